// SPDX-License-Identifier: EUPL-1.2
#include "store/blobs.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "store/blob_format.h"
#include "store/durable_file.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::store {
namespace {

namespace fs = std::filesystem;

std::string content(std::size_t size, unsigned seed = 1) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>((seed = seed * 1'664'525u + 1'013'904'223u) >> 24);
  return bytes;
}

class BlobsTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ASSERT_EQ(code_of(database_.keys()->create(db(), case_, now_)), "ok"); }
  Connection& db() { return database_.connection(); }
  fs::path file(const BlobRef& ref) {
    return blob_path(database_.folder() / "blobs" / case_.case_id().text(), ref.address);
  }
  std::string read_file(const fs::path& path) { return read_small_file(path).value().value_or(""); }
  void write_file(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }

  TestDatabase database_{GetParam()};
  const Timestamp now_{1};
  const CaseScope case_ = people::CaseAccess::invented();
  const BlobStore blobs_ = database_.blobs();
};

TEST_P(BlobsTest, KeepsEverySizeAroundAPiece) {
  for (const std::size_t size :
       {0ul, 1ul, 1000ul, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 3 * kPiece + 7}) {
    const std::string bytes = content(size);
    const auto ref = blobs_.put(db(), case_, bytes, now_);
    ASSERT_EQ(code_of(ref), "ok") << size;
    EXPECT_EQ(ref->size, static_cast<std::int64_t>(size));
    EXPECT_EQ(blobs_.open(db(), case_, ref->address).value()->size(), ref->size);
    EXPECT_EQ(blobs_.get(db(), case_, ref->address).value(), bytes);
  }
}

TEST_P(BlobsTest, PiecesOfAnySizeGiveTheSameBlob) {
  const std::string bytes = content(200'000);
  auto writer = blobs_.create(db(), case_).value();
  for (std::size_t at = 0; at < bytes.size(); at += 777)
    ASSERT_EQ(code_of(writer->write(std::string_view(bytes).substr(at, 777))), "ok");
  const auto ref = writer->finish(db(), now_).value();
  EXPECT_EQ(ref.address, blobs_.put(db(), case_, bytes, now_).value().address);
  EXPECT_EQ(blobs_.used(db(), case_).value(), 200'000) << "the same content counts once";
}

TEST_P(BlobsTest, NothingReadableOnDiskAndNoAddressInCommon) {
  const CaseScope other = people::CaseAccess::invented();
  ASSERT_EQ(code_of(database_.keys()->create(db(), other, now_)), "ok");
  const std::string text = "Borgeren Ærtehalm Østergård har søgt om aktindsigt.";
  const auto mine = blobs_.put(db(), case_, text, now_).value(),
             theirs = blobs_.put(db(), other, text, now_).value();
  EXPECT_NE(mine.address, theirs.address);
  EXPECT_EQ(read_file(file(mine)).find("Østergård"), std::string::npos);
  EXPECT_EQ(code_of(blobs_.get(db(), other, mine.address)), "store.no_blob");
  EXPECT_EQ(code_of(blobs_.get(db(), case_, "../../etc/passwd")), "store.no_blob");
  EXPECT_EQ(blobs_
                .get(db(), CaseScope::installation(),
                     blobs_.put(db(), CaseScope::installation(), text, now_)->address)
                .value(),
            text);
}

TEST_P(BlobsTest, EveryAlteredByteIsFound) {
  const auto ref = blobs_.put(db(), case_, content(kPiece + 100), now_).value();
  const std::string whole = read_file(file(ref));
  std::vector<std::size_t> places{whole.size() - 1, kBlobHeader + kSealedPiece - 1,
                                  kBlobHeader + kSealedPiece};
  for (std::size_t i = 0; i < kBlobHeader + 20; ++i) places.push_back(i);
  for (const std::size_t at : places) {
    std::string altered = whole;
    altered[at] = static_cast<char>(altered[at] ^ 0x40);
    write_file(file(ref), altered);
    EXPECT_EQ(code_of(blobs_.get(db(), case_, ref.address)), "store.blob_damaged") << at;
  }
  write_file(file(ref), whole);
  EXPECT_EQ(code_of(blobs_.get(db(), case_, ref.address)), "ok");
}

TEST_P(BlobsTest, ATornOrLengthenedOneIsFound) {
  const auto ref = blobs_.put(db(), case_, content(2 * kPiece + 100), now_).value();
  const std::string whole = read_file(file(ref));
  for (const std::size_t size : {0ul, 7ul, kBlobHeader, kBlobHeader + 5, kBlobHeader + kSealedPiece,
                                 kBlobHeader + 2 * kSealedPiece, whole.size() - 1}) {
    write_file(file(ref), whole.substr(0, size));
    EXPECT_EQ(code_of(blobs_.get(db(), case_, ref.address)), "store.blob_damaged") << size;
  }
  write_file(file(ref), whole + whole.substr(whole.size() - 117));
  EXPECT_EQ(code_of(blobs_.get(db(), case_, ref.address)), "store.blob_damaged");
}

TEST_P(BlobsTest, AGoodBlobUnderAnothersNameIsFound) {
  const auto a = blobs_.put(db(), case_, "bevilget", now_).value(),
             b = blobs_.put(db(), case_, "afslag!!", now_).value();
  fs::copy_file(file(b), file(a), fs::copy_options::overwrite_existing);
  EXPECT_EQ(code_of(blobs_.get(db(), case_, a.address)), "store.blob_damaged");
}

TEST_P(BlobsTest, QuotaIsCheckedBeforeAndWhileWriting) {
  const BlobStore tight = database_.blobs({1000, 0});
  EXPECT_EQ(code_of(tight.put(db(), case_, content(600), now_)), "ok");
  EXPECT_EQ(code_of(tight.put(db(), case_, content(600, 2), now_)), "store.quota");
  EXPECT_EQ(code_of(tight.room_for(db(), case_, 400)), "ok");
  EXPECT_EQ(code_of(tight.room_for(db(), case_, 401)), "store.quota");
  auto writer = tight.create(db(), case_).value();
  ASSERT_EQ(code_of(writer->write(content(400))), "ok");
  EXPECT_EQ(code_of(writer->write("x")), "store.quota");
  EXPECT_EQ(code_of(writer->finish(db(), now_)), "store.quota");
  EXPECT_EQ(tight.used(db(), case_).value(), 600);
}

TEST_P(BlobsTest, ADiskThatIsAlmostFullRefusesBeforeTheFirstByte) {
  const BlobStore greedy = database_.blobs({0, std::int64_t{1} << 60});
  const auto result = greedy.create(db(), case_, 10);
  EXPECT_EQ(code_of(result), "store.no_space");
  EXPECT_EQ(result.error().kind, Kind::kNoSpace);
}

TEST_P(BlobsTest, ADiskThatFillsUpLeavesNothing) {
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    auto other = open_database(database_.url());
    auto mine = std::move((*other)->connect().value());
    const rlimit small{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &small);
    return code_of(blobs_.put(*mine, case_, content(3'000'000), now_)) == "store.no_space" ? 0 : 1;
  });
  EXPECT_EQ(status, 0);
  for (const auto& entry : fs::recursive_directory_iterator(database_.folder() / "blobs"))
    EXPECT_FALSE(entry.is_regular_file()) << entry.path();
}

TEST_P(BlobsTest, KillWhileWritingLeavesWholeBlobsOnly) {
  const auto old = blobs_.put(db(), case_, content(300'000), now_).value();
  int whole = 0;
  for (const int milliseconds : {10, 25, 50, 90, 400, 2000}) {
    if (whole > 1 && milliseconds > 90) break;  // a slow machine gets longer, until a new blob is there
    EXPECT_EQ(killed_child(
                  [&] {
                    auto other = open_database(database_.url());
                    auto mine = std::move((*other)->connect().value());
                    for (unsigned seed = 100;; ++seed) {
                      // The old one again, over and over, and new ones in between.
                      if (!blobs_.put(*mine, case_, content(300'000), now_) ||
                          !blobs_.put(*mine, case_, content(300'000, seed), now_))
                        return 1;
                    }
                  },
                  milliseconds),
              128 + SIGKILL);
    EXPECT_EQ(code_of(blobs_.get(db(), case_, old.address)), "ok");
    whole = 0;
    const fs::path folder = database_.folder() / "blobs" / case_.case_id().text();
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().filename().string().starts_with("tmp-"))
        continue;
      const std::string address =
          entry.path().parent_path().filename().string() + entry.path().filename().string();
      EXPECT_EQ(code_of(blobs_.get(db(), case_, address)), "ok") << address;
      ++whole;
    }
  }
  EXPECT_GT(whole, 1);
  EXPECT_EQ(blobs_.sweep(db(), 3600).value(), 0) << "a young temporary file may still be written";
  static_cast<void>(blobs_.sweep(db(), -1));
  EXPECT_EQ(blobs_.sweep(db(), -1).value(), 0);
  EXPECT_EQ(code_of(blobs_.get(db(), case_, old.address)), "ok");
}

TEST_P(BlobsTest, AWriterThatIsDroppedLeavesNothing) {
  {
    auto writer = blobs_.create(db(), case_).value();
    ASSERT_EQ(code_of(writer->write(content(200'000))), "ok");
  }
  for (const auto& entry : fs::recursive_directory_iterator(database_.folder() / "blobs"))
    EXPECT_FALSE(entry.is_regular_file());
  EXPECT_EQ(blobs_.used(db(), case_).value(), 0);
}

TEST_P(BlobsTest, ErasedAndShreddedAreGone) {
  const auto a = blobs_.put(db(), case_, "a", now_).value(),
             b = blobs_.put(db(), case_, "b", now_).value();
  ASSERT_EQ(code_of(blobs_.erase(db(), case_, a.address)), "ok");
  EXPECT_FALSE(blobs_.contains(db(), case_, a.address));
  EXPECT_EQ(blobs_.used(db(), case_).value(), 1);
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, now_)), "ok");
  EXPECT_TRUE(blobs_.contains(db(), case_, b.address));
  EXPECT_EQ(code_of(blobs_.get(db(), case_, b.address)), "store.no_key");
  EXPECT_EQ(code_of(blobs_.put(db(), case_, "c", now_)), "store.no_key");
  ASSERT_EQ(code_of(blobs_.erase_case(db(), case_)), "ok");
  EXPECT_FALSE(blobs_.contains(db(), case_, b.address));
}

TEST_P(BlobsTest, TooMuchForMemoryIsRefusedUnread) {
  const auto ref = blobs_.put(db(), case_, content(5000), now_).value();
  const auto result = blobs_.get(db(), case_, ref.address, 4999);
  ASSERT_EQ(code_of(result), "store.blob_too_large");
  EXPECT_EQ(result.error().args.at(1).second, "5000");
}

INSTANTIATE_TEST_SUITE_P(Backends, BlobsTest, testing::ValuesIn(test_backends()));

}  // namespace
}  // namespace meretid::store
