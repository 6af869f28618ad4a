// SPDX-License-Identifier: EUPL-1.2
// SQLite behind store::Connection: write-ahead log, every commit durable (synchronous=FULL),
// foreign keys enforced, deleted content overwritten. The Database is thread-safe; each Connection
// belongs to one thread. Cost: one file descriptor or three per connection; a commit costs one
// fsync of the log.
#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace meretid::store {

/// Creates the file (mode 0600) when absent; the folder must exist.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path);

}  // namespace meretid::store
