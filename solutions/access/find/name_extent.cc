// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/name_extent.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/office_words.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

// "Toyokuni VI"; a single "I" is a word.
bool is_ordinal(std::u32string_view word, const Reading& reading, std::size_t token) {
  if (word.size() > 4 || word == U"i") return false;
  for (std::int32_t at = reading.tokens()[token].start; at < reading.tokens()[token].end; ++at)
    if (std::u32string_view(U"IVX").find(reading.text().at(at)) == std::u32string_view::npos) return false;
  return true;
}

}  // namespace

bool behind_stroke(const Reading& reading, std::size_t token) {
  const std::int32_t start = reading.tokens()[token].start;
  return reading.word(token).size() <= 2 && reading.text().at(start - 1) == U'/' && base::is_letter(reading.text().at(start - 2));
}

NameSpan over_particles(const Reading& reading, const KnownPhrases& known, NameSpan span) {
  const auto& tokens = reading.tokens();
  static constexpr std::array<std::u32string_view, 34> kParticles = {U"bint", U"umm", U"abu", U"ould", U"y", U"dalla", U"vom", U"zum", U"af", U"av", U"v.", U"í", U"á", U"van", U"von", U"de", U"der", U"den", U"di", U"del", U"della", U"dos", U"das", U"da",
                                                                     U"la", U"le", U"bin", U"ben", U"ibn", U"el", U"al", U"ter", U"ten", U"zu"};
  const auto beside = [&](std::size_t i) { return i < tokens.size() && !tokens[i].lines_before && tokens[i].start - tokens[i - 1].end <= 1; };
  const auto capital = [&](std::size_t i) { return tokens[i].kind == TokenKind::kWord && base::is_upper(reading.text().at(tokens[i].start)); };
  const auto particle = [&](std::size_t i) {
    return beside(i) && !base::is_upper(reading.text().at(tokens[i].start)) && std::find(kParticles.begin(), kParticles.end(), reading.word(i)) != kParticles.end();
  };
  if (beside(span.last + 1) && capital(span.last + 1) && is_ordinal(reading.word(span.last + 1), reading, span.last + 1)) ++span.last;
  // "ten Cate": only words that are no Danish ones begin a name.
  static constexpr std::array<std::u32string_view, 14> kBegin = {U"ten", U"ter", U"van", U"von", U"vom", U"zum", U"della", U"dos", U"bin", U"bint", U"ibn", U"abu", U"umm", U"ould"};
  if (span.first > 0 && beside(span.first) && !base::is_upper(reading.text().at(tokens[span.first - 1].start)) && std::find(kBegin.begin(), kBegin.end(), reading.word(span.first - 1)) != kBegin.end()) --span.first;
  // "Fl. Reib", "C.-A. von Lowzow": a given name that is cut short.
  const auto cut_short = [&](std::size_t i) {
    if (is_office_title(reading.word(i).substr(0, reading.word(i).size() - reading.word(i).ends_with(U'.')))) return false;  // "Fys. Troels Holm"
    static constexpr std::array<std::u32string_view, 8> kGiven = {U"fl", U"kr", U"th", U"fr", U"sv", U"chr", U"aa", U"joh"};  // of these some are usual abbreviations, too
    const std::u32string_view word = reading.word(i);
    if (capital(i) && std::find(kGiven.begin(), kGiven.end(), word.substr(0, word.size() - word.ends_with(U'.'))) != kGiven.end()) return true;
    return capital(i) && word.size() <= 4 && (word.ends_with(U'.') || reading.text().at(tokens[i].end) == U'.') && !known.of(word) && !known.of(word.substr(0, word.size() - word.ends_with(U'.')));
  };
  if (span.first >= 2 && reading.word(span.first - 1) == U"." && !tokens[span.first - 1].space_before && beside(span.first) && cut_short(span.first - 2) && !tokens[span.first - 1].lines_before) span.first -= 2;
  else if (span.first >= 2 && reading.word(span.first - 1) == U"-" && !tokens[span.first].space_before && !tokens[span.first - 1].space_before && tokens[span.first - 2].end - tokens[span.first - 2].start == 2 &&
           reading.word(span.first - 2).ends_with(U'.')) span.first -= 2;
  // "Palle F. fik", "Smilla K.": an initial stands for the surname.
  if (beside(span.last + 1) && tokens[span.last + 1].kind == TokenKind::kWord && tokens[span.last + 1].end - tokens[span.last + 1].start == 2 && reading.word(span.last + 1).ends_with(U'.') && capital(span.last + 1)) ++span.last;
  // "Ka-\nren Marie": broken at the end of a line.
  const auto goes_over = [&](std::size_t i) {
    return i + 2 < tokens.size() && reading.word(i + 1) == U"-" && !tokens[i + 1].space_before && tokens[i + 2].lines_before == 1 && tokens[i + 2].kind == TokenKind::kWord && !base::is_upper(reading.text().at(tokens[i + 2].start));
  };
  if (goes_over(span.last)) span.last += 2;
  // "Anna Bü rgel": a machine has read a blank into the name.
  const auto unknown = [&](std::size_t i) { return tokens[i].kind == TokenKind::kWord && !base::is_upper(reading.text().at(tokens[i].start)) && tokens[i].end - tokens[i].start > 2 && !known.of(reading.word(i)); };
  if (span.last > span.first && capital(span.last) && tokens[span.last].end - tokens[span.last].start <= 3 && reading.word(span.last).back() != U'.' &&
      !(known.of_genitive(reading.word(span.last)) & kListedName) && beside(span.last + 1) && unknown(span.last + 1))
    ++span.last;
  // Particles that the model left at the end belong to what follows, or to nothing.
  while (span.last > span.first && particle(span.last)) --span.last;
  std::size_t next = span.last + 1;
  while (next < span.last + 3 && particle(next)) ++next;
  // "Ali den Mette"? Words that are Danish by themselves join nothing to a given name.
  const auto word_before = reading.word(next - 1);
  const bool danish_word = word_before == U"den" || word_before == U"der" || word_before == U"ben" || word_before == U"de" || word_before == U"af";
  const bool frequent = danish_word && beside(next) && (known.of(reading.word(next)) & kKnownFrequentFirst) && !(known.of(reading.word(next)) & kKnownSurname);
  if (next > span.last + 1 && beside(next) && capital(next) && !frequent) {
    span.last = next;
    return span;
  }
  // A name of their own making in quotation marks, and a surname behind it.
  const auto quote = [&](std::size_t i) { return i < tokens.size() && !tokens[i].lines_before && std::u32string_view(U"\"'»«“”„‘’").find(reading.text().at(tokens[i].start)) != std::u32string_view::npos; };
  next = span.last + 1;
  if (quote(next) && next + 3 < tokens.size() && capital(next + 1) && quote(next + 2) && beside(next + 3) && capital(next + 3) && (known.of_genitive(reading.word(next + 3)) & kListedName)) span.last = next + 3;
  return span;
}

bool can_end(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  constexpr std::int32_t kLongNumber = 4;
  const danish::Token& first = reading.tokens()[span.first];
  const danish::Token& last = reading.tokens()[span.last];
  if (last.kind == TokenKind::kNumber) {  // not "Zahra 4.b", "Friis 31.800 kr."
    const bool goes_on = reading.text().at(last.end) == U'.' && (base::is_letter(reading.text().at(last.end + 1)) || danish::is_digit(reading.text().at(last.end + 1)));
    return !goes_on && last.end - last.start < kLongNumber;
  }
  if (last.kind != TokenKind::kWord) return false;  // "Nguyen Van Minh <"
  if (last.lines_before == 1 && reading.word(span.last - 1) == U"-") return true;  // "Ka-\nren"
  if (base::is_upper(reading.text().at(last.start)) || !base::is_upper(reading.text().at(first.start))) return true;
  // "Ali al-Masri", "Mette hansen"
  const std::u32string_view word = reading.word(span.last);
  const std::size_t hyphen = word.find(U'-');
  if (hyphen != word.npos && base::is_upper(reading.text().at(last.start + static_cast<std::int32_t>(hyphen) + 1))) return true;
  return (known.of_genitive(word) & kListedName) != 0 && !is_kin(word);  // "Asgers bror"
}

}  // namespace meretid::access
