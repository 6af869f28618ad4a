// SPDX-License-Identifier: EUPL-1.2
// Names of released files: from the title (which holds no personal data), safe on every file system, each once. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace meretid::access {

class FileNames {
 public:
  /// "brev.eml/bilag 1.docx" -> "brev.eml - bilag 1.docx.pdf"; a second one gets " (2)".
  std::string next(std::string_view title);

 private:
  std::set<std::string> taken_;
};

}  // namespace meretid::access
