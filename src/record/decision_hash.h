// SPDX-License-Identifier: EUPL-1.2
// The hash by which the record and a release name a decision. It covers what is stored, sealed
// texts included, so it can be checked without any key and betrays nothing. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace meretid::record {

/// Of a row with the columns part, proposed, decided, ground, reason, amended. Hex.
std::string decision_hash(std::string_view batch, std::string_view job, const store::Row& row);
std::string decision_hash(std::string_view batch, std::string_view job, std::string_view part,
                          std::string_view proposed, std::string_view decided,
                          std::string_view ground, std::string_view reason,
                          std::string_view amended);

/// Of a row with the columns id, case_id, room, job, account, at, active_ms, over all its
/// decisions. Hex.
std::string batch_hash(const store::Row& row, const std::vector<std::string>& hashes);

}  // namespace meretid::record
