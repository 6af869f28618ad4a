// SPDX-License-Identifier: EUPL-1.2
// Host and Origin checks, rate limit, response head, static files: what a request and its answer look like.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/origin.h"
#include "http/problem.h"
#include "http/rate.h"
#include "http/static_files.h"
#include "http/wire.h"

namespace meretid::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

TEST(Host, LoopbackAnswersToItsOwnNamesOnly) {
  for (auto host : {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
    EXPECT_TRUE(check_host(host, "127.0.0.1", {})) << host;
  for (auto host : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "a b", "127.0.0.2"})
    EXPECT_FALSE(check_host(host, "127.0.0.1", {})) << host;
}

TEST(Host, ConfiguredNamesAreTaken) {
  EXPECT_TRUE(check_host("sager.kommune.dk:443", "127.0.0.1", {"sager.kommune.dk"}));
  EXPECT_TRUE(check_host("whatever.example", "0.0.0.0", {}));
  EXPECT_FALSE(check_host("whatever.example", "0.0.0.0", {"sager.kommune.dk"}));
}

Request from(std::string origin, std::string site = "") {
  Request request;
  request.headers = {{"host", "127.0.0.1:8080"}};
  if (!origin.empty()) request.headers["origin"] = std::move(origin);
  if (!site.empty()) request.headers["sec-fetch-site"] = std::move(site);
  return request;
}

TEST(Origin, OnlyOurOwnPages) {
  EXPECT_TRUE(check_origin(from("http://127.0.0.1:8080")));
  EXPECT_TRUE(check_origin(from("https://127.0.0.1:8080")));
  EXPECT_TRUE(check_origin(from("")));
  EXPECT_TRUE(check_origin(from("", "same-origin")));
  for (auto origin : {"http://evil.example", "null", "http://127.0.0.1:9090", "http://127.0.0.1:8080.evil.example"})
    EXPECT_FALSE(check_origin(from(origin))) << origin;
  EXPECT_FALSE(check_origin(from("", "cross-site")));
}

TEST(Rate, ABurstThenTheSteadyRate) {
  RateLimit rate(10, 3);
  RateLimit::Time now{};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(rate.seconds_to_wait("1.2.3.4", now), 0);
  EXPECT_EQ(rate.seconds_to_wait("1.2.3.4", now), 1);
  EXPECT_EQ(rate.seconds_to_wait("1.2.3.5", now), 0) << "another address";
  EXPECT_EQ(rate.seconds_to_wait("1.2.3.4", now + 110ms), 0);
  EXPECT_EQ(rate.seconds_to_wait("1.2.3.4", now + 110ms), 1);
}

TEST(Rate, ANeighbourhoodOfIpv6IsOneAddress) {
  EXPECT_EQ(counted_address("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2");
  EXPECT_EQ(counted_address("2001:db8:1:2::9"), "2001:db8:1:2");
  EXPECT_EQ(counted_address("::1"), counted_address("::1"));
  EXPECT_EQ(counted_address("10.1.2.3"), "10.1.2.3");
}

TEST(Wire, NothingAHandlerSaysSplitsTheAnswer) {
  Response response;
  response.headers = {{"X-Good", "1"}, {"X-Bad", "1\r\nSet-Cookie: a=b"}, {"X\r\nY", "1"}};
  const std::string head = response_head(response, {5, true, false}, "now");
  EXPECT_THAT(head, HasSubstr("X-Good: 1\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Set-Cookie")));
  EXPECT_THAT(head, Not(HasSubstr("X-Bad")));
  EXPECT_THAT(head, HasSubstr("Content-Length: 5\r\n"));
}

TEST(Wire, EveryAnswerCarriesTheSecurityHeaders) {
  const std::string head = response_head(Response{}, {0, false, false}, "now");
  for (auto line : {"X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n", "frame-ancestors 'none'",
                    "default-src 'none'", "Cache-Control: no-store\r\n", "Connection: close\r\n"})
    EXPECT_THAT(head, HasSubstr(line));
}

TEST(Wire, Date) { EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT"); }

class Files : public testing::Test {
 protected:
  Files()
      : script_(5000, 'x'),
        files_({{"index.html", "<html>app</html>"}, {"assets/app-1.js", script_}, {"pdfjs/font.pfb", "binary"}}) {
    files_.settle();
  }
  StaticFiles::Answer get(std::string path, std::map<std::string, std::string> headers = {}) {
    Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return files_.answer(request);
  }
  static std::string header(const StaticFiles::Answer& answer, std::string_view name) {
    for (const auto& [n, v] : answer.response.headers)
      if (n == name) return v;
    return {};
  }
  std::string script_;
  StaticFiles files_;
};

TEST_F(Files, PagesOfTheAppGiveTheIndex) {
  for (auto path : {"/", "/access/cases/7", "/was"}) EXPECT_EQ(get(path).body, "<html>app</html>") << path;
  EXPECT_EQ(header(get("/"), "Cache-Control"), "no-cache");
  EXPECT_THAT(header(get("/"), "Content-Security-Policy"), HasSubstr("default-src 'self'"));
  EXPECT_THAT(header(get("/"), "Content-Security-Policy"), Not(HasSubstr("unsafe")));
}

TEST_F(Files, AMissingFileIsNotThePage) { EXPECT_EQ(get("/assets/app-2.js").response.status, 404); }

TEST_F(Files, CompressedForWhoeverTakesIt) {
  const auto compressed = get("/assets/app-1.js", {{"accept-encoding", "br, gzip;q=0.8"}});
  EXPECT_EQ(header(compressed, "Content-Encoding"), "gzip");
  EXPECT_LT(compressed.body.size(), 200U);
  EXPECT_EQ(compressed.body.substr(0, 2), "\x1f\x8b");
  const auto plain = get("/assets/app-1.js", {{"accept-encoding", "gzip;q=0"}});
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(plain.body, script_);
  EXPECT_NE(header(plain, "ETag"), header(compressed, "ETag"));
}

TEST_F(Files, WhatTheClientHasIsNotSentAgain) {
  const auto first = get("/assets/app-1.js");
  EXPECT_THAT(header(first, "Cache-Control"), HasSubstr("immutable"));
  const auto again = get("/assets/app-1.js", {{"if-none-match", "\"other\", " + header(first, "ETag")}});
  EXPECT_EQ(again.response.status, 304);
  EXPECT_TRUE(again.body.empty());
}

TEST(NoApp, ASmallPageSaysSo) {
  const StaticFiles none(StaticFiles::Files{});
  Request request;
  request.path = "/";
  EXPECT_THAT(std::string(none.answer(request).body), HasSubstr("npm run build"));
}

TEST(Problem, DanishUnlessEnglishIsAskedFor) {
  Request request;
  EXPECT_EQ(language_of(request), "da");
  request.headers["accept-language"] = "en-GB,en;q=0.9,da;q=0.1";
  EXPECT_EQ(language_of(request), "en");
  request.headers["accept-language"] = "da,en;q=0.9";
  EXPECT_EQ(language_of(request), "da");
  request.caller.language = "en";
  EXPECT_EQ(language_of(request), "en");
}

TEST(Problem, CodeSentencePlaceAndStatus) {
  const auto response = problem(Error("http.not_json", Kind::kUsage, {{"found", "text/\"x\""}}, "body"), "en", 415);
  EXPECT_EQ(response.status, 415);
  EXPECT_THAT(response.type, HasSubstr("application/problem+json"));
  EXPECT_THAT(response.body, HasSubstr("\"code\":\"http.not_json\""));
  EXPECT_THAT(response.body, HasSubstr("text/\\\"x\\\""));
  EXPECT_THAT(response.body, HasSubstr("\"where\":\"body\""));
}

}  // namespace
}  // namespace meretid::http
