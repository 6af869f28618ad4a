// SPDX-License-Identifier: EUPL-1.2
// `meretid doctor`: what protects this installation while it reads untrusted files, and what it has to read them with. The walls
// are not looked up but tried: a child attempts to cross each of them. Thread-safe. Cost: about a second.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "parse/sandbox.h"

namespace meretid::parse {

enum class Health { kGood, kWeaker, kBad };

struct Check {
  std::string id;      ///< "walls.pure.network", "tool.tesseract", "ocr.dan"
  Health health = Health::kGood;
  std::string found;   ///< "stopped by seccomp", "5.3.0"
  std::string advice;  ///< what to do, in the language asked for; "" when good
};

struct DoctorReport {
  std::vector<Check> checks;
  std::string pure;    ///< the walls that stand: "landlock 7, seccomp"
  std::string tool;    ///< "bubblewrap, landlock 7, seccomp", "landlock 7, seccomp", or "none: refuses"
  bool healthy() const;  ///< nothing kBad
};

/// `home`: the data directory, whose permissions and free space are looked at; empty leaves that out.
/// `language`: "da" or "en".
DoctorReport doctor(const Sandbox& sandbox, const std::filesystem::path& home, std::string_view language = "da");

std::string doctor_text(const DoctorReport& report, std::string_view language = "da");
std::string doctor_json(const DoctorReport& report);

}  // namespace meretid::parse
