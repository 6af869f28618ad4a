// SPDX-License-Identifier: EUPL-1.2
// The authority's own list of what is never or always struck, in all cases: kept by administrators of the room, sealed, each change a
// line of the record that names no value. A proposal takes it as it is then. Functions on a connection; thread-safe as it is.
#pragma once

#include <vector>

#include "base/clock.h"
#include "solutions/access/propose/exceptions.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::people { struct Account; }

namespace meretid::access::authority {

struct Listed;  // only its name: Id<Listed>

struct ListedException {
  Id<Listed> id;
  ExceptionRow exception;
  Id<people::Account> account;  ///< who wrote it
  Timestamp at;
};

/// The oldest first.
Result<std::vector<ListedException>> list(store::Connection& db, const store::Keyring& keys);
/// As a proposal takes them, with their source.
Result<std::vector<ExceptionRow>> rows(store::Connection& db, const store::Keyring& keys);

/// A value that is listed already gets the new reason. Errors of check_exceptions over the whole list. Record
/// "access.authority_exception_added".
Result<void> add(store::Connection& db, const store::Keyring& keys, const ExceptionRow& row, const Id<people::Account>& by, Timestamp at);
/// kNotFound "access.authority.unknown". Record "access.authority_exception_removed".
Result<void> remove(store::Connection& db, const store::Keyring& keys, const Id<Listed>& id, const Id<people::Account>& by, Timestamp at);

}  // namespace meretid::access::authority
