// SPDX-License-Identifier: EUPL-1.2
// The quiet work of a running server, on a thread of its own: seals the record every second, and
// every ten minutes removes sessions, tries, tokens, uploads and temporary files that are over. Any
// number of servers may run one; the sealer's lease sees to it that one seals. Errors are logged
// and tried again at the next turn. The destructor seals what is left, gives the lease back and
// ends the thread. Cost when idle: one small query a second.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::people {

class Caretaker {
 public:
  /// `database` and `keys` must outlive it. `head_file`: where the sealer notes its latest head,
  /// outside the database.
  Caretaker(store::Database& database, const store::Keyring& keys, store::BlobStore blobs,
            std::filesystem::path head_file, const Clock& clock = system_clock());
  ~Caretaker();
  Caretaker(const Caretaker&) = delete;
  Caretaker& operator=(const Caretaker&) = delete;

 private:
  void run();

  store::Database& database_;
  const store::Keyring& keys_;
  store::BlobStore blobs_;
  std::filesystem::path head_file_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all the others
};

/// Removes what is over in this folder's tables: sessions, tries, one-time tokens. Gives how many.
Result<std::int64_t> sweep_people(store::Connection& db, Timestamp now);

}  // namespace meretid::people
