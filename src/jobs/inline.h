// SPDX-License-Identifier: EUPL-1.2
// Runs jobs in this process, without server or database: the command line and tests. Files and artefacts lie in a private
// folder under $TMPDIR that goes away with the runner; children run on as many threads as the machine has cores.
// Used by one thread; `stop` and `cancel` may be called from any (a signal's watcher).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "jobs/context.h"
#include "jobs/works.h"

namespace meretid::jobs {

/// What an inline run tells while it works. Both may be called from any thread, one call at a time.
struct InlineListener {
  std::function<void(double fraction, std::string_view step)> progress;
  std::function<void(std::string_view output_json)> interim;
};

struct InlineResult {
  std::string output_json;
  std::vector<Artefact> artefacts;  ///< of the job and its children, by name; read them with InlineRunner::read
  double cpu_seconds = 0;           ///< of this process and its children during the run
};

class InlineRunner {
 public:
  explicit InlineRunner(const Works& works, InlineListener listener = {}, const Clock& clock = system_clock());
  ~InlineRunner();
  InlineRunner(const InlineRunner&) = delete;
  InlineRunner& operator=(const InlineRunner&) = delete;

  /// Takes a file of the user's into the private store; the answer's `blob` is what job inputs name.
  Result<Artefact> add(const std::filesystem::path& file, std::string_view name);
  Result<Artefact> add_bytes(std::string_view bytes, std::string_view name, std::string_view type);
  Result<std::string> read(std::string_view blob);

  /// One job and its children, to the end. Several runs share the store: a later one reads what an earlier one made.
  Result<InlineResult> run(std::string_view room, std::string_view kind, std::string_view input_json);

  /// Writes the artefacts under `directory`, making folders; refuses names that lead out of it.
  Result<void> save(const std::vector<Artefact>& artefacts, const std::filesystem::path& directory);

  void stop();    ///< the job ends now with its best result
  void cancel();  ///< the job ends now, `run` gives "jobs.cancelled"

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace meretid::jobs
