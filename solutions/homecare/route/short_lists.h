// SPDX-License-Identifier: EUPL-1.2
// Many short lists of at most so many items each, in one block of memory: neighbours of stops and of visits.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace meretid::homecare {

template <class T>
class ShortLists {
 public:
  ShortLists() = default;
  ShortLists(int lists, int most)
      : most_(static_cast<std::size_t>(most)), items_(static_cast<std::size_t>(lists) * most_), count_(static_cast<std::size_t>(lists)) {}

  std::span<const T> operator[](int list) const {
    const auto at = static_cast<std::size_t>(list);
    return {items_.data() + at * most_, static_cast<std::size_t>(count_[at])};
  }
  bool full(int list) const { return static_cast<std::size_t>(count_[static_cast<std::size_t>(list)]) == most_; }
  /// The list is not full.
  void add(int list, T item) {
    const auto at = static_cast<std::size_t>(list);
    items_[at * most_ + static_cast<std::size_t>(count_[at]++)] = std::move(item);
  }
  /// Unless it is there already or the list is full.
  void add_new(int list, const T& item) {
    const std::span<const T> those = (*this)[list];
    if (!full(list) && std::ranges::find(those, item) == those.end()) add(list, item);
  }

 private:
  std::size_t most_ = 0;
  std::vector<T> items_;
  std::vector<std::int32_t> count_;
};

}  // namespace meretid::homecare
