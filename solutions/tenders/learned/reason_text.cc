// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/reason_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace meretid::tenders {

std::string sentence(const Reason& reason, FeatureSet set, base::Language language) {
  char number[40];
  std::snprintf(number, sizeof number, "%.3g", reason.value);
  std::string value = number;
  if (language == base::Language::kDanish) std::replace(value.begin(), value.end(), '.', ',');
  const bool low = reason.below > reason.above;
  const auto share = std::lround(100 * (low ? reason.below : reason.above));
  const std::string feature = base::text("tenders.learned.feature." + std::string(feature_names(set)[reason.feature]), language);
  return base::text(low ? "tenders.learned.lower" : "tenders.learned.higher", language, {{"feature", feature}, {"value", value}, {"share", std::to_string(share)}}) + " " +
         base::text(reason.effect > 0 ? "tenders.learned.raises" : "tenders.learned.lowers", language);
}

}  // namespace meretid::tenders
