// SPDX-License-Identifier: EUPL-1.2
// The end of a case: its key is shredded, then its rows and files go. What the record says about it stays; it holds no
// personal data. Functions on a connection; thread-safe as it is.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "people/case_access.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::keeping {

/// `cause`: "person", "retention", "subject"; a code for the record. Killed in between, it is finished by sweep_leftovers.
/// kConflict "keeping.held", "keeping.close_first" (the case is open), "keeping.still_working". Not inside a transaction.
Result<void> delete_case(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                         const people::CaseAccess& access, std::string_view cause, Timestamp now);

/// Finishes deletions that were cut short, and takes away what a restored backup brought back of deleted cases: unreadable
/// since their keys are gone, but there. Gives how many cases.
Result<std::int64_t> sweep_leftovers(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                                     Timestamp now);

}  // namespace meretid::keeping
