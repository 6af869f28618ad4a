// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "base/rng.h"
#include "learn/measure.h"
#include "learn/model_file.h"
#include "solutions/tenders/learned/firm_disjoint.h"
#include "solutions/tenders/learned/network_features.h"
#include "solutions/tenders/learned/opinions.h"
#include "solutions/tenders/learned/reason_text.h"
#include "solutions/tenders/learned/train_opinion.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders {
namespace {

struct Bid {
  std::uint32_t firm;
  double amount;
};
BidTable table_of(const std::vector<std::vector<Bid>>& tenders, std::size_t firms) {
  BidTable table;
  for (std::size_t f = 0; f < firms; ++f) table.firms.push_back("F" + std::to_string(f));
  for (const auto& bids : tenders) {
    for (const Bid& bid : bids) {
      table.amount.push_back(bid.amount);
      table.firm.push_back(bid.firm);
      table.row.push_back(table.row.size() + 2);
    }
    table.first.push_back(table.amount.size());
    table.tender.push_back("T" + std::to_string(table.tender.size()));
    table.market.push_back(0);
    table.day.push_back(kNoDay);
  }
  return table;
}

double feature(const learn::ExactTable& features, std::size_t tender, std::string_view name) {
  const auto at = std::find(kNetworkFeatureNames.begin(), kNetworkFeatureNames.end(), name) - kNetworkFeatureNames.begin();
  return features.row(tender)[static_cast<std::size_t>(at)];
}

// A market of 24 firms where 8 agree on their bids when enough of them meet.
BidTable market(std::uint64_t seed, std::size_t tenders = 150) {
  simulate::MarketPlan plan;
  plan.firms = 24, plan.tenders = tenders, plan.entry = 0.4, plan.members = 8, plan.ring = simulate::Ring::kCover;
  simulate::MarketPlan honest = plan;
  honest.ring = simulate::Ring::kNone, honest.name = "Andet";
  const std::vector<simulate::MarketPlan> plans{plan, honest};
  simulate::Simulated s = simulate::simulate(plans, seed);
  s.table.label.assign(s.collusive.begin(), s.collusive.end());
  return std::move(s.table);
}

TEST(NetworkFeatures, ByHand) {
  // Firms 0 and 1 meet in tenders 0, 1 and 2; firm 2 is in 0 and 1, firm 3 in 2 only.
  const BidTable table = table_of({{{0, 100}, {1, 101}, {2, 102}}, {{0, 200}, {1, 201}, {2, 300}}, {{0, 100}, {1, 200}, {3, 300}}}, 4);
  const learn::ExactTable f = network_features(table);
  ASSERT_EQ(f.rows(), 3U);
  // Ranks of CV in the market: tender 0 -1/3, tender 1 0, tender 2 1/3. Of tender 0 the bidders are elsewhere in 1 (three of them) and 2 (two).
  EXPECT_NEAR(feature(f, 0, "elsewhere_cv"), (3 * 0.0 + 2 * (1 / 3.0)) / 5, 1e-12);
  // Overlaps squared over sizes: 9/9 and 4/9.
  EXPECT_NEAR(feature(f, 0, "together_cv"), (4 / 9.0 * (1 / 3.0)) / (1 + 4 / 9.0), 1e-12);
  EXPECT_NEAR(feature(f, 0, "met_before"), 1, 1e-12);
  EXPECT_NEAR(feature(f, 2, "met_before"), 1 / 3.0, 1e-12);
  // Without tender 0: 0 and 1 share 2 of 2, 0 and 2 share 1 of 2, 1 and 2 share 1 of 2.
  EXPECT_NEAR(feature(f, 0, "jaccard"), (1 + 0.5 + 0.5) / 3, 1e-12);
  EXPECT_NEAR(feature(f, 0, "closest"), (1 + 1 + 0.5) / 3, 1e-12);
  EXPECT_NEAR(feature(f, 2, "share_known"), 2 / 3.0, 1e-12);
  // Firm 0 is lowest everywhere, no other is.
  EXPECT_NEAR(feature(f, 0, "won_elsewhere"), 1 / 3.0, 1e-12);
}

TEST(NetworkFeatures, NamesOfFirmsAndTheOrderOfRowsDoNotMatter) {
  const BidTable table = market(3, 60);
  const learn::ExactTable features = network_features(table);
  Rng rng(4);
  std::vector<std::uint32_t> other(table.firms.size());
  std::iota(other.begin(), other.end(), 0U);
  rng.shuffle(other);
  std::vector<std::size_t> order(table.tenders());
  std::iota(order.begin(), order.end(), std::size_t{0});
  rng.shuffle(order);
  std::vector<std::vector<Bid>> tenders;
  std::vector<std::uint32_t> markets;
  for (const std::size_t t : order) {
    tenders.emplace_back();
    for (std::size_t i = 0; i < table.bids_of(t); ++i) tenders.back().push_back({other[table.firms_of(t)[i]], table.amounts_of(t)[i]});
    rng.shuffle(tenders.back());
    markets.push_back(table.market[t]);
  }
  BidTable shuffled = table_of(tenders, table.firms.size());
  shuffled.market = markets, shuffled.markets = table.markets;
  const learn::ExactTable again = network_features(shuffled);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t c = 0; c < features.columns; ++c) {
      const double a = features.row(order[i])[c], b = again.row(i)[c];
      if (std::isnan(a)) EXPECT_TRUE(std::isnan(b));
      else EXPECT_NEAR(a, b, 1e-6) << kNetworkFeatureNames[c];
    }
}

TEST(NetworkFeatures, WithoutBiddersThereIsNothingToTell) {
  BidTable table = table_of({{{0, 1}, {1, 2}, {2, 3}}}, 3);
  table.firm.clear(), table.firms.clear();
  const learn::ExactTable features = network_features(table);
  for (const double x : features.row(0)) EXPECT_TRUE(std::isnan(x));
  table.firm.assign(3, kNoFirm);
  EXPECT_TRUE(std::isnan(feature(network_features(table), 0, "jaccard")));
}

TEST(TenderFeatures, DatesLabelsAndNamesChangeNothing) {
  const BidTable table = market(5, 40);
  BidTable other = table;
  for (std::size_t t = 0; t < other.tenders(); ++t) other.day[t] = static_cast<std::int32_t>(7 * t), other.tender[t] = "X", other.label[t] = 0;
  for (std::string& firm : other.firms) firm = "?";
  for (const FeatureSet set : {FeatureSet::kScreens, FeatureSet::kScreensAndNetwork}) {
    const learn::ExactTable a = tender_features(table, set), b = tender_features(other, set);
    ASSERT_EQ(a.columns, feature_names(set).size());
    ASSERT_EQ(a.values.size(), b.values.size());
    for (std::size_t i = 0; i < a.values.size(); ++i) EXPECT_TRUE(a.values[i] == b.values[i] || (std::isnan(a.values[i]) && std::isnan(b.values[i])));
  }
}

TEST(FirmDisjoint, SharesNoFirmAndNoTender) {
  const BidTable table = market(6);
  const Partition partition = draw_partition(table, 1);
  const auto kept = [&](std::uint8_t half) {
    std::vector<std::uint8_t> firms;
    for (const std::uint8_t of : partition.half) firms.push_back(of == half);
    return with_firms(table, firms);
  };
  const BidTable a = kept(0), b = kept(1);
  EXPECT_EQ(a.bids() + b.bids(), table.bids());
  for (const std::uint32_t firm : a.firm) EXPECT_EQ(std::count(b.firm.begin(), b.firm.end(), firm), 0);
  EXPECT_EQ(a.tender, table.tender);
}

// A label that is nothing but "a certain firm bid": names would tell it, and must not be learned.
TEST(FirmDisjoint, MemorisedNamesAreWorthNothing) {
  BidTable table = market(7);
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    const auto firms = table.firms_of(t);
    table.label[t] = std::any_of(firms.begin(), firms.end(), [](std::uint32_t f) { return f % 8 == 5; });
  }
  const auto held = firm_disjoint({{&table, draw_partition(table, 2)}}, FeatureSet::kScreensAndNetwork, 1, 2);
  ASSERT_TRUE(held);
  ASSERT_TRUE(held->trained.known());
  EXPECT_LT(held->trained.auc, 0.72);
}

TEST(FirmDisjoint, WithoutNamedBiddersItIsNotKnown) {
  BidTable table = market(8, 60);
  table.firm.clear(), table.firms.clear();
  const auto held = firm_disjoint({{&table, draw_partition(table, 2)}}, FeatureSet::kScreens, 1, 1);
  ASSERT_TRUE(held);
  EXPECT_FALSE(held->trained.known());
}

TEST(SecondOpinion, FindsInAnotherMarketWhatItLearned) {
  const std::vector<BidTable> learn{market(10, 240)};
  const auto model = train_opinion(learn, {.seed = 1, .threads = 2});
  ASSERT_TRUE(model) << base::render(model.error(), base::Language::kEnglish);
  EXPECT_GT(model->card().tender_disjoint.auc, 0.7);
  EXPECT_GT(model->card().firm_disjoint.cells, 0U);
  const BidTable other = market(11, 240);
  const auto judged = model->judge(other);
  std::vector<double> scores;
  std::vector<std::uint8_t> labels;
  double mean = 0;
  for (std::size_t t = 0; t < other.tenders(); ++t) {
    EXPECT_EQ(judged[t].has_value(), other.bids_of(t) >= kLeastBidsToLearn);
    if (!judged[t]) continue;
    ASSERT_TRUE(*judged[t] >= 0 && *judged[t] <= 1);
    scores.push_back(*judged[t]), labels.push_back(other.label[t] == 1);
    mean += *judged[t];
  }
  EXPECT_GT(learn::area_under_curve(scores, labels), 0.64);
  // Calibrated: on the whole as many as there are.
  const double share = static_cast<double>(std::count(labels.begin(), labels.end(), 1)) / static_cast<double>(labels.size());
  EXPECT_NEAR(mean / static_cast<double>(scores.size()), share, 0.15);
}

TEST(SecondOpinion, TheSameSeedGivesTheSameFileOnAnyNumberOfThreads) {
  const std::vector<BidTable> learn{market(12, 80)};
  const auto one = train_opinion(learn, {.seed = 3, .threads = 1}), four = train_opinion(learn, {.seed = 3, .threads = 4});
  EXPECT_EQ(one->bytes(), four->bytes());
}

TEST(SecondOpinion, TheFileGivesTheSameAnswersAndADamagedOneIsRefused) {
  const std::vector<BidTable> learn{market(13, 80)};
  const auto model = train_opinion(learn, {.seed = 1, .features = FeatureSet::kScreens});
  ASSERT_TRUE(model);
  const std::string bytes = model->bytes();
  const auto again = SecondOpinion::read(bytes, "m.model");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->judge(learn[0]), model->judge(learn[0]));
  EXPECT_EQ(again->bytes(), bytes);
  EXPECT_EQ(again->card().tenders, model->card().tenders);
  for (const std::size_t cut : {std::size_t{0}, std::size_t{4}, std::size_t{80}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_EQ(SecondOpinion::read(std::string_view(bytes).substr(0, cut), "m").error().code, "tenders.model.damaged");
  Rng rng(1);
  for (int i = 0; i < 50; ++i) {
    std::string damaged = bytes;
    damaged[rng.below(damaged.size())] ^= static_cast<char>(1U << rng.below(8));
    EXPECT_EQ(SecondOpinion::read(damaged, "m").error().code, "tenders.model.damaged");
  }
  EXPECT_EQ(SecondOpinion::read_file("/nowhere/m.model").error().code, "tenders.model.missing");
}

TEST(SecondOpinion, AnotherListOfFeaturesIsNamed) {
  const std::vector<BidTable> learn{market(14, 80)};
  std::string bytes = train_opinion(learn, {.seed = 1, .features = FeatureSet::kScreens})->bytes();
  const std::size_t at = bytes.find("kstest");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 6, "ksrest");
  bytes.resize(bytes.size() - 64);
  bytes += learn::sha256_hex(bytes);
  const auto read = SecondOpinion::read(bytes, "m.model");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "tenders.model.features");
  const std::string said = base::render(read.error(), base::Language::kEnglish);
  EXPECT_NE(said.find("ksrest"), std::string::npos);
  EXPECT_NE(said.find("kstest"), std::string::npos);
  EXPECT_NE(said.find("m.model"), std::string::npos);
}

TEST(SecondOpinion, LabelsThatTeachNothingAreErrors) {
  const auto code = [](std::vector<BidTable> tables) {
    const auto model = train_opinion(tables, {});
    return model ? std::string() : model.error().code;
  };
  BidTable table = market(15, 40);
  BidTable none = table, all = table, few = table, nothing = table;
  std::fill(none.label.begin(), none.label.end(), std::int8_t{-1});
  std::fill(all.label.begin(), all.label.end(), std::int8_t{1});
  std::fill(few.label.begin(), few.label.end(), std::int8_t{0});
  std::fill_n(few.label.begin(), 3, std::int8_t{1});
  nothing.label.clear();
  EXPECT_EQ(code({none}), "tenders.train.no_labels");
  EXPECT_EQ(code({nothing}), "tenders.train.no_labels");
  EXPECT_EQ(code({}), "tenders.train.no_labels");
  EXPECT_EQ(code({all}), "tenders.train.one_label");
  EXPECT_EQ(code({few}), "tenders.train.few");
}

TEST(Reasons, SayWhereANumberLies) {
  EXPECT_EQ(sentence({1, 0.0123, 0.2, 0.05, 0.9}, FeatureSet::kScreens, base::Language::kDanish),
            "Budenes spredning (CV): 0,0123, lavere end i 90 % af de udbud, modellen har lært af. Det trækker modellens vurdering op.");
  EXPECT_EQ(sentence({0, 12, -0.2, 0.95, 0}, FeatureSet::kScreens, base::Language::kEnglish),
            "Number of bids: 12, higher than in 95 % of the tenders the model learned from. That lowers the model’s assessment.");
}

TEST(Opinions, ExplainThoseThatStandOut) {
  const std::vector<BidTable> learn{market(17, 100)};
  const auto model = train_opinion(learn, {.seed = 1, .features = FeatureSet::kScreens});
  ASSERT_TRUE(model);
  BidTable table = learn[0];
  const Opinions opinions(*model, table);
  EXPECT_TRUE(Opinions().empty());
  ASSERT_FALSE(opinions.empty());
  std::size_t explained = 0;
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    const auto reasons = opinions.reasons(t, base::Language::kDanish);
    if (reasons.empty()) continue;
    ++explained;
    EXPECT_EQ(reasons.size(), kReasonsATender);
    ASSERT_TRUE(opinions.learned(t).has_value());
    EXPECT_TRUE(model->stands_out(*opinions.learned(t)));
  }
  EXPECT_GT(explained, 0U);
  EXPECT_LE(explained, kMostExplained);
}

TEST(SecondOpinion, ReasonsAreWordsStrongestFirst) {
  const std::vector<BidTable> learn{market(16, 100)};
  const auto model = train_opinion(learn, {.seed = 1, .features = FeatureSet::kScreensAndNetwork});
  ASSERT_TRUE(model);
  const learn::ExactTable features = tender_features(learn[0], model->features());
  const auto reasons = model->reasons(features.row(0), 3);
  ASSERT_EQ(reasons.size(), 3U);
  EXPECT_GE(std::abs(reasons[0].effect), std::abs(reasons[1].effect));
  for (const Reason& reason : reasons) {
    EXPECT_TRUE(reason.above >= 0 && reason.below >= 0 && reason.above + reason.below <= 1);
    for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) {
      const std::string said = sentence(reason, model->features(), language);
      EXPECT_EQ(said.find("tenders.learned"), std::string::npos) << said;
      EXPECT_EQ(said.find('{'), std::string::npos) << said;
    }
  }
  // Every feature has its words.
  for (std::size_t f = 0; f < features.columns; ++f)
    EXPECT_EQ(sentence({f, 1, 0.1, 0.2, 0.8}, model->features(), base::Language::kDanish).find("tenders.learned"), std::string::npos);
}

}  // namespace
}  // namespace meretid::tenders
