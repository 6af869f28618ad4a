// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the models of a model file, which are then asked for something.
// libraries: learn
#include "fuzz/input.h"
#include "learn/forest.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "learn/tree_shapley.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  fuzz::Draw draw(fuzz::text_of(data, size));
  const int kind = draw.byte() % 3;
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
  const auto model = learn::SequenceModel::read(in);
  if (!model) return 0;
  const auto decoded = model->decode({{1, 2, 3}, {0, 0xffffffff}, {}});
  fuzz::must(decoded.labels.size() == 3 && decoded.gap.size() == 3);
  learn::Label before = 0;
  for (const auto label : decoded.labels) {
    fuzz::must(label < learn::kLabels && learn::may_follow(before, label));
    before = label;
  }
  return 0;
}
