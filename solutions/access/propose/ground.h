// SPDX-License-Identifier: EUPL-1.2
// The legal grounds on which text is left out, by the law of the request: offentlighedsloven (lov nr. 606 of 12 June 2013) for everybody,
// forvaltningsloven (lovbekendtgørelse nr. 433 of 22 April 2014) for a party, miljøoplysningsloven (lovbekendtgørelse nr. 980 of 16 August
// 2017), under which the older rules go on: offentlighedsloven of 1985 (lov nr. 572) and forvaltningsloven as of 2012; and the GDPR's
// article 15 with databeskyttelseslovens § 22 for one's own data. To be verified by a lawyer before use: the older numbers, § 27 and § 35,
// and the terms of miljøoplysningsloven. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "solutions/access/finding.h"

namespace meretid::access {

enum class Law {
  kOfl,     ///< offentlighedsloven: the requester is no party
  kFvl,     ///< forvaltningsloven: the requester is a party
  kMol,     ///< miljøoplysningsloven alone: whoever asks, about the environment
  kGdpr15,  ///< one's own data
  kOflMol,
  kFvlMol,
};
inline void labels(describe::Labels<Law>& l) {
  l(Law::kOfl, "OFL", "Offentlighedsloven (den, der søger, er ikke part i sagen)", "Public Access Act (the requester is no party)");
  l(Law::kFvl, "FVL", "Forvaltningsloven (den, der søger, er part i sagen)", "Public Administration Act (the requester is a party)");
  l(Law::kMol, "MOL", "Miljøoplysningsloven", "Environmental Information Act");
  l(Law::kGdpr15, "GDPR15", "Databeskyttelsesforordningens artikel 15 (indsigt i egne oplysninger)", "GDPR article 15 (access to one's own data)");
  l(Law::kOflMol, "OFL+MOL", "Offentlighedsloven og miljøoplysningsloven", "Public Access Act and Environmental Information Act");
  l(Law::kFvlMol, "FVL+MOL", "Forvaltningsloven og miljøoplysningsloven", "Public Administration Act and Environmental Information Act");
}
/// "OFL", "OFL+MOL"
std::string_view code_of(Law law);

/// The code of the paragraph that protects this interest: "OFL.30.1". Empty for GroundKind::kNone.
std::string_view ground_of(GroundKind kind, Law law);
/// What stands in the box: "§ 30, nr. 1". An unknown code gives itself.
std::string_view label_of(std::string_view ground);

struct Ground {
  std::string_view code, label;
};
/// All grounds of all laws.
const std::vector<Ground>& grounds();

}  // namespace meretid::access
