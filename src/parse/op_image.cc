// SPDX-License-Identifier: EUPL-1.2
// "image": size and resolution of a picture, before anybody decodes it.
#include "parse/answers.h"
#include "parse/image_header.h"
#include "parse/operation.h"

namespace meretid::parse {
namespace {

Result<std::string> read_image(Task& task) {
  TRY(const ImageHeader header, read_image_header(task.bytes(0)));
  TRY_VOID(check_image_size(header));
  return describe::to_json(ImageAnswer{static_cast<std::int32_t>(header.width), static_cast<std::int32_t>(header.height), header.dpi});
}

}  // namespace

extern const Operation kImage{"image", Profile::kPure, &read_image};

}  // namespace meretid::parse
