// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/spans.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/authority.h"
#include "solutions/access/find/claim.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/organisations.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/reading.h"
#include "solutions/access/find/things.h"

namespace meretid::access {
namespace {

constexpr double kLikely = 0.7;

class Names {
 public:
  Names(std::string_view utf8, const std::vector<Finding>& found, const NameModel& model)
      : reading_(utf8), offsets_(utf8), found_(found), model_(model.parts()), looks_(model_.looks), places_(model_.looks) {}

  std::vector<OtherName> read() {
    for (const NameSpan& span : organisations(reading_, model_.known))
      if (!is_authority(reading_, span) && !heading(span)) add(span.first, span.last, false, probability(span.score));
    for (const NameSpan& span : model_names(reading_, model_, looks_, kOrganisation))
      if (!is_known_place(reading_, model_.known, span) && !is_abbreviation(span) && !is_usual(span) && !is_authority(reading_, span)) add(span.first, span.last, false, kLikely);
    for (const NameSpan& span : model_names(reading_, model_, looks_, kPlace))
      if (lives_there(span.first) || of_somebody(span.first)) add(span.first, span.last, true, kLikely);
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
    std::int32_t end = t.end;
    if (end - t.start > 2 && reading_.text().at(end - 1) == U's' && !base::is_letter(reading_.text().at(end - 2))) end -= 2;  // "UIM's"
    if (reading_.text().at(t.end - 1) == U'.') return true;
    if (end - t.start > 4) return false;
    for (std::int32_t i = t.start; i < end; ++i)
      if (base::is_letter(reading_.text().at(i)) && !base::is_upper(reading_.text().at(i))) return false;
    return true;
  }

  // Behind a wide gap, as cells of a table stand.
  bool cell(std::size_t i) const {
    constexpr std::int32_t kGap = 3;
    return i > 0 && reading_.tokens()[i].start - reading_.tokens()[i - 1].end >= kGap;
  }
  // "PARTSHØRING OM TILBAGEBETALING"
  bool heading(const NameSpan& span) const {
    for (std::size_t i = span.first; i <= span.last; ++i) {
      const danish::Token& t = reading_.tokens()[i];
      for (std::int32_t k = t.start; k < t.end; ++k)
        if (base::is_letter(reading_.text().at(k)) && !base::is_upper(reading_.text().at(k))) return false;
    }
    for (std::size_t i = span.first; i <= span.last; ++i)
      if (is_one_of(reading_.word(i), {U"om", U"af", U"til", U"over", U"ved"})) return true;
    return false;
  }

  // "Kontrol", "Center", "Fødevarer Vest": usual words that stand large, "NemKonto", and what reaches over a line.
  bool is_usual(const NameSpan& span) const {
    if (span.first == span.last && (reading_.tokens()[span.first].lines_before || cell(span.first))) return true;  // a field, a heading
    if (span.first == span.last && reading_.word(span.first).ends_with(U"isk")) return true;  // "på Børnepsykiatrisk"
    if (heading(span) || (span.first > 0 && is_one_of(reading_.word(span.first - 1), {U"typen", U"type", U"mærket", U"fabrikat", U"modellen"}))) return true;
    bool usual = true;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (i > span.first && reading_.tokens()[i].lines_before) return true;
      const std::uint16_t bits = model_.known.of_genitive(reading_.word(i));
      usual = usual && (reading_.tokens()[i].kind != danish::TokenKind::kWord || is_thing(reading_.word(i)) || (bits & kKnownSmall) || reading_.word(i).size() < 4);
    }
    return usual;
  }

  // "bor i Odense", "flyttet til Viborg", "født i Vejle", "fra Skive"
  bool lives_there(std::size_t first) const {
    const auto& tokens = reading_.tokens();
    if (first < 2 || tokens[first].sentence_start) return false;
    const std::u32string_view before = reading_.word(first - 1);
    if (!is_one_of(before, {U"i", U"til", U"fra", U"på", U"ved"})) return false;
    for (std::size_t back = 2; back <= 5 && back <= first; ++back) {
      const std::u32string_view word = reading_.word(first - back);
      for (const std::u32string_view cue : {U"bor", U"boede", U"boet", U"boende", U"bosat", U"bopæl", U"flytte", U"født", U"opvokset", U"hjemme", U"bolig", U"lejlighed",
                                            U"hus", U"anbragt", U"indlagt", U"ophold", U"kommer", U"skole", U"lever", U"stammer", U"vokset", U"tilflyt", U"fraflyt", U"hos", U"studerer", U"barndom", U"sommerhus"})
        if (word.starts_with(cue)) return true;
      if (tokens[first - back].sentence_start) break;
    }
    return false;
  }
  // "Mirko fra Slagelse", "(Jimmy, nu i Brovst)", "hans forældre i Vissenbjerg", "Kystvejen 41 i Jerup", "f. 6.6.1989, Landskrona"
  bool of_somebody(std::size_t first) const {
    const auto& tokens = reading_.tokens();
    if (first < 2 || tokens[first].lines_before) return false;
    std::size_t back = first - 1;
    const std::u32string_view before = reading_.word(back);
    const bool comma = before == U",";
    if (!comma && !is_one_of(before, {U"i", U"fra", U"på", U"tidligere", U"tidl.", U"nu"})) return false;
    if (comma && !(known_town(first) && !(model_.known.of(reading_.word(first)) & kListedName))) return false;
    if (back > 1 && reading_.word(back - 1) == U"," && is_one_of(before, {U"tidligere", U"tidl.", U"nu"})) --back;  // "Kim Bo, tidligere Harboøre"
    if (back > 1 && is_one_of(reading_.word(back - 1), {U"nu", U"oprindelig", U"oprindeligt", U"p.t.", U"pt."})) --back;
    if (back > 1 && is_one_of(reading_.word(back - 1), {U",", U"(", U")", U"\"", U"”"}) && !comma) --back;
    if (back == 0) return false;
    const FindingType* type = ending_at(tokens[back - 1].end, tokens[back].start);
    if (type != nullptr) {
      if (comma) return *type == FindingType::kBirthdate || *type == FindingType::kPerson;
      return *type == FindingType::kPerson || *type == FindingType::kAddress || *type == FindingType::kBirthdate;
    }
    if (comma || before == U"på") return false;
    const std::u32string_view who = reading_.word(back - 1);
    return is_kin(who) || is_one_of(who, {U"kvinde", U"dreng", U"pige", U"familie", U"familien", U"forældre", U"forældrene", U"veninde", U"ven", U"kammerat", U"ægtepar", U"søskende", U"plejefamilie", U"plejefamilien", U"aflastningsfamilie"});
  }
  // What was found that ends between the two places.
  const FindingType* ending_at(std::int32_t least, std::int32_t most) const {
    const auto behind = std::partition_point(found_.begin(), found_.end(), [&](const Finding& f) { return f.start < most; });
    if (behind == found_.begin()) return nullptr;
    const Finding& last = *std::prev(behind);
    return last.end >= least && last.end <= most && last.confidence > kDoubtfulPerson ? &last.type : nullptr;
  }
  bool known_town(std::size_t i) const { return (model_.known.of_genitive(reading_.word(i)) & (kKnownTown | kKnownPlace)) != 0; }

  void towns() {
    const auto& tokens = reading_.tokens();
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      if (tokens[i].kind != danish::TokenKind::kWord || !(lives_there(i) || (base::is_upper(reading_.text().at(tokens[i].start)) && of_somebody(i)))) continue;
      const bool listed = (model_.known.of_genitive(reading_.word(i)) & (kKnownTown | kKnownPlace)) != 0;
      if (!base::is_upper(reading_.text().at(tokens[i].start)) && !(listed && !(model_.known.of(reading_.word(i)) & (kKnownSmall | kListedName)))) continue;
      if (listed || places_.town(reading_.text().lower_part(tokens[i].start, tokens[i].end)) > 1.0F) add(i, i, true, kLikely);
    }
  }

  void add(std::size_t first, std::size_t last, bool place, double confidence) {
    const std::int64_t start = reading_.tokens()[first].start;
    std::int64_t end = reading_.tokens()[last].end;
    for (std::size_t i = first; i <= last; ++i)
      if (taken_[i]) return;
    for (std::size_t i = first; i <= last; ++i) taken_[i] = true;
    if (last > first && reading_.word(last) == U"f." && reading_.word(first) == U"3") --end;  // "medlem af 3F."
    out_.push_back({start, end, std::string(offsets_.slice(start, end)), place, confidence});
  }

  Reading reading_;
  base::OffsetIndex offsets_;
  const std::vector<Finding>& found_;  // in order
  const NameModel::Parts& model_;
  WordLooks looks_;
  PlaceLikeness places_;
  std::vector<bool> taken_ = std::vector<bool>(reading_.tokens().size());
  std::vector<OtherName> out_;
};

}  // namespace

std::vector<OtherName> other_names(std::string_view text, const std::vector<Finding>& found, const NameModel& model) { return Names(text, found, model).read(); }

}  // namespace meretid::access
