// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/file_names.h"

#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr std::size_t kMostBytes = 180;  // ext4 takes 255; the rest is for " (2).pdf" and who unpacks it elsewhere

}  // namespace

std::string FileNames::next(std::string_view title) {
  std::string name;
  for (std::size_t at = 0; at < title.size() && name.size() < kMostBytes;) {
    const char32_t c = base::next(title, at);
    if (c == U'/') name += " - ";
    else if (c < 0x20 || c == 0x7F || std::u32string_view(U"\\:*?\"<>|").find(c) != std::u32string_view::npos) name += '_';
    else base::append(name, c);
  }
  if (const std::string lower = base::lower(name); lower.ends_with(".pdf")) name.resize(name.size() - 4);
  while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.erase(0, 1);
  if (name.empty()) name = "dokument";
  std::string unique = name + ".pdf";
  for (int n = 2; !taken_.insert(base::lower(unique)).second; ++n) unique = name + " (" + std::to_string(n) + ").pdf";
  return unique;
}

}  // namespace meretid::access
