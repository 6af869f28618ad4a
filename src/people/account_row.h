// SPDX-License-Identifier: EUPL-1.2
// An Account from a row with the columns id, login, name, language, must_change, closed,
// created_at. For this folder.
#pragma once

#include "people/account.h"

namespace meretid::people {

Account account_of(const store::Row& row);

}  // namespace meretid::people
