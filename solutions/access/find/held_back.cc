// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/held_back.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace meretid::access {

using danish::TokenKind;

bool is_known_place(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // "Thisted, den 1. marts 2020": where a letter was written.
  if (span.first == span.last && span.last + 3 < tokens.size() && reading.word(span.last + 1) == U"," && reading.word(span.last + 2) == U"den" && tokens[span.last + 3].kind == TokenKind::kNumber &&
      (tokens[span.first].sentence_start || tokens[span.first].lines_before) && known.of(reading.word(span.first)) & (kKnownTown | kKnownPlace))
    return true;
  // "Aarhus C", "Randers NØ", "Ans By": a district, in the span or behind it.
  const auto district = [&](std::size_t i) {
    const danish::Token& t = tokens[i];
    return t.end - t.start <= 2 && (base::is_upper(reading.text().at(t.end - 1)) || reading.word(i) == U"by" || reading.word(i) == U"st");
  };
  if (span.last > span.first && district(span.last)) return is_known_place(reading, known, {span.first, span.last - 1});
  if (span.first > 0 && district(span.first) && span.first == span.last && known.of_genitive(reading.word(span.first - 1)) & (kKnownTown | kKnownPlace)) return true;
  const bool beside = span.last + 1 < tokens.size() && tokens[span.last + 1].start - tokens[span.last].end <= 1 && reading.text().at(tokens[span.last].end) != U'\t';
  if (beside && !tokens[span.last + 1].lines_before && base::is_upper(reading.text().at(tokens[span.last + 1].start)) && district(span.last + 1) &&
      known.of_genitive(reading.word(span.last)) & kKnownTown)
    return true;
  for (std::size_t from = span.first - std::min<std::size_t>(span.first, 2); from <= span.first; ++from) {
    std::u32string phrase;
    for (std::size_t i = from; i < std::min(tokens.size(), span.last + 3); ++i) {
      if (i > from && tokens[i].lines_before) break;
      if (i > from) phrase += U' ';
      phrase += reading.word(i);
      if (i < span.last || !(known.of_genitive(phrase) & (kKnownTown | kKnownPlace))) continue;
      bool name = false;
      for (std::size_t k = span.first; k <= span.last; ++k) name = name || (known.of_genitive(reading.word(k)) & kListedName);
      if (!name || i > from) return true;
    }
  }
  return false;
}

bool is_title(const Reading& reading, const KnownPhrases& known, std::size_t token) {
  const std::uint16_t bits = known.of(reading.word(token));
  return (bits & kKnownTitle) && !(bits & kListedName);
}

bool is_abbreviation_compound(const Reading& reading, const NameSpan& span) {
  if (span.first != span.last) return false;
  const danish::Token& t = reading.tokens()[span.first];
  const std::size_t hyphen = reading.word(span.first).find(U'-');
  if (hyphen == std::u32string_view::npos || hyphen == 0 || hyphen > 4) return false;
  for (std::int32_t at = t.start; at < t.start + static_cast<std::int32_t>(hyphen); ++at)
    if (!base::is_upper(reading.text().at(at))) return false;
  const std::int32_t behind = t.start + static_cast<std::int32_t>(hyphen) + 1;
  return !base::is_upper(reading.text().at(behind)) || t.end - behind == 1;
}

bool stands_free(const Reading& reading, std::size_t token) {
  danish::Token t = reading.tokens()[token];
  // "Navn:____inge dam_____": a line to write on joins nothing.
  if (reading.text().at(t.start - 1) == U'_' && reading.text().at(t.start - 2) == U'_') t.start = -1;
  if (reading.text().at(t.end) == U'_' && reading.text().at(t.end + 1) == U'_') t.end = reading.text().size();
  const auto joins = [](char32_t c) { return c == U'@' || c == U'/' || c == U'_' || c == U'\\' || c == U'='; };
  const char32_t before = reading.text().at(t.start - 1), after = reading.text().at(t.end);
  const bool dotted = (before == U'.' && base::is_letter(reading.text().at(t.start - 2))) || (after == U'.' && base::is_letter(reading.text().at(t.end + 1)));
  return !joins(before) && !joins(after) && !dotted;
}

bool is_full_name(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  std::u32string_view given = reading.word(span.first);
  given = given.substr(0, given.find(U'-'));  // "Anne-Marie"
  return span.last > span.first && (known.of(given) & kKnownFrequentFirst) && (known.of(reading.word(span.last)) & kKnownSurname);
}

bool is_old_place(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 8> kBefore = {U"nr.", U"nr", U"gl.", U"gl", U"sdr.", U"ndr.", U"sct.", U"skt."};
  const auto marks = [&](std::size_t i) { return std::find(kBefore.begin(), kBefore.end(), reading.word(i)) != kBefore.end(); };
  return marks(span.first) || (span.first > 0 && !reading.tokens()[span.first].lines_before && marks(span.first - 1));
}

bool is_street(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  const auto number = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == TokenKind::kNumber && !tokens[i].lines_before; };
  std::size_t next = span.last + 1;
  std::u32string phrase;
  for (std::size_t i = span.first; i <= span.last; ++i) phrase += (i > span.first ? U" " : U"") + std::u32string(reading.word(i));
  if (number(next) && (known.of(phrase) & kKnownStreet)) return true;
  // A street's own word by itself: before "Nørregade 12" stands who lives there.
  static constexpr std::array<std::u32string_view, 11> kOwn = {U"vej", U"gade", U"allé", U"alle", U"plads", U"torv", U"stræde", U"boulevard", U"vænge", U"sti", U"minde"};
  if (next < tokens.size() && reading.word(next) == U"'") ++next;
  // "Hans Egedes Vej er spærret", "Dronning Louises Bro": the genitive and a capital word of a street need no number.
  static constexpr std::array<std::u32string_view, 14> kLarge = {U"vej", U"gade", U"allé", U"alle", U"plads", U"torv", U"boulevard", U"bro", U"have", U"park", U"kvarter", U"stræde", U"vænge", U"minde"};
  if (next < tokens.size() && !tokens[next].lines_before && base::is_upper(reading.text().at(tokens[next].start)) && reading.word(span.last).ends_with(U's') &&
      std::find(kLarge.begin(), kLarge.end(), reading.word(next)) != kLarge.end())
    return true;
  // The same inside the span: "Tove Ditlevsens Plads".
  if (span.last > span.first && reading.word(span.last - 1).ends_with(U's') && reading.word(span.last - 1).size() > 3 && std::find(kLarge.begin(), kLarge.end(), reading.word(span.last)) != kLarge.end() &&
      !is_full_name(reading, known, {span.last - 1, span.last}))
    return true;
  return number(next + 1) && !tokens[next].lines_before && std::find(kOwn.begin(), kOwn.end(), reading.word(next)) != kOwn.end();
}

bool is_date(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 8> kMonths = {U"januar", U"marts", U"april", U"maj", U"juni", U"juli", U"august", U"november"};
  const bool small = !base::is_upper(reading.text().at(reading.tokens()[span.first].start));
  // "tor 16/1" is a day; so is "19. august holdt …", whatever was read behind it.
  const auto& tokens = reading.tokens();
  if (small && span.first == span.last && reading.word(span.first) == U"tor" && span.last + 1 < tokens.size() && tokens[span.last + 1].kind == danish::TokenKind::kNumber) return true;
  if ((span.first != span.last && !small) || span.first == 0 || std::find(kMonths.begin(), kMonths.end(), reading.word(span.first)) == kMonths.end()) return false;
  std::size_t before = span.first - 1;
  if (reading.word(before) == U"." && before > 0) --before;
  return !reading.tokens()[span.first].lines_before && danish::is_digit(reading.word(before).front());
}

bool is_company(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  for (std::size_t i = span.last; i <= span.last + 1 && i + 1 < tokens.size(); ++i) {
    if (i > span.last && tokens[i].lines_before) return false;
    if (tokens[i].end - tokens[i].start == 1 && reading.word(i + 1) == U"/" && !tokens[i + 1].space_before) return true;
  }
  return false;
}

}  // namespace meretid::access
