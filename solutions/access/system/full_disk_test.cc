// SPDX-License-Identifier: EUPL-1.2
// A disk that is full, for uploads, for jobs and for the record: each call is answered 507 with what to do, nothing is kept by
// halves, nothing that was kept is lost, and when there is room again work goes on where it stood.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <thread>

#include "base/hash.h"
#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;

class FullDisk : public testing::Test {
 protected:
  FullDisk() { ::signal(SIGXFSZ, SIG_IGN); }  // a full disk sends no signal; a limit would, and the server inherits this

  void expect_no_space(const http::Answer& answer) {
    EXPECT_EQ(answer.status, 507) << answer.body;
    EXPECT_EQ(json::parse(answer.body, nullptr, false).value("code", ""), "store.no_space") << answer.body;
  }
  http::Answer send(const ServedHouse& house, const std::string& upload, std::size_t at, const std::string& part) {
    return house.call("PUT", "/api/uploads/" + upload + "?offset=" + std::to_string(at), part,
                      "Content-Type: application/octet-stream\r\nX-Part-Hash: " + base::blake2b_hex(part) + "\r\n");
  }
  void expect_whole_record(ServedHouse& house) {
    EXPECT_EQ(house.end(), 0);
    std::string said;
    EXPECT_EQ(house.command({"audit", "verify", "--home", house.home().string()}, &said), 0) << said;
  }
};

TEST_F(FullDisk, AnUploadStopsAndGoesOnWhereItStood) {
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Sag på fuld disk");
  const std::string bytes(24u << 20, 'x');
  const std::string first = bytes.substr(0, 16u << 20), second = bytes.substr(16u << 20);
  const std::string id =
      house.post("/api/cases/" + in_case + "/uploads", {{"name", "stor.txt"}, {"size", bytes.size()}}).at("upload");
  ASSERT_EQ(send(house, id, 0, first).status, 200);
  house.full_disk(4u << 20);
  expect_no_space(send(house, id, first.size(), second));
  EXPECT_EQ(house.get("/api/uploads/" + id).at("offset"), first.size()) << "nothing of the part that failed";
  EXPECT_EQ(house.call("GET", "/healthz").status, 200);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(house.home() / "blobs"))
    EXPECT_FALSE(entry.path().filename().string().starts_with("tmp-")) << "a piece was left on the full disk";
  house.full_disk({});
  ASSERT_EQ(send(house, id, first.size(), second).status, 200);
  const json finished = house.post("/api/uploads/" + id + "/finish", json::object());
  EXPECT_EQ(finished.at("size"), bytes.size());
  expect_whole_record(house);
}

TEST_F(FullDisk, TheDatabaseRefusesAndLosesNothing) {
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Før");
  const json file = house.upload(in_case, "brev.txt", "Jens Peter Krogh, CPR 020237-5015");
  house.full_disk(1);
  expect_no_space(house.call("POST", "/api/cases", json{{"room", "access"}, {"title", "Under"}}.dump()));
  expect_no_space(house.call("POST", "/api/access/propose?case=" + in_case, json{{"files", json::array({file})}}.dump()));
  EXPECT_EQ(house.call("GET", "/healthz").status, 200);
  house.full_disk({});
  const json cases = house.get("/api/cases?room=access");
  ASSERT_EQ(cases.size(), 1U) << "the refused one is not there by halves";
  EXPECT_EQ(cases[0].at("title"), "Før");
  const std::string job = house.start_job("access", "propose", in_case, {{"files", json::array({file})}});
  EXPECT_EQ(house.ended(job, 60s).value("state", ""), "done");
  house.new_case("access", "Efter");
  expect_whole_record(house);
}

TEST_F(FullDisk, AJobAtWorkIsDoneOnceThereIsRoomAgain) {
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Sag");
  json files = json::array();
  std::ifstream in("solutions/access/sample/5 Brev, scannet.png", std::ios::binary);
  const std::string scan{std::istreambuf_iterator<char>(in), {}};
  for (int i = 1; i <= 3; ++i) files.push_back(house.upload(in_case, "scan " + std::to_string(i) + ".png", scan));
  const std::string job = house.start_job("access", "propose", in_case, {{"files", files}});
  house.reached(job, 0.05, 60s);
  house.full_disk(1);
  std::this_thread::sleep_for(5s);
  house.full_disk({});
  EXPECT_EQ(house.ended(job, 180s).value("state", ""), "done");
  int ends = 0;
  const json lines = house.get("/api/cases/" + in_case + "/record");
  for (const json& line : lines) ends += line.at("event") == "jobs.ended" && line.at("job") == job ? 1 : 0;
  EXPECT_EQ(ends, 1);
  expect_whole_record(house);
}

}  // namespace
}  // namespace meretid::access
