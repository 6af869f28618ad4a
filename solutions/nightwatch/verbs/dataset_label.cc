// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "base/read_file.h"

#include <fstream>

namespace meretid::nightwatch {

Result<NightModel> read_model_file(const std::string& file) {
  const auto bytes = base::read_file(file);
  if (!bytes) return fail("nightwatch.model.missing", Kind::kNotFound, {}, file);
  Result<NightModel> model = NightModel::read(*bytes);
  if (!model) {
    Error error = std::move(model).error();
    return fail("nightwatch.model.damaged", Kind::kBadInput, error.args, file);
  }
  return model;
}

Result<void> write_model_file(const std::string& file, const std::string& bytes) {
  std::error_code ignored;
  if (const auto folder = std::filesystem::path(file).parent_path(); !folder.empty()) std::filesystem::create_directories(folder, ignored);
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  if (!out.flush()) return fail("nightwatch.model.not_written", Kind::kNoSpace, {}, file);
  return {};
}

}  // namespace meretid::nightwatch
