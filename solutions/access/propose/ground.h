// SPDX-License-Identifier: EUPL-1.2
// The legal grounds on which text is left out, by the law of the request. Offentlighedsloven (lov nr. 606 of 12 June 2013) for everybody,
// forvaltningsloven (lovbekendtgørelse nr. 433 of 22 April 2014) for a party to the case. Pure.
#pragma once

#include <string>
#include <string_view>

#include "describe/describe.h"
#include "solutions/access/finding.h"

namespace meretid::access {

enum class Law {
  kOfl,  ///< offentlighedsloven: the requester is no party
  kFvl,  ///< forvaltningsloven: the requester is a party
};
inline void labels(describe::Labels<Law>& l) {
  l(Law::kOfl, "OFL", "Offentlighedsloven (den, der søger, er ikke part i sagen)", "Public Access Act (the requester is no party)");
  l(Law::kFvl, "FVL", "Forvaltningsloven (den, der søger, er part i sagen)", "Public Administration Act (the requester is a party)");
}

/// The code of the paragraph that protects this interest: "OFL.30.1". Empty for GroundKind::kNone.
std::string_view ground_of(GroundKind kind, Law law);
/// What stands in the box: "§ 30, nr. 1". An unknown code gives itself.
std::string_view label_of(std::string_view ground);

}  // namespace meretid::access
