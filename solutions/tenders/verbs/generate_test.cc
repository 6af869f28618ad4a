// SPDX-License-Identifier: EUPL-1.2
// The invented file reads back as what it was, and the room finds what was planted in it: the worked example of the README.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/report/ranking.h"
#include "solutions/tenders/verbs/generate_verb.h"

namespace meretid::tenders {
namespace {

struct Example {
  simulate::Simulated truth = invented_bids(1);
  ReadBids read;
  std::vector<Screens> screens;
  Composite composite;
  Example() {
    ReadSettings settings;
    settings.label = "plantet";
    auto r = read_bids(csv_of(truth, true), settings, "tilbud.csv");
    EXPECT_TRUE(r);
    read = std::move(*r);
    screens = screens_of(read.table);
    composite = composite_of(read.table, screens);
  }
};

TEST(Generate, ReadsBackAsItWas) {
  const Example e;
  ASSERT_EQ(e.read.table.tenders(), e.truth.table.tenders());
  EXPECT_EQ(e.read.table.amount, e.truth.table.amount);
  EXPECT_EQ(e.read.table.won, e.truth.table.won);
  EXPECT_EQ(e.read.table.day, e.truth.table.day);
  EXPECT_EQ(e.read.table.tender, e.truth.table.tender);
  for (std::size_t k = 0; k < e.truth.collusive.size(); ++k) EXPECT_EQ(e.read.table.label[k], e.truth.collusive[k]);
  EXPECT_EQ(csv_of(invented_bids(1), false), csv_of(invented_bids(1), false));
  EXPECT_NE(csv_of(invented_bids(1), false), csv_of(invented_bids(2), false));
}

TEST(Generate, MostOfTheTwentyFirstWerePlanted) {
  const Example e;
  std::size_t planted = 0, all = 0;
  for (const std::size_t k : ranked(e.composite, 20)) planted += e.truth.collusive[k];
  for (const std::uint8_t c : e.truth.collusive) all += c;
  EXPECT_GE(planted, 12U) << "of 20, where chance would give " << 20.0 * static_cast<double>(all) / static_cast<double>(e.truth.collusive.size());
}

TEST(Report, SaysWhyAndWhatIsMissingAndNeverTheWord) {
  const Example e;
  const Reasons reasons(e.read.table, e.screens, e.composite);
  for (const base::Language language : {base::Language::kDanish, base::Language::kEnglish}) {
    std::ostringstream out;
    write_ranking(out, e.read.table, e.composite, reasons, {}, 10, language);
    const std::string text = out.str();
    EXPECT_NE(text.find(language == base::Language::kDanish ? "kræver nærmere undersøgelse" : "need further examination"), std::string::npos);
    for (const char* never : {"kartel", "Kartel", "cartel", "tenders."}) EXPECT_EQ(text.find(never), std::string::npos) << never;
    EXPECT_EQ(text.find("--market"), std::string::npos);
  }
  ReadBids bare = std::move(*read_bids("udbud;pris\nA;100\nA;101\nB;100\nB;150\n", {}, "f"));
  const auto screens = screens_of(bare.table);
  const Composite composite = composite_of(bare.table, screens);
  std::ostringstream out;
  write_ranking(out, bare.table, composite, Reasons(bare.table, screens, composite), {}, 10, base::Language::kDanish);
  for (const char* missing : {"tilbudsgivere", "--market", "--winner"}) EXPECT_NE(out.str().find(missing), std::string::npos) << missing;
}

TEST(Report, ACVAboveTheToldOneIsUnremarkable) {
  const Example e;
  const Reasons reasons(e.read.table, e.screens, e.composite);
  std::size_t seen = 0;
  for (std::size_t k = 0; k < e.read.table.tenders(); ++k) {
    if (e.read.table.bids_of(k) < 2) continue;
    ++seen;
    // The told CV parts those with p above .05 from those below it, but for rounding at the border.
    if (std::abs(e.composite.p_value[k] - 0.05) < 0.01) continue;
    EXPECT_EQ(e.screens[k].cv > reasons.unremarkable_cv(k), e.composite.p_value[k] > 0.05) << k << ' ' << e.composite.p_value[k];
  }
  EXPECT_GT(seen, 400U);
}

TEST(Lines, OneObjectPerTenderInTheOrderOfTheFile) {
  const auto read = read_bids("udbud;firma;pris\n\"b \"\"x\"\"\";æ;100\na;æ;0\n\"b \"\"x\"\"\";ø;101\nc;ø;5\n", {}, "f");
  ASSERT_TRUE(read);
  const auto screens = screens_of(read->table);
  const Composite composite = composite_of(read->table, screens);
  std::ostringstream out;
  write_lines(out, read->table, screens, composite, Reasons(read->table, screens, composite), {}, base::Language::kDanish);
  std::istringstream lines(out.str());
  std::vector<std::string> each;
  for (std::string line; std::getline(lines, line);) each.push_back(line);
  ASSERT_EQ(each.size(), 3U);
  EXPECT_TRUE(each[0].starts_with("{\"tender\":\"b \\\"x\\\"\",\"bids\":2,\"score\":")) << each[0];
  EXPECT_TRUE(each[1].starts_with("{\"tender\":\"a\",\"bids\":0,\"left_out\":1,\"score\":0.5,\"p_value\":1,")) << each[1];
  EXPECT_TRUE(each[2].starts_with("{\"tender\":\"c\",\"bids\":1,\"score\":0.5,")) << each[2];
  EXPECT_NE(each[1].find("\"reasons\":[\"Intet brugbart tilbud"), std::string::npos);
  for (const std::string& line : each) EXPECT_TRUE(line.ends_with("]}")) << line;
}

}  // namespace
}  // namespace meretid::tenders
