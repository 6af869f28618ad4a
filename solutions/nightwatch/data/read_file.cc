// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/data/read_file.h"

#include <charconv>
#include <cmath>

#include "base/read_file.h"
#include "base/xz.h"

namespace meretid::nightwatch {
namespace {

namespace fs = std::filesystem;

Result<std::string> content(const fs::path& file) {
  auto bytes = base::read_file(file);
  if (!bytes) return fail("nightwatch.data.unreadable", Kind::kBadInput, {}, file.string());
  return std::move(*bytes);
}

constexpr std::size_t kBlock = 512;

Result<std::map<std::string, std::string>> untar(std::string_view bytes, const std::string& name, const std::string& where) {
  std::map<std::string, std::string> files;
  const auto wrong = [&](std::size_t at) { return fail("nightwatch.data.tar", Kind::kBadInput, {{"byte", std::to_string(at)}}, where); };
  for (std::size_t at = 0; at + kBlock <= bytes.size();) {
    const std::string_view head = bytes.substr(at, kBlock);
    if (head.find_first_not_of('\0') == std::string_view::npos) break;  // the end
    const auto text = [&](std::size_t from, std::size_t length) { const auto part = head.substr(from, length); return std::string(part.substr(0, part.find('\0'))); };
    std::size_t size = 0;
    for (const char c : text(124, 12)) {
      if (c == ' ') continue;
      if (c < '0' || c > '7' || size > (std::size_t{1} << 40U)) return wrong(at + 124);
      size = size * 8 + static_cast<std::size_t>(c - '0');
    }
    if (head.substr(257, 5) != "ustar" || at + kBlock + size > bytes.size()) return wrong(at);
    std::string path = text(345, 155).empty() ? text(0, 100) : text(345, 155) + "/" + text(0, 100);
    if (path.starts_with("./")) path.erase(0, 2);
    const bool ordinary = head[156] == '0' || head[156] == '\0';
    if (ordinary && path.starts_with(name + "/")) files[path.substr(name.size() + 1)] = std::string(bytes.substr(at + kBlock, size));
    at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
  }
  return files;
}

}  // namespace

Result<std::string> read_either(const fs::path& file) {
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored)) return content(file);
  const fs::path packed = file.string() + ".xz";
  if (!fs::is_regular_file(packed, ignored)) return fail("nightwatch.data.missing", Kind::kNotFound, {}, file.string());
  TRY(const std::string bytes, content(packed));
  return base::unpack_xz(bytes, packed.string());
}

Result<std::map<std::string, std::string>> read_tree(const fs::path& data, const std::string& name) {
  std::error_code error;
  const fs::path folder = data / name;
  std::map<std::string, std::string> files;
  if (fs::is_directory(folder, error)) {
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (!it->is_regular_file(error)) continue;
      TRY(files[fs::relative(it->path(), folder, error).generic_string()], content(it->path()));
    }
    if (error) return fail("nightwatch.data.unreadable", Kind::kBadInput, {}, folder.string());
    return files;
  }
  TRY(const std::string tar, read_either(data / (name + ".tar")));
  return untar(tar, name, (data / (name + ".tar.xz")).string());
}

std::vector<double> numbers_of(std::string_view line) {
  std::vector<double> numbers;
  while (true) {
    const std::string_view field = line.substr(0, line.find(','));
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size() || !std::isfinite(value)) return {};
    numbers.push_back(value);
    if (field.size() == line.size()) return numbers;
    line.remove_prefix(field.size() + 1);
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace meretid::nightwatch
