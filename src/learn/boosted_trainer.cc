// SPDX-License-Identifier: EUPL-1.2
// Growth of boosted trees. Names after Chen and Guestrin (KDD 2016): g and h are the first and second derivative of the loss.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "base/rng.h"
#include "learn/boosted_bins.h"

namespace meretid::learn {
namespace {

struct Cell {
  double g = 0, h = 0;
  std::uint32_t rows = 0;
};
void operator+=(Cell& a, const Cell& b) { a.g += b.g, a.h += b.h, a.rows += b.rows; }
void operator-=(Cell& a, const Cell& b) { a.g -= b.g, a.h -= b.h, a.rows -= b.rows; }

struct Split {
  double gain = 0;
  std::uint32_t column = 0;
  std::uint8_t bin = 0;  // up to this one goes left
  bool missing_left = false;
};

struct Leaf {
  std::uint32_t node = 0;
  std::size_t first = 0, count = 0;  // of the tree's rows
  Cell sum;
  std::vector<Cell> histogram;
  Split best;
};

struct Gradient {
  float g = 0, h = 0;
};

// e^30 arrivals would be no count any more; beyond it the exponential only overflows.
constexpr double kMostLogCount = 30;
// Of a leaf under Poisson loss, before shrinkage: where all its counts are 0 the best answer would be minus infinity.
constexpr double kMostPoissonStep = 2;

}  // namespace

class BoostTrainer {
 public:
  BoostTrainer(const BoostSettings& settings, const BinnedTable& table, std::vector<float> targets, std::vector<float> weights, std::vector<float> offsets)
      : settings_(settings), table_(table), targets_(std::move(targets)), weights_(std::move(weights)), offset_(std::move(offsets)),
        gradients_(table.rows), scores_(table.rows), rows_(table.rows), ordered_(table.rows), columns_(table.edges.size()) {
    for (std::size_t c = 0; c < columns_; ++c) {
      offsets_.push_back(cells_);
      cells_ += table.bins_of(c);
    }
  }

  BoostedTrees run() {
    model_.loss_ = settings_.loss;
    model_.columns_ = static_cast<std::uint32_t>(columns_);
    model_.gains_.assign(columns_, 0);
    model_.base_ = base();
    for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i] = model_.base_ + static_cast<double>(offset_[i]);
    const Rng rng(settings_.seed);
    for (int tree = 0; tree < settings_.trees; ++tree) {
      derive();
      sample(rng.fork(static_cast<std::uint64_t>(tree)));
      grow();
    }
    return std::move(model_);
  }

 private:
  double base() const {
    double sum = 0, weight = 0, offset = 0;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      const double w = static_cast<double>(weights_[i]), known = static_cast<double>(offset_[i]);
      sum += w * static_cast<double>(targets_[i]);
      weight += settings_.loss == Loss::kPoisson ? w * std::exp(known) : w;
      offset += w * known;
    }
    const double mean = sum / weight;
    if (settings_.loss == Loss::kSquared) return mean - offset / weight;
    if (settings_.loss == Loss::kPoisson) return std::log(std::max(mean, 1e-9));
    const double p = std::clamp(mean, 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p)) - offset / weight;
  }

  void derive() {
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      const double w = static_cast<double>(weights_[i]), y = static_cast<double>(targets_[i]);
      if (settings_.loss == Loss::kSquared) {
        gradients_[i] = {static_cast<float>(w * (scores_[i] - y)), static_cast<float>(w)};
      } else if (settings_.loss == Loss::kPoisson) {
        const double mean = std::exp(std::min(scores_[i], kMostLogCount));
        gradients_[i] = {static_cast<float>(w * (mean - y)), static_cast<float>(w * mean)};
      } else {
        const double p = 1 / (1 + std::exp(-scores_[i]));
        gradients_[i] = {static_cast<float>(w * (p - y)), static_cast<float>(w * std::max(p * (1 - p), 1e-16))};
      }
    }
  }

  void sample(Rng rng) {
    rows_.clear();
    for (std::uint32_t i = 0; i < table_.rows; ++i)
      if (settings_.rows_share >= 1 || rng.chance(settings_.rows_share)) rows_.push_back(i);
    used_.resize(columns_);
    std::iota(used_.begin(), used_.end(), 0U);
    if (settings_.columns_share < 1) {
      rng.shuffle(used_);
      used_.resize(std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(settings_.columns_share * static_cast<double>(columns_)))));
      std::sort(used_.begin(), used_.end());
    }
  }

  // Each column belongs to one thread, so its sums do not depend on how many there are.
  template <class Work>
  void over_columns(std::size_t rows, Work work) {
    const std::size_t threads = std::min<std::size_t>(static_cast<std::size_t>(std::max(1, settings_.threads)), 1 + rows * used_.size() / 200'000);
    const auto share = [&](std::size_t which) {
      for (std::size_t k = which; k < used_.size(); k += threads) work(used_[k]);
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(share, t);
    share(0);
    for (std::thread& other : others) other.join();
  }

  void fill(Leaf& leaf) {
    leaf.histogram.assign(cells_, {});
    const std::uint32_t* rows = rows_.data() + leaf.first;
    for (std::size_t i = 0; i < leaf.count; ++i) ordered_[i] = gradients_[rows[i]];
    over_columns(leaf.count, [&](std::uint32_t c) {
      Cell* cells = leaf.histogram.data() + offsets_[c];
      const std::uint8_t* bins = table_.column(c);
      for (std::size_t i = 0; i < leaf.count; ++i) {
        Cell& cell = cells[bins[rows[i]]];
        cell.g += static_cast<double>(ordered_[i].g);
        cell.h += static_cast<double>(ordered_[i].h);
        ++cell.rows;
      }
    });
  }

  double worth(const Cell& c) const { return c.g * c.g / (c.h + settings_.l2); }

  void look_for_split(Leaf& leaf) const {
    leaf.best = {};
    if (leaf.count < 2 * static_cast<std::size_t>(settings_.least_rows)) return;
    const auto fits = [&](const Cell& c) { return c.rows >= static_cast<std::uint32_t>(std::max(1, settings_.least_rows)) && c.h >= settings_.least_hessian; };
    for (const std::uint32_t c : used_) {
      const Cell* cells = leaf.histogram.data() + offsets_[c];
      const bool has_missing = cells[0].rows > 0;
      Cell low;  // without the missing ones
      for (std::size_t b = 1; b < table_.bins_of(c); ++b) {
        low += cells[b];
        if (cells[b].rows == 0) continue;
        for (const bool missing_left : {false, true}) {
          if (missing_left && !has_missing) break;
          Cell left = low, right = leaf.sum;
          if (missing_left) left += cells[0];
          right -= left;
          if (!fits(left) || !fits(right)) continue;
          const double gain = 0.5 * (worth(left) + worth(right) - worth(leaf.sum)) - settings_.least_gain;
          if (gain > leaf.best.gain + 1e-12) leaf.best = {gain, c, static_cast<std::uint8_t>(b), missing_left};
        }
      }
    }
  }

  bool goes_left(const Split& split, std::uint32_t row) const {
    const std::uint8_t b = table_.column(split.column)[row];
    return b == 0 ? split.missing_left : b <= split.bin;
  }

  void split(std::vector<Leaf>& leaves, std::size_t which) {
    Leaf parent = std::move(leaves[which]);
    const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(parent.first);
    const auto middle = std::stable_partition(begin, begin + static_cast<std::ptrdiff_t>(parent.count),
                                              [&](std::uint32_t row) { return goes_left(parent.best, row); });
    Leaf left, right;
    left.first = parent.first;
    left.count = static_cast<std::size_t>(middle - begin);
    right.first = parent.first + left.count;
    right.count = parent.count - left.count;
    auto& nodes = model_.nodes_;
    left.node = static_cast<std::uint32_t>(nodes.size());
    right.node = left.node + 1;
    const std::vector<float>& edges = table_.edges[parent.best.column];
    // Behind the last edge only "missing or not" can be told apart.
    const float threshold = parent.best.bin <= edges.size() ? edges[parent.best.bin - 1U] : std::numeric_limits<float>::max();
    nodes[parent.node] = {threshold, left.node, static_cast<std::uint16_t>(parent.best.column), static_cast<std::uint16_t>(parent.best.missing_left)};
    bins_.resize(nodes.size());
    bins_[parent.node] = parent.best;
    nodes.resize(nodes.size() + 2);
    model_.gains_[parent.best.column] += parent.best.gain;

    Leaf& small = left.count <= right.count ? left : right;
    Leaf& large = left.count <= right.count ? right : left;
    fill(small);
    large.histogram = std::move(parent.histogram);
    for (std::size_t i = 0; i < cells_; ++i) large.histogram[i] -= small.histogram[i];
    for (Leaf* leaf : {&left, &right}) {
      leaf->sum = total(*leaf);
      look_for_split(*leaf);
    }
    leaves[which] = std::move(left);
    leaves.push_back(std::move(right));
  }

  Cell total(const Leaf& leaf) const {
    Cell sum;
    const Cell* cells = leaf.histogram.data() + offsets_[used_.front()];
    for (std::size_t b = 0; b < table_.bins_of(used_.front()); ++b) sum += cells[b];
    return sum;
  }

  void grow() {
    const auto root = static_cast<std::uint32_t>(model_.nodes_.size());
    model_.roots_.push_back(root);
    model_.nodes_.emplace_back();
    std::vector<Leaf> leaves(1);
    leaves[0].node = root;
    leaves[0].count = rows_.size();
    fill(leaves[0]);
    leaves[0].sum = total(leaves[0]);
    look_for_split(leaves[0]);
    while (leaves.size() < static_cast<std::size_t>(settings_.leaves)) {
      const auto best = std::max_element(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) { return a.best.gain < b.best.gain; });
      if (best->best.gain <= 0) break;
      split(leaves, static_cast<std::size_t>(best - leaves.begin()));
    }
    for (const Leaf& leaf : leaves) {
      double step = -leaf.sum.g / (leaf.sum.h + settings_.l2);
      if (settings_.loss == Loss::kPoisson) step = std::clamp(step, -kMostPoissonStep, kMostPoissonStep);
      model_.nodes_[leaf.node].value = static_cast<float>(step * settings_.rate);
    }
    learn_from(root);
  }

  // Rows that were not drawn for this tree are moved by it too.
  void learn_from(std::uint32_t root) {
    bins_.resize(model_.nodes_.size());
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      std::uint32_t node = root;
      while (model_.nodes_[node].left) node = model_.nodes_[node].left + (goes_left(bins_[node], row) ? 0U : 1U);
      scores_[row] += static_cast<double>(model_.nodes_[node].value);
    }
  }

  const BoostSettings& settings_;
  const BinnedTable& table_;
  std::vector<float> targets_, weights_, offset_;
  std::vector<Gradient> gradients_;
  std::vector<double> scores_;
  std::vector<std::uint32_t> rows_, used_;
  std::vector<Gradient> ordered_;
  std::size_t columns_, cells_ = 0;
  std::vector<std::size_t> offsets_;
  std::vector<Split> bins_;  // by node: its split as a bin
  BoostedTrees model_;
};

Result<BoostedTrees> BoostedTrees::train(const Table& table, std::span<const float> targets, std::span<const float> weights,
                                         const BoostSettings& settings, std::span<const float> offsets) {
  const auto wrong = [](std::string expected, std::string found) {
    return fail("learn.boost_table", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}});
  };
  const std::size_t rows = table.rows();
  if (table.columns == 0 || table.columns > 0x7fff || table.values.size() != rows * table.columns)
    return wrong("1 … 32767 columns", std::to_string(table.columns));
  if (targets.size() != rows || (!weights.empty() && weights.size() != rows))
    return wrong(std::to_string(rows) + " targets", std::to_string(targets.size()));
  if (!offsets.empty() && offsets.size() != rows) return wrong(std::to_string(rows) + " offsets", std::to_string(offsets.size()));
  std::vector<std::uint32_t> kept;
  std::vector<float> kept_targets, kept_weights, kept_offsets;
  for (std::size_t i = 0; i < rows; ++i) {
    const float weight = weights.empty() ? 1.0F : weights[i];
    const float offset = offsets.empty() ? 0.0F : offsets[i];
    if (!std::isfinite(targets[i]) || !std::isfinite(weight) || !std::isfinite(offset) || weight < 0) return wrong("numbers", "row " + std::to_string(i));
    if (settings.loss == Loss::kLogistic && (targets[i] < 0 || targets[i] > 1)) return wrong("targets 0 … 1", std::to_string(targets[i]));
    if (settings.loss == Loss::kPoisson && targets[i] < 0) return wrong("targets 0 …", std::to_string(targets[i]));
    if (weight <= 0) continue;
    kept.push_back(static_cast<std::uint32_t>(i));
    kept_targets.push_back(targets[i]);
    kept_weights.push_back(weight);
    kept_offsets.push_back(offset);
  }
  if (kept.empty()) return wrong("a row with a weight", "0");
  const BinnedTable binned = bin(table, kept, settings.bins);
  return BoostTrainer(settings, binned, std::move(kept_targets), std::move(kept_weights), std::move(kept_offsets)).run();
}

}  // namespace meretid::learn
