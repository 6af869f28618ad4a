// SPDX-License-Identifier: EUPL-1.2
// Model files: numbers little-endian one after the other, read with every bound checked. Not thread-safe per object.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace meretid::learn {

class ByteWriter {
 public:
  template <class T>
  void put(T value) {
    static_assert(std::is_arithmetic_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class T, class Memory>
  void put_all(const std::vector<T, Memory>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void raw(std::string_view text) { bytes_ += text; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  Result<T> get() {
    if (bytes_.size() - at_ < sizeof(T)) return ended(sizeof(T));
    T value;
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    // No model of ours weighs so much; sums of such numbers would end in infinity less infinity.
    if constexpr (std::is_floating_point_v<T>)
      if (!(value > T(-1e9) && value < T(1e9)))
        return fail("learn.model_format", Kind::kInternal, {{"expected", "-1e9 … 1e9"}, {"found", std::to_string(value)}}, "byte " + std::to_string(at_));
    at_ += sizeof value;
    return value;
  }
  template <class T>
  Result<std::vector<T>> get_all(std::uint64_t most) {
    TRY(const auto count, get<std::uint64_t>());
    if (count > most || count * sizeof(T) > bytes_.size() - at_) return ended(count);
    std::vector<T> values(count);
    if (count) std::memcpy(values.data(), bytes_.data() + at_, count * sizeof(T));
    at_ += count * sizeof(T);
    return values;
  }
  Result<void> expect(std::string_view text) {
    if (bytes_.substr(at_, text.size()) != text)
      return fail("learn.model_format", Kind::kInternal, {{"expected", std::string(text)}, {"found", "…"}}, "byte " + std::to_string(at_));
    at_ += text.size();
    return {};
  }

 private:
  tl::unexpected<Error> ended(std::uint64_t wanted) const {
    return fail("learn.model_format", Kind::kInternal,
                {{"expected", std::to_string(wanted)}, {"found", std::to_string(bytes_.size() - at_)}}, "byte " + std::to_string(at_));
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace meretid::learn
