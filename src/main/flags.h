// SPDX-License-Identifier: EUPL-1.2
// The flags that every command has, and those of a job beside its input. Described once like any other input.
#pragma once

#include <optional>
#include <string>

#include "describe/describe.h"

namespace meretid::program {

enum class Tongue { kDanish, kEnglish };

struct SharedFlags {
  std::optional<std::string> out;
  bool json = false;
  std::optional<Tongue> lang;
  std::optional<std::string> home;
  bool help = false;
};

/// Of a command that is a job: it may go to the server's queue instead.
struct SubmitFlags {
  bool submit = false;
  std::optional<std::string> account;
  std::optional<std::string> into;
};

void labels(describe::Labels<Tongue>& l);
void fields(describe::Fields<SharedFlags>& f);
void fields(describe::Fields<SubmitFlags>& f);

}  // namespace meretid::program
