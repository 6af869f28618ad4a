// SPDX-License-Identifier: EUPL-1.2
// The room as the hall sees it.
#include <gtest/gtest.h>

#include "solution/hall.h"
#include "solution/registry.h"

namespace meretid::solution {
std::unique_ptr<Solution> make_arrivals();
}

namespace meretid::arrivals {
namespace {

TEST(Room, TheRegisterKnowsItByItsDanishName) {
  solution::Registry registry;
  registry.enter(solution::make_arrivals());
  ASSERT_NE(registry.room("arrivals"), nullptr);
  EXPECT_EQ(registry.room("arrivals")->name.da, "Akut-prognose");
}

}  // namespace
}  // namespace meretid::arrivals
