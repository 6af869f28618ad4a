// SPDX-License-Identifier: EUPL-1.2
// Where a job's words and files lie: under its case's key on a server (solution/case_storage.h), in a private folder for the
// inline runner, in memory in tests. Thread-safe; the connection is the caller's.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::people { struct Case; }

namespace meretid::jobs {

class Storage {
 public:
  virtual ~Storage() = default;
  /// Short texts (input, output, checkpoint) as they stand in the job table. An empty case: no key, no cover.
  virtual Result<std::string> seal(store::Connection& db, const Id<people::Case>& case_id, std::string_view text) = 0;
  virtual Result<std::string> open(store::Connection& db, const Id<people::Case>& case_id, std::string_view sealed) = 0;
  /// Files. Gives the address; the same bytes in one case have one address.
  virtual Result<std::string> put(store::Connection& db, const Id<people::Case>& case_id, std::string_view bytes) = 0;
  virtual Result<std::string> get(store::Connection& db, const Id<people::Case>& case_id, std::string_view blob) = 0;
};

/// Keeps files in memory and seals nothing. For tests of the queue.
class MemoryStorage : public Storage {
 public:
  Result<std::string> seal(store::Connection& db, const Id<people::Case>& case_id, std::string_view text) override;
  Result<std::string> open(store::Connection& db, const Id<people::Case>& case_id, std::string_view sealed) override;
  Result<std::string> put(store::Connection& db, const Id<people::Case>& case_id, std::string_view bytes) override;
  Result<std::string> get(store::Connection& db, const Id<people::Case>& case_id, std::string_view blob) override;
  std::size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace meretid::jobs
