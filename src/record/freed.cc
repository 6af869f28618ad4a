// SPDX-License-Identifier: EUPL-1.2
#include "record/freed.h"

#include <cmath>
#include <map>
#include <mutex>
#include <utility>

#include "record/facts.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

constexpr std::uint64_t kSeed = 1667;

Result<void> check_kind(std::string_view room, std::string_view kind, double amount) {
  if (is_code(room) && is_code(kind) && std::isfinite(amount)) return {};
  return fail("record.not_a_code", Kind::kInternal, {}, "freed time");
}

std::int64_t millionths(double value) { return static_cast<std::int64_t>(std::llround(value * 1e6)); }

/// The interval of samples that were asked for before, without drawing again: the register is
/// public, and whoever reads it shall not make the server count.
Interval interval_of(const std::vector<WeightedSample>& samples) {
  static std::mutex mutex;
  static std::map<std::vector<double>, Interval> known;
  std::vector<double> key;
  for (const WeightedSample& s : samples) {
    key.insert(key.end(), {s.weight, s.size, s.mean, s.deviation, static_cast<double>(s.values.size())});
    key.insert(key.end(), s.values.begin(), s.values.end());
  }
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= 200) known.clear();
  return known[std::move(key)] = bootstrap_interval(samples, kSeed);
}

/// One sample as the sums of the database say it; its values are fetched where it is small.
Result<WeightedSample> sample_of(store::Connection& db, const store::Row& row, std::string_view values, double weight) {
  const double n = row.real("samples"), mean = row.real("minutes") / n;
  WeightedSample sample{weight, {}, n, mean, std::sqrt(std::max(0.0, (row.real("squares") - n * mean * mean) / (n - 1)))};
  if (n > static_cast<double>(kMostDrawn)) return sample;
  TRY(const store::Rows rows, db.query(store::sql(values), {row.text("room"), row.text("kind")}));
  for (const store::Row& value : rows) sample.values.push_back(value.real("minutes"));
  return sample;
}

/// Whatever of it adds up.
void add(Sums& sum, const Sums& one) {
  sum.jobs += one.jobs;
  sum.cpu_seconds += one.cpu_seconds;
  sum.metered_cpu_seconds += one.metered_cpu_seconds;
  sum.metered_joules += one.metered_joules;
  sum.assumed_jobs += one.assumed_jobs;
  sum.assumed_minutes += one.assumed_minutes;
  sum.worked_jobs += one.worked_jobs;
  sum.worked_minutes += one.worked_minutes;
  sum.samples += one.samples;
  sum.measured_jobs += one.measured_jobs;
}

using ByKind = std::map<std::pair<std::string, std::string>, KindSums>;
using Samples = std::map<std::string, std::vector<WeightedSample>>;  ///< by room

Result<void> read_costs(store::Connection& db, ByKind& kinds) {
  const auto of = [&](const store::Row& row) -> KindSums& { return kinds[{row.text("room"), row.text("kind")}]; };
  TRY(const store::Rows costs, db.query(store::sql("record/freed/costs")));
  for (const store::Row& row : costs) {
    KindSums& sums = of(row);
    sums.jobs = row.integer("jobs");
    sums.cpu_seconds = static_cast<double>(row.integer("cpu_us")) / 1e6;
    sums.metered_cpu_seconds = static_cast<double>(row.integer("metered_us")) / 1e6;
    sums.metered_joules = static_cast<double>(row.integer("energy_uj")) / 1e6;
  }
  TRY(const store::Rows assumed, db.query(store::sql("record/freed/assumed")));
  for (const store::Row& row : assumed) {
    of(row).assumed_jobs = row.integer("jobs");
    of(row).assumed_minutes = row.real("minutes");
  }
  TRY(const store::Rows worked, db.query(store::sql("record/freed/worked")));
  for (const store::Row& row : worked) {
    of(row).worked_jobs = row.integer("jobs");
    of(row).worked_minutes = static_cast<double>(row.integer("ms")) / 60'000;
  }
  return {};
}

Result<Samples> read_measured(store::Connection& db, ByKind& kinds) {
  Samples samples;
  TRY(const store::Rows by_hand, db.query(store::sql("record/freed/baselines")));
  std::map<std::pair<std::string, std::string>, const store::Row*> baselines;
  for (const store::Row& row : by_hand) {
    kinds[{row.text("room"), row.text("kind")}].samples = row.integer("samples");
    baselines[{row.text("room"), row.text("kind")}] = &row;
  }
  TRY(const store::Rows with_house, db.query(store::sql("record/freed/actual")));
  for (const store::Row& row : with_house) {
    KindSums& sums = kinds[{row.text("room"), row.text("kind")}];
    sums.measured_jobs = row.integer("samples");
    if (sums.samples < kFewest || sums.measured_jobs < kFewest) continue;
    const double jobs = row.real("samples");
    TRY(auto hand, sample_of(db, *baselines.at({row.text("room"), row.text("kind")}), "record/freed/baseline_values", jobs));
    TRY(auto house, sample_of(db, row, "record/freed/actual_values", -jobs));
    sums.measured = interval_of({hand, house});
    auto& of_room = samples[row.text("room")];
    of_room.push_back(std::move(hand));
    of_room.push_back(std::move(house));
  }
  return samples;
}

}  // namespace

Result<void> add_cost(store::Connection& db, const Id<jobs::Job>& root, std::string_view room,
                      std::string_view kind, bool of_root, const RunCost& cost, Timestamp at) {
  TRY_VOID(check_kind(room, kind, cost.cpu_seconds + cost.joules.value_or(0)));
  TRY_VOID(db.execute(store::sql("record/freed/add_cost"),
                      {root, room, kind, millionths(cost.cpu_seconds), cost.joules ? millionths(cost.cpu_seconds) : 0,
                       millionths(cost.joules.value_or(0)), at, of_root}));
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

Result<Freed> freed_time(store::Connection& db) {
  ByKind kinds;
  TRY_VOID(read_costs(db, kinds));
  TRY(const Samples samples, read_measured(db, kinds));
  std::map<std::string, RoomSums> rooms;
  for (auto& [name, sums] : kinds) {
    RoomSums& room = rooms[name.first];
    sums.kind = name.second;
    add(room, sums);
    room.kinds.push_back(std::move(sums));
  }
  TRY(const store::Rows decisions, db.query(store::sql("record/freed/decisions")));
  for (const store::Row& row : decisions) rooms[row.text("room")].decisions = row.integer("decisions");

  Freed all;
  std::vector<WeightedSample> every;
  for (auto& [id, room] : rooms) {
    room.room = id;
    if (const auto of_room = samples.find(id); of_room != samples.end()) {
      room.measured = interval_of(of_room->second);
      every.insert(every.end(), of_room->second.begin(), of_room->second.end());
    }
    all.rooms.push_back(std::move(room));
  }
  if (!every.empty()) all.measured = interval_of(every);
  return all;
}

}  // namespace meretid::record
