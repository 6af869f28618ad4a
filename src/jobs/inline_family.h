// SPDX-License-Identifier: EUPL-1.2
// The jobs of one inline run: a root and its children, run by a few threads and by whoever joins. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "jobs/inline.h"
#include "jobs/inline_store.h"
#include "jobs/works.h"

namespace meretid::jobs {

/// What all runs of one InlineRunner share.
struct InlineShared {
  const Works& works;
  InlineListener listener;
  const Clock& clock;
  InlineStore store;
  std::mutex telling;
  std::atomic<bool> stop = false, cancel = false;
};

/// One job.
struct InlineJob {
  Id<Job> id = Id<Job>::make();
  std::string room, kind, input_json;
  bool root = false;
  std::uint64_t seed = 0;                        // by its place in the family: the same input gives the same draws
  bool taken = false;                            // family's mutex
  std::optional<Result<std::string>> output;     // family's mutex
  std::map<std::string, Artefact> artefacts;     // its own thread, then the parent's after join
  std::optional<std::string> interim;            // its own thread
};

class InlineFamily {
 public:
  explicit InlineFamily(InlineShared& shared) : shared_(shared) {}
  ~InlineFamily();
  InlineFamily(const InlineFamily&) = delete;
  InlineFamily& operator=(const InlineFamily&) = delete;

  void run(InlineJob& job);
  void spawn(const std::vector<std::shared_ptr<InlineJob>>& children);
  /// Helps until all have ended; `told` hears how many have.
  void join(const std::vector<std::shared_ptr<InlineJob>>& children, const std::function<void(std::size_t ended)>& told);
  InlineShared& shared() { return shared_; }
  std::map<std::string, Artefact> take_artefacts();

 private:
  void work();
  void run_taken(const std::shared_ptr<InlineJob>& job);

  InlineShared& shared_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<InlineJob>> waiting_;
  std::map<std::string, Artefact> artefacts_;  // of children that ended well
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace meretid::jobs
