// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/reason_text.h"

#include <cmath>

#include "base/number_text.h"

namespace meretid::tenders {

std::string sentence(const Reason& reason, FeatureSet set, base::Language language) {
  const bool low = reason.below > reason.above;
  const auto share = std::lround(100 * (low ? reason.below : reason.above));
  const std::string feature = base::text("tenders.learned.feature." + std::string(feature_names(set)[reason.feature]), language);
  return base::text(low ? "tenders.learned.lower" : "tenders.learned.higher", language, {{"feature", feature}, {"value", base::with_digits(reason.value, 3, language)}, {"share", std::to_string(share)}}) + " " +
         base::text(reason.effect > 0 ? "tenders.learned.raises" : "tenders.learned.lowers", language);
}

}  // namespace meretid::tenders
