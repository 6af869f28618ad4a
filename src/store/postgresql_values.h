// SPDX-License-Identifier: EUPL-1.2
// Values on their way to and from PostgreSQL, and its complaints as Errors. Used by postgresql.cc alone.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace meretid::store {

struct PgFree {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgFree>;

/// The parameters of one call in libpq's form. `params` must outlive it.
class PgParams {
 public:
  /// "store.text" for a text that holds a zero byte: the database cannot keep one.
  Result<void> set(const std::vector<Param>& params);
  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> numbers_;  // as text; the server knows the type it wants
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
};

/// Every row of a result that came in binary.
Rows pg_rows(const PGresult* result, const std::shared_ptr<const std::vector<std::string>>& names);
std::shared_ptr<const std::vector<std::string>> pg_names(const PGresult* result);
/// Rows changed; 0 for what changes none.
std::int64_t pg_changed(PGresult* result);

std::string_view pg_state(const PGresult* result);  ///< SQLSTATE, "" where there is none
/// What the server said, as the house says it: duplicate, reference, busy, full …
Error pg_error(const PGresult* result);

}  // namespace meretid::store
