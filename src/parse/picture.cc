// SPDX-License-Identifier: EUPL-1.2
#include "parse/picture.h"

#include <png.h>
#include <zlib.h>
// jpeglib.h needs FILE and size_t before it.
#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <charconv>
#include <csetjmp>
#include <memory>

namespace meretid::parse {
namespace {

constexpr std::int64_t kMostPixels = 200'000'000;

tl::unexpected<Error> bad(std::string found) {
  return fail("parse.bad_picture", Kind::kBadInput, {{"found", std::move(found)}});
}

bool fits(std::int64_t width, std::int64_t height) {
  return width > 0 && height > 0 && width <= 60'000 && height <= 60'000 && width * height <= kMostPixels;
}

Result<Picture> decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return bad("PNG");
  const std::unique_ptr<png_image, void (*)(png_image*)> guard(&image, png_image_free);
  if (!fits(image.width, image.height))
    return bad(std::to_string(image.width) + " x " + std::to_string(image.height));
  image.format = PNG_FORMAT_BGRA;  // little-endian 0xAARRGGBB
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.pixels.resize(static_cast<std::size_t>(image.width) * image.height);
  png_color white{255, 255, 255};
  image.format = PNG_FORMAT_BGR;
  // Transparent pixels lie on white paper.
  std::vector<unsigned char> rows(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, &white, rows.data(), 0, nullptr)) return bad("PNG");
  for (std::size_t i = 0; i < picture.pixels.size(); ++i)
    picture.pixels[i] = static_cast<std::uint32_t>(rows[3 * i + 2]) << 16 | static_cast<std::uint32_t>(rows[3 * i + 1]) << 8 | rows[3 * i];
  return picture;
}

struct JpegError {
  jpeg_error_mgr base;
  std::jmp_buf back;
};
void jump_back(j_common_ptr info) { std::longjmp(reinterpret_cast<JpegError*>(info->err)->back, 1); }
void say_nothing(j_common_ptr, int) {}

// libjpeg reports by longjmp: nothing with a destructor may be made between setjmp and here, so the buffers come from outside.
bool read_jpeg(jpeg_decompress_struct& info, JpegError& error, std::string_view bytes, Picture& picture,
               std::vector<unsigned char>& row) {
  info.err = jpeg_std_error(&error.base);
  error.base.error_exit = jump_back;
  error.base.emit_message = say_nothing;
  if (setjmp(error.back) != 0) {
    jpeg_destroy_decompress(&info);
    return false;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&info, TRUE);
  if (!fits(info.image_width, info.image_height)) {
    jpeg_destroy_decompress(&info);
    return false;
  }
  info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&info);
  picture.width = static_cast<int>(info.output_width);
  picture.height = static_cast<int>(info.output_height);
  picture.pixels.resize(static_cast<std::size_t>(info.output_width) * info.output_height);
  row.resize(static_cast<std::size_t>(info.output_width) * 3);
  std::size_t at = 0;
  while (info.output_scanline < info.output_height) {
    JSAMPROW rows[1] = {row.data()};
    jpeg_read_scanlines(&info, rows, 1);
    for (std::size_t x = 0; x < info.output_width; ++x)
      picture.pixels[at++] = static_cast<std::uint32_t>(row[3 * x]) << 16 | static_cast<std::uint32_t>(row[3 * x + 1]) << 8 | row[3 * x + 2];
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return true;
}

std::string deflate_rows(const std::string& rows) {
  uLongf size = compressBound(rows.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(rows.data()), rows.size(), 6);
  out.resize(size);
  return out;
}

unsigned grey_of(std::uint32_t pixel) {
  return ((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29) >> 8;
}

std::string jpeg_of(const Picture& picture, bool grey) {
  jpeg_compress_struct info{};
  jpeg_error_mgr error;
  info.err = jpeg_std_error(&error);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = static_cast<JDIMENSION>(picture.width);
  info.image_height = static_cast<JDIMENSION>(picture.height);
  info.input_components = grey ? 1 : 3;
  info.in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 80, TRUE);
  jpeg_start_compress(&info, TRUE);
  std::vector<unsigned char> row(static_cast<std::size_t>(picture.width) * (grey ? 1 : 3));
  const std::uint32_t* pixel = picture.pixels.data();
  while (info.next_scanline < info.image_height) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x, ++pixel) {
      if (grey) {
        row[x] = static_cast<unsigned char>(grey_of(*pixel));
      } else {
        row[3 * x] = static_cast<unsigned char>(*pixel >> 16);
        row[3 * x + 1] = static_cast<unsigned char>(*pixel >> 8);
        row[3 * x + 2] = static_cast<unsigned char>(*pixel);
      }
    }
    JSAMPROW rows[1] = {row.data()};
    jpeg_write_scanlines(&info, rows, 1);
  }
  jpeg_finish_compress(&info);
  std::string bytes(reinterpret_cast<const char*>(buffer), size);
  jpeg_destroy_compress(&info);
  std::free(buffer);
  return bytes;
}

}  // namespace

Result<Picture> decode_picture(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return decode_png(bytes);
  if (!bytes.starts_with("\xff\xd8")) return bad("?");
  jpeg_decompress_struct info{};
  JpegError error{};
  Picture picture;
  std::vector<unsigned char> row;
  if (!read_jpeg(info, error, bytes, picture, row)) return bad("JPEG");
  return picture;
}

Result<Picture> decode_netpbm(std::string_view bytes) {
  const bool colour = bytes.starts_with("P6");
  if (!colour && !bytes.starts_with("P5")) return bad("netpbm");
  std::size_t at = 2;
  const auto number = [&]() -> std::int64_t {
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n')) ++at;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
    at = static_cast<std::size_t>(end - bytes.data());
    return error == std::errc() ? value : -1;
  };
  const std::int64_t width = number(), height = number(), most = number();
  ++at;  // the one white space after the header
  const std::size_t channels = colour ? 3 : 1;
  if (!fits(width, height) || most != 255 || bytes.size() < at + static_cast<std::size_t>(width * height) * channels)
    return bad("netpbm");
  Picture picture{static_cast<int>(width), static_cast<int>(height), {}};
  picture.pixels.resize(static_cast<std::size_t>(width * height));
  const auto* source = reinterpret_cast<const unsigned char*>(bytes.data() + at);
  for (std::uint32_t& pixel : picture.pixels) {
    pixel = colour ? static_cast<std::uint32_t>(source[0]) << 16 | static_cast<std::uint32_t>(source[1]) << 8 | source[2]
                   : static_cast<std::uint32_t>(source[0]) * 0x010101u;
    source += channels;
  }
  return picture;
}

Packed pack(const Picture& picture) {
  std::size_t coloured = 0, middle = 0;
  for (const std::uint32_t pixel : picture.pixels) {
    const int r = pixel >> 16 & 255, g = pixel >> 8 & 255, b = pixel & 255;
    if (std::max({r, g, b}) - std::min({r, g, b}) > 24) ++coloured;
    if (g > 40 && g < 215) ++middle;
  }
  const std::size_t all = picture.pixels.size();
  const bool grey = coloured * 2000 < all;
  // The rims of letters are grey, too; a photograph is grey nearly everywhere.
  if (!grey || middle * 8 > all) return {jpeg_of(picture, grey), "/DCTDecode", grey ? "/DeviceGray" : "/DeviceRGB", 8};
  std::string rows;
  rows.reserve(all / 2 + static_cast<std::size_t>(picture.height));
  const std::uint32_t* pixel = picture.pixels.data();
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; x += 2, ++pixel) {
      const unsigned first = (grey_of(*pixel) + 8) / 17;
      unsigned second = 15;
      if (x + 1 < picture.width) second = (grey_of(*++pixel) + 8) / 17;
      rows += static_cast<char>(first << 4 | second);
    }
  }
  return {deflate_rows(rows), "/FlateDecode", "/DeviceGray", 4};
}

}  // namespace meretid::parse
