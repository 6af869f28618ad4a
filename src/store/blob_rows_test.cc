// SPDX-License-Identifier: EUPL-1.2
// Blobs in the database. What both places promise alike is in blobs_test.cc.
#include <gtest/gtest.h>
#include <signal.h>

#include <thread>
#include <vector>

#include "store/blob_format.h"
#include "store/blobs.h"
#include "store/sweep.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::store {
namespace {

std::string content(std::size_t size, unsigned seed = 1) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>((seed = seed * 1'664'525u + 1'013'904'223u) >> 24);
  return bytes;
}

class BlobRowsTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ASSERT_EQ(code_of(database_.keys()->create(db(), case_, now_)), "ok"); }
  Connection& db() { return database_.connection(); }
  std::int64_t pieces() { return db().query("SELECT COUNT(*) AS n FROM blob_pieces").value().at(0).integer("n"); }
  std::string read(const BlobRef& ref) { return code_of(blobs_.get(db(), case_, ref.address)); }

  TestDatabase database_{GetParam()};
  const Timestamp now_{1};
  const CaseScope case_ = people::CaseAccess::invented();
  const BlobStore blobs_ = database_.blobs({}, BlobPlace::kDatabase);
};

TEST_P(BlobRowsTest, KeepsEverySizeAroundAPieceAndNothingOnDisk) {
  for (const std::size_t size : {0ul, 1ul, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 3 * kPiece + 7}) {
    const std::string bytes = content(size);
    const auto ref = blobs_.put(db(), case_, bytes, now_);
    ASSERT_EQ(code_of(ref), "ok") << size;
    EXPECT_EQ(blobs_.open(db(), case_, ref->address).value()->size(), static_cast<std::int64_t>(size));
    EXPECT_EQ(blobs_.get(db(), case_, ref->address).value(), bytes);
    EXPECT_TRUE(blobs_.contains(db(), case_, ref->address));
  }
  EXPECT_FALSE(std::filesystem::exists(database_.folder() / "blobs"));
}

TEST_P(BlobRowsTest, TheAddressIsTheSameAsInADirectory) {
  const std::string bytes = content(200'000);
  const BlobStore files = database_.blobs();
  EXPECT_EQ(blobs_.put(db(), case_, bytes, now_)->address, files.put(db(), case_, bytes, now_)->address);
}

TEST_P(BlobRowsTest, NothingReadableInTheRowsAndNoOtherCaseOpensThem) {
  const CaseScope other = people::CaseAccess::invented();
  ASSERT_EQ(code_of(database_.keys()->create(db(), other, now_)), "ok");
  const auto ref = blobs_.put(db(), case_, "Borgeren Ærtehalm Østergård", now_).value();
  const Rows rows = db().query("SELECT bytes FROM blob_pieces").value();
  for (const Row& row : rows)
    EXPECT_EQ(row.bytes("bytes").find("Ærtehalm"), std::string::npos);
  EXPECT_EQ(code_of(blobs_.get(db(), other, ref.address)), "store.no_blob");
  EXPECT_EQ(code_of(blobs_.get(db(), case_, "../../etc/passwd")), "store.no_blob");
}

TEST_P(BlobRowsTest, AnAlteredMissingOrMovedPieceIsFound) {
  const auto ref = blobs_.put(db(), case_, content(3 * kPiece + 100), now_).value();
  const Rows whole = db().query("SELECT number, bytes FROM blob_pieces ORDER BY number").value();
  ASSERT_EQ(whole.size(), 5u);
  for (const Row& row : whole) {
    const std::string bytes = row.bytes("bytes");
    for (const std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      std::string altered = bytes;
      altered[at] = static_cast<char>(altered[at] ^ 0x40);
      ASSERT_EQ(code_of(db().execute("UPDATE blob_pieces SET bytes = $1 WHERE number = $2", {Blob{altered}, row.integer("number")})), "ok");
      EXPECT_EQ(read(ref), "store.blob_damaged") << row.integer("number") << " " << at;
    }
    ASSERT_EQ(code_of(db().execute("DELETE FROM blob_pieces WHERE number = $1", {row.integer("number")})), "ok");
    EXPECT_EQ(read(ref), "store.blob_damaged") << row.integer("number");
    ASSERT_EQ(code_of(db().execute("INSERT INTO blob_pieces VALUES ($1, $2, $3, 0, $4)",
                                   {case_.case_id(), ref.address, row.integer("number"), Blob{bytes}})),
              "ok");
  }
  EXPECT_EQ(read(ref), "ok");
  ASSERT_EQ(code_of(db().script("UPDATE blob_pieces SET number = 9 WHERE number = 1; UPDATE blob_pieces SET number = 1 WHERE "
                                "number = 2; UPDATE blob_pieces SET number = 2 WHERE number = 9")),
            "ok");
  EXPECT_EQ(read(ref), "store.blob_damaged");
  // Stored again, what lacks a piece is whole again.
  ASSERT_EQ(code_of(db().execute("DELETE FROM blob_pieces WHERE number = 1")), "ok");
  ASSERT_EQ(code_of(blobs_.put(db(), case_, content(3 * kPiece + 100), now_)), "ok");
  EXPECT_EQ(read(ref), "ok");
}

TEST_P(BlobRowsTest, QuotaHoldsAndADroppedWriterLeavesNothing) {
  const BlobStore tight = database_.blobs({1000, 0}, BlobPlace::kDatabase);
  ASSERT_EQ(code_of(tight.put(db(), case_, content(600), now_)), "ok");
  EXPECT_EQ(code_of(tight.put(db(), case_, content(600, 2), now_)), "store.quota");
  EXPECT_EQ(tight.used(db(), case_).value(), 600);
  const auto before = pieces();
  {
    auto writer = blobs_.create(db(), case_).value();
    ASSERT_EQ(code_of(writer->write(content(200'000))), "ok");
    EXPECT_GT(pieces(), before);  // it streams: memory holds one piece
  }
  EXPECT_EQ(pieces(), before);
}

TEST_P(BlobRowsTest, RolledBackWithItsTransaction) {
  EXPECT_EQ(code_of(db().transaction([&](Connection& tx) -> Result<void> {
              TRY_VOID(blobs_.put(tx, case_, content(100'000), now_));
              return fail("test.refused", Kind::kRefused);
            })),
            "test.refused");
  EXPECT_EQ(pieces(), 0);
}

TEST_P(BlobRowsTest, AKilledWriterLeavesWholeBlobsAndWhatIsSwept) {
  const auto old = blobs_.put(db(), case_, content(300'000), now_).value();
  for (const int milliseconds : {20, 60})
    EXPECT_EQ(killed_child(
                  [&] {
                    auto other = open_database(database_.url());
                    auto mine = std::move((*other)->connect().value());
                    for (unsigned seed = 100;; ++seed)
                      if (!blobs_.put(*mine, case_, content(300'000), now_) ||
                          !blobs_.put(*mine, case_, content(300'000, seed), now_))
                        return 1;
                  },
                  milliseconds),
              128 + SIGKILL);
  EXPECT_EQ(read(old), "ok");
  const Rows kept = db().query("SELECT DISTINCT address FROM blob_pieces WHERE address NOT LIKE 'tmp-%'").value();
  for (const Row& row : kept)
    EXPECT_EQ(code_of(blobs_.get(db(), case_, row.text("address"))), "ok");
  EXPECT_EQ(blobs_.sweep(db(), 3600).value(), 0) << "a young one may still be written";
  static_cast<void>(blobs_.sweep(db(), -1));
  EXPECT_EQ(db().query("SELECT 1 AS one FROM blob_pieces WHERE address LIKE 'tmp-%'").value().size(), 0u);
}

TEST_P(BlobRowsTest, TheSameContentAtOnceIsThereOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      for (int i = 0; i < 5; ++i) {
        const auto ref = blobs_.put(*mine, case_, content(150'000), now_);
        if (!ref || !blobs_.get(*mine, case_, ref->address)) ++failed;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(pieces(), 4);
  EXPECT_EQ(blobs_.used(db(), case_).value(), 150'000);
}

TEST_P(BlobRowsTest, ErasedAndShreddedAreGone) {
  const auto a = blobs_.put(db(), case_, "a", now_).value(), b = blobs_.put(db(), case_, "b", now_).value();
  ASSERT_EQ(code_of(blobs_.erase(db(), case_, a.address)), "ok");
  EXPECT_FALSE(blobs_.contains(db(), case_, a.address));
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, now_)), "ok");
  EXPECT_EQ(code_of(blobs_.get(db(), case_, b.address)), "store.no_key");
  EXPECT_EQ(sweep(db(), blobs_, now_).value(), 1) << "noise under a key that is gone is swept";
  EXPECT_EQ(pieces(), 0);
}

INSTANTIATE_TEST_SUITE_P(Backends, BlobRowsTest, testing::ValuesIn(test_backends()));

}  // namespace
}  // namespace meretid::store
