// SPDX-License-Identifier: EUPL-1.2
// What the fuzz targets share: bytes as text, and bytes drawn one after the other as decisions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {static_cast<const char*>(static_cast<const void*>(data)), size};
}

/// A promise of the code under test. Not assert: it must hold in every build.
inline void must(bool holds) {
  if (!holds) std::abort();
}

/// Takes the input apart from its front; an input that is used up gives 0 and "".
class Draw {
 public:
  explicit Draw(std::string_view rest) : rest_(rest) {}
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  /// Up to and without the next `end`, which goes too.
  std::string_view until(char end) {
    const std::size_t at = rest_.find(end);
    const std::string_view part = rest_.substr(0, at);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + 1);
    return part;
  }
  std::string_view rest() const { return rest_; }
  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace meretid::fuzz
