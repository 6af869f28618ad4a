// SPDX-License-Identifier: EUPL-1.2
#include "parse/image_header.h"

namespace meretid::parse {
namespace {

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

tl::unexpected<Error> cut(const char* expected, std::string_view bytes) {
  return fail("parse.truncated", Kind::kBadInput, {{"expected", expected}, {"found", std::to_string(bytes.size())}});
}

/// W3C PNG, 11.2.2 IHDR and 11.3.5.3 pHYs.
Result<ImageHeader> png(std::string_view bytes) {
  if (bytes.size() < 33) return cut("IHDR", bytes);
  if (bytes.substr(12, 4) != "IHDR") return fail("parse.library", Kind::kBadInput);
  ImageHeader header{big(bytes, 16, 4), big(bytes, 20, 4), 0};
  for (std::size_t at = 33; at + 21 <= bytes.size();) {
    const std::size_t length = big(bytes, at, 4);
    const auto kind = bytes.substr(at + 4, 4);
    if (kind == "IDAT" || kind == "IEND") break;
    if (kind == "pHYs" && length == 9 && bytes[at + 16] == 1) header.dpi = big(bytes, at + 8, 4) * 0.0254;
    at += 12 + length;
  }
  return header;
}

/// ITU T.81, B.2.2 (frame header) and B.2.4; T.871 for the resolution.
Result<ImageHeader> jpeg(std::string_view bytes) {
  double dpi = 0;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) != 0xff) return fail("parse.library", Kind::kBadInput);
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xff) {  // filling
      ++at;
      continue;
    }
    const std::size_t length = big(bytes, at + 2, 2);
    const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame) {
      if (at + 9 > bytes.size()) break;
      return ImageHeader{big(bytes, at + 7, 2), big(bytes, at + 5, 2), dpi};
    }
    if (marker == 0xe0 && at + 16 <= bytes.size() && bytes.substr(at + 4, 4) == "JFIF") {
      const int unit = bytes[at + 11];
      const double density = big(bytes, at + 12, 2);
      if (unit == 1) dpi = density;
      if (unit == 2) dpi = density * 2.54;
    }
    if (length < 2) return fail("parse.library", Kind::kBadInput);
    at += 2 + length;
  }
  return cut("SOF", bytes);
}

}  // namespace

Result<ImageHeader> read_image_header(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return png(bytes);
  if (bytes.starts_with("\xff\xd8")) return jpeg(bytes);
  return fail("parse.library", Kind::kBadInput);
}

Result<void> check_image_size(const ImageHeader& header) {
  if (header.width <= 0 || header.height <= 0) return fail("parse.library", Kind::kBadInput);
  if (header.width > kMostImageSide || header.height > kMostImageSide || header.width * header.height > kMostImagePixels)
    return fail("parse.image_too_large", Kind::kTooLarge,
                {{"expected", std::to_string(kMostImageSide)},
                 {"pixels", std::to_string(kMostImagePixels / 1'000'000)},
                 {"found", std::to_string(header.width) + " × " + std::to_string(header.height)}});
  return {};
}

}  // namespace meretid::parse
