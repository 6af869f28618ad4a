// SPDX-License-Identifier: EUPL-1.2
// What a solution says of itself to the public: solutions/<id>/solution.toml, read at start, shown in the register.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "describe/type.h"

namespace meretid::solution {

using describe::Words;

struct Manifest {
  std::string id;       ///< "access": the folder, the first word of the verb, the path
  Words name;           ///< "Aktindsigt"
  Words purpose;        ///< what it is for, one or two sentences
  Words frees;          ///< the work it takes over
  Words user;           ///< who uses it
  Words legal_basis;
  Words data;           ///< which data it reads, what it keeps, for how long
  Words oversight;      ///< what a person decides and can undo
  std::string risk;     ///< AI Act (EU 2024/1689): "none", "minimal", "limited", "high"
  std::string contact;  ///< e-mail or address of who answers for it
  std::string status;   ///< "planned", "trial", "ready"
  std::string version;
  std::int64_t retention_days = 0;  ///< proposed: so long after closing a case is deleted; 0: until a person deletes
};

/// Every field but retention_days must be there and filled; else kBadInput "solution.manifest" with file and field.
Result<Manifest> parse_manifest(std::string_view toml, std::string_view file);

/// The embedded solutions/<room>/solution.toml. One that does not parse is a defect of the build: ends the program with
/// the reason on stderr.
Manifest embedded_manifest(std::string_view room);

}  // namespace meretid::solution
