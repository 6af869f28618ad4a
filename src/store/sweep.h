// SPDX-License-Identifier: EUPL-1.2
// Removes what nobody will come back for: uploads that were begun two days ago and not finished,
// temporary files a day old, and files of deleted cases that a kill left on the disk. Safe while
// others write. Cost: one look into each case's folder.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/blobs.h"
#include "store/connection.h"

namespace meretid::store {

/// How many things went.
Result<int> sweep(Connection& db, const BlobStore& blobs, Timestamp now);

}  // namespace meretid::store
