// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

constexpr std::array<std::u32string_view, 80> kHow = {
    U"svær", U"svært", U"svære", U"let", U"lettere", U"moderat", U"moderate", U"middelsvær", U"middelsvære", U"kronisk", U"kroniske", U"akut", U"alvorlig", U"alvorlige", U"alvorligt",
    U"mild", U"milde", U"tilbagevendende", U"ubehandlet", U"medfødt", U"arvelig", U"infantil", U"paranoid", U"blandet", U"hævet", U"hævede", U"forhøjet", U"nedsat", U"begyndende",
    U"fremskreden", U"fremskredent", U"vedvarende", U"stærke", U"stærk", U"daglige", U"hyppige", U"gentagne", U"dårligt", U"dårlig", U"obstruktiv", U"generaliseret", U"bilateral", U"inkomplet", U"periodisk",
    U"stærkt", U"massivt", U"fuld", U"delvis", U"varig", U"varigt", U"deklive", U"perifere", U"massiv", U"massive", U"invaliderende", U"behandlingskrævende", U"insulinkrævende", U"uhelbredelig", U"dyb", U"recidiverende", U"intermitterende", U"subakut",
    U"primær", U"sekundær", U"essentiel", U"dissemineret", U"reumatoid", U"malign", U"benign", U"atypisk", U"uspecificeret", U"psykotisk", U"alkoholisk", U"metastaserende", U"provokeret", U"provokerede", U"kompliceret", U"komplicerede", U"tiltagende", U"pludselig"};
// What an adjective of illness or medicine is of: "blodfortyndende behandling".
constexpr std::array<std::u32string_view, 22> kOf = {U"behandling", U"medicin", U"kur", U"terapi", U"anfald", U"smerter", U"symptomer", U"gener", U"problemer", U"vanskeligheder", U"tilstand", U"lidelser", U"forløb", U"episode",
                                                    U"episoder", U"udredning", U"undersøgelse", U"operation", U"diagnose", U"tabletter", U"piller", U"præparater"};
// Who is in hospital is so with, for or after something.
constexpr std::array<std::u32string_view, 8> kIn = {U"indlagt", U"genindlagt", U"hasteindlagt", U"tvangsindlagt", U"indlægges", U"indlæggelse", U"medicineret", U"behandlet"};
constexpr std::array<std::u32string_view, 6> kFor = {U"med", U"for", U"efter", U"mod", U"pga", U"ved"};
constexpr std::array<std::u32string_view, 6> kArticles = {U"et", U"en", U"sin", U"sit", U"hans", U"hendes"};
constexpr std::array<std::u32string_view, 3> kSides = {U"højre", U"venstre", U"begge"};
constexpr std::array<std::u32string_view, 6> kCounts = {U"to", U"tre", U"fire", U"fem", U"flere", U"mange"};
// How a dose is given: "morfin 10 mg s.c."
constexpr std::array<std::u32string_view, 8> kWays = {U"s.c", U"i.v", U"p.o", U"i.m", U"sc", U"iv", U"po", U"im"};
constexpr std::array<std::u32string_view, 20> kUnits = {U"mg", U"g", U"gram", U"µg", U"mcg", U"mikrogram", U"ml", U"ie", U"e", U"enheder", U"enhed", U"tabl", U"tabletter", U"tablet", U"stk", U"dråber", U"pust", U"sug", U"kapsler", U"mmol"};
constexpr std::array<std::u32string_view, 8> kAt = {U"til", U"på", U"i", U"over", U"af", U"ved", U"omkring", U"under"};
constexpr std::array<std::u32string_view, 20> kWhich = {U"højre", U"venstre", U"begge", U"hø", U"ve", U"sin", U"sit", U"sine", U"hans", U"hendes", U"det", U"den", U"de", U"øverste", U"nederste", U"ene", U"hele", U"min", U"mit", U"mine"};
constexpr std::array<std::u32string_view, 10> kDoneFor = {U"udredning", U"opereret", U"nyopereret", U"udredt", U"udredes", U"behandlet", U"behandles", U"behandling", U"medicineret", U"undersøgt"};
constexpr std::array<std::u32string_view, 6> kOffAndBorn = {U"sygemeldt", U"sygemelding", U"smittet", U"født", U"deltidssygemeldt", U"langtidssygemeldt"};

// Latin names go on with a word that no Danish one ends like: "cancer pancreatis", "astma bronchiale".
constexpr std::array<std::u32string_view, 19> kLatin = {U"ae", U"alis", U"aris", U"atis", U"eatis", U"osa", U"osum", U"osus", U"icum", U"icus", U"oris", U"ensis", U"iale", U"inguinalis", U"plexa", U"litus", U"rvosa", U"ollis", U"ipidus"};
constexpr std::array<std::u32string_view, 28> kLatinWords = {U"coli", U"recti", U"media", U"externa", U"gravis", U"ventriculi", U"duodeni", U"uteri", U"colli", U"femoris", U"nocturna", U"imperfecta", U"areata", U"pigmentosa",
                                                            U"planus", U"valgus", U"rigidus", U"major", U"minor", U"cerebri", U"cordis", U"pectoris", U"totalis", U"nodosum", U"migrans", U"simplex", U"acuta", U"chronica"};
// What sort of complaint: "trykkende brystsmerter", "perniciøs anæmi". Such words end alike, and these are no such.
constexpr std::array<std::u32string_view, 5> kSort = {U"ende", U"iøs", U"lær", U"nær", U"roisk"};
constexpr std::array<std::u32string_view, 22> kNoSort = {U"vedrørende", U"angående", U"nuværende", U"efterfølgende", U"følgende", U"tilsvarende", U"pågældende", U"forudgående", U"foreliggende", U"omhandlende", U"supplerende",
                                                        U"løbende", U"afsluttende", U"indledende", U"kommende", U"gældende", U"boende", U"lidende", U"tusinde", U"underskrevne", U"vejende", U"fungerende"};
constexpr std::array<std::u32string_view, 22> kKinds = {U"plantar", U"ektopisk", U"respiratorisk", U"abdominalt", U"elektiv", U"selektiv", U"højtfungerende", U"langt", U"våd", U"tør", U"diabetisk", U"spontan", U"traumatisk", U"viral", U"bakteriel",
                                                       U"septisk", U"posttraumatisk", U"neuropatiske", U"neuropatisk", U"reaktiv", U"organisk", U"ubehandlet"};
// What a record sets before: "tidl. c. prostatae", "tbl. Brilique".
constexpr std::array<std::u32string_view, 10> kForm = {U"pn", U"tbl", U"tabl", U"tablet", U"kaps", U"kapsel", U"inj", U"supp", U"mixt", U"inhal"};

bool is_latin(std::u32string_view word) {
  constexpr std::size_t kStem = 4;
  return std::find(kLatinWords.begin(), kLatinWords.end(), word) != kLatinWords.end() ||
         std::any_of(kLatin.begin(), kLatin.end(), [&](std::u32string_view end) { return word.size() >= end.size() + kStem && word.ends_with(end); });
}

bool is_sort(std::u32string_view word) {
  constexpr std::size_t kStem = 3;
  return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end() ||
         (std::find(kNoSort.begin(), kNoSort.end(), word) == kNoSort.end() &&
          std::any_of(kSort.begin(), kSort.end(), [&](std::u32string_view end) { return word.size() >= end.size() + kStem && word.ends_with(end); }));
}

bool digits(std::u32string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.'; });
}

// "100 mg", "2,5 mg x 3", "400mg": the last token of a dose that begins at `at`; `at` - 1: none does.
std::size_t dose(const std::vector<std::u32string_view>& lower, std::size_t at, std::size_t end) {
  const std::size_t none = at - 1;
  if (at >= end) return none;
  // a number with its unit in one word, as glued tokens are read
  std::u32string_view word = lower[at];
  std::size_t n = 0;
  while (n < word.size() && ((word[n] >= U'0' && word[n] <= U'9') || word[n] == U'.')) ++n;
  if (n == 0) return none;
  std::size_t i = at + 1;
  if (n == word.size()) {
    if (i + 1 < end && lower[i] == U"," && digits(lower[i + 1])) i += 2;
    if (i >= end || !is_one_of(lower[i], kUnits)) return none;
    ++i;
  } else {
    if (!is_one_of(word.substr(n), kUnits)) return none;
    if (i < end && lower[i].empty()) ++i;  // the glued token itself
  }
  if (i + 1 < end && (lower[i] == U"x" || lower[i] == U"×" || lower[i] == U"*") && digits(lower[i + 1])) i += 2;
  if (i < end && is_one_of(lower[i], kWays)) ++i;
  return i - 1;
}

}  // namespace

std::size_t dosed(const Words& words, const Sentence& s, std::size_t at) {
  const auto& lower = words.lower();
  constexpr std::size_t kShortest = 4;
  if (lower[at].size() < kShortest || at + 1 >= s.end) return 0;
  const std::size_t last = dose(lower, at + 1, s.end);
  if (last == at || (last + 1 < s.end && (lower[last + 1] == U"/" || lower[last + 1] == U"pr" || lower[last + 1] == U"per"))) return 0;  // "nitrat 50 mg/l"
  const bool small = std::any_of(lower.begin() + static_cast<std::ptrdiff_t>(at) + 1, lower.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                 [](std::u32string_view word) { return word.ends_with(U"mg") || word == U"mcg" || word == U"mikrogram" || word.ends_with(U"µg"); });
  return small ? last + 1 - at : 0;
}

std::pair<std::size_t, std::size_t> whole_phrase(const Words& words, const Sentence& s, std::size_t first, std::size_t last) {
  const auto& lower = words.lower();
  while (first > s.begin && (is_one_of(lower[first - 1], kHow) || is_sort(lower[first - 1]))) --first;
  if (first > s.begin && is_one_of(lower[first - 1], kForm)) --first;
  else if (first > s.begin + 1 && lower[first - 1] == U"." && is_one_of(lower[first - 2], kForm)) first -= 2;
  if (first > s.begin && is_one_of(lower[first - 1], kCounts)) --first;  // "to brækkede ribben"
  if (first > s.begin + 1 && lower[first] == U"feber" && lower[first - 1] == U"i" && digits(lower[first - 2])) first -= 2;  // "39 i feber"
  // "type 2-diabetes"
  if (first > s.begin + 2 && lower[first - 1] == U"-" && digits(lower[first - 2]) && lower[first - 3] == U"type") first -= 3;
  if (first > s.begin + 1) {  // "indlagt efter et selvmordsforsøg"
    std::size_t before = first - 1;
    if (before > s.begin && is_one_of(lower[before], kArticles)) --before;
    if (before > s.begin && is_one_of(lower[before], kFor) && is_one_of(lower[before - 1], kIn)) first = before - 1;
  }
  while (last + 1 < s.end && is_latin(lower[last + 1])) ++last;
  if (last + 1 < s.end && (lower[last + 1] == U"uns" || lower[last + 1] == U"nas")) ++last;  // "pneumoni UNS"
  if (last + 1 < s.end && is_one_of(lower[last + 1], kOf)) ++last;
  last = dose(lower, last + 1, s.end);
  if (last + 2 < s.end && (lower[last] == U"tand" || lower[last] == U"tænder") && digits(lower[last + 1])) {  // "tand 6 minus"
    const auto& sign = lower[last + 2];
    last += sign == U"minus" || sign == U"plus" || sign == U"-" || sign == U"+" ? 2 : 1;
  }
  // "gravid uge 19", "gravid i 8. måned"
  if (lower[first].starts_with(U"gravid") && last == first && last + 2 < s.end) {
    if (lower[last + 1] == U"uge" && digits(lower[last + 2])) last += 2;
    else if (last + 3 < s.end && lower[last + 1] == U"i" && (lower[last + 3] == U"uge" || lower[last + 3] == U"måned" || (lower[last + 2] == U"uge" && digits(lower[last + 3])))) last += 3;
  }
  if (last + 2 < s.end && (lower[last + 1] == U"type" || lower[last + 1] == U"grad" || lower[last + 1] == U"stadie" || lower[last + 1] == U"kategori" || lower[last + 1] == U"score") && lower[last + 2].size() <= 2) last += 2;
  if (last + 1 < s.end && (lower[last + 1] == U"sygdom" || lower[last + 1] == U"syndrom" || lower[last + 1] == U"lidelse")) ++last;
  // "forstuvet tommelfinger", "ondt i højre | knæ"
  if (last + 1 < s.end && words.in(List::kBodyParts, last + 1)) ++last;
  else if (last + 2 < s.end && is_one_of(lower[last + 1], kSides) && words.in(List::kBodyParts, last + 2)) last += 2;  // "brækket venstre underarm"
  else if (last + 1 < s.end && is_one_of(lower[last], kSides) && lower[last + 1] == U"side") ++last;  // "ondt i højre side"
  // "flænge på 2 cm i panden"
  if (last + 3 < s.end && lower[last + 1] == U"på" && digits(lower[last + 2]) && (lower[last + 3] == U"cm" || lower[last + 3] == U"mm")) last += 3;
  if (last + 2 < s.end && is_one_of(lower[last + 1], kAt)) {
    std::size_t place = last + 2;
    while (place + 1 < s.end && place < last + 4 && is_one_of(lower[place], kWhich)) ++place;
    const bool side = lower[place] == U"side" && place > last + 2;  // "i højre side", and not "på side 4"
    if (side || words.in(List::kBodyParts, place)) last = place;
    else if (lower[last + 1] == U"til" && lower[place].ends_with(U"niveau")) last = place;  // "ødemer til knæniveau"
    else if (lower[last + 1] == U"i" && last + 3 < s.end && is_one_of(lower[last + 2], kHow) && lower[last + 3] == U"grad") last += 3;  // "demens i moderat grad"
  }
  return {first, last};
}

std::size_t behind_treatment(const Words& words, std::size_t first, std::size_t last) {
  static constexpr std::array<std::u32string_view, 22> kTreated = {U"indlagt", U"genindlagt", U"hasteindlagt", U"tvangsindlagt", U"indlægges", U"indlæggelse", U"medicineret", U"medicineres", U"behandlet", U"behandles", U"behandling", U"opereret",
                                                                  U"nyopereret", U"opereres", U"udredning", U"udredt", U"udredes", U"undersøgt", U"sygemeldt", U"deltidssygemeldt", U"langtidssygemeldt", U"sygemelding"};
  const auto& lower = words.lower();
  std::size_t at = first;
  if (at < last && lower[at] == U"under") ++at;
  if (!is_one_of(lower[at], kTreated)) return first;
  std::size_t next = at + 1;
  if (next + 2 < last && lower[next] == U"på" && lower[next + 1] == U"grund" && lower[next + 2] == U"af") next += 3;
  else if (next < last && is_one_of(lower[next], kFor)) ++next;
  else return first;
  while (next < last && (is_one_of(lower[next], kArticles) || lower[next] == U"tiltagende")) ++next;
  return next <= last ? next : first;
}

bool one_phrase(const Words& words, std::size_t first, std::size_t last, std::size_t next) {
  if (next == last + 1) return true;
  const auto& lower = words.lower();
  // "smerter og feber", "blodfortyndende (Marevan)"
  if (next == last + 2 && (lower[last + 1] == U"og" || lower[last + 1] == U"/" || lower[last + 1] == U"+" || lower[last + 1] == U"&" || lower[last + 1] == U"(")) return true;
  // "under udredning for demens", "nyopereret for diskusprolaps"
  if (next == last + 2 && lower[last + 1] == U"for" && is_one_of(lower[last], kDoneFor)) return true;
  if (!is_one_of(lower[first], kOffAndBorn)) return false;
  if (next == last + 2) return lower[last + 1] == U"med" || lower[last + 1] == U"pga";
  return next == last + 4 && lower[last + 1] == U"på" && lower[last + 2] == U"grund" && lower[last + 3] == U"af";
}

}  // namespace meretid::access
