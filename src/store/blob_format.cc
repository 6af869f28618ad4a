// SPDX-License-Identifier: EUPL-1.2
#include "store/blob_format.h"

#include <algorithm>

namespace meretid::store {

base::Blake2b address_hash(const CaseKey& key) {
  KeyBytes bytes = key.derive("blob address");
  base::Blake2b hash(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  sodium_memzero(bytes.data(), bytes.size());
  return hash;
}

std::filesystem::path blob_path(const std::filesystem::path& folder, std::string_view address) {
  return folder / std::string(address.substr(0, 2)) / std::string(address.substr(2));
}

bool is_blob_address(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace meretid::store
