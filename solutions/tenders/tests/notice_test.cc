// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/notice.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"

namespace meretid::tenders {
namespace {

TEST(TendersNotice, FiguresByHand) {
  const std::vector<Notice> notices{{0, 0, 1}, {0, 0, 2}, {1, 0, 3}, {kNoFirm, 0, 0}};
  EXPECT_NEAR(concentration(notices), 4.0 / 9 + 1.0 / 9, 1e-12);
  EXPECT_EQ(concentration({}), 0);
  std::vector<Notice> many(20, Notice{0, 0, 1});
  EXPECT_NEAR(*single_bids(many, 0.5).p, std::pow(0.5, 20) / 2, 1e-9);
  EXPECT_EQ(single_bids(notices, 0.5).untested, Untested::kTooFewTenders);
  EXPECT_EQ(single_bids(many, 0).untested, Untested::kNoVariation);
}

TEST(TendersNotice, TurnsAreSeenAndChanceIsNot) {
  std::vector<Notice> ring;
  for (std::uint32_t t = 0; t < 30; ++t) ring.push_back({t % 3, 0, 3});
  EXPECT_LT(*turns(ring, 1).p, 0.001);
  Rng rng(4);
  int low = 0;
  for (int market = 0; market < 400; ++market) {
    std::vector<Notice> chance;
    for (int t = 0; t < 40; ++t) chance.push_back({static_cast<std::uint32_t>(rng.below(4)), 0, 3});
    low += *turns(chance, static_cast<std::uint64_t>(market)).p < 0.05;
  }
  EXPECT_GE(low, 8);
  EXPECT_LE(low, 32);
  EXPECT_EQ(turns(std::vector<Notice>(40, Notice{7, 0, 2}), 1).untested, Untested::kTooFewFirms);
  EXPECT_EQ(turns({}, 1).untested, Untested::kTooFewTenders);
}

TEST(TendersNotice, ABuyerWhoKeepsToOneSupplierComesFirst) {
  Rng rng(6);
  std::vector<Notice> notices;
  for (int t = 0; t < 200; ++t) {
    const auto buyer = static_cast<std::uint32_t>(rng.below(8));
    notices.push_back({buyer == 3 ? 5u : static_cast<std::uint32_t>(rng.below(10)), buyer, 2});
  }
  const auto found = attachments(notices);
  ASSERT_EQ(found.size(), 8u);
  EXPECT_EQ(found.front().buyer, 3u);
  EXPECT_EQ(found.front().winner, 5u);
  EXPECT_LT(*found.front().outcome.p, 1e-6);
  EXPECT_GT(*found[4].outcome.p, 0.05);
  // One buyer alone: there is nobody to compare it with.
  EXPECT_EQ(attachments(std::vector<Notice>(6, Notice{1, 2, 2})).front().outcome.untested, Untested::kTooFewFirms);
}

}  // namespace
}  // namespace meretid::tenders
