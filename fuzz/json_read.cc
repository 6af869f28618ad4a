// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the JSON of a struct with a field of every form. What is read must be written so that it reads back the same.
// libraries: describe
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "describe/describe.h"
#include "describe/sample_test.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
  const auto read = describe::from_json<sample::Journey>(text);
  if (!read) {
    if (read.error().code.empty()) std::abort();
    return 0;
  }
  const std::string written = describe::to_json(*read);
  const auto again = describe::from_json<sample::Journey>(written);
  if (!again || describe::to_json(*again) != written) std::abort();
  return 0;
}
