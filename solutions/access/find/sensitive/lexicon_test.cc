// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/lexicon.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

// The entry that begins with the first word, as "3" words or "1?" for a weak one; "" for none.
std::string matched(const Lexicon& lexicon, const std::string& text) {
  const std::u32string all = base::decode(text);
  std::vector<std::u32string_view> words;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(U' ', at), all.size());
    words.push_back(std::u32string_view(all).substr(at, end - at));
    at = end + 1;
  }
  const auto match = lexicon.match(words, 0);
  return match.length == 0 ? "" : std::to_string(match.length) + (match.weak ? "?" : "");
}

TEST(Lexicon, TakesEndingsBeginningsEndsAndWordsBesideEachOther) {
  const Lexicon lexicon("# not, this\ndom, fængs*, *kræft, !bekræft, !*hestekræft\nmedlem af 3f|hk");
  EXPECT_EQ(matched(lexicon, "dommen"), "");
  EXPECT_EQ(matched(lexicon, "domen"), "1");
  EXPECT_EQ(matched(lexicon, "fængslet"), "1");
  EXPECT_EQ(matched(lexicon, "brystkræften"), "1");
  EXPECT_EQ(matched(lexicon, "bekræftet"), "");
  EXPECT_EQ(matched(lexicon, "hestekræft"), "");
  EXPECT_EQ(matched(lexicon, "medlem af hk"), "3");
  EXPECT_EQ(matched(lexicon, "medlem af"), "");
  EXPECT_EQ(matched(lexicon, "not"), "");
}

TEST(Lexicon, AGapTakesUpToFourWordsAndNoComma) {
  const Lexicon lexicon("kørte _ uden kørekort");
  EXPECT_EQ(matched(lexicon, "kørte uden kørekort"), "3");
  EXPECT_EQ(matched(lexicon, "kørte i tre lange år uden kørekort"), "7");
  EXPECT_EQ(matched(lexicon, "kørte i hele fem lange år uden kørekort"), "");
  EXPECT_EQ(matched(lexicon, "kørte hjem , uden kørekort"), "");
}

TEST(Lexicon, WeakAndExactWordsAndSuchInCapitals) {
  const Lexicon lexicon("?politiet, =tyv, MS");
  EXPECT_EQ(matched(lexicon, "politiet"), "1?");
  EXPECT_EQ(matched(lexicon, "tyv"), "1");
  EXPECT_EQ(matched(lexicon, "tyve"), "");
  EXPECT_EQ(matched(lexicon, "ms"), "");
  EXPECT_EQ(lexicon.about_capitals(U"ms"), Lexicon::kStrong);
}

TEST(Lexicon, RowsAreJoinedWithEachOther) {
  const Lexicon lexicon("knæ, hofte + smerter, brud\nondt i, hævet ~ ryggen, arm");
  EXPECT_EQ(matched(lexicon, "hoftebrud"), "1");
  EXPECT_EQ(matched(lexicon, "knæ"), "");
  EXPECT_EQ(matched(lexicon, "ondt i ryggen"), "3");
  EXPECT_EQ(matched(lexicon, "hævet arm"), "2");
}

// Whoever adds a word must see it read: no entry of the lists may be lost to a comma or a stray sign.
TEST(Lexicon, TheListsOfTheHouseHoldOnlyWhatCanBeRead) {
  for (const auto path : base::embedded_under("access_sensitive/lists/")) {
    const std::string_view file = *base::embedded(path);
    for (std::size_t at = 0, line = 1; at < file.size(); ++line) {
      const std::size_t end = std::min(file.find('\n', at), file.size());
      const std::string_view text = file.substr(at, end - at);
      at = end + 1;
      if (text.starts_with('#')) continue;
      EXPECT_EQ(text.find(",,"), text.npos) << path << ":" << line;
      EXPECT_EQ(text.find("| "), text.npos) << path << ":" << line;
      EXPECT_EQ(text.find(", _"), text.npos) << path << ":" << line;
      EXPECT_FALSE(text.starts_with("_ ")) << path << ":" << line;
    }
  }
}

}  // namespace
}  // namespace meretid::access
