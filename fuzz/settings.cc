// SPDX-License-Identifier: EUPL-1.2
// Any bytes as meretid.toml, as a room's manifest, and as the words of a command line.
// libraries: solution
#include "base/utf8.h"
#include "describe/flags.h"
#include "describe/sample_test.h"
#include "fuzz/input.h"
#include "solution/config.h"
#include "solution/manifest.h"

namespace {
using namespace meretid;

void command_line(fuzz::Draw draw) {
  std::vector<std::string> words;
  while (!draw.empty() && words.size() < 30) {
    words.emplace_back(draw.until('\n'));
    if (words.back().find('/') != std::string::npos) return;  // names a file of this machine
  }
  const auto jsons = describe::flags_to_json({&describe::type_of<sample::Journey>()}, words,
                                             [](const std::filesystem::path&, const std::string& name) -> Result<describe::Upload> {
                                               describe::Upload upload;
                                               upload.blob = "b";
                                               upload.name = base::repair(name);
                                               return upload;
                                             });
  if (jsons) static_cast<void>(describe::from_json<sample::Journey>(jsons->front()));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Draw draw(fuzz::text_of(data, size));
  switch (draw.byte() % 3) {
    case 0: {
      const auto config = solution::parse_config(draw.rest(), "/nowhere", "meretid.toml");
      if (!config) fuzz::must(!config.error().code.empty());
      else fuzz::must(config->requests_per_second >= 0 && config->upload_quota_mb >= 0 && config->workers >= 0);
      break;
    }
    case 1: {
      const auto manifest = solution::parse_manifest(draw.rest(), "solution.toml");
      if (manifest) fuzz::must(!manifest->id.empty() && !manifest->name.da.empty());
      break;
    }
    default: command_line(draw);
  }
  return 0;
}
