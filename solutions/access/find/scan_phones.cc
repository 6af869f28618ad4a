// SPDX-License-Identifier: EUPL-1.2
// Telephone numbers: eight digits from 2 on, in any grouping, with or without +45; foreign ones with their country code.
// Eight bare digits could be much else, so the words around decide.
#include <algorithm>
#include <array>

#include "danish/check_digits.h"
#include "danish/cpr.h"
#include "solutions/access/find/counted_things.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

struct Shape {
  std::size_t runs = 0;
  std::string digits;
  double score = 0;
};

// "4 0 7 1 8 8 2 3", "21 49 70 3 5": eight digits in any groups of one line, only where a word right before says what they are.
Shape loose_number(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  const Label label = reading.label_before(d[i].start);
  if (!(label.nearest & kCuePhone) || label.distance > 4 || label.number_between) return {};
  std::string all;
  std::size_t n = 0;
  for (; i + n < d.size() && all.size() < 8; ++n) {
    const Gap gap = n ? reading.gap_after(i + n - 1) : Gap::kSpace;
    if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kDot && gap != Gap::kSlash && gap != Gap::kSpacedDash && !(n == 1 && gap == Gap::kMarks)) return {};
    all += d[i + n].text;
  }
  if (all.size() == 8 && n > 1 && i + n < d.size() && (reading.gap_after(i + n - 1) == Gap::kSpace || reading.gap_after(i + n - 1) == Gap::kDash) && d[i + n - 1].text.size() == 1 && d[i + n].text.size() == 1) return {};  // each digit alone, and more than eight
  if (n == 4 && reading.gap_after(i) == Gap::kDot && reading.gap_after(i + 1) == Gap::kDash && reading.gap_after(i + 2) == Gap::kDot) return {};  // "01.06-30.09": days
  const bool old_area = all.size() == 8 && all[0] == '0' && all[1] != '0';  // "(06) 12 34 56", until 1989
  return all.size() == 8 && (all.front() >= '2' || old_area) && n > 1 ? Shape{n, all, -0.5} : Shape{};
}

// "20 00 - 22 30": from one time to another.
bool are_times(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  return d[i].text < "25" && d[i + 1].text < "60" && d[i + 2].text < "25" && d[i + 3].text < "60";
}

// "33. 13. 87. 05", "53 - 48 - 57 - 99", "(95) 82 82 55": four pairs with the same signs between, the first one in brackets or not.
Shape pairs_with_marks(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  constexpr std::size_t kPairs = 4;
  constexpr std::int32_t kMostSigns = 3;
  if (i + kPairs > d.size() || d[i].text.front() < '2') return {};
  std::string all;
  for (std::size_t k = i; k < i + kPairs; ++k) {
    if (d[k].text.size() != 2 || (k > i && d[k].start - d[k - 1].end > kMostSigns)) return {};
    all += d[k].text;
  }
  const auto between = [&](std::size_t k) { return text.lower_part(d[k].end, d[k + 1].start); };
  const auto second = between(i + 1);
  const bool bracket = text.at(d[i].start - 1) == U'(' && between(i) == U") " && second == U" ";
  const bool marks = second == U". " || second == U" - " || second == U" / " || second == U" . " || second == U" · ";
  if ((!bracket && (!marks || between(i) != second)) || between(i + 2) != second) return {};
  const auto goes_on = [&](std::size_t k) { return k + 1 < d.size() && text.lower_part(d[k].end, d[k + 1].start) == second; };
  if (goes_on(i + kPairs - 1) || (i > 0 && goes_on(i - 1)) || (second == U" - " && are_times(reading, i))) return {};
  return {kPairs, all, 1.1};
}

bool behind_comma(const danish::Text& text, std::int32_t start) { return text.at(start - 1) == U' ' && (text.at(start - 2) == U',' || text.at(start - 2) == U':'); }

// "fanges på 2 2 9 0 1 4 7 8": each digit alone, eight of them.
Shape digit_by_digit(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  constexpr std::size_t kDigits = 8;
  if (d[i].text.size() != 1 || d[i].text.front() < '2' || i + kDigits > d.size() || (i > 0 && reading.gap_after(i - 1) == Gap::kSpace && d[i - 1].text.size() == 1)) return {};
  std::string all;
  for (std::size_t k = i; k < i + kDigits; ++k) {
    if (d[k].text.size() != 1 || (k > i && reading.gap_after(k - 1) != Gap::kSpace)) return {};
    all += d[k].text;
  }
  return reading.gap_after(i + kDigits - 1) == Gap::kSpace || reading.gap_after(i + kDigits - 1) == Gap::kSpacedDash ? Shape{} : Shape{kDigits, all, 0.4};
}

// Eight digits in a grouping people use.
Shape danish_number(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  if (const Shape marked = pairs_with_marks(reading, i); marked.runs) return marked;
  if (const Shape alone = digit_by_digit(reading, i); alone.runs) return alone;
  std::string all, grouping;
  Gap first_gap = Gap::kSpace;
  bool broken = false;
  std::size_t n = 0, before_break = 0;
  for (; i + n < d.size() && all.size() < 8 && n < 4; ++n) {
    if (n) {
      const Gap gap = reading.gap_after(i + n - 1);
      if (gap == Gap::kLine && !broken) {  // the line ends within the number
        broken = true;
        before_break = n;
      } else {
        if ((gap == Gap::kSpacedDash || gap == Gap::kDash) && grouping == "22" && first_gap == Gap::kSpace && i + 3 < d.size() && reading.gap_after(i + 2) == Gap::kSpace && !are_times(reading, i)) {  // "42 18 - 65 03"
          all += d[i + n].text;
          grouping.push_back(static_cast<char>('0' + d[i + n].text.size()));
          continue;
        }
        if (n == 2 && gap == Gap::kSpace && grouping == "22" && first_gap == Gap::kDash && i + 3 < d.size() && d[i + 2].text.size() == 2 && d[i + 3].text.size() == 2 && reading.gap_after(i + 2) == Gap::kSpace && !are_times(reading, i)) {  // "61-72 88 05"
          first_gap = Gap::kSpace;
          all += d[i + n].text;
          grouping.push_back('2');
          continue;
        }
        if (n == 3 && (gap == Gap::kDash || gap == Gap::kSpacedDash) && grouping == "222" && first_gap == Gap::kSpace && d[i + 3].text.size() == 2) {  // "85 38 88-63", "61 44 09 - 35"
          all += d[i + n].text;
          grouping.push_back('2');
          continue;
        }
        if (n == 1 && gap == Gap::kSpacedDash && d[i].text.size() == 4 && d[i + 1].text.size() == 4 && d[i].text >= "2400" && reading.gap_after(i + 1) != Gap::kSpacedDash) {  // "5338 - 0061", no hours
          all += d[i + n].text;
          grouping.push_back('4');
          first_gap = gap;
          continue;
        }
        if (gap != Gap::kSpace && gap != Gap::kDash && gap != Gap::kDot && gap != Gap::kNone && gap != Gap::kSlash) return loose_number(reading, i);
        if (n == 1 || (n == 2 && broken)) first_gap = gap;
        else if (gap != first_gap) return loose_number(reading, i);
      }
    }
    all += d[i + n].text;
    grouping.push_back(static_cast<char>('0' + d[i + n].text.size()));
  }
  if (all.size() != 8 || all.front() < '2') return loose_number(reading, i);
  Shape shape{n, all, -9};
  if (grouping == "8") shape.score = 0.2;
  else if (grouping == "2222") shape.score = first_gap == Gap::kSpace ? 2.2 : 0.8;
  else if (grouping == "44") shape.score = first_gap == Gap::kSpace ? 1.0 : (first_gap == Gap::kDot && d[i].text >= "2100") || first_gap == Gap::kSpacedDash ? 0.0 : -0.5;
  else if (grouping == "332" || grouping == "233" || grouping == "323" || grouping == "224" || grouping == "422") shape.score = 0.2;
  else if (grouping == "26" && first_gap == Gap::kSpace) shape.score = 0.0;
  if (shape.score < -5) return loose_number(reading, i);
  // Two columns of a table look the same: a word must say it, unless the line ends within the pairs ("49 13 71" and "71").
  if (broken) shape.score -= grouping != "2222" ? 3 : before_break != 2 ? 1.5 : behind_comma(reading.text(), d[i].start) && !are_times(reading, i) ? 2.3 : 3;
  return shape;
}

// The place where "+45", "0045" or "(+45)" begins when it stands right before; else `start`.
std::int32_t country_before(const danish::Text& text, std::int32_t start) {
  std::int32_t i = start - 1;
  if (text.at(i) == U'(' && text.at(i - 1) == U' ' && danish::is_digit(text.at(i - 2))) --i;  // "+45 (31) 66 19 97"
  while (start - i <= 4 && (text.at(i) == U' ' || text.at(i) == danish::kNothing || text.at(i) == U'-' || text.at(i) == U'/' || text.at(i) == U'.' || (text.at(i) == U'(' && text.at(i - 1) != U' '))) --i;
  if (text.at(i) == U')' && text.at(i - 1) == U'0' && text.at(i - 2) == U'(') {  // "+45 (0) 25 18 73 90"
    i -= 3;
    while (text.at(i) == U' ') --i;
  }
  const bool bracket = text.at(i) == U')' || text.at(i) == U']';
  if (bracket) --i;
  if (text.at(i) != U'5' || text.at(i - 1) != U'4') return start;
  i -= 2;
  if (text.at(i) == U' ' && text.at(i - 1) == U'0' && text.at(i - 2) == U'0' && !danish::is_digit(text.at(i - 3))) return i - 2;  // "00 45 20 30 40 50"
  if (text.at(i) == U'+') return bracket && text.at(i - 1) == U'(' ? i - 1 : i;
  if (text.at(i) == U'0' && text.at(i - 1) == U'0' && !danish::is_digit(text.at(i - 2))) return bracket && text.at(i - 2) == U'(' ? i - 2 : i - 1;
  if (bracket && (text.at(i) == U'(' || text.at(i) == U'[')) return i;
  return start;
}

// Runs that hold the country code too: "+4512345678", "004512345678".
bool with_country_inside(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const Digits& d = reading.digits()[i];
  const bool plus = reading.text().at(d.start - 1) == U'+';
  std::string_view number = d.text;
  if (plus && number.size() == 10 && number.starts_with("45")) number.remove_prefix(2);
  else if (number.size() == 12 && number.starts_with("0045")) number.remove_prefix(4);
  else if (number.size() == 10 && number.starts_with("45") && d.start >= 6 && reading.text().lower_part(d.start - 6, d.start) == U"wa.me/") number.remove_prefix(2);
  else if (number.size() == 10 && number.starts_with("45") && (reading.label_before(d.start).nearest & kCuePhone)) number.remove_prefix(2);
  else return false;
  if (number.front() < '2') return false;
  Claim claim;
  claim.start = plus ? d.start - 1 : d.start;
  claim.end = d.end;
  claim.type = FindingType::kPhone;
  claim.entity = number;
  claim.score = 5;
  claim.reasons = {"phone_country"};
  claims.push_back(std::move(claim));
  return true;
}

// "+46 70 123 45 67": a plus, then 8 to 15 digits in groups.
void foreign(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const Label own = reading.label_before(d[i].start);
  const bool zeros = d[i].text.starts_with("00") && !d[i].text.starts_with("0045") && d[i].text.size() <= 5 && (own.nearest & kCuePhone);
  // "0049 30 3031149": of the neighbours also without a word, in groups.
  static constexpr std::array<std::string_view, 14> kNeighbours = {"0031", "0032", "0033", "0034", "0039", "0041", "0043", "0044", "0046", "0047", "0048", "0049", "00298", "00299"};
  const Gap behind = reading.gap_after(i);
  const bool together = d[i].text.size() >= 12 && d[i].text.size() <= 15 && std::any_of(kNeighbours.begin(), kNeighbours.end(), [&](std::string_view code) { return d[i].text.starts_with(code); }) && (own.nearest & kCuePhone);
  const bool neighbour = together || (!zeros && (behind == Gap::kSpace || behind == Gap::kDash) && std::find(kNeighbours.begin(), kNeighbours.end(), d[i].text) != kNeighbours.end() &&
                         (i == 0 || reading.gap_after(i - 1) != Gap::kSpace) && !(own.nearest & (kCueOther | kCueAccount | kCueMoney | kCueIban | kCueCase)));
  const bool plus = country_plus(reading.text(), d[i].start) && !d[i].text.starts_with("45") && d[i].text.front() != '0';
  // "Swish 070-123 45 67": as it is dialled there
  const bool personal = (d[i].text.size() == 10 && danish::read_cpr(d[i].text)) || (d[i].text.size() == 6 && i + 1 < d.size() && d[i + 1].text.size() == 4 && danish::read_cpr(d[i].text + d[i + 1].text));  // "hans nummer er 010759-2857"
  const bool local = !plus && !zeros && !neighbour && !personal && d[i].text[0] == '0' && d[i].text.size() >= 3 && d[i].text[1] != '0' && (own.nearest & kCuePhone) && own.distance <= 4;
  if (!plus && !zeros && !neighbour && !local) return;
  std::string all = d[i].text;
  std::size_t n = 1;
  while (i + n < d.size() && n < 7) {
    const Gap gap = reading.gap_after(i + n - 1);
    const auto between = reading.text().lower_part(d[i + n - 1].end, d[i + n].start);
    const bool bracket = between == U" (" || between == U") " || between == U"(" || between == U")";  // "+1 (312) 555", "0049 (0)171"
    if ((gap != Gap::kSpace && gap != Gap::kDash && !bracket) || all.size() + d[i + n].text.size() > 15) break;
    all += d[i + n].text;
    ++n;
  }
  constexpr std::size_t kLongest = 15;  // ITU-T E.164; with two zeros in front
  if (all.size() < (neighbour ? 11 : 9) || (local && all.size() > 11) || all.size() > kLongest + (zeros || neighbour ? 2 : 0)) return;
  Claim claim;
  claim.start = d[i].start - (plus ? 1 : 0);
  claim.end = d[i + n - 1].end;
  claim.type = FindingType::kPhone;
  claim.entity = "+" + all;
  claim.score = 5;  // before the eight digits in it
  claim.reasons = {"phone_country"};
  claims.push_back(std::move(claim));
}

// "tlf. 45 20 30 40 50": the country's code without its plus, where a word says what follows.
// Without a word where a space and four pairs or eight digits follow and nothing else of the kind stands beside.
bool bare_country(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  if (d[i].text != "45" || i + 1 >= d.size() || (reading.gap_after(i) != Gap::kSpace && reading.gap_after(i) != Gap::kDash)) return false;
  const Shape shape = danish_number(reading, i + 1);
  if (!shape.runs || shape.score <= -5) return false;
  const Label label = reading.label_before(d[i].start);
  if ((label.nearest & kCuePhone) && label.distance <= 3) return true;
  if (label.nearest & (kCueOther | kCueMoney | kCueAccount | kCueIban | kCueCvr | kCueCase) || (shape.runs != 4 && shape.runs != 2 && shape.runs != 1) || shape.digits.size() != 8) return false;
  const auto small = [&](std::size_t k) { return reading.gap_after(k) == Gap::kSpace || reading.gap_after(k) == Gap::kDash || reading.gap_after(k) == Gap::kDot; };
  return !base::is_letter(reading.text().at(d[i].start - 1)) && !(i > 0 && small(i - 1)) && !small(i + shape.runs);
}

// "8948 1000, lokal 2231", "9931 5000 – 4142", "66 11 84 20-21": what else is dialled.
std::int32_t with_extension(const danish::Text& text, std::int32_t end) {
  Cursor c(text, end);
  Cursor local = c;
  local.eat(U',');
  local.blanks(1);
  local.eat(U'(');
  for (const auto word : {U"lokalnr", U"lokal", U"lok", U"ext", U"omst"}) {
    Cursor l = local;
    if (!l.word(word)) continue;
    l.eat(U'.');
    l.eat(U':');
    l.blanks(1);
    if (!l.digits(2, 5).empty()) return l.at();
  }
  Cursor range = c;
  range.blanks(1);
  const bool dash = range.eat_any(U"-–");
  range.blanks(1);
  const std::string more = dash ? range.digits(2, 4) : std::string();
  if (more.empty())
    if (Cursor stroke = c; stroke.eat(U'/') && stroke.digits(2, 2).size() == 2 && !danish::is_digit(stroke.now()) && stroke.now() != U'/' && stroke.now() != U'-') return stroke.at();  // "20 30 40 50/51"
  const bool ends = range.at_end() || std::u32string_view(U" ,.;)\n\t").find(range.now()) != std::u32string_view::npos;
  return (more.size() == 2 || more.size() == 4) && ends ? range.at() : end;
}

// "lokal 4417": the number inside the house.
void local_number(const Reading& reading, std::size_t i, std::vector<Claim>& claims) {
  const Digits& d = reading.digits()[i];
  if (d.text.size() != 4 || (reading.gap_after(i) == Gap::kSpace && reading.digits()[i + 1].text.size() == 4)) return;  // "lok. 7256 7188" is a whole one
  const std::size_t token = reading.token_at(d.start);
  if (token == 0 || reading.tokens()[token].lines_before) return;
  const std::size_t word = reading.word(token - 1) == U":" || reading.word(token - 1) == U"." ? token - 2 : token - 1;
  if (word >= reading.tokens().size()) return;
  const auto said = reading.word(word);
  if (said != U"lokal" && said != U"lok." && said != U"lok" && said != U"lokalnr" && said != U"lokalnr." && said != U"lokalnummer") return;
  Claim claim;
  claim.start = d.start;
  claim.end = d.end;
  claim.type = FindingType::kPhone;
  claim.entity = d.text;
  claim.score = 1.5;
  claim.reasons = {"phone_form", "label"};
  claims.push_back(std::move(claim));
}

// "Telefon: Ordrup 4271": the exchange and its number, as they were until 1989.
void exchange(const Reading& reading, const Digits& d, std::vector<Claim>& claims) {
  if (d.text.size() < 2 || d.text.size() > 5) return;
  const std::size_t token = reading.token_at(d.start);
  if (token < 2 || reading.tokens()[token].lines_before || reading.tokens()[token].start != d.start) return;
  const danish::Token& town = reading.tokens()[token - 1];
  if (town.kind != danish::TokenKind::kWord || town.end - town.start < 3 || !base::is_upper(reading.text().at(town.start)) || d.start - town.end != 1 || cue_of(reading.word(token - 1)) != kNoCue) return;
  const Label label = reading.label_before(town.start);
  if (!(label.nearest & kCuePhone) || label.distance > 2 || town.lines_before || base::is_letter(reading.text().at(d.end)) || reading.text().at(d.end) == U'-') return;
  const std::size_t said = token - 1 - static_cast<std::size_t>(label.distance);
  if (!reading.word(said).starts_with(U"t")) return;  // "telefon", "tlf.", not "ring"
  Claim claim;
  claim.start = town.start;
  claim.end = d.end;
  claim.type = FindingType::kPhone;
  claim.entity = base::encode(reading.text().lower_part(town.start, d.end));
  claim.score = 2.0;
  claim.reasons = {"phone_form", "label"};
  claims.push_back(std::move(claim));
}

// "IMG_44817084": how cameras and scanners count.
bool names_a_picture(const danish::Text& text, std::int32_t end) {
  for (const std::u32string_view device : {U"img", U"dsc", U"dscn", U"scan", U"vid", U"video", U"image", U"billede", U"foto", U"pict", U"mov"}) {
    const std::int32_t from = end - static_cast<std::int32_t>(device.size());
    if (from >= 0 && text.lower_part(from, end) == device && !base::is_letter(text.at(from - 1))) return true;
  }
  return false;
}

// "mobilepay 20 89 33 41": what somebody is paid at is a telephone when it has eight digits.
bool behind_mobile_pay(const Reading& reading, std::int32_t start) {
  std::size_t token = reading.token_at(start);
  for (int back = 0; back < 3 && token > 0 && !reading.tokens()[token].lines_before; ++back)
    if (reading.word(--token).starts_with(U"mobilepay")) return true;
  return false;
}

// "20230401": one telephone in seven hundred looks like a day of this century or the last.
bool is_day_of_a_system(const std::string& digits) {
  if (digits.size() != 8 || (!digits.starts_with("19") && !digits.starts_with("20")) || digits > "20400000") return false;
  const int month = std::stoi(digits.substr(4, 2)), day = std::stoi(digits.substr(6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// "20-07-2021": eight digits, and yet a day.
bool is_date(const danish::Text& text, std::int32_t start, std::int32_t end) {
  const auto marked = date_with_marks(text, start);
  if (marked && marked->end == end) return true;
  const auto bare = bare_date(text, start);
  return bare && bare->end == end && end - start > 8;
}

// "Tegning 3766-3577", "Turnummer 66591777", "Printer HP 5301 4420": the noun in front is counted, or ends in a word for number.
bool behind_counted_thing(const Reading& reading, std::int32_t start) {
  const auto front = reading.in_front(start);
  if (!front || reading.tokens()[*front].kind != danish::TokenKind::kWord) return false;
  auto word = reading.word(*front);
  while (word.ends_with(U'.')) word.remove_suffix(1);
  if (cue_of(word) & kCuePhone) return false;
  if (word.size() > 5 && (word.ends_with(U"nummer") || word.ends_with(U"nr") || word.ends_with(U"-id") || word.ends_with(U"kode") || word.ends_with(U"seddel"))) return word != U"nummer";
  return word.size() > 3 && !word.starts_with(U"nummer") && is_counted_thing(word);
}

// "prøve nr. 32756162", "bro nr. 28714406": the number of a thing that no word calls a telephone.
bool behind_number_word(const Reading& reading, std::int32_t start) {
  const auto front = reading.in_front(start);
  if (!front) return false;
  const auto word = reading.word(*front);
  return word == U"nr." || word == U"nr" || word == U"nummer" || word == U"id";
}

}  // namespace

static bool behind_date_word(const Reading& reading, std::int32_t start) {  // "FRAFLYTDATO 20180501"
  const std::size_t token = reading.token_at(start);
  return token > 0 && !reading.tokens()[token].lines_before && reading.word(token - 1).ends_with(U"dato");
}

void scan_phones(const Reading& reading, std::vector<Claim>& claims) {
  const auto& d = reading.digits();
  const auto& text = reading.text();
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (with_country_inside(reading, i, claims)) continue;
    foreign(reading, i, claims);
    local_number(reading, i, claims);
    exchange(reading, d[i], claims);
    if (country_plus(text, d[i].start) && !d[i].text.starts_with("45") && d[i].text.size() < 8) continue;  // "+48 602 917 355"
    // The country code is no part of the eight digits.
    if ((d[i].text == "45" && text.at(d[i].start - 1) == U'+') || d[i].text == "0045") continue;
    if (bare_country(reading, i)) continue;
    const Shape shape = danish_number(reading, i);
    if (!shape.runs || shape.score < -5) continue;
    Claim claim;
    claim.end = d[i + shape.runs - 1].end;
    claim.start = country_before(text, d[i].start);
    if (claim.start == d[i].start && i > 0 && bare_country(reading, i - 1)) claim.start = d[i - 1].start;
    const bool country = claim.start != d[i].start;
    if (!country && text.at(claim.start - 1) == U'(' && text.at(d[i].end) == U')' && shape.runs > 1) --claim.start;  // "(06) 12 34 56"
    claim.type = FindingType::kPhone;
    claim.entity = shape.digits;
    claim.score = shape.score;
    claim.reasons = {"phone_form"};
    if (country) {
      claim.score = 5;
      claim.reasons = {"phone_country"};
    } else {
      const auto tight_gap = [](Gap gap) { return gap == Gap::kDash || gap == Gap::kDot || gap == Gap::kSlash || gap == Gap::kComma; };
      const auto tight = [&](std::size_t k) { return k + 1 < d.size() && d[k + 1].start - d[k].end == 1 && tight_gap(reading.gap_after(k)); };
      const bool glued = d[i].start >= 3 && text.lower_part(d[i].start - 3, d[i].start) == U"tlf";  // "TLF48171926"
      const bool tight_label = d[i].start >= 4 && text.lower_part(d[i].start - 4, d[i].start) == U"tlf." && shape.runs == 1;  // "Tlf.86990142Åbent8-16"
      if (tight_label) claim.score += 4;
      if (glued) claim.score += 3;
      if ((!glued && base::is_letter(text.at(d[i].start - 1))) || (base::is_letter(text.at(claim.end)) && !tight_label)) continue;
      if (i > 0 && (tight(i - 1) || (reading.gap_after(i - 1) == Gap::kSpace && shape.runs > 1))) claim.score -= 2.5;
      if (tight(i + shape.runs - 1) && text.at(claim.end) != U',') claim.score -= 2.5;
      const Label label = reading.label_before(claim.start);
      if (label.nearest & kCuePhone) {
        claim.score += label.distance <= 4 ? 4.0 : 3.0;
        claim.reasons.push_back("label");
      } else if (behind_mobile_pay(reading, claim.start)) {
        claim.score += 4.0;
        claim.reasons.push_back("label");
      } else if (label.nearest & (kCueOther | kCueAccount | kCueMoney | kCueIban)) {
        claim.score -= label.distance <= 3 ? 3.5 : 1.5;
      } else if (label.nearest & (kCueCvr | kCuePnumber | kCueCase | kCueCpr)) {
        claim.score -= 2.0;
      }
      if (is_date(text, d[i].start, claim.end)) claim.score -= label.nearest & kCuePhone && text.at(d[i].end) == U' ' ? 1.0 : 6.0;
      // "IMG-20230411-WA", "født_20121003.docx": a day in the name of a file.
      if (shape.runs == 1 && d[i].text.starts_with("20") && (text.at(claim.start - 1) == U'_' || text.at(claim.start - 1) == U'-') && bare_date(text, claim.start)) claim.score -= 3;
      if (shape.runs == 1 && !(label.nearest & kCuePhone) && behind_number_word(reading, claim.start)) claim.score -= 1.5;
      if (shape.runs <= 3 && !(label.nearest & kCuePhone) && behind_counted_thing(reading, claim.start)) claim.score -= 2;
      if (shape.runs == 1 && text.at(claim.start - 1) == U'_' && names_a_picture(text, claim.start - 1)) claim.score -= 3;
      if (shape.runs == 1 && !(label.nearest & kCuePhone) && bare_date(text, claim.start) && behind_date_word(reading, claim.start)) claim.score -= 4;
      else if (shape.runs == 1 && !(label.nearest & kCuePhone) && is_day_of_a_system(d[i].text)) claim.score -= 3;
      if (shape.runs == 1 && !(label.nearest & kCuePhone) && text.at(claim.start - 1) == U'-' && base::is_upper(text.at(claim.start - 2))) claim.score -= 3;  // "TX-20887741"
      // "PA 5503 7781 204": of something longer
      if (shape.runs == 2 && !(label.nearest & kCuePhone) && reading.gap_after(i + 1) == Gap::kSpace && d[i + 2].text.size() == 3) claim.score -= 3;
      // "(2020-2035)": years
      const auto year = [](const std::string& run) { return run.size() == 4 && (run.starts_with("19") || run.starts_with("20")); };
      if (shape.runs == 2 && year(d[i].text) && year(d[i + 1].text) && d[i].text < d[i + 1].text && !(label.nearest & kCuePhone)) claim.score -= 3;
      constexpr double kEnclosed = 1.5;
      if ((shape.runs == 4 || (shape.runs == 2 && d[i].text.size() == 4)) && stands_enclosed(text, claim.start, claim.end)) claim.score += kEnclosed;
      if (shape.runs == 1 && danish::is_cvr(shape.digits) && !(label.around & kCuePhone)) claim.score -= 0.6;
      if (reading.cues_after(claim.end) & kCueMoney) claim.score -= 3;
    }
    if (claim.score > 0) claim.end = with_extension(text, claim.end);
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
