// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/score/meeting.h"

#include <algorithm>

#include "solutions/tenders/bids/firm_pair.h"

namespace meretid::tenders {
namespace {

constexpr double kFewTenders = 5;  // counted to every pair, so that firms seen once together are not taken for firms that always are

// Counts of pairs of firms; open addressing, since five million bids have ten million pairs.
class PairCounts {
 public:
  PairCounts() : keys_(1 << 12, kFree), counts_(1 << 12, 0) {}
  void add(std::uint32_t a, std::uint32_t b) {
    const std::size_t at = place(firm_pair(a, b));
    if (keys_[at] == kFree) {
      keys_[at] = firm_pair(a, b);
      if (10 * ++used_ > 6 * keys_.size()) return grow(firm_pair(a, b));
    }
    ++counts_[at];
  }
  std::uint32_t of(std::uint32_t a, std::uint32_t b) const { return counts_[place(firm_pair(a, b))]; }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  std::size_t place(std::uint64_t k) const {
    std::uint64_t hash = k * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 32;
    std::size_t at = hash & (keys_.size() - 1);
    while (keys_[at] != kFree && keys_[at] != k) at = (at + 1) & (keys_.size() - 1);
    return at;
  }
  void grow(std::uint64_t last) {
    std::vector<std::uint64_t> keys(2 * keys_.size(), kFree);
    std::vector<std::uint32_t> counts(keys.size(), 0);
    keys.swap(keys_), counts.swap(counts_);
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] != kFree) {
        const std::size_t at = place(keys[i]);
        keys_[at] = keys[i], counts_[at] = counts[i] + (keys[i] == last ? 1 : 0);
      }
  }
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> counts_;
  std::size_t used_ = 0;
};

// The firms of a tender, each once.
void firms_once(const BidTable& table, std::size_t k, std::vector<std::uint32_t>& firms) {
  const auto all = table.firms_of(k);
  firms.assign(all.begin(), all.end());
  std::sort(firms.begin(), firms.end());
  firms.erase(std::unique(firms.begin(), firms.end()), firms.end());
  if (!firms.empty() && firms.back() == kNoFirm) firms.pop_back();
}

}  // namespace

std::vector<double> meeting_of(const BidTable& table) {
  std::vector<double> meeting(table.tenders(), 0);
  if (table.firm.empty()) return meeting;
  PairCounts pairs;
  std::vector<std::uint32_t> tenders(table.firms.size(), 0), firms;
  const auto each = [&](auto&& use) {
    for (std::size_t k = 0; k < table.tenders(); ++k) {
      if (table.bids_of(k) > kMostMeeting) continue;
      firms_once(table, k, firms);
      use(k);
    }
  };
  each([&](std::size_t) {
    for (std::size_t i = 0; i < firms.size(); ++i) {
      ++tenders[firms[i]];
      for (std::size_t j = 0; j < i; ++j) pairs.add(firms[j], firms[i]);
    }
  });
  each([&](std::size_t k) {
    double sum = 0;
    for (std::size_t i = 0; i < firms.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const double both = pairs.of(firms[j], firms[i]) - 1.0;
        sum += both / (tenders[firms[i]] + tenders[firms[j]] - 2.0 - both + kFewTenders);
      }
    const double n = static_cast<double>(firms.size());
    if (n > 1) meeting[k] = sum / (n * (n - 1) / 2);
  });
  return meeting;
}

}  // namespace meretid::tenders
