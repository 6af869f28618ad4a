// SPDX-License-Identifier: EUPL-1.2
#include "solution/probe/rooms.h"

namespace meretid::probe {

solution::Manifest probe_manifest(const std::string& id) {
  const solution::Words words{"Prøverum " + id, "Probe room " + id};
  return {id, words, words, words, words, words, words, words, "none", "probe", "trial", "1"};
}

void enter_all(solution::Registry& registry) {
  registry.enter(make_batch());
  registry.enter(make_optimiser());
  registry.enter(make_stream());
}

}  // namespace meretid::probe
