// SPDX-License-Identifier: EUPL-1.2
#include "store/sealed_text.h"

#include "base/hash.h"

namespace meretid::store {

std::string seal_text(const CaseKey& key, std::string_view text, std::string_view purpose) { return base::to_hex(key.seal(text, purpose).bytes); }

Result<std::string> open_text(const CaseKey& key, std::string_view hex, std::string_view purpose) {
  return key.open(Blob{base::from_hex(hex).value_or("")}, purpose);
}

}  // namespace meretid::store
