// SPDX-License-Identifier: EUPL-1.2
// SIGTERM while a request comes in, a stream is watched and a case is being read: the request is answered, the stream says when to
// come back, the job goes on at the next start, and the program has ended within its time.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <future>
#include <thread>

#include "base/hash.h"
#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;

/// Requests have ten seconds, workers five for what they are at; what the rest takes is not waiting.
constexpr auto kBound = 15s;

std::string scan() {
  std::ifstream in("solutions/access/sample/5 Brev, scannet.png", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Drain, LetsRequestsAndJobsReachASafePoint) {
  ServedHouse house;
  const std::string in_case = house.new_case("access", "Sag");
  json files = json::array();
  for (int i = 1; i <= 8; ++i) files.push_back(house.upload(in_case, "scan " + std::to_string(i) + ".png", scan()));
  const std::string job = house.start_job("access", "propose", in_case, {{"files", files}});
  house.reached(job, 0.05, 120s);

  http::TestClient stream(house.port());
  stream.send("GET /api/jobs/" + job + "/events HTTP/1.1\r\nHost: localhost\r\n" + house.headers() + "\r\n");
  ASSERT_EQ(stream.receive_head().status, 200);
  ASSERT_TRUE(stream.read_until("event: state\n"));

  const std::string bytes(600'000, 'x');
  const json begun = house.post("/api/cases/" + in_case + "/uploads", {{"name", "brev.txt"}, {"size", bytes.size()}});
  http::TestClient upload(house.port());
  upload.send("PUT /api/uploads/" + begun.at("upload").get<std::string>() + "?offset=0 HTTP/1.1\r\nHost: localhost\r\n" + house.headers() +
              "X-Part-Hash: " + base::blake2b_hex(bytes) + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 600000\r\n\r\n" +
              bytes.substr(0, 300'000));

  const auto began = std::chrono::steady_clock::now();
  auto end = std::async(std::launch::async, [&] { return house.end(); });
  EXPECT_TRUE(stream.read_until("retry: 3000\n\n")) << "the stream ends with a hint";
  EXPECT_TRUE(stream.closed_within(1000ms));
  EXPECT_EQ(http::TestClient(house.port()).request("GET", "/healthz").status, 0) << "nobody new is let in";
  upload.send(bytes.substr(300'000));
  EXPECT_EQ(upload.receive().status, 200) << "what was begun is finished";
  EXPECT_EQ(end.get(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - began, kBound);

  house.start();
  EXPECT_EQ(house.ended(job, 300s).value("state", ""), "done");
  int ends = 0;
  for (const json& line : house.get("/api/cases/" + in_case + "/record"))
    if (line.at("event") == "jobs.ended" && line.value("job", "") == job) ++ends;
  EXPECT_EQ(ends, 1);
}

}  // namespace
}  // namespace meretid::access
