// SPDX-License-Identifier: EUPL-1.2
#include "store/dialect.h"

namespace meretid::store {

std::string in_dialect(std::string_view sql, std::string_view backend) {
  const bool sqlite = backend == "sqlite";
  constexpr std::string_view kIdentity = "$identity";
  std::string text;
  text.reserve(sql.size());
  while (!sql.empty()) {
    const auto at = sql.find('$');
    text.append(sql.substr(0, at));
    if (at == std::string_view::npos) break;
    sql.remove_prefix(at);
    const auto bar = sql.starts_with("$[") ? sql.find('|') : std::string_view::npos;
    const auto end = bar == std::string_view::npos ? bar : sql.find(']', bar);
    if (end != std::string_view::npos) {
      text.append(sqlite ? sql.substr(2, bar - 2) : sql.substr(bar + 1, end - bar - 1));
      sql.remove_prefix(end + 1);
    } else if (sql.starts_with(kIdentity)) {
      text.append(sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
      sql.remove_prefix(kIdentity.size());
    } else {
      text.push_back('$');
      sql.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace meretid::store
