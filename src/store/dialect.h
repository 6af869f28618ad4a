// SPDX-License-Identifier: EUPL-1.2
// The few words in which the two databases differ, so that a statement is written once: "$[for SQLite|for PostgreSQL]"
// anywhere in it, and in migrations "$identity", the type of a key that counts by itself. Applied where a statement is
// prepared, once per connection.
#pragma once

#include <string>
#include <string_view>

namespace meretid::store {

std::string in_dialect(std::string_view sql, std::string_view backend);

/// Ends a SELECT that takes the rows it reads until the end of the transaction; SQLite has but one writer anyhow.
#define MERETID_LOCKING "$[|FOR UPDATE]"
/// The same without waiting: rows that somebody else has taken are passed over.
#define MERETID_SKIP_LOCKED "$[|FOR UPDATE SKIP LOCKED]"

}  // namespace meretid::store
