// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the models of a model file, which are then asked for something.
// libraries: learn
#include "fuzz/input.h"
#include "learn/forest.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "learn/tree_shapley.h"
#include "learn/window_net.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  fuzz::Draw draw(fuzz::text_of(data, size));
  const int kind = draw.byte() % 4;
  learn::ByteReader in(draw.rest());
  if (kind == 2) {
    const auto forest = learn::Forest::read(in);
    if (!forest || forest->columns() > 1000) return 0;
    const std::vector<double> row(forest->columns(), 0.5);
    const double answer = forest->probability(row);
    fuzz::must(answer >= 0 && answer <= 1);
    fuzz::must(learn::TreeShapley::explain(*forest, row).by_column.size() == row.size());
    return 0;
  }
  if (kind == 0) {
    const auto model = learn::NgramModel::read(in);
    if (model) static_cast<void>(model->score(U"ærtehalm"));
    return 0;
  }
  const std::vector<learn::Features> words = {{1, 2, 3}, {0, 0xffffffff}, {}};
  learn::LabelScores scores;
  if (kind == 1) {
    const auto model = learn::SequenceModel::read(in);
    if (!model) return 0;
    scores = model->scores(words);
  } else {
    const auto net = learn::WindowNet::read(in);
    if (!net) return 0;
    scores = net->scores(words);
  }
  const auto labels = learn::best_labels(scores);
  fuzz::must(labels.size() == 3 && learn::probabilities(scores).size() == 3);
  learn::Label before = 0;
  for (const auto label : labels) {
    fuzz::must(label < learn::kLabels && learn::may_follow(before, label));
    before = label;
  }
  return 0;
}
