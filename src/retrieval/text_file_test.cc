// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/text_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/read_file.h"
#include "store/crypto.h"

namespace meretid::retrieval {
namespace {

class Texts : public testing::Test {
 protected:
  Texts() : folder_(testing::TempDir() + "/text_file_" + std::to_string(getpid())), path_(folder_ / "index") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Texts() override { std::filesystem::remove_all(folder_); }

  std::map<std::string, std::string> read() {
    auto file = TextFile::open(path_);
    EXPECT_TRUE(file) << file.error().code;
    std::map<std::string, std::string> texts;
    if (file)
      for (const auto& [key, entry] : file->entries()) texts[key] = entry.text + "|" + entry.note;
    return texts;
  }
  std::string bytes() { return base::read_file(path_).value_or(""); }
  void write(const std::string& bytes) { std::ofstream(path_, std::ios::binary) << bytes; }

  std::filesystem::path folder_, path_;
};

using Map = std::map<std::string, std::string>;

TEST_F(Texts, AreThereAgain) {
  {
    auto file = TextFile::open(path_);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->put("a", "før", "1"));
    ASSERT_TRUE(file->put("b", "to", ""));
    ASSERT_TRUE(file->put("a", "æøå", "2"));
    ASSERT_TRUE(file->remove("b"));
    ASSERT_TRUE(file->remove("never there"));
    ASSERT_TRUE(file->put("", std::string("\0nul", 4), ""));
    ASSERT_TRUE(file->sync());
  }
  EXPECT_EQ(read(), (Map{{"", std::string("\0nul|", 5)}, {"a", "æøå|2"}}));
  struct stat status {};
  ASSERT_EQ(stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U) << "personal data is its owner's alone";
}

TEST_F(Texts, SurviveATornEndAndGoOn) {
  {
    auto file = TextFile::open(path_);
    ASSERT_TRUE(file && file->put("a", "en", "") && file->put("b", "to", ""));
  }
  const std::string whole = bytes();
  for (std::size_t cut = 1; cut < 30; ++cut) {
    write(whole.substr(0, whole.size() - cut));
    ASSERT_EQ(read(), (Map{{"a", "en|"}})) << cut;
  }
  std::string wrong = whole;
  wrong.back() = static_cast<char>(wrong.back() ^ 1);
  write(wrong);
  EXPECT_EQ(read(), (Map{{"a", "en|"}})) << "the last record, half on disk";
  {
    auto file = TextFile::open(path_);
    ASSERT_TRUE(file && file->put("c", "tre", ""));
  }
  EXPECT_EQ(read(), (Map{{"a", "en|"}, {"c", "tre|"}}));
}

TEST_F(Texts, DamageIsSaid) {
  {
    auto file = TextFile::open(path_);
    ASSERT_TRUE(file && file->put("a", "en lang tekst", "") && file->put("b", "to", ""));
  }
  std::string wrong = bytes();
  wrong[50] = static_cast<char>(wrong[50] ^ 1);
  write(wrong);
  const auto file = TextFile::open(path_);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, "retrieval.damaged");
  write("PK\x03\x04 something else");
  EXPECT_EQ(TextFile::open(path_).error().code, "retrieval.not_a_text_file");
  EXPECT_EQ(bytes(), "PK\x03\x04 something else") << "a file of somebody else's stays as it is";
}

TEST_F(Texts, BelongToOneAtATime) {
  const auto first = TextFile::open(path_);
  ASSERT_TRUE(first);
  EXPECT_EQ(TextFile::open(path_).error().code, "retrieval.in_use");
}

TEST_F(Texts, ReplacedRecordsGoAway) {
  {
    auto file = TextFile::open(path_);
    ASSERT_TRUE(file);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(file->put("a", std::string(1000, 'x') + std::to_string(i), ""));
  }
  const std::size_t before = bytes().size();
  EXPECT_EQ(read().at("a").substr(1000), "99|");
  EXPECT_LT(bytes().size(), before / 50);
  EXPECT_EQ(read().at("a").substr(1000), "99|");
}

TEST_F(Texts, SealedOnesTellNothingWithoutTheirKey) {
  store::start_sodium();
  const store::CaseKey key(store::KeyBytes{1}), other(store::KeyBytes{2});
  {
    auto file = TextFile::open(path_, key);
    ASSERT_TRUE(file && file->put("brev.txt", "hemmeligheden", "noten") && file->put("b", "to", "") && file->remove("b"));
  }
  for (const char* word : {"hemmelig", "brev", "noten"}) EXPECT_EQ(bytes().find(word), std::string::npos) << word;
  {
    const auto again = TextFile::open(path_, key);
    ASSERT_TRUE(again);
    ASSERT_EQ(again->entries().size(), 1U);
    EXPECT_EQ(again->entries().at("brev.txt").text, "hemmeligheden");
  }
  EXPECT_EQ(TextFile::open(path_, other).error().code, "retrieval.damaged");
  EXPECT_EQ(TextFile::open(path_).error().code, "retrieval.not_a_text_file");
  write("MERETID TEXTS 1\n");
  EXPECT_EQ(TextFile::open(path_, key).error().code, "retrieval.not_a_text_file") << "nothing is added in the clear";
}

}  // namespace
}  // namespace meretid::retrieval
