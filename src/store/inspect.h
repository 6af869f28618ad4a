// SPDX-License-Identifier: EUPL-1.2
// Sees that stored blobs open, for backup and restore: each is read to its end and thrown away, so
// nobody learns what is in it and no right to the case is needed. Cost: as reading it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "store/blobs.h"
#include "store/connection.h"

namespace meretid::store {

/// `case_row` as the table blobs names it: a case's id, or "installation". "store.blob_damaged",
/// "store.no_blob", "store.no_key".
Result<void> opens(Connection& db, const BlobStore& blobs, const std::string& case_row,
                   std::string_view address);

}  // namespace meretid::store
