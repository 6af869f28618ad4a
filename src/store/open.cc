// SPDX-License-Identifier: EUPL-1.2
#include "store/connection.h"
#include "store/postgresql.h"
#include "store/sqlite.h"

namespace meretid::store {

Result<std::unique_ptr<Database>> open_database(const std::string& url) {
  const auto scheme = url.find("://");
  if (scheme == std::string::npos) return open_sqlite(url);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgresql(url);
  // Only the scheme is repeated: what follows it may carry a password.
  return fail("store.backend", Kind::kUsage, {{"found", url.substr(0, scheme)}});
}

}  // namespace meretid::store
