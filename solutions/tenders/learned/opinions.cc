// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/opinions.h"

#include <algorithm>

#include "solutions/tenders/learned/reason_text.h"

namespace meretid::tenders {

Opinions::Opinions(const SecondOpinion& model, const BidTable& table) : set_(model.features()) {
  const learn::ExactTable features = tender_features(table, set_);
  learned_ = model.judge(table, features);
  std::vector<std::size_t> out;
  for (std::size_t t = 0; t < learned_.size(); ++t)
    if (learned_[t] && model.stands_out(*learned_[t])) out.push_back(t);
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(kMostExplained, out.size()));
  std::partial_sort(out.begin(), end, out.end(), [&](std::size_t a, std::size_t b) { return *learned_[a] != *learned_[b] ? *learned_[a] > *learned_[b] : a < b; });
  out.erase(end, out.end());
  std::sort(out.begin(), out.end());
  for (const std::size_t t : out) explained_.emplace_back(t, model.reasons(features.row(t), kReasonsATender));
}

std::vector<std::string> Opinions::reasons(std::size_t tender, base::Language language) const {
  std::vector<std::string> sentences;
  const auto found = std::lower_bound(explained_.begin(), explained_.end(), tender, [](const auto& e, std::size_t t) { return e.first < t; });
  if (found == explained_.end() || found->first != tender) return sentences;
  for (const Reason& reason : found->second) sentences.push_back(sentence(reason, set_, language));
  return sentences;
}

}  // namespace meretid::tenders
