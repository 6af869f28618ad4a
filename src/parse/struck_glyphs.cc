// SPDX-License-Identifier: EUPL-1.2
#include "parse/struck_glyphs.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

using drawn::Bounds;
using drawn::Mark;

constexpr int kFewAreas = 3;       // a rule or a frame under a box; letters drawn as paths are more
constexpr double kLetterHigh = 0.25;

struct Letter {
  char32_t letter;
  std::size_t mark;
};

// The letters of one box in the order they are drawn, each known by its mark.
std::vector<Letter> letters_of(const drawn::Drawing& drawing, const std::vector<std::size_t>& marks) {
  std::vector<Letter> letters;
  for (const std::size_t i : marks)
    for (const char32_t c : base::decode(drawing.marks[i].glyph.text))
      if (base::is_letter(c) || (c >= U'0' && c <= U'9')) letters.push_back({base::lower(c), i});
  return letters;
}

// Neither along the page nor across it: what covers a word of such a line covers its neighbours too, so each letter has its own box.
bool tilted(const drawn::Glyph& g) {
  const double length = g.along.length();
  return length > 1e-9 && std::min(std::abs(g.along.x), std::abs(g.along.y)) > 0.03 * length;
}
void cover(Bounds& box, const drawn::Glyph& g) {
  for (const double u : {0.0, 1.0})
    for (const double v : {-0.2, 1.02}) box.add(g.point(u, v));
}

// Whether two letters that are drawn one after the other may be of one word: beside each other, or at the end of a line and the
// beginning of the next. In a pattern there is no place.
bool follows(const drawn::Drawing& drawing, std::size_t before, std::size_t after) {
  constexpr double kNear = 3, kLine = 2.2, kAlike = 1.3;
  const Mark &a = drawing.marks[before], &b = drawing.marks[after];
  if (before == after || a.kind == drawn::Kind::kCell || b.kind == drawn::Kind::kCell) return true;
  const double smaller = std::min(a.glyph.size, b.glyph.size);
  if (std::max(a.glyph.size, b.glyph.size) > kAlike * smaller) return false;
  const drawn::Point way = b.glyph.origin - (a.glyph.origin + a.glyph.along);
  if (way.length() < kNear * smaller || (b.glyph.origin - a.glyph.origin).length() < kNear * smaller) return true;
  const double length = a.glyph.along.length();
  if (length < 1e-9) return true;
  const drawn::Point line = a.glyph.along * (1 / length);
  const double along = way.x * line.x + way.y * line.y, across = way.y * line.x - way.x * line.y;
  return along <= 0 && std::abs(across) < kLine * smaller && std::abs(across) > 0.3 * smaller;
}

// With the marks between the letters ("Anlund-Ry").
std::vector<std::size_t> of_terms(const drawn::Drawing& drawing, const std::vector<Letter>& letters, const std::vector<std::size_t>& inside, const std::vector<std::string>& terms, bool beside = false) {
  std::vector<std::size_t> marks;
  for (const std::string& term : terms) {
    std::u32string wanted;
    for (const char32_t c : base::decode(term))
      if (base::is_letter(c) || (c >= U'0' && c <= U'9')) wanted.push_back(base::lower(c));
    if (wanted.empty()) continue;
    for (std::size_t i = 0; i + wanted.size() <= letters.size(); ++i) {
      bool same = true;
      for (std::size_t k = 0; k < wanted.size() && same; ++k)
        same = letters[i + k].letter == wanted[k] && (!beside || k == 0 || follows(drawing, letters[i + k - 1].mark, letters[i + k].mark));
      if (!same) continue;
      for (const std::size_t mark : inside)
        if (mark >= letters[i].mark && mark <= letters[i + wanted.size() - 1].mark) marks.push_back(mark);
    }
  }
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

// As they lie beside each other, whatever order they are drawn in.
bool spelled_in_place(const drawn::Drawing& drawing, std::vector<Letter> letters, const std::vector<std::string>& terms) {
  const auto place = [&](const Letter& l) { return drawing.marks[l.mark].glyph.origin; };
  std::stable_sort(letters.begin(), letters.end(), [&](const Letter& a, const Letter& b) { return place(a).x < place(b).x; });
  std::u32string across, down;
  for (const Letter& l : letters) across.push_back(l.letter);
  std::stable_sort(letters.begin(), letters.end(), [&](const Letter& a, const Letter& b) { return place(a).y > place(b).y; });
  for (const Letter& l : letters) down.push_back(l.letter);
  const std::u32string up(down.rbegin(), down.rend()), back(across.rbegin(), across.rend());
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    const std::u32string wanted = base::decode(essence(term));
    return !wanted.empty() && (across.find(wanted) != std::u32string::npos || back.find(wanted) != std::u32string::npos || down.find(wanted) != std::u32string::npos || up.find(wanted) != std::u32string::npos);
  });
}

Bounds bounds_of(const ShownPage& shown, const Box& box) {
  const Box crop = shown.crop();
  const auto r = shown.user_space({box.left + crop.left, box.top + crop.top, box.right + crop.left, box.bottom + crop.top});
  return {r.llx, r.lly, r.urx, r.ury};
}

// Readers take a letter's height from its font, which may say that there is none: such a box is a line through the letters.
std::vector<std::size_t> on_flat_box(const drawn::Drawing& drawing, const Bounds& box) {
  constexpr double kFlat = 0.4;
  std::vector<std::size_t> on;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const Mark& m = drawing.marks[i];
    if (m.kind != drawn::Kind::kGlyph || m.off || box.height() > kFlat * m.glyph.size) continue;
    const drawn::Point middle = m.glyph.point(0.5, 0.5);
    if (middle.x > box.left && middle.x < box.right && m.glyph.bounds().touches(box)) on.push_back(i);
  }
  return on;
}

// A reader in between may have passed over a text: cut away, drawn twice, in a pattern. What spells a term in the order it is drawn goes,
// wherever it is. Where no letter can be told in a pattern or a mask, nobody knows what it says.
void strike_spelled(const drawn::Drawing& drawing, const std::vector<std::string>& terms, StruckGlyphs& out) {
  std::map<std::int32_t, std::vector<std::size_t>> streams;  // its glyphs that stay so far
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const Mark& m = drawing.marks[i];
    if ((m.kind != drawn::Kind::kGlyph && m.kind != drawn::Kind::kCell) || m.off || out.marks[i]) continue;
    if (m.kind == drawn::Kind::kCell && (!m.glyph.sure || m.glyph.text.empty())) return void(out.unsafe = "content");
    streams[drawing.shows[static_cast<std::size_t>(m.glyph.show)].stream].push_back(i);
  }
  for (const auto& [stream, marks] : streams) {
    Bounds run;
    std::size_t last = 0, letters = 0;
    const auto end_run = [&] {
      if (!run.empty()) out.boxes.push_back(run);
      run = {};
    };
    for (const std::size_t i : of_terms(drawing, letters_of(drawing, marks), marks, terms, true)) {
      const drawn::Glyph& g = drawing.marks[i].glyph;
      ++out.count;
      out.marks[i] = true;
      if (drawing.marks[i].kind == drawn::Kind::kCell) continue;
      if (letters++ > 0 && (i != last + 1 || tilted(g))) end_run();
      cover(run, g);
      last = i;
    }
    end_run();
  }
}

// Pictures may show what goes, and so may letters that are drawn as paths: both need pixels.
std::string shows_otherwise(const drawn::Drawing& drawing, const Bounds& box) {
  int areas = 0;
  for (const Mark& m : drawing.marks) {
    if (m.kind == drawn::Kind::kGlyph || m.off || !m.region.bounds.touches(box)) continue;
    const Bounds& b = m.region.bounds;
    if (m.kind == drawn::Kind::kImage) return "picture";
    const bool inside = b.left >= box.left - 1 && b.right <= box.right + 1 && b.bottom >= box.bottom - 1 && b.top <= box.top + 1;
    if (inside && b.height() > kLetterHigh * box.height() && ++areas > kFewAreas) return "drawing";
  }
  return {};
}

}  // namespace

StruckGlyphs struck_glyphs(const drawn::Drawing& drawing, const ShownPage& shown, const std::vector<const BlackBox*>& boxes,
                           const std::vector<std::string>& terms, const std::vector<KeptNote>& notes) {
  StruckGlyphs out;
  out.marks.resize(drawing.marks.size());
  for (const BlackBox* black : boxes) {
    const Bounds box = bounds_of(shown, black->box);
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
      const Mark& m = drawing.marks[i];
      if (m.kind == drawn::Kind::kGlyph && !m.off && (box.holds(m.glyph.point(0.5, 0.35)) || box.holds(m.glyph.point(0.5, 0.6)))) inside.push_back(i);
    }
    bool of_note = false;
    for (const KeptNote& note : notes)
      if (box.holds(note.middle())) of_note = true, out.notes.insert(note.text);
    if (of_note && inside.empty()) {
      out.of_notes.push_back(box);
      continue;
    }
    bool flat = false;
    if (inside.empty() && !(inside = on_flat_box(drawing, box)).empty()) flat = true;
    if (inside.empty()) {
      out.unsafe = "content";  // a reader saw a word there that we do not
      return out;
    }
    if (out.unsafe = shows_otherwise(drawing, box); !out.unsafe.empty()) return out;
    const auto letters = letters_of(drawing, inside);
    const auto wanted = of_terms(drawing, letters, inside, terms);
    if (of_note && !terms.empty() && wanted.empty() && !spelled_in_place(drawing, letters, terms)) continue;  // the term stands in the note, other text below it
    std::vector<std::size_t> of_letters;
    for (const Letter& l : letters) of_letters.push_back(l.mark);
    std::sort(of_letters.begin(), of_letters.end());
    of_letters.erase(std::unique(of_letters.begin(), of_letters.end()), of_letters.end());
    const bool part = !wanted.empty() && !std::includes(wanted.begin(), wanted.end(), of_letters.begin(), of_letters.end());
    Bounds blackened;
    bool turned = false;
    for (const std::size_t i : part ? wanted : inside) {
      const drawn::Glyph& g = drawing.marks[i].glyph;
      if (drawing.shows[static_cast<std::size_t>(g.show)].font_size == 0) out.unsafe = "content";
      out.count += !out.marks[i];
      out.marks[i] = true;
      turned = turned || tilted(g);
      if (tilted(g)) {
        Bounds letter;
        cover(letter, g);
        out.boxes.push_back(letter);
      } else {
        cover(blackened, g);
      }
    }
    if (turned && blackened.empty()) continue;
    out.boxes.push_back(part || flat || turned ? blackened : box);
  }
  if (out.unsafe.empty()) strike_spelled(drawing, terms, out);
  return out;
}

void strike_unshown(const drawn::Drawing& drawing, StruckGlyphs& struck) {
  for (std::size_t i = 0; i < drawing.marks.size(); ++i)
    if (drawing.marks[i].off && drawing.marks[i].kind != drawn::Kind::kFill && drawing.marks[i].kind != drawn::Kind::kImage) struck.marks[i] = true;
}

void strike_replaced(const drawn::Drawing& drawing, const std::vector<std::string>& values, StruckGlyphs& struck) {
  for (const drawn::Marked& replaced : drawing.marked) {
    const std::size_t last = std::min(replaced.last, drawing.marks.size());
    std::string gone;
    bool some = false, all = true;
    for (std::size_t i = replaced.first; i < last; ++i) {
      const Mark& m = drawing.marks[i];
      if (m.kind != drawn::Kind::kGlyph || m.off) continue;
      (struck.marks[i] ? some : all) = struck.marks[i];
      if (struck.marks[i]) gone += m.glyph.text;
    }
    if (!some || all) continue;
    const std::string text = essence(replaced.text);
    const std::u32string letters = base::decode(sorted_letters(gone));
    const bool left = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      const std::u32string wanted = base::decode(sorted_letters(value));
      return !wanted.empty() && text.find(value) != std::string::npos && !std::includes(letters.begin(), letters.end(), wanted.begin(), wanted.end());
    });
    if (!left) continue;
    for (std::size_t i = replaced.first; i < last; ++i) {
      const Mark& m = drawing.marks[i];
      if (m.kind != drawn::Kind::kGlyph || m.off || struck.marks[i]) continue;
      struck.marks[i] = true;
      ++struck.count;
      Bounds letter;
      cover(letter, m.glyph);
      struck.boxes.push_back(letter);
    }
  }
}

}  // namespace meretid::parse
