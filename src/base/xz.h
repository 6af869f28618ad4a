// SPDX-License-Identifier: EUPL-1.2
// Unpacks .xz bytes (liblzma). Pure, thread-safe; about 100 MB/s out. Bounded: 256 MiB of output and of decoder memory.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::base {

/// kBadInput when the bytes are no complete .xz stream or unpack to more than the bound; `where` is the file's name.
Result<std::string> unpack_xz(std::string_view packed, std::string where);

}  // namespace meretid::base
