// SPDX-License-Identifier: EUPL-1.2
// The files of a tar archive that lies in memory: POSIX ustar (IEEE Std 1003.1, "pax"), plain files alone; links, folders and
// pax headers are passed over. Pure; views into the bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::homecare::bench {

/// Names with their folders, and contents, in the archive's order; nothing when the archive is cut off or no archive.
std::optional<std::vector<std::pair<std::string, std::string_view>>> files_of_tar(std::string_view archive);

}  // namespace meretid::homecare::bench
