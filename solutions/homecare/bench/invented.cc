// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/invented.h"

#include "solutions/homecare/municipal/generate/generate.h"

namespace meretid::homecare::bench {

Result<municipal::Read> invented(const Size& size, std::uint64_t seed, int threads) {
  municipal::GenerateOptions options;
  options.seed = seed;
  options.citizens = size.citizens;
  options.routes = size.routes;
  options.days = size.days;
  TRY(const municipal::Generated generated, municipal::generate(options));
  return municipal::municipality_of(generated.file, {.map = &generated.map, .threads = static_cast<unsigned>(threads)});
}

}  // namespace meretid::homecare::bench
