// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/initials.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/name_collector.h"
#include "solutions/access/find/name_extent.h"
#include "solutions/access/find/namesakes.h"
#include "solutions/access/find/names_elsewhere.h"
#include "solutions/access/find/office_words.h"
#include "solutions/access/find/organisations.h"
#include "solutions/access/find/phrase_list.h"
#include "solutions/access/find/things.h"
#include "solutions/access/find/usual_word.h"

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

namespace {

constexpr double kLeast = -4.6; // log-odds of what is shown at all
constexpr double kNever = -9;
constexpr double kPlace = 7;    // log-odds: towns stand for themselves far more often than for persons

// Names on their way in: cut to what is a name, and kept out where the text around speaks against one.
class Gate {
 public:
  Gate(const Reading& reading, const NameModel::Parts& model, WordLooks& looks, const NameCollector& collector)
      : r_(reading), known_(model.known), looks_(looks), collector_(collector), firms_(organisations(reading, model.known)) {}

  NameSpan trimmed(NameSpan span) const {
    span = collector_.free_of_others(over_particles(r_, known_, span));
    while (span.first < span.last && no_beginning(span.first)) ++span.first;
    while (span.first < span.last && (!can_end(r_, known_, span) || is_label(r_, looks_, known_, span.last) || next_line(span.last))) --span.last;
    return span;
  }

  /// "HR-chef Lone Holm", "Fys. Ole Vig" without what they are.
  NameSpan without_post(NameSpan span) const {
    while (span.first < span.last && is_post(span.first)) ++span.first;
    return span;
  }

  /// For names by rule and by model.
  bool keeps_out(const NameSpan& span) const {
    // "Jurist" over the column of who is one
    if (span.first == span.last && is_office_title(r_.word(span.first)) && (!(known_.of(r_.word(span.first)) & kListedName) || !base::is_upper(r_.text().at(r_.tokens()[span.first].start)))) return true;
    const bool label = span.first == span.last && (is_label(r_, looks_, known_, span.first) || is_kin(r_.word(span.first)) || is_trade(span.first));  // "IBAN" of "IBAN DK50 0040"
    return label || is_date(r_, span) || is_named_after(r_, span) || begins_as_a_word(r_, known_, span) || is_street(r_, known_, span) || is_run_of_things(r_, known_, span) || of_a_firm(span) || is_called_like_one(r_, span);
  }

  /// For names that the model alone has seen.
  bool keeps_out_of_model(const NameSpan& span) const {
    const auto& tokens = r_.tokens();
    const danish::Token& head = tokens[span.first];
    if (head.kind != TokenKind::kWord) return true;
    const std::u32string_view first = r_.word(span.first);
    if (std::any_of(first.begin(), first.end(), danish::is_digit)) return true;  // a chassis number
    if (span.first > 0 && !head.space_before && tokens[span.first - 1].kind == TokenKind::kNumber) return true;  // "3F."
    // A letter by itself is no name that could be looked for; "Nykøbing F" has one behind it.
    if (span.first == span.last && first.size() - first.ends_with(U'.') == 1) return true;
    if (is_letter_word(first) || (is_institution(r_.word(span.last)) && !is_full_name(r_, known_, span))) return true;
    const std::size_t next = span.last + 1;
    if (next < tokens.size() && !tokens[next].lines_before && is_institution(r_.word(next))) return true;
    return is_company(r_, span) || is_old_place(r_, span) || is_abbreviation_compound(r_, span) ||
           (span.score < 0 && is_usual_word(r_, looks_, known_, span));
  }

 private:
  // "pa K. Stensgaard", "DPO Leif Holm"; "Præst" and "Graver" are names as well.
  bool is_post(std::size_t token) const {
    const auto shouted = [&](std::size_t i) { return i < r_.tokens().size() && r_.tokens()[i].end - r_.tokens()[i].start > 1 && base::is_upper(r_.text().at(r_.tokens()[i].start + 1)); };
    if (is_office_title(r_.word(token)) && shouted(token) && !shouted(token + 1)) return true;  // "GRAVER Preben Holm", though Graver is a name
    return is_office_title(r_.word(token)) && (!base::is_upper(r_.text().at(r_.tokens()[token].start)) || !(known_.of(r_.word(token)) & kListedName));
  }
  // "Stenhugger Ole Vig"; "Fisker" and "Smed" are surnames, too, and none before a given name.
  bool is_trade(std::size_t token) const {
    static const PhraseList trades("solutions/access/find/lists/trades.txt");
    if (!trades.has(r_.word(token))) return false;
    return !(known_.of(r_.word(token)) & kListedName) || (token + 1 < r_.tokens().size() && (known_.of(r_.word(token + 1)) & kKnownFrequentFirst));
  }
  // "Rie Thorup\nMed venlig hilsen"
  bool next_line(std::size_t token) const { return r_.tokens()[token].lines_before > 0 && (known_.of(r_.word(token)) & kKnownSmall) && r_.word(token - 1) != U"-"; }
  bool no_beginning(std::size_t token) const {
    // "DEBITOR HALD, Elif" in a list that is printed by a system
    static constexpr std::array<std::u32string_view, 8> kLabels = {U"debitor", U"kreditor", U"skyldner", U"afhørte", U"swift", U"bic", U"navn", U"cvr"};
    if (std::find(kLabels.begin(), kLabels.end(), r_.word(token)) != kLabels.end()) return true;
    return is_post(token) || is_trade(token) || behind_stroke(r_, token) || is_kin(r_.word(token)) || is_letter_word(r_.word(token)) || cue_of(r_.word(token)) == kCueIban || is_title(r_, known_, token);
  }
  // "Naturlig Nabo", "Slagter Sommer": no person, unless a whole name stands in the name of the firm.
  bool of_a_firm(const NameSpan& span) const {
    const auto firm = std::partition_point(firms_.begin(), firms_.end(), [&](const NameSpan& f) { return f.last < span.first; });
    return firm != firms_.end() && firm->first <= span.first && span.last <= firm->last && !is_full_name(r_, known_, span);
  }

  const Reading& r_;
  const KnownPhrases& known_;
  WordLooks& looks_;
  const NameCollector& collector_;
  const std::vector<NameSpan> firms_;
};

// "Pieter" that reaches over "ter Horst" takes the "Horst" in that was found by itself. In order of place; linear.
void join_overlapping(std::vector<NameSpan>& spans) {
  std::vector<NameSpan> kept;
  for (const NameSpan& span : spans) {
    if (!kept.empty() && !kept.back().reversed && !span.reversed && span.first <= kept.back().last) {
      kept.back().last = std::max(kept.back().last, span.last);
      kept.back().score = std::max(kept.back().score, span.score);
    } else {
      kept.push_back(span);
    }
  }
  spans = std::move(kept);
}

}  // namespace

void scan_names(const Reading& reading, const NameModel::Parts& model, const KnownNames* known, std::vector<Claim>& claims) {
  WordLooks looks(model.looks);
  NameCollector collector(reading, looks, model, claims);
  const Gate gate(reading, model, looks, collector);
  std::vector<NameSpan> spans = rule_names(reading, looks, model.known);
  for (NameSpan& span : spans) span = gate.without_post(collector.free_of_others(over_particles(reading, model.known, span)));
  join_overlapping(spans);
  std::erase_if(spans, [&](const NameSpan& span) { return gate.keeps_out(span); });
  // Where rule and model see a name, each makes the other surer; the longer one gives the place.
  std::vector<NameSpan> by_model = model_names(reading, model, looks);
  for (NameSpan& span : by_model) span = gate.trimmed(span);
  join_overlapping(by_model);
  for (NameSpan& span : by_model) {
    if (gate.keeps_out(span) || gate.keeps_out_of_model(span)) {
      span.score = kNever;
      continue;
    }
    if (is_known_place(reading, model.known, span)) span.score -= kPlace;
    for (NameSpan& rule : spans) {
      if (rule.first > span.last || rule.last < span.first) continue;
      const double both = std::max(rule.score, span.score) + 0.8;
      if (rule.first <= span.first && rule.last >= span.last) rule.score = std::max(rule.score, both), span.score = kNever;
      else span.score = std::max(span.score, both), rule.score = std::min(rule.score, span.score - 0.5);
    }
    if (span.score > kLeast) collector.add(span);
  }
  for (const NameSpan& span : spans) collector.add(span);
  // Where running text says nothing: names of files, writers of messages, other scripts, initials.
  std::vector<NameSpan> found = std::move(spans);
  for (const NameSpan& span : by_model)
    if (span.score > kLeast) found.push_back(span);
  const auto in_order = [&] { std::sort(found.begin(), found.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; }); };
  in_order();
  const auto add_new = [&](const std::vector<NameSpan>& more) {
    const std::size_t before = found.size();
    for (const NameSpan& span : more) {
      const auto next = std::partition_point(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(before), [&](const NameSpan& f) { return f.last < span.first; });
      if (next != found.begin() + static_cast<std::ptrdiff_t>(before) && next->first <= span.last) continue;
      collector.add(span);
      found.push_back(span);
    }
    in_order();
  };
  add_new(names_in_file_names(reading, model.known));
  add_new(names_of_writers(reading, model.known));
  add_new(names_in_other_scripts(reading));
  add_new(initials(reading, model.known, found));
  collector.doubt();
  collector.know(known);
  collector.everywhere();
  collector.compounds();
  collector.finish();
}

}  // namespace meretid::access
