// SPDX-License-Identifier: EUPL-1.2
// What is called like a person and is none: ships, storms, animals, prizes, illnesses, schools. Pure.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "stormen Bodil", "M/F Ellen", "bogen om Anna": ships, storms, books and animals are called like persons. What stands before says so.
bool is_called_like_one(const Reading& reading, const NameSpan& span);

/// "Carl Nielsen-festivalen", "Downs syndrom", "Frederik VII's kanal": what bears a person's name and is nobody's.
bool is_named_after(const Reading& reading, const NameSpan& span);

}  // namespace meretid::access
