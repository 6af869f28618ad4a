// SPDX-License-Identifier: EUPL-1.2
// Collecting on the server: from a named archive to a proposal of what a person chose; who may, what is told when something is wrong,
// and that no personal number gets out of the case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/clock.h"
#include "base/read_file.h"
#include "people/account.h"
#include "solution/testing/served_house.h"
#include "store/connection.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Invented; the number has a valid date and no valid check digit.
constexpr std::string_view kNumber = "020237-5015";
const std::string kComplaint =
    "Kære kommune\nJeg vil gerne klage over støjen fra havnen, som holder os vågne hver nat hele ugen. Mit CPR-nummer er 020237-5015.\n"
    "Venlig hilsen\nAstrid Møllegaard\n";
const std::string kMail =
    "From: Astrid Møllegaard <astrid@posthus.example>\r\nTo: post@kommune.example\r\nSubject: Klage\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nJeg rykker for svar om støjen. Astrid Møllegaard\r\n";

class Collection : public testing::Test {
 protected:
  Collection() : archive_(house_.home() / "arkivet") {
    write("klage.txt", kComplaint);
    write("kopi/klage igen.txt", kComplaint + "\n");
    write("post/rykker.eml", kMail);
    write("støj.txt", "Målinger af støj fra havnen om natten viser, at grænsen er holdt.");
    write("kage.txt", "Kagebagning for begyndere. Rør smør og sukker sammen.");
    write("ødelagt.pdf", "%PDF-1.7\nher er intet");
    settings("[archives.havn]\nname = \"Havnens arkiv\"\npath = \"arkivet\"\n");
    case_ = house_.new_case("access", "Støj fra havnen");
  }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((archive_ / name).parent_path());
    std::ofstream(archive_ / name, std::ios::binary) << text;
  }
  void settings(const std::string& text) const { std::ofstream(house_.home() / "access.toml", std::ios::binary) << text; }
  json input(json more = json::object()) const {
    json asked{{"archive", "havn"}, {"about", "støj fra havnen om natten"}, {"persons", {"Astrid Møllegaard"}}, {"numbers", {kNumber}}, {"law", "FVL"}, {"received", "2026-11-20"}};
    asked.update(more);
    return asked;
  }
  json collect(json* list = nullptr, const json& more = json::object()) const {
    const std::string job = house_.start_job("access", "collection", case_, input(more));
    json ended = house_.ended(job, 120s);
    if (list) *list = house_.get("/api/access/collections/" + job);
    return ended;
  }
  static const json& act(const json& list, const std::string& file) {
    static const json none = json::object();
    for (const json& one : list.at("acts"))
      if (one.at("file") == file) return one;
    return none;
  }
  json propose(const json& collection, std::vector<std::string> acts) const {
    const std::string job = house_.start_job("access", "propose", case_, {{"collected", {{"collection", collection.at("id")}, {"acts", acts}}}, {"law", "FVL"}, {"received", "2026-11-20"}});
    return house_.ended(job, 180s);
  }
  std::string index() const { return base::read_file(house_.home() / "archives/havn.index").value_or(""); }

  ServedHouse house_;
  std::filesystem::path archive_;
  std::string case_;
};

TEST_F(Collection, FromANamedArchiveToAProposal) {
  EXPECT_EQ(house_.get("/api/access/archives"), (json{{"archives", {{{"code", "havn"}, {"name", "Havnens arkiv"}}}}}));
  json list;
  const json job = collect(&list);
  ASSERT_EQ(job.at("state"), "done") << job.dump();
  EXPECT_EQ(list.at("archive_name"), "Havnens arkiv");
  EXPECT_EQ(list.at("files"), 6);
  const json& complaint = act(list, "klage.txt");
  ASSERT_FALSE(complaint.empty()) << list.dump(1);
  EXPECT_EQ(complaint.at("sort"), "sure");
  EXPECT_EQ(act(list, "kopi/klage igen.txt").at("copy_of"), complaint.at("id"));
  EXPECT_EQ(complaint.at("copy_of"), "");
  const json& mail = act(list, "post/rykker.eml");
  EXPECT_EQ(mail.at("date"), "2025-03-04");
  EXPECT_THAT(std::string(mail.at("sender")), HasSubstr("astrid@posthus.example"));
  EXPECT_EQ(mail.at("title"), "rykker.eml");
  EXPECT_EQ(act(list, "støj.txt").at("sort"), "possible");
  EXPECT_TRUE(act(list, "kage.txt").empty());
  ASSERT_EQ(list.at("not_read").size(), 1U);
  EXPECT_EQ(list.at("not_read")[0].at("file"), "ødelagt.pdf");
  const std::string reasons = complaint.at("documents")[0].at("reasons").dump();
  EXPECT_THAT(reasons, HasSubstr("Navnet Astrid Møllegaard står i akten"));
  ASSERT_EQ(house_.call("PUT", "/api/session/language", R"({"language":"en"})").status, 204);
  const json english = house_.get("/api/access/collections/" + std::string(job.at("id")));
  EXPECT_THAT(english.dump(), HasSubstr("The name Astrid Møllegaard stands in the act"));
  EXPECT_THAT(english.dump(), HasSubstr("The file is cut off"));
  ASSERT_EQ(house_.call("PUT", "/api/session/language", R"({"language":"da"})").status, 204);

  // The number is in no list, log, record or index, and whoever reads the disk sees no text of the archive.
  EXPECT_THAT(list.dump(), Not(HasSubstr("5015")));
  EXPECT_THAT(house_.said(), Not(HasSubstr("5015")));
  const std::string record = house_.call("GET", "/api/cases/" + case_ + "/record").body;
  EXPECT_THAT(record, HasSubstr("Indsamling i arkivet havn: 3 sikre akter, 1 mulige"));
  EXPECT_THAT(record, Not(HasSubstr("5015")));
  EXPECT_FALSE(index().empty());
  for (const char* word : {"støj", "klage", "5015", "Astrid"}) EXPECT_EQ(index().find(word), std::string::npos) << word;
  struct stat status {};
  ASSERT_EQ(stat((house_.home() / "archives/havn.index").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);

  const json done = propose(job, {complaint.at("id"), mail.at("id")});
  ASSERT_EQ(done.at("state"), "done") << done.dump();
  const json proposal = house_.get("/api/jobs/" + std::string(done.at("id")) + "/result");
  ASSERT_EQ(proposal.at("documents").size(), 2U);
  EXPECT_EQ(proposal.at("documents")[0].at("name"), "klage.txt");
  EXPECT_EQ(proposal.at("documents")[1].at("name"), "post/rykker.eml");
  EXPECT_EQ(house_.get("/api/access/letter/" + std::string(done.at("id"))).at("letter").at("received"), "2026-11-20") << "the day goes along to the letter";
  EXPECT_THAT(house_.call("GET", "/api/cases/" + case_ + "/record").body, HasSubstr("2 akter hentet fra arkivet havn til et forslag."));

  json again;
  ASSERT_EQ(collect(&again).at("state"), "done");
  EXPECT_EQ(again.at("read"), 0) << "nothing has changed";
}

TEST_F(Collection, ActsThatAreGoneAreNamedAndNothingIsLost) {
  json list;
  const json job = collect(&list);
  const std::string complaint = act(list, "klage.txt").at("id"), mail = act(list, "post/rykker.eml").at("id"), words = act(list, "støj.txt").at("id");
  std::filesystem::remove(archive_ / "post/rykker.eml");
  write("støj.txt", "Noget helt andet.");
  const json failed = propose(job, {complaint, mail, words});
  EXPECT_EQ(failed.at("state"), "failed");
  EXPECT_EQ(failed.at("error").at("code"), "access.collect.acts_gone");
  EXPECT_THAT(std::string(failed.at("error").at("detail")), HasSubstr("2 akter er væk fra arkivet eller ændret"));
  EXPECT_THAT(std::string(failed.at("error").at("detail")), HasSubstr("post/rykker.eml"));
  EXPECT_THAT(house_.said(), Not(HasSubstr("rykker"))) << "names of acts stay in the case";
  EXPECT_EQ(propose(job, {complaint}).at("state"), "done") << "the list still stands";
  EXPECT_EQ(propose(job, {"a99"}).at("error").at("code"), "access.collect.unknown_act");
}

TEST_F(Collection, AnArchiveThatIsNotThereIsTold) {
  ASSERT_EQ(collect().at("state"), "done");
  const auto before = index().size();
  std::filesystem::rename(archive_, house_.home() / "borte");
  json failed = collect();
  EXPECT_EQ(failed.at("error").at("code"), "access.collect.no_archive") << failed.dump();
  EXPECT_THAT(std::string(failed.at("error").at("detail")), HasSubstr("Havnens arkiv"));
  EXPECT_THAT(failed.dump(), Not(HasSubstr(house_.home().string()))) << "no path of the server";
  // A drive that is not mounted is an empty folder: what was read is kept.
  std::filesystem::create_directories(archive_);
  failed = collect();
  EXPECT_EQ(failed.at("error").at("code"), "access.collect.empty") << failed.dump();
  EXPECT_GE(index().size(), before);
  std::filesystem::remove(archive_);
  std::filesystem::rename(house_.home() / "borte", archive_);
  json list;
  EXPECT_EQ(collect(&list).at("state"), "done");
  EXPECT_EQ(list.at("read"), 0);
  // An index that cannot be kept is told without a path of the server.
  std::filesystem::remove_all(house_.home() / "archives");
  std::ofstream(house_.home() / "archives") << "en fil i vejen";
  failed = collect();
  EXPECT_EQ(failed.at("state"), "failed");
  EXPECT_THAT(failed.dump(), Not(HasSubstr(house_.home().string())));
  std::filesystem::remove(house_.home() / "archives");
  EXPECT_EQ(collect(&list).at("state"), "done");
  // A damaged index is made anew of the archive.
  std::ofstream(house_.home() / "archives/havn.index", std::ios::binary) << "noget andet";
  EXPECT_EQ(collect(&list).at("state"), "done");
  EXPECT_EQ(list.at("read"), 6);
}

TEST_F(Collection, OfAnArchiveThatIsNoLongerNamedTheIndexGoes) {
  ASSERT_EQ(collect().at("state"), "done");
  settings("[archives.nyt]\npath = \"arkivet\"\n");
  EXPECT_EQ(collect().at("error").at("code"), "access.collect.unknown_archive");
  EXPECT_EQ(collect(nullptr, {{"archive", "nyt"}}).at("state"), "done");
  EXPECT_TRUE(index().empty());
  settings("[archives.nyt]\npath = \"/\"\n");
  EXPECT_EQ(house_.get("/api/access/archives").at("code"), "access.collect.settings") << "a folder that holds our own keys is no archive";
}

TEST_F(Collection, BadInputIsRefusedAtTheDoorAndNeverRepeated) {
  const auto refused = [&](const json& more) { return house_.post("/api/access/collection?case=" + case_, input(more)); };
  EXPECT_EQ(refused({{"numbers", {"990237-5015"}}}).at("code"), "access.collect.number_line");
  EXPECT_EQ(refused({{"about", "alt om 020237-5015"}}).at("code"), "access.collect.number_elsewhere");
  EXPECT_EQ(refused({{"persons", {"020237-5015"}}}).at("where"), "persons");
  EXPECT_EQ(refused({{"about", " "}, {"persons", json::array()}, {"numbers", {"", " "}}}).at("code"), "access.collect.nothing_asked");
  for (const json& more : {json{{"numbers", {"990237-5015"}}}, json{{"matters", {"020237-5015"}}}}) EXPECT_THAT(refused(more).dump(), Not(HasSubstr("5015")));
  EXPECT_EQ(refused({{"archive", "../../etc"}}).contains("job"), true) << "a code is looked up, never a path";
  EXPECT_EQ(collect(nullptr, {{"archive", "../../etc"}}).at("error").at("code"), "access.collect.unknown_archive");
  EXPECT_EQ(house_.post("/api/access/propose?case=" + case_, {{"law", "OFL"}}).at("code"), "access.no_files");
  EXPECT_THAT(house_.said(), Not(HasSubstr("5015")));
}

TEST_F(Collection, AnArchiveMayAskForARole) {
  // Whoever signed in first has every role.
  settings("[archives.havn]\nname = \"Havnens arkiv\"\npath = \"arkivet\"\nrole = \"auditor\"\n");
  EXPECT_EQ(house_.get("/api/access/archives").at("archives").size(), 1U);
  ASSERT_EQ(collect().at("state"), "done");
  {
    const auto database = store::open_database((house_.home() / "meretid.db").string());
    ASSERT_TRUE(database);
    const auto db = (*database)->connect();
    ASSERT_TRUE(db);
    const auto accounts = people::list_accounts(**db);
    ASSERT_TRUE(accounts && !accounts->empty());
    const auto& me = accounts->front().id;
    const auto grants = people::grants(**db, me);
    ASSERT_TRUE(grants);
    for (const people::Grant& grant : *grants) {
      if (grant.role != people::Role::kAuditor) continue;
      ASSERT_TRUE(people::revoke(**db, me, grant, me, system_clock().now()));
    }
  }
  EXPECT_EQ(house_.get("/api/access/archives").at("archives").size(), 0U);
  EXPECT_EQ(collect().at("error").at("code"), "people.role_missing");
}

TEST_F(Collection, IsCancelledWhileItReadsAndGoesOnFromThere) {
  for (int i = 0; i < 400; ++i) write("mange/brev " + std::to_string(i) + ".html", "<p>Brev nummer " + std::to_string(i) + " om støj fra havnen</p>");
  const std::string job = house_.start_job("access", "collection", case_, input());
  house_.reached(job, 0.02, 60s);
  EXPECT_EQ(house_.call("GET", "/healthz").status, 200);
  ASSERT_EQ(house_.call("POST", "/api/jobs/" + job + "/cancel").status, 204);
  EXPECT_EQ(house_.ended(job, 30s).at("state"), "cancelled");
  json list;
  ASSERT_EQ(collect(&list).at("state"), "done");
  EXPECT_LT(list.at("read"), 406) << "what was read before stays read";
  EXPECT_EQ(list.at("files"), 406);
}

}  // namespace
}  // namespace meretid::access
