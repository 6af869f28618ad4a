// SPDX-License-Identifier: EUPL-1.2
#include "parse/bmp.h"

#include <bit>
#include <cstdint>

#include "parse/image_header.h"

namespace meretid::parse {
namespace {

std::uint32_t little(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i)
    if (at + static_cast<std::size_t>(i) < bytes.size())
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])) << (8 * i);
  return value;
}

/// The bits under a mask, as 0..255.
char channel(std::uint32_t pixel, std::uint32_t mask) {
  if (mask == 0) return 0;
  const std::uint32_t value = (pixel & mask) >> std::countr_zero(mask), most = mask >> std::countr_zero(mask);
  return static_cast<char>(static_cast<std::uint64_t>(value) * 255 / most);
}

}  // namespace

Result<std::string> netpbm_of_bmp(std::string_view bytes) {
  const auto damaged = [] { return fail("parse.image_damaged", Kind::kBadInput); };
  const std::uint32_t header = little(bytes, 14, 4), bits = little(bytes, header == 12 ? 24 : 28, 2), packing = header == 12 ? 0 : little(bytes, 30, 4);
  const auto side = [&](std::size_t at, std::size_t at_old) -> std::int64_t {
    return header == 12 ? little(bytes, at_old, 2) : static_cast<std::int32_t>(little(bytes, at, 4));
  };
  const std::int64_t width = side(18, 18);
  std::int64_t height = side(22, 20);
  const bool from_top = height < 0;
  if (from_top) height = -height;
  TRY_VOID(check_image_size({width, height, 0}));
  if ((bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) || (packing != 0 && packing != 3 && packing != 6)) return damaged();
  std::uint32_t red = bits == 16 ? 0x7C00 : 0xFF0000, green = bits == 16 ? 0x3E0 : 0xFF00, blue = bits == 16 ? 0x1F : 0xFF;
  if (packing != 0) red = little(bytes, 54, 4), green = little(bytes, 58, 4), blue = little(bytes, 62, 4);
  const std::size_t palette = 14 + static_cast<std::size_t>(header), step = header == 12 ? 3 : 4;
  const auto row_size = static_cast<std::size_t>((width * bits + 31) / 32 * 4);
  const std::size_t pixels = little(bytes, 10, 4);
  if (pixels > bytes.size() || row_size * static_cast<std::size_t>(height) > bytes.size() - pixels) return damaged();
  std::string out = "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
  out.reserve(out.size() + static_cast<std::size_t>(width * height * 3));
  for (std::int64_t y = 0; y < height; ++y) {
    const std::size_t row = pixels + row_size * static_cast<std::size_t>(from_top ? y : height - 1 - y);
    for (std::int64_t x = 0; x < width; ++x) {
      if (bits <= 8) {
        const auto bit = static_cast<std::size_t>(x) * bits;
        const std::uint32_t index = static_cast<unsigned char>(bytes[row + bit / 8]) >> (8 - bits - bit % 8) & ((1U << bits) - 1);
        for (const int part : {2, 1, 0}) out.push_back(static_cast<char>(little(bytes, palette + step * index + static_cast<std::size_t>(part), 1)));
        continue;
      }
      const std::uint32_t pixel = little(bytes, row + static_cast<std::size_t>(x) * bits / 8, static_cast<int>(bits / 8));
      for (const std::uint32_t mask : {red, green, blue}) out.push_back(channel(pixel, mask));
    }
  }
  return out;
}

}  // namespace meretid::parse
