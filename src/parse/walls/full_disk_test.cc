// SPDX-License-Identifier: EUPL-1.2
// No room in the private folder: said as such, nothing stays behind, and the next file is read.
#include <gtest/gtest.h>

#include <filesystem>

#include "parse/sandbox.h"
#include "parse/walls/made_files.h"

namespace meretid::parse {
namespace {

std::size_t private_folders() {
  std::size_t count = 0;
  for (const char* base : {"/dev/shm", "/tmp"})
    for (const auto& entry : std::filesystem::directory_iterator(base))
      count += entry.path().filename().string().starts_with("meretid-parse-") ? 1 : 0;
  return count;
}

TEST(FullDisk, APrivateFolderWithoutRoomIsSaidSo) {
  const Sandbox sandbox;
  const std::size_t before = private_folders();
  const auto large = Input::of_bytes(pdf_of_lines({std::string(3'000'000, 'x')}));
  ASSERT_TRUE(large);
  const auto refused = sandbox.run({.operation = "render", .inputs = {*large}, .options = R"({"page":0,"dpi":50})", .limits = {.scratch = 1 << 20}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "parse.scratch");
  EXPECT_EQ(refused.error().kind, Kind::kNoSpace);
  EXPECT_EQ(private_folders(), before);

  const auto small = Input::of_bytes(pdf_of_lines({"Hej"}));
  ASSERT_TRUE(small);
  EXPECT_TRUE(sandbox.run({.operation = "render", .inputs = {*small}, .options = R"({"page":0,"dpi":50})"}));
}

}  // namespace
}  // namespace meretid::parse
