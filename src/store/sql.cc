// SPDX-License-Identifier: EUPL-1.2
#include "store/sql.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/embedded.h"

namespace meretid::store {
namespace {

constexpr std::string_view kNameLine = "-- name: ";

using StatementMap = std::map<std::string, std::string, std::less<>>;

StatementMap load_statements() {
  StatementMap all;
  for (const std::string_view root : {"src/", "solutions/"})
    for (const std::string_view path : base::embedded_under(root)) {
      if (!path.ends_with(".sql") || path.find("/migrations/") != std::string_view::npos) continue;
      std::string stem(path.substr(root.size()));
      stem.resize(stem.size() - 4);
      for (auto& [name, text] : split_statements(base::embedded(path).value_or("")))
        all.emplace(stem + "/" + name, std::move(text));
    }
  return all;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> split_statements(std::string_view file) {
  std::vector<std::pair<std::string, std::string>> statements;
  while (!file.empty()) {
    const auto end = file.find('\n');
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    if (line.starts_with(kNameLine))
      statements.emplace_back(line.substr(kNameLine.size()), "");
    else if (!statements.empty() && !line.empty() && !line.starts_with("--"))
      statements.back().second.append(line).append("\n");
  }
  return statements;
}

std::string_view sql(std::string_view name) {
  static const StatementMap statements = load_statements();
  const auto found = statements.find(name);
  if (found == statements.end()) {
    std::fprintf(stderr, "meretid: no statement \"%.*s\" in any .sql file\n",
                 static_cast<int>(name.size()), name.data());
    std::abort();
  }
  return found->second;
}

}  // namespace meretid::store
