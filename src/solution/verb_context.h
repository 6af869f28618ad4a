// SPDX-License-Identifier: EUPL-1.2
// What a command-line verb gets beside its input. Results go to `out` (stdout), everything for people to `messages` (stderr).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "jobs/inline.h"
#include "solution/config.h"

namespace meretid::solution {

struct VerbContext {
  std::ostream& out;
  std::ostream& messages;
  const Config& config;
  jobs::InlineRunner& jobs;  ///< jobs of any room, inline, on one private store
  std::string language = "da";
  bool json = false;                              ///< --json: the result as JSON on `out`
  std::optional<std::filesystem::path> out_dir{};   ///< --out
  std::function<void(double fraction, std::string_view step)> progress = [](double, std::string_view) {};
  /// The files of the command line in the order they were taken, by the paths that were given (an Upload knows only their names).
  std::vector<std::string> files{};

  /// Says the error on `messages` in the user's language and gives its exit code: `return context.report(error);`
  int report(const Error& error) const;
};

}  // namespace meretid::solution
