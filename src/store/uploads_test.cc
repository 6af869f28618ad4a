// SPDX-License-Identifier: EUPL-1.2
#include "store/uploads.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "store/sweep.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::store {
namespace {

class UploadsTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ASSERT_EQ(code_of(keys().create(db(), case_, now_)), "ok");
    ASSERT_EQ(code_of(keys().create(db(), other_, now_)), "ok");
  }
  Connection& db() { return database_.connection(); }
  Keyring& keys() { return *database_.keys(); }
  Result<UploadState> begin(std::int64_t size) {
    return begin_upload(db(), blobs_, keys(), case_, "Brev til Åse.pdf", size, now_);
  }
  Result<std::int64_t> part(const Id<Upload>& id, std::int64_t offset, const std::string& bytes) {
    return append_part(db(), blobs_, case_, id, offset, base::blake2b_hex(bytes), bytes, now_);
  }
  TestDatabase database_{GetParam()};
  const Timestamp now_{1};
  const CaseScope case_ = people::CaseAccess::invented(), other_ = people::CaseAccess::invented();
  const BlobStore blobs_ = database_.blobs();
};

TEST_P(UploadsTest, OnePartBecomesTheFile) {
  const auto id = begin(5).value().id;
  EXPECT_EQ(part(id, 0, "hallo").value(), 5);
  const auto done = finish_upload(db(), blobs_, keys(), case_, id, now_).value();
  EXPECT_EQ(done.name, "Brev til Åse.pdf");
  EXPECT_EQ(blobs_.get(db(), case_, done.blob.address).value(), "hallo");
  EXPECT_EQ(code_of(find_upload(db(), keys(), case_, id)), "store.no_upload");
}

TEST_P(UploadsTest, ManyPartsResumeAfterARestartAndJoin) {
  std::string whole(static_cast<std::size_t>(kPartSize) + 300'000, 'a');
  for (std::size_t i = 0; i < whole.size(); i += 101) whole[i] = static_cast<char>(i);
  const auto id = begin(static_cast<std::int64_t>(whole.size())).value().id;
  ASSERT_EQ(code_of(part(id, 0, whole.substr(0, kPartSize))), "ok");
  EXPECT_EQ(code_of(finish_upload(db(), blobs_, keys(), case_, id, now_)),
            "store.upload_incomplete");
  // Another process goes on where this one stood.
  const auto later = database_.connect();
  EXPECT_EQ(find_upload(*later, keys(), case_, id).value().offset, kPartSize);
  EXPECT_EQ(append_part(*later, blobs_, case_, id, kPartSize,
                        base::blake2b_hex(whole.substr(kPartSize)), whole.substr(kPartSize), now_)
                .value(),
            static_cast<std::int64_t>(whole.size()));
  const auto done = finish_upload(*later, blobs_, keys(), case_, id, now_).value();
  EXPECT_EQ(blobs_.get(db(), case_, done.blob.address).value(), whole);
  EXPECT_EQ(blobs_.put(db(), case_, whole, now_).value().address, done.blob.address);
  EXPECT_EQ(blobs_.used(db(), case_).value(), static_cast<std::int64_t>(whole.size()))
      << "the parts are gone";
}

TEST_P(UploadsTest, EmptyFileIsAFile) {
  const auto id = begin(0).value().id;
  const auto done = finish_upload(db(), blobs_, keys(), case_, id, now_).value();
  EXPECT_EQ(blobs_.get(db(), case_, done.blob.address).value(), "");
}

TEST_P(UploadsTest, WrongPartsAreRefusedAndHarmNothing) {
  const auto id = begin(10).value().id;
  EXPECT_EQ(
      code_of(append_part(db(), blobs_, case_, id, 0, base::blake2b_hex("andet"), "hallo", now_)),
      "store.part_hash");
  EXPECT_EQ(code_of(part(id, 3, "hallo")), "store.part_offset");
  EXPECT_EQ(code_of(part(id, -1, "hallo")), "store.part_offset");
  EXPECT_EQ(code_of(part(id, 0, "mere end lovet")), "store.part_size");
  EXPECT_EQ(part(id, 0, "hallo").value(), 5);
  EXPECT_EQ(part(id, 0, "hallo").value(), 5) << "sent twice because the answer was lost";
  const auto gap = part(id, 7, "abc");
  ASSERT_EQ(code_of(gap), "store.part_offset");
  EXPECT_EQ(gap.error().args.at(0).second, "5") << "the client learns where to go on";
  EXPECT_EQ(code_of(begin(-1)), "store.upload_size");
}

TEST_P(UploadsTest, BelongsToItsCase) {
  const auto id = begin(5).value().id;
  EXPECT_EQ(case_of_upload(db(), id).value(), case_.case_id());
  EXPECT_EQ(code_of(find_upload(db(), keys(), other_, id)), "store.no_upload");
  EXPECT_EQ(
      code_of(append_part(db(), blobs_, other_, id, 0, base::blake2b_hex("hallo"), "hallo", now_)),
      "store.no_upload");
  EXPECT_EQ(code_of(abandon_upload(db(), blobs_, other_, id)), "store.no_upload");
  EXPECT_EQ(code_of(case_of_upload(db(), Id<Upload>::make())), "store.no_upload");
}

TEST_P(UploadsTest, AbandoningOneSparesAFileOfTheSameContent) {
  const auto kept = blobs_.put(db(), case_, "hallo", now_).value();
  const auto id = begin(5).value().id;
  ASSERT_EQ(code_of(part(id, 0, "hallo")), "ok");
  ASSERT_EQ(code_of(abandon_upload(db(), blobs_, case_, id)), "ok");
  EXPECT_EQ(blobs_.get(db(), case_, kept.address).value(), "hallo");
}

TEST_P(UploadsTest, QuotaIsCheckedBeforeTheFirstByte) {
  const BlobStore tight = database_.blobs({100, 0});
  EXPECT_EQ(code_of(begin_upload(db(), tight, keys(), case_, "stor.pdf", 101, now_)),
            "store.quota");
}

TEST_P(UploadsTest, ForgottenOnesAreSweptWithTheirParts) {
  const std::string part_one(static_cast<std::size_t>(kPartSize), 'x');
  const auto id = begin(kPartSize + 1).value().id;
  ASSERT_EQ(code_of(part(id, 0, part_one)), "ok");
  EXPECT_EQ(sweep(db(), blobs_, now_ + 47 * kHour).value(), 0);
  EXPECT_EQ(sweep(db(), blobs_, now_ + 49 * kHour).value(), 1);
  EXPECT_EQ(code_of(find_upload(db(), keys(), case_, id)), "store.no_upload");
  EXPECT_EQ(blobs_.used(db(), case_).value(), 0);
}

TEST_P(UploadsTest, FilesThatAKillLeftOfADeletedCaseAreSwept) {
  const auto kept = blobs_.put(db(), other_, "bliver", now_).value(),
             left = blobs_.put(db(), case_, "væk", now_).value();
  ASSERT_EQ(code_of(keys().shred(db(), case_, now_)), "ok");
  EXPECT_TRUE(blobs_.contains(db(), case_, left.address));
  EXPECT_EQ(sweep(db(), blobs_, now_).value(), 1);
  EXPECT_FALSE(blobs_.contains(db(), case_, left.address));
  EXPECT_TRUE(blobs_.contains(db(), other_, kept.address));
  EXPECT_EQ(sweep(db(), blobs_, now_).value(), 0);
}

TEST_P(UploadsTest, TheNameIsNotReadableInTheDatabase) {
  ASSERT_EQ(code_of(begin(5)), "ok");
  EXPECT_EQ(db().query("SELECT name FROM uploads").value().at(0).text("name").find("Åse"),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Backends, UploadsTest, testing::ValuesIn(test_backends()));

}  // namespace
}  // namespace meretid::store
