// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/network/groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace meretid::tenders {
namespace {

double inside_share(double inside, double outside) { return inside + outside > 0 ? inside / (inside + outside) : 0; }

class Grower {
 public:
  Grower(const CoBidGraph& graph, const GroupSettings& settings) : graph_(graph), settings_(settings), strength_(graph.firms()) {
    for (std::uint32_t f = 0; f < graph.firms(); ++f) strength_[f] = graph.strength(f);
  }

  std::vector<std::uint32_t> grow(std::uint32_t seed) {
    members_.assign(1, seed);
    towards_.clear();
    inside_ = 0, outside_ = strength_[seed];
    spread(seed, 1);
    while (members_.size() < settings_.most) {
      std::uint32_t best = kNoFirm;
      double share = inside_share(inside_, outside_);
      for (const auto& [f, w] : towards_) {
        if (w <= 0 || graph_.tenders(f) < settings_.fewest_tenders || std::find(members_.begin(), members_.end(), f) != members_.end()) continue;
        const double now = inside_share(inside_ + w, outside_ + strength_[f] - 2 * w);
        if (now > share + 1e-12 || (best != kNoFirm && now > share - 1e-12 && f < best)) share = now, best = f;
      }
      if (best == kNoFirm) break;
      take(best);
      // A member that joined early may not belong any more; the seed stays.
      for (std::size_t i = 1; i < members_.size() && members_.size() > 2;) {
        const auto f = members_[i];
        const double w = towards_[f];
        if (f != best && inside_share(inside_ - w, outside_ - strength_[f] + 2 * w) > inside_share(inside_, outside_) + 1e-12) {
          inside_ -= w, outside_ += 2 * w - strength_[f];
          spread(f, -1);
          members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
          ++i;
        }
      }
      if (++steps_ > 10 * settings_.most) break;
    }
    steps_ = 0;
    auto out = members_;
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  void take(std::uint32_t f) {
    const double w = towards_[f];
    inside_ += w, outside_ += strength_[f] - 2 * w;
    spread(f, 1);
    members_.push_back(f);
  }
  /// What the neighbours of a firm have towards the group changes with it. An ordered map, so that ties fall alike everywhere.
  void spread(std::uint32_t f, double sign) {
    for (const auto& edge : graph_.of_firm(f)) towards_[edge.other] += sign * graph_.weight(f, edge);
  }

  const CoBidGraph& graph_;
  const GroupSettings& settings_;
  std::vector<double> strength_;
  std::vector<std::uint32_t> members_;
  std::map<std::uint32_t, double> towards_;
  double inside_ = 0, outside_ = 0;
  std::size_t steps_ = 0;
};

bool mostly_the_same(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) ++i; else if (*j < *i) ++j; else ++shared, ++i, ++j;
  }
  return 4 * shared >= 3 * (a.size() + b.size() - shared);
}

}  // namespace

FirmGroup group_of(const CoBidGraph& graph, std::vector<std::uint32_t> firms) {
  FirmGroup group;
  double inside = 0, all = 0, sum = 0, logs = 0;
  std::size_t met = 0;
  const std::size_t pairs = firms.size() * (firms.size() - 1) / 2;
  for (std::size_t i = 0; i < firms.size(); ++i) {
    all += graph.strength(firms[i]);
    for (std::size_t j = i + 1; j < firms.size(); ++j) {
      const Edge* edge = graph.between(firms[i], firms[j]);
      const double either = static_cast<double>(graph.tenders(firms[i])) + graph.tenders(firms[j]);
      const double w = edge ? graph.weight(firms[i], *edge) : 0.5 / std::max(either, 1.0);
      sum += w, logs += std::log(w);
      if (edge) inside += w, ++met;
    }
  }
  if (pairs && inside > 0) {
    group.density = static_cast<double>(met) / static_cast<double>(pairs);
    group.cohesion = std::min(1.0, std::exp(logs / static_cast<double>(pairs)) / (sum / static_cast<double>(pairs)));
    group.exclusivity = inside_share(inside, all - 2 * inside);
  }
  group.firms = std::move(firms);
  return group;
}

std::vector<FirmGroup> overlapping_groups(const CoBidGraph& graph, const GroupSettings& settings) {
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t f = 0; f < graph.firms(); ++f) {
    if (graph.tenders(f) >= settings.fewest_tenders && !graph.of_firm(f).empty()) seeds.push_back(f);
  }
  std::stable_sort(seeds.begin(), seeds.end(), [&](auto a, auto b) { return graph.tenders(a) > graph.tenders(b); });
  if (seeds.size() > settings.most_seeds) seeds.resize(settings.most_seeds);
  Grower grower(graph, settings);
  std::vector<FirmGroup> groups;
  for (const auto seed : seeds) {
    auto firms = grower.grow(seed);
    if (firms.size() >= settings.fewest) groups.push_back(group_of(graph, std::move(firms)));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FirmGroup& a, const FirmGroup& b) {
    const double x = a.cohesion * a.exclusivity, y = b.cohesion * b.exclusivity;
    return x != y ? x > y : a.firms < b.firms;
  });
  // Groups are compared only with kept ones that share a firm.
  std::vector<FirmGroup> kept;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> with;
  for (auto& group : groups) {
    bool fresh = true;
    for (std::size_t i = 0; i < group.firms.size() && fresh; ++i) {
      for (const auto k : with[group.firms[i]]) if (mostly_the_same(group.firms, kept[k].firms)) { fresh = false; break; }
    }
    if (!fresh) continue;
    for (const auto f : group.firms) with[f].push_back(kept.size());
    kept.push_back(std::move(group));
  }
  return kept;
}

}  // namespace meretid::tenders
