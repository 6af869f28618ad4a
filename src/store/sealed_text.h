// SPDX-License-Identifier: EUPL-1.2
// A text sealed under a case's key, as hex for a column of text. Pure but for the random part of the seal; linear.
#pragma once

#include <string>
#include <string_view>

#include "store/keys.h"

namespace meretid::store {

std::string seal_text(const CaseKey& key, std::string_view text, std::string_view purpose);
/// "store.sealed_damaged": altered, of another purpose or key, or no hex.
Result<std::string> open_text(const CaseKey& key, std::string_view hex, std::string_view purpose);

}  // namespace meretid::store
