// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/namesakes.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

bool is_noble(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 10> kTitles = {U"prinsesse", U"prins", U"dronning", U"kong", U"kronprins", U"kronprinsesse", U"sankt", U"sct.", U"lille", U"gamle"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

}  // namespace

bool is_called_like_one(const Reading& reading, const NameSpan& span) {
  // Right before the name ("bogen Mette skrev" is hers: what is written about needs a quotation mark).
  static constexpr std::array<std::u32string_view, 43> kBefore = {
      U"stormen", U"orkanen", U"stormfloden", U"lavtrykket", U"skibet", U"færgen", U"båden", U"kutteren", U"jollen", U"m/f", U"m/s", U"bogen", U"filmen", U"romanen", U"stykket",
      U"serien", U"sangen", U"appen", U"chatbotten", U"robotten", U"hunden", U"katten", U"hesten", U"koen", U"ponyen", U"kaninen", U"plejecenter", U"plejehjem",
      U"børnehus", U"børnehuset", U"sankt", U"skt.", U"sct.", U"orkan", U"storm", U"lavtryk", U"madras", U"rollator", U"kørestol", U"server", U"printer", U"mødelokale", U"mødelokalet"};
  static const PhraseList bearers("solutions/access/find/lists/bear_names.txt");
  const auto& tokens = reading.tokens();
  const auto marked = [&](std::size_t i) { return std::u32string_view(U"\"'»«“”„‘’:").find(reading.text().at(tokens[i].start)) != std::u32string_view::npos; };
  if (span.first == 0 || tokens[span.first].lines_before) return false;
  if (std::find(kBefore.begin(), kBefore.end(), reading.word(span.first - 1)) != kBefore.end()) return true;
  // 'færgen "Prinsesse Isabella"', 'Hund: "Kaiser"'
  std::size_t i = span.first;
  if (i >= 2 && is_noble(reading.word(i - 1))) --i;
  const std::size_t named = i;
  while (i > 0 && !tokens[i].lines_before && marked(i - 1)) --i;
  if (i < named && i > 0 && !tokens[i].lines_before && bearers.has(reading.word(i - 1))) return true;
  // "M/F" as three tokens
  return i >= 3 && reading.word(i - 2) == U"/" && reading.word(i - 3) == U"m" && reading.word(i - 1).size() == 1;
}

bool is_named_after(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // "Carl Nielsen-festivalen", "Moses-loven": what follows the hyphen is no person's.
  static constexpr std::array<std::u32string_view, 36> kAfterHyphen = {
      U"året", U"festivalen", U"vuggestuen", U"børnehaven", U"stien", U"loven", U"skolen", U"prisen", U"hallen", U"bogen", U"bøgerne", U"filmen", U"fonden", U"huset", U"metoden", U"testen",
      U"syndromet", U"parken", U"museet", U"koncerten", U"dagen", U"løbet", U"stævnet", U"modellen", U"skalaen", U"kirken", U"broen", U"vejen", U"pladsen", U"linjen", U"kommissionen",
      U"udvalget", U"direktivet", U"legatet", U"festival", U"syndrom"};
  const std::u32string_view last = reading.word(span.last);
  if (const std::size_t hyphen = last.rfind(U'-'); hyphen != last.npos && !base::is_upper(reading.text().at(tokens[span.last].start + static_cast<std::int32_t>(hyphen) + 1)))
    if (std::find(kAfterHyphen.begin(), kAfterHyphen.end(), last.substr(hyphen + 1)) != kAfterHyphen.end()) return true;
  // "Downs syndrom", "Tourettes og Aspergers", "Frederik VII's kanal": in the genitive before what is never somebody's own.
  static constexpr std::array<std::u32string_view, 13> kAfterGenitive = {U"syndrom", U"skala", U"indeks", U"anæmi", U"ataksi", U"chorea", U"parese", U"fænomen", U"kanal", U"højskole", U"slot", U"mindelegat", U"mindefond"};
  const auto genitive = [&](std::size_t i) { return reading.word(i).size() > 3 && (reading.word(i).ends_with(U's') || reading.word(i).ends_with(U'\'')); };
  std::size_t next = span.last + 1;
  if (!genitive(span.last)) return false;
  // A row of them: "Tourettes, Aspergers og Downs syndrom".
  for (int step = 0; step < 4 && next + 1 < tokens.size() && (reading.word(next) == U"," || reading.word(next) == U"og" || reading.word(next) == U"eller") && genitive(next + 1); ++step) next += 2;
  return next < tokens.size() && !tokens[next].lines_before && std::find(kAfterGenitive.begin(), kAfterGenitive.end(), reading.word(next)) != kAfterGenitive.end();
}

}  // namespace meretid::access
