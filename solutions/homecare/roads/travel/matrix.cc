// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/matrix.h"

#include "base/hash.h"
#include "learn/bytes.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::string_view kMagic = "MRTDMTRX";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kDigest = 32;

Result<Matrix> read_content(std::string_view bytes) {
  learn::ByteReader in(bytes);
  Matrix matrix;
  TRY_VOID(in.expect(kMagic));
  TRY(const auto version, in.get<std::uint32_t>());
  if (version != kVersion) return fail("homecare.matrix_broken", Kind::kBadInput, {}, "version");
  TRY(matrix.rows, in.get<std::uint64_t>());
  TRY(matrix.columns, in.get<std::uint64_t>());
  TRY(const auto estimated, in.get<std::uint8_t>());
  matrix.estimated = estimated != 0;
  TRY(matrix.seconds, in.get_all<std::int32_t>(bytes.size()));
  TRY(matrix.metres, in.get_all<std::int32_t>(bytes.size()));
  return matrix;
}

std::string_view raw(std::span<const Point> points) { return {reinterpret_cast<const char*>(points.data()), points.size_bytes()}; }

}  // namespace

std::string write_matrix(const Matrix& matrix) {
  learn::ByteWriter out;
  out.raw(kMagic);
  out.put(kVersion);
  out.put(static_cast<std::uint64_t>(matrix.rows));
  out.put(static_cast<std::uint64_t>(matrix.columns));
  out.put(static_cast<std::uint8_t>(matrix.estimated));
  out.put_all(matrix.seconds);
  out.put_all(matrix.metres);
  std::string bytes = out.take();
  bytes += base::blake2b(bytes);
  return bytes;
}

Result<Matrix> read_matrix(std::string_view bytes) {
  const auto broken = [](std::string where) { return fail("homecare.matrix_broken", Kind::kBadInput, {}, std::move(where)); };
  if (bytes.size() < kMagic.size() + kDigest) return broken("byte " + std::to_string(bytes.size()));
  const std::string_view content = bytes.substr(0, bytes.size() - kDigest);
  if (base::blake2b(content) != bytes.substr(content.size())) return broken("BLAKE2b");
  auto matrix = read_content(content);
  if (!matrix) return broken(matrix.error().where);
  const bool fits = matrix->seconds.size() == matrix->metres.size() &&
                    (matrix->columns == 0 ? matrix->seconds.empty()
                                          : matrix->seconds.size() % matrix->columns == 0 && matrix->seconds.size() / matrix->columns == matrix->rows);
  if (!fits) return broken("rows × columns");
  return matrix;
}

std::string matrix_name(std::string_view roads_hash, std::span<const Point> from, std::span<const Point> to) {
  static_assert(sizeof(Point) == 8);  // no padding is hashed
  return base::Blake2b()
      .update("matrix " + std::to_string(kVersion) + "\n")
      .update(roads_hash)
      .update("\n" + std::to_string(from.size()) + " " + std::to_string(to.size()) + "\n")
      .update(raw(from))
      .update(raw(to))
      .hex();
}

}  // namespace meretid::homecare::roads
