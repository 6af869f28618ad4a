// SPDX-License-Identifier: EUPL-1.2
#include "base/embedded.h"

#include <algorithm>
#include <string>

#include "base/embedded_table.h"

namespace meretid::base {
namespace {

const std::vector<std::pair<std::string_view, std::string_view>>& table() {
  static const auto rows = [] {
    std::vector<std::pair<std::string_view, std::string_view>> sorted;
    for (const EmbeddedFile* file = kEmbeddedFiles; file->path != nullptr; ++file)
      sorted.emplace_back(file->path, std::string_view(file->begin, static_cast<std::size_t>(file->end - file->begin)));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }();
  return rows;
}

auto first_from(std::string_view path) {
  return std::lower_bound(table().begin(), table().end(), path,
                          [](const auto& row, std::string_view p) { return row.first < p; });
}

}  // namespace

std::optional<std::string_view> embedded(std::string_view path) {
  const auto row = first_from(path);
  if (row == table().end() || row->first != path) return std::nullopt;
  return row->second;
}

std::vector<std::string_view> embedded_under(std::string_view prefix) {
  std::vector<std::string_view> paths;
  for (auto row = first_from(prefix); row != table().end() && row->first.starts_with(prefix); ++row)
    paths.push_back(row->first);
  return paths;
}

}  // namespace meretid::base
