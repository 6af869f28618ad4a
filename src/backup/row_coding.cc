// SPDX-License-Identifier: EUPL-1.2
#include "backup/row_coding.h"

#include <bit>

#include "backup/little_endian.h"

namespace meretid::backup {
namespace {

constexpr std::uint64_t kLongestValue = 1ULL << 31;

Result<std::string> counted(ArchiveReader& archive) {
  TRY(const std::string length, archive.exactly(8));
  if (from_le(length) > kLongestValue) return archive.altered();
  return archive.exactly(from_le(length));
}

Result<store::Param> decode_value(ArchiveReader& archive) {
  TRY(const std::string tag, archive.exactly(1));
  switch (tag[0]) {
    case 'N':
      return store::Param(std::nullopt);
    case 'I': {
      TRY(const std::string bytes, archive.exactly(8));
      return store::Param(static_cast<std::int64_t>(from_le(bytes)));
    }
    case 'D': {
      TRY(const std::string bytes, archive.exactly(8));
      return store::Param(std::bit_cast<double>(from_le(bytes)));
    }
    case 'S': {
      TRY(std::string text, counted(archive));
      return store::Param(std::move(text));
    }
    case 'B': {
      TRY(std::string bytes, counted(archive));
      return store::Param(store::Blob{std::move(bytes)});
    }
    default:
      return archive.altered();
  }
}

}  // namespace

void encode_row(const std::vector<store::Value>& values, std::string& out) {
  out += 'R';
  for (const store::Value& value : values) {
    if (const auto* n = std::get_if<std::int64_t>(&value)) {
      out += 'I' + le(static_cast<std::uint64_t>(*n), 8);
    } else if (const auto* d = std::get_if<double>(&value)) {
      out += 'D' + le(std::bit_cast<std::uint64_t>(*d), 8);
    } else if (const auto* s = std::get_if<std::string>(&value)) {
      out += 'S' + le(s->size(), 8) + *s;
    } else if (const auto* b = std::get_if<store::Blob>(&value)) {
      out += 'B' + le(b->bytes.size(), 8) + b->bytes;
    } else {
      out += 'N';
    }
  }
}

Result<std::optional<std::vector<store::Param>>> decode_row(ArchiveReader& archive,
                                                            std::size_t columns) {
  TRY(const std::string mark, archive.read(1));
  if (mark.empty()) return std::optional<std::vector<store::Param>>();
  if (mark != "R") return archive.altered();
  std::vector<store::Param> row;
  row.reserve(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    TRY(store::Param value, decode_value(archive));
    row.push_back(std::move(value));
  }
  return std::optional(std::move(row));
}

}  // namespace meretid::backup
