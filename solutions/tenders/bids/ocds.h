// SPDX-License-Identifier: EUPL-1.2
// Bids in the Open Contracting Data Standard 1.1 with its bids extension: JSON lines of releases, or a release or record package. Each lot that
// bids name is a tender of its own, "ocid lot". Bids that were withdrawn, disqualified or only invited are left out and told. A
// winner is who an active award names, by bid or by supplier; the market is the first item's classification. Pure; about 60 MB/s.
#pragma once

#include <string_view>

#include "base/result.h"
#include "solutions/tenders/bids/read_bids.h"

namespace meretid::tenders {

/// Looks like JSON rather than a table.
bool looks_like_ocds(std::string_view text);
/// The names of columns in `settings` are not used. kBadInput when no release with bids is in it.
Result<ReadBids> read_ocds(std::string_view text, const ReadSettings& settings, std::string_view file);

}  // namespace meretid::tenders
