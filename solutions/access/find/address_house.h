// SPDX-License-Identifier: EUPL-1.2
// What stands behind a street's name up to the town: number, letter, floor, door, room. Each function moves the cursor behind what it
// reads and leaves it where nothing of the kind stands. Pure.
#pragma once

#include "solutions/access/find/cursor.h"

namespace meretid::access {

/// "12 B", "12b": the letter.
void house_letter(Cursor& c);
/// "12-14" | "12 A - 14 B" | "12/14" | "12a-c" | "5, 7 og 9": what follows the first number.
void number_range(Cursor& c);
/// ", 2. tv" | ", st. th." | ", 3. sal"
bool floor_door(Cursor& c);
/// ", lejl. 4" | ", vær. 2.14" | ", opgang B" | ", 1.-2. sal"
bool room(Cursor& c);
/// "Postboks 33"
bool post_box_word(Cursor& c);
/// The end of ", Danmark" behind the town, else where the cursor stands.
std::int32_t country(Cursor c);

}  // namespace meretid::access
