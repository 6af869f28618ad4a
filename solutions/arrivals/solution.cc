// SPDX-License-Identifier: EUPL-1.2
// The room Akut-prognose enters the hall.
#include "solution/hall.h"
#include "solutions/arrivals/bench/verb.h"
#include "solutions/arrivals/hall/enter.h"
#include "solutions/arrivals/verbs/verbs.h"

namespace meretid::arrivals {
namespace {

class Arrivals : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("arrivals");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    enter_forecast(hall);
    enter_occupancy(hall);
    enter_staff(hall);
    enter_backtest(hall);
    enter_bench(hall);
    hall::enter(hall);
  }
};

}  // namespace
}  // namespace meretid::arrivals

namespace meretid::solution {
std::unique_ptr<Solution> make_arrivals();
std::unique_ptr<Solution> make_arrivals() { return std::make_unique<arrivals::Arrivals>(); }
}  // namespace meretid::solution
