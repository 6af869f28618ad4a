// SPDX-License-Identifier: EUPL-1.2
// The room as the hall sees it.
#include <gtest/gtest.h>

#include "solution/hall.h"
#include "solution/registry.h"

namespace meretid::solution {
std::unique_ptr<Solution> make_tenders();
}

namespace meretid::tenders {
namespace {

TEST(Room, TheRegisterKnowsItByItsDanishName) {
  solution::Registry registry;
  registry.enter(solution::make_tenders());
  ASSERT_NE(registry.room("tenders"), nullptr);
  EXPECT_EQ(registry.room("tenders")->name.da, "Kartelscreening");
}

}  // namespace
}  // namespace meretid::tenders
