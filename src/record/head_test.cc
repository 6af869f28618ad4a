// SPDX-License-Identifier: EUPL-1.2
// Heads that were handed out, and what they show that the database alone cannot.
#include "record/head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/hash.h"
#include "record/chain.h"
#include "record/head_folder.h"
#include "record/line.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "store/dialect.h"
#include "store/durable_file.h"
#include "store/test_database.h"

namespace meretid::record {
namespace {

using store::code_of;
using testing::ElementsAre;
using testing::IsEmpty;

class HeadTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::KeyBytes key() { return database_.keys()->derive("record.sign"); }
  std::filesystem::path folder() { return database_.folder() / "heads"; }

  void seal_lines(int count, std::string_view event = "test.step") {
    for (int i = 0; i < count; ++i) {
      Line l;
      l.at = clock_.now();
      l.event = event;
      l.room = "access";
      l.facts = Facts().number("step", ++step_).json();
      ASSERT_EQ(code_of(append(db(), l)), "ok");
    }
    Sealer sealer(key(), clock_, {10 * kSecond, 4, {}});
    ASSERT_EQ(sealer.seal(db()).value(), count);
    ASSERT_EQ(code_of(sealer.leave(db())), "ok");
    clock_.advance(kSecond);
  }
  Head head() { return current_head(db(), key(), clock_.now()).value().value(); }
  void attack(const std::string& statement) {
    for (const char* guard :
         {"record_lines_stay $[|ON record_lines]", "record_lines_fixed $[|ON record_lines]",
          "record_batches_stay $[|ON record_batches]", "record_batches_fixed $[|ON record_batches]"})
      ASSERT_EQ(code_of(db().execute("DROP TRIGGER IF EXISTS " + std::string(guard))), "ok");
    ASSERT_EQ(code_of(db().script(store::in_dialect(statement, GetParam()))), "ok") << statement;
  }
  /// Whoever has the database and the key: links, roots, heads and signatures all fit afterwards.
  void rewrite_with_the_key() {
    const auto batches =
        db().query("SELECT number, first_position, last_position FROM record_batches ORDER BY number")
            .value();
    std::string link = first_link();
    for (const store::Row& batch : batches) {
      std::vector<std::string> leaves;
      const auto rows =
          db().query(
                  "SELECT number, at, event, room, case_id, job, account, facts FROM record_lines "
                  "WHERE position BETWEEN $1 AND $2 ORDER BY position",
                  {batch.integer("first_position"), batch.integer("last_position")})
              .value();
      for (const store::Row& row : rows) {
        leaves.push_back(leaf_of(row));
        link = link_of(link, leaves.back());
        ASSERT_EQ(code_of(db().execute("UPDATE record_lines SET link = $2 WHERE number = $1",
                                       {row.integer("number"), base::to_hex(link)})),
                  "ok");
      }
      const std::string root = merkle_root(leaves);
      ASSERT_EQ(code_of(db().execute(
                    "UPDATE record_batches SET root = $2, head = $3, signature = $4 WHERE number = $1",
                    {batch.integer("number"), base::to_hex(root), base::to_hex(link),
                     base::to_hex(sign_head(key(), batch.integer("last_position"), link, root))})),
                "ok");
    }
  }
  std::vector<std::string> findings(std::vector<Head> heads, std::optional<std::int64_t> since = {}) {
    const auto report = verify(db(), {.signing_key = key(), .heads = std::move(heads), .since = since});
    EXPECT_EQ(code_of(report), "ok");
    std::vector<std::string> all;
    for (const Error& e : report->findings) all.push_back(e.code + " " + e.where);
    return all;
  }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  int step_ = 0;
};

TEST_P(HeadTest, AnEmptyRecordHasNone) {
  EXPECT_FALSE(current_head(db(), key(), clock_.now()).value());
  EXPECT_FALSE(HeadFolder(folder()).export_when_due(db(), key(), clock_.now())->head);
}

TEST_P(HeadTest, IsClearTextThatItsKeySigned) {
  seal_lines(6);
  const Head h = head();
  EXPECT_EQ(h.position, 6);
  EXPECT_TRUE(signature_fits(h));
  const std::string text = to_text(h);
  EXPECT_THAT(read_heads(text + "\n" + text, "x").value(), ElementsAre(h, h));
  // Every byte counts: what is altered is no head any more or is not signed.
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    const auto read = read_heads(other, "x");
    EXPECT_TRUE(!read || !signature_fits(read->front())) << i;
  }
  EXPECT_EQ(code_of(read_heads("", "x")), "record.head_form");
  const auto cut = read_heads(text.substr(0, text.find("time ")), "mappe/a.head");
  ASSERT_EQ(code_of(cut), "record.head_form");
  EXPECT_EQ(cut.error().where, "mappe/a.head:5");
}

TEST_P(HeadTest, AnOutsiderChecksItWithThePublicKeyAlone) {
  if (std::system("openssl version >/dev/null 2>&1") != 0) GTEST_SKIP() << "openssl is not here";
  seal_lines(3);
  const auto in = [&](const char* name) { return (database_.folder() / name).string(); };
  const auto write = [](const std::string& name, const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  };
  const std::string text = to_text(head());
  const auto signature = text.find("signature ");
  write(in("key.pem"), public_key_pem(key()));
  write(in("signed"), text.substr(0, signature));
  write(in("signature"), base::from_hex(text.substr(signature + 10, 128)).value());
  const auto openssl = [&] {
    return std::system(("openssl pkeyutl -verify -pubin -inkey " + in("key.pem") + " -rawin -in " +
                        in("signed") + " -sigfile " + in("signature") + " >/dev/null 2>&1")
                           .c_str());
  };
  EXPECT_EQ(openssl(), 0);
  write(in("signed"), "another text\n");
  EXPECT_NE(openssl(), 0);
}

TEST_P(HeadTest, IsExportedEveryHourWhereSomethingHappened) {
  HeadFolder heads(folder());
  seal_lines(3);
  ASSERT_TRUE(heads.export_when_due(db(), key(), clock_.now())->head);
  seal_lines(3);
  EXPECT_FALSE(heads.export_when_due(db(), key(), clock_.now())->head) << "not yet";
  clock_.advance(kHour);
  EXPECT_TRUE(heads.export_when_due(db(), key(), clock_.now())->head);
  clock_.advance(kHour);
  EXPECT_FALSE(heads.export_when_due(db(), key(), clock_.now())->head) << "nothing new";
  seal_lines(2);
  HeadFolder again(folder());  // a server that started anew
  const auto third = again.export_when_due(db(), key(), clock_.now()).value();
  ASSERT_TRUE(third.head);
  EXPECT_TRUE(third.before_lies_in_chain);
  const auto all = again.all().value();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].position, 3);
  EXPECT_EQ(all[2].position, 8);
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder())) {
    if (file.path().extension() != ".head") continue;
    ++files;
    EXPECT_TRUE(signature_fits(read_head_file(file.path()).value().at(0)));
  }
  EXPECT_EQ(files, 3);
  EXPECT_THAT(findings(all), IsEmpty());
}

TEST_P(HeadTest, AChainRewrittenWithTheKeyShows) {
  seal_lines(10);
  const Head handed_out = head();
  seal_lines(3);
  attack("UPDATE record_lines SET facts = '{\"step\":66}' WHERE position = 2");
  rewrite_with_the_key();
  EXPECT_THAT(findings({}), IsEmpty()) << "by itself the database fits";
  EXPECT_THAT(findings({handed_out}), ElementsAre("record.head_gone 10"));
  HeadFolder heads(folder());
  ASSERT_EQ(code_of(store::write_durably(folder() / "heads.txt", to_text(handed_out))), "ok");
  clock_.advance(2 * kHour);
  EXPECT_FALSE(heads.export_when_due(db(), key(), clock_.now())->before_lies_in_chain);
}

TEST_P(HeadTest, AnOlderDatabaseUnderANewerHeadShows) {
  seal_lines(8);
  const Head handed_out = head();
  attack(
      "DELETE FROM record_lines WHERE position > 4; DELETE FROM record_batches WHERE last_position > 4");
  EXPECT_THAT(findings({}), IsEmpty());
  EXPECT_THAT(findings({handed_out}), ElementsAre("record.cut_off 5-8"));
  seal_lines(8, "test.after_restore");
  EXPECT_THAT(findings({}), IsEmpty());
  EXPECT_THAT(findings({handed_out}), ElementsAre("record.head_gone 8"));
}

TEST_P(HeadTest, AHeadOfAnotherInstallationIsNoProof) {
  seal_lines(4);
  store::KeyBytes other = key();
  other[0] ^= 1;
  const Head foreign = current_head(db(), other, clock_.now()).value().value();
  EXPECT_TRUE(signature_fits(foreign));
  Head altered = head();
  altered.root[0] = altered.root[0] == '0' ? '1' : '0';
  EXPECT_THAT(findings({foreign, altered, head()}),
              ElementsAre("record.head_signature 4", "record.head_signature 4"));
}

TEST_P(HeadTest, SinceLooksAtWhatCameAfter) {
  seal_lines(10);
  const Head middle = head();
  const Timestamp then = clock_.now();
  clock_.advance(kMinute);
  seal_lines(10);
  VerifyOptions by_file{.signing_key = key()}, by_number = by_file, by_time = by_file, by_day = by_file;
  const auto file = database_.folder() / "middle.head";
  ASSERT_EQ(code_of(store::write_durably(file, to_text(middle))), "ok");
  ASSERT_EQ(code_of(read_since(db(), file.string(), by_file)), "ok");
  ASSERT_EQ(code_of(read_since(db(), "10", by_number)), "ok");
  ASSERT_EQ(code_of(read_since(db(), to_iso8601(then), by_time)), "ok");
  ASSERT_EQ(code_of(read_since(db(), "2100-01-01", by_day)), "ok");
  for (const auto* options : {&by_file, &by_number, &by_time}) {
    const auto report = verify(db(), *options).value();
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.from, 11);
    EXPECT_EQ(report.sealed, 10);
  }
  EXPECT_EQ(verify(db(), by_day)->sealed, 0);
  attack("UPDATE record_lines SET room = 'x' WHERE position = 15");
  EXPECT_THAT(findings({}, 10), testing::Contains("record.changed 15"));
  attack("UPDATE record_lines SET room = 'access' WHERE position = 15;"
         "UPDATE record_lines SET room = 'x' WHERE position = 3");
  EXPECT_THAT(findings({}, 10), IsEmpty()) << "what came before is not looked at";
  EXPECT_THAT(findings({}), testing::Contains("record.changed 3"));
  rewrite_with_the_key();
  EXPECT_EQ(verify(db(), by_file)->findings.at(0).code, "record.head_gone")
      << "a rewritten beginning changes what the head names";
  VerifyOptions wrong;
  EXPECT_EQ(code_of(read_since(db(), "i går", wrong)), "record.since_form");
  EXPECT_EQ(code_of(read_since(db(), "99999999999999999999", wrong)), "record.since_form");
}

// Each column of sampled lines, each byte of its text; and the batches themselves.
TEST_P(HeadTest, AnyChangeOfAnySampledFieldIsFound) {
  seal_lines(12);
  const std::vector<Head> heads{head()};
  attack("CREATE TABLE kept AS SELECT * FROM record_lines; CREATE TABLE kept_batches AS SELECT * FROM record_batches");
  for (const int position : {1, 4, 5, 8, 12}) {
    for (const char* column : {"event", "room", "case_id", "job", "account", "facts", "link"}) {
      const std::string at = " WHERE position = " + std::to_string(position);
      const std::string whole =
          db().query("SELECT " + std::string(column) + " AS it FROM record_lines" + at).value().at(0).text("it");
      for (std::size_t i = 0; i <= whole.size(); i += 1 + whole.size() / 8) {
        std::string other = whole;
        if (i < whole.size()) other[i] = static_cast<char>(other[i] ^ 1);
        else other += 'x';
        ASSERT_EQ(code_of(db().execute("UPDATE record_lines SET " + std::string(column) + " = $1" + at, {other})), "ok");
        EXPECT_FALSE(findings(heads).empty()) << column << " of " << position << ": " << other;
        ASSERT_EQ(code_of(db().execute("UPDATE record_lines SET " + std::string(column) + " = $1" + at, {whole})), "ok");
      }
    }
  }
  for (const char* change :
       {"root = 'aa'", "head = 'aa'", "signature = 'aa'", "first_position = first_position + 1", "last_position = last_position + 100"}) {
    attack("UPDATE record_batches SET " + std::string(change) + " WHERE number = 2");
    EXPECT_FALSE(findings(heads).empty()) << change;
    attack("DELETE FROM record_batches; INSERT INTO record_batches SELECT * FROM kept_batches");
  }
  ASSERT_THAT(findings(heads), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Backends, HeadTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
