// SPDX-License-Identifier: EUPL-1.2
// Fields of a form: "Adresse: …", "Fødselsdato<tab>…", a label alone in its line with the value below. Whatever stands in a field is what
// its label says, also in a form that no scanner knows. Pure; linear.
#pragma once

#include <vector>

#include "solutions/access/find/claim.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

/// `claims`: what the scanners found, resolved and in order; so they are afterwards. An address grows to the whole of its field; another
/// value becomes a claim where nothing was found in it.
void read_fields(const Reading& reading, std::vector<Claim>& claims);

}  // namespace meretid::access
