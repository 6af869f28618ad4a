// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/tar.h"

#include <gtest/gtest.h>

namespace meretid::homecare::bench {
namespace {

std::string entry(const std::string& name, const std::string& content, char kind = '0') {
  std::string block(512, '\0');
  block.replace(0, name.size(), name);
  char size[12];
  std::snprintf(size, sizeof size, "%011o", static_cast<unsigned>(content.size()));
  block.replace(124, 11, size);
  block[156] = kind;
  block.replace(257, 5, "ustar");
  block += content;
  block.resize((block.size() + 511) / 512 * 512, '\0');
  return block;
}
const std::string kEnd(1024, '\0');

TEST(Tar, PlainFilesInOrderWithoutFolders) {
  const std::string archive = entry("set/", "", '5') + entry("set/a.txt", "alpha") + entry("set/b.txt", std::string(512, 'b')) + kEnd;
  const auto files = files_of_tar(archive);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].first, "set/a.txt");
  EXPECT_EQ((*files)[0].second, "alpha");
  EXPECT_EQ((*files)[1].second, std::string(512, 'b'));
}

TEST(Tar, CutOffAndForeignBytesAreNoArchive) {
  const std::string archive = entry("a.txt", "alpha") + kEnd;
  for (const std::size_t bytes : {0U, 100U, 513U, 1024U}) EXPECT_FALSE(files_of_tar(std::string_view(archive).substr(0, bytes))) << bytes;
  EXPECT_FALSE(files_of_tar(std::string(2048, 'x')));
}

}  // namespace
}  // namespace meretid::homecare::bench
