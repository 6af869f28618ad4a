// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/spans.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/claim.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {
namespace {

constexpr double kSure = 0.9, kLikely = 0.7;

bool one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Names {
 public:
  Names(std::string_view utf8, const NameModel& model)
      : reading_(utf8), offsets_(utf8), model_(model.parts()), looks_(model_.looks), places_(model_.looks) {}

  std::vector<OtherName> read() {
    companies();
    for (const NameSpan& span : model_names(reading_, model_, looks_, kOrganisation))
      if (!is_known_place(reading_, model_.known, span)) add(span.first, span.last, false, kLikely);
    for (const NameSpan& span : model_names(reading_, model_, looks_, kPlace))
      if (lives_there(span.first)) add(span.first, span.last, true, kLikely);
    towns();
    std::sort(out_.begin(), out_.end(), [](const OtherName& a, const OtherName& b) { return a.start < b.start; });
    return std::move(out_);
  }

 private:
  static constexpr learn::Label kPlace = 3, kOrganisation = 5;

  // "Murerfirmaet Holm A/S", "Aarhus Kommune", "Nordea Bank A/S": capital words up to what only organisations are called.
  void companies() {
    const auto& tokens = reading_.tokens();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const std::u32string_view word = reading_.word(i);
      std::size_t last = i;
      bool company = one_of(word, {U"aps", U"ivs", U"amba", U"a.m.b.a", U"a/s", U"i/s", U"k/s", U"p/s"});
      if (!company && word.size() == 1 && i + 2 < tokens.size() && reading_.word(i + 1) == U"/" && reading_.word(i + 2) == U"s" && !tokens[i + 1].space_before &&
          one_of(word, {U"a", U"i", U"k", U"p"})) {
        company = true;
        last = i + 2;
      }
      const bool authority = one_of(word, {U"kommune", U"region", U"fonden", U"forening", U"forbund", U"universitet", U"gymnasium", U"a-kasse", U"bank", U"forsikring", U"politi"}) &&
                             base::is_upper(reading_.text().at(tokens[i].start));
      if (!company && !authority) continue;
      std::size_t first = i;
      while (first > 0 && i - first < 5 && tokens[first - 1].kind == danish::TokenKind::kWord && !tokens[first].lines_before &&
             (base::is_upper(reading_.text().at(tokens[first - 1].start)) || (one_of(reading_.word(first - 1), {U"og", U"&"}) && first + 1 < i)) &&
             !tokens[first].sentence_start)
        --first;
      if (first < i) add(first, last, false, kSure);
    }
  }

  // "bor i Odense", "flyttet til Viborg", "født i Vejle", "fra Skive"
  bool lives_there(std::size_t first) const {
    const auto& tokens = reading_.tokens();
    if (first < 2 || tokens[first].sentence_start) return false;
    const std::u32string_view before = reading_.word(first - 1);
    if (!one_of(before, {U"i", U"til", U"fra", U"på", U"ved"})) return false;
    for (std::size_t back = 2; back <= 5 && back <= first; ++back) {
      const std::u32string_view word = reading_.word(first - back);
      for (const std::u32string_view cue : {U"bor", U"boede", U"boet", U"boende", U"bosat", U"bopæl", U"flytte", U"født", U"opvokset", U"hjemme", U"bolig", U"lejlighed",
                                            U"hus", U"anbragt", U"indlagt", U"ophold", U"kommer", U"skole", U"arbejder", U"ansat", U"går"})
        if (word.starts_with(cue)) return true;
      if (tokens[first - back].sentence_start) break;
    }
    return false;
  }
  void towns() {
    const auto& tokens = reading_.tokens();
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      if (tokens[i].kind != danish::TokenKind::kWord || !base::is_upper(reading_.text().at(tokens[i].start)) || !lives_there(i)) continue;
      if (places_.town(reading_.text().lower_part(tokens[i].start, tokens[i].end)) > 1.0F) add(i, i, true, kLikely);
    }
  }

  void add(std::size_t first, std::size_t last, bool place, double confidence) {
    const std::int64_t start = reading_.tokens()[first].start, end = reading_.tokens()[last].end;
    for (const OtherName& other : out_)
      if (other.start < end && start < other.end) return;
    out_.push_back({start, end, std::string(offsets_.slice(start, end)), place, confidence});
  }

  Reading reading_;
  base::OffsetIndex offsets_;
  const NameModel::Parts& model_;
  WordLooks looks_;
  PlaceLikeness places_;
  std::vector<OtherName> out_;
};

}  // namespace

std::vector<OtherName> other_names(std::string_view text, const NameModel& model) { return Names(text, model).read(); }

}  // namespace meretid::access
