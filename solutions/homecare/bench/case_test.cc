// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/case.h"

#include <set>

#include <gtest/gtest.h>

namespace meretid::homecare::bench {
namespace {

const std::filesystem::path kData = "../shared/data/homecare";

TEST(Cases, AMissingFolderIsSaid) {
  for (const auto set : {"solomon", "hhcrsp"}) {
    const auto cases = read_set("/nowhere", set);
    ASSERT_FALSE(cases);
    EXPECT_EQ(cases.error().code, "homecare.bench.no_data");
  }
}

TEST(Cases, EverySetIsWholeAndHasItsBestKnownValues) {
  if (!std::filesystem::exists(kData)) GTEST_SKIP() << kData << " is not there";
  const auto solomon = read_set(kData, "solomon"), large = read_set(kData, "gh1000"), fleet = read_set(kData, "gh600"), care = read_set(kData, "hhcrsp");
  ASSERT_TRUE(solomon && large && fleet && care);
  EXPECT_EQ(solomon->size(), 56U);
  EXPECT_EQ(large->size(), 30U);
  EXPECT_EQ(fleet->size(), 60U);
  EXPECT_EQ(care->size(), 118U);
  std::set<std::string> groups;
  for (const Case& c : *solomon) {
    groups.insert(c.group);
    EXPECT_GT(c.best.value_or(0), 500) << c.name;
  }
  EXPECT_EQ(groups, (std::set<std::string>{"C1", "C2", "R1", "R2", "RC1", "RC2"}));
  for (const Case& c : *fleet) EXPECT_GT(c.best_vehicles.value_or(0), 5) << c.name;
  std::size_t known = 0;
  for (const Case& c : *care) known += c.best ? 1 : 0;
  EXPECT_EQ(known, 105U);
}

TEST(Cases, ASampleTakesFromEveryGroup) {
  std::vector<Case> all;
  for (int i = 0; i < 60; ++i) all.emplace_back().group = std::to_string(i / 10);
  const auto some = spread(all, 12);
  ASSERT_EQ(some.size(), 12U);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_EQ(some[i].group, std::to_string(i / 2));
  EXPECT_EQ(spread(all, 100).size(), 60U);
}

}  // namespace
}  // namespace meretid::homecare::bench
