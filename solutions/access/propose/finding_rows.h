// SPDX-License-Identifier: EUPL-1.2
// Findings as rows of the proposal, and back as far as the resolver needs them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "solutions/access/finding.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// With the text around each; without document, ground and boxes.
std::vector<FindingRow> rows_of(const std::vector<Finding>& findings, std::string_view text);
/// Says this before what was said already.
void tell(FindingRow& row, Told why);
/// The committed model, loaded once per process.
Result<std::shared_ptr<const NameModel>> shared_name_model();
FindingType type_from(std::string_view text);
GroundKind ground_kind_of(FindingType type);

}  // namespace meretid::access
