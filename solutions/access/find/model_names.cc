// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/word_features.h"

namespace meretid::access {
namespace {

constexpr std::size_t kLongestSentence = 300;  // words; a table without marks is cut

}  // namespace

std::vector<NameSpan> model_names(const Reading& reading, const NameModel::Parts& model, WordLooks& looks, learn::Label label) {
  std::vector<NameSpan> spans;
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  std::vector<SentenceWord> sentence;
  const learn::SequenceModel::Less less = label == 1 ? model.leaning() : learn::SequenceModel::Less{};
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].sentence_start && end - begin < kLongestSentence) ++end;
    sentence.clear();
    bool capital = false;
    for (std::size_t i = begin; i < end; ++i) {
      sentence.push_back({std::u32string_view(text.plain).substr(static_cast<std::size_t>(tokens[i].start), static_cast<std::size_t>(tokens[i].end - tokens[i].start)), reading.word(i)});
      capital = capital || base::is_upper(text.at(tokens[i].start));
    }
    if (capital) {
      const learn::Decoded decoded = model.beside.decode(features_of(sentence, looks, model.known), less, label);
      for (std::size_t i = begin; i < end; ++i) {
        if (decoded.labels[i - begin] != label) continue;
        NameSpan span{i, i, 0};
        float least = decoded.gap[i - begin];
        while (span.last + 1 < end && decoded.labels[span.last + 1 - begin] == label + 1) {
          ++span.last;
          least = std::min(least, decoded.gap[span.last - begin]);
        }
        span.score = model.person.slope * static_cast<double>(least) + model.person.offset;
        span.score = std::clamp(span.score, -6.0, 6.0);
        spans.push_back(span);
        i = span.last;
      }
    }
    begin = end;
  }
  return spans;
}

}  // namespace meretid::access
