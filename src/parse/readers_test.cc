// SPDX-License-Identifier: EUPL-1.2
// The small readers on what was made to harm them. What fuzz/ finds ends here.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "parse/html_text.h"
#include "parse/safe_name.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

template <class Work>
std::chrono::steady_clock::duration time_of(const Work& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::steady_clock::now() - began;
}

TEST(HtmlText, EntitiesAreReadAndHalfOnesStay) {
  EXPECT_EQ(html_to_text("R&oslash;dgr&#248;d &amp; fl&#xF8;de"), "Rødgrød & fløde");
  EXPECT_EQ(html_to_text("a & b &nosuch; &#x110000; &amp"), "a & b &nosuch; &amp");
  EXPECT_EQ(html_to_text("&thetasym; &;"), "&thetasym; &;");
}

TEST(HtmlText, NothingButAmpersandsTakesNoTime) {
  const std::string hostile(2'000'000, '&');
  EXPECT_LT(time_of([&] { EXPECT_EQ(html_to_text(hostile).size(), hostile.size()); }), 5s);
}

TEST(SafeNames, TenThousandOfOneNameTakeNoTime) {
  SafeNames names;
  EXPECT_EQ(names.next("brev.pdf").name, "brev.pdf");
  EXPECT_EQ(names.next("Brev.pdf").name, "Brev (2).pdf");
  EXPECT_EQ(names.next("brev (3).pdf").name, "brev (3).pdf");
  EXPECT_EQ(names.next("brev.pdf").name, "brev (4).pdf") << "a number that is taken is passed over";
  EXPECT_LT(time_of([&] {
              for (int i = 5; i < 20'000; ++i) ASSERT_EQ(names.next("brev.pdf").name, "brev (" + std::to_string(i) + ").pdf");
            }),
            5s);
}

TEST(SafeNames, ALongNameCutAtASpaceDoesNotEndWithOne) {
  const SafeName safe = safe_name(std::string(190, 'a') + std::string(20, ' ') + "slut");
  EXPECT_EQ(safe.name, std::string(190, 'a'));
  EXPECT_EQ(safe_name(safe.name).name, safe.name) << "a safe name is safe";
}

TEST(SafeNames, ALongNameWithANumberIsNoLonger) {
  SafeNames names;
  const std::string longest = std::string(195, 'a') + "æ.txt";  // 201 bytes
  const std::string first = names.next(longest).name, second = names.next(longest).name;
  EXPECT_EQ(first.size(), 199U) << "half an æ is none";
  EXPECT_EQ(second, std::string(192, 'a') + " (2).txt");
  EXPECT_EQ(safe_name(second).name, second);
}

TEST(SafeNames, OfManyLongFoldersTheInnermostStay) {
  std::string deep;
  for (char c = 'a'; c < 'k'; ++c) deep += std::string(150, c) + "/";
  const std::string name = safe_name(deep + "brev.pdf").name;
  EXPECT_LE(name.size(), 1000U);
  EXPECT_TRUE(name.ends_with(std::string(150, 'j') + "/brev.pdf"));
  EXPECT_TRUE(name.starts_with("f")) << name.substr(0, 20);
}

}  // namespace
}  // namespace meretid::parse
