// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/verbs/instance_file.h"

#include "base/xz.h"

namespace meretid::homecare {

Result<std::string> text_of(const describe::Upload& file, solution::VerbContext& context) {
  TRY(std::string bytes, context.jobs.read(file.blob));
  if (bytes.starts_with("\xFD" "7zXZ")) return base::unpack_xz(bytes, file.name);
  return bytes;
}

}  // namespace meretid::homecare
