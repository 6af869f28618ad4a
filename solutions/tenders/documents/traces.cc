// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/documents/traces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/number_text.h"
#include "base/utf8.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kShingle = 5, kLongestTold = 600, kMostPlaces = 40;
constexpr std::size_t kLeastWord = 6, kOften = 3;   // a misspelling: a word of so many letters, one letter from one that stands so often

struct Word {
  std::string key;                 // lower case, letters and digits
  std::size_t from = 0, to = 0;    // bytes of the text
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next(text, at);
    if (base::is_letter(c) || (c >= U'0' && c <= U'9')) {
      if (word.key.empty()) word.from = begin;
      base::append(word.key, base::lower(c));
      word.to = at;
    } else if (!word.key.empty()) {
      words.push_back(std::move(word)), word = {};
    }
  }
  if (!word.key.empty()) words.push_back(std::move(word));
  return words;
}

std::uint64_t hash_of_words(const std::vector<Word>& words, std::size_t from) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;   // FNV-1a
  for (std::size_t i = from; i < from + kShingle; ++i) {
    for (const char c : words[i].key) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    hash = (hash ^ 0x20U) * 1'099'511'628'211U;
  }
  return hash;
}

// One letter put in, left out, changed, or two neighbours exchanged.
bool one_slip_apart(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

class Tracer {
 public:
  Tracer(const std::vector<BidDocument>& documents, const TraceSettings& settings) : d_(documents), s_(settings) {
    for (const BidDocument& document : documents) {
      words_.push_back(words_of(document.text));
      hashes_.emplace_back();
      for (std::size_t i = 0; i + kShingle <= words_.back().size(); ++i) hashes_.back().push_back(hash_of_words(words_.back(), i));
      if (!document.bidder.empty()) continue;
      own_.insert(hashes_.back().begin(), hashes_.back().end());
      for (const Word& word : words_.back()) own_words_.insert(word.key);
    }
  }

  std::vector<Trace> traces() {
    authorship();
    passages();
    misspellings();
    const auto rank = [](const Trace& t) { return t.kind == TraceKind::kAuthorship ? 0 : t.kind == TraceKind::kLikeness ? 1 : t.kind == TraceKind::kPassage ? 2 : 3; };
    std::stable_sort(out_.begin(), out_.end(), [&](const Trace& x, const Trace& y) {
      if (rank(x) != rank(y)) return rank(x) < rank(y);
      return x.kind == TraceKind::kLikeness ? x.likeness > y.likeness : x.words > y.words;
    });
    if (out_.size() > s_.most) out_.resize(s_.most);
    return std::move(out_);
  }

 private:
  bool rivals(std::size_t a, std::size_t b) const { return !d_[a].bidder.empty() && !d_[b].bidder.empty() && base::lower(d_[a].bidder) != base::lower(d_[b].bidder); }

  void authorship() {
    // People and firms; a program or its usual template says nothing.
    static constexpr std::array<const char*, 3> kPeople = {"author", "last_author", "manager"};
    static constexpr std::array<const char*, 3> kAlike = {"company", "template_name", "first_id"};
    static const std::set<std::string> kUsual = {"", "normal", "normal.dotm", "normal.dot", "administrator", "admin", "user", "bruger", "microsoft office user", "microsoft office-bruger", "author", "windows user", "windows-bruger", "unknown", "ukendt", "owner"};
    std::set<std::string> own;
    for (const BidDocument& document : d_)
      if (document.bidder.empty())
        for (const auto& [what, value] : document.properties) own.insert(base::lower(value));
    const auto value = [&](std::size_t i, const char* what) {
      const auto at = d_[i].properties.find(what);
      std::string text = at == d_[i].properties.end() ? std::string() : base::lower(at->second);
      return kUsual.contains(text) || own.contains(text) ? std::string() : text;
    };
    for (std::size_t a = 0; a < d_.size(); ++a)
      for (std::size_t b = a + 1; b < d_.size(); ++b) {
        if (!rivals(a, b)) continue;
        std::set<std::string> told;
        const auto compare = [&](const char* x, const char* y) {
          const std::string left = value(a, x);
          if (!left.empty() && left == value(b, y) && told.insert(left).second) out_.push_back({TraceKind::kAuthorship, a, b, x, d_[a].properties.at(x), y, 0, 0});
        };
        for (const char* x : kPeople)
          for (const char* y : kPeople) compare(x, y);
        for (const char* x : kAlike) compare(x, x);
      }
  }

  void passages() {
    struct Place { std::uint32_t document, at; };
    std::unordered_map<std::uint64_t, std::vector<Place>> places;
    for (std::size_t i = 0; i < d_.size(); ++i) {
      if (d_[i].bidder.empty()) continue;
      for (std::size_t k = 0; k < hashes_[i].size(); ++k) {
        if (own_.contains(hashes_[i][k])) continue;
        auto& at = places[hashes_[i][k]];
        if (at.size() < kMostPlaces) at.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(k)});
      }
    }
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> common;
    // A passage is found at its first shingle and followed to its end; later shingles of it lie in `covered`.
    std::set<std::array<std::size_t, 3>> covered;   // a, b, place in a
    for (std::size_t a = 0; a < d_.size(); ++a) {
      std::set<std::pair<std::size_t, std::uint64_t>> counted;
      for (std::size_t k = 0; k < hashes_[a].size(); ++k) {
        const auto found = places.find(hashes_[a][k]);
        if (found == places.end() || d_[a].bidder.empty()) continue;
        std::set<std::size_t> seen;
        for (const Place& place : found->second) {
          const std::size_t b = place.document;
          if (b <= a || !rivals(a, b)) continue;
          if (counted.emplace(b, hashes_[a][k]).second) ++common[{a, b}];
          if (!seen.insert(b).second || covered.contains({a, b, k})) continue;
          std::size_t length = 0;
          while (k + length < hashes_[a].size() && place.at + length < hashes_[b].size() && hashes_[a][k + length] == hashes_[b][place.at + length] && !own_.contains(hashes_[a][k + length])) covered.insert({a, b, k + length}), ++length;
          const std::size_t words = length + kShingle - 1;
          if (words < s_.least_words) continue;
          const std::size_t from = words_[a][k].from, to = words_[a][k + words - 1].to;
          std::string passage = d_[a].text.substr(from, std::min(to - from, kLongestTold));
          if (to - from > kLongestTold) passage = base::repair(passage) + " …";
          out_.push_back({TraceKind::kPassage, a, b, "", std::move(passage), "", words, 0});
        }
      }
    }
    for (const auto& [pair, count] : common) {
      const std::size_t all = distinct(pair.first) + distinct(pair.second) - count;
      const double likeness = all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
      if (likeness >= s_.least_likeness) out_.push_back({TraceKind::kLikeness, pair.first, pair.second, "", "", "", 0, likeness});
    }
  }

  std::size_t distinct(std::size_t document) const {
    std::unordered_set<std::uint64_t> all;
    for (const std::uint64_t hash : hashes_[document])
      if (!own_.contains(hash)) all.insert(hash);
    return all.size();
  }

  // A word that two rivals alone have, one slip from a word that stands often elsewhere.
  void misspellings() {
    std::map<std::string, std::set<std::size_t>> documents_with;
    std::map<std::string, std::size_t> times;
    for (std::size_t i = 0; i < d_.size(); ++i)
      for (const Word& word : words_[i]) documents_with[word.key].insert(i), ++times[word.key];
    std::map<std::size_t, std::vector<std::pair<std::u32string, std::string>>> often;   // by length
    for (const auto& [word, count] : times)
      if (count >= kOften && base::length(word) >= static_cast<std::int64_t>(kLeastWord)) often[base::decode(word).size()].emplace_back(base::decode(word), word);
    for (const auto& [word, in] : documents_with) {
      if (in.size() != 2 || own_words_.contains(word)) continue;
      const std::size_t a = *in.begin(), b = *in.rbegin();
      const std::u32string letters = base::decode(word);
      if (!rivals(a, b) || letters.size() < kLeastWord || word.find_first_of("0123456789") != word.npos) continue;
      std::string usual;
      for (std::size_t length = letters.size() - 1; length <= letters.size() + 1 && usual.empty(); ++length)
        for (const auto& [other, text] : often[length])
          // A form of the word ("bygning", "bygningen") differs at its end: that is grammar.
          if (times[text] >= kOften * times[word] && one_slip_apart(letters, other) && letters.back() == other.back() && letters.front() == other.front()) {
            usual = text;
            break;
          }
      if (!usual.empty()) out_.push_back({TraceKind::kMisspelling, a, b, "", word, usual, 0, 0});
    }
  }

  const std::vector<BidDocument>& d_;
  const TraceSettings& s_;
  std::vector<std::vector<Word>> words_;
  std::vector<std::vector<std::uint64_t>> hashes_;
  std::unordered_set<std::uint64_t> own_;
  std::unordered_set<std::string> own_words_;
  std::vector<Trace> out_;
};

}  // namespace

std::vector<Trace> traces_of(const std::vector<BidDocument>& documents, const TraceSettings& settings) { return Tracer(documents, settings).traces(); }

std::string_view name_of(TraceKind kind) {
  switch (kind) {
    case TraceKind::kAuthorship: return "authorship";
    case TraceKind::kPassage: return "passage";
    case TraceKind::kLikeness: return "likeness";
    case TraceKind::kMisspelling: return "misspelling";
  }
  return "";
}

std::string sentence_of(const Trace& t, const std::vector<BidDocument>& documents, base::Language language) {
  base::Arguments facts = {{"a", documents[t.a].name}, {"b", documents[t.b].name}, {"shared", t.shared}, {"other", t.other}, {"words", std::to_string(t.words)}, {"likeness", base::with_digits(100 * t.likeness, 2, language)}};
  switch (t.kind) {
    case TraceKind::kAuthorship:
      facts.emplace_back("what", base::text("tenders.property." + t.what, language));
      return base::text("tenders.trace.authorship", language, facts);
    case TraceKind::kPassage: return base::text("tenders.trace.passage", language, facts);
    case TraceKind::kLikeness: return base::text("tenders.trace.likeness", language, facts);
    case TraceKind::kMisspelling: return base::text("tenders.trace.misspelling", language, facts);
  }
  return {};
}

}  // namespace meretid::tenders
