// SPDX-License-Identifier: EUPL-1.2
// Two field types that C++ has no word for. Values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace meretid::describe {

/// A file that a person gives. In JSON {"name","blob","size"} or only the blob address as a text; on the command line a path.
struct Upload {
  std::string name;        ///< path inside the case: "breve/afslag.pdf"
  std::string blob;        ///< address in the blob store
  std::int64_t size = 0;
  bool operator==(const Upload&) const = default;
};

/// On the command line paths of files or folders; a folder is walked.
using Uploads = std::vector<Upload>;

/// Any JSON value, unread: for recursive or free content.
struct Raw {
  std::string json = "null";
  bool operator==(const Raw&) const = default;
};

}  // namespace meretid::describe
