// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/institution.h"

#include <algorithm>
#include <array>

namespace meretid::access {

bool is_institution(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 41> kWhole = {
      U"aps",     U"a/s",     U"i/s",      U"p/s",     U"k/s",     U"ivs",        U"amba",    U"byg",      U"entreprise", U"transport",
      U"service", U"advokater", U"apotek", U"kirke",   U"sogn",    U"hospital",   U"sygehus", U"universitet", U"klinik", U"klinikken",
      U"center",  U"forening", U"udvalg",  U"afdeling", U"afdelingen", U"region", U"politi",  U"bibliotek", U"museum",    U"teater",
      U"camping", U"kollegium", U"kollegiet", U"kaserne", U"slot",   U"apoteket",    U"hotel",     U"stadion",     U"boligforening", U"legat",
      U"minde"};
  static constexpr std::array<std::u32string_view, 34> kEndings = {
      U"kommune",   U"kommunes",  U"plejehjem", U"plejehjemmet", U"plejecenter", U"børnehave", U"børnehaven", U"vuggestue", U"skole",     U"skolen",
      U"jobcenter", U"jobcentret", U"boligforening", U"boligselskab", U"styrelse", U"styrelsen", U"ministeriet", U"ministerium", U"forvaltning", U"forvaltningen",
      U"nævnet",    U"nævn",      U"foreningen", U"centret",     U"centeret",   U"selskabet",
      U"hallen",    U"ældrecenter", U"kollegiet", U"vandværk",    U"varmeværk",   U"sognegård", U"mariehjemmet", U"lægehuset"};
  return std::find(kWhole.begin(), kWhole.end(), word) != kWhole.end() ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view ending) { return word.ends_with(ending); });
}

bool is_letter_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 22> kWords = {
      U"mvh",   U"mvh.", U"hilsen", U"hilsner", U"venlig", U"kære",   U"hej",   U"bh",  U"tlf",     U"telefon", U"mobil",
      U"emne",  U"vedr", U"vedr.",  U"dato",    U"adresse", U"sag",   U"bilag", U"afs", U"navn",    U"cpr",     U"subject"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace meretid::access
