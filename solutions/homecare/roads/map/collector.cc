// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/collector.h"

#include <algorithm>
#include <utility>

namespace meretid::homecare::roads {

Result<void> Collector::way(std::int64_t id, std::span<const std::int64_t> refs, const TagList& tags) {
  if (refs.size() < 2 || !is_road(tags)) return {};
  if (map_.refs.size() + refs.size() > most_refs_)
    return fail("homecare.map_too_large", Kind::kTooLarge, {{"expected", std::to_string(most_refs_)}});
  map_.add_way(id, refs, tags);
  return {};
}

void Collector::relation(std::int64_t id, const std::vector<Member>& members, const TagList& tags) {
  const bool restriction = std::any_of(tags.begin(), tags.end(), [](const auto& tag) {
    return tag.first == Key::kType && tag.second == "restriction";
  });
  if (restriction) map_.add_restriction(id, members, tags);
}

void Collector::ways_done() {
  wanted_ = map_.refs;
  std::sort(wanted_.begin(), wanted_.end());
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
}

bool Collector::wants(std::int64_t node) {
  if (hint_ > 0 && wanted_[hint_ - 1] >= node) {  // not ascending here: search
    hint_ = static_cast<std::size_t>(std::lower_bound(wanted_.begin(), wanted_.end(), node) - wanted_.begin());
  }
  while (hint_ < wanted_.size() && wanted_[hint_] < node) ++hint_;
  return hint_ < wanted_.size() && wanted_[hint_] == node;
}

RoadMap Collector::take() {
  map_.finish();
  return std::move(map_);
}

}  // namespace meretid::homecare::roads
