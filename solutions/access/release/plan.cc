// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/plan.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.h"
#include "solutions/access/finding.h"
#include "solutions/access/propose/boxes.h"

namespace meretid::access {
namespace {

using parse::Box;

// The width of a box must not tell which name fits into it: it grows to the next 5 mm where there is room.
constexpr double kGrid = 14.17;
constexpr double kAir = 0.8;       // points left to a neighbour
constexpr double kPadding = 0.6;   // antialiased rims of letters

double overlap(double a1, double a2, double b1, double b2) { return std::min(a2, b2) - std::max(a1, b1); }
bool same_line(const Box& a, const Box& b) {
  return overlap(a.top, a.bottom, b.top, b.bottom) > 0.5 * std::min(a.bottom - a.top, b.bottom - b.top);
}
bool holds_centre(const Box& box, const Box& word) {
  const double x = (word.left + word.right) / 2, y = (word.top + word.bottom) / 2;
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

// In tight lines the boxes of letters reach into the lines above and below: the border is drawn in the middle of the overlap,
// unless too little of the box would be left.
void yield_to_lines(Box& box, const std::vector<const parse::Word*>& kept) {
  const Box whole = box;
  for (const parse::Word* word : kept) {
    const Box& other = word->box;
    if (overlap(box.left, box.right, other.left, other.right) <= 0 || same_line(whole, other)) continue;
    const double common = overlap(whole.top, whole.bottom, other.top, other.bottom);
    if (common <= 0) continue;
    if ((other.top + other.bottom) / 2 < (whole.top + whole.bottom) / 2) box.top = std::max(box.top, whole.top + common / 2);
    else box.bottom = std::min(box.bottom, whole.bottom - common / 2);
  }
  if (box.bottom - box.top < 0.6 * (whole.bottom - whole.top)) box.top = whole.top, box.bottom = whole.bottom;
}

void grow_to_grid(Box& box, const std::vector<const parse::Word*>& kept, double page_width) {
  double left = 2, right = page_width - 2;
  for (const parse::Word* word : kept) {
    if (overlap(box.top, box.bottom, word->box.top, word->box.bottom) <= 0) continue;
    if (word->box.left >= box.right - kPadding) right = std::min(right, word->box.left - kAir);
    if (word->box.right <= box.left + kPadding) left = std::max(left, word->box.right + kAir);
  }
  const double width = box.right - box.left;
  const double wanted = std::ceil(width / kGrid) * kGrid;
  const double to_right = std::clamp(wanted - width, 0.0, std::max(0.0, right - box.right));
  box.right += to_right;
  box.left -= std::clamp(wanted - width - to_right, 0.0, std::max(0.0, box.left - left));
}

}  // namespace

Plan plan_of(const DocumentRow& document, const Content& content, const std::vector<Removal>& removals) {
  Plan plan;
  plan.redaction.title = document.title;
  for (const PageRow& page : document.pages) {
    plan.redaction.sizes.push_back(page.width);
    plan.redaction.sizes.push_back(page.height);
    plan.visual.push_back(page.scanned || document.format == "image");
  }

  const WordPlaces places(words_of(content));
  std::vector<bool> removed(places.words().size());
  std::set<std::string> values;
  for (const Removal& removal : removals) {
    for (const std::size_t index : places.touching(removal.finding.start, removal.finding.end)) removed[index] = true;
    values.insert(removal.finding.text);
  }
  plan.values.assign(values.begin(), values.end());

  std::vector<std::vector<const parse::Word*>> kept(document.pages.size());
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const parse::Word& word = places.words()[i];
    if (!removed[i] && word.page >= 0 && static_cast<std::size_t>(word.page) < kept.size())
      kept[static_cast<std::size_t>(word.page)].push_back(&word);
  }
  // A name in a sentence that goes whole has no box of its own. Sentences alone hold others, so only they are asked.
  std::vector<const FindingRow*> sentences;
  for (const Removal& removal : removals)
    if (removal.finding.type == to_text(FindingType::kPassage)) sentences.push_back(&removal.finding);
  const auto inside_another = [&](const FindingRow& row) {
    return std::any_of(sentences.begin(), sentences.end(), [&](const FindingRow* sentence) {
      return sentence->start <= row.start && row.end <= sentence->end && sentence->end - sentence->start > row.end - row.start;
    });
  };
  for (const Removal& removal : removals) {
    if (inside_another(removal.finding)) continue;
    for (const BoxRow& row : places.boxes(removal.finding.start, removal.finding.end)) {
      if (row.page < 0 || static_cast<std::size_t>(row.page) >= kept.size()) continue;
      const auto& neighbours = kept[static_cast<std::size_t>(row.page)];
      Box box{row.left - kPadding, row.top, row.right + kPadding, row.bottom};
      yield_to_lines(box, neighbours);
      grow_to_grid(box, neighbours, document.pages[static_cast<std::size_t>(row.page)].width);
      plan.redaction.boxes.push_back({row.page, box, removal.pseudonym.empty() ? std::string(label_of(removal.ground)) : removal.pseudonym});
      plan.visual[static_cast<std::size_t>(row.page)] = true;
    }
  }

  const base::OffsetIndex offsets(content.text);
  for (std::size_t page = 0; page < kept.size(); ++page) {
    const Box paper{0, 0, document.pages[page].width, document.pages[page].height};
    std::vector<const Box*> boxes;
    for (const parse::BlackBox& black : plan.redaction.boxes)
      if (black.page == static_cast<std::int32_t>(page)) boxes.push_back(&black.box);
    for (const parse::Word* word : kept[page]) {
      // Text beside the paper is in no picture: whoever gets the page shall get what was shown, not more.
      if (!holds_centre(paper, word->box)) continue;
      // What lies under a box is black in the picture, so it may not stay in the text either.
      if (std::any_of(boxes.begin(), boxes.end(), [&](const Box* box) { return holds_centre(*box, word->box); })) continue;
      plan.redaction.words.push_back({word->page, word->box, std::string(offsets.slice(word->start, word->end))});
    }
  }
  return plan;
}

void blacken(Plan& plan, const std::vector<parse::BlackBox>& boxes) {
  for (parse::BlackBox black : boxes) {
    black.box = {black.box.left - kPadding, black.box.top - kPadding, black.box.right + kPadding, black.box.bottom + kPadding};
    std::erase_if(plan.redaction.words, [&](const parse::KeptWord& word) { return word.page == black.page && holds_centre(black.box, word.box); });
    plan.visual[static_cast<std::size_t>(black.page)] = true;
    plan.redaction.boxes.push_back(std::move(black));
  }
}

}  // namespace meretid::access
