// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/network_features.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "solutions/tenders/bids/firm_pair.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kScreens = 7;
enum : std::size_t { kN, kCv, kSpd, kDiffp, kRdnor, kSkew, kKstest };
using Ranks = std::array<double, kScreens>;  // -.5 .. .5; NaN where a tender has too few bids for screens

// Behind three bids every screen says something.
constexpr std::size_t kLeastBids = 3;

std::vector<Ranks> ranks_within_market(const BidTable& table) {
  std::vector<Ranks> ranks(table.tenders());
  std::vector<std::vector<std::uint32_t>> of_market(table.markets.size());
  std::vector<double> scratch;
  for (std::uint32_t t = 0; t < table.tenders(); ++t) {
    ranks[t].fill(kUnknown);
    if (table.bids_of(t) < kLeastBids) continue;
    const Screens s = screens_of(table.amounts_of(t), scratch);
    ranks[t] = {s.n, s.cv, s.spd, s.diffp, s.rdnor, s.skew, s.kstest};
    of_market[table.market[t]].push_back(t);
  }
  std::vector<std::pair<double, std::uint32_t>> order;
  for (const std::vector<std::uint32_t>& tenders : of_market)
    for (std::size_t screen = 0; screen < kScreens; ++screen) {
      order.clear();
      for (const std::uint32_t t : tenders) order.emplace_back(ranks[t][screen], t);
      std::sort(order.begin(), order.end());
      for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
        while (end < order.size() && !(order[i].first < order[end].first)) ++end;
        const double rank = static_cast<double>(i + end) / 2 / static_cast<double>(order.size()) - 0.5;
        for (std::size_t k = i; k < end; ++k) ranks[order[k].second][screen] = rank;
      }
    }
  return ranks;
}

// A firm in one tender: where its lowest bid lies there.
struct Place {
  std::uint32_t firm = 0;
  float height = 0;  // 0 the lowest bid .. 1 the highest
  float rank = 0;    // 0 .. 1 by order
  bool lowest = false;
};

std::vector<std::vector<Place>> places_of(const BidTable& table) {
  std::vector<std::vector<Place>> places(table.tenders());
  std::vector<std::pair<double, std::uint32_t>> bids;
  for (std::size_t t = 0; t < table.tenders(); ++t) {
    const auto firms = table.firms_of(t);
    const auto amounts = table.amounts_of(t);
    bids.clear();
    for (std::size_t i = 0; i < firms.size(); ++i)
      if (firms[i] != kNoFirm) bids.emplace_back(amounts[i], firms[i]);
    std::sort(bids.begin(), bids.end());
    if (bids.empty()) continue;
    const double low = bids.front().first, range = bids.back().first - low;
    for (std::size_t i = 0; i < bids.size(); ++i) {
      const auto [amount, firm] = bids[i];
      const float rank = bids.size() > 1 ? static_cast<float>(i) / static_cast<float>(bids.size() - 1) : 0.0F;
      places[t].push_back({firm, range > 0 ? static_cast<float>((amount - low) / range) : 0.0F, rank, i == 0});
    }
    // A firm that bid twice counts once, with its lower bid.
    std::stable_sort(places[t].begin(), places[t].end(), [](const Place& a, const Place& b) { return a.firm < b.firm; });
    places[t].erase(std::unique(places[t].begin(), places[t].end(), [](const Place& a, const Place& b) { return a.firm == b.firm; }), places[t].end());
  }
  return places;
}

struct Meetings {
  float count = 0, both_high = 0, distance = 0;

  void add(const Place& a, const Place& b) {
    count += 1;
    both_high += a.height > 0.5F && b.height > 0.5F;
    distance += std::abs(a.rank - b.rank);
  }
  void take(const Place& a, const Place& b) {
    count -= 1;
    both_high -= a.height > 0.5F && b.height > 0.5F;
    distance -= std::abs(a.rank - b.rank);
  }
};

double quartile(std::vector<double>& values, double q) {
  if (values.empty()) return kUnknown;
  std::sort(values.begin(), values.end());
  const double at = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const double part = at - std::floor(at), upper = values[std::min(below + 1, values.size() - 1)];
  return values[below] + part * (upper - values[below]);
}

struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double w = 1) { sum += value * w, weight += w; }
  double get() const { return weight > 0 ? sum / weight : kUnknown; }
};

class Network {
 public:
  explicit Network(const BidTable& table)
      : ranks_(ranks_within_market(table)), places_(places_of(table)), tenders_of_(table.firms.size()), sums_(table.firms.size()), lowest_(table.firms.size()),
        overlap_(table.tenders()) {
    for (std::uint32_t t = 0; t < places_.size(); ++t) {
      for (const Place& place : places_[t]) {
        tenders_of_[place.firm].push_back(t);
        lowest_[place.firm] += place.lowest && places_[t].size() > 1;
        if (!std::isnan(ranks_[t][kCv])) sums_[place.firm].add(ranks_[t][kCv]);
      }
      bidding_ += !places_[t].empty();
      over_pairs(t, [&](const Place& a, const Place& b) { meetings_[firm_pair(a.firm, b.firm)].add(a, b); });
    }
    for (const auto& [key, meetings] : meetings_) {
      strength_[lower_of(key)] += static_cast<double>(meetings.count);
      strength_[higher_of(key)] += static_cast<double>(meetings.count);
    }
  }

  std::array<double, kNetworkFeatureNames.size()> features_of(std::uint32_t t) {
    std::array<double, kNetworkFeatureNames.size()> row;
    row.fill(kUnknown);
    const std::vector<Place>& bidders = places_[t];
    if (bidders.empty()) return row;
    neighbours(t, row);
    firms(t, row);
    pairs(t, row);
    if (!std::isnan(ranks_[t][kCv])) row[16] = ranks_[t][kCv] - row[1];
    return row;
  }

 private:
  template <class Work>
  void over_pairs(std::uint32_t t, Work work) const {
    const std::vector<Place>& bidders = places_[t];
    if (bidders.size() > kMostBidders) return;
    for (std::size_t i = 0; i < bidders.size(); ++i)
      for (std::size_t j = i + 1; j < bidders.size(); ++j) work(bidders[i], bidders[j]);
  }

  // The other tenders of the bidders, by how many of them were there.
  void neighbours(std::uint32_t t, std::array<double, kNetworkFeatureNames.size()>& row) {
    touched_.clear();
    for (const Place& place : places_[t]) {
      const std::vector<std::uint32_t>& tenders = tenders_of_[place.firm];
      const std::size_t step = 1 + tenders.size() / kMostTendersAFirm;
      for (std::size_t i = 0; i < tenders.size(); i += step) {
        const std::uint32_t other = tenders[i];
        if (other == t || std::isnan(ranks_[other][kCv])) continue;
        if (overlap_[other]++ == 0) touched_.push_back(other);
      }
    }
    std::array<Mean, kScreens> elsewhere, together;
    for (const std::uint32_t other : touched_) {
      const double met = overlap_[other];
      // The cosine of the two sets of bidders, squared: tenders of the very same group count most.
      const double alike = met * met / static_cast<double>(places_[t].size() * places_[other].size());
      for (std::size_t s = 0; s < kScreens; ++s) {
        elsewhere[s].add(ranks_[other][s], met);
        if (met > 1) together[s].add(ranks_[other][s], alike);
      }
      overlap_[other] = 0;
    }
    for (std::size_t s = 0; s < kScreens; ++s) row[s] = elsewhere[s].get(), row[kScreens + s] = together[s].get();
  }

  void firms(std::uint32_t t, std::array<double, kNetworkFeatureNames.size()>& row) {
    std::vector<double> elsewhere;
    Mean activity, squares, won, known;
    for (const Place& place : places_[t]) {
      Mean other = sums_[place.firm];
      if (const double own = ranks_[t][kCv]; !std::isnan(own)) other.add(own, -1);
      if (other.weight > 0.5) elsewhere.push_back(other.sum / (other.weight + 1));  // drawn towards the market's middle, 0
      const double others = static_cast<double>(tenders_of_[place.firm].size()) - 1;
      activity.add(std::log1p(others)), squares.add(std::log1p(others) * std::log1p(others));
      known.add(others > 0);
      won.add(lowest_[place.firm] - (place.lowest && places_[t].size() > 1 ? 1 : 0) > 0);
    }
    row[14] = quartile(elsewhere, 0.25);
    row[15] = quartile(elsewhere, 0.75);
    row[17] = activity.get();
    row[18] = std::sqrt(std::max(0.0, squares.get() - activity.get() * activity.get()));
    row[26] = won.get();
    row[27] = known.get();
  }

  void pairs(std::uint32_t t, std::array<double, kNetworkFeatureNames.size()>& row) {
    const std::size_t count = places_[t].size();
    if (count < 2 || count > kMostBidders) return;
    Mean met, jaccard, lift, cover, distance;
    std::unordered_map<std::uint32_t, double> closest;
    double inside = 0, all = 0;
    over_pairs(t, [&](const Place& a, const Place& b) {
      Meetings other = meetings_.at(firm_pair(a.firm, b.firm));
      other.take(a, b);
      const double both = static_cast<double>(other.count), of_a = static_cast<double>(tenders_of_[a.firm].size()) - 1, of_b = static_cast<double>(tenders_of_[b.firm].size()) - 1;
      const double alike = both > 0 ? both / (of_a + of_b - both) : 0;
      met.add(both > 0);
      jaccard.add(alike);
      for (const std::uint32_t firm : {a.firm, b.firm}) closest[firm] = std::max(closest[firm], alike);
      inside += 2 * both;
      if (of_a > 0 && of_b > 0) lift.add(std::log((both + 0.5) / (of_a * of_b / static_cast<double>(bidding_) + 0.5)));
      if (both > 0) {
        cover.add(static_cast<double>(other.both_high), 1), cover.weight += both - 1;
        distance.add(static_cast<double>(other.distance), 1), distance.weight += both - 1;
      }
    });
    Mean mean_closest;
    for (const Place& place : places_[t]) {
      mean_closest.add(closest[place.firm]);
      all += strength_[place.firm] - static_cast<double>(count - 1);
    }
    row[19] = met.get();
    row[20] = jaccard.get();
    row[21] = mean_closest.get();
    if (all > 0) row[22] = inside / all;
    row[23] = lift.get();
    row[24] = cover.get();
    row[25] = distance.get();
  }

  std::vector<Ranks> ranks_;                          // by tender
  std::vector<std::vector<Place>> places_;            // by tender, by firm
  std::vector<std::vector<std::uint32_t>> tenders_of_;  // by firm
  std::vector<Mean> sums_;                            // by firm, of the CV's rank
  std::vector<int> lowest_;                           // by firm
  std::size_t bidding_ = 0;                           // tenders with a named bidder
  std::unordered_map<FirmPair, Meetings> meetings_;
  std::unordered_map<std::uint32_t, double> strength_;  // by firm: meetings with anyone
  std::vector<std::uint32_t> overlap_, touched_;
};

}  // namespace

learn::ExactTable network_features(const BidTable& table) {
  learn::ExactTable features;
  Network network(table);
  for (std::uint32_t t = 0; t < table.tenders(); ++t) features.add(network.features_of(t));
  return features;
}

}  // namespace meretid::tenders
