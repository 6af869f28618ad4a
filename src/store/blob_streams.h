// SPDX-License-Identifier: EUPL-1.2
// The two streams behind BlobStore. Used by blobs.cc alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "store/blobs.h"

namespace meretid::store {

/// `budget`: bytes that may be written, -1: no limit.
Result<std::unique_ptr<BlobWriter>> write_blob(const std::filesystem::path& folder,
                                               const CaseKey& key, std::string case_row,
                                               std::int64_t budget);
Result<std::unique_ptr<BlobReader>> read_blob(const std::filesystem::path& folder,
                                              const CaseKey& key, std::string_view address);

}  // namespace meretid::store
