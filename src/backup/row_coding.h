// SPDX-License-Identifier: EUPL-1.2
// A row of a table as bytes, the same whichever database it came from. Per column a letter and its
// value: N nothing, I whole number, D real number, S text, B bytes. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "backup/archive.h"
#include "store/connection.h"

namespace meretid::backup {

/// Appends; a row begins with 'R', so that the end of a table can be told from a row.
void encode_row(const std::vector<store::Value>& values, std::string& out);

/// The next row of the open part, or none at its end. "backup.altered" where it is no row of so
/// many columns. A single value is at most 2 GiB.
Result<std::optional<std::vector<store::Param>>> decode_row(ArchiveReader& archive,
                                                            std::size_t columns);

}  // namespace meretid::backup
