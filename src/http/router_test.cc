// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <gtest/gtest.h>

namespace meretid::http {
namespace {

Route route(Method method, std::string pattern) {
  Route r;
  r.method = method;
  r.pattern = std::move(pattern);
  return r;
}

class Routes : public testing::Test {
 protected:
  void SetUp() override {
    for (auto pattern : {"/api/cases", "/api/cases/{case}", "/api/cases/{case}/members", "/api/cases/new",
                         "/api/jobs/{job}/artefacts/{name…}", "/api/jobs/{job}/artefacts",
                         "/api/access/documents/{job}/{document}.pdf", "/api/access/documents/{job}/{document}", "/"})
      ASSERT_TRUE(router_.add(route(Method::kGet, pattern))) << pattern;
    ASSERT_TRUE(router_.add(route(Method::kPost, "/api/cases")));
  }
  /// The pattern that answers, or "404", or "405 " and what is allowed.
  std::string answers(Method method, std::string_view path) {
    const auto found = router_.find(method, path);
    if (const auto* hit = std::get_if<Router::Found>(&found)) {
      params_ = hit->params;
      return hit->route->pattern;
    }
    if (const auto* other = std::get_if<Router::OtherMethods>(&found)) return "405 " + other->allow;
    return "404";
  }
  Router router_;
  std::map<std::string, std::string> params_;
};

TEST_F(Routes, NamesAreTakenFromThePath) {
  EXPECT_EQ(answers(Method::kGet, "/api/cases/7/members"), "/api/cases/{case}/members");
  EXPECT_EQ(params_.at("case"), "7");
}

TEST_F(Routes, ALiteralWinsOverAName) {
  EXPECT_EQ(answers(Method::kGet, "/api/cases/new"), "/api/cases/new");
  EXPECT_EQ(answers(Method::kGet, "/api/cases/old"), "/api/cases/{case}");
}

TEST_F(Routes, ALiteralThatLeadsNowhereGivesWayToTheName) {
  EXPECT_EQ(answers(Method::kGet, "/api/cases/new/members"), "/api/cases/{case}/members");
  EXPECT_EQ(params_.at("case"), "new");
}

TEST_F(Routes, TheRestTakesSlashes) {
  EXPECT_EQ(answers(Method::kGet, "/api/jobs/j/artefacts/released/brev 1.pdf"), "/api/jobs/{job}/artefacts/{name…}");
  EXPECT_EQ(params_.at("name"), "released/brev 1.pdf");
  EXPECT_EQ(params_.at("job"), "j");
  EXPECT_EQ(answers(Method::kGet, "/api/jobs/j/artefacts"), "/api/jobs/{job}/artefacts");
}

TEST_F(Routes, FixedTextAroundANameWinsOverTheBareName) {
  EXPECT_EQ(answers(Method::kGet, "/api/access/documents/j/d1.pdf"), "/api/access/documents/{job}/{document}.pdf");
  EXPECT_EQ(params_.at("document"), "d1");
  EXPECT_EQ(answers(Method::kGet, "/api/access/documents/j/d1.txt"), "/api/access/documents/{job}/{document}");
  EXPECT_EQ(answers(Method::kGet, "/api/access/documents/j/.pdf"), "/api/access/documents/{job}/{document}");
}

TEST_F(Routes, UnknownPathsAreNotFound) {
  EXPECT_EQ(answers(Method::kGet, "/api/case"), "404");
  EXPECT_EQ(answers(Method::kGet, "/api/cases/"), "404");
  EXPECT_EQ(answers(Method::kGet, "/api"), "404");
  EXPECT_EQ(answers(Method::kGet, "/"), "/");
}

TEST_F(Routes, OtherMethodsAreNamed) {
  EXPECT_EQ(answers(Method::kDelete, "/api/cases"), "405 GET, HEAD, POST");
  EXPECT_EQ(answers(Method::kPost, "/api/cases/7"), "405 GET, HEAD");
}

TEST_F(Routes, HeadIsAnsweredByGet) { EXPECT_EQ(answers(Method::kHead, "/api/cases"), "/api/cases"); }

TEST_F(Routes, TakenAndMalformedPatternsAreRefused) {
  EXPECT_EQ(router_.add(route(Method::kGet, "/api/cases")).error().code, "http.pattern_taken");
  for (auto pattern : {"api", "", "/a//b", "/{}", "/{a", "/a}", "/{a…}/b", "/{a}{b}", "/x{a…}"})
    EXPECT_EQ(router_.add(route(Method::kGet, pattern)).error().code, "http.bad_pattern") << pattern;
}

}  // namespace
}  // namespace meretid::http
