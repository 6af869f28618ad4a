// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace meretid::access {
namespace {

constexpr std::array<std::u32string_view, 44> kHow = {
    U"svær", U"svært", U"svære", U"let", U"lettere", U"moderat", U"moderate", U"middelsvær", U"middelsvære", U"kronisk", U"kroniske", U"akut", U"alvorlig", U"alvorlige", U"alvorligt",
    U"mild", U"milde", U"tilbagevendende", U"ubehandlet", U"medfødt", U"arvelig", U"infantil", U"paranoid", U"blandet", U"hævet", U"hævede", U"forhøjet", U"nedsat", U"begyndende",
    U"fremskreden", U"fremskredent", U"vedvarende", U"stærke", U"stærk", U"daglige", U"hyppige", U"gentagne", U"dårligt", U"dårlig", U"obstruktiv", U"generaliseret", U"bilateral", U"inkomplet", U"periodisk"};
constexpr std::array<std::u32string_view, 7> kAt = {U"på", U"i", U"over", U"af", U"ved", U"omkring", U"under"};
constexpr std::array<std::u32string_view, 20> kWhich = {U"højre", U"venstre", U"begge", U"hø", U"ve", U"sin", U"sit", U"sine", U"hans", U"hendes", U"det", U"den", U"de", U"øverste", U"nederste", U"ene", U"hele", U"min", U"mit", U"mine"};
constexpr std::array<std::u32string_view, 6> kOffAndBorn = {U"sygemeldt", U"sygemelding", U"smittet", U"født", U"deltidssygemeldt", U"langtidssygemeldt"};

template <class Range>
bool among(const Range& range, std::u32string_view word) {
  return std::find(range.begin(), range.end(), word) != range.end();
}

}  // namespace

std::pair<std::size_t, std::size_t> whole_phrase(const Words& words, const Sentence& s, std::size_t first, std::size_t last) {
  const auto& lower = words.lower();
  while (first > s.begin && among(kHow, lower[first - 1])) --first;
  if (last + 2 < s.end && (lower[last + 1] == U"type" || lower[last + 1] == U"grad" || lower[last + 1] == U"stadie") && lower[last + 2].size() <= 2) last += 2;
  if (last + 1 < s.end && (lower[last + 1] == U"sygdom" || lower[last + 1] == U"syndrom" || lower[last + 1] == U"lidelse")) ++last;
  // "forstuvet tommelfinger", "ondt i højre | knæ"
  if (last + 1 < s.end && words.in(List::kBodyParts, last + 1)) ++last;
  if (last + 2 < s.end && among(kAt, lower[last + 1])) {
    std::size_t place = last + 2;
    while (place + 1 < s.end && place < last + 4 && among(kWhich, lower[place])) ++place;
    const bool side = lower[place] == U"side" && place > last + 2;  // "i højre side", and not "på side 4"
    if (side || words.in(List::kBodyParts, place)) last = place;
  }
  return {first, last};
}

bool one_phrase(const Words& words, std::size_t first, std::size_t last, std::size_t next) {
  if (next == last + 1) return true;
  const auto& lower = words.lower();
  if (!among(kOffAndBorn, lower[first])) return false;
  if (next == last + 2) return lower[last + 1] == U"med" || lower[last + 1] == U"pga";
  return next == last + 4 && lower[last + 1] == U"på" && lower[last + 2] == U"grund" && lower[last + 3] == U"af";
}

}  // namespace meretid::access
