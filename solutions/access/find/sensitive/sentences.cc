// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace meretid::access {
namespace {

using danish::Token;
using danish::TokenKind;

constexpr std::size_t kLongest = 120;         // words; tables have no sentences
constexpr std::int32_t kSetByAWriter = 140;   // characters: lines this long are paragraphs, and none is broken into lines
constexpr std::int32_t kGap = 3;              // blanks that set cells apart
constexpr std::int32_t kWouldHaveFitted = 8;  // characters of slack before a short line is the writer's own

// Shortenings of records that the cutting of words does not know as such.
constexpr std::array<std::u32string_view, 28> kShort = {U"pt", U"inj", U"tbl", U"tabl", U"temp", U"beh", U"obs", U"dgl", U"diag", U"hø", U"ve", U"kaps",
                                                       U"jvf", U"mhp", U"forts", U"anm", U"tidl", U"iht", U"cand", U"psych", U"mb", U"max", U"min", U"ptt", U"opr", U"sat", U"ml", U"medl"};

class Bounds {
 public:
  Bounds(const danish::Text& text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {
    measure();
    see_how_sentences_begin();
  }

  std::vector<Sentence> run() const {
    std::vector<Sentence> list;
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && end - begin < kLongest && !starts(end)) ++end;
      const bool cell = gap(begin) || (end < tokens_.size() && gap(end));
      const bool own_line = (line_begins(begin) || gap(begin)) && (end == tokens_.size() || tokens_[end].lines_before > 0 || gap(end));
      list.push_back({begin, end, begin == 0 || tokens_[begin].lines_before > 1, own_line && !is_end(text_.at(tokens_[end - 1].end - 1)), cell});
      begin = end;
    }
    return list;
  }

 private:
  // Of the words behind a full stop more are small than not: who writes so begins sentences so.
  void see_how_sentences_begin() {
    constexpr int kSeveral = 3;
    int small = 0, all = 0;
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (!behind_end(i) || tokens_[i].lines_before) continue;
      ++all;
      small += !base::is_upper(text_.at(tokens_[i].start));
    }
    in_small_ = small >= kSeveral && 2 * small > all;
  }
  bool behind_end(std::size_t i) const {
    return tokens_[i].kind == TokenKind::kWord && tokens_[i].space_before && tokens_[i - 1].kind == TokenKind::kMark && !tokens_[i - 1].space_before && is_end(text_.at(tokens_[i - 1].start)) &&
           !shortened(i - 1);
  }

  static bool is_end(char32_t c) { return c == U'.' || c == U'!' || c == U'?'; }
  // Between two cells of a row; behind the colon of a label its value goes on.
  bool gap(std::size_t i) const {
    if (line_begins(i)) return false;
    if (text_.at(tokens_[i].start) == U'|' || text_.at(tokens_[i - 1].start) == U'|') return true;
    const std::int32_t from = tokens_[i - 1].end, to = tokens_[i].start;
    if (to - from < kGap && (to == from || text_.at(from) != U'\t')) return false;
    return text_.at(from - 1) != U':' && text_.at(to) != U':';
  }
  // A row of a table is a line by itself.
  bool row(std::size_t i) const { return rows_[i]; }

  bool line_begins(std::size_t i) const { return i == 0 || tokens_[i].lines_before > 0; }

  // How wide the lines of each paragraph are: a line that had room for the next word was ended on purpose.
  void measure() {
    widths_.assign(tokens_.size(), 0);
    rows_.assign(tokens_.size(), false);
    for (std::size_t from = 0; from < tokens_.size();) {
      std::size_t to = from + 1;
      bool any = false;
      while (to < tokens_.size() && !line_begins(to)) any = any || gap(to), ++to;
      if (any) std::fill(rows_.begin() + static_cast<std::ptrdiff_t>(from), rows_.begin() + static_cast<std::ptrdiff_t>(to), true);
      from = to;
    }
    for (std::size_t from = 0; from < tokens_.size();) {
      std::size_t to = from + 1;
      std::int32_t width = 0, start = tokens_[from].start;
      while (to < tokens_.size() && tokens_[to].lines_before < 2) {
        if (tokens_[to].lines_before) width = std::max(width, tokens_[to - 1].end - start), start = tokens_[to].start;
        ++to;
      }
      width = std::max(width, tokens_[to - 1].end - start);
      std::fill(widths_.begin() + static_cast<std::ptrdiff_t>(from), widths_.begin() + static_cast<std::ptrdiff_t>(to), width);
      widest_ = std::max(widest_, width);
      from = to;
    }
  }

  std::int32_t line_length(std::size_t last) const {
    std::size_t first = last;
    while (!line_begins(first) && last - first < kLongest) --first;
    return tokens_[last].end - tokens_[first].start;
  }

  // "Stue 4: …", "Henvist af: …" at the head of a line.
  bool label(std::size_t i) const {
    for (std::size_t k = i; k < std::min(i + 5, tokens_.size()) && (k == i || !tokens_[k].lines_before); ++k)
      if (text_.at(tokens_[k].start) == U':' && k > i) return k + 1 < tokens_.size() && tokens_[k + 1].space_before;
    return false;
  }

  bool breaks_line(std::size_t i) const {
    const char32_t first = text_.at(tokens_[i].start);
    if (row(i) || row(i - 1)) return true;
    if (tokens_[i].kind == TokenKind::kMark) return first == U'-' || first == U'[' || first == U'>' || first == U'*' || first == U'|' || first == 0x2022 || first == U'»';
    if (!base::is_upper(first) && tokens_[i].kind != TokenKind::kNumber) return false;
    if (widest_ > kSetByAWriter || label(i)) return true;
    const std::int32_t next = tokens_[i].end - tokens_[i].start;
    return line_length(i - 1) + 1 + next + kWouldHaveFitted < widths_[i];
  }

  bool shortened(std::size_t mark) const {
    if (mark == 0 || text_.at(tokens_[mark].start) != U'.' || tokens_[mark].space_before) return false;
    const auto word = text_.lower_part(tokens_[mark - 1].start, tokens_[mark - 1].end);
    return std::find(kShort.begin(), kShort.end(), word) != kShort.end();
  }

  // "40.000 kr. Parret": these end a sentence as often as not, and a small letter goes on.
  bool ends_with_a_shortening(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 6> kEnd = {U"kr.", U"osv.", U"m.m.", U"m.fl.", U"etc.", U"m.v."};
    if (tokens_[i].kind != TokenKind::kWord || !base::is_upper(text_.at(tokens_[i].start))) return false;
    return std::find(kEnd.begin(), kEnd.end(), text_.lower_part(tokens_[i - 1].start, tokens_[i - 1].end)) != kEnd.end();
  }

  bool starts(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.lines_before > 1) return true;
    if (token.lines_before == 1 ? breaks_line(i) : gap(i)) return true;
    if (ends_with_a_shortening(i)) return true;
    if (token.sentence_start) return token.lines_before > 0 || !shortened(i - 1);
    if (in_small_ && behind_end(i)) return true;
    // "i uge 22. Hun": only the number of an item is followed by a capital ("3. Telefon").
    const Token& last = tokens_[i - 1];
    if (last.kind == TokenKind::kNumber && text_.at(last.end - 1) == U'.' && token.kind == TokenKind::kWord && base::is_upper(text_.at(token.start))) return i > 1 && !line_begins(i - 1);
    // "medlem af 3F. Faderen": after a digit a letter with a full stop is no initial.
    return i > 1 && glued(tokens_, i - 1) && text_.at(tokens_[i - 1].end - 1) == U'.' && base::is_upper(text_.at(token.start));
  }

  const danish::Text& text_;
  const std::vector<Token>& tokens_;
  std::vector<std::int32_t> widths_;  // of the paragraph of each token
  std::vector<bool> rows_;            // whether the line of each token has cells
  std::int32_t widest_ = 0;
  bool in_small_ = false;  // sentences begin with small letters
};

}  // namespace

bool glued(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && tokens[i].kind == TokenKind::kWord && tokens[i - 1].kind == TokenKind::kNumber && !tokens[i].space_before && !tokens[i].lines_before;
}

std::vector<Sentence> sentences(const danish::Text& text, const std::vector<Token>& tokens) { return Bounds(text, tokens).run(); }

}  // namespace meretid::access
