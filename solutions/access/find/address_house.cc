// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/address_house.h"

#include <array>

namespace meretid::access {
namespace {

// "tv" | "th" | "mf" | "t.v." | "t.h." | "m.f."
bool side_word(Cursor& c) {
  for (const std::u32string_view word : {U"t.v", U"t.h", U"m.f"})
    if (c.word(word)) return true;
  return c.word(U"tv") || c.word(U"th") || c.word(U"mf");
}

}  // namespace

void house_letter(Cursor& c) {
  Cursor ahead = c;
  ahead.blanks(1);
  const char32_t before_letter = ahead.now();
  const std::u32string letter = ahead.letters(1);
  if (letter.empty() || danish::is_digit(ahead.now())) return;
  // "12 i" is no letter, "12 B" is, and so is "12 b,"
  if (ahead.at() - c.at() > 1 && !base::is_upper(before_letter) && (ahead.now() != U',' || before_letter == U'i')) return;
  if (ahead.at() - c.at() > 1 && before_letter == U'I') return;
  c = ahead;
}

// "12-14" | "12 A - 14 B" | "12/14" | "12a-c" | "12 og 14" | "5, 7 og 9" where the phrase ends there
void number_range(Cursor& c) {
  Cursor list = c;
  bool comma_before = false;
  for (int more = 0; more < 6; ++more) {
    Cursor next = list;
    const bool comma = next.eat(U',');
    next.blanks(1);
    const bool last = next.word(U"og") || next.eat(U'/');
    next.blanks(1);
    if ((!comma && !last) || next.digits(1, 3).empty() || danish::is_digit(next.now())) break;
    if (Cursor floor = next; floor.eat(U'.') && (floor.blanks(1), side_word(floor))) break;  // "3 / 1.tv"
    house_letter(next);
    bool ends = next.at_end() || std::u32string_view(U",.;:)\n").find(next.now()) != std::u32string_view::npos;
    if (Cursor verb = next; last && comma_before && verb.blanks(1))  // "Kirkevej 3, 5 og 7 skal kloakeres"
      for (const std::u32string_view word : {U"skal", U"er", U"har", U"bliver", U"blev", U"kan", U"må", U"vil", U"på", U"i", U"samt", U"til", U"med", U"der", U"som", U"var", U"ligger", U"ejes"}) ends = ends || verb.word(word);
    comma_before = comma_before || comma;
    list = next;
    if (!last) continue;
    if (!ends) break;
    c = list;
    return;
  }
  Cursor a = c;
  if (a.eat_any(U"-–") && a.letters(1).size() == 1 && !danish::is_digit(a.now())) {
    c = a;
    return;
  }
  a = c;
  a.blanks(1);
  if (!a.eat_any(U"-–")) return;
  a.blanks(1);
  const std::string second = a.digits(1, 3);
  if (second.empty() || danish::is_digit(a.now()) || a.now() == U'-') return;
  if (Cursor floor = a; floor.eat(U'.') && (floor.blanks(1), side_word(floor))) return;  // "22 - 3. tv."
  house_letter(a);
  c = a;
}

// "Postboks 33" | "Boks 12" | "P.O. Box 33"
bool post_box_word(Cursor& c) {
  Cursor a = c;
  bool box = a.word(U"p.boks") || a.word(U"p-boks") || a.word(U"pb") || a.word(U"p.b.") || a.word(U"box") || a.word(U"postboks") || a.word(U"postbox") || a.word(U"boks") || a.word(U"p.o. box") || a.word(U"po box") || a.word(U"p.o.box");
  if (!box) return false;
  a.blanks();
  a.word(U"nr");
  a.eat(U'.');
  a.blanks();
  if (a.digits(1, 5).empty()) return false;
  c = a;
  return true;
}

// ", lejl. 4" | ", lejlighed 501" | ", dør 3" | ", vær. 204" | ", opgang B" | ", 1.-2. sal"
bool room(Cursor& c) {
  Cursor a = c;
  const bool comma = a.eat(U',');
  a.blanks();
  if (Cursor dash = a; !comma && dash.eat_any(U"-–") && (dash.blanks(1), base::is_letter(dash.now()))) a = dash;  // "42 -lejl. 0308"
  if (Cursor box = a; (box.eat(U'\n'), box.blanks(), post_box_word(box))) {
    c = box;
    return true;
  }
  for (const std::u32string_view house : {U"baghuset", U"baggården", U"forhuset", U"sidehuset", U"sidebygningen", U"mezzanin", U"mezzaninen", U"parterre", U"penthouse", U"kvisten", U"baghus", U"sidehus", U"forhus"})
    if (Cursor b = a; comma && b.word(house)) {
      c = b;
      return true;
    }
  constexpr std::array<std::u32string_view, 20> kRooms = {U"lgh", U"boks", U"enhed", U"port", U"stuelejl", U"indgang", U"plads", U"have", U"lejl", U"lejlighed", U"dør", U"vær", U"værelse", U"opgang",
                                                         U"opg", U"bolig", U"hus", U"rum", U"stue", U"nr"};
  for (const auto word : kRooms) {
    Cursor b = a;
    if (!b.word(word)) continue;
    b.eat(U'.');
    b.blanks();
    b.word(U"nr");
    b.eat(U'.');
    b.blanks();
    const bool number = !b.digits(1, 4).empty();
    if (Cursor part = b; number && part.eat(U'.') && !part.digits(1, 3).empty()) b = part;  // "vær. 2.14"
    if (number) house_letter(b);
    if (!number && (!base::is_upper(b.now()) || b.letters(1).empty())) return false;
    c = b;
    return true;
  }
  Cursor b = a;
  if (Cursor flat = a; flat.word(U"m") && flat.eat(U'.') && (flat.blanks(1), !flat.digits(1, 3).empty())) {  // "ul. Długa 7 m. 3"
    c = flat;
    return true;
  }
  if (!comma || b.digits(1, 2).empty()) return false;
  b.eat(U'.');
  b.blanks(1);
  if (!b.eat_any(U"-–")) return false;
  b.blanks(1);
  if (b.digits(1, 2).empty()) return false;
  b.eat(U'.');
  b.blanks(1);
  if (!b.word(U"sal") && !b.word(U"etage")) return false;
  c = b;
  return true;
}

// ", Danmark" behind the town.
std::int32_t country(Cursor c) {
  const std::int32_t town = c.at();
  c.eat(U',');
  c.blanks();
  for (const std::u32string_view land : {U"danmark", U"denmark", U"sverige", U"norge", U"tyskland", U"polen", U"finland", U"island", U"færøerne", U"grønland", U"england", U"storbritannien", U"holland", U"nederlandene", U"belgien", U"frankrig", U"spanien", U"italien", U"schweiz", U"østrig", U"deutschland", U"sweden", U"norway", U"germany", U"tyrkiet", U"litauen", U"rumænien", U"usa"})
    if (c.word(land)) return c.at();
  return town;
}

// ", 2. tv" | ", st. th." | ", 3. sal" | " 2.tv" | ", 1. dør 4" | ", kl."
bool floor_door(Cursor& c) {
  // "4 1/th", "4-1-th"
  Cursor tight = c;
  tight.eat(U',');
  if (tight.blanks() == 0) tight.eat(U'-');
  if (!tight.digits(1, 2).empty() && tight.eat_any(U"/-") && side_word(tight)) {
    c = tight;
    return true;
  }
  Cursor a = c;
  bool comma = a.eat(U',');
  a.blanks();
  comma = a.eat(U'\n') || comma;
  a.blanks();
  if (Cursor stroke = a; stroke.eat_any(U"/-–·|") && (stroke.blanks(1), !stroke.digits(1, 2).empty()) && stroke.eat(U'.') && (stroke.blanks(1), side_word(stroke))) {  // "3 / 1.tv", "22 - 3. tv. - 1057"
    if (Cursor dot = stroke; dot.eat(U'.') && dot.now() == U' ') stroke = dot;
    c = stroke;
    return true;
  }
  const bool named = a.word(U"st") || a.word(U"stuen") || a.word(U"kld") || a.word(U"kælder") || a.word(U"kælderen") || a.word(U"kl");
  // "5 l. th.": a machine reads the figure one as a letter.
  if (Cursor one = a; !named && (one.eat(U'l') || one.eat(U'I')) && one.eat(U'.') && (one.blanks(1), side_word(one))) {
    c = one;
    return true;
  }
  if (!named && a.digits(1, 2).empty()) return false;
  const bool dot = a.eat(U'.');
  Cursor b = a;
  b.eat(U',');
  b.blanks();
  if (Cursor side = b; dot && side.eat(U'\n') && (side.blanks(20), side_word(side))) b.eat(U'\n'), b.blanks(20);  // "5.\nth"
  bool door = side_word(b) || b.word(U"sal") || b.word(U"etage");
  if (!door && b.word(U"dør")) {
    b.eat(U'.');
    b.blanks();
    door = !b.digits(1, 4).empty();
  }
  if (door) {
    Cursor dotted = b;
    if (dotted.eat(U'.') && (dotted.now() == U',' || dotted.now() == U' ')) {
      Cursor next = dotted;
      next.eat(U',');
      next.blanks();
      if (next.now() == U',' || danish::is_digit(next.now()) || next.now() == U'D' || dotted.now() == U',') b = dotted;
    }
    // "2. sal tv"
    Cursor side = b;
    side.eat(U',');
    side.blanks();
    if (side_word(side)) b = side;
    c = b;
    return true;
  }
  if (!named && !(comma && dot)) return false;
  if (!named) {
    // Up to a comma or the line's end.
    Cursor number = a;
    number.blanks();
    if (Cursor flat = number; room(flat) && flat.at() > number.at() + 4) {  // ", 4. lejl. 2"
      c = a;
      return true;
    }
    if (a.now() == U',') {  // ", 1., tlf."
      c = a;
      return true;
    }
    if (Cursor four = number; four.eat(U'0') && !four.digits(3, 3).empty()) {  // ", 4. 0004"
      c = four;
      return true;
    }
    // ", 8. 3.", ", 1. 2": floor and door by number
    if (!number.digits(1, 3).empty() && (number.eat(U'.') || comma) && (number.now() == U',' || number.now() == U'\n' || number.at_end())) {
      c = number;
      return true;
    }
    // ", 2." before a post code or the line's end only
    Cursor code = a;
    code.blanks();
    if (code.now() == U'\n' || code.now() == U'|' || code.now() == U'\t' || code.now() == U';' || code.at_end() || code.at() - a.at() > 2) {
      c = a;
      return true;
    }
    code.eat(U',');
    code.blanks();
    if (code.digits(4, 4).empty()) return false;
  }
  if (named && !comma && !dot) {
    if (!a.at_end() && a.now() != U'\n' && a.now() != U',') return false;  // "Lærkevej 12 st"
  }
  // "st. 0001": a door by number
  Cursor number = a;
  number.blanks(1);
  if (named && dot && !number.digits(4, 4).empty() && (number.at_end() || number.now() == U'\n' || number.now() == U',' || number.now() == U'.')) a = number;
  c = a;
  return true;
}

}  // namespace meretid::access
