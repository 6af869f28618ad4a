// SPDX-License-Identifier: EUPL-1.2
// Whom a case is about, whatever post he has; who is elected; who closes a letter.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/office_words.h"

namespace meretid::access {
namespace {

// "Underretter: Dagplejer Anne Holm, Søvej 2 (ønsker at være anonym)": whatever the post.
bool wants_no_name(const Reading& reading, const NameSpan& span) {
  constexpr std::size_t kFar = 24;
  for (std::size_t i = span.last + 1; i < std::min(reading.tokens().size(), span.last + kFar) && !reading.tokens()[i].lines_before; ++i)
    if (reading.word(i).starts_with(U"anonym") && !reading.word(i).starts_with(U"anonymise")) return true;
  return false;
}

}  // namespace

// "Medarbejder: Kristian Thygesen, driftstekniker", "far Ali", "borgeren Mette Holm": whom the case is about, whatever the post.
bool is_private(const Reading& reading, const NameSpan& span) {
  if (wants_no_name(reading, span)) return true;
  static constexpr std::array<std::u32string_view, 58> kWords = {
      U"vedr", U"vedr.", U"vedrørende", U"angående", U"ang.",       U"ejer", U"ejere", U"indehaver", U"bygherre", U"køber", U"sælger", U"udlejer", U"skyldner", U"underretter", U"underretteren", U"partsrepræsentant", U"partsrepræsentanten", U"bisidder", U"bisidderen", U"værge", U"værgen", U"anmelder", U"anmelderen", U"vidne", U"vidnet", U"fuldmagtsgiver", U"undertegnede", U"nabo", U"naboen",
      U"pårørende", U"lejer", U"lejeren", U"plejefar", U"plejemor", U"medarbejder", U"medarbejderen", U"ansat", U"ansatte", U"borger", U"borgeren", U"patient", U"patienten", U"elev", U"eleven", U"klager", U"klageren", U"ansøger", U"ansøgeren",
      U"sigtede", U"tiltalte", U"skadelidte", U"forurettede", U"barn", U"barnet", U"beboer", U"beboeren", U"afskedigelse", U"opsigelse"};
  for (std::size_t back = 1; back <= 2 && back <= span.first; ++back) {
    const std::size_t i = span.first - back;
    if (reading.tokens()[i + 1].lines_before > 0) break;
    const auto word = reading.word(i);
    // "Underretter: Åse Holm, pædagogisk leder" underretted in office.
    const bool has_post = span.last + 2 < reading.tokens().size() && reading.word(span.last + 1) == U"," && (is_office_title(reading.word(span.last + 2)) || tells_of_title(reading.word(span.last + 2)));
    if (word.starts_with(U"underretter") && has_post) return false;
    if (is_kin(word) || is_one_of(word, kWords)) return true;
    const bool beside_kin = back == 1 && word == U"," && i > 0 && is_kin(reading.word(i - 1)) && !reading.tokens()[i].lines_before;  // "Hendes bror, Ali Holm"
    if (word != U":" && word != U"er" && word != U"af" && !beside_kin) break;
  }
  // "Rania Khoury (mor)", "Stine Holm | mor", "Ole Vig, nabo"
  const std::size_t next = span.last + 1;
  if (next + 1 >= reading.tokens().size() || reading.tokens()[next].lines_before || reading.tokens()[next + 1].lines_before) return false;
  const auto mark = reading.word(next);
  if (mark != U"(" && mark != U"|" && mark != U",") return false;
  const auto who = reading.word(next + 1);
  // "sundhedsplejerske Mona Tang, mor Dina Salah": the kin is the next one.
  const std::size_t behind = next + 2;
  const bool of_next = mark == U"," && behind < reading.tokens().size() && !reading.tokens()[behind].lines_before && base::is_upper(reading.text().at(reading.tokens()[behind].start));
  if (of_next) return false;
  return is_kin(who) || (mark != U"," && is_one_of(who, kWords) && who != U"medarbejder");
}

bool closes_a_letter(const Reading& reading, const NameSpan& span) {
  if (span.first == 0 || !reading.tokens()[span.first].lines_before) return false;
  std::size_t i = span.first - 1;
  if (i > 0 && (reading.word(i) == U"," || reading.word(i) == U".")) --i;
  static constexpr std::array<std::u32string_view, 6> kClosings = {U"hilsen", U"hilsner", U"mvh", U"vh", U"mvh.", U"vh."};
  return is_one_of(reading.word(i), kClosings);
}

bool is_elected(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 12> kWords = {U"borgmester", U"borgmesteren", U"viceborgmester", U"rådmand", U"minister", U"ministeren", U"udvalgsformand", U"byrådsmedlem",
                                                                 U"folketingsmedlem", U"regionsrådsformand", U"regionsrådsmedlem", U"kommunalbestyrelsesmedlem"};
  const auto elected = [&](std::size_t i) { return is_one_of(reading.word(i), kWords) || (reading.word(i).size() > 8 && reading.word(i).ends_with(U"minister")); };
  if (span.first > 0 && elected(span.first - 1)) return true;
  return span.last + 2 < reading.tokens().size() && (reading.word(span.last + 1) == U"," || reading.word(span.last + 1) == U"(") && elected(span.last + 2);
}

}  // namespace meretid::access
