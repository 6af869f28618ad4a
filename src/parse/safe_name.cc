// SPDX-License-Identifier: EUPL-1.2
#include "parse/safe_name.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kLongestPart = 200;
constexpr std::size_t kMostParts = 40;
constexpr std::size_t kLongestFolder = 800;  ///< bytes of all folders; the outermost are dropped beyond: the file's own name says most
constexpr std::size_t kLongestEnding = 12;  ///< what stands behind a dot is no ending when it is longer

bool has_drive(std::string_view name) {
  return name.size() >= 2 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0]));
}

/// What Windows drops at the end of a name; also "." and "..".
void drop_end(std::string& part) {
  while (!part.empty() && (part.back() == ' ' || part.back() == '.')) part.pop_back();
}

/// At most so many bytes, never half a character.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

/// Shortened before the ending.
std::string shortened(const std::string& part) {
  if (part.size() <= kLongestPart) return part;
  const auto dot = part.rfind('.');
  const std::string ending = dot != part.npos && part.size() - dot <= kLongestEnding ? part.substr(dot) : "";
  std::string kept = cut(part, kLongestPart - ending.size());
  if (ending.empty()) drop_end(kept);
  return kept + ending;
}

}  // namespace

SafeName safe_name(std::string_view raw) {
  std::string_view rest = raw;
  if (has_drive(rest)) rest.remove_prefix(2);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= rest.size();) {
    const auto end = std::min(rest.find_first_of("/\\", at), rest.size());
    std::string part = base::repair(rest.substr(at, end - at));
    at = end + 1;
    std::replace_if(part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == ':'; }, '_');
    drop_end(part);
    if (part.empty() || parts.size() >= kMostParts) continue;
    parts.push_back(shortened(part));
  }
  std::size_t folders = 0, first = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) folders += parts[i].size() + 1;
  while (folders > kLongestFolder) folders -= parts[first++].size() + 1;
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(first));
  SafeName safe;
  for (const auto& part : parts) safe.name += (safe.name.empty() ? "" : "/") + part;
  if (safe.name.empty()) safe.name = "uden navn";
  safe.changed = safe.name != raw;
  return safe;
}

SafeName SafeNames::next(std::string_view raw) {
  SafeName safe = safe_name(raw);
  const std::string wanted = safe.name;
  const auto slash = wanted.rfind('/');
  auto dot = wanted.rfind('.');
  if (dot == wanted.npos || dot == 0 || (slash != wanted.npos && dot <= slash + 1) || wanted.size() - dot > kLongestEnding) dot = wanted.size();
  // Goes on where the last one of this name ended: an archive may hold ten thousand files of one name.
  int& number = numbers_.try_emplace(base::lower(wanted), 1).first->second;
  const std::size_t part = slash == wanted.npos ? 0 : slash + 1;
  const std::string folder = wanted.substr(0, part), stem = wanted.substr(part, dot - part);
  while (!taken_.insert(base::lower(safe.name)).second) {
    const std::string ending = " (" + std::to_string(++number) + ")" + wanted.substr(dot);
    safe.name = folder + cut(stem, kLongestPart - std::min(kLongestPart, ending.size())) + ending;
    safe.changed = true;
  }
  return safe;
}

}  // namespace meretid::parse
