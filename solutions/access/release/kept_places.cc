// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/kept_places.h"

#include <algorithm>

#include "solutions/access/release/residue.h"

namespace meretid::access {
namespace {

double middle(const parse::Box& box) { return (box.top + box.bottom) / 2; }

// Half of the smaller one lies in the other: readers draw boxes by different rules, but around the same letters.
bool same_place(const parse::Box& a, const parse::Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (width <= 0 || height <= 0) return false;
  const double smaller = std::min((a.right - a.left) * (a.bottom - a.top), (b.right - b.left) * (b.bottom - b.top));
  return width * height > 0.5 * smaller;
}

}  // namespace

KeptPlaces::KeptPlaces(const std::vector<parse::KeptWord>& words) {
  for (const parse::KeptWord& word : words) pages_[word.page].push_back({word.box, parse::essence(word.text)});
  for (auto& [page, places] : pages_)
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return middle(a.box) < middle(b.box); });
}

template <class Fits>
bool KeptPlaces::any(std::int32_t page, const parse::Box& box, Fits fits) const {
  const auto places = pages_.find(page);
  if (places == pages_.end()) return false;
  constexpr double kStrip = 60;  // points: no line of text is higher
  auto place = std::lower_bound(places->second.begin(), places->second.end(), middle(box) - kStrip,
                                [](const Place& p, double at) { return middle(p.box) < at; });
  for (; place != places->second.end() && middle(place->box) <= middle(box) + kStrip; ++place)
    if (same_place(place->box, box) && fits(place->essence)) return true;
  return false;
}

bool KeptPlaces::same(std::int32_t page, const parse::Box& box, std::string_view text) const {
  return any(page, box, [essence = parse::essence(text)](const std::string& kept) { return kept == essence; });
}

bool KeptPlaces::alike(std::int32_t page, const parse::Box& box, std::string_view text) const {
  return any(page, box, [essence = parse::essence(text)](const std::string& kept) { return misread(kept, essence); });
}

}  // namespace meretid::access
