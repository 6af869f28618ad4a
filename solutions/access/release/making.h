// SPDX-License-Identifier: EUPL-1.2
// Makes the released file of a plan and verifies it; what only pixels show is blackened in a second round. Pages are pictures.
// Cost: that of redact_pages and of verify.
#pragma once

#include <string>

#include "solutions/access/release/verification.h"

namespace meretid::access {

struct Made {
  std::string pdf;
  Verified verified;
};

/// `plan` grows by the boxes of the second round.
Result<Made> make_verified(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const NameModel& model, const std::string& title);

}  // namespace meretid::access
