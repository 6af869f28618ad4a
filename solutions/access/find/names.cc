// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace meretid::access {
namespace {

using danish::TokenKind;
using Words = std::vector<std::u32string>;

std::u32string without_genitive(std::u32string_view word) {
  std::u32string stem(word);
  if (stem.ends_with(U'.')) return stem;
  if (stem.ends_with(U'\'')) stem.pop_back();
  if (stem.size() < 4 || !stem.ends_with(U's')) return stem;
  const std::u32string shorter = stem.substr(0, stem.size() - (stem[stem.size() - 2] == U'\'' ? 2 : 1));
  // "Jens" and "Mathias" end in s by themselves.
  static constexpr std::array<std::u32string_view, 14> kOwn = {U"jens", U"lars", U"hans", U"niels", U"mads", U"anders", U"jonas", U"andreas", U"thomas", U"lukas", U"klaus", U"rasmus", U"magnus", U"elias"};
  for (const auto own : kOwn)
    if (stem == own) return stem;
  return stem.ends_with(U"us") || stem.ends_with(U"as") || stem.ends_with(U"is") ? stem : shorter;
}

std::string joined(const Words& words) {
  std::string all;
  for (const auto& word : words) {
    if (!all.empty()) all += ' ';
    all += base::encode(word);
  }
  return all;
}

class Collector {
 public:
  Collector(const Reading& reading, WordLooks& looks, std::vector<Claim>& claims) : r_(reading), looks_(looks), claims_(claims), others_(static_cast<std::ptrdiff_t>(claims.size())) {}

  void add(const NameSpan& span) {
    if (inside_claim(span)) return;
    const std::int32_t start = r_.tokens()[span.first].start;
    const Words words = name_words(r_, span);
    Claim claim;
    claim.start = start;
    claim.end = r_.tokens()[span.last].end;
    claim.type = FindingType::kPerson;
    claim.score = span.score;
    claim.entity = joined(words);
    claim.reasons = {span.reason};
    if (in_office(r_, span)) office_.insert(claim.entity);
    taken_.emplace_back(span.first, span.last);
    const bool sure = words.size() > 1 && span.score > kSureName;
    for (const auto& word : words) {
      Use& use = uses_[word];
      ++use.as_name;
      use.sure = use.sure || sure;
    }
    if (span.score > 0.2) learn(words, claim.entity, span.score);
    found_.push_back(std::move(claim));
  }

  // One wrong sight of "København" must not blacken it everywhere: a word that stands often, and mostly as no name, is none.
  void doubt() {
    for (const danish::Token& token : r_.tokens()) {
      if (token.kind != TokenKind::kWord || !base::is_upper(r_.text().at(token.start))) continue;
      const auto use = uses_.find(std::u32string(r_.text().lower_part(token.start, token.end)));
      if (use != uses_.end()) ++use->second.all;
    }
    std::erase_if(uses_, [this](const auto& entry) {
      const Use& use = entry.second;
      const learn::Likeness& l = looks_.of(entry.first);
      const bool looks_like_one = std::max({l[kFirst], l[kFrequentFirst], l[kSurname]}) > l[kOrdinary] + kClearly;
      return use.sure || looks_like_one || use.all < kOften || 4 * use.as_name >= use.all;
    });
    for (const auto& [word, use] : uses_) words_.erase(word);
    for (Claim& claim : found_) {
      const std::u32string entity = base::decode(claim.entity);
      std::size_t doubtful = 0, all = 0;
      for (std::size_t at = 0; at <= entity.size(); ++all) {
        const std::size_t end = std::min(entity.find(U' ', at), entity.size());
        doubtful += uses_.contains(entity.substr(at, end - at));
        at = end + 1;
      }
      if (doubtful == all) claim.score -= kDoubt;
    }
  }

  // Of the case's names only those whose words stand here.
  void know(const KnownNames* known) {
    if (!known) return;
    known_ = known;
    std::unordered_set<std::u32string_view> asked;
    for (std::size_t i = 0; i < r_.tokens().size(); ++i) {
      if (r_.tokens()[i].kind != TokenKind::kWord || !base::is_upper(r_.text().at(r_.tokens()[i].start))) continue;
      if (!asked.insert(r_.word(i)).second) continue;
      const std::u32string word(r_.word(i)), stem = without_genitive(word);
      know_word(word);
      if (stem != word) know_word(stem);
    }
  }

  // Every word of a found name is looked for in the rest of the text.
  void everywhere() {
    const auto& tokens = r_.tokens();
    std::vector<char> taken(tokens.size());
    for (const auto& [first, last] : taken_)
      for (std::size_t i = first; i <= last; ++i) taken[i] = 1;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (taken[i] || inside_claim({i, i}) || tokens[i].kind != TokenKind::kWord || !base::is_upper(r_.text().at(tokens[i].start))) continue;
      const auto entry = match(i);
      if (entry == words_.end()) continue;
      NameSpan span{i, i, 0, "name_again"};
      while (span.last + 1 < tokens.size() && !taken[span.last + 1] && !tokens[span.last + 1].lines_before &&
             base::is_upper(r_.text().at(tokens[span.last + 1].start)) && match(span.last + 1) != words_.end())
        ++span.last;
      const learn::Likeness& l = looks_.of(r_.word(i));
      const float like = std::max({l[kFirst], l[kFrequentFirst], l[kSurname]});
      Claim claim;
      claim.start = tokens[i].start;
      claim.end = tokens[span.last].end;
      claim.type = FindingType::kPerson;
      claim.score = std::min(entry->second.score, 3.0) - 0.8 + 0.3 * std::clamp(static_cast<double>(like - l[kOrdinary]), -4.0, 3.0);
      if (span.last > i) claim.score += 1.5;
      else if (tokens[i].sentence_start && l[kOrdinary] > 0) claim.score -= 1.5;
      claim.entity = entry->second.entity;
      claim.reasons = {"name_again"};
      i = span.last;
      if (claim.score > -0.7) found_.push_back(std::move(claim));
    }
  }

  void finish() {
    // A single name means the full one that holds it; who acts in office does so everywhere.
    for (Claim& claim : found_) {
      if (claim.entity.find(' ') == std::string::npos) {
        const auto entry = words_.find(base::decode(claim.entity));
        if (entry != words_.end()) claim.entity = entry->second.entity;
      }
      if (office_.contains(claim.entity) || (known_ && known_->in_office(claim.entity))) {
        claim.type = FindingType::kEmployee;
        claim.reasons.push_back("office");
      }
      claims_.push_back(std::move(claim));
    }
  }

 private:
  // Claims are in order of place and do not overlap.
  bool inside_claim(const NameSpan& span) const {
    const std::int32_t start = r_.tokens()[span.first].start, end = r_.tokens()[span.last].end;
    const auto next = std::partition_point(claims_.begin(), claims_.begin() + others_, [&](const Claim& c) { return c.end <= start; });
    return next != claims_.begin() + others_ && next->start < end;
  }

  static constexpr int kOften = 6;          // fewer say nothing
  static constexpr double kSureName = 2.5;  // log-odds of a full name that stands whatever its words do elsewhere
  static constexpr double kDoubt = 6.5;
  static constexpr float kClearly = 1.5F;   // looks of a word, log-odds
  struct Use {
    int as_name = 0, all = 0;  // all: with a capital letter
    bool sure = false;
  };
  struct Entry { std::string entity; double score; };
  using Index = std::unordered_map<std::u32string, Entry>;

  void know_word(const std::u32string& word) {
    if (const KnownNames::Word* name = known_->word(base::encode(word))) learn({word}, name->entity, name->score);
  }
  void learn(const Words& words, const std::string& entity, double score) {
    for (const auto& word : words) {
      if (word.size() < 3 || word.ends_with(U'.')) continue;
      const auto [entry, is_new] = words_.try_emplace(word, Entry{entity, score});
      if (is_new) continue;
      // A full name says more than a single one.
      const bool fuller = entity.find(' ') != std::string::npos && entry->second.entity.find(' ') == std::string::npos;
      if (fuller) entry->second.entity = entity;
      entry->second.score = std::max(entry->second.score, score);
    }
  }
  Index::const_iterator match(std::size_t i) const {
    const std::u32string word(r_.word(i));
    auto entry = words_.find(word);
    if (entry == words_.end()) entry = words_.find(without_genitive(word));
    return entry;
  }

  const Reading& r_;
  WordLooks& looks_;
  std::vector<Claim>& claims_;
  std::ptrdiff_t others_;  // how many of them came before the names
  Index words_;
  std::unordered_set<std::string> office_;
  const KnownNames* known_ = nullptr;
  std::vector<std::pair<std::size_t, std::size_t>> taken_;
  std::vector<Claim> found_;
  std::unordered_map<std::u32string, Use> uses_;  // after doubt(): the doubtful words
};

}  // namespace

std::vector<std::u32string> name_words(const Reading& reading, const NameSpan& span) {
  Words before, after;
  bool comma = false;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    const auto word = reading.word(i);
    if (word == U",") {
      comma = true;
      continue;
    }
    if (reading.tokens()[i].kind != TokenKind::kWord) continue;
    (comma ? after : before).push_back(i == span.last ? without_genitive(word) : std::u32string(word));
  }
  if (!span.reversed) {
    before.insert(before.end(), after.begin(), after.end());
    return before;
  }
  after.insert(after.end(), before.begin(), before.end());
  return after;
}

bool is_known_place(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  constexpr std::uint16_t kName = kKnownFrequentFirst | kKnownSurname | kKnownForeignFirst | kKnownForeignSurname;
  const auto& tokens = reading.tokens();
  // "Aarhus C", "Randers NØ", "Ans By": a district, in the span or behind it.
  const auto district = [&](std::size_t i) {
    const danish::Token& t = tokens[i];
    return t.end - t.start <= 2 && (base::is_upper(reading.text().at(t.end - 1)) || reading.word(i) == U"by" || reading.word(i) == U"st");
  };
  if (span.last > span.first && district(span.last)) return is_known_place(reading, known, {span.first, span.last - 1});
  if (span.first > 0 && district(span.first) && span.first == span.last && known.of_genitive(reading.word(span.first - 1)) & (kKnownTown | kKnownPlace)) return true;
  if (span.last + 1 < tokens.size() && !tokens[span.last + 1].lines_before && base::is_upper(reading.text().at(tokens[span.last + 1].start)) && district(span.last + 1) &&
      known.of_genitive(reading.word(span.last)) & kKnownTown)
    return true;
  for (std::size_t from = span.first - std::min<std::size_t>(span.first, 2); from <= span.first; ++from) {
    std::u32string phrase;
    for (std::size_t i = from; i < std::min(tokens.size(), span.last + 3); ++i) {
      if (i > from && tokens[i].lines_before) break;
      if (i > from) phrase += U' ';
      phrase += reading.word(i);
      if (i < span.last || !(known.of_genitive(phrase) & (kKnownTown | kKnownPlace))) continue;
      bool name = false;
      for (std::size_t k = span.first; k <= span.last; ++k) name = name || (known.of_genitive(reading.word(k)) & kName);
      if (!name || i > from) return true;
    }
  }
  return false;
}

// What the model holds for a name with little reason: "CVR-nr.", which says what the number beside it is, an abbreviation, and a usual
// word that is written large, most often because a sentence begins with it.
bool is_usual_word(const Reading& reading, WordLooks& looks, const KnownPhrases& known, const NameSpan& span) {
  for (std::size_t i = span.first; i <= span.last; ++i)
    if (cue_of(reading.word(i)) != kNoCue) return true;
  // "Hr.", "St."
  if (span.first == span.last && (reading.word(span.first).size() <= 3 && reading.word(span.first).ends_with(U'.'))) return true;
  if (span.first == span.last && (known.of(reading.word(span.first)) & kKnownTitle)) return true;
  const danish::Token& token = reading.tokens()[span.first];
  if (span.first != span.last) return false;
  // "Sted: Randers"
  if (span.last + 1 < reading.tokens().size() && reading.word(span.last + 1) == U":") return true;
  const std::u32string_view word = reading.word(span.first);
  constexpr std::uint16_t kName = kKnownFrequentFirst | kKnownSurname | kKnownForeignFirst | kKnownForeignSurname;
  if (known.of_genitive(word) & kName) return false;
  // "SWIFT", "EAN"
  constexpr std::size_t kShort = 5;
  bool capitals = word.size() <= kShort;
  for (std::int32_t at = token.start; capitals && at < token.end; ++at) capitals = base::is_upper(reading.text().at(at));
  if (capitals) return true;
  constexpr double kHardly = -1.5;  // log-odds
  const bool head = token.sentence_start || token.lines_before || (span.first > 0 && reading.word(span.first - 1).ends_with(U'.'));
  const learn::Likeness& l = looks.of(word);
  return (head || span.score < kHardly) && l[kOrdinary] > std::max({l[kFirst], l[kFrequentFirst], l[kSurname]});
}

// "Holm A/S": the letter before the stroke, in the span or behind it.
bool is_company(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  for (std::size_t i = span.last; i <= span.last + 1 && i + 1 < tokens.size(); ++i) {
    if (i > span.last && tokens[i].lines_before) return false;
    if (tokens[i].end - tokens[i].start == 1 && reading.word(i + 1) == U"/" && !tokens[i + 1].space_before) return true;
  }
  return false;
}

void scan_names(const Reading& reading, const NameModel::Parts& model, const KnownNames* known, std::vector<Claim>& claims) {
  constexpr double kLeast = -4.6; // log-odds of what is shown at all
  constexpr double kPlace = 7;    // log-odds: towns stand for themselves far more often than for persons
  WordLooks looks(model.looks);
  Collector collector(reading, looks, claims);
  std::vector<NameSpan> spans = rule_names(reading, looks, model.known);
  const std::vector<NameSpan> by_model = model_names(reading, model, looks);
  // Where both see a name, each makes the other surer; the longer one gives the place.
  for (NameSpan span : by_model) {
    const std::size_t next = span.last + 1;
    if (reading.tokens()[span.first].kind != TokenKind::kWord) continue;
    const std::u32string_view first = reading.word(span.first);
    if (std::any_of(first.begin(), first.end(), danish::is_digit)) continue;  // a chassis number
    const danish::Token& head = reading.tokens()[span.first];
    if (span.first > 0 && !head.space_before && reading.tokens()[span.first - 1].kind == TokenKind::kNumber) continue;  // "3F."
    if (is_company(reading, span)) continue;
    // A letter by itself is no name that could be looked for; "Nykøbing F" has one behind it.
    if (span.first == span.last && reading.word(span.first).size() - reading.word(span.first).ends_with(U'.') == 1) continue;
    if (is_letter_word(first) || is_institution(reading.word(span.last))) continue;
    if (next < reading.tokens().size() && !reading.tokens()[next].lines_before && is_institution(reading.word(next))) continue;
    if (span.score < 0 && is_usual_word(reading, looks, model.known, span)) continue;
    if (is_known_place(reading, model.known, span)) span.score -= kPlace;
    for (NameSpan& rule : spans) {
      if (rule.first > span.last || rule.last < span.first) continue;
      const double both = std::max(rule.score, span.score) + 0.8;
      if (rule.first <= span.first && rule.last >= span.last) rule.score = std::max(rule.score, both), span.score = -9;
      else span.score = std::max(span.score, both), rule.score = std::min(rule.score, span.score - 0.5);
    }
    if (span.score > kLeast) collector.add(span);
  }
  for (const NameSpan& span : spans) collector.add(span);
  collector.doubt();
  collector.know(known);
  collector.everywhere();
  collector.finish();
}

}  // namespace meretid::access
