// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/reading.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "solutions/access/find/misread.h"

namespace meretid::access {
namespace {

using danish::kNothing;

bool few_marks(const danish::Text& text, std::int32_t from, std::int32_t to) {
  constexpr std::int32_t kFew = 4;
  if (to - from > kFew) return false;
  for (std::int32_t i = from; i < to; ++i)
    if (std::u32string_view(U" _:=/()[].-").find(text.at(i)) == std::u32string_view::npos) return text.lower_part(from, to) == U" og ";
  return true;
}

Gap form_between(const danish::Text& text, std::int32_t from, std::int32_t to) {
  if (to - from > 12) return Gap::kOther;
  int spaces = 0, tabs = 0, lines = 0, dashes = 0, bars = 0;
  char32_t mark = 0;
  for (std::int32_t i = from; i < to; ++i) {
    const char32_t c = text.at(i);
    if (c == kNothing) continue;
    if (c == U' ') ++spaces;
    else if (c == U'\t') ++tabs;
    else if (c == U'\n') ++lines;
    else if (c == U'-') ++dashes;
    else if (c == U'|') ++bars;
    else if (mark == 0 && (c == U'.' || c == U'/' || c == U',' || c == U'_' || c == U':' || c == U'*' || c == U'·')) mark = c;
    else return Gap::kOther;
  }
  if (mark) {
    if (spaces + tabs + lines + dashes + bars > 0) return mark == U'.' || mark == U'/' ? Gap::kOther : Gap::kComma;
    return mark == U'.' || mark == U'·' ? Gap::kDot : mark == U'/' || mark == U'_' ? Gap::kSlash : Gap::kComma;
  }
  if (dashes > 1 || lines > 1 || bars > 1) return Gap::kOther;
  if (bars) return dashes || lines ? Gap::kOther : Gap::kWide;
  if (lines) return dashes ? Gap::kDashLine : Gap::kLine;
  if (dashes) return spaces + tabs ? Gap::kSpacedDash : Gap::kDash;
  if (tabs || spaces > 1) return Gap::kWide;
  return spaces ? Gap::kSpace : Gap::kNone;
}

Gap gap_between(const danish::Text& text, std::int32_t from, std::int32_t to) {
  const Gap form = form_between(text, from, to);
  return form == Gap::kOther && few_marks(text, from, to) ? Gap::kMarks : form;
}

}  // namespace

Reading::Reading(std::string_view utf8) : text_(utf8), tokens_(danish::tokens(text_)) {
  find_cues();
  if (mend_misread(text_, tokens_, cues_)) {
    tokens_ = danish::tokens(text_);
    find_cues();
  }
  find_blocks();
  find_digits();
  find_leaders();
  find_columns();
  find_aligned_columns();
}

void Reading::find_cues() {
  cues_.assign(tokens_.size(), kNoCue);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != danish::TokenKind::kWord) continue;
    cues_[i] = cue_here(i);
    // "f. 01.01.90" but not the initial in "J.F. Jensen".
    if ((cues_[i] & kCueBirth) && tokens_[i].end - tokens_[i].start <= 2 && text_.at(tokens_[i].start) == U'F' && text_.at(tokens_[i].end) != U':') {
      const auto behind = text_.lower_part(tokens_[i].end, std::min(tokens_[i].end + 5, text_.size()));
      const bool day = behind.size() >= 3 && (behind[0] == U'.' || behind[0] == U' ') && (danish::is_digit(behind[1]) || (behind[1] == U' ' && danish::is_digit(behind[2])));  // "F. 17.02.1958"
      if (!day && behind.find(U"dato") > 1 && behind.find(U"dag") > 1) cues_[i] = kNoCue;  // "F.dato"
    }
  }
}

// What a word says with the ones beside it.
std::uint32_t Reading::cue_here(std::size_t token) const {
  const auto at = [&](std::size_t i) { return i < tokens_.size() ? word(i) : std::u32string_view(); };
  const std::u32string_view here = at(token);
  if (here.size() <= 2 && danish::is_digit(text_.at(tokens_[token].start - 1))) return kNoCue;  // the letter of "1f"
  if (here == U"j" && at(token + 1) == U"." && (at(token + 2).starts_with(U"nr") || at(token + 2) == U"no")) return kCueCase;
  // "c.p.r.", "C.V.R.", "D.O.B.": letters with their full stops
  if (token > 1 && (here == U"r" || here == U"r." || here == U"b.")) {
    const bool marks = here == U"r";
    const std::size_t step = marks ? 2 : 1;
    if (token >= 2 * step) {
      const std::u32string_view middle = at(token - step), first = at(token - 2 * step);
      const bool dots = marks ? at(token - 1) == U"." && at(token - 3) == U"." : true;
      if (dots && first.starts_with(U'c') && first.size() <= 2 && middle.size() <= 2) {
        if (middle.starts_with(U'p') && here.starts_with(U'r')) return kCueCpr;
        if (middle.starts_with(U'v') && here.starts_with(U'r')) return kCueCvr;
      }
      if (dots && here == U"b." && middle == U"o." && first == U"d.") return kCueBirth;
    }
  }
  if (here == U"mat" && at(token + 1) == U"." && at(token + 2).starts_with(U"nr")) return kCueLand;
  if ((here == U"moms" || here == U"virksomhedens" || here == U"firmaets" || here == U"selskabets") && (at(token + 1).starts_with(U"nr") || at(token + 1).starts_with(U"reg"))) return kCueCvr;
  if ((here == U"reg" || here == U"reg.") && token > 0 && at(token - 1) == U"moms") return kCueCvr;
  if ((here == U"virksomhed" || here == U"virksomheden" || here == U"selskab" || here == U"selskabet" || here == U"firma" || here == U"firmaet") && token + 1 < tokens_.size() && tokens_[token + 1].kind == danish::TokenKind::kNumber && tokens_[token + 1].end - tokens_[token + 1].start == 8) return kCueCvr;  // "Virksomhed 20441873"
  if (here == U"sms" && text_.at(tokens_[token].end) == U'-') return kNoCue;  // "SMS-245649", "SMS-udskrift"
  if (here == U"virksomhed" && text_.at(tokens_[token].end) == U'/') return kCueCvr;  // datacvr.virk.dk/enhed/virksomhed/…
  // "se 2024-12" is no tax number.
  if (here == U"se" && !base::is_upper(text_.at(tokens_[token].start)) && !at(token + 1).starts_with(U"nr") && !at(token + 1).starts_with(U"nummer")) return kNoCue;
  // "T: 7177 5633 | M: 2039 4455" at the foot of a letter
  if (here.size() == 1 && at(token + 1) == U":" && base::is_upper(text_.at(tokens_[token].start)) && (here == U"t" || here == U"m" || here == U"d")) return kCuePhone;
  if (here == U"p" && at(token + 1) == U"." && at(token + 2).starts_with(U"nr") && !tokens_[token + 1].space_before && !tokens_[token + 2].space_before) return kCuePnumber | kCueCpr;  // "p.nr."
  // "CVR/P-nr.:": both
  if ((here.starts_with(U"p-n") || here.starts_with(U"pnr") || here.starts_with(U"p.nr")) && token > 1 && at(token - 1) == U"/" && (cue_of(at(token - 2)) & kCueCvr)) return kCueCvr | kCuePnumber;
  if (here == U"p" && at(token + 1).starts_with(U"nr") && base::is_upper(text_.at(tokens_[token].start))) return kCuePnumber | kCueCpr;
  // "cvr/p:": both
  if (here == U"p" && token > 1 && at(token - 1) == U"/" && (cue_of(at(token - 2)) & kCueCvr)) return kCueCvr | kCuePnumber;
  if (here == U"id" && token > 0 && (cue_of(at(token - 1)) & kCueCase)) return kCueCase;  // "miljøtilsynssag ID"
  if (here == U"kontakt" && at(token + 1) == U":") return kCuePhone;
  // "mit nummer er …", "min kones nummer"
  if (token > 0 && (here == U"nummer" || here == U"nr" || here == U"nr." || here == U"nummeret")) {
    const std::u32string_view whose = at(token - 1);
    for (const std::u32string_view word : {U"mit", U"nyt", U"hendes", U"hans", U"dit", U"deres", U"privat", U"kones", U"mands", U"mors", U"fars", U"datters", U"søns", U"søsters", U"brors", U"kærestes", U"nabos", U"moderens",
                                           U"faderens", U"svigermors", U"hemmeligt", U"hemmelige"})
      if (whose == word) return kCuePhone;
  }
  return cue_of(here);
}

// Three dots or more, also with a colon behind, lead from a label to its value and say nothing themselves.
void Reading::find_leaders() {
  leader_.resize(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size();) {
    std::size_t end = i;
    const char32_t mark = text_.at(tokens_[i].start);
    if (mark == U'.' || mark == U'_' || mark == U'·')
      while (end < tokens_.size() && text_.at(tokens_[end].start) == mark && tokens_[end].end - tokens_[end].start == 1 && (end == i || !tokens_[end].lines_before)) ++end;
    const bool leads = end - i >= 3;
    if (leads && end < tokens_.size() && word(end) == U":") ++end;
    if (!leads) end = i + 1;
    for (std::size_t k = i; k < end; ++k) leader_[k] = leads ? i : k;
    i = end;
  }
}

std::u32string_view Reading::word(std::size_t token) const {
  return text_.lower_part(tokens_[token].start, tokens_[token].end);
}

void Reading::find_digits() {
  for (std::int32_t i = 0; i < text_.size(); ++i) {
    if (!danish::is_digit(text_.at(i))) continue;
    Digits run;
    run.start = i;
    for (; danish::is_digit(text_.at(i)) || (text_.at(i) == kNothing && danish::is_digit(text_.at(i + 1))); ++i)
      if (text_.at(i) != kNothing) run.text.push_back(static_cast<char>(text_.at(i)));
    run.end = i;
    digits_.push_back(std::move(run));
  }
  gaps_.assign(digits_.size(), Gap::kOther);
  for (std::size_t i = 0; i + 1 < digits_.size(); ++i) {
    gaps_[i] = gap_between(text_, digits_[i].end, digits_[i + 1].start);
    // A box for each digit: "|0|1|0|2|".
    if (digits_[i].text.size() != 1 || digits_[i + 1].text.size() != 1) continue;
    const auto between = text_.lower_part(digits_[i].end, digits_[i + 1].start);
    if (between == U"|") gaps_[i] = Gap::kSpace;
    else if (between == U"|-|") gaps_[i] = Gap::kDash;
  }
}

std::uint32_t Reading::table_cues(std::int32_t place) const {
  const auto table = std::partition_point(tables_.begin(), tables_.end(), [&](const Cell& t) { return t.end <= place; });
  return table != tables_.end() && table->start <= place ? table->cue : 0;
}

// A table is two or more lines with the same number of cells (at least two), cut at tabs, bars and semicolons. Its first line heads it.
void Reading::find_columns() {
  // `all` with the empty cells: what rows and head have in common, where one of them leaves cells out.
  struct Line { std::vector<std::pair<std::int32_t, std::int32_t>> cells, all; };
  Line head, line;
  bool has_head = false;
  std::uint32_t above = 0;  // of the line before a table begins
  const auto end_line = [&](std::int32_t first, std::int32_t end) {
    if (line.cells.size() >= 2 && !tables_.empty() && tables_.back().end == first) {
      tables_.back().end = end + 1;
    } else {
      std::uint32_t cues = 0;
      for (std::size_t t = token_at(first); t < tokens_.size() && tokens_[t].start < end; ++t) cues |= cues_[t];
      if (line.cells.size() >= 2) tables_.push_back({first, end + 1, cues | above});
      above = cues;
    }
    const bool same = has_head && head.all.size() == line.all.size();
    if (line.cells.size() >= 2 && has_head && (same || head.cells.size() == line.cells.size())) {
      const auto& cells = same ? line.all : line.cells;
      const auto& heads = same ? head.all : head.cells;
      for (std::size_t k = 0; k < cells.size(); ++k) {
        std::uint32_t cue = 0;
        const std::size_t last = token_at(heads[k].second);
        for (std::size_t t = token_at(heads[k].first); t < last; ++t) cue |= cues_[t];
        if (cue && cells[k].second > cells[k].first) headed_.push_back({cells[k].first, cells[k].second, cue});
      }
    } else {
      has_head = line.cells.size() >= 2;
      head = line;
    }
    line.cells.clear();
    line.all.clear();
  };
  std::int32_t start = 0, line_start = 0;
  for (std::int32_t i = 0; i <= text_.size(); ++i) {
    const char32_t c = text_.at(i);
    if (c != U'\t' && c != U'|' && c != U';' && c != U'\n' && c != U'\f') continue;
    line.all.emplace_back(start, i);
    if (i > start) line.cells.emplace_back(start, i);
    start = i + 1;
    if (c != U'\n' && c != U'\f') continue;
    end_line(line_start, i);
    line_start = i + 1;
  }
}

// A table that is set with blanks alone: what stands below a head begins where the head begins. An empty line ends it.
void Reading::find_aligned_columns() {
  constexpr std::size_t kFewest = 3, kMost = 40;  // cells of a head
  constexpr std::int32_t kAside = 2;
  struct Head { std::int32_t column; std::uint32_t cue; };
  std::vector<Head> heads;
  std::vector<Cell> cells;
  const std::size_t before = headed_.size();
  for (std::int32_t start = 0; start < text_.size();) {
    std::int32_t end = start;
    bool other = false;  // cut by signs: find_columns has it
    cells.clear();
    for (std::int32_t cell = start; end <= text_.size(); ++end) {
      const char32_t c = text_.at(end);
      const bool ends = c == U'\n' || c == U'\f' || end == text_.size();
      other = other || c == U'\t' || c == U'|' || c == U';';
      if (ends || (c == U' ' && text_.at(end + 1) == U' ')) {
        if (end > cell) cells.push_back({cell, end, 0});
        while (!ends && text_.at(end + 1) == U' ') ++end;
        cell = end + 1;
      }
      if (ends) break;
    }
    std::uint32_t cues = 0;
    bool numbers = false;
    if (!other && cells.size() >= kFewest && cells.size() <= kMost && heads.empty())
      for (Cell& cell : cells)
        for (std::size_t t = token_at(cell.start); t < tokens_.size() && tokens_[t].start < cell.end; ++t) cell.cue |= cues_[t], cues |= cues_[t], numbers = numbers || tokens_[t].kind == danish::TokenKind::kNumber;
    if (cells.empty() || other) heads.clear();
    if (cues && !numbers) {
      for (const Cell& cell : cells) heads.push_back({cell.start - start, cell.cue});
    } else if (!heads.empty()) {
      for (const Cell& cell : cells)
        for (const Head& head : heads)
          if (head.cue && std::abs(cell.start - start - head.column) <= kAside) headed_.push_back({cell.start, cell.end, head.cue});
    }
    start = end + 1;
  }
  if (headed_.size() > before) std::sort(headed_.begin(), headed_.end(), [](const Cell& a, const Cell& b) { return a.start < b.start; });
}

std::size_t Reading::token_at(std::int32_t place) const {
  const std::size_t block = static_cast<std::size_t>(std::max(place, 0)) / kBlock;
  std::size_t token = block < first_in_.size() ? first_in_[block] : tokens_.size();
  while (token < tokens_.size() && tokens_[token].end <= place) ++token;
  return token;
}

void Reading::find_blocks() {
  first_in_.assign(static_cast<std::size_t>(text_.size()) / kBlock + 1, 0);
  std::size_t token = 0;
  for (std::size_t block = 0; block < first_in_.size(); ++block) {
    while (token < tokens_.size() && tokens_[token].end <= static_cast<std::int32_t>(block * kBlock)) ++token;
    first_in_[block] = static_cast<std::uint32_t>(token);
  }
}

std::optional<std::size_t> Reading::in_front(std::int32_t place) const {
  std::size_t token = token_at(place);
  if (token == 0 || tokens_[token].lines_before) return std::nullopt;
  --token;
  if (token > 0 && (word(token) == U"." || word(token) == U":")) --token;
  return token;
}

Label Reading::label_before(std::int32_t place) const {
  Label label;
  constexpr int kWindow = 9;
  std::size_t i = token_at(place);
  bool left_line = false;
  for (int distance = 1; i > 0 && distance <= kWindow; ++distance) {
    const bool led = !tokens_[i].lines_before && leader_[i - 1] != i - 1;
    if (led) i = leader_[i - 1];  // dots lead here from the label
    if (i == 0) break;
    // Into the line above only when the number begins its line: a label that stands alone.
    if (led) {
    } else if (tokens_[i].sentence_start || tokens_[i].lines_before >= 1) {
      // "Hvornår er din datter født? - 13/11/2011": the answer belongs to the question.
      const bool answer = i > 0 && !tokens_[i].lines_before && distance <= 3 && word(i - 1) == U"?";
      // "c.v.r. 34567812": the full stop is the label's
      const bool shortened = distance == 1 && i > 1 && !tokens_[i].lines_before && tokens_[i].kind == danish::TokenKind::kNumber && word(i - 1) == U"." && !tokens_[i - 1].space_before && cues_[i - 2];
      if (tokens_[i].sentence_start && !answer && !shortened && (left_line || distance > 1 || tokens_[i].lines_before != 1)) break;
      left_line = left_line || tokens_[i].lines_before >= 1;
    }
    --i;
    if (tokens_[i].kind == danish::TokenKind::kNumber) {
      if (left_line) break;  // the label above has its number already
      if (!label.nearest) label.number_between = true;
    }
    if (!cues_[i]) continue;
    label.around |= cues_[i];
    if (!label.nearest) {
      label.nearest = cues_[i];
      label.distance = distance;
    }
  }
  const auto cell = std::partition_point(headed_.begin(), headed_.end(), [&](const Cell& c) { return c.end <= place; });
  if (cell != headed_.end() && cell->start <= place) {
    const std::size_t first = token_at(cell->start), here = token_at(place);
    // A label in the cell itself is nearer than the head, and so is the cell before: "Personnummer | 010203-4567".
    const bool by_row = label.distance == 1 && tokens_[here].lines_before == 0;
    if (label.distance > static_cast<int>(here - first) && !by_row) {
      label.nearest = cell->cue;
      label.distance = 1;
      label.number_between = false;
    }
    label.around |= cell->cue;
  }
  return label;
}

std::uint32_t Reading::cues_after(std::int32_t place) const {
  std::uint32_t cues = 0;
  std::size_t i = token_at(place);
  for (int k = 0; k < 2 && i < tokens_.size() && !tokens_[i].lines_before; ++k, ++i) cues |= cues_[i];
  return cues;
}

}  // namespace meretid::access
