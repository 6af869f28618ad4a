// SPDX-License-Identifier: EUPL-1.2
#include "main/serve.h"

#include "jobs/supervisor.h"
#include "solution/house.h"

namespace meretid::program {

int serve(const solution::Config& config, const solution::Registry& registry, const Terminal& terminal, const std::atomic<bool>& drain) {
  const auto house = solution::open_house(config, registry);
  if (!house) return terminal.report(house.error());
  jobs::Supervisor supervisor(*(*house)->database, (*house)->queue, solution::supervisor_options(config, registry));
  const auto done = supervisor.run(drain);
  return done ? 0 : terminal.report(done.error());
}

}  // namespace meretid::program
