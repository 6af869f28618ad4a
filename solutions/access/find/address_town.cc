// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/address_town.h"

#include <algorithm>

#include "solutions/access/find/cues.h"
#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

static bool quarter(std::u32string_view word) { return word == U"Øst" || word == U"Vest" || word == U"Nord" || word == U"Syd" || word == U"Midt"; }

// Villages are too many to know; most end like these.
bool town_like(std::u32string_view name) {
  for (const std::u32string_view end : {U"rup", U"torp", U"sted", U"løse", U"købing", U"høj", U"lund", U"havn", U"holm", U"borg", U"strand", U"ved", U"sø", U"ager", U"bro", U"tofte", U"rød", U"skov", U"mark", U"bøl", U"vad", U"lev", U"inge", U"bjerg", U"balle", U"bølle", U"by", U"bæk", U"slev"})
    if (name.size() >= end.size() + 3 && name.ends_with(end)) return true;
  return false;
}

// A word without a vowel is short for another: "Kgs", "Sdr", "Kbh".
bool is_abbreviated(std::u32string_view word) {
  return word.size() == 1 || word.find_first_of(U"aeiouyæøåöü") == std::u32string_view::npos || is_one_of(word, {U"nør", U"søn", U"ålb", U"aalb", U"aarh", U"årh", U"od"});
}

std::u32string lowered(std::u32string word) {
  for (char32_t& letter : word) letter = base::lower(letter);
  return word;
}

// Up to the next comma of the line or its end, when that comes soon; the cursor stands behind it and its blanks.
bool short_part(Cursor& c, bool& line) {
  constexpr int kShort = 32, kIndent = 40;
  c.eat(U',');
  for (int i = 0; i < kShort && !c.at_end(); ++i) {
    if (c.eat(U',') || c.eat(U'\t')) {
      c.blanks();
      if (Cursor next = c; next.eat(U'\n')) c = next, line = true, c.blanks(kIndent);
      return true;
    }
    if (c.eat(U'\n')) {
      line = true;
      c.blanks(kIndent);
      return true;
    }
    if (c.eat_any(U"?!\"")) return false;
    c.eat(c.now());
  }
  return false;
}

}  // namespace

// "8000 Aarhus C" with the place after the last word of the town.
bool Towns::at(Cursor& c) const {
  if (c.word(U"i") || c.word(U"postnr") || c.word(U"postnummer") || c.word(U"postnr. og by")) c.eat(U'.'), c.eat(U':'), c.blanks();
  Cursor faroe = c;
  if (faroe.word(U"fo") && (faroe.eat(U'-') || faroe.blanks(1)) && !faroe.digits(3, 3).empty() && faroe.blanks() && words(faroe)) {
    c = faroe;
    return true;
  }
  if (Cursor tight = c; tight.eat_any(U"Dd") && tight.eat_any(U"Kk") && danish::is_digit(tight.now())) c = tight;  // "DK8765"
  if (c.word(U"dk") || c.word(U"d") || c.word(U"gl")) c.eat(U'-'), c.blanks(1);
  if (Cursor bracket = c; bracket.eat(U'(') && !bracket.digits(4, 4).empty() && bracket.eat(U')') && bracket.blanks(1) && base::is_upper(bracket.now())) {  // "(4660) Store Heddinge"
    c = bracket;
    return words(c);
  }
  const std::string code = c.digits(4, 4);
  if (code.empty() || code < "0555" || code > "9990") return false;
  // "1734, København V", "5000,Odense": a comma between them where the town is listed.
  if (Cursor comma = c; (comma.blanks(6), comma.eat_any(U",-|;\n")) && (comma.blanks(20), base::is_upper(comma.now())) && listed(comma)) {
    c = comma;
    return true;
  }
  if (Cursor wide = c; wide.blanks(24) > 4 && base::is_upper(wide.now()) && listed(wide)) {  // in columns
    c = wide;
    return true;
  }
  // "9000Aalborg": the blank is missing before a listed town.
  if (base::is_upper(c.now())) return listed(c);
  if (!c.blanks()) return false;
  // "Postnr.: 5000 By: Odense C", a form
  for (const std::u32string_view label : {U"by:", U"postdistrikt:", U"bynavn:"})
    if (c.word(label)) c.blanks();
  return words(c);
}

// The longest listed town of up to three words, with its district: "Frederiksberg C", "Sønder Stenderup".
bool Towns::listed(Cursor& c) const {
  const std::int32_t first = c.at();
  Cursor next = c;
  std::int32_t end = first;
  for (int words = 0; words < 3 && base::is_upper(next.now()) && !next.letters().empty(); ++words) {
    const bool district = words > 0 && next.at() - end <= 3 && end > first;
    if (district || (known_.of(t_.lower_part(first, next.at())) & kKnownTown)) end = next.at();
    if (next.blanks(1) == 0) break;
  }
  if (end == first) return false;
  c = Cursor(t_, end);
  return true;
}

// "8700 horsens", "1620 kbh v": without capitals, of the list alone.
bool Towns::small_town(Cursor& c) const {
  const std::int32_t first = c.at();
  Cursor next = c;
  std::int32_t end = first;
  for (int words = 0; words < 3 && !next.letters().empty(); ++words) {
    const auto name = t_.lower_part(first, next.at());
    if ((known_.of(name) & kKnownTown) || name == U"kbh") end = next.at();
    else if (end > first && next.at() - end <= 3) end = next.at();  // "v", "nv"
    else if (end > first) break;
    if (next.blanks(1) == 0) break;
  }
  if (end == first) return false;
  c = Cursor(t_, end);
  return true;
}

// "211 54 Malmö", "70-215 Szczecin", "D-24937 Flensburg", "0150 Oslo": how post towns abroad are written behind a street.
bool Towns::foreign(Cursor& c) const {
  Cursor a = c;
  for (const std::u32string_view land : {U"d-", U"de-", U"s-", U"se-", U"n-", U"no-", U"pl-", U"f-", U"nl-", U"a-", U"ch-", U"fin-", U"is-"})
    if (Cursor l = a; l.word(land) && danish::is_digit(l.now())) {
      a = l;
      break;
    }
  Cursor code = a;
  const bool together = !code.digits(5, 5).empty();
  if (!together) {
    code = a;
    const std::string first = code.digits(2, 4);
    if (Cursor dutch = code; first.size() == 4 && dutch.blanks(1) && base::is_upper(dutch.now()) && dutch.letters(2).size() == 2 && base::is_upper(t_.at(dutch.at() - 1)) && dutch.now() == U' ') {
      code = dutch;  // "1015 CN Amsterdam"
    } else if (Cursor iceland = code; first.size() == 3 && iceland.blanks(1) && (iceland.word(U"reykjavík") || iceland.word(U"kópavogur") || iceland.word(U"hafnarfjörður") || iceland.word(U"garðabær") || iceland.word(U"tórshavn") || iceland.word(U"torshavn") || iceland.word(U"hoyvík") || iceland.word(U"argir") || iceland.word(U"klaksvík") || iceland.word(U"runavík") || iceland.word(U"tvøroyri") || iceland.word(U"vágur") || iceland.word(U"sandavágur") || iceland.word(U"vestmanna") || iceland.word(U"fuglafjørður"))) {
      c = iceland;
      return true;
    } else if (first.size() == 3) {
      if (!code.blanks(1) || code.digits(2, 2).empty()) return false;
    } else if (first.size() == 2) {
      if (!code.eat(U'-') || code.digits(3, 3).empty()) return false;
    } else if (first.size() != 4 || (first > "0555" && a.at() == c.at())) {
      return false;
    }
  }
  if (code.blanks(2) == 0 || !base::is_upper(code.now()) || !words(code)) return false;
  c = code;
  return true;
}

bool Towns::words(Cursor& c) const {
  if (!base::is_upper(c.now())) return small_town(c);
  const std::int32_t first = c.at();
  if (c.letters().empty()) return false;
  for (int words = 0; words < 3; ++words) {
    Cursor next = c;
    // "Kgs. Lyngby", "Nr. Sundby", "Kbh. N" go on behind the dot; "4600 Køge. Ring til os" ends there.
    if (words == 0 && c.at() - first <= 4 && is_abbreviated(t_.lower_part(first, c.at())) && next.eat(U'.') && !(next.blanks(1) && base::is_upper(next.now()))) next = c;
    else if (next.at() > c.at()) next = Cursor(t_, next.at() - 1);
    if (next.eat(U'-') || next.blanks(1)) {
      const bool capital = base::is_upper(next.now());
      const std::int32_t start = next.at();
      const std::u32string word = next.letters();
      if (word.empty() || !capital) break;
      const bool capitals = word.size() > 2 && std::all_of(word.begin(), word.end(), [](char32_t letter) { return base::is_upper(letter); });
      if (capitals && cue_of(lowered(word))) break;  // "1266 København K PNR …", fields of one line
      const bool district = word.size() <= 2;  // "C", "NV", "SV"
      if (!district && !quarter(word) && places_.person(t_.lower_part(start, next.at())) > 1.5F && places_.town(t_.lower_part(first, next.at())) < 0) break;
      c = next;
    } else {
      break;
    }
  }
  return true;
}

bool Towns::behind(Cursor& c, bool sure_street) const {
  constexpr int kWidest = 90;  // forms set their second line below the first with blanks
  Cursor a = c;
  bool comma = false, line = false;
  for (int i = 0; i < kWidest; ++i) {
    if (a.eat(U',')) comma = true;
    else if (!line && a.eat(U'\n')) line = true;
    else if (!a.eat_any(U" \t")) break;
  }
  Cursor with_code = a;
  if (at(with_code)) {
    c = with_code;
    return true;
  }
  if (Cursor abroad = a; (sure_street || comma) && foreign(abroad)) {
    // "Am Markt 3, 24937 Flensburg" is an address, "Bilag 3, 24937 Hansen sagde" is none: the phrase ends behind the town.
    const bool ends = abroad.at_end() || std::u32string_view(U",.;)\n").find(abroad.now()) != std::u32string_view::npos;
    if (sure_street || ends) {
      c = abroad;
      return true;
    }
  }
  if (Cursor bracket = a; bracket.eat_any(U"([") && at(bracket) && bracket.eat_any(U")]")) {  // "Kirkevej 2 (9362 Gandrup)"
    c = bracket;
    return true;
  }
  // "Ahornvej 4 / 8000 Aarhus C", "… – 8000 Aarhus C", "… · 8000 Aarhus C"
  Cursor marked = a;
  if (sure_street && marked.eat_any(U"/–-·;|.∙•:")) {
    marked.eat_any(U"-;|");
    marked.blanks();
    marked.eat(U'\n');
    if (at(marked)) {
      c = marked;
      return true;
    }
  }
  // "Ahornvej 4, Skødstrup, 8541 Skødstrup", "Ahornvej 4, 2. sal til højre, 8000 …", "Ahornvej 4 (baghuset), 8000 …": whatever
  // short stands between a street and its post town belongs to the address.
  Cursor village = a;
  if (line && sure_street && words(village) && village.eat(U'\n') && at(village)) {
    c = village;
    return true;
  }
  Cursor between = c;
  bool crossed = false;
  for (int parts = 0; sure_street && !line && parts < 3 && !crossed && short_part(between, crossed); ++parts) {
    Cursor town = between;
    if (!at(town)) continue;
    c = town;
    return true;
  }
  if (Cursor empty = a; line && sure_street && empty.eat(U'\n') && (empty.blanks(20), danish::is_digit(empty.now())) && at(empty)) {  // an empty line, as machines read them
    c = empty;
    return true;
  }
  const bool in = a.word(U"i") || a.word(U"ved");
  if (in) a.blanks(1);
  if (Cursor low = a; in && sure_street && !base::is_upper(low.now()) && small_town(low)) {  // "skolevænget 12 i haslev"
    c = low;
    return true;
  }
  if (Cursor next = a; !comma && !in && !line && sure_street && base::is_upper(next.now()) && a.at() > c.at() && listed(next) && !(known_.of(t_.lower_part(a.at(), next.at())) & kListedName)) {  // "Skovvej 7 København K"
    c = next;
    return true;
  }
  if ((!comma && !in) || line || !sure_street || !base::is_upper(a.now())) return false;
  // A town without its post code ("Ahornvej 4, Aarhus C", "Ahornvej 4 i Aarhus"): only when it looks like one.
  if ((comma || in) && listed(a)) {  // "Ahornvej nr. 4, Ruds Vedby er …"
    c = a;
    with_post_town(c);
    return true;
  }
  const std::int32_t start = a.at();
  Cursor town = a;
  if (!words(town)) return false;
  // "Bådsgårdvej 67, Tved, Bording"
  if (Cursor post = town; comma && post.eat(U',') && post.blanks(1) && base::is_upper(post.now()) && !(known_.of(t_.lower_part(start, town.at()).substr(0, t_.lower_part(start, town.at()).find(U' '))) & kKnownFrequentFirst)) {
    const std::int32_t first = post.at();
    if (listed(post) && !(known_.of(t_.lower_part(first, post.at())) & kListedName)) {
      c = post;
      return true;
    }
  }
  const auto name = t_.lower_part(start, town.at());
  const auto first = name.substr(0, name.find(U' '));
  // "Odense C", "Gistrup": more of a town than of a person's name, and the phrase ends there.
  const bool ends = town.now() == U',' || town.now() == U'.' || town.now() == U'\n' || town.now() == U')' || town.now() == U';' || town.at_end();
  const bool district = name.size() > first.size() && name.size() - first.size() <= 3;
  if (ends && comma && first.ends_with(U'.') && is_abbreviated(first.substr(0, first.size() - 1))) {  // "Møllevej 3, Nr. Snede"
    c = town, with_post_town(c);
    return true;
  }
  // "Klitrosevej 71, Grønhøj udlejes": one word, and the sentence goes on.
  if (Cursor next = town; comma && name == first && name.size() > 4 && town_like(name) && places_.person(name) <= 0 && next.blanks(1) && base::is_letter(next.now()) && !base::is_upper(next.now())) {
    c = town, with_post_town(c);
    return true;
  }
  if (ends && name == first && (town_like(name) || (comma && name.size() > 3 && places_.person(name) <= 0))) {
    c = town, with_post_town(c);
    return true;
  }
  if (places_.town(name) < 1.0F && !((ends || district) && places_.town(first) > places_.person(first) + (district ? -3.0F : 0.3F))) return false;
  c = town, with_post_town(c);
  return true;
}

// ", Hørby, Ugerløse", ", Snedsted (7752)": the post town behind the village, the post code behind its town.
void Towns::with_post_town(Cursor& c) const {
  if (Cursor town = c; town.eat(U',') && town.blanks(1) && base::is_upper(town.now())) {
    const std::int32_t first = town.at();
    if (listed(town) && !(known_.of(t_.lower_part(first, town.at())) & kListedName)) c = town;
  }
  if (Cursor code = c; code.blanks(1) && code.eat(U'(') && !code.digits(4, 4).empty() && code.eat(U')')) c = code;
}

// Where "8000 Aarhus C" begins that ends right before the street, with a comma between.
std::optional<std::int32_t> Towns::before(std::int32_t street) const {
  const auto& digits = r_.digits();
  auto code = std::upper_bound(digits.begin(), digits.end(), street, [](std::int32_t at, const Digits& d) { return at < d.start; });
  if (code == digits.begin()) return std::nullopt;
  --code;
  if (code->text.size() != 4 || street - code->end > 40) return std::nullopt;
  Cursor c(t_, code->start);
  if (!at(c)) return std::nullopt;
  bool mark = false;
  while (c.at() < street) {
    if (c.eat(U',')) mark = true;
    else if (c.blanks(1) == 0) break;
  }
  return mark && c.at() == street ? std::optional(code->start) : std::nullopt;
}

}  // namespace meretid::access
