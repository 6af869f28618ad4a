// SPDX-License-Identifier: EUPL-1.2
// The routes of the hall over real sockets: who may use what, and the way of a case from upload to decision.
#include "api/route_matrix_test.h"

#include <gmock/gmock.h>

#include "base/hash.h"
#include "jobs/worker.h"
#include "people/sign_in.h"

namespace meretid::api {
namespace {

using people::Role;
using testing::HasSubstr;
using namespace std::chrono_literals;

class Api : public Installation {
 protected:
  Person analyst() { return person("analytiker", {{"batch", Role::kAnalyst}}); }
  static std::string new_case(const Person& who) {
    return who.post("/api/cases", {{"room", "batch"}, {"title", "Sag om æbler"}}).value("id", "");
  }
  /// Works off the queue in this process.
  void work() {
    const auto worker = jobs::Worker::make({*house_->database, house_->keys, house_->blobs, registry_}, "w");
    ASSERT_TRUE(worker);
    const std::atomic<bool> drain{false};
    ASSERT_TRUE((*worker)->work(drain, true));
  }
  static std::string start(const Person& who, const std::string& in_case) {
    return who.post("/api/batch/sum?case=" + in_case, {{"pieces", 5}}).value("job", "");
  }
};

TEST_F(Api, TheFirstSignInSetsAPassword) {
  const auto token = people::issue_once_token(*db_, now());
  ASSERT_TRUE(token && *token);
  EXPECT_FALSE(nobody().get("/api/session")["signed_in"]);
  const auto answer = nobody().call("POST", "/api/session", json{{"once", **token}}.dump());
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_THAT(answer.headers.at("set-cookie"), HasSubstr("HttpOnly; SameSite=Strict"));
  const auto session = json::parse(answer.body);
  EXPECT_TRUE(session["must_change_password"]);
  const Person admin(server_->port(), {answer.cookie("meretid_session"), session["csrf"], {}});
  EXPECT_EQ(admin.get("/api/cases")["code"], "api.password_first");
  const json words{{"old", ""}, {"new", "en lang adgangskode"}};
  EXPECT_EQ(admin.call("PUT", "/api/session/password", words.dump()).status, 204);
  EXPECT_TRUE(admin.get("/api/cases").is_array());
  EXPECT_EQ(nobody().call("POST", "/api/session", json{{"once", **token}}.dump()).status, 401) << "once is once";
  EXPECT_EQ(nobody().call("POST", "/api/session", R"({"account":"admin","password":"en lang adgangskode"})").status, 200);
  EXPECT_EQ(admin.call("DELETE", "/api/session").status, 204);
  EXPECT_EQ(admin.call("GET", "/api/cases").status, 401);
}

TEST_F(Api, GuessingAPasswordIsSlowedDown) {
  person("offer", {});
  int status = 0;
  for (int i = 0; i < 12 && status != 429; ++i)
    status = nobody().call("POST", "/api/session", R"({"account":"offer","password":"forkert gæt nummer x"})").status;
  EXPECT_EQ(status, 429);
}

class ProbeRoutes : public RouteMatrix {};

TEST_F(ProbeRoutes, LetInWhomTheyName) { EXPECT_EQ(measure().size(), router_.routes().size()); }

TEST_F(Api, WhatBelongsToACaseIsHiddenFromStrangers) {
  const Person plain = person("ingen", {});
  for (const auto& route : router_.routes()) {
    std::string target = route->pattern;
    for (std::size_t at; (at = target.find('{')) != std::string::npos;)
      target.replace(at, target.find('}', at) - at + 1, Id<people::Case>::make().text());
    const std::string method(http::to_text(route->method));
    const std::string body = route->input ? "{}" : "";
    if (route->role != Role::kSignedIn) continue;
    if (route->pattern.find("{case}") != std::string::npos || route->pattern.find("{job}") != std::string::npos ||
        route->pattern.find("{upload}") != std::string::npos) {
      EXPECT_EQ(plain.call(method, target, body).status, 404) << method << " " << target;
    }
  }
}

TEST_F(Api, ChangesNeedTheTokenOfThePage) {
  const Person who = analyst();
  http::TestClient client(server_->port());
  const std::string cookie = "Cookie: meretid_session=" + who.session().token + "\r\nContent-Type: application/json\r\n";
  const auto refused = client.request("POST", "/api/cases", cookie, R"({"room":"batch","title":"x"})");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("api.csrf"));
}

TEST_F(Api, ACaseIsOpenToItsMembersOnly) {
  const Person who = analyst();
  const Person other = person("kollega", {{"batch", Role::kAnalyst}});
  const Person planner = person("planlægger2", {{"optimiser", Role::kPlanner}});
  const std::string id = new_case(who);
  ASSERT_FALSE(id.empty());
  EXPECT_EQ(who.get("/api/cases/" + id)["title"], "Sag om æbler");
  EXPECT_EQ(who.get("/api/cases?room=batch").size(), 1U);
  EXPECT_EQ(other.call("GET", "/api/cases/" + id).status, 404);
  EXPECT_EQ(other.call("POST", "/api/batch/sum?case=" + id, "{}").status, 404);
  EXPECT_EQ(who.call("POST", "/api/cases/" + id + "/members", R"({"account":"kollega"})").status, 200);
  EXPECT_EQ(other.call("GET", "/api/cases/" + id).status, 200);
  const std::string job = start(who, id);
  ASSERT_FALSE(job.empty());
  EXPECT_EQ(planner.call("GET", "/api/jobs/" + job).status, 404);
  EXPECT_EQ(other.get("/api/jobs/" + job)["state"], "queued");
  const Person auditor = person("revisor", {{"*", Role::kAuditor}});
  EXPECT_EQ(auditor.call("GET", "/api/cases/" + id).status, 404);
  EXPECT_FALSE(auditor.get("/api/cases/" + id + "/record").empty());
  EXPECT_FALSE(auditor.get("/api/record").empty());
}

TEST_F(Api, AnUploadCutOffGoesOnWhereItWas) {
  const Person who = analyst();
  const std::string id = new_case(who);
  const std::string bytes(3'000'000, 'x');
  const std::string upload = who.post("/api/cases/" + id + "/uploads", {{"name", "brev.txt"}, {"size", bytes.size()}}).value("upload", "");
  ASSERT_FALSE(upload.empty());
  const std::string at = "/api/uploads/" + upload;
  {
    http::TestClient cut(server_->port());
    cut.send("PUT " + at + "?offset=0 HTTP/1.1\r\nHost: localhost\r\n" + who.headers() + "Content-Length: 3000000\r\n\r\n" + bytes.substr(0, 900'000));
  }
  EXPECT_EQ(who.get(at)["offset"], 0) << "half a part does not count";
  const auto part = [&](std::size_t from, std::size_t size, const std::string& hash) {
    const std::string piece = bytes.substr(from, size);
    return http::TestClient(server_->port()).request("PUT", at + "?offset=" + std::to_string(from),
        who.headers() + "X-Part-Hash: " + (hash.empty() ? base::blake2b_hex(piece) : hash) + "\r\n", piece);
  };
  EXPECT_EQ(part(0, 1'000'000, std::string(64, '0')).status, 422) << "a damaged part is refused";
  EXPECT_EQ(json::parse(part(0, 1'000'000, "").body)["offset"], 1'000'000);
  EXPECT_EQ(part(2'000'000, 1'000'000, "").status, 409) << "a hole is refused";
  EXPECT_EQ(part(1'000'000, 2'000'000, "").status, 200);
  const json done = who.post(at + "/finish", json::object());
  EXPECT_EQ(done["size"], 3'000'000);
  EXPECT_EQ(done["name"], "brev.txt");
}

TEST_F(Api, BadInputIsRefusedBeforeItIsQueued) {
  const Person who = analyst();
  const json refused = who.post("/api/batch/sum", {{"pieces", -1}});
  EXPECT_EQ(refused["status"], 422);
  EXPECT_THAT(refused["where"].get<std::string>(), HasSubstr("pieces"));
  EXPECT_EQ(who.post("/api/batch/sum", {{"ukendt", 1}})["status"], 422);
  EXPECT_TRUE(who.get("/api/jobs?mine=1").empty());
}

TEST_F(Api, AJobIsFollowedDecidedAndRecorded) {
  const Person who = analyst();
  const std::string in_case = new_case(who), job = start(who, in_case);
  http::TestClient stream(server_->port());
  stream.send("GET /api/jobs/" + job + "/events HTTP/1.1\r\nHost: localhost\r\n" + who.headers() + "\r\n");
  ASSERT_EQ(stream.receive_head().status, 200);
  ASSERT_TRUE(stream.read_until("\"state\":\"queued\""));
  const json line{{"decisions", {{{"part", "sum"}, {"decided", "approve"}}}}, {"active_seconds", 2.5}};
  EXPECT_EQ(who.post("/api/jobs/" + job + "/decisions", line)["code"], "api.draft_not_ready");
  work();
  ASSERT_TRUE(stream.read_until("\"state\":\"done\""));
  EXPECT_TRUE(stream.closed_within(2000ms));
  EXPECT_EQ(who.get("/api/jobs/" + job + "/result")["failed"], 0);
  const json files = who.get("/api/jobs/" + job + "/artefacts");
  ASSERT_FALSE(files.empty());
  const auto file = who.call("GET", "/api/jobs/" + job + "/artefacts/" + files[0]["name"].get<std::string>());
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.body.size(), files[0]["size"].get<std::size_t>());
  EXPECT_THAT(file.headers.at("content-disposition"), HasSubstr("attachment"));
  ASSERT_EQ(who.get("/api/drafts").size(), 1U);
  EXPECT_EQ(who.get("/api/drafts")[0]["decided"], 0);
  EXPECT_EQ(who.call("POST", "/api/jobs/" + job + "/decisions", line.dump()).status, 204);
  const json decisions = who.get("/api/jobs/" + job + "/decisions");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0]["who"], "Navn analytiker");
  EXPECT_EQ(who.get("/api/drafts")[0]["decided"], 1);
  EXPECT_THAT(who.call("GET", "/api/cases/" + in_case + "/record").body, HasSubstr("decision.made"));
  EXPECT_EQ(who.post("/api/jobs/" + job + "/cancel", json::object())["status"], 409);
}

TEST_F(Api, ARunningJobIsCancelled) {
  const Person who = analyst();
  const std::string job = start(who, new_case(who));
  EXPECT_EQ(who.call("POST", "/api/jobs/" + job + "/cancel", "{}").status, 204);
  work();
  EXPECT_EQ(who.get("/api/jobs/" + job)["state"], "cancelled");
}

TEST_F(Api, TheDocumentNamesEveryRouteAndItsAnswers) {
  const json document = nobody().get("/openapi.json");
  ASSERT_TRUE(document.contains("paths"));
  std::size_t operations = 0;
  for (const auto& path : document["paths"]) operations += path.size();
  EXPECT_EQ(operations, router_.routes().size());
  const json& sum = document["paths"]["/api/batch/sum"]["post"];
  EXPECT_EQ(sum["requestBody"]["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/BatchInput");
  EXPECT_TRUE(sum["responses"].contains("202"));
  // Every answer carries what its schema requires.
  const Person who = analyst();
  new_case(who);
  for (const std::string path : {"/api/session", "/api/rooms", "/api/register", "/api/cases", "/api/jobs", "/api/drafts"}) {
    json schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    json answer = who.get(path);
    if (schema.contains("items")) {
      ASSERT_TRUE(answer.is_array()) << path;
      schema = schema["items"];
      answer = answer.empty() ? json() : answer[0];
    }
    if (answer.is_null()) continue;
    const std::string name = schema["$ref"].get<std::string>().substr(21);
    for (const auto& field : document["components"]["schemas"][name]["required"])
      EXPECT_TRUE(answer.contains(field)) << path << " lacks " << field;
  }
}

TEST_F(Api, SamplesArriveAsEventsAndAsMessages) {
  const Person who = person("vagt", {});
  const auto feed = std::make_shared<jobs::Feed>();
  const auto offer = jobs::FeedOffer::open(jobs::FeedMirrors::socket(config_.feeds(), "stream/samples"), feed);
  ASSERT_TRUE(offer);
  std::atomic<bool> over{false};
  std::thread service([&] {
    while (!over) {
      feed->publish("{\"n\":1}");
      std::this_thread::sleep_for(2ms);
    }
  });
  http::TestClient events(server_->port()), socket(server_->port());
  events.send("GET /api/stream/samples HTTP/1.1\r\nHost: localhost\r\n" + who.headers() + "\r\n");
  ASSERT_EQ(events.receive_head().status, 200);
  ASSERT_TRUE(socket.upgrade("/api/stream/samples", who.headers()));
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE(events.read_until("\n\n"));
    ASSERT_TRUE(socket.receive_frame());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
  over = true;
  service.join();
}

}  // namespace
}  // namespace meretid::api
