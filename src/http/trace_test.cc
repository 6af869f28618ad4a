// SPDX-License-Identifier: EUPL-1.2
#include "http/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace meretid::http {
namespace {

using testing::MatchesRegex;

const std::string kId = "4bf92f3577b34da6a3ce929d0e0e4736";

TEST(TraceId, IsTheOneThatTheClientHas) {
  EXPECT_EQ(trace_of("00-" + kId + "-00f067aa0ba902b7-01"), kId);
  EXPECT_EQ(trace_of("cc-" + kId + "-00f067aa0ba902b7-01-what.the-future.will-be.like"), kId);
}

TEST(TraceId, IsNewWhereTheHeaderIsNotAsTheStandardHasIt) {
  const std::vector<std::string> wrong = {"",
                                          "nonsense",
                                          kId,
                                          "ff-" + kId + "-00f067aa0ba902b7-01",
                                          "00-" + kId + "-00f067aa0ba902b7-01-more",
                                          "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                                          "00-" + kId + "-0000000000000000-01",
                                          "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                                          "00-0102030304-CPR-0102030304-CPR-01-00f067aa0ba902b7-01",
                                          "00_" + kId + "_00f067aa0ba902b7_01",
                                          "00-" + kId + "-00f067aa0ba902b7-0x",
                                          "cc-" + kId + "-00f067aa0ba902b7-01x"};
  std::set<std::string> seen;
  for (const std::string& header : wrong) {
    const std::string id = trace_of(header);
    EXPECT_THAT(id, MatchesRegex("[0-9a-f]{32}")) << header;
    EXPECT_NE(id, kId) << header;
    EXPECT_TRUE(seen.insert(id).second) << header;
  }
}

}  // namespace
}  // namespace meretid::http
