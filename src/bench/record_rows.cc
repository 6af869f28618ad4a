// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include <chrono>
#include <filesystem>

#include "bench/rows.h"
#include "record/line.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "solution/house.h"

namespace meretid::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMillion = 1'000'000, kBatch = 20'000, kShort = 60;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// An installation of no rooms in a temporary folder.
class Home {
 public:
  Home() {
    std::string folder = (std::filesystem::temp_directory_path() / "meretid-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) != nullptr) folder_ = folder;
  }
  ~Home() {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  Result<std::unique_ptr<solution::House>> open() {
    solution::Config config;
    config.home = folder_;
    config.database = (folder_ / "meretid.db").string();
    return solution::open_house(config, registry_);
  }

 private:
  std::filesystem::path folder_;
  solution::Registry registry_;
};

Result<void> fill(store::Connection& db, std::int64_t lines) {
  for (std::int64_t done = 0; done < lines; done += kBatch) {
    TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
      for (std::int64_t i = done; i < std::min(lines, done + kBatch); ++i) {
        record::Line line;
        line.at = Timestamp{1'700'000'000'000'000 + i};
        line.event = "bench.step";
        line.room = "bench";
        line.facts = record::Facts().number("step", i).flag("good", true).json();
        TRY_VOID(record::append(tx, line));
      }
      return {};
    }));
  }
  return {};
}

Result<void> seal_all(solution::House& house, store::Connection& db) {
  record::Sealer sealer(house.keys->derive("record.sign"), system_clock(), {.head_file = house.config.record_head()});
  for (std::int64_t sealed = 1; sealed > 0;) {
    TRY(sealed, sealer.seal(db));
  }
  return sealer.leave(db);
}

Result<record::VerifyReport> verified(solution::House& house, store::Connection& db) {
  return record::verify(db, {.signing_key = house.keys->derive("record.sign"), .head_file = house.config.record_head()});
}

Result<BenchRow> million() {
  Home home;
  TRY(const auto house, home.open());
  TRY(const auto db, house->database->connect());
  TRY_VOID(fill(*db, kMillion));
  TRY_VOID(seal_all(*house, *db));
  const auto begin = Clock::now();
  TRY(const auto report, verified(*house, *db));
  const double seconds = seconds_since(begin);
  if (!report.whole() || report.sealed < kMillion) return fail("bench.record", Kind::kInternal);
  return BenchRow{"record.verify_million", seconds, "s", {}, {}, 10, std::to_string(report.sealed) + " sealed lines on SQLite, chain, roots and signatures, one core"};
}

// Each byte of each text column of each line is changed by itself, and the record is verified each time.
Result<BenchRow> every_byte() {
  Home home;
  TRY(const auto house, home.open());
  TRY(const auto db, house->database->connect());
  TRY_VOID(fill(*db, kShort));
  TRY_VOID(seal_all(*house, *db));
  for (const char* guard : {"record_lines_stay", "record_lines_fixed"})
    TRY_VOID(db->execute("DROP TRIGGER IF EXISTS " + std::string(guard)));
  std::int64_t changes = 0, found = 0;
  TRY(const store::Rows rows, db->query("SELECT number, event, room, facts, link FROM record_lines WHERE position IS NOT NULL"));
  for (const store::Row& row : rows) {
    for (const char* column : {"event", "room", "facts", "link"}) {
      const std::string whole = row.text(column);
      for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string other = whole;
        other[i] = static_cast<char>(other[i] ^ 1);
        const std::string statement = "UPDATE record_lines SET " + std::string(column) + " = $1 WHERE number = $2";
        TRY_VOID(db->execute(statement, {other, row.integer("number")}));
        TRY(const auto report, verified(*house, *db));
        TRY_VOID(db->execute(statement, {whole, row.integer("number")}));
        ++changes;
        found += !report.whole();
      }
    }
  }
  TRY(const auto after, verified(*house, *db));
  if (!after.whole()) return fail("bench.record", Kind::kInternal);
  return BenchRow{"record.changes_found", 100.0 * static_cast<double>(found) / static_cast<double>(changes), "%", {}, {}, 100,
                  std::to_string(changes) + " single-byte changes of " + std::to_string(rows.size()) + " lines, each verified by itself"};
}

}  // namespace

Result<std::vector<BenchRow>> record_rows() {
  TRY(BenchRow time, million());
  TRY(BenchRow changes, every_byte());
  return std::vector<BenchRow>{std::move(time), std::move(changes)};
}

}  // namespace meretid::bench
