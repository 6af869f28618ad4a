// SPDX-License-Identifier: EUPL-1.2
// What a power cut may leave behind: a log whose last write is torn, a damaged file. Committed is committed; damage is said.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/rng.h"
#include "store/sqlite.h"
#include "store/test_database.h"

namespace meretid::store {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}
void write(const fs::path& file, std::string_view bytes) { std::ofstream(file, std::ios::binary) << bytes; }

class TornTest : public testing::Test {
 protected:
  /// A writer that is killed in the middle of its work. Gives how many rows it was told are kept.
  std::int64_t write_until_killed() {
    EXPECT_EQ(code_of(database_.connection().script("CREATE TABLE things (number BIGINT PRIMARY KEY, raw BYTEA)")), "ok");
    const fs::path told = database_.folder() / "told";
    for (const int milliseconds : {60, 500, 3000}) {  // a slow machine gets longer
      const int status = killed_child(
          [&] {
            auto other = open_database(database_.url());
            auto mine = std::move((*other)->connect().value());
            std::int64_t number = mine->query("SELECT COUNT(*) AS n FROM things").value()[0].integer("n");
            for (;; ++number) {
              if (!mine->execute("INSERT INTO things (number, raw) VALUES ($1, $2)", {number, Blob{std::string(3000, 'x')}})) return 1;
              std::ofstream(told, std::ios::app) << '.';
            }
          },
          milliseconds);
      EXPECT_EQ(status, 128 + SIGKILL);
      if (fs::exists(told) && fs::file_size(told) > 3) break;
    }
    return static_cast<std::int64_t>(fs::file_size(told));
  }
  /// The files as they lie, in a folder of their own, so that this process's open connection does not touch them.
  fs::path copied(const std::string& name) {
    const fs::path folder = database_.folder() / name;
    fs::create_directories(folder);
    fs::copy_file(database_.url(), folder / "db", fs::copy_options::overwrite_existing);
    fs::copy_file(database_.url() + "-wal", folder / "db-wal", fs::copy_options::overwrite_existing);
    return folder;
  }
  static std::int64_t rows(const fs::path& folder) {
    const auto open = open_sqlite((folder / "db").string());
    if (!open) return -1;
    const auto db = (*open)->connect();
    if (!db || (*db)->query("PRAGMA integrity_check").value()[0].text("integrity_check") != "ok") return -2;
    const auto found = (*db)->query("SELECT COUNT(*) AS n, COALESCE(MAX(number), -1) AS last FROM things");
    if (!found || (*found)[0].integer("n") != (*found)[0].integer("last") + 1) return -3;  // a gap
    return (*found)[0].integer("n");
  }

  TestDatabase database_;
};

TEST_F(TornTest, ATornLastWriteLosesNothingThatWasCommitted) {
  const std::int64_t told = write_until_killed();
  const fs::path sound = copied("sound");
  const std::string log = bytes_of(sound / "db-wal");
  const std::int64_t whole = rows(sound);
  ASSERT_GE(whole, told);
  Rng rng(11);
  for (int round = 0; round < 12; ++round) {
    const fs::path torn = copied("torn" + std::to_string(round));
    std::string tail;
    switch (round % 3) {
      case 0:  // noise
        for (std::int64_t i = rng.between(1, 9000); i > 0; --i) tail += static_cast<char>(rng.between(0, 255));
        break;
      case 1:  // a frame like the last one, cut off
        tail = log.substr(log.size() - 4120).substr(0, static_cast<std::size_t>(rng.between(1, 4119)));
        break;
      default:  // blocks that were allotted and never written
        tail.assign(static_cast<std::size_t>(rng.between(1, 20'000)), '\0');
    }
    write(torn / "db-wal", log + tail);
    EXPECT_EQ(rows(torn), whole) << round;
  }
}

/// No disk does this by itself; but if one does, the database is still one that was there, and the record's head file tells how
/// much is missing (record/lost_end_test.cc).
TEST_F(TornTest, ADamagedLogGivesAnEarlierWholeState) {
  write_until_killed();
  const std::string log = bytes_of(copied("sound") / "db-wal");
  Rng rng(12);
  for (int round = 0; round < 12; ++round) {
    const fs::path torn = copied("flipped" + std::to_string(round));
    std::string changed = log;
    const auto at = static_cast<std::size_t>(rng.between(0, static_cast<std::int64_t>(log.size()) - 1));
    if (round % 2 == 0) changed[at] = static_cast<char>(changed[at] ^ 0x40);
    else changed.resize(at);
    write(torn / "db-wal", changed);
    const auto open = open_sqlite((torn / "db").string());
    ASSERT_TRUE(open) << round;
    const auto db = std::move((*open)->connect().value());
    EXPECT_EQ(db->query("PRAGMA integrity_check").value()[0].text("integrity_check"), "ok") << round;
  }
}

TEST_F(TornTest, ADamagedDatabaseIsSaidSo) {
  ASSERT_TRUE(database_.connection().forget_deleted());
  const std::string sound = bytes_of(database_.url());
  ASSERT_GT(sound.size(), 8192U);
  const fs::path file = database_.folder() / "damaged.db";
  for (const std::size_t keep : {std::size_t{0}, std::size_t{50}}) {
    write(file, sound.substr(0, keep) + std::string(4096, 'x') + sound.substr(keep + 4096));
    const auto open = open_sqlite(file.string());
    ASSERT_FALSE(open) << keep;
    EXPECT_EQ(open.error().code, "store.damaged") << keep;
    EXPECT_EQ(open.error().where, file.string());
  }
}

}  // namespace
}  // namespace meretid::store
