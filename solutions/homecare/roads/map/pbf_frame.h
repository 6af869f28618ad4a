// SPDX-License-Identifier: EUPL-1.2
// The outer layer of a .osm.pbf file: a chain of frames, each the length of a header (4 bytes, big-endian), the header (type and
// size) and a blob, mostly compressed by zlib. Pure; no allocation but for the unpacked block.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::homecare::roads {

struct PbfFrame {
  std::string_view type;  ///< "OSMHeader" first, then "OSMData"; others are to be passed over
  std::string_view blob;
  std::uint64_t at = 0;   ///< where the blob begins in the file, for the place of errors
};

class PbfFrames {
 public:
  explicit PbfFrames(std::string_view bytes) : bytes_(bytes) {}
  /// nullopt at the end of the file.
  Result<std::optional<PbfFrame>> next();

 private:
  std::string_view bytes_;
  std::uint64_t at_ = 0;
};

/// The block in a blob: raw or zlib, at most 32 MiB (the format's own limit). The view lies in `blob` or in `room`.
Result<std::string_view> unpack(const PbfFrame& frame, std::string& room);

/// "byte N"
std::string byte_place(std::uint64_t at);

}  // namespace meretid::homecare::roads
