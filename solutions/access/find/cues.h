// SPDX-License-Identifier: EUPL-1.2
// Words that say what the number beside them is: "tlf.", "cpr-nr.", "ordrenr." …, matched by how they begin, since Danish
// compounds ("telefonnummeret") begin with what matters. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace meretid::access {

enum Cue : std::uint32_t {
  kNoCue = 0,
  kCueCpr = 1,
  kCueBirth = 2,
  kCueCvr = 4,
  kCuePnumber = 8,
  kCuePhone = 16,
  kCueAccount = 32,
  kCueIban = 64,
  kCueVehicle = 128,
  kCueLand = 256,
  kCueCase = 512,
  kCueOther = 1024,   ///< a number of something else: order, invoice, version …
  kCueMoney = 2048,
  kCueHome = 4096,    ///< an address follows
  kCueName = 8192,    ///< a name follows
};

/// Bits of Cue for a word in lower case; kNoCue for most.
std::uint32_t cue_of(std::u32string_view word);
/// The word is one by itself, not only by how it begins: "visa", not "visager".
bool is_whole_cue(std::u32string_view word);

}  // namespace meretid::access
