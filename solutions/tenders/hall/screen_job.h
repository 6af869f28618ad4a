// SPDX-License-Identifier: EUPL-1.2
// The job "propose": a case's file of bids in, what needs further examination out, and every tender's figures as files beside it.
#pragma once

#include "jobs/context.h"
#include "solutions/tenders/hall/screening.h"

namespace meretid::tenders::hall {

/// kBadInput as bids/read_bids.h; what was odd in the file is in the result. Memory: the file, unpacked, and some 100 bytes a bid.
Result<Screening> screen(const ScreenInput& input, jobs::JobContext& context);

}  // namespace meretid::tenders::hall
