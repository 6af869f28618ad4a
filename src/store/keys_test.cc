// SPDX-License-Identifier: EUPL-1.2
#include "store/keys.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <type_traits>

#include "store/durable_file.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::store {
namespace {

static_assert(!std::is_constructible_v<CaseScope, Id<people::Case>>,
              "only people may prove access to a case");
static_assert(!std::is_default_constructible_v<AuditScope>);

class KeysTest : public testing::TestWithParam<std::string> {
 protected:
  Connection& db() { return database_.connection(); }
  std::filesystem::path key_file() { return database_.folder() / "master.key"; }
  Result<std::shared_ptr<Keyring>> reopen() {
    return Keyring::open(db(), key_file(), Timestamp{2});
  }
  TestDatabase database_{GetParam()};
  const CaseScope case_ = people::CaseAccess::invented();
};

TEST_P(KeysTest, SealsAndOpensUnderOneCaseOnly) {
  const CaseScope other = people::CaseAccess::invented();
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  ASSERT_EQ(code_of(database_.keys()->create(db(), other, Timestamp{1})), "ok");
  EXPECT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "store.duplicate");
  const CaseKey key = database_.keys()->key(db(), case_).value();
  const Blob sealed = key.seal("Sagen om Æblehaven", "title");
  EXPECT_EQ(sealed.bytes.find("Sagen"), std::string::npos);
  EXPECT_EQ(key.open(sealed, "title").value(), "Sagen om Æblehaven");
  EXPECT_EQ(code_of(key.open(sealed, "name")), "store.sealed_damaged");
  EXPECT_EQ(code_of(database_.keys()->key(db(), other).value().open(sealed, "title")),
            "store.sealed_damaged");
  EXPECT_NE(key.seal("ens", "t").bytes, key.seal("ens", "t").bytes)
      << "equal texts must not look equal";
  for (std::size_t i = 0; i < sealed.bytes.size(); ++i) {
    Blob altered = sealed;
    altered.bytes[i] ^= 1;
    EXPECT_EQ(code_of(key.open(altered, "title")), "store.sealed_damaged") << i;
  }
  EXPECT_EQ(code_of(key.open(Blob{""}, "title")), "store.sealed_damaged");
}

TEST_P(KeysTest, TheKeyIsTheSameAfterARestart) {
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  const Blob sealed = database_.keys()->key(db(), case_).value().seal("tekst", "p");
  const auto again = reopen().value();
  EXPECT_EQ(again->key(db(), case_).value().open(sealed, "p").value(), "tekst");
  EXPECT_EQ(again->derive("record.sign"), database_.keys()->derive("record.sign"));
  EXPECT_NE(again->derive("record.sign"), again->derive("other"));
}

TEST_P(KeysTest, TheKeyFileIsPrivateAndNeverReplaced) {
  struct stat status {};
  ASSERT_EQ(::stat(key_file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ::chmod(key_file().c_str(), 0640);
  EXPECT_EQ(code_of(reopen()), "store.key_readable");
  ::chmod(key_file().c_str(), 0600);
  EXPECT_EQ(code_of(reopen()), "ok");
  std::filesystem::rename(key_file(), key_file().string() + ".væk");
  EXPECT_EQ(code_of(reopen()), "store.key_missing");
  EXPECT_FALSE(std::filesystem::exists(key_file()))
      << "a new key would hide that the old one is needed";
  ASSERT_EQ(
      code_of(write_durably(key_file(), "meretid master key 1\n" + std::string(64, '0') + "\n")),
      "ok");
  EXPECT_EQ(code_of(reopen()), "store.key_wrong");
  ASSERT_EQ(code_of(write_durably(key_file(), "")), "ok");
  EXPECT_EQ(code_of(reopen()), "store.key_malformed");
}

TEST_P(KeysTest, ACredentialOfSystemdMayBeLentToItsGroup) {
  ::chmod(key_file().c_str(), 0440);
  EXPECT_EQ(code_of(reopen()), "store.key_readable");
  ::setenv("CREDENTIALS_DIRECTORY", key_file().parent_path().c_str(), 1);
  EXPECT_EQ(code_of(reopen()), "ok");
  ::chmod(key_file().c_str(), 0444);
  EXPECT_EQ(code_of(reopen()), "store.key_readable");
  ::unsetenv("CREDENTIALS_DIRECTORY");
}

TEST_P(KeysTest, TheShredListMayLieElsewhere) {
  // As with a credential, whose folder nobody can write.
  const auto elsewhere = database_.folder() / "other" / "list";
  std::filesystem::create_directories(elsewhere.parent_path());
  const auto keys = Keyring::open(db(), key_file(), Timestamp{1}, elsewhere).value();
  ASSERT_EQ(code_of(keys->create(db(), case_, Timestamp{1})), "ok");
  ASSERT_EQ(code_of(keys->shred(db(), case_, Timestamp{5})), "ok");
  EXPECT_TRUE(std::filesystem::exists(elsewhere));
  EXPECT_FALSE(std::filesystem::exists(database_.folder() / "shredded.list"));
}

TEST_P(KeysTest, AWrappedKeyIsBoundToItsCase) {
  const CaseScope other = people::CaseAccess::invented();
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  ASSERT_EQ(code_of(database_.keys()->create(db(), other, Timestamp{1})), "ok");
  ASSERT_EQ(code_of(db().execute("UPDATE case_keys SET wrapped = (SELECT wrapped FROM case_keys "
                                 "WHERE case_id = $1) WHERE case_id = $2",
                                 {other.case_id(), case_.case_id()})),
            "ok");
  EXPECT_EQ(code_of(database_.keys()->key(db(), case_)), "store.key_damaged");
}

TEST_P(KeysTest, ShreddedIsGoneFromTheFilesToo) {
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  const std::string wrapped =
      db().query("SELECT wrapped FROM case_keys WHERE case_id = $1", {case_.case_id()})
          .value()
          .at(0)
          .text("wrapped");
  const bool file = GetParam() == "sqlite";  // a database server clears its pages when it vacuums
  const auto on_disk = [&] {
    std::string all;
    for (const char* end : {"", "-wal"})
      if (const auto text = read_small_file(database_.url() + end).value()) all += *text;
    return all.find(wrapped) != std::string::npos;
  };
  if (file) {
    ASSERT_TRUE(on_disk());
  }
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, Timestamp{5})), "ok");
  EXPECT_EQ(code_of(database_.keys()->key(db(), case_)), "store.no_key");
  if (file) {
    EXPECT_FALSE(on_disk());
  }
  EXPECT_EQ(code_of(database_.keys()->shred(db(), CaseScope::installation(), Timestamp{5})),
            "store.key_needed");
}

TEST_P(KeysTest, ARestoredBackupForgetsTheKeyAgain) {
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  const Rows backup =
      db().query("SELECT case_id, wrapped, created_at FROM case_keys WHERE case_id = $1",
                 {case_.case_id()})
          .value();
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, Timestamp{5})), "ok");
  // As if yesterday's database had been put back: the key is there, the shred list in the database
  // is not.
  ASSERT_EQ(code_of(db().execute("DELETE FROM shred_list")), "ok");
  ASSERT_EQ(code_of(db().execute(
                "INSERT INTO case_keys (case_id, wrapped, created_at) VALUES ($1, $2, $3)",
                {backup.at(0).text("case_id"), backup[0].text("wrapped"),
                 backup[0].integer("created_at")})),
            "ok");
  ASSERT_EQ(code_of(database_.keys()->key(db(), case_)), "ok");
  const auto again = reopen().value();
  EXPECT_EQ(code_of(again->key(db(), case_)), "store.no_key");
  EXPECT_EQ(db().query("SELECT case_id FROM shred_list").value().size(), 1u);
}

TEST_P(KeysTest, TheListOutsideCatchesUpAfterACrash) {
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, Timestamp{1})), "ok");
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, Timestamp{5})), "ok");
  std::filesystem::remove(database_.folder() / "shredded.list");
  ASSERT_EQ(code_of(reopen()), "ok");
  const auto list = read_small_file(database_.folder() / "shredded.list").value();
  ASSERT_TRUE(list.has_value());
  EXPECT_NE(list->find(case_.case_id().text()), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Backends, KeysTest, testing::ValuesIn(test_backends()));

}  // namespace
}  // namespace meretid::store
