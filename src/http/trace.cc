// SPDX-License-Identifier: EUPL-1.2
#include "http/trace.h"

#include <cstdint>
#include <random>

namespace meretid::http {
namespace {

constexpr std::size_t kVersion = 2, kId = 32, kParent = 16, kFlags = 2;
constexpr std::size_t kLength = kVersion + 1 + kId + 1 + kParent + 1 + kFlags;

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }
bool is_zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

std::string new_id() {
  // An id to tell requests apart, not a secret: one seed of the system per thread is enough.
  thread_local std::mt19937_64 random = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  std::string id(kId, '0');
  for (std::size_t half = 0; half < kId; half += 16) {
    std::uint64_t bits = random();
    for (std::size_t i = 0; i < 16; ++i, bits >>= 4) id[half + i] = "0123456789abcdef"[bits & 15U];
  }
  return id;
}

}  // namespace

std::string trace_of(std::string_view traceparent) {
  const std::string_view version = traceparent.substr(0, kVersion);
  // A version to come may bring more, behind another dash; 00 is exactly so long.
  const bool right_length = traceparent.size() == kLength ||
                            (traceparent.size() > kLength && version != "00" && traceparent[kLength] == '-');
  if (!right_length || version == "ff" || !is_hex(version) || traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-')
    return new_id();
  const std::string_view id = traceparent.substr(3, kId), parent = traceparent.substr(36, kParent);
  if (!is_hex(id) || is_zero(id) || !is_hex(parent) || is_zero(parent) || !is_hex(traceparent.substr(53, kFlags))) return new_id();
  return std::string(id);
}

}  // namespace meretid::http
