// SPDX-License-Identifier: EUPL-1.2
// One struct that has a field of every form. For the tests of this folder.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::sample {

enum class Mode { kTrain, kCycle };

struct Leg {
  std::string from, to;
  double kilometres = 0;
};

struct Journey {
  std::string traveller;
  Mode mode = Mode::kTrain;
  std::vector<Leg> legs;
  Date start{};
  Timestamp booked;
  std::int8_t seats = 1;
  Minutes takes;
  bool quiet = false;
  std::optional<std::string> note;
  describe::Uploads tickets;
  std::map<std::string, std::string> tags;
  describe::Raw more;
};

inline void labels(describe::Labels<Mode>& l) {
  l(Mode::kTrain, "train", "Tog", "Train");
  l(Mode::kCycle, "cycle", "Cykel", "Bicycle");
}

inline void fields(describe::Fields<Leg>& f) {
  f("from", &Leg::from).help("Hvorfra.", "Where from.");
  f("to", &Leg::to).help("Hvortil.", "Where to.");
  f("kilometres", &Leg::kilometres).help("Længden.", "The length.").at_least(0);
}

inline void fields(describe::Fields<Journey>& f) {
  f.about("Planlægger en rejse.", "Plans a journey.");
  f.example("meretid probe plan Ida billet.pdf --seats 2", "To pladser med tog.", "Two seats by train.");
  f("traveller", &Journey::traveller).help("Den, der rejser.", "Who travels.").length(1, 10).positional();
  f("mode", &Journey::mode).help("Hvordan.", "How.").optional();
  f("legs", &Journey::legs).help("Strækningerne.", "The legs.").items(1, 100);
  f("start", &Journey::start).help("Rejsedagen.", "The day.").optional();
  f("booked", &Journey::booked).help("Bestilt.", "Booked.").optional();
  f("seats", &Journey::seats).help("Antal pladser.", "Number of seats.").range(1, 9).optional();
  f("takes", &Journey::takes).help("Hvor længe.", "How long.").at_least(0).optional();
  f("quiet", &Journey::quiet).help("Stillekupé.", "Quiet zone.");
  f("note", &Journey::note).help("En bemærkning.", "A note.").pattern("[a-zæøå]*", "små bogstaver", "small letters");
  f("tickets", &Journey::tickets).help("Billetterne.", "The tickets.").items(0, 3).positional();
  f("tags", &Journey::tags).help("Mærkater.", "Tags.");
  f("more", &Journey::more).help("Alt andet.", "Anything else.").optional();
}

}  // namespace meretid::sample
