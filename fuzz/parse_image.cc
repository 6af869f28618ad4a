// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a picture: its header, and its pixels where the header says that they are few.
// libraries: parse
#include <exception>

#include "fuzz/input.h"
#include "parse/image_header.h"
#include "parse/picture.h"

namespace {
using namespace meretid;

void check(const Result<parse::Picture>& picture) {
  if (!picture) return;
  fuzz::must(picture->width > 0 && picture->height > 0 &&
             picture->pixels.size() == static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height));
  if (picture->pixels.size() < 100'000) fuzz::must(!parse::pack(*picture).bytes.empty());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  try {
    check(parse::decode_netpbm(bytes));
    const auto header = parse::read_image_header(bytes);
    if (!header) return 0;
    if (!parse::check_image_size(*header)) return 0;
    fuzz::must(header->width > 0 && header->height > 0);
    if (header->width * header->height < 300'000) check(parse::decode_picture(bytes));
  } catch (const std::exception&) {  // the child makes parse.library of it
  }
  return 0;
}
