// SPDX-License-Identifier: EUPL-1.2
// A case whose worker and whose server are killed (-9) while it is read, and again while it is released: it ends once, nothing
// is lost, and the record is whole.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <map>
#include <thread>

#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;

constexpr int kLetters = 12, kScans = 3;

std::string letter(int n) {
  return "Fiktivt brev nr. " + std::to_string(n) +
         "\n\nVedrørende Jens Peter Krogh, CPR 020237-5015, Opfindervej 14, 9999 Eksempelby.\n"
         "Telefon 99 99 00 34. Der klages over støj.\n";
}

std::string scan() {
  std::ifstream in("solutions/access/sample/5 Brev, scannet.png", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

json files_of_a_case(const ServedHouse& house, const std::string& in_case) {
  json files = json::array();
  for (int i = 1; i <= kScans; ++i) files.push_back(house.upload(in_case, "scan " + std::to_string(i) + ".png", scan()));
  for (int i = 1; i <= kLetters; ++i) files.push_back(house.upload(in_case, "brev " + std::to_string(i) + ".txt", letter(i)));
  return files;
}

/// Kills a worker at work, and a moment later the server with all that is left.
void kill_both(ServedHouse& house) {
  const auto workers = house.workers();
  ASSERT_FALSE(workers.empty());
  ::kill(workers.front(), SIGKILL);
  std::this_thread::sleep_for(700ms);
  house.kill();
  house.start();
}

json decisions_on(const json& proposal) {
  json lines = json::array();
  for (const json& finding : proposal.at("findings"))
    if (finding.at("proposed")) lines.push_back({{"part", finding.at("id")}, {"decided", "approve"}});
  return {{"decisions", lines}, {"active_seconds", 60}};
}

TEST(KilledCase, EndsOnceAndLosesNothing) {
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Sag om støj");
  const std::string reading = house.start_job("access", "propose", in_case, {{"files", files_of_a_case(house, in_case)}});
  house.reached(reading, 0.05, 60s);
  kill_both(house);
  ASSERT_EQ(house.ended(reading, 180s).value("state", ""), "done");

  const json proposal = house.get("/api/jobs/" + reading + "/result");
  ASSERT_EQ(proposal.at("documents").size(), kLetters + kScans);
  std::map<std::string, int> findings;
  for (const json& finding : proposal.at("findings"))
    if (finding.at("type") == "cpr") ++findings[finding.at("document")];
  for (const json& document : proposal.at("documents"))
    if (document.at("format") == "text") {
      EXPECT_EQ(findings[document.at("id")], 1) << document.at("name");
    }

  ASSERT_EQ(house.call("POST", "/api/jobs/" + reading + "/decisions", decisions_on(proposal).dump()).status, 204);
  const std::string releasing = house.start_job("access", "release", in_case, {{"proposal", reading}});
  house.reached(releasing, 0.05, 60s);
  kill_both(house);
  ASSERT_EQ(house.ended(releasing, 300s).value("state", ""), "done");
  const json report = house.get("/api/jobs/" + releasing + "/result");
  EXPECT_EQ(report.at("released"), kLetters + kScans) << report.dump(1);
  EXPECT_EQ(report.at("reviewed"), true);

  std::map<std::string, int> ends, files;
  for (const json& line : house.get("/api/cases/" + in_case + "/record"))
    if (line.at("event") == "jobs.ended") ++ends[line.at("job")];
  EXPECT_EQ(ends[reading], 1);
  EXPECT_EQ(ends[releasing], 1);
  for (const auto& [job, count] : ends) EXPECT_EQ(count, 1) << job;
  for (const json& artefact : house.get("/api/jobs/" + releasing + "/artefacts")) ++files[artefact.at("name")];
  for (const char* name : {"aktliste.csv", "aktliste.pdf", "log.json", "verification.json"}) EXPECT_EQ(files.count(name), 1U) << name;
  EXPECT_EQ(files.size(), kLetters + kScans + 6U) << "released documents, the list of acts twice, the letter twice, log, verification";
  for (const auto& [name, count] : files) EXPECT_EQ(count, 1) << name;

  EXPECT_EQ(house.end(), 0);
  std::string said;
  EXPECT_EQ(house.command({"audit", "verify", "--home", house.home().string()}, &said), 0) << said;
}

}  // namespace
}  // namespace meretid::access
