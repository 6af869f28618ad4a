// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/dataset_label.h"

#include <fstream>
#include <iterator>

namespace meretid::nightwatch {

Result<NightModel> read_model_file(const std::string& file) {
  std::error_code ignored;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, ignored)) return fail("nightwatch.model.missing", Kind::kNotFound, {}, file);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Result<NightModel> model = NightModel::read(bytes);
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
