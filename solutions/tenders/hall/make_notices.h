// SPDX-License-Identifier: EUPL-1.2
// Notices as the page of a case shows them: awards where tenders stand, markets with their tests; no pairs, groups or network, which notices cannot tell. Pure.
#pragma once

#include "solutions/tenders/hall/screening.h"
#include "solutions/tenders/notices/screen_notices.h"

namespace meretid::tenders::hall {

/// Everything but the file, the columns and the notes.
Screening screening_of_notices(const NoticeTable& table, const ScreenedNotices& screened, std::size_t top, const SettingsRow& settings = {});

/// Every award of the file, as table_csv does it for tenders.
std::string awards_csv(const NoticeTable& table, const ScreenedNotices& screened);

}  // namespace meretid::tenders::hall
