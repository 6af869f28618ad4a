// SPDX-License-Identifier: EUPL-1.2
// An archive folder through the sandbox into its index: read once, then what changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "solutions/access/collect/archive.h"
#include "solutions/access/collect/collected.h"
#include "solutions/access/propose/finding_rows.h"

namespace meretid::access::collect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Archive : public testing::Test {
 protected:
  Archive() : root_(testing::TempDir() + "/archive_" + std::to_string(getpid())) {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "a/sub");
    write("brev.txt", "Anne Eksempel, CPR 131016-9996, har skrevet.");
    write("sub/nøde.txt", "Intet her.");
  }
  ~Archive() override { std::filesystem::remove_all(root_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(root_ / "a" / name, std::ios::binary) << text; }
  Refreshed refreshed() {
    auto index = retrieval::TextFile::open(root_ / "index");
    EXPECT_TRUE(index);
    const auto model = shared_name_model();
    const auto result = refresh(*index, root_ / "a", **model, {.leave_out = {root_ / "a/out"}});
    EXPECT_TRUE(result) << result.error().code;
    acts_ = acts_of(*index).value_or(std::vector<Act>{});
    return *result;
  }
  std::filesystem::path root_;
  std::vector<Act> acts_;
};

TEST_F(Archive, IsReadOnceAndThenWhatChanged) {
  EXPECT_EQ(refreshed().read, 2);
  ASSERT_EQ(acts_.size(), 2U);
  EXPECT_THAT(acts_[0].note.numbers, ElementsAre("1310169996"));
  EXPECT_EQ(refreshed().read, 0);
  std::filesystem::last_write_time(root_ / "a/brev.txt", std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(refreshed().read, 0) << "touched, but the same";
  write("brev.txt", "Anne Eksempel, CPR 131016-9997, har skrevet.");
  std::filesystem::last_write_time(root_ / "a/brev.txt", std::filesystem::file_time_type::clock::now() + std::chrono::hours(2));
  EXPECT_EQ(refreshed().read, 1) << "of the same size";
  EXPECT_THAT(acts_[0].text, HasSubstr("9997"));
  std::filesystem::remove(root_ / "a/brev.txt");
  write("ny.txt", "Ny.");
  std::filesystem::create_directories(root_ / "a/out");
  write("out/resultat.txt", "Anne Eksempel");
  std::filesystem::create_symlink("/etc/passwd", root_ / "a/link.txt");
  const Refreshed last = refreshed();
  EXPECT_EQ(last.read, 1);
  EXPECT_EQ(last.forgotten, 1);
  EXPECT_EQ(last.files, 2);
  ASSERT_EQ(acts_.size(), 2U);
  EXPECT_EQ(acts_[0].file, "ny.txt");
}

TEST_F(Archive, BadFilesAreActsThatSaySo) {
  write("tom.pdf", "");
  write("halv.pdf", "%PDF-1.7\n1 0 obj\n<<");
  write("ukendt.bin", std::string("\x7f" "ELF\0\0\1\2", 8));
  refreshed();
  std::vector<std::string> bad;
  for (const Act& one : acts_)
    if (!one.note.problems.empty()) bad.push_back(one.file);
  EXPECT_THAT(bad, ElementsAre("halv.pdf", "tom.pdf", "ukendt.bin"));
  const Collected list = collected(acts_, {}, base::Language::kDanish);
  EXPECT_FALSE(list.complete);
  EXPECT_THAT(list_of(list, base::Language::kDanish), HasSubstr("halv.pdf;Ikke læst: ses efter i hånden"));
}

TEST_F(Archive, WhatHasNoNameAsTextIsToldAndADriveThatIsNotThereForgetsNothing) {
  write("bl\xE5.txt", "Anne Eksempel");  // as a system of the nineties wrote "blå"
  EXPECT_EQ(refreshed().read, 3);
  ASSERT_EQ(acts_.size(), 3U);
  EXPECT_THAT(list_of(collected(acts_, {}, base::Language::kEnglish), base::Language::kEnglish), HasSubstr("is not written in UTF-8"));
  std::filesystem::rename(root_ / "a", root_ / "b");
  std::filesystem::create_directories(root_ / "a");
  {
    auto index = retrieval::TextFile::open(root_ / "index");
    const auto model = shared_name_model();
    EXPECT_EQ(refresh(*index, root_ / "a", **model, {}).error().code, "access.collect.empty");
    EXPECT_EQ(index->entries().size(), 3U);
  }
  std::filesystem::remove_all(root_ / "a");
  std::filesystem::rename(root_ / "b", root_ / "a");
  EXPECT_EQ(refreshed().read, 1) << "only the one without a name";
}

TEST_F(Archive, EndsWhenItIsEnoughAndGoesOnFromThere) {
  for (int i = 0; i < 40; ++i) write("brev " + std::to_string(i) + ".html", "<p>Anne Eksempel</p>");
  Refreshed first;
  {
    auto index = retrieval::TextFile::open(root_ / "index");
    const auto model = shared_name_model();
    std::atomic<bool> begun = false;
    const auto result = refresh(*index, root_ / "a", **model, {.threads = 1, .progress = [&](double) { begun = true; }, .enough = [&] { return begun.load(); }});
    ASSERT_TRUE(result);
    first = *result;
  }
  EXPECT_GT(first.read, 0);
  EXPECT_GT(first.left, 0);
  EXPECT_EQ(first.read + first.left, 42);
  EXPECT_EQ(refreshed().read, first.left) << "what was read stays read";
}

TEST_F(Archive, WhatMayNotBeOpenedIsToldWithoutAPathOfTheMachine) {
  std::filesystem::create_directories(root_ / "a/lukket");
  write("lukket/x.txt", "Anne Eksempel");
  write("min.txt", "Anne Eksempel");
  for (const char* name : {"a/lukket", "a/min.txt"}) std::filesystem::permissions(root_ / name, std::filesystem::perms::none);
  const bool root = geteuid() == 0;  // whom nothing is closed to
  if (root) {
    std::filesystem::permissions(root_, std::filesystem::perms::all);
    constexpr uid_t kNobody = 65534;
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  refreshed();
  ASSERT_TRUE(!root || seteuid(0) == 0);
  std::filesystem::permissions(root_ / "a/lukket", std::filesystem::perms::owner_all);
  std::vector<std::string> closed;
  for (const Act& one : acts_) {
    for (const ReadingRow& problem : one.note.problems) EXPECT_EQ(say(problem, base::Language::kEnglish).find(root_.string()), std::string::npos) << one.file;
    if (one.note.state == "not_read") closed.push_back(one.file);
  }
  EXPECT_THAT(closed, ElementsAre("lukket/", "min.txt"));
  EXPECT_EQ(refreshed().read, 2) << "what was closed is tried again";
}

}  // namespace
}  // namespace meretid::access::collect
