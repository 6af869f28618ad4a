// SPDX-License-Identifier: EUPL-1.2
// The report of notice mode: one JSON object per line and award, in the order of the file, or a ranking and the markets for people. Linear.
#pragma once

#include <cstddef>
#include <ostream>

#include "solutions/tenders/notices/screen_notices.h"

namespace meretid::tenders {

/// {"tender","mode":"notice","market","bids","score","p_value","screens":{"few","spread","over_estimate","attachment_p"},"winner","reasons"}; a screen that the notice does not
/// tell is null.
void write_notice_lines(std::ostream& out, const NoticeTable& table, const ScreenedNotices& screened, base::Language language);
/// Begins with the mode and what could not be seen; then the `top` awards and markets.
void write_notice_ranking(std::ostream& out, const NoticeTable& table, const ScreenedNotices& screened, std::size_t top, base::Language language);
/// The awards by score, the highest first.
std::vector<std::size_t> ranked_awards(const ScreenedNotices& screened, std::size_t top);

}  // namespace meretid::tenders
