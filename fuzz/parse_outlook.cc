// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a compound file: its streams are followed to their ends, its message is read, and its bytes are tried as compressed RTF.
// libraries: parse
#include "base/utf8.h"
#include "fuzz/input.h"
#include "parse/office/outlook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string_view bytes = fuzz::text_of(data, size);
  parse::decompressed_rtf(bytes);
  const auto file = parse::CompoundFile::read(bytes);
  if (!file) {
    fuzz::must(!file.error().code.empty());
    return 0;
  }
  for (const std::size_t child : file->entry(parse::CompoundFile::kRoot).children) {
    fuzz::must(base::is_utf8(file->entry(child).name));
    fuzz::must(file->stream(child).size() <= bytes.size() + 4096);
  }
  const parse::OutlookMessage message = parse::read_outlook(*file);
  fuzz::must(base::is_utf8(message.text));
  for (const auto& part : message.attachments) fuzz::must(base::is_utf8(part.name));
  return 0;
}
