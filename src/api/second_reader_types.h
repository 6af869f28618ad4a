// SPDX-License-Identifier: EUPL-1.2
// Bodies and answers about the second reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::api {

/// A standing decision and who else has read it.
struct ReadingAnswer {
  std::string part, hash;
  bool own = false;
  std::string confirmed_by;
  std::optional<Timestamp> confirmed_at;
  bool confirmed_by_me = false;
};
struct ConfirmationLine {
  std::string part, hash;
  bool withdrawn = false;
};
struct NewConfirmations {
  std::vector<ConfirmationLine> confirmations;
  double active_seconds = 0;
};
struct SecondReaderAnswer {
  bool asked = false, by_authority = false;
};
struct SecondReaderWish {
  bool asked = false;
};

inline void fields(describe::Fields<ReadingAnswer>& f) {
  using R = ReadingAnswer;
  f("part", &R::part).help("Delen.", "The part.");
  f("hash", &R::hash).help("Aftrykket af den beslutning, der står.", "The hash of the decision that stands.");
  f("own", &R::own).help("Besluttet af den, der spørger.", "Decided by whoever asks.");
  f("confirmed_by", &R::confirmed_by).help("Den anden læser, der har bekræftet den; tom: ingen endnu.", "The second reader who confirmed it; empty: nobody yet.");
  f("confirmed_at", &R::confirmed_at).help("Hvornår den blev bekræftet.", "When it was confirmed.");
  f("confirmed_by_me", &R::confirmed_by_me).help("Bekræftet af den, der spørger.", "Confirmed by whoever asks.");
}
inline void fields(describe::Fields<ConfirmationLine>& f) {
  using C = ConfirmationLine;
  f("part", &C::part).help("Den del af resultatet, det gælder.", "The part of the result it is about.").length(1, 128);
  f("hash", &C::hash).help("Aftrykket af den beslutning, der blev læst.", "The hash of the decision that was read.").length(1, 128);
  f("withdrawn", &C::withdrawn).help("Bekræftelsen trækkes tilbage.", "The confirmation is taken back.");
}
inline void fields(describe::Fields<NewConfirmations>& f) {
  f.about("En anden læser bekræfter beslutninger, alle samlet eller ingen.", "A second reader confirms decisions, all together or none.");
  f("confirmations", &NewConfirmations::confirmations).help("Bekræftelserne.", "The confirmations.").items(1, 20'000);
  f("active_seconds", &NewConfirmations::active_seconds).help("Så længe har et menneske arbejdet på dem.",
                                                             "How long a person worked on them.").range(0, 86'400).optional();
}
inline void fields(describe::Fields<SecondReaderAnswer>& f) {
  f("asked", &SecondReaderAnswer::asked).help("Der kræves en anden læser.", "A second reader is asked for.");
  f("by_authority", &SecondReaderAnswer::by_authority)
      .help("Myndigheden kræver det i alle sager i løsningen.", "The authority asks for it in all cases of the solution.");
}
inline void fields(describe::Fields<SecondReaderWish>& f) {
  f("asked", &SecondReaderWish::asked).help("Der kræves en anden læser.", "A second reader is asked for.");
}

}  // namespace meretid::api
