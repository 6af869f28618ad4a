// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/hidden.h"

#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "parse/drawn/covers.h"

namespace meretid::parse::drawn {
namespace {

constexpr double kSameColour = 0.06;
constexpr double kTinySize = 0.9;
constexpr double kWholePage = 0.5;  // an area of more of the paper is no box

// Inside the body of a letter: what covers all of these leaves nothing to read.
constexpr std::array<std::array<double, 2>, 6> kSamples = {{{0.15, 0.15}, {0.5, 0.15}, {0.85, 0.15}, {0.15, 0.55}, {0.5, 0.55}, {0.85, 0.55}}};

bool blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next(text, at);
    if (c > 0x20 && c != 0xA0 && c != 0xAD && c != 0x200B && c != 0xFEFF && !(c >= 0x2000 && c <= 0x200A)) return false;
  }
  return true;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next(text, at);
    if (base::is_letter(c) || (c >= U'0' && c <= U'9') || c > 0x2FF) return true;
  }
  return false;
}

class Search {
 public:
  Search(const Drawing& drawing, const Bounds& paper) : drawing_(drawing), paper_(paper), covers_(drawing) {
    for (std::size_t i = 0; i < drawing.marks.size(); ++i)
      if (const Mark& m = drawing.marks[i]; m.kind == Kind::kGlyph && !blank(m.glyph.text)) places_[place(m.glyph.origin)].push_back(i);
  }

  std::vector<HiddenRun> run() {
    for (std::size_t i = 0; i < drawing_.marks.size(); ++i) {
      const Mark& m = drawing_.marks[i];
      if (m.kind != Kind::kGlyph) continue;
      if (blank(m.glyph.text)) {
        space_ = true;
        continue;
      }
      if (const auto found = why(i)) add(i, *found);
      else space_ = false;
    }
    std::vector<HiddenRun> kept;
    const std::set<std::string> labels = fitted_labels();
    for (Open& open : runs_) {
      close_word(open);
      if (has_letter(open.run.text) && !shown_again(open.run) && !marker(open.run) && !is_label(open.run, labels)) kept.push_back(std::move(open.run));
    }
    return kept;
  }

 private:
  struct Why {
    HiddenKind kind;
    std::size_t cover;  // mark; marks.size(): none
    bool by_pixels = false;
    bool operator==(const Why& o) const { return kind == o.kind && cover == o.cover && by_pixels == o.by_pixels; }
  };
  struct Open {
    HiddenRun run;
    Why why;
    std::size_t last = 0;
    Bounds word;
    std::string text;
  };

  std::size_t none() const { return drawing_.marks.size(); }

  std::optional<Why> why(std::size_t i) const {
    const Mark& m = drawing_.marks[i];
    const Glyph& g = m.glyph;
    if (m.off) return Why{HiddenKind::kLayerOff, none()};
    if (!paper_.holds(g.point(0.5, 0.3)) && !paper_.holds(g.point(0.1, 0.1)) && !paper_.holds(g.point(0.9, 0.6))) return Why{HiddenKind::kOutsidePage, none()};
    if (const auto cover = covered(i)) {
      const Mark& over = drawing_.marks[*cover];
      if (over.kind == Kind::kImage) return Why{HiddenKind::kUnderImage, *cover, true};
      return Why{over.annotation >= 0 ? HiddenKind::kUnderAnnotation : HiddenKind::kUnderBox, *cover};
    }
    if (g.mode == 3 || g.mode == 7 || m.paint.alpha < 0.03) return Why{HiddenKind::kInvisible, none(), true};
    if (m.clip && std::none_of(kSamples.begin(), kSamples.end(), [&](const auto& s) { return Clip::holds(m.clip.get(), g.point(s[0], s[1])); }) &&
        !Clip::holds(m.clip.get(), g.point(0.5, 0.9)) && !Clip::holds(m.clip.get(), g.point(0.5, -0.15)))
      return Why{HiddenKind::kClipped, none()};
    if (g.size > 0 && g.size < kTinySize) return Why{HiddenKind::kTiny, none()};
    if (const auto ground = same_as_ground(i)) return Why{HiddenKind::kSameColour, *ground};
    return std::nullopt;
  }

  // The mark that hides the whole letter, or the one that hides its middle where several do it together.
  std::optional<std::size_t> covered(std::size_t i) const {
    const Glyph& g = drawing_.marks[i].glyph;
    const std::size_t middle = covers_.first_over(g.point(0.5, 0.35), i);
    if (middle == none()) return std::nullopt;
    for (const auto& s : kSamples)
      if (!covers_.covers(middle, g.point(s[0], s[1])) && covers_.first_over(g.point(s[0], s[1]), i) == none()) return std::nullopt;
    return middle;
  }

  // The mark whose colour the letter has; none() for the paper.
  std::optional<std::size_t> same_as_ground(std::size_t i) const {
    const Mark& m = drawing_.marks[i];
    if (!m.paint.colour || (m.glyph.mode != 0 && m.glyph.mode != 4) || m.paint.alpha < 0.5) return std::nullopt;
    std::size_t box = none();
    for (const auto& s : {kSamples[0], kSamples[4], kSamples[2]}) {
      const std::size_t under = covers_.ground_of(m.glyph.point(s[0], s[1]), i);
      Rgb ground{1, 1, 1};
      if (under != none()) {
        const Mark& below = drawing_.marks[under];
        if (below.kind == Kind::kImage || !below.paint.hides() || !below.paint.colour) return std::nullopt;
        ground = *below.paint.colour;
        box = under;
      }
      if (ground.distance(*m.paint.colour) > kSameColour) return std::nullopt;
    }
    return box;
  }

  // Programs that redact write the same word into every box, fitted to its height and often in its own colour: it tells nothing.
  std::set<std::string> fitted_labels() const {
    std::map<std::string, std::set<int>> sizes;
    for (const Open& open : runs_)
      if (open.why.kind == HiddenKind::kSameColour && open.why.cover != none())
        sizes[first_word(open.run.text)].insert(static_cast<int>(drawing_.marks[open.last].glyph.size * 10));
    std::set<std::string> labels;
    for (const auto& [word, all] : sizes)
      if (all.size() >= 3) labels.insert(word);
    return labels;
  }
  static std::string first_word(const std::string& text) { return text.substr(0, text.find_first_of(" \n")); }
  static bool is_label(const HiddenRun& run, const std::set<std::string>& fitted) {
    if (run.kind != HiddenKind::kSameColour) return false;
    const std::string word = base::lower(first_word(run.text));
    static const std::set<std::string> kWords = {"privilege", "privileged", "redacted", "confidential", "sealed", "redaction", "fortrolig",
                                                 "fortroligt", "overstreget", "undtaget", "udeladt", "slettet", "anonymiseret"};
    if (kWords.contains(word) && run.text.find_first_of(" \n") == std::string::npos) return true;
    return std::any_of(fitted.begin(), fitted.end(), [&](const std::string& label) {
      return first_word(run.text) == label || (run.text.size() >= 4 && label.starts_with(run.text));
    });
  }
  // A print shop's or stenographer's mark of a few letters, too small to be text that somebody wanted gone.
  bool marker(const HiddenRun& run) const {
    constexpr double kMarkerSize = 2;
    return (run.kind == HiddenKind::kTiny || run.kind == HiddenKind::kSameColour) && run.texts.size() <= 1 && run.text.size() <= 8 &&
           drawing_.marks[run.marks.front()].glyph.size < kMarkerSize;
  }

  // The same letters stand there once more, and are seen: nothing is hidden by the first.
  bool shown_again(const HiddenRun& run) const {
    constexpr double kMost = 0.85;
    const auto seen = std::count_if(run.marks.begin(), run.marks.end(), [&](std::size_t i) { return letter_shown_again(i); });
    return static_cast<double>(seen) > kMost * static_cast<double>(run.marks.size());
  }
  bool letter_shown_again(std::size_t i) const {
    const Glyph& g = drawing_.marks[i].glyph;
    const auto [x, y] = place(g.origin);
    for (int dx = -1; dx <= 1; ++dx)
      for (int dy = -1; dy <= 1; ++dy) {
        const auto near = places_.find({x + dx, y + dy});
        if (near == places_.end()) continue;
        for (const std::size_t other : near->second)
          if (other != i && drawing_.marks[other].glyph.text == g.text && !why(other)) return true;
      }
    return false;
  }
  static std::pair<int, int> place(const Point& p) {
    constexpr double kNear = 3;
    return {static_cast<int>(std::clamp(p.x, -1e6, 1e6) / kNear), static_cast<int>(std::clamp(p.y, -1e6, 1e6) / kNear)};
  }

  Bounds box_of(const Why& why, const Bounds& glyphs) const {
    if (why.cover == none()) return glyphs;
    Bounds b = drawing_.marks[why.cover].region.bounds;
    if (const auto& clip = drawing_.marks[why.cover].clip) {
      b.left = std::max(b.left, clip->bounds.left), b.right = std::min(b.right, clip->bounds.right);
      b.bottom = std::max(b.bottom, clip->bounds.bottom), b.top = std::min(b.top, clip->bounds.top);
    }
    const bool page_wide = b.width() * b.height() > kWholePage * paper_.width() * paper_.height();
    return b.empty() || page_wide ? glyphs : b;
  }

  void add(std::size_t i, const Why& why) {
    const Glyph& g = drawing_.marks[i].glyph;
    Open* open = nullptr;
    if (why.cover != none()) {
      if (const auto known = of_cover_.find(why.cover); known != of_cover_.end()) open = &runs_[known->second];
    } else if (!runs_.empty() && runs_.back().why == why && near(runs_.back().last, i)) {
      open = &runs_.back();
    }
    if (open == nullptr) {
      if (why.cover != none()) of_cover_[why.cover] = runs_.size();
      runs_.push_back({{}, why, i, {}, {}});
      open = &runs_.back();
      open->run.kind = why.kind;
      open->run.by_pixels = why.by_pixels;
    } else {
      const Glyph& last = drawing_.marks[open->last].glyph;
      const bool line = std::abs(across(last, g)) > 0.6 * std::max(1.0, last.up.length());
      if (line || space_ || gap(last, g) > 0.22 * std::max(1.0, last.size) || gap(last, g) < -1.5 * std::max(1.0, last.size)) {
        close_word(*open);
        open->run.text += line ? '\n' : ' ';
      }
    }
    open->run.text += g.text;
    open->run.glyphs.add(g.bounds());
    open->run.box = box_of(why, open->run.glyphs);
    open->run.marks.push_back(i);
    open->word.add(g.bounds());
    open->text += g.text;
    open->last = i;
    space_ = false;
  }
  static void close_word(Open& open) {
    if (open.text.empty()) return;
    open.run.words.push_back(open.word);
    open.run.texts.push_back(std::move(open.text));
    open.word = {};
    open.text.clear();
  }
  // From the end of one letter to the start of the next, along and across the line.
  static double gap(const Glyph& a, const Glyph& b) {
    const Point d = b.origin - (a.origin + a.along);
    const double length = std::max(1e-6, a.along.length());
    return (d.x * a.along.x + d.y * a.along.y) / length;
  }
  static double across(const Glyph& a, const Glyph& b) {
    const Point d = b.origin - a.origin;
    const double length = std::max(1e-6, a.up.length());
    return (d.x * a.up.x + d.y * a.up.y) / length;
  }
  bool near(std::size_t last, std::size_t i) const {
    const Glyph &a = drawing_.marks[last].glyph, &b = drawing_.marks[i].glyph;
    return std::abs(across(a, b)) < 2.2 * std::max(1.0, a.up.length());
  }

  const Drawing& drawing_;
  const Bounds& paper_;
  Covers covers_;
  std::map<std::pair<int, int>, std::vector<std::size_t>> places_;
  std::vector<Open> runs_;
  std::map<std::size_t, std::size_t> of_cover_;
  bool space_ = false;
};

}  // namespace

const char* to_text(HiddenKind kind) {
  switch (kind) {
    case HiddenKind::kUnderBox: return "under_box";
    case HiddenKind::kUnderImage: return "under_image";
    case HiddenKind::kUnderAnnotation: return "under_annotation";
    case HiddenKind::kSameColour: return "same_colour";
    case HiddenKind::kInvisible: return "invisible";
    case HiddenKind::kClipped: return "clipped";
    case HiddenKind::kLayerOff: return "layer_off";
    case HiddenKind::kOutsidePage: return "outside_page";
    case HiddenKind::kTiny: return "tiny";
  }
  return "";
}

std::vector<HiddenRun> hidden_text(const Drawing& drawing, const Bounds& paper) { return Search(drawing, paper).run(); }

}  // namespace meretid::parse::drawn
