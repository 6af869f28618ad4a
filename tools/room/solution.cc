// SPDX-License-Identifier: EUPL-1.2
// The room @danish@ enters the hall.
#include "solutions/@room@/solution.h"

#include "solution/hall.h"
#include "solutions/@room@/bench/verb.h"
#include "solutions/@room@/sentences.h"

namespace meretid::@room@ {

Result<Draft> draft(const DraftInput& input, jobs::JobContext& context) {
  context.progress(0, "@room@.step.reading");
  const Reading reading = long_sentences(input.text, input.most_words);
  if (reading.words == 0) return fail("@room@.no_words", Kind::kBadInput, {}, "text");
  Draft draft;
  draft.words = reading.words;
  for (const LongSentence& found : reading.found)
    draft.sentences.push_back({"s" + std::to_string(draft.sentences.size() + 1), found.text, found.words});
  return draft;
}

namespace {

// A guess until the authority has measured; the register shows it as assumed.
constexpr double kAssumedMinutes = 2;

class Room : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("@room@");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    hall.job<DraftInput, Draft>("draft", people::Role::kCaseworker, &draft)
        .draft_of("sentences")
        .needs({.cores = 1, .memory_mb = 256, .seconds = 60})
        .frees(kAssumedMinutes);
    hall.page(people::Role::kCaseworker);
    enter_bench(hall);
  }
};

}  // namespace
}  // namespace meretid::@room@

namespace meretid::solution {
std::unique_ptr<Solution> make_@room@();
std::unique_ptr<Solution> make_@room@() { return std::make_unique<@room@::Room>(); }
}  // namespace meretid::solution
