// SPDX-License-Identifier: EUPL-1.2
// The public instances that tests compare with lie beside the checkout, never in it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/xz.h"

namespace meretid::homecare {

/// The file's text, unpacked; nothing when it is not there: then the test skips.
inline std::optional<std::string> shared_text(const std::string& name) {
  std::ifstream in(std::filesystem::path("../shared/data/homecare") / name, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!name.ends_with(".xz")) return bytes;
  auto text = base::unpack_xz(bytes, name);
  return text ? std::optional(*std::move(text)) : std::nullopt;
}

}  // namespace meretid::homecare

#define SHARED_OR_SKIP(variable, name)                                            \
  const auto variable = ::meretid::homecare::shared_text(name);                   \
  if (!variable) GTEST_SKIP() << "../shared/data/homecare/" << name << " is not there"
