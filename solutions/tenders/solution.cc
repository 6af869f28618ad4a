// SPDX-License-Identifier: EUPL-1.2
// The room Kartelscreening enters the hall.
#include "solution/hall.h"
#include "solutions/tenders/bench/verb.h"
#include "solutions/tenders/hall/enter.h"
#include "solutions/tenders/verbs/check_verb.h"
#include "solutions/tenders/verbs/documents_verb.h"
#include "solutions/tenders/verbs/firms_verb.h"
#include "solutions/tenders/verbs/generate_verb.h"
#include "solutions/tenders/verbs/markets_verb.h"
#include "solutions/tenders/verbs/screen_verb.h"
#include "solutions/tenders/verbs/train_verb.h"

namespace meretid::tenders {
namespace {

class Tenders : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("tenders");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    enter_screen(hall);
    enter_markets(hall);
    enter_firms(hall);
    enter_check(hall);
    enter_documents(hall);
    enter_bench(hall);
    enter_generate(hall);
    enter_train(hall);
    hall::enter(hall);
  }
};

}  // namespace
}  // namespace meretid::tenders

namespace meretid::solution {
std::unique_ptr<Solution> make_tenders();
std::unique_ptr<Solution> make_tenders() { return std::make_unique<tenders::Tenders>(); }
}  // namespace meretid::solution
