// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/institution.h"

#include <algorithm>
#include <array>

namespace meretid::access {

bool is_institution(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 50> kWhole = {
      U"aps",     U"a/s",     U"i/s",      U"p/s",     U"k/s",     U"ivs",        U"amba",    U"byg",      U"entreprise", U"transport",
      U"service", U"advokater", U"apotek", U"kirke",   U"sogn",    U"hospital",   U"sygehus", U"universitet", U"klinik", U"klinikken",
      U"center",  U"forening", U"udvalg",  U"afdeling", U"afdelingen", U"region", U"politi",  U"bibliotek", U"museum",    U"teater",
      U"camping", U"kollegium", U"kollegiet", U"kaserne", U"slot",   U"apoteket",    U"hotel",     U"stadion",     U"boligforening", U"legat",
      U"minde", U"institut", U"instituttet", U"institutet", U"børnehus", U"group", U"gruppen", U"akademi", U"boldklub", U"boldspilklub"};
  static constexpr std::array<std::u32string_view, 34> kEndings = {
      U"kommune",   U"kommunes",  U"plejehjem", U"plejehjemmet", U"plejecenter", U"børnehave", U"børnehaven", U"vuggestue", U"skole",     U"skolen",
      U"jobcenter", U"jobcentret", U"boligforening", U"boligselskab", U"styrelse", U"styrelsen", U"ministeriet", U"ministerium", U"forvaltning", U"forvaltningen",
      U"nævnet",    U"nævn",      U"foreningen", U"centret",     U"centeret",   U"selskabet",
      U"hallen",    U"ældrecenter", U"kollegiet", U"vandværk",    U"varmeværk",   U"sognegård", U"mariehjemmet", U"lægehuset"};
  return std::find(kWhole.begin(), kWhole.end(), word) != kWhole.end() ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view ending) { return word.ends_with(ending); });
}

// "min søn Per", "nevøen Frank", "ægteparret Skive", "eksmand carsten"
bool is_kin(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 58> kWords = {
      U"søn", U"sønner", U"datter", U"døtre", U"mor", U"moren", U"moderen", U"far", U"faren", U"faderen", U"bror", U"broren", U"broderen", U"storebror", U"lillebror",
      U"søster", U"søsteren", U"storesøster", U"lillesøster", U"halvbror", U"halvsøster", U"nevø", U"nevøen", U"niece", U"niecen", U"onkel", U"tante", U"moster", U"faster",
      U"farbror", U"morbror", U"mormor", U"morfar", U"farmor", U"farfar", U"fætter", U"kusine", U"mand", U"manden", U"kone", U"konen", U"hustru", U"hustruen", U"ægtefælle",
      U"ægtefællen", U"eksmand", U"ekskone", U"eks", U"kæreste", U"kæresten", U"samlever", U"samleveren", U"svigermor", U"svigerfar", U"svigersøn", U"svigerdatter", U"ægteparret",
      U"barnebarn"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_letter_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 39> kWords = {
      U"mvh", U"mvh.", U"hilsen", U"hilsner", U"venlig", U"kære", U"hej", U"bh", U"tlf", U"telefon", U"mobil", U"emne", U"vedr", U"vedr.", U"dato", U"adresse", U"sag", U"bilag", U"afs", U"navn", U"cpr", U"subject", U"vh", U"vh.", U"kh", U"kh.", U"mh", U"dbh", U"knus", U"tak", U"ps", U"p.s.", U"nb", U"cand", U"stud", U"curriculum", U"vitae", U"arvinger", U"arvingerne"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace meretid::access
