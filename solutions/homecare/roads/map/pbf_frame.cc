// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/pbf_frame.h"

#include <zlib.h>

#include <protozero/exception.hpp>
#include <protozero/pbf_reader.hpp>

namespace meretid::homecare::roads {
namespace {

constexpr std::uint32_t kMostHeader = 64 * 1024, kMostBlob = 32 * 1024 * 1024;

// Field numbers of fileformat.proto.
constexpr protozero::pbf_tag_type kHeaderType = 1, kHeaderSize = 3;
constexpr protozero::pbf_tag_type kRaw = 1, kRawSize = 2, kZlib = 3;

tl::unexpected<Error> broken(std::string expected, std::string found, std::uint64_t at) {
  return fail("homecare.map_broken", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}}, byte_place(at));
}

tl::unexpected<Error> truncated(std::string expected, std::uint64_t at) {
  return fail("homecare.map_truncated", Kind::kBadInput, {{"expected", std::move(expected)}}, byte_place(at));
}

std::uint32_t big_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (const char c : four) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::string byte_place(std::uint64_t at) { return "byte " + std::to_string(at); }

Result<std::optional<PbfFrame>> PbfFrames::next() {
  if (at_ == bytes_.size()) return std::optional<PbfFrame>();
  if (bytes_.size() - at_ < 4) return truncated("BlobHeader: 4 bytes", at_);
  const std::uint32_t header_size = big_endian(bytes_.substr(at_, 4));
  if (header_size == 0 || header_size > kMostHeader) return broken("BlobHeader: 1-65536 bytes", std::to_string(header_size), at_);
  at_ += 4;
  if (bytes_.size() - at_ < header_size) return truncated("BlobHeader: " + std::to_string(header_size) + " bytes", at_);

  PbfFrame frame;
  std::int64_t size = -1;
  try {
    protozero::pbf_reader header(bytes_.data() + at_, header_size);
    while (header.next()) {
      if (header.tag_and_type() == protozero::tag_and_type(kHeaderType, protozero::pbf_wire_type::length_delimited)) {
        const auto view = header.get_view();
        frame.type = {view.data(), view.size()};
      } else if (header.tag_and_type() == protozero::tag_and_type(kHeaderSize, protozero::pbf_wire_type::varint)) {
        size = header.get_int32();
      } else {
        header.skip();
      }
    }
  } catch (const protozero::exception& error) {
    return broken("BlobHeader", error.what(), at_);
  }
  if (frame.type.empty() || size < 0 || size > kMostBlob) return broken("BlobHeader: type, datasize 0-33554432", std::to_string(size), at_);
  at_ += header_size;
  if (bytes_.size() - at_ < static_cast<std::uint64_t>(size)) return truncated("Blob: " + std::to_string(size) + " bytes", at_);
  frame.blob = bytes_.substr(at_, static_cast<std::size_t>(size));
  frame.at = at_;
  at_ += static_cast<std::uint64_t>(size);
  return std::optional(frame);
}

Result<std::string_view> unpack(const PbfFrame& frame, std::string& room) {
  std::string_view packed;
  std::int64_t raw_size = -1;
  try {
    protozero::pbf_reader blob(frame.blob.data(), frame.blob.size());
    while (blob.next()) {
      if (blob.tag_and_type() == protozero::tag_and_type(kRaw, protozero::pbf_wire_type::length_delimited)) {
        const auto view = blob.get_view();
        return std::string_view(view.data(), view.size());
      }
      if (blob.tag_and_type() == protozero::tag_and_type(kRawSize, protozero::pbf_wire_type::varint)) {
        raw_size = blob.get_int32();
      } else if (blob.tag_and_type() == protozero::tag_and_type(kZlib, protozero::pbf_wire_type::length_delimited)) {
        const auto view = blob.get_view();
        packed = {view.data(), view.size()};
      } else {
        return fail("homecare.map_unsupported", Kind::kBadInput, {{"expected", "zlib"}, {"found", "Blob " + std::to_string(blob.tag())}},
                    byte_place(frame.at));
      }
    }
  } catch (const protozero::exception& error) {
    return broken("Blob", error.what(), frame.at);
  }
  if (packed.empty() || raw_size <= 0 || raw_size > kMostBlob) return broken("Blob: zlib, raw_size 1-33554432", std::to_string(raw_size), frame.at);
  room.resize(static_cast<std::size_t>(raw_size));
  uLongf size = static_cast<uLongf>(raw_size);
  const int code = ::uncompress(reinterpret_cast<Bytef*>(room.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (code != Z_OK || size != static_cast<uLongf>(raw_size))
    return broken("zlib: " + std::to_string(raw_size) + " bytes", code == Z_OK ? std::to_string(size) : ::zError(code), frame.at);
  return std::string_view(room);
}

}  // namespace meretid::homecare::roads
