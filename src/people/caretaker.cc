// SPDX-License-Identifier: EUPL-1.2
#include "people/caretaker.h"

#include <chrono>
#include <utility>

#include "base/log.h"
#include "people/session.h"
#include "people/tries.h"
#include "record/sealer.h"
#include "store/sql.h"
#include "store/sweep.h"

namespace meretid::people {
namespace {

constexpr std::chrono::seconds kSealEvery{1};
constexpr std::int64_t kSweepEvery = 10 * kMinute;

template <class T>
void log_failure(std::string_view event, const Result<T>& result) {
  if (!result)
    base::log_error(event, {{"code", result.error().code}, {"where", result.error().where}});
}

}  // namespace

Caretaker::Caretaker(store::Database& database, const store::Keyring& keys, store::BlobStore blobs,
                     std::filesystem::path head_file, const Clock& clock)
    : database_(database),
      keys_(keys),
      blobs_(std::move(blobs)),
      head_file_(std::move(head_file)),
      clock_(clock),
      thread_([this] { run(); }) {}

Caretaker::~Caretaker() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Caretaker::run() {
  record::SealerOptions options;
  options.head_file = head_file_;
  record::Sealer sealer(keys_.derive("record.sign"), clock_, options);
  std::unique_ptr<store::Connection> db;
  Timestamp swept{0};
  for (bool last = false; !last;) {
    {
      std::unique_lock lock(mutex_);
      last = wake_.wait_for(lock, kSealEvery, [this] { return ending_; });
    }
    if (!db) {
      auto opened = database_.connect();
      log_failure("people.caretaker_connect", opened);
      if (!opened) continue;
      db = std::move(*opened);
    }
    log_failure("people.caretaker_seal", sealer.seal(*db));
    if (last) {
      log_failure("people.caretaker_leave", sealer.leave(*db));
    } else if (clock_.now() - swept >= kSweepEvery) {
      swept = clock_.now();
      log_failure("people.caretaker_sweep", sweep_people(*db, swept));
      log_failure("people.caretaker_sweep", store::sweep(*db, blobs_, swept));
    }
  }
}

Result<std::int64_t> sweep_people(store::Connection& db, Timestamp now) {
  TRY(const std::int64_t sessions, sweep_sessions(db, now));
  TRY(const std::int64_t tries, sweep_tries(db, now));
  TRY(const std::int64_t tokens, db.execute(store::sql("people/sign_in/sweep_tokens"), {now}));
  return sessions + tries + tokens;
}

}  // namespace meretid::people
