// SPDX-License-Identifier: EUPL-1.2
// `meretid tenders documents FOLDER`: traces in the bid documents of one tender. A folder for each bidder; what lies in no folder is the buyer's own.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::tenders {

void enter_documents(solution::Hall& hall);

}  // namespace meretid::tenders
