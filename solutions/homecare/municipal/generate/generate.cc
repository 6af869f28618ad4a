// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/generate.h"

#include <algorithm>
#include <cmath>

#include "solutions/homecare/municipal/generate/crew_rows.h"

namespace meretid::homecare::municipal {
namespace {

/// Longer visits need more crews: halving until the wished number of routes is met as nearly as it can be.
std::pair<Crews, double> fitting_crews(const InventedWorld& world, const GenerateOptions& options) {
  double low = 0.4, high = 2, best_factor = 1;
  Crews best = form_crews(world, options, 1);
  for (int step = 0; step < 9 && best.routes != options.routes; ++step) {
    const double factor = step == 0 ? 1 : (low + high) / 2;
    Crews tried = form_crews(world, options, factor);
    (tried.routes < options.routes ? low : high) = factor;
    if (std::abs(tried.routes - options.routes) < std::abs(best.routes - options.routes)) best = std::move(tried), best_factor = factor;
  }
  return {std::move(best), best_factor};
}

}  // namespace

Result<Generated> generate(const GenerateOptions& options) {
  TRY(WorldAndMap invented, invent_world(options));
  auto [crews, factor] = fitting_crews(invented.world, options);
  Generated done;
  CrewRows rows = rows_of_crews(invented.world, crews, options);
  done.file = std::move(rows.file);
  done.behind = std::move(rows.behind);
  done.map = std::move(invented.map);
  done.routes = crews.routes;
  done.busy = crews.busy;
  done.stretched = factor;
  return done;
}

}  // namespace meretid::homecare::municipal
