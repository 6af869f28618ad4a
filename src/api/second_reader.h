// SPDX-License-Identifier: EUPL-1.2
// The routes of the second reader: who has read what, the confirming itself, and where it is asked for.
#pragma once

#include "api/table.h"

namespace meretid::api {

void add_second_reader(Table& table);

}  // namespace meretid::api
