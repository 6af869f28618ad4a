// SPDX-License-Identifier: EUPL-1.2
#include "jobs/leader.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "base/id.h"

namespace meretid::jobs {
namespace {

/// The same for two processes only where one can see the other by its number: one start of one kernel, one space of numbers.
std::string place() {
  std::string boot;
  std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
  std::error_code none;
  const std::string space = std::filesystem::read_symlink("/proc/self/ns/pid", none).string();
  return boot.empty() || space.empty() ? std::string() : base::blake2b_hex(boot + space).substr(0, 16);
}

/// A holder of holder_here() whose process has ended. Of others nothing is known.
bool has_ended(const std::string& holder) {
  const std::string here = place();
  if (here.empty() || !holder.starts_with(here + ".")) return false;
  pid_t pid = 0;
  const char* from = holder.data() + here.size() + 1;
  if (std::from_chars(from, holder.data() + holder.size(), pid).ec != std::errc() || pid <= 0) return false;
  return ::kill(pid, 0) != 0 && errno == ESRCH;
}

Result<bool> take(store::Connection& db, std::string_view name, std::string_view holder, Timestamp now) {
  TRY(const std::int64_t rows,
      db.execute("INSERT INTO leaders (name, holder, fence, lease_until) VALUES ($1, $2, 1, $3) "
                 "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until, "
                 "fence = CASE WHEN leaders.holder = excluded.holder THEN leaders.fence ELSE leaders.fence + 1 END "
                 "WHERE leaders.holder = excluded.holder OR leaders.lease_until < $4",
                 {name, holder, now + kLeaderLease, now}));
  return rows == 1;
}

}  // namespace

std::string holder_here() { return place() + "." + std::to_string(::getpid()) + "." + base::new_id_text(); }

Result<bool> lead(store::Connection& db, std::string_view name, std::string_view holder, Timestamp now) {
  TRY(const bool mine, take(db, name, holder, now));
  if (mine) return true;
  TRY(const store::Rows rows, db.query("SELECT holder FROM leaders WHERE name = $1", {name}));
  if (rows.empty() || !has_ended(rows[0].text("holder"))) return false;
  TRY_VOID(step_down(db, name, rows[0].text("holder")));
  return take(db, name, holder, now);
}

Result<void> step_down(store::Connection& db, std::string_view name, std::string_view holder) {
  TRY_VOID(db.execute("UPDATE leaders SET lease_until = 0 WHERE name = $1 AND holder = $2", {name, holder}));
  return {};
}

}  // namespace meretid::jobs
