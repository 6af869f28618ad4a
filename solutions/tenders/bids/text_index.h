// SPDX-License-Identifier: EUPL-1.2
// Numbers for texts: equal texts get the same number, in the order of first sight. Open addressing over one block of characters, so
// that a million texts cost two allocations now and then and not one each. Used by one thread; 20 to 40 ns a look-up.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::tenders {

class TextIndex {
 public:
  TextIndex() : slots_(1024, kFree) {}

  std::size_t size() const { return ends_.size(); }
  /// The text's number; `fresh` is set when it was not known before.
  std::uint32_t add(std::string_view text, bool& fresh) {
    const std::uint64_t hash = hash_of(text);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != kFree) {
      const std::uint32_t known = slots_[at];
      if (hashes_[known] == static_cast<std::uint32_t>(hash >> 32) && (*this)[known] == text) return fresh = false, known;
      at = (at + 1) & (slots_.size() - 1);
    }
    const auto number = static_cast<std::uint32_t>(ends_.size());
    characters_.append(text);
    ends_.push_back(characters_.size());
    hashes_.push_back(static_cast<std::uint32_t>(hash >> 32));
    lows_.push_back(static_cast<std::uint32_t>(hash));
    slots_[at] = number;
    if (2 * ends_.size() > slots_.size()) grow();
    return fresh = true, number;
  }
  std::uint32_t add(std::string_view text) {
    bool fresh = false;
    return add(text, fresh);
  }
  /// Its number, or 0xffffffff when it is not known.
  std::uint32_t find(std::string_view text) const {
    const std::uint64_t hash = hash_of(text);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != kFree && (hashes_[slots_[at]] != static_cast<std::uint32_t>(hash >> 32) || (*this)[slots_[at]] != text)) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  std::string_view operator[](std::uint32_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(characters_).substr(begin, ends_[number] - begin);
  }

  /// Of no cryptographic worth.
  static std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0x9e3779b97f4a7c15U ^ text.size();
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
      std::uint64_t word;
      std::memcpy(&word, at, 8);
      hash = mix(hash ^ word, 0xd6e8feb86659fd93U);
    }
    std::uint64_t word = 0;
    if (left > 0) std::memcpy(&word, at, left);
    return mix(hash ^ word, 0xa0761d6478bd642fU);
  }

 private:
  static constexpr std::uint32_t kFree = 0xffffffff;

  // Eight bytes at a time, each folded by a 128-bit product (after Wang Yi's wyhash).
  static std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }
  void grow() {
    slots_.assign(slots_.size() * 2, kFree);
    for (std::uint32_t number = 0; number < ends_.size(); ++number) {
      std::size_t at = lows_[number] & (slots_.size() - 1);
      while (slots_[at] != kFree) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = number;
    }
  }

  std::string characters_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> hashes_, lows_, slots_;
};

}  // namespace meretid::tenders
