// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/codes.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/check_digits.h"
#include "danish/text.h"
#include "solutions/access/find/counted_things.h"
#include "solutions/access/find/sensitive/code_forms.h"

namespace meretid::access {
namespace {

using danish::is_digit;

constexpr double kNamed = 0.7, kByForm = 0.45, kBare = 0.42;  // what its form alone says is pointed out and not proposed
constexpr std::int32_t kLongest = 32;

bool letter(char32_t c) { return base::is_letter(c); }

bool is_number_word(std::u32string_view word) {
  for (const std::u32string_view say : {U"nr", U"nummer", U"nummeret", U"numre", U"no", U"id", U"kode", U"koden"})
    if (word == say) return true;
  return false;
}

// "tolknr", "sags-id", "pinkode": what is counted stands before the word for number.
std::u32string_view counted_in(std::u32string_view word) {
  for (const std::u32string_view end : {U"nummeret", U"nummer", U"numre", U"koden", U"kode", U"nr", U"id"}) {
    if (!word.ends_with(end) || word.size() <= end.size()) continue;
    const bool hyphen = word[word.size() - end.size() - 1] == U'-';  // "B-nr.", "aut.-id"
    if (!hyphen && word.size() < end.size() + 3) continue;
    word.remove_suffix(end.size());
    while (word.ends_with(U'-') || word.ends_with(U'.')) word.remove_suffix(1);
    return word;
  }
  return {};
}

// What the number behind it belongs to by itself, without a word for number: "tolk 4412", "pas YB1847329", "skade KF-2020-552".
bool is_counted_person_or_thing(std::u32string_view noun) {
  static constexpr std::array<std::u32string_view, 62> kNouns = {U"afgørelsen", U"kendelsen", U"dommen", U"pålægget", U"medl", U"journ", U"kvit", U"kvittering", U"rekv", U"pol", U"fors", U"ref", U"loyalitetskort", U"handicapkort", U"medlemskort", U"kort",
      U"tolk",      U"pas",       U"skade",   U"booking", U"police",  U"forsikring", U"kontrol",   U"aut",     U"autorisation", U"gravsted", U"medlem",  U"kunde",     U"lejemål", U"patient", U"borger",  U"elev",
      U"bruger",    U"klient",    U"sagsbehandler", U"medarbejder", U"betjent", U"nøgleboks", U"nøgle",   U"måler",   U"kontrakt",     U"aftale",   U"bevilling", U"tilladelse", U"anmeldelse", U"klage", U"henvendelse", U"prøve",
      U"rekvisition", U"henvisning", U"recept", U"visitation", U"ansøgning", U"ansøger", U"løbe", U"journal", U"akt", U"dokument", U"ticket", U"serviceanmodning", U"abonnement", U"kontroljournal"};
  if (std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end()) return true;
  for (const std::u32string_view last : {U"police", U"policen", U"medlem", U"kontrakt", U"journal", U"forsikring"})  // "ulykkesforsikring"
    if (noun.size() > last.size() + 2 && noun.ends_with(last)) return true;
  return false;
}

// "@deprecated", "@param": what programs are commented with, and style sheets.
bool is_program_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 25> kWords = {U"deprecated", U"param", U"params", U"return", U"returns", U"override", U"author", U"throws", U"see", U"since", U"version", U"todo", U"test", U"media",
      U"import", U"charset", U"font", U"keyframes", U"suppresswarnings", U"nullable", U"notnull", U"autowired", U"component", U"context", U"type"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// What a case is counted by: "afgift nr. P-4471 902 18", "Dok.id D23-551098", "Aktens nr. FR 79-0216".
bool is_case_noun(std::u32string_view noun) {
  for (const std::u32string_view begin : {U"sag", U"dok", U"journ", U"akt", U"afgift", U"inkasso", U"aes", U"parkeringsafgift", U"kontrolafgift", U"p-afgift", U"afgørelse", U"bøde"})
    if (noun.starts_with(begin) && !noun.starts_with(U"sagsbeh") && !noun.starts_with(U"aktiv") && !noun.starts_with(U"aktion") && !noun.starts_with(U"doktor")) return true;
  return noun.ends_with(U"afgift") || noun.ends_with(U"sag");
}

// "I alt 12450000", "Budget: 8800000": a sum, though no unit stands behind it.
bool is_sum_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 19> kWords = {U"alt", U"sum", U"total", U"beløb", U"budget", U"omsætning", U"egenkapital", U"aktiver", U"passiver", U"balance", U"saldo", U"resultat", U"udgifter", U"indtægter", U"kr", U"dkk", U"tkr", U"dato", U"udbetalt"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || word.ends_with(U"beløb") || word.ends_with(U"dato") || word.ends_with(U"sum");
}

bool is_unit(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 40> kUnits = {U"kr",  U"kroner", U"dkk", U"eur", U"euro", U"usd", U"mio", U"mia", U"pct", U"procent", U"m",  U"m2",  U"m3",  U"m²",    U"m³",  U"km",   U"cm",  U"mm",   U"ha",    U"kg",
                                                                  U"g",   U"mg",     U"ml",  U"l",   U"liter", U"ton", U"tons", U"kwh", U"mwh", U"kw",     U"kv", U"v",   U"w",   U"a",     U"hz",  U"db",   U"stk", U"timer", U"dage", U"år"};
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

class Scan {
 public:
  explicit Scan(std::string_view utf8) : text_(utf8) {}

  std::vector<Code> run() {
    for (std::int32_t i = 0; i < text_.size();) {
      if (!part(i) || joined(i - 1)) {
        ++i;
        continue;
      }
      if (at(i - 1) == U'@' && !part(i - 2) && at(i - 2) != U'.') {  // "@dk_sloth_bully": what somebody is called on the net
        const std::int32_t end = handle(i);
        if (end - i >= 4 && !is_program_word(text_.lower_part(i, end))) list_.push_back({i - 1, end, false, kNamed});
        i = std::max(end, i + 1);
        continue;
      }
      const std::int32_t end = end_of(i);
      Code code = judged(i, end);
      if (const std::int32_t from = capitals_before(i); from < i && code.confidence > 0 && code.confidence != kNamed && (behind_number_word(from) || is_country(from, i - 1))) code.start = from;  // "nr. DK-H 0077451"
      else if (from < i && (code.confidence == kNamed || (code.confidence == 0 && is_digit(at(i)) && before(from).named && before(from).strongly && !(before(from).harmless && shape(i, end).letters == 0) && shape(i, end).digits >= 3)))
        code = {from, std::max<std::int64_t>(code.end, end), code.of_case, kNamed};  // "LAG 44713AA2"
      i = std::max(end, i + 1);
      if (code.confidence == 0) continue;
      if (!list_.empty()) code.start = std::max(code.start, list_.back().end);  // the capitals of the one before stay with it
      list_.push_back(code);
      i = std::max(i, static_cast<std::int32_t>(code.end));  // groups behind it belong to it
    }
    return std::move(list_);
  }

 private:
  char32_t at(std::int32_t i) const { return text_.at(i); }
  bool part(std::int32_t i) const { return letter(at(i)) || is_digit(at(i)); }
  bool joined(std::int32_t i) const { return part(i) || at(i) == U'§'; }

  // Letters and digits with single marks between; not across blanks.
  std::int32_t end_of(std::int32_t i) const {
    std::int32_t end = i;
    while (part(end) || (std::u32string_view(U"-/._").find(at(end)) != std::u32string_view::npos && part(end + 1))) ++end;
    return end;
  }

  std::int32_t handle(std::int32_t i) const {
    std::int32_t end = i;
    while (end - i < kLongest && (part(end) || at(end) == U'_' || (at(end) == U'.' && part(end + 1)))) ++end;
    return end;
  }
  /// "LAG " of "LAG 44713AA2", "DK-H " of "DK-H 0077451"
  std::int32_t capitals_before(std::int32_t i) const {
    if (at(i - 1) != U' ') return i;
    std::int32_t from = i - 1;
    while (i - from <= 6 && (base::is_upper(at(from - 1)) || (at(from - 1) == U'-' && base::is_upper(at(from - 2))))) --from;
    return from < i - 1 && !part(from - 1) && i - from <= 6 ? from : i;
  }

  bool behind_number_word(std::int32_t from) const {
    while (std::u32string_view(U" .:#").find(at(from - 1)) != std::u32string_view::npos) --from;
    return is_number_word(word_before(from));
  }
  bool is_country(std::int32_t from, std::int32_t to) const {
    const auto letters = text_.lower_part(from, to);
    for (const std::u32string_view one : {U"dk", U"de", U"se", U"no", U"pl", U"gb", U"nl", U"fi", U"ro", U"lt"})
      if (letters == one) return true;
    return false;
  }

  struct Shape {
    int digits = 0, letters = 0, small = 0, marks = 0, dots = 0, groups = 1;
  };
  Shape shape(std::int32_t from, std::int32_t to) const {
    Shape s;
    for (std::int32_t k = from; k < to; ++k) {
      if (is_digit(at(k))) ++s.digits;
      else if (letter(at(k))) ++s.letters, s.small += !base::is_upper(at(k));
      else ++s.marks, ++s.groups, s.dots += at(k) == U'.';
    }
    return s;
  }

  Code judged(std::int32_t from, std::int32_t to) const {
    const Shape s = shape(from, to);
    if (s.digits == 2 && to - from == 2) return in_pairs(from, to);
    if (s.digits == 0 || to - from > kLongest || to - from < 3) return {};
    if (at(to) == U'@' || at(to) == U'%' || at(to) == U':' || at(from - 1) == U':' ? is_digit(at(to + 1)) || is_digit(at(from - 2)) : false) return {};  // times
    if (is_unit(word_from(to + (at(to) == U' ')))) return {};
    if (at(to) == U' ' && at(to + 1) == U'%') return {};
    const bool plain = s.letters == 0 && s.marks == 0;
    // "(P 14822)": who in the police
    if (plain && s.digits == 5 && at(from - 1) == U' ' && base::is_upper(at(from - 2)) && at(from - 3) == U'(' && at(to) == U')') return {from - 2, to, false, kByForm};
    const Before b = before(from);
    if (b.harmless) return {};
    if (b.named && (!is_date_form(run_of(from, to)) || (b.strongly && b.of_case && goes_on(to) > to)) && !is_grouped_sum(run_of(from, to))) {
      const bool enough = s.digits >= 4 || (s.digits >= 3 && s.marks > 0) || (s.letters > 0 && s.digits + s.letters >= 4 && s.small <= 1) || (b.strongly && s.digits >= 3);
      if (enough || (b.strongly && goes_on(to) > to && s.digits + s.letters >= 2 && s.small == 0)) return {from, goes_on(to), b.of_case || is_case_form(run_of(from, to)), kNamed};
    }
    if (s.dots > 0) return {};
    if (is_case_form(run_of(from, to))) return {from, to, true, kByForm};
    // Upper-case letters and digits together: nobody says a measure so.
    if (s.letters > 0 && s.small == 0 && s.digits >= 3 && s.digits + s.letters >= 5 && s.letters <= 8 && !is_year_with_letters(run_of(from, to)) && !are_diagnoses(run_of(from, to)) && !are_measures(from, to)) return {from, to, about_a_case(from), kByForm};
    // "w19442", "S194472": one letter and many digits, as staff and pupils are numbered
    if (s.marks == 0 && s.letters == 1 && s.digits >= 5 && s.digits <= 8 && letter(at(from))) return {from, to, false, kByForm};
    // "noor02p8": letters and digits in one word, as systems name people.
    if (s.marks == 0 && s.small == s.letters && s.letters >= 4 && s.digits >= 2 && s.letters + s.digits >= 7 && s.letters + s.digits <= 10) return {from, to, false, kByForm};
    if (b.of_money || are_times(run_of(from, to))) return {};
    if (s.letters == 0 && s.marks > 0 && s.digits >= 7 && !(s.digits >= 10 && (at(from) == U'9' && at(from + 1) == U'7' && (at(from + 2) == U'8' || at(from + 2) == U'9') && at(from + 3) == U'-')) && !is_date_form(run_of(from, to)) && !are_years(run_of(from, to))) return {from, to, false, kBare};
    if (plain && s.digits >= 7 && !(s.digits == 13 && danish::is_ean13(base::encode(std::u32string(text_.lower_part(from, to)))))) return {from, to, false, kBare};
    return {};
  }

  // "Kunde 26 40 18 09", "Forsikringspolice 77 118 744-2": three groups or more behind what is counted
  Code in_pairs(std::int32_t from, std::int32_t to) const {
    constexpr int kLeast = 6, kMost = 16;
    int digits = 2, groups = 1;
    std::int32_t end = to;
    while (at(end) == U' ' && is_digit(at(end + 1)) && is_digit(at(end + 2))) {
      std::int32_t next = end + 1;
      while (is_digit(at(next)) && next - end < 6) ++next;
      if (part(next) || next - end > 5 || digits + (next - end - 1) > kMost) break;
      digits += next - end - 1, ++groups, end = next;
    }
    if (at(end) == U'-' && is_digit(at(end + 1)) && !part(end + 2)) end += 2;  // "77 118 744-2"
    if (groups < 3 || digits < kLeast || at(end) == U'-' || at(end) == U',' || is_unit(word_from(end + (at(end) == U' ')))) return {};
    const Before b = before(from);
    return b.named && !b.harmless ? Code{from, end, b.of_case, kNamed} : Code{};
  }

  /// The line speaks of a case in front: "min sag?? jeg har nummeret S2020-7741".
  bool about_a_case(std::int32_t from) const {
    constexpr std::int32_t kFar = 60;
    for (std::int32_t k = from; k > 0 && from - k < kFar && at(k - 1) != U'\n'; --k) {
      if (letter(at(k - 1)) || base::lower(at(k)) != U's') continue;
      const auto word = word_from(k);
      if (word == U"sag" || word == U"sagen" || word == U"sags") return true;
    }
    return false;
  }

  // Groups of digits behind a blank that belong to the same number.
  std::int32_t goes_on(std::int32_t to) const {
    for (int group = 0; group < 4 && at(to) == U' ' && is_digit(at(to + 1)); ++group) {
      std::int32_t end = to + 1;
      while (is_digit(at(end)) && end - to < 8) ++end;
      if (end - to < 3 || end - to > 6 || part(end) || is_unit(word_from(end + (at(end) == U' ')))) return to;
      to = end;
    }
    return to;
  }

  // "230V/16A"
  bool are_measures(std::int32_t from, std::int32_t to) const {
    for (std::int32_t k = from; k < to;) {
      std::int32_t end = k, digits = k;
      while (end < to && part(end)) ++end;
      while (digits < end && is_digit(at(digits))) ++digits;
      if (digits == k || !is_unit(text_.lower_part(digits, end))) return false;
      k = end + 1;
    }
    return true;
  }

  std::u32string_view run_of(std::int32_t from, std::int32_t to) const { return std::u32string_view(text_.plain).substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)); }
  std::u32string_view word_from(std::int32_t i) const {
    std::int32_t end = i;
    while (end - i < kLongest && (letter(at(end)) || (at(end) == U'²') || (at(end) == U'³') || (end > i && is_digit(at(end))))) ++end;
    return text_.lower_part(std::min(i, text_.size()), std::min(end, text_.size()));
  }
  std::u32string_view word_before(std::int32_t end) const {
    std::int32_t start = end;
    while (end - start < 40 && (letter(at(start - 1)) || (at(start - 1) == U'-' && letter(at(start - 2)) && start < end))) --start;
    return start < 0 ? std::u32string_view() : text_.lower_part(start, end);
  }

  struct Before {
    bool named = false, strongly = false, harmless = false, of_case = false, of_money = false;
  };
  // The words in front, on the same line.
  Before before(std::int32_t from) const {
    Before b;
    if (const std::int32_t capitals = capitals_before(from); capitals < from) {
      if (is_counted_thing(text_.lower_part(capitals, from - 1))) return {false, false, true};  // "ISSN 0904-4417"
      from = capitals;
    }
    std::int32_t end = from;
    const auto skip = [&] {
      constexpr int kBlanks = 40;  // of a form that is set in columns
      for (int marks = 0; marks < kBlanks && std::u32string_view(U" .:#()\t\"").find(at(end - 1)) != std::u32string_view::npos; ++marks) {
        b.strongly = b.strongly || at(end - 1) == U'#' || at(end - 1) == U':';
        --end;
      }
    };
    if (at(from - 1) == U'§' || (at(from - 1) == U' ' && at(from - 2) == U'§')) return {false, false, true};
    skip();
    const bool hash = at(from - 1) == U'#';
    const std::u32string_view word = word_before(end);
    if (word.empty()) return {hash, hash, at(end - 1) == U'§' || at(end - 1) == U'/'};
    if (is_number_word(word)) {
      end -= static_cast<std::int32_t>(word.size());
      skip();
      if (at(end - 1) == U'-') --end;
      const std::u32string_view noun = word_before(end);
      static constexpr std::array<std::u32string_view, 14> kNoNoun = {U"med", U"har", U"under", U"på", U"er", U"og", U"i", U"til", U"fra", U"det", U"af", U"som", U"får", U"fik"};
      b.named = !noun.empty() && std::find(kNoNoun.begin(), kNoNoun.end(), noun) == kNoNoun.end();
      b.strongly = true;
      b.harmless = is_counted_thing(noun);
      b.of_case = b.named && is_case_noun(noun);
      if (noun == U"har" && !b.named) b.named = shape(from, end_of(from)).digits >= 7;  // "Policen har nr. 901.447.802-3"
      return b;
    }
    if (const std::u32string_view noun = counted_in(word); !noun.empty()) {
      b.named = b.strongly = true;
      b.of_case = is_case_noun(noun);
      b.harmless = is_counted_thing(noun) || is_counted_thing(word);
      return b;
    }
    b.harmless = is_counted_thing(word);
    b.of_case = is_case_noun(word);
    b.of_money = is_sum_word(word);
    b.named = hash || is_counted_person_or_thing(word) || (!b.harmless && behind_a_long_label(from));
    b.strongly = b.strongly && b.named;
    return b;
  }

  /// A colon right before it, and a word for number in what stands before the colon.
  bool behind_a_long_label(std::int32_t from) const {
    constexpr std::int32_t kFar = 60;
    std::int32_t colon = from;
    while (at(colon - 1) == U' ' || at(colon - 1) == U'\t') --colon;
    if (at(colon - 1) != U':') return false;
    for (std::int32_t k = colon - 2; k >= 0 && colon - k < kFar && at(k) != U'\n' && at(k) != U':'; --k) {
      if (letter(at(k - 1)) || !letter(at(k))) continue;
      const std::u32string_view word = word_from(k);
      if (const auto noun = counted_in(word); is_number_word(word) || (!noun.empty() && !is_counted_thing(noun))) return true;
    }
    return false;
  }

  danish::Text text_;
  std::vector<Code> list_;
};

}  // namespace

std::vector<Code> codes(std::string_view text) { return Scan(text).run(); }

}  // namespace meretid::access
