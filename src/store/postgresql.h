// SPDX-License-Identifier: EUPL-1.2
// PostgreSQL 15 or newer behind store::Connection, over libpq. A text is prepared once per connection and run by its name;
// parameters and results travel in binary. A transaction is SERIALIZABLE and is run again when the database could not
// order it among others (SQLSTATE 40001, 40P01), so its work may be called more than once.
#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace meretid::store {

/// `url`: "postgresql://user@host:5432/name?sslmode=verify-full", as libpq reads it. Connects once, so that a wrong address
/// or password is told at the start: "store.unreachable". No error and no log line repeats the password.
Result<std::unique_ptr<Database>> open_postgresql(const std::string& url);

}  // namespace meretid::store
