// SPDX-License-Identifier: EUPL-1.2
// Golden: small releases of our own, one for each published definition, and, where the reference data lies beside the checkout, Cardinal's own examples.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "base/read_file.h"
#include "solutions/tenders/flags/red_flags.h"

namespace meretid::tenders {
namespace {

std::string bid(const std::string& who, double amount, const std::string& status = "valid", const std::string& currency = "DKK") {
  return R"({"status":")" + status + R"(","tenderers":[{"id":")" + who + R"("}],"value":{"amount":)" + std::to_string(amount) + R"(,"currency":")" + currency + "\"}}";
}
std::string release(const std::string& ocid, const std::vector<std::string>& bids, const std::string& winner, const std::string& buyer = "B") {
  std::string all;
  for (const auto& one : bids) all += (all.empty() ? "" : ",") + one;
  return R"({"ocid":")" + ocid + R"(","buyer":{"id":")" + buyer + R"("},"tender":{"procurementMethod":"open"},"bids":{"details":[)" + all + R"(]},"awards":[{"status":"active","suppliers":[{"id":")" + winner + "\"}]}]}\n";
}
RedFlags flags(const std::string& ocds) {
  const auto found = red_flags_of(ocds, "f");
  EXPECT_TRUE(found);
  return *found;
}
std::vector<std::string> flagged(const RedFlags& found, const char* flag) {
  std::vector<std::string> ids;
  for (const auto& [ocid, values] : found.releases)
    if (values.contains(flag)) ids.push_back(ocid);
  return ids;
}
using Ids = std::vector<std::string>;

TEST(RedFlags, QuartilesAreMedianUnbiased) {
  EXPECT_DOUBLE_EQ(quantile_8({1, 2, 3, 4, 5}, 0.5), 3);
  EXPECT_NEAR(quantile_8({1, 99, 99, 99, 99}, 0.25), 1 + 98 * 2.0 / 3, 1e-12);
  EXPECT_DOUBLE_EQ(quantile_8({7}, 0.25), 7);
}

TEST(RedFlags, OneBidderInAnOpenProcedure) {
  EXPECT_EQ(flagged(flags(release("a", {bid("x", 1)}, "x") + release("b", {bid("x", 1), bid("y", 2)}, "x") + R"({"ocid":"c","tender":{"numberOfTenderers":1,"procurementMethod":"direct"}})" "\n"
                          R"({"ocid":"d","tender":{"numberOfTenderers":1,"procurementMethod":"open"}})" "\n"), "R018"), (Ids{"a", "d"}));
}

TEST(RedFlags, ARunnerUpUnusuallyCloseOrFar) {
  std::string close, far;
  for (int i = 0; i < 9; ++i) {
    const std::string ocid = std::to_string(i);
    close += release(ocid, {bid("x", 100), bid("y", i == 4 ? 100.1 : 120 + i)}, "x");
    far += release(ocid, {bid("x", 100), bid("y", i == 4 ? 400 : 105 + i), bid("z", 500)}, "x");
  }
  EXPECT_EQ(flagged(flags(close), "R024"), Ids{"4"});
  EXPECT_TRUE(flagged(flags(close), "R058").empty());
  EXPECT_EQ(flagged(flags(far), "R058"), Ids{"4"});
  EXPECT_NEAR(flags(far).releases.at("4").at("R058"), 3, 1e-9);
  EXPECT_EQ(flagged(flags(close + release("9", {bid("x", 100), bid("y", 50)}, "x")), "R024"), (Ids{"4", "9"})) << "a winner above the other bid counts with a negative distance";
}

TEST(RedFlags, TheSamePriceOfDifferentBidders) {
  const auto found = flags(release("a", {bid("x", 5), bid("y", 5, "disqualified")}, "x") + release("b", {bid("x", 5), bid("x", 5), bid("y", 6)}, "x") + release("c", {bid("x", 5), bid("y", 5, "withdrawn")}, "x") +
                           release("d", {bid("x", 5), bid("y", 5, "valid", "EUR")}, "x"));
  EXPECT_EQ(flagged(found, "R028"), Ids{"a"}) << "not one bidder twice, not who withdrew, not another currency";
  EXPECT_TRUE(found.bidders.at("x").contains("R028") && found.bidders.at("y").contains("R028"));
}

TEST(RedFlags, WhoWasDisqualified) {
  const auto found = flags(release("a", {bid("x", 9), bid("y", 5, "disqualified"), bid("z", 12, "disqualified")}, "x") + release("b", {bid("x", 9), bid("y", 12, "disqualified"), bid("z", 10)}, "x"));
  EXPECT_EQ(flagged(found, "R035"), Ids{"a"});
  EXPECT_DOUBLE_EQ(found.releases.at("a").at("R035"), 2);
  EXPECT_EQ(flagged(found, "R036"), Ids{"a"});
}

TEST(RedFlags, RatiosOfBuyersAndBidders) {
  std::string ocds;
  for (int i = 0; i < 8; ++i) {
    const std::string ocid = std::to_string(i), other = "o" + ocid;
    ocds += release(ocid, {bid("seldom", 10), bid(other, 9), bid("n" + ocid, 8, i == 0 ? "disqualified" : "valid")}, i == 7 ? "seldom" : other, "B" + ocid);
  }
  const auto found = flags(ocds);
  EXPECT_TRUE(found.buyers.at("B0").contains("R038"));
  EXPECT_TRUE(found.bidders.at("n0").contains("R038"));
  EXPECT_EQ(found.buyers.size(), 1U);
}

TEST(RedFlags, WhatIsNoOcdsIsRefused) {
  EXPECT_EQ(red_flags_of("{", "f").error().code, "tenders.flags.json");
  EXPECT_EQ(red_flags_of("{}", "f").error().code, "tenders.flags.none");
  EXPECT_EQ(red_flags_of("{\"ocid\":\"a\"}\n{\n", "f")->broken, 1U);
}

// In each of Cardinal's examples what is called F (or D, B, V) is what its indicator flags; numbers are not.
TEST(RedFlags, CardinalsOwnExamples) {
  const std::filesystem::path folder = "../shared/data/tenders/ocds_fixtures";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the reference data is not here";
  for (const char* flag : {"R018", "R024", "R028", "R035", "R036", "R058"}) {
    const auto bytes = base::read_file(folder / ("cardinal_" + std::string(flag) + ".jsonl"));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(flagged(flags(*bytes), flag), Ids{"F"}) << flag;
  }
  const auto seldom = flags(*base::read_file(folder / "cardinal_R025.jsonl"));
  ASSERT_EQ(seldom.bidders.size(), 1U);
  EXPECT_NEAR(seldom.bidders.at("F").at("R025"), 1.0 / 6, 1e-12);
  const auto many = flags(*base::read_file(folder / "cardinal_R038.jsonl"));
  EXPECT_DOUBLE_EQ(many.buyers.at("B").at("R038"), 0.5);
  EXPECT_DOUBLE_EQ(many.bidders.at("D").at("R038"), 1);
  EXPECT_EQ(many.buyers.size() + many.bidders.size(), 2U);
}

}  // namespace
}  // namespace meretid::tenders
