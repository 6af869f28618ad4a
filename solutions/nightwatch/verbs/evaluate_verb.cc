// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct EvaluateInput {
  std::string data, model;
  Dataset dataset = Dataset::kSisfall;
};
void fields(describe::Fields<EvaluateInput>& f) {
  f.about("Måler en model på optagelser, som den ikke har lært af: falske alarmer i timen, hvor stor en del der findes, og hvor hurtigt.",
          "Measures a model on recordings it has not learned from: false alarms an hour, what share is found, and how fast.");
  f("data", &EvaluateInput::data).help("Mappen med optagelser.", "The folder of recordings.").value("MAPPE", "DIR").length(1, 4000);
  f("dataset", &EvaluateInput::dataset).help("Hvilket sæt i mappen.", "Which set of the folder.");
  f("model", &EvaluateInput::model).help("Modellens fil.", "The file of the model.").value("FIL", "FILE").length(1, 4000);
  f.example("meretid nightwatch evaluate --data andre-optagelser --dataset sisfall --model fald.model --json", "Tallene som JSON.", "The figures as JSON.");
}

int run(const EvaluateInput& input, solution::VerbContext& context) {
  const Result<NightModel> model = read_model_file(input.model);
  if (!model) return context.report(model.error());
  const Result<Figures> figures = measure(*model, input.dataset, input.data);
  if (!figures) return context.report(figures.error());
  context.out << to_json(*figures) << '\n';
  return 0;
}

}  // namespace

void enter_evaluate(solution::Hall& hall) { hall.verb<EvaluateInput>("evaluate", &run); }

}  // namespace meretid::nightwatch
