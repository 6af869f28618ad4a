// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <ostream>
#include <thread>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "learn/model_file.h"
#include "solutions/nightwatch/simulate/training.h"
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct TrainInput {
  std::optional<std::string> data;
  std::string model;
  Dataset dataset = Dataset::kSisfall;
  bool made_up = false;
  std::int64_t seed = 1;
};
void fields(describe::Fields<TrainInput>& f) {
  f.about("Lærer en model af optagelser. Samme data og frø giver samme fil.", "Learns a model from recordings. The same data and seed give the same file.");
  f("data", &TrainInput::data).help("Mappen med optagelser.", "The folder of recordings.").value("MAPPE", "DIR").length(1, 4000);
  f("made_up", &TrainInput::made_up)
      .help("Lærer af opdigtede mennesker i stedet for optagelser (sisfall og bedexit): de medfølgende modeller til prøve.",
            "Learns from made-up people instead of recordings (sisfall and bedexit): the models for demonstration that come along.");
  f("dataset", &TrainInput::dataset).help("Hvilket sæt i mappen.", "Which set of the folder.");
  f("model", &TrainInput::model).help("Filen, som modellen skrives til.", "The file the model is written to.").value("FIL", "FILE").length(1, 4000);
  f("seed", &TrainInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional().at_least(0);
  f.example("meretid nightwatch train --made-up --dataset sisfall --model prøve.model", "Prøvemodellen for fald.", "The demonstration model of falls.");
  f.example("meretid nightwatch train --data optagelser --dataset sisfall --model fald.model", "En model for fald.", "A model of falls.");
}

/// "nightwatch.train.no_data" when neither recordings nor made-up people are asked for.
Result<NightModel> learn_as_asked(const TrainInput& input, int threads, const std::function<void(double)>& step) {
  const auto seed = static_cast<std::uint64_t>(input.seed);
  if (input.made_up) return learn_made_up(input.dataset, seed, threads);
  if (!input.data) return fail("nightwatch.train.no_data", Kind::kUsage);
  return learn(input.dataset, *input.data, seed, threads, step);
}

int run(const TrainInput& input, solution::VerbContext& context) {
  const int threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
  const auto step = [&context](double fraction) { context.progress(fraction, "nightwatch.train.step"); };
  const Result<NightModel> model = learn_as_asked(input, threads, step);
  if (!model) return context.report(model.error());
  const std::string bytes = model->bytes();
  if (const auto written = write_model_file(input.model, bytes); !written) return context.report(written.error());
  if (context.json) context.out << "{\"bytes\":" << bytes.size() << ",\"sha256\":\"" << learn::sha256_hex(bytes) << "\"}\n";
  else context.out << base::text("nightwatch.train.done", context.language, {{"file", input.model}, {"bytes", std::to_string(bytes.size())}}) << '\n';
  return 0;
}

}  // namespace

void enter_train(solution::Hall& hall) { hall.verb<TrainInput>("train", &run); }

}  // namespace meretid::nightwatch
