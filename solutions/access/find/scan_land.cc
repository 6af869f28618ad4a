// SPDX-License-Identifier: EUPL-1.2
// Land register numbers: "matr.nr. 12ab Hasle By, Hasle". One to four digits, up to three letters, then the name of the
// cadastral district (ejerlav). Only where the text speaks of the land register.
#include <array>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// Words that belong to the name of a district though they may stand in lower case or behind a comma.
bool is_district_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 18> kWords = {U"by", U"bygrunde", U"sogn", U"jorder", U"markjorder", U"overdrev", U"ejerlav",
                                                                 U"hovedgård", U"hgd", U"enge", U"mark", U"kær", U"skov", U"grunde", U"gårde", U"kvarter", U"købstad", U"torp"};
  for (const auto known : kWords)
    if (word == known || (word.size() > known.size() && known.size() > 3 && word.ends_with(known))) return true;
  return false;
}

// "…, Ahornvej 4": behind the first word of it. Up to three more words with capitals and then a number.
bool street_follows(Cursor c) {
  constexpr int kShort = 3;  // "Sdr."; behind a longer word a full stop ends the sentence
  for (int words = 0; words < 4; ++words) {
    if (c.blanks() == 0) return false;
    if (danish::is_digit(c.now())) return true;
    if (!base::is_upper(c.now())) return false;
    const std::u32string word = c.letters();
    if (word.empty() || (word.size() <= kShort ? (c.eat(U'.'), false) : c.now() == U'.')) return false;
  }
  return false;
}

std::int32_t district_end(const danish::Text& text, std::int32_t at) {
  Cursor c(text, at);
  std::int32_t end = at;
  {
    Cursor in = c;  // "192 i Hasle By"
    in.blanks();
    if (in.word(U"i") && in.blanks() && base::is_upper(in.now())) c = in;
  }
  bool parish = false;
  bool ended = false;  // by a word such as "By": a comma may bring the parish
  for (int words = 0; words < 7; ++words) {
    Cursor ahead = c;
    ahead.blanks();
    const bool comma = words == 0 || (ended && !parish) ? ahead.eat(U',') : false;
    ahead.blanks();
    const bool capital = base::is_upper(ahead.now());
    std::u32string word = ahead.letters();
    if (Cursor second = ahead; capital && second.eat(U'-') && base::is_upper(second.now())) word += U'-' + second.letters(), ahead = second;  // "Bylderup-Bov"
    std::u32string lower = word;
    for (char32_t& letter : lower) letter = base::lower(letter);
    const bool district = is_district_word(lower);
    if (word.empty() || (!capital && !district && lower != U"og")) break;
    // Behind the comma stands the parish: "Hasle By, Hasle", "Herlufsholm Hgd., Herlufsholm", "Sdr. Bjert By, Nørre Sogn".
    if (comma && words > 0 && ((!capital && !district) || street_follows(ahead))) break;
    if (comma && words > 0) parish = true;
    if (word.size() <= 3 && (!district || lower == U"hgd")) ahead.eat(U'.');  // "Kgs.", "Nr.", "Hgd.", not "By."
    c = ahead;
    if (district || capital) end = ahead.at();
    ended = district;
    if (ended) {
      Cursor tail = c;
      tail.blanks();
      if (tail.now() != U',' && !base::is_upper(tail.now())) break;
    }
  }
  if (text.at(end - 1) == U'.') --end;
  return end;
}

// ", Tilst By, Tilst": with the word that such names end in, so that no other word has to say what the number is.
bool names_a_district(const danish::Text& text, std::int32_t from, std::int32_t end) {
  const auto name = text.lower_part(from, end);
  for (const std::u32string_view ending : {U" by,", U" bygrunde", U" markjorder", U" hovedgård,", U" overdrev,", U" ejerlav"})
    if (name.find(ending) != name.npos) return true;
  return false;
}

}  // namespace

void scan_land(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  for (const Digits& d : reading.digits()) {
    if (d.text.size() > 4 || base::is_letter(text.at(d.start - 1))) continue;
    const Label label = reading.label_before(d.start);
    const bool said = (label.nearest & kCueLand) && label.distance <= 6;
    if (!said && !base::is_letter(text.at(d.end))) continue;
    Cursor c(text, d.end);
    Cursor part = c;
    part.eat(U'-');
    part.blanks(1);
    const std::u32string letters = part.letters();
    // "445i, København K By" and "447er Rømø", written together, are letters; "192 i Hasle By" and "12 er solgt" are words.
    const bool a_word = letters == U"og" || letters == U"er" || letters == U"i";
    if (!letters.empty() && letters.size() <= 3 && base::lower(letters[0]) == letters[0] && (!a_word || base::is_letter(text.at(d.end)) || text.at(d.end) == U'-' || part.now() == U',')) c = part;
    const std::int32_t number_end = c.at();
    Claim claim;
    claim.start = d.start;
    claim.end = district_end(text, number_end);
    const bool district = claim.end > number_end;
    if (!said && !(district && number_end > d.end && names_a_district(text, number_end, claim.end))) continue;
    if (!district && number_end == d.end && label.distance > 3) continue;
    claim.type = FindingType::kMatrikel;
    claim.score = district ? 4.5 : number_end > d.end ? 3.0 : 1.0;
    claim.entity = base::encode(text.lower_part(claim.start, claim.end));
    claim.reasons = {"matrikel_label"};
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
