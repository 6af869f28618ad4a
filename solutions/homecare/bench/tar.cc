// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/tar.h"

#include <charconv>

namespace meretid::homecare::bench {
namespace {

constexpr std::size_t kBlock = 512;

std::string_view field(std::string_view header, std::size_t at, std::size_t most) {
  const std::string_view all = header.substr(at, most);
  return all.substr(0, all.find('\0'));
}

std::optional<std::size_t> octal(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 8);
  if (error != std::errc{} || end == text.data()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::vector<std::pair<std::string, std::string_view>>> files_of_tar(std::string_view archive) {
  std::vector<std::pair<std::string, std::string_view>> files;
  while (archive.size() >= kBlock) {
    const std::string_view header = archive.substr(0, kBlock);
    if (header.find_first_not_of('\0') == std::string_view::npos) return files;  // the end is marked by empty blocks
    const auto size = octal(field(header, 124, 12));
    if (!size || *size > archive.size() - kBlock || !header.substr(257).starts_with("ustar")) return std::nullopt;
    const char kind = header[156];
    if (kind == '0' || kind == '\0') {
      const std::string_view folder = field(header, 345, 155), name = field(header, 0, 100);
      files.emplace_back(folder.empty() ? std::string(name) : std::string(folder) + '/' + std::string(name), archive.substr(kBlock, *size));
    }
    archive.remove_prefix(std::min(archive.size(), kBlock + (*size + kBlock - 1) / kBlock * kBlock));
  }
  return std::nullopt;
}

}  // namespace meretid::homecare::bench
