// SPDX-License-Identifier: EUPL-1.2
// The judge is worth what it sees: in a file from which nothing was struck, each of the places shows the name to a reader outside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solutions/access/bench/adversary/outside.h"
#include "solutions/access/bench/adversary/places.h"

namespace meretid::access::bench {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> readers(const PlantedPdf& planted) {
  const auto view = seen_outside(planted.pdf);
  EXPECT_TRUE(view.has_value()) << view.error().where;
  return view ? readers_of_name(*view, planted.name, planted.traces) : std::vector<std::string>();
}

class OfPlace : public ::testing::TestWithParam<int> {};

TEST_P(OfPlace, IsSeenByAReaderOutside) {
  Recipe recipe = one_place(static_cast<Place>(GetParam()));
  recipe.only_there = true;
  for (const bool wide : {false, true}) {
    recipe.wide_strings = wide;
    EXPECT_FALSE(readers(planted(recipe)).empty()) << to_text(recipe.places[0]) << (wide ? " in UTF-16" : "");
  }
}

INSTANTIATE_TEST_SUITE_P(All, OfPlace, ::testing::Range(0, kPlaces), [](const auto& place) { return std::string(to_text(static_cast<Place>(place.param))); });

TEST(Judge, SeesTheNameInEveryCodingAndCut) {
  for (int coding = 0; coding < kCodings; ++coding)
    for (int cutting = 0; cutting < kCuttings; ++cutting) {
      Recipe recipe = one_place(Place::kPlain);
      recipe.coding = static_cast<Coding>(coding);
      recipe.cutting = static_cast<Cutting>(cutting);
      EXPECT_FALSE(readers(planted(recipe)).empty()) << described(recipe);
    }
}

TEST(Judge, SeesInPixelsWhatOnlyPixelsShow) {
  const PlantedPdf pattern = planted(one_place(Place::kPattern));
  const auto pixels = seen_in_pixels(pattern.pdf);
  ASSERT_TRUE(pixels.has_value());
  EXPECT_THAT(bare_letters(*pixels), HasSubstr(bare_letters(pattern.name)));
}

TEST(Judge, AccusesNobodyWhereThereIsNoName) {
  const PlantedPdf planted_one = planted(one_place(Place::kTitle));
  const auto view = seen_outside(planted_one.pdf);
  ASSERT_TRUE(view.has_value());
  EXPECT_TRUE(readers_of_name(*view, "Bjergsted", {}).empty());
  EXPECT_TRUE(readers_of_name(*view, planted_one.name, {}).size() >= 1);
}

TEST(Recipe, TheSameNumberGivesTheSameFile) {
  EXPECT_EQ(planted(drawn_recipe(7)).pdf, planted(drawn_recipe(7)).pdf);
  EXPECT_NE(planted(drawn_recipe(7)).pdf, planted(drawn_recipe(8)).pdf);
}

}  // namespace
}  // namespace meretid::access::bench
