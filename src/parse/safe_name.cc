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

bool has_drive(std::string_view name) {
  return name.size() >= 2 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0]));
}

/// What Windows drops at the end of a name; also "." and "..".
void drop_end(std::string& part) {
  while (!part.empty() && (part.back() == ' ' || part.back() == '.')) part.pop_back();
}

/// Shortened before the ending, never inside a character.
std::string shortened(const std::string& part) {
  if (part.size() <= kLongestPart) return part;
  const auto dot = part.rfind('.');
  const std::string ending = dot != part.npos && part.size() - dot <= 12 ? part.substr(dot) : "";
  std::size_t keep = kLongestPart - ending.size();
  while (keep > 0 && (static_cast<unsigned char>(part[keep]) & 0xc0) == 0x80) --keep;
  std::string kept = part.substr(0, keep);
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
  if (dot == wanted.npos || dot == 0 || (slash != wanted.npos && dot <= slash + 1)) dot = wanted.size();
  // Goes on where the last one of this name ended: an archive may hold ten thousand files of one name.
  int& number = numbers_.try_emplace(base::lower(wanted), 1).first->second;
  while (!taken_.insert(base::lower(safe.name)).second) {
    safe.name = wanted.substr(0, dot) + " (" + std::to_string(++number) + ")" + wanted.substr(dot);
    safe.changed = true;
  }
  return safe;
}

}  // namespace meretid::parse
