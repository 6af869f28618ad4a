// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/verbs/write_file.h"

#include <fstream>

namespace meretid::homecare {

Result<void> write_file(const std::filesystem::path& file, std::string_view text) {
  std::error_code ignored;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) return fail("homecare.plan.not_written", Kind::kNoSpace, {}, file.string());
  return {};
}

}  // namespace meretid::homecare
