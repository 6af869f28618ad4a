// SPDX-License-Identifier: EUPL-1.2
// Personal numbers in every written form: ten digits together; six and four with a dash, blank, slash, full stop, tab, line
// end or table bar between; day, month and year apart; four-digit years; digits set apart; replacement numbers.
// What speaks for one is added up: the form, modulus 11, the words before. Modulus 11 never speaks against (danish/cpr.h).
#include <algorithm>

#include "danish/cpr.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

struct Shape {
  std::size_t runs = 0;      // of digits
  std::string digits;        // ten
  double score = 0;
  bool together = false;
};

bool small(Gap gap) { return gap == Gap::kSpace || gap == Gap::kDash || gap == Gap::kDot || gap == Gap::kSlash || gap == Gap::kNone; }

// How much the gap before the last four digits says.
double gap_score(Gap gap) {
  switch (gap) {
    case Gap::kDash: return 3.2;
    case Gap::kSpacedDash: return 2.4;
    case Gap::kDashLine: return 2.2;
    case Gap::kNone: return 1.5;
    case Gap::kSlash: case Gap::kDot: return 0.8;
    case Gap::kSpace: return 0.6;
    case Gap::kWide: return 0.6;
    case Gap::kLine: return -1.2;
    case Gap::kComma: case Gap::kMarks: return -1.2;  // only where a word says what it is
    default: return -9;
  }
}

class Scanner {
 public:
  Scanner(const Reading& reading, std::vector<Claim>& claims) : r_(reading), d_(reading.digits()), claims_(claims) {}

  void at(std::size_t i) {
    Shape shape;
    if (length(i) == 4) last_four(i);
    if (length(i) == 6) with_letters(i);
    misread(i);
    if (length(i) == 6 && length(i + 1) == 4) told(i);
    in_two_cells(i);
    abroad(i);
    if (six_four(i, shape) || apart(i, shape) || loose(i, shape)) claim(i, shape);
  }

 private:
  std::size_t length(std::size_t i) const { return i < d_.size() ? d_[i].text.size() : 0; }

  // DDMMYYSSSS | DDMMYY gap SSSS | DDMMYYYY gap SSSS | DDMMYYYYSSSS | YYYYMMDD gap SSSS, the last two where a word says what it is
  bool six_four(std::size_t i, Shape& shape) const {
    if (length(i) == 10) {
      shape = {1, d_[i].text, 0.4, true};
      return true;
    }
    const auto century = [](std::string_view year) { return year.starts_with("19") || year.starts_with("20"); };
    if (length(i) == 12 && century(d_[i].text.substr(4, 2))) {
      shape = {1, d_[i].text.substr(0, 4) + d_[i].text.substr(6), -1.2, true};
      return true;
    }
    if (length(i) == 12 && century(d_[i].text)) {
      const std::string& d = d_[i].text;
      shape = {1, d.substr(6, 2) + d.substr(4, 2) + d.substr(2, 2) + d.substr(8), -1.2, true};
      return true;
    }
    if (length(i + 1) != 4) return false;
    const Gap gap = r_.gap_after(i);
    if (length(i) == 6) {
      shape = {2, d_[i].text + d_[i + 1].text, gap_score(gap), false};
      return shape.score > -5;
    }
    if (length(i) == 8 && century(d_[i].text.substr(4, 2))) {
      shape = {2, d_[i].text.substr(0, 4) + d_[i].text.substr(6) + d_[i + 1].text, gap_score(gap), false};
      return shape.score > -5;
    }
    if (length(i) == 8 && century(d_[i].text)) {
      shape = {2, d_[i].text.substr(6) + d_[i].text.substr(4, 2) + d_[i].text.substr(2, 2) + d_[i + 1].text, gap_score(gap) - 2.0, false};
      return shape.score > -5;
    }
    return false;
  }

  // DD gap MM gap YY[YY] gap SSSS
  bool apart(std::size_t i, Shape& shape) const {
    if (length(i) > 2 || length(i + 1) > 2 || length(i + 3) != 4 || !small(r_.gap_after(i)) || !small(r_.gap_after(i + 1)))
      return false;
    if (length(i) == 1 && r_.gap_after(i) == Gap::kSpace) return false;
    const auto two = [](const std::string& s) { return s.size() == 1 ? "0" + s : s; };
    std::string year = d_[i + 2].text;
    if (year.size() == 4 && (year.starts_with("19") || year.starts_with("20"))) year = year.substr(2);
    if (year.size() != 2) return false;
    shape = {4, two(d_[i].text) + two(d_[i + 1].text) + year + d_[i + 3].text, gap_score(r_.gap_after(i + 2)) - 0.2, false};
    if (r_.gap_after(i) == Gap::kSpace && r_.gap_after(i + 2) == Gap::kSpace) shape.score = 0.4;
    return shape.score > -5;
  }

  // Ten digits in other groups on one line, or each digit alone: only where a word says what it is.
  bool loose(std::size_t i, Shape& shape) const {
    std::string all;
    std::size_t n = 0;
    for (; i + n < d_.size() && all.size() < 10; ++n) {
      if (n && !small(r_.gap_after(i + n - 1)) && r_.gap_after(i + n - 1) != Gap::kSpacedDash) return false;
      all += d_[i + n].text;
    }
    if (all.size() != 10 || n < 2) return false;
    if (i && r_.gap_after(i - 1) == Gap::kSpace && length(i - 1) == 1 && length(i) == 1) return false;
    shape = {n, all, n == 10 ? 0.6 : -1.2, false};
    return true;
  }

  // "020237-5AB1": letters among the last four (replacement numbers), by the dash and a word that says what it is.
  void with_letters(std::size_t i) {
    const auto& text = r_.text();
    if (!danish::read_cpr_date(replacement_day(d_[i].text))) return;
    Cursor c(text, d_[i].end);
    c.blanks(1);
    const Label said = r_.label_before(d_[i].start);
    if (!c.eat_any(U"-–") && !((said.nearest & kCueCpr) && said.distance <= 2)) return;
    c.blanks(1);
    int letters = 0, digits = 0;
    std::int32_t end = c.at();
    std::string last;
    while (letters + digits < 5 && ((c.now() >= U'A' && c.now() <= U'Z') || danish::is_digit(c.now()))) {
      (danish::is_digit(c.now()) ? digits : letters)++;
      last.push_back(static_cast<char>(c.now()));
      c.eat(c.now());
      end = c.at();
    }
    // "50XX" hides digits, "3QX4" does not.
    const bool crossed_out = last.find('X') != last.npos && std::all_of(last.begin(), last.end(), [](char sign) { return sign == 'X' || (sign >= '0' && sign <= '9'); });
    if (letters + digits != 4 || letters == 0 || digits == 0 || crossed_out || base::is_letter(c.now()) || danish::is_digit(c.now())) return;
    const Label label = r_.label_before(d_[i].start);
    if (!(label.nearest & (kCueCpr | kCueBirth)) || label.distance > 4) return;
    Claim claim;
    claim.start = d_[i].start;
    claim.end = end;  // an invisible sign may stand among them
    claim.type = FindingType::kCpr;
    claim.score = 3.5;
    claim.entity = d_[i].text + last;
    claim.reasons = {"cpr_replacement", "label"};
    claims_.push_back(std::move(claim));
  }
  // "161080 løbenr. 2944", "120596 og så 3017": a word of the number between its parts.
  void told(std::size_t i) {
    const auto& text = r_.text();
    if (d_[i + 1].start - d_[i].end > 24 || !danish::read_cpr(d_[i].text + d_[i + 1].text)) return;
    auto between = text.lower_part(d_[i].end, d_[i + 1].start);
    if (between.find(U'\n') != between.npos) return;
    bool says = false;
    const bool dash_in_words = between == U" bindestreg " || between == U" streg " || between == U" tankestreg " || between == U" og så ";  // read out
    for (const std::u32string_view word : {U"løbenr", U"løbenummer", U"og så", U"kontrolcif", U"sidste fire", U"sidste 4", U"efterfulgt af", U"fire cifre"}) says = says || between.find(word) != between.npos;
    const Label label = r_.label_before(d_[i].start);
    // "010203;4567", "010203 nr. 4567": any mark will do right behind the word for such a number.
    if ((label.nearest & kCueCpr) && label.distance <= 3)
      says = says || between == U" nr. " || between == U" nr " ||
             (between.size() <= 3 && std::none_of(between.begin(), between.end(), [](char32_t c) { return base::is_letter(c); }));
    if (!dash_in_words && (!says || !(label.around & (kCueCpr | kCueBirth)))) return;
    Claim claim;
    claim.start = d_[i].start;
    claim.end = d_[i + 1].end;
    claim.type = FindingType::kCpr;
    claim.score = 4.5;
    claim.entity = d_[i].text + d_[i + 1].text;
    claim.reasons = {"cpr_date", "label"};
    claims_.push_back(std::move(claim));
  }

  // "Norsk fødselsnummer 15057832416", "svensk personnummer 780515-3241", "131052-308T": of the neighbours, where a word says what it is.
  void abroad(std::size_t i) {
    const auto& text = r_.text();
    const std::size_t size = length(i);
    if (size != 6 && size != 11) return;
    const Label label = r_.label_before(d_[i].start);
    if (!(label.nearest & kCueCpr) || label.distance > 5 || base::is_letter(text.at(d_[i].start - 1))) return;
    const std::string& d = d_[i].text;
    const auto backwards = [](const std::string& day) { return day.substr(4, 2) + day.substr(2, 2) + day.substr(0, 2); };
    std::int32_t end = 0;
    if (size == 11) {
      if (base::is_letter(text.at(d_[i].end))) return;
      end = d_[i].end;  // Norwegian and Polish
    } else {
      const Gap gap = r_.gap_after(i);
      const bool same_line = gap == Gap::kDash || gap == Gap::kSpace || gap == Gap::kSpacedDash;
      const bool day = danish::read_cpr_date(d).has_value(), year_first = danish::read_cpr_date(backwards(d)).has_value();
      Cursor c(text, d_[i].end);
      if (length(i + 1) == 5 && same_line && day) end = d_[i + 1].end;                          // "150578 32416"
      else if (length(i + 1) == 4 && same_line && !day && year_first) end = d_[i + 1].end;      // Swedish
      else if (day && c.eat_any(U"-+A") && c.digits(3, 3).size() == 3 && base::is_upper(c.now()) && c.letters(1).size() == 1) end = c.at();  // Finnish
    }
    if (!end) return;
    Claim claim;
    claim.start = d_[i].start;
    claim.end = end;
    claim.type = FindingType::kCpr;
    claim.score = 4.0;
    claim.entity = base::encode(text.lower_part(claim.start, claim.end));
    claim.reasons = {"cpr_date", "label"};
    claims_.push_back(std::move(claim));
  }

  // "Andersen, Bo;05-06-79;4625;8000" under a line that names such numbers: the day and the last four in cells of their own.
  void in_two_cells(std::size_t i) {
    if (!(r_.table_cues(d_[i].start) & kCueCpr)) return;
    std::size_t last = i;
    std::string day = d_[i].text;
    for (; last + 1 < d_.size() && last < i + 2 && day.size() < 6 && small(r_.gap_after(last)); ++last) day += d_[last + 1].text;
    if (day.size() != 6 || length(last + 1) != 4 || r_.text().lower_part(d_[last].end, d_[last + 1].start) != U";" || !danish::read_cpr(day + d_[last + 1].text)) return;
    Claim claim;
    claim.start = d_[i].start;
    claim.end = d_[last + 1].end;
    claim.type = FindingType::kCpr;
    claim.score = 4.0;
    claim.entity = day + d_[last + 1].text;
    claim.reasons = {"cpr_date", "label"};
    claims_.push_back(std::move(claim));
  }

  // "Mickey Kofod, 05.09.77.1974.", "NAIR, Lakshmi, 02/11 04 7248.", "Olsen (010203) 4567": behind a comma behind a word with a capital,
  // with nothing else behind it, stands who somebody is.
  bool behind_a_name(std::size_t i, std::int32_t end) const {
    const auto& text = r_.text();
    const auto& tokens = r_.tokens();
    std::size_t token = r_.token_at(d_[i].start);
    if (token > 0 && r_.word(token - 1) == U"(" && text.at(d_[i].end) == U')') --token;
    if (token < 2 || tokens[token].lines_before || r_.word(token - 1) != U"," || tokens[token - 2].kind != danish::TokenKind::kWord) return false;
    const auto capital = [&](std::size_t at) { return tokens[at].kind == danish::TokenKind::kWord && base::is_upper(text.at(tokens[at].start)); };
    if (!capital(token - 2) || tokens[token - 2].end - tokens[token - 2].start < 2) return false;
    const bool another = token >= 4 && (capital(token - 3) || (r_.word(token - 3) == U"," && capital(token - 4)));
    Cursor c(text, end);
    const bool ends = c.at_end() || (std::u32string_view(U".,;)\n").find(c.now()) != std::u32string_view::npos && !danish::is_digit(text.at(end + 1)));
    return another && ends;
  }

  // "O1O2O3-4567", "0l0203-4S67": read by a machine that takes digits for letters, behind a word that says what it is.
  void misread(std::size_t i) {
    const auto& text = r_.text();
    constexpr std::u32string_view kRead = U"OoQDIlSBZ";
    constexpr std::string_view kMeant = "000011582";
    static_assert(kRead.size() == kMeant.size());
    const auto like = [&](char32_t c) { return kRead.find(c) != kRead.npos; };
    std::int32_t start = d_[i].start;
    while (d_[i].start - start < 3 && like(text.at(start - 1))) --start;
    if (base::is_letter(text.at(start - 1)) || danish::is_digit(text.at(start - 1))) return;
    std::string digits;
    int letters = 0;
    Cursor c(text, start);
    while (digits.size() < 10) {
      if (digits.size() == 6) c.blanks(1), c.eat_any(U"-–~"), c.blanks(1);
      if (danish::is_digit(c.now())) digits.push_back(static_cast<char>(c.now()));
      else if (like(c.now())) digits.push_back(kMeant[kRead.find(c.now())]), ++letters;
      else return;
      c.eat(c.now());
    }
    if (letters == 0 || letters > 5 || base::is_letter(c.now()) || danish::is_digit(c.now()) || !danish::read_cpr(digits)) return;
    const Label label = r_.label_before(start);
    // "261154 - 1OO9": the day is whole and the form says it.
    const bool by_form = start == d_[i].start && length(i) == 6 && letters <= 3 && std::u32string_view(U"-–").find(Cursor(text, d_[i].end + (text.at(d_[i].end) == U' ')).now()) != std::u32string_view::npos;
    if (!by_form && (!(label.nearest & kCueCpr) || label.distance > 4)) return;
    Claim claim;
    claim.start = start;
    claim.end = c.at();
    claim.type = FindingType::kCpr;
    claim.score = 4.2;
    claim.entity = digits;
    claim.reasons = {"cpr_date", "label"};
    claims_.push_back(std::move(claim));
  }
  /// The day of a replacement number is sixty too high.
  static std::string replacement_day(std::string date) {
    if (date.front() >= '6' && date.front() <= '9') date.front() = static_cast<char>(date.front() - 6);
    return date;
  }

  // "xxxxxx-1234" | "CPR ender på 1234" | "de sidste fire cifre er 1234": part of a number tells it apart from most others.
  void last_four(std::size_t i) {
    const auto& text = r_.text();
    const std::int32_t start = d_[i].start;
    std::int32_t from = start;
    while (start - from < 8 && (std::u32string_view(U"xX*#•●-–").find(text.at(from - 1)) != std::u32string_view::npos || (start - from >= 2 && danish::is_digit(text.at(from - 1))))) --from;
    const auto front = text.lower_part(from, start);
    const bool any_hidden = std::any_of(front.begin(), front.end(), [](char32_t c) { return std::u32string_view(U"x*#•●").find(c) != std::u32string_view::npos; });
    const bool hidden = start - from >= 6 && any_hidden && !base::is_letter(text.at(from - 1)) && !danish::is_digit(text.at(from - 1));
    if (!hidden) {
      constexpr std::int32_t kPhrase = 60;
      auto before = text.lower_part(std::max(0, start - kPhrase), start);
      for (std::size_t stop = before.find(U". "); stop != before.npos; stop = before.find(U". ")) before.remove_prefix(stop + 2);
      before.remove_prefix(before.rfind(U'\n') == before.npos ? 0 : before.rfind(U'\n') + 1);  // the same sentence, the same line
      const auto says = [&](std::u32string_view words) { return before.find(words) != before.npos; };
      const bool last = says(U"sidste fire") || says(U"sidste 4") || says(U"fire sidste") || says(U"4 sidste");
      const bool told = before.ends_with(U"sidste fire er ") || before.ends_with(U"fire sidste er ") || before.ends_with(U"sidste 4 er ") || before.ends_with(U"4 sidste er ") || before.ends_with(U"fire sidste: ") || before.ends_with(U"sidste fire: ");
      const bool ends = (says(U"ender på") || says(U"slutter på") || says(U"ender med") || says(U"løbenummer")) && (r_.label_before(start).around & kCueCpr);
      if (!told && !(last && (says(U"cifre") || (r_.label_before(start).around & (kCueCpr | kCueBirth)))) && !ends) return;
      from = start;
    }
    Claim claim;
    claim.start = from;
    claim.end = d_[i].end;
    claim.type = FindingType::kCpr;
    claim.score = 3.0;
    claim.entity = "last four " + d_[i].text;
    claim.reasons = {"cpr_part"};
    claims_.push_back(std::move(claim));
  }

  void claim(std::size_t i, const Shape& shape) {
    const auto cpr = danish::read_cpr(shape.digits);
    if (!cpr) return;
    Claim claim;
    claim.start = d_[i].start;
    claim.end = d_[i + shape.runs - 1].end;
    claim.type = FindingType::kCpr;
    claim.score = shape.score;
    claim.entity = shape.digits;
    claim.reasons = {cpr->modulus11 ? "cpr_modulus11" : "cpr_date"};
    if (cpr->modulus11) claim.score += 2.0;
    if (cpr->replacement) {
      claim.score -= 2.5;
      claim.reasons.push_back("cpr_replacement");
    }
    const int year = static_cast<int>(cpr->birth.year());
    if (year < 1905 || year > 2030) claim.score -= 0.3;  // official test numbers are of 1901

    const Label label = r_.label_before(claim.start);
    const bool glued_label = claim.start >= 3 && r_.text().lower_part(claim.start - 3, claim.start) == U"cpr";  // "CPR0102034567"
    if ((label.nearest & (kCueCpr | kCueBirth)) || glued_label) {
      claim.score += label.distance <= 4 ? 4.0 : 2.5;
      claim.reasons.push_back("label");
    } else if (!shape.together && (label.around & kCueCpr)) {
      claim.score += 2.0;  // "Cpr.nr/Civil reg. no.: 18-07-55-0926"
    } else if ((label.nearest & kCueAccount) && !shape.together && shape.runs > 1 && pays(label, claim.start)) {
      // "Kontrol af udbetaling: 230671/0632": whom, not where to
    } else if (label.nearest & (kCuePnumber | kCueOther | kCueMoney | kCueIban | kCueAccount)) {
      // A number that the text calls something else. Written with its dash it is a personal number all the same.
      claim.score -= shape.together ? 3.5 : shape.score > 2 ? 1.0 : 2.0;
    } else if ((label.nearest & kCuePnumber) && !shape.together && shape.runs > 1) {
      claim.score += 1.5;  // "pnr. 170490/3316": a P-number is not cut so
    } else if ((label.nearest & kCueCase) && (label.around & kCueBirth)) {
      claim.score += 3.0;  // "Fødselsdato og løbenr.: 23.11.68-2014"
    } else if ((label.nearest & kCueCase) && shape.score >= gap_score(Gap::kDash) - 0.2) {
      claim.score += 0.8;  // "Journal_010203-4567": a case is seldom numbered like this
    } else if (label.nearest & (kCueCvr | kCuePhone | kCueCase | kCueVehicle)) {
      claim.score -= shape.together ? 1.2 : 0.5;
    } else if (label.around & kCueCpr) {
      claim.score += 1.5;
    }
    // "Batch 140568-2217": goods are numbered like this, too.
    if (label.distance <= 2 && !shape.together && (label.nearest & kCueOther)) {
      const std::size_t token = r_.token_at(claim.start);
      const auto word = r_.word(token - static_cast<std::size_t>(label.distance));
      for (const std::u32string_view goods : {U"batch", U"lot", U"parti", U"vare", U"serie", U"model", U"ordre", U"artikel", U"isbn"})
        if (word.starts_with(goods)) claim.score -= 3.0;
    }
    const bool dashed = !shape.together && shape.runs == 2 && r_.gap_after(i) == Gap::kDash;
    if (!dashed && (r_.cues_after(claim.end) & kCueMoney)) claim.score -= 4;
    if (!shape.together && shape.runs > 1 && behind_a_name(i, claim.end)) claim.score += 2.5;
    // "20/3-85 | 7193 96 84": the number in the next cell is a longer one.
    const std::size_t last = i + shape.runs - 1;
    if (last > i && r_.gap_after(last - 1) == Gap::kWide && r_.gap_after(last) == Gap::kSpace && length(last + 1) >= 2) claim.score -= 2.5;
    // "Registreret borger: 22-11-42 9959": what stands behind the day is no time.
    if (const std::string& serial = d_[last].text; shape.runs == 4 && length(i + 2) == 2 && r_.gap_after(last - 1) == Gap::kSpace && serial.size() == 4 && !serial.starts_with("19") && !serial.starts_with("20") && (serial >= "2400" || serial.substr(2) >= "60")) claim.score += 1.2;
    constexpr double kEnclosed = 2.5;  // in brackets behind a name, or a cell: dates and times seldom stand so
    if (!shape.together && shape.runs > 1 && stands_enclosed(r_.text(), claim.start, claim.end)) claim.score += kEnclosed;
    claim.score -= glued(i, shape.runs);
    claims_.push_back(std::move(claim));
  }

  /// The word for an account only tells of paying.
  bool pays(const Label& label, std::int32_t place) const {
    const std::size_t token = r_.token_at(place), back = static_cast<std::size_t>(label.distance);
    if (back > token) return false;
    const auto word = r_.word(token - back);
    for (const std::u32string_view verb : {U"udbetal", U"overfør", U"indbetal", U"indsæt", U"betales", U"kreditor"})
      if (word.starts_with(verb)) return true;
    return false;
  }

  // Part of something longer?
  double glued(std::size_t i, std::size_t runs) const {
    const auto& text = r_.text();
    const std::int32_t start = d_[i].start, end = d_[i + runs - 1].end;
    double minus = 0;
    const bool dashed = runs == 2 && r_.gap_after(i) == Gap::kDash;  // "scan/2023/190552-1681/": a folder
    const auto tight = [&](Gap gap) { return gap == Gap::kDash || gap == Gap::kDot || (gap == Gap::kSlash && !dashed); };
    if (i > 0 && tight(r_.gap_after(i - 1))) minus += 4;
    if (tight(r_.gap_after(i + runs - 1))) minus += 4;
    if (text.at(end) == U'_' || text.at(start - 1) == U'_') minus += 0.3;
    if (base::is_letter(text.at(end))) minus += 3;
    if (base::is_letter(text.at(start - 1))) minus += 1;
    if (country_plus(text, start)) minus += 4;
    return minus;
  }

  const Reading& r_;
  const std::vector<Digits>& d_;
  std::vector<Claim>& claims_;
};

}  // namespace

void scan_cpr(const Reading& reading, std::vector<Claim>& claims) {
  Scanner scanner(reading, claims);
  for (std::size_t i = 0; i < reading.digits().size(); ++i) scanner.at(i);
}

}  // namespace meretid::access
