// SPDX-License-Identifier: EUPL-1.2
// Danish number plates: two letters and five digits, "AB 12 345"; behind a word that says so also in small letters, with the four
// digits of a moped or trailer, and personal ones ("ØNSKE1"), which are too free to know by form alone.
#include <algorithm>
#include <array>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// Two to seven capitals and digits, at most one blank between, right behind "nummerplade", also in quotation marks.
void personal_plates(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  constexpr int kLongest = 7;
  for (std::size_t i = 0; i < reading.tokens().size(); ++i) {
    const auto word = reading.word(i);
    if (reading.tokens()[i].kind != danish::TokenKind::kWord || !(word.starts_with(U"nummerplade") || word.starts_with(U"ønskeplade") || word.starts_with(U"ønskenummerplade") || (word == U"plade" && i > 0 && reading.word(i - 1).starts_with(U"personlig")) || word.starts_with(U"nrplade"))) continue;
    Cursor c(text, reading.tokens()[i].end);
    c.eat(U':');
    c.blanks();
    if (c.word(U"er") || c.word(U"nr") || c.word(U"med teksten")) c.eat(U'.'), c.blanks();
    c.eat_any(U"\"»'“”");
    const std::int32_t start = c.at();
    std::int32_t end = start;
    int signs = 0, letters = 0, blanks = 0;
    while (signs < kLongest) {
      if (blanks == 0 && signs > 0 && c.now() == U' ') ++blanks, c.eat(U' ');
      if (!base::is_upper(c.now()) && !danish::is_digit(c.now())) break;
      letters += base::is_upper(c.now());
      ++signs;
      c.eat(c.now());
      end = c.at();
    }
    if (signs < 2 || letters == 0 || !stands_alone(text, start, end) || (text.at(end) == U'-' && base::is_upper(text.at(end + 1))) || (text.at(end) == U'-' && danish::is_digit(text.at(end + 1)))) continue;  // "FL-CR 337"
    Claim claim;
    claim.start = start;
    claim.end = end;
    claim.type = FindingType::kPlate;
    claim.score = 3.0;
    claim.entity = base::encode(text.lower_part(start, end));
    claim.reasons = {"plate_form", "label"};
    claims.push_back(std::move(claim));
  }
}

// "tysk FL-AB 123", "hollandsk: 12-AB-34", "HH AB 1234 (Hamburg)"
bool says_nation(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  for (int back = 0; back < 3 && token > 0 && !reading.tokens()[token].lines_before && !reading.tokens()[token].sentence_start; ++back) {
    --token;
    for (const std::u32string_view nation : {U"tysk", U"svensk", U"norsk", U"polsk", U"hollandsk", U"fransk", U"litauisk", U"rumænsk", U"bulgarsk", U"lettisk", U"udenlandsk", U"tyske", U"svenske", U"norske", U"polske", U"udenlandske"})
      if (reading.word(token) == nation) return true;
  }
  return false;
}

// "Ny bil AX 12 liter pr. 100 km": the model and a measure.
bool measured(const Reading& reading, std::int32_t end) {
  const std::size_t next = reading.token_at(end);
  if (next >= reading.tokens().size() || reading.tokens()[next].lines_before) return false;
  for (const std::u32string_view unit : {U"liter", U"l", U"km", U"kw", U"hk", U"ton", U"kg", U"kr", U"kr.", U"cm", U"meter", U"m", U"tommer", U"pct", U"procent"})
    if (reading.word(next) == unit) return true;
  return false;
}

// "Rum AB 12 345", "model CK 44 812", "varenr. AB 12345"
bool names_a_thing(const Reading& reading, std::int32_t start) {
  const std::size_t token = reading.token_at(start);
  if (token == 0 || reading.tokens()[token].lines_before) return false;
  for (const std::u32string_view thing : {U"rum", U"lokale", U"mødelokale", U"model", U"type", U"varenr.", U"varenummer", U"katalognr.", U"skab", U"hylde", U"rute", U"fly", U"flyet", U"tog"})
    if (reading.word(token - 1) == thing) return true;
  return false;
}

// "AN 88 07 3": five figures in any groups.
std::size_t five_in_groups(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  std::size_t size = d[i].text.size(), groups = 1;
  while (size < 5 && i + groups < d.size() && reading.gap_after(i + groups - 1) == Gap::kSpace) size += d[i + groups].text.size(), ++groups;
  return size == 5 ? groups : 0;
}

// "HH AB 1234", "FL-KR 2217": the towns beyond the border, one or two letters, up to four figures.
void german_plates(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const Digits& d = reading.digits()[i];
  if (d.text.size() > 4 || d.text.size() < 2 || text.at(d.start - 1) != U' ') return;
  std::int32_t letters = d.start - 1;
  while (d.start - letters < 4 && base::is_upper(text.at(letters - 1))) --letters;
  const std::int32_t count = d.start - 1 - letters;
  if (count < 1 || count > 2 || (text.at(letters - 1) != U' ' && text.at(letters - 1) != U'-')) return;
  std::int32_t from = letters - 1;
  while (letters - from < 5 && base::is_upper(text.at(from - 1))) --from;
  const auto town = text.lower_part(from, letters - 1);
  bool known = false;
  for (const std::u32string_view one : {U"hh", U"fl", U"sl", U"nf", U"ki", U"hl", U"rd", U"hb", U"iz", U"oh", U"rz", U"nms", U"eck"}) known = known || town == one;
  if (!known || !stands_alone(text, from, d.end) || text.at(d.end) == U'-') return;
  if (const Label label = reading.label_before(from); label.nearest & (kCueOther | kCueCase)) return;
  Claim claim;
  claim.start = from;
  claim.end = d.end;
  claim.type = FindingType::kPlate;
  claim.score = 0.3;
  claim.entity = base::encode(text.lower_part(from, d.end));
  claim.reasons = {"plate_form"};
  claims.push_back(std::move(claim));
}

// "MLB 27K", "HH AR 519", "38-XKL-7", "B 118 TVC", "K 41.207": other countries' and old plates, one to three groups of capitals and digits
// near a word for a vehicle.
void other_plates(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto part = [&](std::int32_t at) { return (text.at(at) >= U'A' && text.at(at) <= U'Z') || danish::is_digit(text.at(at)); };
  for (std::int32_t i = 0; i < text.size(); ++i) {
    if (!part(i) || base::is_letter(text.at(i - 1)) || danish::is_digit(text.at(i - 1)) || text.at(i - 1) == U'-') continue;
    int letters = 0, digits = 0, groups = 1;
    std::int32_t at = i, end = i;
    for (int seen_letters = 0, seen_digits = 0;;) {
      while (part(at)) (danish::is_digit(text.at(at)) ? seen_digits : seen_letters)++, ++at;
      if (base::is_letter(text.at(at))) break;
      end = at, letters = seen_letters, digits = seen_digits;
      if (groups == 3 || !(text.at(at) == U' ' || text.at(at) == U'-' || text.at(at) == U'.') || !part(at + 1)) break;
      ++groups, ++at;
    }
    const bool shape = end > i && (letters > 1 || groups > 1) && letters >= 1 && letters <= 5 && digits >= 1 && digits <= 5 && letters + digits >= 4 && letters + digits <= 8 && digits + letters > groups;
    if (!shape || !stands_alone(text, i, end)) {
      i = std::max(i, end);
      continue;
    }
    const Label label = reading.label_before(i);
    const auto short_label = text.lower_part(std::max(0, i - 7), i);  // the full stop ends no sentence
    const bool plate_word = short_label.ends_with(U"nrpl. ") || short_label.ends_with(U"nr.pl. ") || short_label.ends_with(U"nr.pl.:");
    const bool nation = plate_word || (groups > 1 && says_nation(reading, i) && !measured(reading, end));
    const bool behind = nation || (groups > 1 && !(label.nearest & (kCueOther | kCueCase | kCuePhone | kCueAccount)) && (reading.cues_after(end) & kCueVehicle));  // "U 27 401 på traktoren"
    if (((label.nearest & kCueVehicle) && label.distance <= 5 && !measured(reading, end)) || behind) {
      Claim claim;
      claim.start = i;
      claim.end = end;
      claim.type = FindingType::kPlate;
      claim.score = label.distance <= 3 ? 1.6 : 0.6;
      claim.entity = base::encode(text.lower_part(i, end));
      claim.reasons = {"plate_form", "label"};
      claims.push_back(std::move(claim));
    }
    i = end;
  }
}

}  // namespace

void scan_plates(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto& d = reading.digits();
  personal_plates(reading, claims);
  other_plates(reading, claims);
  for (std::size_t i = 0; i < d.size(); ++i) {
    const std::int32_t near = d[i].start;
    german_plates(reading, i, claims);
    if (!base::is_letter(text.at(near - 1)) && !base::is_letter(text.at(near - 2)) && !base::is_letter(text.at(near - 3)) && !base::is_letter(text.at(near - 4))) continue;
    const bool said = (reading.label_before(d[i].start).around & kCueVehicle) != 0;
    const auto capital = [&](std::int32_t at) { return (text.at(at) >= U'A' && text.at(at) <= U'Z') || (said && text.at(at) >= U'a' && text.at(at) <= U'z'); };
    std::int32_t last = d[i].start - 1;
    bool apart = false;
    while (!capital(last) && d[i].start - last <= 2 && (text.at(last) == U' ' || text.at(last) == U'-' || text.at(last) == U'.' || text.at(last) == U'·' || text.at(last) == U'\t' || (said && text.at(last) == U'/'))) --last, apart = true;
    if (said && !capital(last) && text.at(d[i].start - 1) == U' ' && text.at(d[i].start - 2) == U'-' && text.at(d[i].start - 3) == U' ') last = d[i].start - 4, apart = true;  // "HM - 23 528"
    // "B.F. 42.118"
    const bool dotted = said && capital(last) && text.at(last - 1) == U'.' && capital(last - 2) && text.at(last + 1) == U'.' && !base::is_letter(text.at(last - 3));
    if (dotted) {
      Claim claim;
      const bool two = d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 && reading.gap_after(i) != Gap::kOther;
      if (!two && d[i].text.size() != 5) continue;
      claim.start = last - 2;
      claim.end = two ? d[i + 1].end : d[i].end;
      claim.type = FindingType::kPlate;
      claim.score = 2.0;
      claim.entity = base::encode(text.lower_part(claim.start, claim.end));
      claim.reasons = {"plate_form", "label"};
      claims.push_back(std::move(claim));
      continue;
    }
    if (!capital(last) || !capital(last - 1) || base::is_letter(text.at(last - 2)) || danish::is_digit(text.at(last - 2))) continue;
    // "HH AR 519": the letters of a German town in front.
    const bool whole = d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 && reading.gap_after(i) == Gap::kSpace;  // "MC HC 18 226"
    if (said && !whole && d[i].text.size() < 4 && (text.at(last - 2) == U' ' || text.at(last - 2) == U'-') && base::is_upper(text.at(last - 3)) && (text.at(last - 4) == U'(' || text.at(last - 4) == U' ' || base::is_upper(text.at(last - 4)))) continue;
    Claim claim;
    claim.start = last - 1;
    std::string number;
    if (const std::size_t groups = said ? five_in_groups(reading, i) : 0; groups > 2) {
      claim.end = d[i + groups - 1].end;
      claim.score = 1.0;
      for (std::size_t k = i; k < i + groups; ++k) number += d[k].text;
    } else if (d[i].text.size() == 5) {
      claim.end = d[i].end;
      claim.score = apart ? 0.6 : 1.0;
      number = d[i].text;
    } else if (d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 &&
               ((said && (reading.gap_after(i) == Gap::kSlash || reading.gap_after(i) == Gap::kLine)) || reading.gap_after(i) == Gap::kWide || reading.gap_after(i) == Gap::kSpace || reading.gap_after(i) == Gap::kDot || reading.gap_after(i) == Gap::kDash)) {
      claim.end = d[i + 1].end;
      claim.score = 2.5;
      number = d[i].text + d[i + 1].text;
    } else if (d[i].text.size() == 3 && i + 1 < d.size() && d[i + 1].text.size() == 2 && reading.gap_after(i) == Gap::kSpace) {
      claim.end = d[i + 1].end;  // "AB 123 45"
      claim.score = said ? 1.0 : -1.0;
      number = d[i].text + d[i + 1].text;
    } else if (reading.gap_after(i) == Gap::kSpace && i + 1 < d.size() && d[i + 1].text.size() > 2) {
      continue;  // "afgift nr. PA 5503 7781 204"
    } else if ((d[i].text.size() == 4 || (d[i].text.size() == 3 && (reading.label_before(d[i].start).nearest & kCueVehicle))) && said) {
      claim.end = d[i].end;
      claim.score = -0.5;
      number = d[i].text;
    } else {
      continue;
    }
    // "IMG_4471_CM88203.jpg"
    const bool in_file_name = !apart && text.at(claim.start - 1) == U'_' && (text.at(claim.end) == U'.' || text.at(claim.end) == U'_');
    if ((!in_file_name && !stands_alone(text, claim.start, claim.end)) || text.at(claim.end) == U'-') continue;
    if (names_a_thing(reading, claim.start)) continue;
    std::u32string letters = text.plain.substr(static_cast<std::size_t>(last - 1), 2);
    for (char32_t& letter : letters)
      if (letter >= U'a') letter -= U'a' - U'A';
    if (letters == U"NR" && text.at(last + 1) == U'.' && text.at(last) == U'r') continue;  // "P-nr. 1007"
    static constexpr std::array<std::u32string_view, 12> kWords = {U"NR", U"KR", U"DK", U"EU", U"EF", U"ID", U"SE", U"PO", U"NO", U"EN", U"CV", U"KL"};
    for (const auto word : kWords)
      if (letters == word) claim.score -= 2.5;
    const Label label = reading.label_before(claim.start);
    if (label.nearest & kCueVehicle) {
      claim.score += 3.5;
      claim.reasons.push_back("label");
    } else if (label.around & kCueVehicle) {
      claim.score += 2.0;
    } else if (label.nearest & (kCueOther | kCueCase | kCueCvr)) {
      claim.score -= 2.0;
    }
    claim.type = FindingType::kPlate;
    claim.entity = base::encode(letters) + number;
    claim.reasons.insert(claim.reasons.begin(), "plate_form");
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
