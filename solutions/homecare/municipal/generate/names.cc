// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/names.h"

#include <array>

namespace meretid::homecare::municipal {
namespace {

constexpr std::array kWomen{"Agnes", "Alma",   "Anine",  "Astrid",   "Birte", "Bodil",  "Dagny",  "Ebba",  "Ellen",   "Else",   "Esther",
                            "Gerda", "Grethe", "Gudrun", "Hedvig",   "Inga",  "Ingrid", "Jytte",  "Karen", "Kirsten", "Lilly",  "Magda",
                            "Mette", "Nanna",  "Oda",    "Ragnhild", "Signe", "Sigrid", "Solvej", "Tove",  "Ulla",    "Vibeke", "Ågot"};
constexpr std::array kMen{"Aksel", "Anker",  "Arne",   "Asger",  "Bent",  "Børge",    "Ejner", "Erik",   "Folmer",  "Frede",  "Gunnar",
                          "Hakon", "Harald", "Holger", "Ib",     "Jens",  "Kaj",      "Karlo", "Knud",   "Laurits", "Mogens", "Niels",
                          "Ove",   "Palle",  "Poul",   "Regnar", "Svend", "Thorvald", "Uffe",  "Verner", "Villy",   "Øjvind"};
constexpr std::array kFirst{"Lille", "Sønder", "Nørre", "Vester", "Øster", "Sand", "Elle", "Bøge", "Ege",   "Lyng",
                            "Mose",  "Kær",    "Skov",  "Bakke",  "Eng",   "Hede", "Sten", "Tang", "Birke", "Hvede"};
constexpr std::array kSecond{"bæk",  "toft", "krog", "lund", "holm", "gård", "skov", "bro",
                             "vang", "dal",  "høj",  "mark", "sø",   "kjær", "vig",  "strup"};

template <class List>
std::string one(Rng& rng, const List& list) { return list[rng.below(list.size())]; }

}  // namespace

std::string invented_name(Rng& rng, Gender gender) {
  std::string name = gender == Gender::kMan ? one(rng, kMen) : one(rng, kWomen);
  name += ' ';
  name += one(rng, kFirst);
  return name + one(rng, kSecond);
}

}  // namespace meretid::homecare::municipal
