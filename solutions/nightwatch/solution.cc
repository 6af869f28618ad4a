// SPDX-License-Identifier: EUPL-1.2
// The room Nattevagt enters the hall.
#include "solution/hall.h"
#include "solutions/nightwatch/administration/enter.h"
#include "solutions/nightwatch/bench/verb.h"
#include "solutions/nightwatch/hall/enter.h"
#include "solutions/nightwatch/live/enter.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

class Room : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("nightwatch");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    enter_train(hall);
    enter_evaluate(hall);
    enter_replay(hall);
    enter_simulate(hall);
    enter_bench(hall);
    hall::enter(hall);
    live::enter(hall);
    administration::enter(hall);
    hall.page(people::Role::kCaseworker);
  }
};

}  // namespace
}  // namespace meretid::nightwatch

namespace meretid::solution {
std::unique_ptr<Solution> make_nightwatch();
std::unique_ptr<Solution> make_nightwatch() { return std::make_unique<nightwatch::Room>(); }
}  // namespace meretid::solution
