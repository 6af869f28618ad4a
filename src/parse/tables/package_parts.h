// SPDX-License-Identifier: EUPL-1.2
// The parts of an Office file (a ZIP, ECMA-376 part 2) by name, within limits of size and ratio. For the child. One thread; reading a part
// is linear in it, finding it in the number of parts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

class PackageParts {
 public:
  /// `most_unpacked`: of all parts that are read, together, bytes.
  PackageParts(std::string_view packed, std::int64_t most_unpacked) : packed_(packed), most_(most_unpacked) {}

  /// Reads the list of names. kBadInput: no ZIP, damaged, encrypted, two parts of one name.
  Result<void> open();
  bool has(std::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }

  /// The bytes of the part in pieces, in order; `take` says false when it has enough. kTooLarge: bomb or limit.
  Result<void> stream(std::string_view name, const std::function<bool(std::string_view)>& take);
  /// The whole part, of at most `most` bytes.
  Result<std::string> read(std::string_view name, std::int64_t most);

 private:
  std::string_view packed_;
  std::int64_t most_, unpacked_ = 0;
  std::vector<std::string> names_;  // as the file writes them, without a leading slash
};

}  // namespace meretid::parse
