// SPDX-License-Identifier: EUPL-1.2
// What must not be restored, and what must not be left behind.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "backup/archive.h"
#include "backup/installation_test.h"
#include "store/catalogue.h"

namespace meretid::backup {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class RefusalTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(code_of(old_.back_up(file_)), "ok"); }
  void write(std::string_view bytes) {
    std::ofstream(bad_, std::ios::binary | std::ios::trunc) << bytes;
  }
  /// Everything in the folder of the archive.
  int files() const {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(file_.parent_path())) ++count;
    return count;
  }

  Installation old_{"sqlite"};
  Folder out_;
  const fs::path file_ = out_ / "a.backup", bad_ = out_ / "bad.backup";
};

TEST_F(RefusalTest, EveryTruncatedArchive) {
  const std::string whole = read_all(file_);
  NewHome home(old_);
  // All of the last 256 bytes, where an end could look like one, and every 1,499th before them.
  for (std::size_t size = 0; size < whole.size(); size += size + 256 > whole.size() ? 1 : 1499) {
    write(std::string_view(whole).substr(0, size));
    const auto result = home.restore(bad_);
    ASSERT_THAT(code_of(result), AnyOf("backup.cut", "backup.not_archive")) << size;
    ASSERT_FALSE(result.error().where.empty());
    ASSERT_TRUE(home.untouched()) << size;
  }
}

TEST_F(RefusalTest, EveryFlippedByte) {
  std::string bytes = read_all(file_);
  NewHome home(old_);
  for (std::size_t at = 0; at < bytes.size(); at += at + 128 > bytes.size() || at < 128 ? 1 : 997) {
    const char before = bytes[at];
    bytes[at] = static_cast<char>(before ^ (1 << at % 8));
    write(bytes);
    bytes[at] = before;
    const auto result = home.restore(bad_);
    ASSERT_THAT(code_of(result),
                AnyOf("backup.altered", "backup.cut", "backup.not_archive", "backup.foreign"))
        << at;
    ASSERT_TRUE(home.untouched()) << at;
  }
  write(bytes + "x");
  EXPECT_EQ(code_of(home.restore(bad_)), "backup.altered") << "something behind the end";
}

TEST_F(RefusalTest, NamesThePart) {
  std::string bytes = read_all(file_);
  const auto at = bytes.find(std::string("anna"));
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'A';
  write(bytes);
  NewHome home(old_);
  const auto altered = home.restore(bad_);
  ASSERT_EQ(code_of(altered), "backup.altered");
  EXPECT_THAT(altered.error().where, HasSubstr("tables/accounts"));
  write(bytes.substr(0, at));
  const auto cut = home.restore(bad_);
  ASSERT_EQ(code_of(cut), "backup.cut");
  EXPECT_THAT(cut.error().where, HasSubstr("tables/accounts"));
}

TEST_F(RefusalTest, WithoutTheMasterKeyOrWithAnother) {
  NewHome home(old_);
  fs::remove(home / "master.key");
  const auto without = home.restore(file_);
  ASSERT_EQ(code_of(without), "backup.key_needed");
  EXPECT_EQ(without.error().where, (home / "master.key").string());
  EXPECT_FALSE(fs::exists(home / "master.key")) << "none is made";

  Installation other("sqlite");
  NewHome wrong(other);
  EXPECT_EQ(code_of(wrong.restore(file_)), "backup.foreign");
  EXPECT_TRUE(wrong.untouched());
}

TEST_F(RefusalTest, IntoWhatIsNotEmpty) {
  NewHome home(old_);
  ASSERT_EQ(code_of(home.restore(file_)), "ok");
  const auto again = home.restore(file_);
  ASSERT_EQ(code_of(again), "backup.not_empty");
  EXPECT_EQ(home.connect()->query("SELECT id FROM cases").value().size(), 2u);

  NewHome files(old_);
  fs::create_directories(files / "blobs/x");
  EXPECT_EQ(code_of(files.restore(file_)), "backup.not_empty");
  EXPECT_TRUE(fs::exists(files / "blobs/x"));
  EXPECT_FALSE(fs::exists(files / "meretid.db"));
}

TEST_F(RefusalTest, AProgramThatLacksAMigration) {
  ASSERT_EQ(code_of(old_.db().execute(
                "INSERT INTO schema_changes (folder, number, name, checksum, applied_at) "
                "VALUES ('solutions/x/migrations', 1, '0001_x.sql', 'abc', 1)")),
            "ok");
  ASSERT_EQ(code_of(old_.back_up(bad_)), "ok");
  NewHome home(old_);
  const auto result = home.restore(bad_);
  ASSERT_EQ(code_of(result), "backup.unknown_migration");
  EXPECT_EQ(result.error().where, "solutions/x/migrations/0001_x.sql");
  EXPECT_TRUE(home.untouched());
}

/// Runs `work` where no file may grow beyond so many bytes: write(2) then fails as on a full disk.
int with_file_limit(rlim_t bytes, const std::function<int()>& work) {
  return store::in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 99;
    return work();
  });
}

TEST_F(RefusalTest, ABackupOntoAFullDiskLeavesNothing) {
  const int before = files();
  const int status = with_file_limit(100'000, [&] {
    const auto made = old_.back_up(bad_);
    return made ? 1 : made.error().code == "store.no_space" && made.error().kind == Kind::kNoSpace ? 0 : 2;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(files(), before) << "the part that was written is gone";
}

TEST_F(RefusalTest, ARestoreOntoAFullDiskLeavesNothing) {
  NewHome home(old_);
  for (const rlim_t bytes : {10'000, 100'000, 190'000}) {
    const int status = with_file_limit(bytes, [&] {
      const auto done = home.restore(file_);
      return done ? 1 : done.error().code == "store.no_space" ? 0 : 2;
    });
    EXPECT_EQ(status, 0) << bytes;
    EXPECT_TRUE(home.untouched()) << bytes;
  }
  EXPECT_EQ(code_of(home.restore(file_)), "ok") << "and with room it works";
}

TEST_F(RefusalTest, AKilledRestoreIsNeverTakenForAWholeOne) {
  int interrupted = 0, whole = 0;
  for (int ms = 0; ms < 400 && whole < 3; ms += 7) {
    NewHome home(old_);
    const int status = store::killed_child([&] { return home.restore(file_) ? 0 : 1; }, ms);
    const bool marked = fs::exists(home / "unfinished");
    const bool tables =
        fs::exists(home / "meretid.db") &&
        !store::list_tables(*home.connect(), "sqlite").value().empty();
    if (status == 0) {
      ++whole;
      EXPECT_FALSE(marked);
      continue;
    }
    ASSERT_EQ(status, 128 + SIGKILL);
    ++interrupted;
    // Tables and no marker: it was killed between taking the marker away and its exit.
    if (tables && !marked) continue;
    const auto again = home.restore(file_);
    ASSERT_EQ(code_of(again), "ok") << ms << ' ' << again.error().where;
    EXPECT_TRUE(again->whole());
    EXPECT_EQ(again->blobs, 4);
    EXPECT_FALSE(fs::exists(home / "unfinished"));
  }
  EXPECT_GT(interrupted, 0);
}

}  // namespace
}  // namespace meretid::backup
