// SPDX-License-Identifier: EUPL-1.2
// A package of parts, as DOCX, XLSX, ODT and ODS are (ZIP). Read whole into memory with limits, and written again without
// compression, since only a renderer beside us reads it. In the child only. Single-threaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

struct PackagePart {
  std::string name;   ///< "word/document.xml"
  std::string bytes;
};

class Package {
 public:
  struct Limits {
    std::int64_t bytes = std::int64_t{512} << 20;
    std::size_t parts = 20'000;
  };
  /// parse.zip_damaged, parse.encrypted, parse.office_part_twice, parse.inside_too_large, parse.zip_bomb.
  static Result<Package> read(std::string_view bytes, Limits limits);
  static Result<Package> read(std::string_view bytes) { return read(bytes, Limits()); }

  const PackagePart* find(std::string_view name) const;
  PackagePart* find(std::string_view name);
  const std::vector<PackagePart>& parts() const { return parts_; }
  std::vector<PackagePart>& parts() { return parts_; }
  /// ODF asks for "mimetype" first, so the order stays.
  Result<std::string> write() const;

 private:
  std::vector<PackagePart> parts_;
};

}  // namespace meretid::parse
