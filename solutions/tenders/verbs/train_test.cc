// SPDX-License-Identifier: EUPL-1.2
// From a labelled file to a second opinion on another file: what `train` and `screen --model` say.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "learn/measure.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/learned/train_opinion.h"
#include "solutions/tenders/report/lines.h"
#include "solutions/tenders/report/ranking.h"
#include "solutions/tenders/verbs/generate_verb.h"
#include "solutions/tenders/verbs/opinion_rows.h"

namespace meretid::tenders {
namespace {

BidTable invented(std::uint64_t seed) {
  ReadSettings settings;
  settings.label = "plantet";
  auto read = read_bids(csv_of(invented_bids(seed), true), settings, "tilbud.csv");
  EXPECT_TRUE(read);
  return std::move(read->table);
}

TEST(Train, WhatWasLearnedOfOneFileRanksAnother) {
  const std::vector<BidTable> learn{invented(1)};
  const auto model = train_opinion(learn, {.seed = 1, .threads = 2});
  ASSERT_TRUE(model);
  const BidTable other = invented(2);
  const Opinions opinions(*model, other);
  std::vector<double> learned;
  std::vector<std::uint8_t> planted;
  for (std::size_t t = 0; t < other.tenders(); ++t) {
    if (!opinions.learned(t)) continue;
    learned.push_back(*opinions.learned(t));
    planted.push_back(other.label[t] == 1);
  }
  EXPECT_GT(learn::area_under_curve(learned, planted), 0.75);

  // The card says how it does where it has not looked, and JSON leaves out what is not known.
  const auto card = nlohmann::json::parse(describe::to_json(row_of(*model, "m", 1)));
  EXPECT_EQ(card["tenders"].get<std::uint32_t>(), model->card().tenders);
  EXPECT_GT(card["firm_disjoint"]["auc"].get<double>(), 0.5);
  EXPECT_GT(card["low_cv"]["auc"].get<double>(), 0);

  const std::vector<Screens> screens = screens_of(other);
  const Composite composite = composite_of(other, screens);
  const Reasons reasons(other, screens, composite);
  std::ostringstream lines, people;
  write_lines(lines, other, screens, composite, reasons, opinions, base::Language::kDanish);
  write_ranking(people, other, composite, reasons, opinions, 20, base::Language::kDanish);
  std::istringstream in(lines.str());
  std::string line;
  std::size_t t = 0, explained = 0;
  for (; std::getline(in, line); ++t) {
    const auto json = nlohmann::json::parse(line);
    ASSERT_TRUE(json.contains("learned"));
    EXPECT_EQ(json["learned"].is_null(), other.bids_of(t) < kLeastBidsToLearn);
    explained += json.contains("learned_reasons");
  }
  EXPECT_EQ(t, other.tenders());
  EXPECT_GT(explained, 0U);
  for (const std::string& text : {lines.str(), people.str()})
    for (const char* never : {"kartel", "Kartel", "tenders.", "{feature}"}) EXPECT_EQ(text.find(never), std::string::npos) << never;
  EXPECT_NE(people.str().find("Anden vurdering"), std::string::npos);

  std::ostringstream without;
  write_lines(without, other, screens, composite, reasons, {}, base::Language::kDanish);
  EXPECT_EQ(without.str().find("learned"), std::string::npos);
}

}  // namespace
}  // namespace meretid::tenders
