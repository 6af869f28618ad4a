// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/spans.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/claim.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/organisations.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {
namespace {

constexpr double kLikely = 0.7;

bool one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Names {
 public:
  Names(std::string_view utf8, const NameModel& model)
      : reading_(utf8), offsets_(utf8), model_(model.parts()), looks_(model_.looks), places_(model_.looks) {}

  std::vector<OtherName> read() {
    for (const NameSpan& span : organisations(reading_, model_.known)) add(span.first, span.last, false, probability(span.score));
    for (const NameSpan& span : model_names(reading_, model_, looks_, kOrganisation))
      if (!is_known_place(reading_, model_.known, span) && !is_abbreviation(span)) add(span.first, span.last, false, kLikely);
    for (const NameSpan& span : model_names(reading_, model_, looks_, kPlace))
      if (lives_there(span.first)) add(span.first, span.last, true, kLikely);
    towns();
    std::sort(out_.begin(), out_.end(), [](const OtherName& a, const OtherName& b) { return a.start < b.start; });
    return std::move(out_);
  }

 private:
  static constexpr learn::Label kPlace = 3, kOrganisation = 5;

  // "(V)", "CRP", "SFO": what letters stand for is known of organisations on the list alone.
  bool is_abbreviation(const NameSpan& span) const {
    if (span.first != span.last) return false;
    const danish::Token& t = reading_.tokens()[span.first];
    if (t.end - t.start > 4) return false;
    for (std::int32_t i = t.start; i < t.end; ++i)
      if (base::is_letter(reading_.text().at(i)) && !base::is_upper(reading_.text().at(i))) return false;
    return true;
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
                                            U"hus", U"anbragt", U"indlagt", U"ophold", U"kommer", U"skole", U"arbejder", U"ansat", U"går", U"lever", U"stammer", U"vokset", U"tilflyt", U"fraflyt", U"hos", U"studerer", U"barndom", U"sommerhus"})
        if (word.starts_with(cue)) return true;
      if (tokens[first - back].sentence_start) break;
    }
    return false;
  }
  void towns() {
    const auto& tokens = reading_.tokens();
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      if (tokens[i].kind != danish::TokenKind::kWord || !lives_there(i)) continue;
      const bool listed = (model_.known.of_genitive(reading_.word(i)) & (kKnownTown | kKnownPlace)) != 0;
      if (!base::is_upper(reading_.text().at(tokens[i].start)) && !(listed && !(model_.known.of(reading_.word(i)) & (kKnownSmall | kListedName)))) continue;
      if (listed || places_.town(reading_.text().lower_part(tokens[i].start, tokens[i].end)) > 1.0F) add(i, i, true, kLikely);
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
