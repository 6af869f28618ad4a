// SPDX-License-Identifier: EUPL-1.2
#include "base/xz.h"

#include <gtest/gtest.h>

namespace meretid::base {
namespace {

// printf 'hej' | xz
constexpr unsigned char kHej[] = {
    0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04, 0xe6, 0xd6, 0xb4, 0x46, 0x02, 0x00,
    0x21, 0x01, 0x16, 0x00, 0x00, 0x00, 0x74, 0x2f, 0xe5, 0xa3, 0x01, 0x00, 0x02, 0x68,
    0x65, 0x6a, 0x00, 0x00, 0x9e, 0x41, 0x95, 0x6a, 0x1c, 0x45, 0x9d, 0x01, 0x00, 0x01,
    0x1b, 0x03, 0x0b, 0x2f, 0xb9, 0x10, 0x1f, 0xb6, 0xf3, 0x7d, 0x01, 0x00, 0x00, 0x00,
    0x00, 0x04, 0x59, 0x5a,
};

TEST(Xz, UnpacksAndRefusesWhatIsCutShort) {
  const std::string packed(reinterpret_cast<const char*>(kHej), sizeof kHej);
  const auto text = unpack_xz(packed, "a.xz");
  ASSERT_TRUE(text) << text.error().code;
  EXPECT_EQ(*text, "hej");
  for (const std::string& bad : {packed.substr(0, packed.size() - 4), std::string("hej"), std::string(), packed + "x"}) {
    const auto refused = unpack_xz(bad, "a.xz");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "base.bad_xz");
    EXPECT_EQ(refused.error().where, "a.xz");
  }
}

TEST(Xz, TheSameByteByByte) {
  const std::string packed(reinterpret_cast<const char*>(kHej), sizeof kHej);
  std::size_t at = 0;
  XzStream stream([&]() -> Result<std::string> { return at < packed.size() ? packed.substr(at++, 1) : std::string(); }, "a.xz");
  const auto text = stream.next(), end = stream.next();
  ASSERT_TRUE(text && end);
  EXPECT_EQ(*text, "hej");
  EXPECT_EQ(*end, "");
}

}  // namespace
}  // namespace meretid::base
