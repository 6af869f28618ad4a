// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/names_elsewhere.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/date_forms.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kInFileName = 0.5, kOtherScript = 0.6, kWriter = 1.0, kUnlistedWriter = 0.0;  // log-odds

bool is_file_ending(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 24> kEndings = {U"pdf", U"doc", U"docx", U"odt", U"rtf", U"txt", U"xls", U"xlsx", U"ods", U"csv", U"ppt", U"pptx", U"msg", U"eml", U"jpg", U"jpeg", U"png",
                                                                  U"heic", U"tif", U"tiff", U"gif", U"mp4", U"mov", U"zip"};
  return std::find(kEndings.begin(), kEndings.end(), word) != kEndings.end();
}

// Letters of other scripts than the Latin one; kNone for all else.
enum class Script { kNone, kGreek, kCyrillic, kOther };
Script script_of(char32_t c) {
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  // Armenian to Georgian, Ethiopic; Chinese, Japanese, Korean. Between them lie signs of all kinds.
  return (c >= 0x530 && c < 0x1400) || (c >= 0x3040 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) ? Script::kOther : Script::kNone;
}
bool is_capital(char32_t c) { return (c >= 0x386 && c < 0x3AC) || (c >= 0x400 && c < 0x430); }

}  // namespace

std::vector<NameSpan> names_in_file_names(const Reading& reading, const KnownPhrases& known) {
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  std::vector<NameSpan> spans;
  const auto joined = [&](std::size_t i) { return i < tokens.size() && !tokens[i].space_before && !tokens[i].lines_before; };
  const auto single = [&](std::size_t i, int bits) { return tokens[i].kind == TokenKind::kWord && tokens[i].end - tokens[i].start > 2 && (known.of(reading.word(i)) & bits) && !(known.of(reading.word(i)) & kKnownSmall); };
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (joined(end)) ++end;
    // A run without blanks that ends like a file, and has a mark of such names in it.
    bool marks = false;
    for (std::size_t i = begin; i < end; ++i) marks = marks || text.at(tokens[i].start) == U'_' || text.at(tokens[i].start) == U'-';
    std::size_t last = end - 1;
    while (last > begin && tokens[last].kind == TokenKind::kMark) --last;
    if (marks && last > begin + 1 && is_file_ending(reading.word(last)) && text.at(tokens[last].start - 1) == U'.') {
      for (std::size_t i = begin; i < last; ++i) {
        if (!single(i, kKnownFrequentFirst | kKnownForeignFirst)) continue;
        NameSpan span{i, i, kInFileName, "name_file"};
        while (span.last + 2 < last && tokens[span.last + 1].kind == TokenKind::kMark && single(span.last + 2, kListedName)) span.last += 2;
        if (span.first >= begin + 2 && tokens[i - 1].kind == TokenKind::kMark && single(i - 2, kKnownSurname) && (spans.empty() || spans.back().last < i - 2)) span.first -= 2;
        spans.push_back(span);
        i = span.last;
      }
    }
    begin = end;
  }
  return spans;
}

// Behind "18.56 ", "[12-03-2024 07:15] ", "07:15:20 - " at the beginning of a line; where no time stands there, its beginning.
std::int32_t behind_time(const danish::Text& text, std::int32_t line) {
  Cursor c(text, line);
  c.blanks();
  const bool bracket = c.eat_any(U"[(");
  if (const auto date = date_with_marks(text, c.at())) {
    c = Cursor(text, date->end);
    c.eat(U',');
    c.blanks(2);
    if (c.word(U"kl")) c.eat(U'.'), c.blanks(1);
  }
  const std::string hour = c.digits(1, 2);
  if (hour.empty() || hour > "23" || !c.eat_any(U":.")) return line;
  const std::string minute = c.digits(2, 2);
  if (minute.empty() || minute > "59") return line;
  if (Cursor seconds = c; seconds.eat_any(U":.") && !seconds.digits(2, 2).empty()) c = seconds;
  if (bracket && !c.eat_any(U"])")) return line;
  const bool mark = c.eat_any(U",");
  if (c.blanks(2) == 0 && !bracket && !mark) return line;
  if (c.eat_any(U"-–")) c.blanks(1);
  return c.at();
}

std::vector<NameSpan> names_of_writers(const Reading& reading, const KnownPhrases& known) {
  constexpr std::size_t kMostWords = 3;
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  struct Writer { NameSpan span; bool listed; };
  std::vector<Writer> writers;
  for (std::int32_t line = 0; line < text.size();) {
    std::int32_t end = line;
    while (end < text.size() && text.at(end) != U'\n') ++end;
    const std::int32_t from = behind_time(text, line);
    if (from > line && base::is_letter(text.at(from))) {
      const std::size_t first = reading.token_at(from);
      std::size_t last = first;
      bool words = true;
      while (last < tokens.size() && last - first <= kMostWords && tokens[last].start < end && reading.word(last) != U":") words = words && tokens[last].kind == TokenKind::kWord, ++last;
      if (words && last > first && last < tokens.size() && last - first <= kMostWords && tokens[last].start < end && reading.word(last) == U":") {
        const auto bits = known.of(reading.word(first));
        const bool listed = (bits & kListedName) != 0, usual = (bits & kKnownSmall) != 0 || cue_of(reading.word(first)) != kNoCue;
        if (listed || !usual) writers.push_back({{first, last - 1, listed ? kWriter : kUnlistedWriter, "name_label"}, listed});
      }
    }
    line = end + 1;
  }
  // A single line of the kind may be of anything: "12:30 Frokost: …"
  std::vector<NameSpan> spans;
  for (const Writer& w : writers)
    if (w.listed || writers.size() > 1) spans.push_back(w.span);
  return spans;
}

std::vector<NameSpan> names_in_other_scripts(const Reading& reading) {
  constexpr int kMostWords = 5;  // more are a text in another language
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  std::vector<NameSpan> spans;
  for (std::size_t i = 0; i < tokens.size();) {
    const Script script = script_of(text.at(tokens[i].start));
    if (script == Script::kNone) {
      ++i;
      continue;
    }
    // Letters that the cutting into words does not know are tokens by themselves.
    const std::size_t first = i;
    int words = 0, capitals = 0;
    for (; i < tokens.size() && script_of(text.at(tokens[i].start)) == script && (i == first || !tokens[i].lines_before); ++i) {
      if (i > first && !tokens[i].space_before) continue;
      ++words;
      capitals += is_capital(text.at(tokens[i].start));
    }
    const bool letters = tokens[i - 1].end - tokens[first].start > 2;  // one or two are a sign of mathematics
    if (letters && words <= kMostWords && (script == Script::kOther || capitals == words)) spans.push_back({first, i - 1, kOtherScript, "name_script"});
  }
  return spans;
}

}  // namespace meretid::access
