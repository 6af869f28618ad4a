// SPDX-License-Identifier: EUPL-1.2
// `--submit`: a job of the command line goes into the queue of the installation on this machine. Whoever can read the data
// folder and its master key is its operator; the record says which account the job was started for. Used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "describe/upload.h"
#include "main/flags.h"
#include "main/terminal.h"
#include "solution/registry.h"

namespace meretid::program {

class Submission {
 public:
  Submission(const solution::Registry& registry, const Terminal& terminal);
  ~Submission();
  Submission(const Submission&) = delete;
  Submission& operator=(const Submission&) = delete;

  /// Opens the house and the case, or makes a new case of the room.
  Result<void> open(const std::string& room, const SubmitFlags& flags, const std::optional<std::string>& home);
  /// A file into the case.
  Result<describe::Upload> take(const std::filesystem::path& file, const std::string& name);
  /// Prints the job's id, with `json` as {"job","case"}. Gives the exit status.
  int enqueue(const solution::JobKind& kind, const std::string& input_json, bool json);

 private:
  struct State;
  const solution::Registry& registry_;
  const Terminal& terminal_;
  std::unique_ptr<State> state_;
};

}  // namespace meretid::program
