// SPDX-License-Identifier: EUPL-1.2
// Numbers in words, as somebody notes them who hears them read out: eight digits behind a word for a telephone, ten that are a personal
// number, an account, a plate's figures, a date of birth. Counting and sums in words stand behind no such word.
#include <algorithm>

#include "base/utf8.h"
#include "danish/calendar_date.h"
#include "danish/cpr.h"
#include "solutions/access/find/number_words.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr std::size_t kMost = 14;  // words of one number

struct Spoken {
  std::size_t last = 0;  // token
  int words = 0;
  std::string digits;
};

// Number words and digits from token i on, with commas, dashes, "og", "så" and "streg" between.
Spoken spoken(const Reading& reading, std::size_t i) {
  const auto& tokens = reading.tokens();
  Spoken said;
  said.last = i;
  for (std::size_t k = i; k < tokens.size() && k < i + 2 * kMost; ++k) {
    if (k > i && tokens[k].lines_before) break;
    const auto word = reading.word(k);
    if (tokens[k].kind == danish::TokenKind::kNumber && word.size() <= 4 && k > i) {
      for (const char32_t c : word)
        if (danish::is_digit(c)) said.digits.push_back(static_cast<char>(c));
      said.last = k;
    } else if (const auto digits = digits_of_word(word)) {
      // "syv og tres"
      const auto tens = digits->size() == 1 && *digits != "0" && k + 2 < tokens.size() && reading.word(k + 1) == U"og" ? digits_of_word(reading.word(k + 2)) : std::nullopt;
      const bool two_words = tens && tens->size() == 2 && (*tens)[1] == '0' && (*tens)[0] >= '2';
      said.digits += two_words ? (*tens).substr(0, 1) + *digits : *digits;
      if (two_words) k += 2;
      said.last = k, ++said.words;
    } else if (!(word == U"," || word == U"-" || word == U"og" || word == U"så" || word == U"streg" || word == U"bindestreg" || word == U"." || word == U"/")) {
      break;
    }
    if (said.digits.size() > 16) break;
  }
  return said;
}

// The one word for a number that begins a run.
bool begins(const Reading& reading, std::size_t i) {
  if (reading.tokens()[i].kind != danish::TokenKind::kWord || !digits_of_word(reading.word(i))) return false;
  return i == 0 || reading.tokens()[i].lines_before || !digits_of_word(reading.word(i - 1));
}

// "nummeret er to nul tre …"
bool behind_number_word(const Reading& reading, std::size_t i) {
  for (std::size_t back = 1; back <= 3 && back <= i && !reading.tokens()[i - back + 1].lines_before; ++back) {
    const auto word = reading.word(i - back);
    if (word == U"nummer" || word == U"nummeret" || word == U"nr." || word == U"nr") return true;
  }
  return false;
}

void number(const Reading& reading, std::size_t i, const Spoken& said, std::vector<Claim>& claims) {
  const auto& tokens = reading.tokens();
  const Label label = reading.label_before(tokens[i].start);
  Claim claim;
  claim.start = tokens[i].start;
  claim.end = tokens[said.last].end;
  claim.entity = said.digits;
  claim.reasons = {"spoken_number"};
  const std::size_t size = said.digits.size();
  if (size == 10 && said.words >= 4 && danish::read_cpr(said.digits)) {
    claim.type = FindingType::kCpr;
    claim.score = label.around & kCueCpr ? 5.0 : 2.5;
  } else if (size == 8 && said.words >= 3 && said.digits.front() >= '2' && !(label.nearest & kCueCvr) && ((label.around & kCuePhone) || behind_number_word(reading, i))) {
    claim.type = FindingType::kPhone;
    claim.score = 3.5;
  } else if (size == 8 && said.words >= 3 && (label.around & kCueCvr)) {
    claim.type = FindingType::kCvr;
    claim.score = 3.5;
  } else if ((label.nearest & kCueCase) && label.distance <= 4 && size >= 6 && size <= 10 && said.words >= 2) {
    claim.type = FindingType::kCaseNumber;
    claim.score = 2.0;
  } else if ((label.nearest & kCueAccount) && label.distance <= 4 && ((size == 4 && (label.nearest & kCueVehicle)) || (size >= 7 && size <= 14))) {
    claim.type = FindingType::kAccount;
    claim.score = 2.5;
  } else if ((label.around & kCueVehicle) && size == 5 && i >= 1) {
    // "A E tolv fire fyrre", "AE tolv 3 4 0": the letters in front
    std::size_t first = i;
    int letters = 0;
    while (first > 0 && letters < 2 && !tokens[first].lines_before && tokens[first - 1].kind == danish::TokenKind::kWord && tokens[first - 1].end - tokens[first - 1].start <= 2 && base::is_upper(reading.text().at(tokens[first - 1].start)))
      --first, letters += tokens[first].end - tokens[first].start;
    if (letters != 2) return;
    claim.start = tokens[first].start;
    claim.type = FindingType::kPlate;
    claim.score = 2.5;
  } else {
    return;
  }
  claims.push_back(std::move(claim));
}

// "tredje oktober nittenhundrede og syvogfyrre", "den 3. oktober nitten syvogfyrre" behind a word of birth
void birth(const Reading& reading, std::size_t month, std::vector<Claim>& claims) {
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  constexpr std::int32_t kLongest = 60;
  const std::int32_t from = tokens[month].end;
  const auto behind = text.lower_part(from, std::min(from + kLongest, text.size()));
  std::size_t end = 0;
  const int year = year_in_words(behind, 0, end);
  if (!year || month == 0) return;
  std::size_t first = month;
  const auto before = reading.word(month - 1);
  if (tokens[month - 1].kind == danish::TokenKind::kNumber || before.ends_with(U"ende") || before.ends_with(U"te") || before == U"første" || before == U"anden" || before == U"tredje" || before == U"fjerde") first = month - 1;
  const Label label = reading.label_before(tokens[first].start);
  if (!(label.nearest & kCueBirth)) return;
  Claim claim;
  claim.start = tokens[first].start;
  claim.end = from + static_cast<std::int32_t>(end);
  claim.type = FindingType::kBirthdate;
  claim.score = 3.5;
  claim.entity = base::encode(text.lower_part(claim.start, claim.end));
  claim.reasons = {"birthdate_label"};
  claims.push_back(std::move(claim));
}

}  // namespace

void scan_spoken(const Reading& reading, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < reading.tokens().size(); ++i) {
    if (begins(reading, i))
      if (const Spoken said = spoken(reading, i); said.words >= 1) number(reading, i, said, claims);
    if (reading.tokens()[i].kind == danish::TokenKind::kWord && danish::month_of(reading.word(i))) birth(reading, i, claims);
  }
}

}  // namespace meretid::access
