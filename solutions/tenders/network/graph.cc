// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/network/graph.h"

#include <algorithm>
#include <thread>

#include "base/rng.h"

namespace meretid::tenders {
namespace {

/// work(0) … work(count - 1), each on a thread of its own.
template <class Work>
void on_threads(unsigned count, Work work) {
  std::vector<std::thread> threads;
  for (unsigned k = 1; k < count; ++k) threads.emplace_back(work, k);
  work(0);
  for (auto& thread : threads) thread.join();
}

}  // namespace

CoBidGraph::CoBidGraph(std::size_t firms, std::span<const std::uint64_t> first, std::span<const std::uint32_t> firm,
                       std::span<const std::uint32_t> winner, const Settings& settings)
    : tenders_(firms, 0), wins_(firms, 0), begin_(firms + 1, 0) {
  const std::size_t count = first.empty() || firm.empty() ? 0 : first.size() - 1;
  const Rng rng(settings.seed);
  std::vector<std::uint32_t> bidders;
  const auto bidders_of = [&](std::size_t t) {
    bidders.clear();
    for (auto b = first[t]; b < first[t + 1]; ++b) if (firm[b] < firms) bidders.push_back(firm[b]);
    std::sort(bidders.begin(), bidders.end());
    bidders.erase(std::unique(bidders.begin(), bidders.end()), bidders.end());
  };
  const auto thin_out = [&](std::size_t t) {
    if (bidders.size() <= settings.most_bidders) return;
    Rng own = rng.fork(t);
    own.shuffle(bidders);
    bidders.resize(settings.most_bidders);
    std::sort(bidders.begin(), bidders.end());
  };

  // Meetings lie with the lower of the two firms: counted first, then written as (other << 1 | one of them won).
  std::vector<std::uint64_t> start(firms + 1, 0);
  for (std::size_t t = 0; t < count; ++t) {
    bidders_of(t);
    for (const auto f : bidders) ++tenders_[f];
    if (!winner.empty() && winner[t] < firms) ++wins_[winner[t]];
    sampled_ += bidders.size() > settings.most_bidders;
    thin_out(t);
    for (std::size_t i = 0; i + 1 < bidders.size(); ++i) start[bidders[i] + 1] += bidders.size() - 1 - i;
  }
  for (std::size_t f = 0; f < firms; ++f) start[f + 1] += start[f];
  meetings_ = start.back();
  std::vector<std::uint32_t> met(meetings_);
  {
    auto next = start;
    for (std::size_t t = 0; t < count; ++t) {
      bidders_of(t);
      thin_out(t);
      const auto won = winner.empty() ? kNoFirm : winner[t];
      for (std::size_t i = 0; i < bidders.size(); ++i) {
        for (std::size_t j = i + 1; j < bidders.size(); ++j) {
          met[next[bidders[i]]++] = bidders[j] << 1 | static_cast<std::uint32_t>(bidders[i] == won || bidders[j] == won);
        }
      }
    }
  }
  // Each thread sorts the meetings of its firms and counts runs; edges are written by firm, so the result does not depend on threads.
  const unsigned threads = std::max(1u, settings.threads);
  std::vector<std::vector<Edge>> found(threads);
  std::vector<std::uint32_t> own(firms, 0);  // edges that lie with the lower firm
  std::vector<std::size_t> share(threads + 1, firms);
  share[0] = 0;
  for (unsigned k = 1; k < threads; ++k) {
    share[k] = static_cast<std::size_t>(std::lower_bound(start.begin(), start.end(), meetings_ * k / threads) - start.begin());
    share[k] = std::clamp(share[k], share[k - 1], firms);
  }
  on_threads(threads, [&](unsigned k) {
    for (std::size_t f = share[k]; f < share[k + 1]; ++f) {
      const auto from = met.begin() + static_cast<std::ptrdiff_t>(start[f]), to = met.begin() + static_cast<std::ptrdiff_t>(start[f + 1]);
      std::sort(from, to);
      for (auto at = from; at != to;) {
        Edge edge{*at >> 1, 0, 0};
        for (; at != to && *at >> 1 == edge.other; ++at) ++edge.meetings, edge.won += *at & 1;
        if (edge.meetings < settings.fewest_meetings) continue;
        found[k].push_back(edge);
        ++own[f];
      }
    }
  });
  met = {};
  for (std::size_t f = 0; f < firms; ++f) begin_[f + 1] += own[f];
  for (const auto& part : found) for (const auto& edge : part) ++begin_[edge.other + 1];
  for (std::size_t f = 0; f < firms; ++f) begin_[f + 1] += begin_[f];
  edges_.resize(begin_.back());
  // A firm's lower neighbours come in order of their numbers, its higher ones after them.
  std::vector<std::uint64_t> lower(begin_.begin(), begin_.end() - 1);
  for (unsigned k = 0; k < threads; ++k) {
    std::size_t at = 0;
    for (std::size_t f = share[k]; f < share[k + 1]; ++f) {
      for (std::uint32_t i = 0; i < own[f]; ++i, ++at) {
        const Edge& edge = found[k][at];
        edges_[lower[edge.other]++] = {static_cast<std::uint32_t>(f), edge.meetings, edge.won};
      }
    }
  }
  for (unsigned k = 0; k < threads; ++k) {
    std::size_t at = 0;
    for (std::size_t f = share[k]; f < share[k + 1]; ++f) {
      for (std::uint32_t i = 0; i < own[f]; ++i, ++at) edges_[begin_[f + 1] - own[f] + i] = found[k][at];
    }
    found[k] = {};
  }
}

CoBidGraph CoBidGraph::of(const Market& market, const Settings& settings) {
  std::vector<std::uint32_t> winner;
  for (std::size_t t = 0; t < market.size(); ++t) winner.push_back(market.winning_firm(t));
  const std::vector<std::uint64_t> first(market.first.begin(), market.first.end());
  return {market.firms(), first, market.firm, winner, settings};
}

CoBidGraph CoBidGraph::of(const BidTable& table, const Settings& settings) {
  std::vector<std::uint32_t> winner(table.tenders(), kNoFirm);
  for (std::size_t t = 0; t < table.tenders() && !table.firm.empty(); ++t) {
    if (!table.won.empty()) {
      for (auto b = table.first[t]; b < table.first[t + 1]; ++b) if (table.won[b]) winner[t] = table.firm[b];
    } else if (table.format == Format::kFirstPrice && table.bids_of(t)) {
      const auto amounts = table.amounts_of(t);
      winner[t] = table.firm[table.first[t] + static_cast<std::uint64_t>(std::min_element(amounts.begin(), amounts.end()) - amounts.begin())];
    }
  }
  return {table.firms.size(), table.first, table.firm, winner, settings};
}

const Edge* CoBidGraph::between(std::uint32_t a, std::uint32_t b) const {
  const auto edges = of_firm(a);
  const auto at = std::lower_bound(edges.begin(), edges.end(), b, [](const Edge& edge, std::uint32_t f) { return edge.other < f; });
  return at != edges.end() && at->other == b ? &*at : nullptr;
}

double CoBidGraph::strength(std::uint32_t f) const {
  double sum = 0;
  for (const auto& edge : of_firm(f)) sum += weight(f, edge);
  return sum;
}

std::size_t CoBidGraph::bytes() const {
  return edges_.capacity() * sizeof(Edge) + begin_.capacity() * sizeof(std::uint64_t) + (tenders_.capacity() + wins_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace meretid::tenders
