// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/role_words.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

std::string roles_in(std::string_view text) {
  std::string said;
  for (const RoleWord& word : role_words(text)) said += (said.empty() ? "" : " ") + std::to_string(word.start) + "-" + std::to_string(word.end) + ":" + word.role;
  return said;
}

TEST(RoleWords, InAllTheirForms) {
  EXPECT_EQ(roles_in("Moderen og barnets far"), "0-7:mor 11-18:barn 19-22:far");
  EXPECT_EQ(roles_in("ANMELDERENS nabo, søsteren"), "0-11:anmelder 12-16:nabo 18-26:søster");
  EXPECT_EQ(roles_in("ældste søn"), "7-10:søn") << "offsets are code points";
}

TEST(RoleWords, AreWholeWords) {
  EXPECT_EQ(roles_in("morgen, partiet, Farum, børnehave, barnløs, far-mor, mor2"), "");
  EXPECT_EQ(roles_in("mormor"), "0-6:mormor");
  EXPECT_EQ(roles_in(""), "");
}

}  // namespace
}  // namespace meretid::access
