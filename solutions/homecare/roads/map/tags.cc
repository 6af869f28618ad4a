// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/tags.h"

#include <algorithm>

namespace meretid::homecare::roads {

std::optional<Key> key_named(std::string_view name) {
  static const std::map<std::string_view, Key> keys = [] {
    std::map<std::string_view, Key> all;
    for (std::size_t i = 0; i < kKeyNames.size(); ++i) all.emplace(kKeyNames[i], static_cast<Key>(i));
    return all;
  }();
  const auto found = keys.find(name);
  return found == keys.end() ? std::nullopt : std::optional(found->second);
}

TagRange TagStore::add(const TagList& tags) {
  const TagRange range{static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(tags.size())};
  for (const auto& [key, value] : tags) {
    auto known = known_.find(value);
    if (known == known_.end()) {
      known = known_.emplace(value, static_cast<std::uint32_t>(texts_.size())).first;
      texts_.push_back(known->first);
    }
    keys_.push_back(key);
    values_.push_back(known->second);
  }
  return range;
}

std::string_view TagStore::get(TagRange range, Key key) const {
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i)
    if (keys_[i] == key) return texts_[values_[i]];
  return {};
}

TagList TagStore::list(TagRange range) const {
  TagList tags;
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i)
    tags.emplace_back(keys_[i], std::string(texts_[values_[i]]));
  return tags;
}

}  // namespace meretid::homecare::roads
