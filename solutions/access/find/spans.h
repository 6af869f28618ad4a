// SPDX-License-Identifier: EUPL-1.2
// Organisations and places as the sequence model sees them. Pure; costs one more reading of the text by the model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/access/finding.h"

namespace meretid::access {

struct OtherName {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string text;
  bool place = false;               ///< else an organisation
  double confidence = 0;
};
/// Places only where the words before say that somebody lives, is or comes from there, or where what is `found` in the text does:
/// "Mirko fra Slagelse", "født 6.6.1989, Landskrona". In order, none overlapping; no authorities.
std::vector<OtherName> other_names(std::string_view text, const std::vector<Finding>& found, const NameModel& model);

}  // namespace meretid::access
