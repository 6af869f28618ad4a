// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/name_collector.h"
#include "solutions/access/find/organisations.h"
#include "solutions/access/find/things.h"

namespace meretid::access {

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

void scan_names(const Reading& reading, const NameModel::Parts& model, const KnownNames* known, std::vector<Claim>& claims) {
  constexpr double kLeast = -4.6; // log-odds of what is shown at all
  constexpr double kPlace = 7;    // log-odds: towns stand for themselves far more often than for persons
  WordLooks looks(model.looks);
  const std::vector<NameSpan> firms = organisations(reading, model.known);
  // "Naturlig Nabo", "Slagter Sommer": no person, unless a whole name stands in the name of the firm.
  const auto of_a_firm = [&](const NameSpan& span) {
    const auto firm = std::partition_point(firms.begin(), firms.end(), [&](const NameSpan& f) { return f.last < span.first; });
    return firm != firms.end() && firm->first <= span.first && span.last <= firm->last && !is_full_name(reading, model.known, span);
  };
  NameCollector collector(reading, looks, model, claims);
  std::vector<NameSpan> spans = rule_names(reading, looks, model.known);
  for (NameSpan& span : spans) span = collector.free_of_others(over_particles(reading, model.known, span));
  std::erase_if(spans, [&](const NameSpan& span) {
    const bool label = span.first == span.last && is_label(reading, model.known, span.first);  // "IBAN" of "IBAN DK50 0040"
    return label || is_street(reading, model.known, span) || is_run_of_things(reading, model.known, span) || of_a_firm(span) || is_called_like_one(reading, span);
  });
  const std::vector<NameSpan> by_model = model_names(reading, model, looks);
  // Where both see a name, each makes the other surer; the longer one gives the place.
  for (NameSpan span : by_model) {
    span = collector.free_of_others(over_particles(reading, model.known, span));
    while (span.first < span.last && (behind_stroke(reading, span.first) || is_kin(reading.word(span.first)))) ++span.first;
    while (span.first < span.last && cue_of(reading.word(span.first)) == kCueIban) ++span.first;
    while (span.first < span.last && is_title(reading, model.known, span.first)) ++span.first;
    while (span.first < span.last && !can_end(reading, model.known, span)) --span.last;
    while (span.first < span.last && is_label(reading, model.known, span.last)) --span.last;
    if (span.first == span.last && (is_label(reading, model.known, span.first) || is_kin(reading.word(span.first)))) continue;
    const std::size_t next = span.last + 1;
    if (reading.tokens()[span.first].kind != TokenKind::kWord) continue;
    const std::u32string_view first = reading.word(span.first);
    if (std::any_of(first.begin(), first.end(), danish::is_digit)) continue;  // a chassis number
    const danish::Token& head = reading.tokens()[span.first];
    if (span.first > 0 && !head.space_before && reading.tokens()[span.first - 1].kind == TokenKind::kNumber) continue;  // "3F."
    if (is_company(reading, span) || is_old_place(reading, span) || is_street(reading, model.known, span) || is_date(reading, span)) continue;
    // A letter by itself is no name that could be looked for; "Nykøbing F" has one behind it.
    if (span.first == span.last && reading.word(span.first).size() - reading.word(span.first).ends_with(U'.') == 1) continue;
    if (is_letter_word(first) || (is_institution(reading.word(span.last)) && !is_full_name(reading, model.known, span))) continue;
    if (next < reading.tokens().size() && !reading.tokens()[next].lines_before && is_institution(reading.word(next))) continue;
    if (is_run_of_things(reading, model.known, span) || of_a_firm(span) || is_abbreviation_compound(reading, span) || is_called_like_one(reading, span)) continue;
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
  collector.compounds();
  collector.finish();
}

}  // namespace meretid::access
