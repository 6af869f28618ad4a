// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <ostream>
#include <thread>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct TrainInput {
  std::string data, model;
  Dataset dataset = Dataset::kSisfall;
  std::int64_t seed = 1;
};
void fields(describe::Fields<TrainInput>& f) {
  f.about("Lærer en model af optagelser. Samme data og frø giver samme fil.", "Learns a model from recordings. The same data and seed give the same file.");
  f("data", &TrainInput::data).help("Mappen med optagelser.", "The folder of recordings.").value("MAPPE", "DIR").length(1, 4000);
  f("dataset", &TrainInput::dataset).help("Hvilket sæt i mappen.", "Which set of the folder.");
  f("model", &TrainInput::model).help("Filen, som modellen skrives til.", "The file the model is written to.").value("FIL", "FILE").length(1, 4000);
  f("seed", &TrainInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional().at_least(0);
  f.example("meretid nightwatch train --data optagelser --dataset sisfall --model fald.model", "En model for fald.", "A model of falls.");
}

int run(const TrainInput& input, solution::VerbContext& context) {
  const int threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
  const auto step = [&context](double fraction) { context.progress(fraction, "nightwatch.train.step"); };
  const Result<NightModel> model = learn(input.dataset, input.data, static_cast<std::uint64_t>(input.seed), threads, step);
  if (!model) return context.report(model.error());
  const std::string bytes = model->bytes();
  if (const auto written = write_model_file(input.model, bytes); !written) return context.report(written.error());
  if (context.json) context.out << "{\"bytes\":" << bytes.size() << "}\n";
  else context.out << base::text("nightwatch.train.done", context.language, {{"file", input.model}, {"bytes", std::to_string(bytes.size())}}) << '\n';
  return 0;
}

}  // namespace

void enter_train(solution::Hall& hall) { hall.verb<TrainInput>("train", &run); }

}  // namespace meretid::nightwatch
