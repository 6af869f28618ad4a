// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/parcels.h"

#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/ejerlav.h"
#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

// Words that follow a number and are no letters of it; the second lot may be letters where a name or the phrase's end follows.
bool is_small_word(std::u32string_view word) {
  return is_one_of(word, {U"cm", U"mm", U"km", U"kg", U"og", U"er", U"i", U"af", U"på", U"til", U"fra", U"ved", U"en", U"et", U"som", U"har", U"med", U"der", U"var", U"ud", U"om", U"for", U"nr", U"kr", U"ha", U"hos", U"mod", U"pr", U"kan", U"skal", U"år", U"mg", U"ml", U"dl", U"db", U"kl", U"mio", U"stk", U"sal", U"min", U"th", U"tv", U"mf"});
}
bool is_word_too(std::u32string_view word) { return is_one_of(word, {U"at", U"da", U"nu", U"op", U"se", U"jf", U"du", U"vi", U"så", U"to", U"os", U"de", U"ca", U"st", U"mv", U"ad", U"ja", U"no", U"by"}); }

// " Tommerup Enge": names in capitals with one of land among them.
bool district_follows(Cursor c) {
  for (int words = 0; words < 4 && c.blanks(1) && base::is_upper(c.now()); ++words) {
    std::u32string word = c.letters();
    for (char32_t& letter : word) letter = base::lower(letter);
    if (words > 0 && Ejerlavs::ends_name(word)) return true;
    c.eat(U'.');
  }
  return false;
}

// "ab" of "12ab", "12 ab", "12-ab", "12.a", "12 litra ab": moves behind them. "445i, København K By" and "447er Rømø", written together, are
// letters; "192 i Hasle By" and "12 er solgt" are words.
bool letters(const danish::Text& text, Cursor& c, bool said, std::u32string& found, bool& capitals) {
  Cursor part = c;
  const bool together = base::is_letter(c.now());
  const bool dash = part.eat(U'-') || (said && part.eat_any(U"./"));
  part.blanks(1);
  if (Cursor line = part; said && !together && !dash && line.eat(U'\n') && (line.blanks(20), base::is_letter(line.now())) && !base::is_upper(line.now())) {  // "matr.nr. 12\nab Hasle By"
    Cursor name = line;
    if (const auto word = name.letters(2); !word.empty() && !is_small_word(word) && district_follows(name)) part = line;
  }
  if (Cursor litra = part; litra.word(U"litra") || litra.word(U"bogstav") || litra.word(U"lit") || litra.word(U"ltr")) litra.eat(U'.'), litra.blanks(1), part = litra;
  const bool named = part.at() - c.at() > 2;
  const std::int32_t first = part.at();
  found = part.letters();
  // "12abHasle By": the blank is missing.
  for (std::size_t size = 1; said && size < 3 && size + 2 < found.size() && !base::is_upper(found[size - 1]); ++size)
    if (base::is_upper(found[size]) && !base::is_upper(found[size + 1])) found.resize(size), part = Cursor(text, first + static_cast<std::int32_t>(size));
  const auto next = part.now();
  if (found.empty() || found.size() > 3 || danish::is_digit(next) || next == U'²' || next == U'³') return false;  // "7860 m2"
  if (next == U'/' && !danish::is_digit(text.at(part.at() + 1))) return false;  // "5 m/s"
  Cursor behind = part;
  behind.eat(U',');
  const bool name_follows = behind.blanks(1) && base::is_upper(behind.now());
  const bool ends = next == U',' || next == U')' || next == U'\n' || next == U'"' || next == U'\t' || next == U'|' || next == U';' || next == U'/' || (next == U'.' && text.at(part.at() + 1) == U' ') || part.at_end();
  for (char32_t& letter : found) letter = base::lower(letter);
  // "392W", "23 AK STENLØSE": capitals all of them
  capitals = base::is_upper(text.at(first));
  if (capitals) {
    if (found.size() > 2 || !base::is_upper(text.at(part.at() - 1)) || next == U'.' || next == U'-') return false;
    if (found.size() == 1 && !together && !dash && found[0] == U'i') return false;
    if (!said ? !name_follows : !together && !dash && !name_follows && !ends) return false;
    c = part;
    return true;
  }
  if (std::any_of(text.plain.begin() + first, text.plain.begin() + part.at(), [](char32_t letter) { return base::is_upper(letter); })) return false;  // "12 aB"
  const bool at_end = said && (next == U'\n' || part.at_end()) && found == U"kr" && text.at(c.at() - 3) == U'\n';  // "matr.nr.\n13 kr"
  Cursor joint = part;  // "14 h, 14 i og 14 k"
  const bool listed_letter = found == U"i" && joint.blanks(1) && joint.word(U"og") && joint.blanks(1) && danish::is_digit(joint.now());
  if (is_small_word(found) && !together && !dash && !named && next != U',' && !at_end && !listed_letter && !(said && found.size() == 2 && district_follows(part))) return false;
  if (is_word_too(found) && !together && !dash && !named && !name_follows && !ends) return false;
  if (!together && !dash && !named && found.size() == 3) return false;
  if (dash && !together && text.at(c.at()) != U'-' && found.size() > 2) return false;  // "12.maj"
  if (Cursor others = part; found == U"m" && others.eat(U'.') && (others.blanks(1), others.word(U"fl"))) return false;  // "5 m.fl."
  if (Cursor others = part; found == U"m" && !together && others.blanks(1) && others.word(U"fl")) return false;
  c = part;
  return true;
}

// "12 a 1 Lumby By", "7a2": the number of a piece behind the letters.
void piece(const danish::Text& text, Cursor& c) {
  Cursor p = c;
  if (p.blanks(1) && !p.digits(1, 1).empty() && p.blanks(1) && base::is_upper(p.now()) && base::is_letter(text.at(c.at() - 1))) c = Cursor(text, p.at() - 1);
}

void others(Cursor& c) {
  Cursor next = c;
  next.eat(U',');
  next.blanks(1);
  for (const std::u32string_view word : {U"m.fl", U"m. fl", U"mfl", U"m.v", U"m fl", U"med flere"})
    if (next.word(word)) {
      next.eat(U'.');
      c = next;
      return;
    }
}

}  // namespace

Parcels parcels_at(const danish::Text& text, std::int32_t start, std::int32_t end, bool said) {
  constexpr int kMost = 40;
  Parcels p;
  p.start = start;
  p.first_end = end;
  Cursor c(text, end);
  std::u32string found;
  const bool apart = !base::is_letter(text.at(end));
  bool strict = true, capitals = false;
  p.lettered = letters(text, c, said, found, p.capitals);
  if (p.lettered) {
    p.names.push_back(std::u32string(text.lower_part(start, end)) + found);
    p.unit = apart && found.size() == 1 && is_one_of(found, {U"m", U"l", U"g", U"h", U"t", U"a", U"i", U"å", U"s", U"w", U"v", U"c"});
    piece(text, c);
  }
  p.any_letters = p.lettered;
  p.end = p.loose_end = c.at();
  for (int more = 0; more < kMost; ++more) {
    Cursor next = c;
    if (Cursor all = next; (others(all), all.at() > next.at()) && all.now() == U',') next = all;  // "7a m.fl., 8b"
    bool comma = next.eat(U',') || next.eat(U';');
    next.blanks(1);
    if (comma && next.now() == U'\n') next.eat(U'\n'), next.blanks(20);
    bool joined = next.word(U"og") || next.word(U"samt") || next.eat(U'/') || next.eat(U'&') || next.eat(U'+') || next.word(U"eller");
    next.blanks(1);
    if (Cursor also = next; joined && also.word(U"samt") && also.blanks(1)) next = also;
    for (const std::u32string_view part : {U"del af", U"hele", U"en del af", U"resten af", U"dele af"})
      if (Cursor d = next; d.word(part) && d.blanks(1) && (joined || comma)) next = d;
    if (Cursor range = c; !comma && !joined && said && p.any_letters && range.eat(U'-') && danish::is_digit(range.now())) next = range, joined = true;  // "7a-7d"
    if (!comma && !joined) break;
    const std::int32_t from = next.at();
    const std::string digits = next.digits(1, 4);
    if (digits.empty() || digits[0] == U'0') break;
    const std::int32_t digits_end = next.at();
    if (next.now() == U'.' && danish::is_digit(text.at(next.at() + 1))) break;
    const bool with_letters = letters(text, next, said || base::is_letter(text.at(digits_end)), found, capitals);
    c = next;
    if (with_letters) p.names.push_back(std::u32string(text.lower_part(from, digits_end)) + found), p.any_letters = true;
    p.loose_end = c.at();
    ++p.more;
    strict = strict && (with_letters || (joined && !comma));
    if (strict) p.end = c.at();
  }
  return p;
}

bool lead_to_district(Cursor& c) {
  constexpr int kShort = 20, kMostParts = 6;
  bool line = false;
  others(c);
  for (int parts = 0; parts < kMostParts; ++parts) {
    Cursor next = c;
    next.blanks();
    if (!line && next.now() == U'\n') {
      next.eat(U'\n');
      next.blanks(20);
      line = true;
      if (!base::is_letter(next.now())) return line;
      c = next;
      continue;
    }
    if (next.eat_any(U",:;|\"'>/") || next.eat(U'-')) {
      c = next;
      continue;
    }
    bool word = false;
    for (const std::u32string_view one : {U"ejerlav", U"ejerlavet", U"ejerlavsnavn", U"ejerlavnavn", U"af", U"i", U"under", U"alle", U"begge", U"beliggende", U"alle sammen", U"vejlitra", U"litra"})
      if (Cursor w = next; !word && w.word(one) && (w.now() == U' ' || w.now() == U':' || w.now() == U'"' || w.now() == U'\n' || w.now() == U'\t')) c = w, word = true;
    if (word) continue;
    if (!next.eat(U'(')) {
      c = next;
      return line;
    }
    if (base::is_upper(next.now())) {  // "7a (Hasle By, Hasle)"
      c = next;
      return line;
    }
    bool closed = false;  // "(del nr. 2)"
    for (int i = 0; i < kShort && !closed && next.now() != U'\n'; ++i) closed = next.eat(U')') || (next.eat(next.now()), false);
    if (!closed) return line;
    c = next;
  }
  c.blanks();
  return line;
}

bool same_place(Cursor& c) {
  Cursor next = c;
  next.eat(U',');
  next.blanks(2);
  if (next.now() == U'\n') next.eat(U'\n'), next.blanks(20);
  next.eat(U'(');
  for (const std::u32string_view word : {U"smst", U"sammesteds", U"sammested", U"s.st", U"sst", U"ibid", U"smsts", U"samme sted", U"samme ejerlav", U"s. st"}) {
    Cursor w = next;
    if (!w.word(word)) continue;
    c = w;
    return true;
  }
  return false;
}

}  // namespace meretid::access
