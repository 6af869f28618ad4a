// SPDX-License-Identifier: EUPL-1.2
// Runs solutions/access/cases/*.in against *.out with the committed model.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/finding.h"

namespace meretid::access {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const NameModel& model() {
  static const Result<NameModel> loaded = NameModel::load();
  if (!loaded) throw std::runtime_error(loaded.error().code);
  return *loaded;
}

std::string listed(const std::vector<Finding>& findings) {
  std::string list;
  for (const Finding& f : findings) {
    list += std::string(to_text(f.type)) + ' ';
    for (const char c : f.text) list += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    list += '\n';
  }
  return list;
}

TEST(Golden, EveryCaseGivesWhatItsFileSays) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator("solutions/access/cases")) {
    if (entry.path().extension() != ".in") continue;
    ++cases;
    std::filesystem::path wanted = entry.path();
    wanted.replace_extension(".out");
    std::string expected = content(wanted);
    if (expected == "\n") expected.clear();
    EXPECT_EQ(listed(find({.text = content(entry.path())}, model())), expected) << entry.path().filename();
  }
  EXPECT_GE(cases, 14);
}

TEST(Find, PlacesAreCodePointsOfTheText) {
  const std::string text = "\uFEFFÆblegrød 🍏 til CPR 111111-1118.";
  const auto findings = find({.text = text}, model());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].start, 20);
  EXPECT_EQ(findings[0].end, 31);
  EXPECT_EQ(base::OffsetIndex(text).slice(findings[0].start, findings[0].end), "111111-1118");
}

TEST(Find, EqualValuesShareTheirEntity) {
  const auto findings = find({.text = "CPR 111111-1118 og CPR 1111111118."}, model());
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].entity, findings[1].entity);
  EXPECT_NE(reason_text(findings[0], base::Language::kEnglish).find("modulus 11"), std::string::npos);
}

TEST(Find, NamesOfOtherDocumentsAreFoundHereToo) {
  KnownNames known;
  known.learn(find({.text = "Kære Fatima Al-Masri\n\nDu skriver, at du er flyttet."}, model()));
  ASSERT_EQ(known.names().size(), 1U);
  const auto in_path = find_in_path("afslag_Al-Masri.pdf", known, model());
  ASSERT_FALSE(in_path.empty());
  EXPECT_EQ(in_path[0].entity, "person:fatima al-masri");
}

// Ten times the names cost ten times the look-ups, also when all are called Hansen.
TEST(KnownNames, LearningGrowsWithTheNamesAndNotWithTheirSquare) {
  const auto steps = [](int count) {
    KnownNames known;
    for (int i = 0; i < count; ++i) {
      Finding f;
      f.type = FindingType::kPerson;
      f.entity = "person:nr" + std::to_string(i) + " hansen";
      f.confidence = 0.9;
      known.learn({f, f});
    }
    EXPECT_EQ(known.names().size(), static_cast<std::size_t>(count));
    EXPECT_NE(known.word("hansen"), nullptr);
    EXPECT_EQ(known.word("olsen"), nullptr);
    return known.steps();
  };
  const std::int64_t few = steps(300), many = steps(3000);
  EXPECT_GE(few, 300);
  EXPECT_LE(many, 11 * few);
}

TEST(KnownNames, AFullNameSaysMoreThanASingleOneAndStaffStayStaff) {
  KnownNames known;
  Finding single, full;
  single.type = FindingType::kPerson, single.entity = "person:warsame", single.confidence = 0.95;
  full.type = FindingType::kEmployee, full.entity = "person:guled warsame", full.confidence = 0.7;
  known.learn({single});
  known.learn({full});
  ASSERT_NE(known.word("warsame"), nullptr);
  EXPECT_EQ(known.word("warsame")->entity, "guled warsame");
  EXPECT_GT(known.word("warsame")->score, known.word("guled")->score);
  EXPECT_TRUE(known.in_office("guled warsame"));
  EXPECT_FALSE(known.in_office("warsame"));
}

TEST(Find, AnyBytesGiveFindingsInsideTheText) {
  for (int seed = 0; seed < 300; ++seed) {
    std::string text;
    unsigned state = static_cast<unsigned>(seed) * 2654435761U + 1;
    for (int i = 0; i < 200; ++i) {
      state = state * 1664525U + 1013904223U;
      static constexpr std::string_view kBytes = "0123456789-./ ,|\n\tDKABxÆæ\xC2\xAD@+()kr.Nørregade født";
      text.push_back(kBytes[(state >> 16) % kBytes.size()]);
    }
    const std::int64_t length = base::length(text);
    std::int64_t last = 0;
    for (const Finding& f : find({.text = text}, model())) {
      EXPECT_LE(last, f.start);
      EXPECT_LT(f.start, f.end);
      EXPECT_LE(f.end, length);
      last = f.end;
    }
  }
}

// Outside, a name of two words, a second name right behind it, and a word that is rather no name.
TEST(NameModel, RunsEndWhereAnotherNameBegins) {
  const auto row = [](float begins, float goes_on) { return learn::LabelRow{1 - begins - goes_on, begins, goes_on}; };
  const std::vector<learn::LabelRow> words = {row(0.01F, 0), row(0.9F, 0.05F), row(0.1F, 0.4F), row(0.6F, 0.2F), row(0, 0.1F)};
  const auto runs = runs_of(words, 1, 0.3F);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].first, 1U);
  EXPECT_EQ(runs[0].last, 2U);
  EXPECT_NEAR(runs[0].log_odds, 0.5 * std::log(0.95 / 0.05), 1e-4);
  EXPECT_EQ(runs[1].first, 3U);
  EXPECT_EQ(runs[1].last, 3U);
  EXPECT_EQ(runs_of(words, 1, 0.05F).size(), 2U);
  EXPECT_EQ(runs_of(words, 1, 0.05F)[1].last, 4U);
  EXPECT_TRUE(runs_of(words, 3, 0.3F).empty());
}

TEST(NameModel, AnAlteredFileIsAnError) {
  EXPECT_EQ(NameModel::from_bytes("MERETID-NAMES-4\nxx").error().code, "learn.model_format");
  EXPECT_EQ(NameModel::from_bytes("").error().code, "learn.model_format");
}

}  // namespace
}  // namespace meretid::access
