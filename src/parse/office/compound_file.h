// SPDX-License-Identifier: EUPL-1.2
// Compound files (MS-CFB 2.x): the older Office formats and Outlook messages, a file system in a file. Every chain is followed at most
// once around, so that a damaged or hostile one ends. In the child only. Cost: linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

class CompoundFile {
 public:
  struct Entry {
    std::string name;        ///< UTF-8
    bool storage = false;    ///< a folder
    std::uint64_t size = 0;
    std::uint32_t start = 0;
    std::vector<std::size_t> children;
  };
  /// parse.compound_damaged when it is none or its tables lead outside.
  static Result<CompoundFile> read(std::string_view bytes);

  static constexpr std::size_t kRoot = 0;
  const Entry& entry(std::size_t index) const { return entries_[index]; }
  /// Of the children of a storage; kNone.
  std::size_t find(std::size_t storage, std::string_view name) const;
  bool has(std::string_view name) const { return find(kRoot, name) != kNone; }
  /// The bytes of a stream; what its chain does not give is missing.
  std::string stream(std::size_t index) const;
  std::string stream(std::size_t storage, std::string_view name) const;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  std::string chain(std::uint32_t start, std::uint64_t size) const;
  std::string_view sector(std::uint32_t number) const;

  std::string_view bytes_;
  std::size_t sector_size_ = 512, small_size_ = 64;
  std::uint32_t cutoff_ = 4096;
  std::vector<std::uint32_t> next_, small_next_;
  std::string small_;
  std::vector<Entry> entries_;
};

}  // namespace meretid::parse
