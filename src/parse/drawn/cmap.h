// SPDX-License-Identifier: EUPL-1.2
// A CMap: how the bytes of a string fall into codes, and what a code means (a CID of an encoding, text of a ToUnicode).
// Adobe Technical Note 5014; PDF 32000-1, 9.7.5 and 9.10.3. Built once from untrusted bytes, then immutable. Ranges stay ranges,
// so a hostile CMap cannot grow: at most kMost entries are kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::parse::drawn {

class CMap {
 public:
  static constexpr std::size_t kMost = 200'000;

  /// The decoded stream.
  static CMap read(std::string_view bytes);
  /// Two bytes a code, the code is the CID.
  static CMap identity();

  struct Code {
    std::uint32_t value = 0;
    std::int32_t bytes = 1;
  };
  /// The code at `at`; at least one byte is taken. By the codespace ranges, else `otherwise` bytes.
  Code next(std::string_view text, std::size_t at, std::int32_t otherwise) const;
  std::optional<std::uint32_t> cid(std::uint32_t code, std::int32_t bytes) const;
  std::optional<std::string> text(std::uint32_t code) const;  ///< UTF-8

  struct Meant {
    std::uint32_t code = 0;
    std::string text;  ///< UTF-8
  };
  /// Every code that it has a text for, in their order; at most `most`.
  std::vector<Meant> meanings(std::size_t most) const;
  /// Which bytes are codes.
  struct Space {
    std::uint32_t low, high;
    std::int32_t bytes;
  };
  const std::vector<Space>& spaces() const { return spaces_; }

  bool vertical = false;
  bool is_identity = false;
  std::string uses;  ///< the name after usecmap, without its slash

 private:
  friend class CMapReader;
  struct Range {
    std::uint32_t high, first;
  };
  struct TextRange {
    std::uint32_t high;
    std::string first;  // UTF-16BE; the last unit counts up
  };
  std::vector<Space> spaces_;
  std::map<std::uint32_t, Range> cids_;       // by low
  std::map<std::uint32_t, TextRange> texts_;  // by low
};

}  // namespace meretid::parse::drawn
