// SPDX-License-Identifier: EUPL-1.2
// The room Ruteplan enters the hall.
#include "solution/hall.h"
#include "solutions/homecare/bench/verb.h"
#include "solutions/homecare/hall/enter.h"
#include "solutions/homecare/verbs/verbs.h"

namespace meretid::homecare {
namespace {

class Homecare : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("homecare");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    hall::enter(hall);
    enter_plan(hall);
    enter_check(hall);
    enter_export(hall);
    enter_fortnight(hall);
    enter_generate(hall);
    enter_replan(hall);
    enter_insert(hall);
    enter_explain(hall);
    enter_import(hall);
    enter_bench(hall);
  }
};

}  // namespace
}  // namespace meretid::homecare

namespace meretid::solution {
std::unique_ptr<Solution> make_homecare();
std::unique_ptr<Solution> make_homecare() { return std::make_unique<homecare::Homecare>(); }
}  // namespace meretid::solution
