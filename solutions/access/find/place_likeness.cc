// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/place_likeness.h"

#include <algorithm>
#include <array>

#include "solutions/access/find/name_model.h"

namespace meretid::access {

float PlaceLikeness::street(std::u32string_view phrase) const { return looks_.of(phrase)[kStreet]; }
float PlaceLikeness::town(std::u32string_view phrase) const { return looks_.of(phrase)[kTown]; }

float PlaceLikeness::person(std::u32string_view word) const {
  const learn::Likeness& l = looks_.of(word);
  return std::max(l[kFrequentFirst], l[kSurname]);
}

bool PlaceLikeness::street_ending(std::u32string_view word) { return ending_length(word) > 0; }

std::size_t PlaceLikeness::ending_length(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 73> kEndings = {
      U"vej",    U"vejen",  U"gade",   U"gaden",  U"allé",    U"alle",   U"alléen",  U"stræde", U"strædet", U"plads",  U"pladsen",
      U"torv",   U"torvet", U"vænge",  U"vænget", U"parken",  U"boulevard", U"boulevarden", U"sti",  U"stien",  U"haven",   U"have",   U"bakken",
      U"bakke",  U"toften", U"toft",   U"marken", U"kær",     U"kæret",  U"ager",    U"ageren", U"gården",  U"skrænten", U"kajen",
      U"kaj",    U"passage", U"brinken", U"krogen", U"lunden", U"lund",   U"højen",   U"dalen",  U"engen",   U"leddet", U"svinget",
      U"løkken", U"hegnet", U"vangen", U"mosen",   U"sletten", U"banken", U"volden",  U"terrasserne", U"rækken", U"lyngen", U"dammen",
      U"åsen",   U"gatan",  U"vägen",  U"straße", U"strasse", U"gate",   U"veien",  U"gøta",   U"vegur",  U"brekka",  U"kvarteret",
      U"gata",   U"vegen",  U"allee",  U"platz",   U"straat", U"gränd"};
  std::size_t longest = 0;
  for (const auto ending : kEndings)
    if (word.ends_with(ending)) longest = std::max(longest, ending.size());
  return longest;
}

bool PlaceLikeness::landscape_ending(std::u32string_view word) {
  // What else Danish streets are called after: landscape and what stands in it. Also parts of surnames and of usual words.
  static constexpr std::u32string_view kEndings[] = {
      U"draget", U"drag",   U"brynet", U"bryn",   U"bredden", U"kilen",  U"kile",   U"kanten", U"faldet", U"kløften", U"kløft",  U"holmen", U"næsset", U"odden",
      U"stranden", U"strand", U"broen", U"bro",   U"havnen",  U"havn",   U"linien", U"linjen", U"linie",  U"bugten",  U"bugt",   U"sporet", U"skellet", U"diget",
      U"dige",   U"grøften", U"gyden", U"gyde",   U"gangen",  U"slippen", U"slippe", U"smøgen", U"smøge", U"ringen",  U"buen",   U"hjørnet", U"hjørne", U"skoven",
      U"plantagen", U"krattet", U"krat", U"hulen", U"remisen", U"tangen", U"vadet", U"søen",   U"kilden", U"brønden", U"møllen", U"mølle",  U"spjældet", U"lejet",
      U"husene", U"bjerget", U"klinten", U"klint", U"glimt",  U"udsigten", U"minde", U"lyst",  U"hvile",  U"stykket", U"stykkerne", U"jorden", U"jorder", U"fælleden",
      U"fælled", U"gærdet", U"gærde",  U"haverne", U"bakkerne", U"agrene", U"engene", U"tofterne", U"enge",  U"tofte",  U"høje",   U"strøget", U"pynten"};
  constexpr std::size_t kOwn = 3;
  for (const auto ending : kEndings)
    if (word.size() >= ending.size() + kOwn && word.ends_with(ending)) return true;
  return word == U"strøget" || word == U"langelinie";
}

}  // namespace meretid::access
