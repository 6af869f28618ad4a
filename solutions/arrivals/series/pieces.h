// SPDX-License-Identifier: EUPL-1.2
// A text that comes piece by piece, so that a file of any length is read in the memory of one piece. One thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::arrivals {

/// The next piece; empty at the end. A failure is given again on every later call.
using Pieces = std::function<Result<std::string>()>;

/// `text` whole, as the only piece. It must outlive the answer.
Pieces one_piece(std::string_view text);
/// A file, a megabyte at a time. "arrivals.series.unreadable" where it cannot be opened or read on.
Pieces pieces_of(const std::filesystem::path& file, const std::string& name);
/// The same text unpacked where it is packed by xz, else as it is. "base.bad_xz"; "arrivals.series.unpacked" above `most` bytes.
Pieces unpacked(Pieces packed, const std::string& name, std::int64_t most);

}  // namespace meretid::arrivals
