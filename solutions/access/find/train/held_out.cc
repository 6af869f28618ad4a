// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/held_out.h"

#include <algorithm>
#include <cmath>

namespace meretid::access {
namespace {

constexpr float kFirstStep = 0.5F, kStep = 0.85F, kLastStep = 0.0005F;
constexpr double kFewest = 25;  // findings that a step of the sureness is learned from, or one hundredth of all

// Names found so: how often are they persons, by their log-odds?
learn::Calibration of_the_model(const std::vector<HeldOut>& rounds, float least) {
  std::vector<std::pair<double, bool>> scored;
  for (const HeldOut& round : rounds)
    for (const auto& [probabilities, truth] : round.sentences)
      for (const NameRun& run : runs_of(probabilities, 1, least)) {
        std::size_t right = 0;
        for (std::size_t i = run.first; i <= run.last; ++i) right += (*truth)[i] == 1 || (*truth)[i] == 2;
        scored.emplace_back(run.log_odds, 2 * right > run.last - run.first);
      }
  return learn::calibrate(scored);
}

}  // namespace

// Rising steps that fit best: neighbours that would fall are put together (Ayer and others, "An empirical distribution function for
// sampling with incomplete information", 1955).
Sureness learned_sureness(std::vector<std::pair<double, bool>> said) {
  struct Block {
    double score = 0, right = 0, all = 0;
    double share() const { return right / all; }
  };
  std::sort(said.begin(), said.end());
  const double fewest = std::max(kFewest, static_cast<double>(said.size()) / 100);
  std::vector<Block> blocks;
  const auto join = [&] {
    const Block last = blocks.back();
    blocks.pop_back();
    Block& into = blocks.back();
    into.score = (into.score * into.all + last.score * last.all) / (into.all + last.all);
    into.right += last.right, into.all += last.all;
  };
  for (const auto& [confidence, right] : said) {
    const double p = std::clamp(confidence, 1e-4, 1 - 1e-4);
    const double score = std::log(p / (1 - p));
    if (blocks.empty() || blocks.back().all >= fewest) blocks.push_back({score, static_cast<double>(right), 1});
    else {
      Block& b = blocks.back();
      b.score += (score - b.score) / (b.all + 1);
      b.right += right, b.all += 1;
    }
    while (blocks.size() > 1 && blocks.back().all >= fewest && blocks[blocks.size() - 2].share() >= blocks.back().share()) join();
  }
  while (blocks.size() > 1 && (blocks.back().all < fewest || blocks[blocks.size() - 2].share() >= blocks.back().share())) join();
  std::vector<std::pair<float, float>> knots;
  for (const Block& b : blocks) {
    const auto score = static_cast<float>(b.score), odds = static_cast<float>(std::log((b.right + 0.5) / (b.all - b.right + 0.5)));
    if (knots.empty() || (score > knots.back().first && odds >= knots.back().second)) knots.emplace_back(score, odds);
  }
  return Sureness(std::move(knots));
}

OperatingPoint operating_point(std::vector<HeldOut> rounds, double useful) {
  struct Reader {
    NameModel::Parts* parts;
    NameModel model;
    const std::vector<MarkedDocument>* documents;
  };
  std::vector<Reader> readers;
  for (HeldOut& round : rounds) {
    NameModel::Parts* parts = round.model.get();
    readers.push_back({parts, NameModel(std::move(round.model)), &round.documents});
  }
  OperatingPoint best;
  std::int64_t most = -1;
  for (float least = kFirstStep; least > kLastStep; least *= kStep) {
    const learn::Calibration person = of_the_model(rounds, least);
    Masking masking;
    for (Reader& reader : readers) {
      reader.parts->least = least;
      reader.parts->person = person;
      reader.parts->sureness = Sureness();
      for (const MarkedDocument& document : *reader.documents) masking.add(document, find({.text = document.text}, reader.model));
    }
    if (least < kFirstStep && (masking.useful() < useful || masking.masked <= most)) continue;
    most = masking.masked;
    best = {least, person, learned_sureness(std::move(masking.said))};
  }
  return best;
}

}  // namespace meretid::access
