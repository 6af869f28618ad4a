// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the models of a model file, which are then asked for something.
// libraries: learn
#include "fuzz/input.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  fuzz::Draw draw(fuzz::text_of(data, size));
  const bool words = draw.byte() % 2 == 0;
  learn::ByteReader in(draw.rest());
  if (words) {
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
