// SPDX-License-Identifier: EUPL-1.2
#include "record/freed.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "record/facts.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

/// Student's t for 97.5 %. Exact for the first four, then the expansion in 1/v (Abramowitz and
/// Stegun, 26.7.5).
double t_quantile(double v) {
  constexpr std::array<double, 4> kFirst{12.706, 4.303, 3.182, 2.776};
  if (v < 5) return kFirst[static_cast<std::size_t>(v) - 1];
  constexpr double z = 1.959964;
  return z + (std::pow(z, 3) + z) / (4 * v) +
         (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / (96 * v * v);
}

Result<void> check_kind(std::string_view room, std::string_view kind, double amount) {
  if (is_code(room) && is_code(kind) && std::isfinite(amount)) return {};
  return fail("record.not_a_code", Kind::kInternal, {}, "freed time");
}

/// Measured minutes of one kind of job. The baseline of each job is a draw from what the samples
/// show, so the sum over n jobs varies by n·s² and its estimated mean adds n²·s²/m.
struct Measured {
  double minutes = 0, variance = 0, degrees = std::numeric_limits<double>::infinity();
};

Measured measure(double n, double actual_minutes, double m, double sum, double squares) {
  Measured result;
  const double mean = sum / m;
  result.minutes = n * mean - actual_minutes;
  if (m < 2) return {result.minutes, std::numeric_limits<double>::infinity(), 1};
  const double spread = std::max(0.0, (squares - m * mean * mean) / (m - 1));
  result.variance = n * spread + n * n * spread / m;
  result.degrees = m - 1;
  return result;
}

}  // namespace

Result<void> add_cpu_seconds(store::Connection& db, const Id<jobs::Job>& job, std::string_view room,
                             std::string_view kind, double cpu_seconds, Timestamp at) {
  TRY_VOID(check_kind(room, kind, cpu_seconds));
  TRY_VOID(db.execute(
      store::sql("record/freed/add_cpu"),
      {job, room, kind, static_cast<std::int64_t>(std::llround(cpu_seconds * 1e6)), at}));
  return {};
}

Result<void> add_freed(store::Connection& db, const Id<jobs::Job>& job, std::string_view room,
                       std::string_view kind, double assumed_minutes, Timestamp at) {
  TRY_VOID(check_kind(room, kind, assumed_minutes));
  TRY_VOID(
      db.execute(store::sql("record/freed/add_freed"), {job, room, kind, assumed_minutes, at}));
  return {};
}

Result<void> add_baseline(store::Connection& db, std::string_view room, std::string_view kind,
                          double minutes, const Id<people::Account>& account, Timestamp at) {
  TRY_VOID(check_kind(room, kind, minutes));
  if (minutes < 0 || minutes > 100'000)
    return fail("record.baseline_minutes", Kind::kBadInput, {{"found", std::to_string(minutes)}},
                "minutes");
  TRY_VOID(db.execute(store::sql("record/freed/add_baseline"),
                      {room, kind, minutes, account.text(), at}));
  return {};
}

Result<std::vector<RoomSums>> room_sums(store::Connection& db) {
  std::map<std::string, RoomSums> rooms;
  const auto of = [&](const store::Row& row) -> RoomSums& {
    RoomSums& sums = rooms[row.text("room")];
    sums.room = row.text("room");
    return sums;
  };
  TRY(const store::Rows costs, db.query(store::sql("record/freed/costs")));
  for (const store::Row& row : costs) {
    of(row).jobs = row.integer("jobs");
    of(row).cpu_seconds = static_cast<double>(row.integer("cpu_us")) / 1e6;
  }
  TRY(const store::Rows decisions, db.query(store::sql("record/freed/decisions")));
  for (const store::Row& row : decisions) of(row).decisions = row.integer("decisions");
  TRY(const store::Rows assumed, db.query(store::sql("record/freed/assumed")));
  for (const store::Row& row : assumed) {
    of(row).assumed_jobs = row.integer("jobs");
    of(row).assumed_minutes = row.real("minutes");
  }
  TRY(const store::Rows baselines, db.query(store::sql("record/freed/baselines")));
  std::map<std::pair<std::string, std::string>, const store::Row*> baseline_of;
  for (const store::Row& row : baselines) {
    of(row).baseline_samples += row.integer("samples");
    baseline_of[{row.text("room"), row.text("kind")}] = &row;
  }
  TRY(const store::Rows actual, db.query(store::sql("record/freed/actual")));
  std::map<std::string, Measured> totals;
  for (const store::Row& row : actual) {
    const auto baseline = baseline_of.find({row.text("room"), row.text("kind")});
    if (baseline == baseline_of.end()) continue;  // without samples nothing is measured
    const Measured one =
        measure(row.real("jobs"), row.real("ms") / 60'000, baseline->second->real("samples"),
                baseline->second->real("minutes"), baseline->second->real("squares"));
    Measured& total = totals[row.text("room")];
    total.minutes += one.minutes;
    total.variance += one.variance;
    total.degrees = std::min(total.degrees, one.degrees);
    of(row).measured_jobs += row.integer("jobs");
  }
  std::vector<RoomSums> all;
  for (auto& [room, sums] : rooms) {
    if (const auto total = totals.find(room); total != totals.end()) {
      sums.measured_minutes = total->second.minutes;
      if (std::isfinite(total->second.variance)) {
        const double half = t_quantile(total->second.degrees) * std::sqrt(total->second.variance);
        sums.measured_low = total->second.minutes - half;
        sums.measured_high = total->second.minutes + half;
      }
    }
    all.push_back(std::move(sums));
  }
  return all;
}

}  // namespace meretid::record
