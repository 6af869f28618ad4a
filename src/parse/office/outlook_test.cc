// SPDX-License-Identifier: EUPL-1.2
// Compound files are made here sector by sector, as MS-CFB says, so that the reader is not measured by its own writer.
#include <gtest/gtest.h>

#include "parse/office/outlook.h"

namespace meretid::parse {
namespace {

void put(std::string& bytes, std::size_t at, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i) & 0xFF);
}

struct Node {
  std::string name;
  bool storage = false;
  std::string content;
  std::vector<Node> children;
};

/// One sector of table, all streams in the ordinary sectors (their size is padded to the cutoff).
class Writer {
 public:
  std::string write(const Node& root) {
    add(root, 5);
    std::string directory;
    for (auto& entry : entries_) directory += entry;
    directory.resize((directory.size() + 511) / 512 * 512);
    const auto start = static_cast<std::uint32_t>(sectors_.size() / 512 + 1);
    const std::size_t count = directory.size() / 512;
    sectors_ += directory;
    chain(start, count);
    std::string head(512, '\0');
    const std::string_view magic("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    std::copy(magic.begin(), magic.end(), head.begin());
    put(head, 26, 3, 2);
    put(head, 28, 0xFFFE, 2);
    put(head, 30, 9, 2);
    put(head, 32, 6, 2);
    put(head, 44, 1, 4);
    put(head, 48, start, 4);
    put(head, 56, 4096, 4);
    put(head, 60, 0xFFFFFFFE, 4);
    put(head, 68, 0xFFFFFFFE, 4);
    for (std::size_t i = 0; i < 109; ++i) put(head, 76 + 4 * i, i == 0 ? 0 : 0xFFFFFFFF, 4);
    std::string table(512, '\xFF');
    put(table, 0, 0xFFFFFFFD, 4);
    for (std::size_t i = 1; i < next_.size() && i < 128; ++i) put(table, 4 * i, next_[i], 4);
    return head + table + sectors_;
  }

 private:
  std::size_t add(const Node& node, int kind) {
    const std::size_t index = entries_.size();
    entries_.emplace_back(128, '\0');
    std::string entry(128, '\0');
    for (std::size_t i = 0; i < node.name.size(); ++i) entry[2 * i] = node.name[i];
    put(entry, 64, 2 * (node.name.size() + 1), 2);
    entry[66] = static_cast<char>(kind);
    for (const std::size_t at : {68U, 72U, 76U}) put(entry, at, 0xFFFFFFFF, 4);
    put(entry, 116, 0xFFFFFFFE, 4);
    if (!node.storage) {
      std::string content = node.content;
      put(entry, 120, std::max<std::size_t>(content.size(), 4096), 4);  // above the cutoff, so that no small sectors are needed
      content.resize((std::max<std::size_t>(content.size(), 4096) + 511) / 512 * 512);
      const auto start = static_cast<std::uint32_t>(sectors_.size() / 512 + 1);
      put(entry, 116, start, 4);
      chain(start, content.size() / 512);
      sectors_ += content;
    }
    std::size_t before = 0;
    for (const Node& child : node.children) {
      const std::size_t at = add(child, child.storage ? 1 : 2);
      if (before == 0) put(entry, 76, at, 4);
      else put(entries_[before], 72, at, 4);  // a list to the right is a tree, too
      before = at;
    }
    entries_[index] = entry;
    return index;
  }
  void chain(std::uint32_t start, std::size_t count) {
    next_.resize(start + count, 0xFFFFFFFE);
    for (std::size_t i = 0; i + 1 < count; ++i) next_[start + i] = static_cast<std::uint32_t>(start + i + 1);
  }
  std::vector<std::string> entries_;
  std::string sectors_;
  std::vector<std::uint32_t> next_;
};

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += std::string(1, c) + '\0';
  return out;
}

std::string message() {
  const Node attachment{"__attach_version1.0_#00000000", true, {}, {{"__substg1.0_3707001F", false, utf16("bilag.txt"), {}}, {"__substg1.0_37010102", false, "Bilagets indhold", {}}}};
  return Writer().write({"Root Entry", true, {}, {{"__properties_version1.0", false, "", {}}, {"__substg1.0_0037001F", false, utf16("Om sagen"), {}},
                         {"__substg1.0_0C1A001F", false, utf16("Bo Eksempel"), {}}, {"__substg1.0_0C1F001F", false, utf16("bo@example.dk"), {}},
                         {"__substg1.0_1000001F", false, utf16("Hej Anne"), {}}, attachment}});
}

TEST(Outlook, HeadTextAndAttachmentAreRead) {
  const std::string bytes = message();
  const auto file = CompoundFile::read(bytes);
  ASSERT_TRUE(file);
  ASSERT_TRUE(is_outlook(*file));
  const OutlookMessage mail = read_outlook(*file);
  EXPECT_NE(mail.text.find("Fra: Bo Eksempel <bo@example.dk>\n"), std::string::npos) << mail.text;
  EXPECT_NE(mail.text.find("Emne: Om sagen\n"), std::string::npos);
  EXPECT_NE(mail.text.find("Hej Anne"), std::string::npos);
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].name, "bilag.txt");
  EXPECT_TRUE(mail.attachments[0].bytes.starts_with("Bilagets indhold"));
}

TEST(Outlook, EveryCutAndEveryFlippedTableEndsWithoutHarm) {
  const std::string bytes = message();
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    if (const auto file = CompoundFile::read(std::string_view(bytes).substr(0, size)); file && is_outlook(*file)) read_outlook(*file);
  for (std::size_t at = 0; at < 1024; ++at) {
    std::string hostile = bytes;
    hostile[at] = static_cast<char>(hostile[at] ^ 0x55);
    if (const auto file = CompoundFile::read(hostile); file && is_outlook(*file)) read_outlook(*file);
  }
}

TEST(Outlook, CompressedRtfOfTheSpecificationsExample) {
  // MS-OXRTFCP 4.1.1: "{\rtf1\ansi\ansicpg1252\pard hello world}\r\n"
  const unsigned char packed[] = {0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31,
                                  0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0};
  EXPECT_EQ(decompressed_rtf({reinterpret_cast<const char*>(packed), sizeof packed}), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
}

}  // namespace
}  // namespace meretid::parse
