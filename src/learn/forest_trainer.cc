// SPDX-License-Identifier: EUPL-1.2
// Growth of the trees of a forest.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>

#include "base/rng.h"
#include "learn/forest.h"

namespace meretid::learn {
namespace {

// Of some rows: how much "no" and "yes" weighs.
struct Weights {
  double no = 0, yes = 0;
  std::size_t rows = 0;

  double all() const { return no + yes; }
  void add(double weight, bool is_yes) { (is_yes ? yes : no) += weight, ++rows; }
  void add(const Weights& other) { no += other.no, yes += other.yes, rows += other.rows; }
};
Weights operator-(const Weights& a, const Weights& b) { return {std::max(0.0, a.no - b.no), std::max(0.0, a.yes - b.yes), a.rows - b.rows}; }

struct Split {
  double purity = -std::numeric_limits<double>::infinity();
  double threshold = 0;
  std::uint16_t column = 0;
  bool missing_left = false, found = false;
};

double x_log_x(double x) { return x > 0 ? x * std::log(x) : 0; }

}  // namespace

class ForestTrainer {
 public:
  ForestTrainer(const ExactTable& table, std::vector<std::uint32_t> kept, std::span<const std::uint8_t> labels, std::vector<double> weights, const ForestSettings& settings)
      : settings_(settings), kept_(std::move(kept)), weights_(std::move(weights)), columns_(table.columns), all_rows_(table.rows()) {
    by_column_.resize(kept_.size() * columns_);
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      labels_.push_back(labels[kept_[i]]);
      for (std::size_t c = 0; c < columns_; ++c) by_column_[c * kept_.size() + i] = table.values[kept_[i] * columns_ + c];
    }
    const int drawn = settings.columns_a_split > 0 ? settings.columns_a_split : static_cast<int>(std::sqrt(static_cast<double>(columns_)));
    columns_a_split_ = std::clamp<std::size_t>(static_cast<std::size_t>(drawn), 1, columns_);
    least_rows_ = static_cast<std::size_t>(std::max(1, settings.least_rows));
  }

  Forest run() {
    const auto trees = static_cast<std::size_t>(std::max(1, settings_.trees));
    std::vector<std::vector<Forest::Node>> grown(trees);
    std::vector<std::vector<float>> unseen(settings_.bootstrap ? trees : 0);  // by kept row the answer of a tree that had not drawn it
    const Rng rng(settings_.seed);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Tree tree(*this);
      for (std::size_t t; (t = next++) < trees;) {
        tree.grow(rng.fork(t));
        if (settings_.bootstrap) unseen[t] = tree.answers_to_unseen();
        grown[t] = tree.nodes;
      }
    };
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < std::min<std::size_t>(trees, static_cast<std::size_t>(std::max(1, settings_.threads))); ++t) others.emplace_back(work);
    work();
    others.clear();

    Forest forest;
    forest.columns_ = static_cast<std::uint32_t>(columns_);
    for (std::vector<Forest::Node>& nodes : grown) {
      const auto root = static_cast<std::uint32_t>(forest.nodes_.size());
      forest.roots_.push_back(root);
      for (Forest::Node& node : nodes) {
        if (node.left) node.left += root;
        forest.nodes_.push_back(node);
      }
    }
    if (settings_.bootstrap) average(unseen, forest.out_of_bag_);
    return forest;
  }

 private:
  // One tree at a time; its memory is used again for the next.
  struct Tree {
    explicit Tree(const ForestTrainer& whole_) : whole(whole_), order(whole_.columns_) {}

    const ForestTrainer& whole;
    Rng rng;
    std::vector<double> weights;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint16_t> order;
    std::vector<std::pair<double, std::uint32_t>> sorted;
    std::vector<Forest::Node> nodes;
    struct Open {
      std::uint32_t node = 0, depth = 0;
      std::size_t first = 0, end = 0;
      Weights sum;
    };
    std::vector<Open> open;

    void grow(Rng own) {
      rng = own;
      draw();
      nodes.assign(1, {});
      open.assign(1, {0, 0, 0, rows.size(), sum_of(0, rows.size())});
      // First opened, first split: the k-th inner node has the k-th pair of children (Forest::read relies on it).
      for (std::size_t i = 0; i < open.size(); ++i) split(Open(open[i]));
    }

    std::vector<float> answers_to_unseen() const {
      std::vector<float> answers(whole.kept_.size(), std::numeric_limits<float>::quiet_NaN());
      for (std::size_t row = 0; row < answers.size(); ++row) {
        if (weights[row] > 0) continue;
        const Forest::Node* node = nodes.data();
        while (node->left) node = &nodes[node->left + (Forest::goes_left(*node, whole.value(node->column, static_cast<std::uint32_t>(row))) ? 0U : 1U)];
        answers[row] = static_cast<float>(node->value);
      }
      return answers;
    }

   private:
    void draw() {
      const std::size_t n = whole.kept_.size();
      rows.clear();
      if (!whole.settings_.bootstrap) {
        weights = whole.weights_;
        rows.resize(n);
        std::iota(rows.begin(), rows.end(), 0U);
      } else {
        weights.assign(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
          const std::uint64_t row = rng.below(n);
          weights[row] += whole.weights_[row];
        }
        for (std::uint32_t row = 0; row < n; ++row)
          if (weights[row] > 0) rows.push_back(row);
      }
      std::iota(order.begin(), order.end(), std::uint16_t{0});
    }

    Weights sum_of(std::size_t first, std::size_t end) const {
      Weights sum;
      for (std::size_t i = first; i < end; ++i) sum.add(weights[rows[i]], whole.labels_[rows[i]] != 0);
      return sum;
    }

    void split(const Open& at) {
      Forest::Node& node = nodes[at.node];
      node.weight = at.sum.all();
      node.value = std::min(1.0, at.sum.yes / node.weight);
      const bool pure = at.sum.no <= 1e-12 * node.weight || at.sum.yes <= 1e-12 * node.weight;
      if (pure || at.sum.rows < 2 * whole.least_rows_ || at.depth == Forest::kDeepest) return;
      const Split best = best_of_drawn(at);
      if (!best.found) return;
      const double* column = whole.column(best.column);
      const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at.first), end = rows.begin() + static_cast<std::ptrdiff_t>(at.end);
      const auto middle = std::partition(begin, end, [&](std::uint32_t row) { return std::isnan(column[row]) ? best.missing_left : column[row] <= best.threshold; });
      const auto cut = static_cast<std::size_t>(middle - rows.begin());
      const auto left = static_cast<std::uint32_t>(nodes.size());
      node = {best.threshold, node.weight, left, best.column, static_cast<std::uint16_t>(best.missing_left)};
      nodes.resize(nodes.size() + 2);
      // Summed anew, not subtracted: rounding would leave crumbs of the other answer in pure leaves.
      open.push_back({left, at.depth + 1, at.first, cut, sum_of(at.first, cut)});
      open.push_back({left + 1, at.depth + 1, cut, at.end, sum_of(cut, at.end)});
    }

    Split best_of_drawn(const Open& at) {
      Split best;
      std::size_t drawn = 0, varying = 0;
      // A column with one number only does not count as a choice, but is drawn like the others.
      for (std::size_t left = order.size(); left > 0 && (drawn < whole.columns_a_split_ || varying == 0); --left, ++drawn) {
        std::swap(order[left - 1], order[rng.below(left)]);
        const std::uint16_t column = order[left - 1];
        varying += whole.settings_.growth == Growth::kRandomForest ? try_all_thresholds(at, column, best) : try_one_threshold(at, column, best);
      }
      return best;
    }

    bool try_one_threshold(const Open& at, std::uint16_t c, Split& best) {
      const double* column = whole.column(c);
      double low = std::numeric_limits<double>::infinity(), high = -low;
      std::size_t known = 0;
      for (std::size_t i = at.first; i < at.end; ++i) {
        const double x = column[rows[i]];
        if (std::isnan(x)) continue;
        low = std::min(low, x), high = std::max(high, x), ++known;
      }
      if (known == 0 || (low >= high && known == at.sum.rows)) return false;
      double threshold = high;  // known or missing, where nothing else varies
      if (low < high) {
        threshold = rng.uniform(low, high);
        if (!(threshold < high)) threshold = low;
      }
      Weights left, missing;
      for (std::size_t i = at.first; i < at.end; ++i) {
        const double x = column[rows[i]];
        if (x <= threshold) left.add(weights[rows[i]], whole.labels_[rows[i]] != 0);
        else if (known != at.sum.rows && std::isnan(x)) missing.add(weights[rows[i]], whole.labels_[rows[i]] != 0);
      }
      consider(at.sum, left, missing, threshold, c, best);
      return true;
    }

    bool try_all_thresholds(const Open& at, std::uint16_t c, Split& best) {
      const double* column = whole.column(c);
      sorted.clear();
      Weights missing;
      for (std::size_t i = at.first; i < at.end; ++i) {
        const std::uint32_t row = rows[i];
        if (std::isnan(column[row])) missing.add(weights[row], whole.labels_[row] != 0);
        else sorted.emplace_back(column[row], row);
      }
      if (sorted.empty()) return false;
      std::sort(sorted.begin(), sorted.end());
      if (sorted.front().first >= sorted.back().first && missing.rows == 0) return false;
      Weights left;
      for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto [x, row] = sorted[i];
        left.add(weights[row], whole.labels_[row] != 0);
        if (i + 1 == sorted.size()) {
          if (missing.rows) consider(at.sum, left, missing, x, c, best);
        } else if (const double above = sorted[i + 1].first; x < above) {
          const double middle = x + (above - x) / 2;
          consider(at.sum, left, missing, middle < above ? middle : x, c, best);
        }
      }
      return true;
    }

    // `low`: what is known and at most the threshold.
    void consider(const Weights& all, const Weights& low, const Weights& missing, double threshold, std::uint16_t column, Split& best) const {
      for (const bool missing_left : {false, true}) {
        Weights left = low;
        if (missing_left) left.add(missing);
        const Weights right = all - left;
        if (missing.rows == 0 && missing_left != (left.all() >= right.all())) continue;  // unseen here: to the heavier side
        if (left.rows < whole.least_rows_ || right.rows < whole.least_rows_) continue;
        const double purity = whole.purity(left) + whole.purity(right);
        if (purity > best.purity) best = {purity, threshold, column, missing_left, true};
      }
    }
  };

  const double* column(std::size_t c) const { return by_column_.data() + c * kept_.size(); }
  double value(std::size_t c, std::uint32_t row) const { return by_column_[c * kept_.size() + row]; }

  // The larger, the purer; summed over the two sides.
  double purity(const Weights& side) const {
    const double all = side.all();
    if (!(all > 0)) return 0;
    if (settings_.impurity == Impurity::kEntropy) return x_log_x(side.no) + x_log_x(side.yes) - x_log_x(all);
    return (side.no * side.no + side.yes * side.yes) / all;
  }

  void average(const std::vector<std::vector<float>>& unseen, std::vector<double>& out) const {
    out.assign(all_rows_, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < kept_.size(); ++row) {
      double sum = 0, count = 0;
      for (const std::vector<float>& answers : unseen)
        if (!std::isnan(answers[row])) sum += static_cast<double>(answers[row]), ++count;
      if (count > 0) out[kept_[row]] = sum / count;
    }
  }

  const ForestSettings& settings_;
  std::vector<std::uint32_t> kept_;  // rows of the table with a weight
  std::vector<double> weights_;
  std::size_t columns_, all_rows_, columns_a_split_ = 1, least_rows_ = 1;
  std::vector<std::uint8_t> labels_;
  std::vector<double> by_column_;
};

Result<Forest> Forest::train(const ExactTable& table, std::span<const std::uint8_t> labels, std::span<const double> weights, const ForestSettings& settings) {
  const auto wrong = [](std::string expected, std::string found) {
    return fail("learn.forest_table", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}});
  };
  const std::size_t rows = table.rows();
  if (table.columns == 0 || table.columns > 0x7fff || table.values.size() != rows * table.columns) return wrong("1 … 32767 columns", std::to_string(table.columns));
  if (labels.size() != rows) return wrong(std::to_string(rows) + " labels", std::to_string(labels.size()));
  if (!weights.empty() && weights.size() != rows) return wrong(std::to_string(rows) + " weights", std::to_string(weights.size()));
  for (const double x : table.values)
    if (std::isinf(x)) return wrong("numbers", std::to_string(x));
  std::vector<std::uint32_t> kept;
  std::vector<double> kept_weights;
  double total[2] = {0, 0};
  for (std::size_t i = 0; i < rows; ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    if (labels[i] > 1) return wrong("0, 1", std::to_string(labels[i]));
    if (!std::isfinite(weight) || weight < 0) return wrong("weights 0 …", std::to_string(weight));
    if (!(weight > 0)) continue;
    kept.push_back(static_cast<std::uint32_t>(i));
    kept_weights.push_back(weight);
    total[labels[i]] += weight;
  }
  if (!(total[0] > 0) || !(total[1] > 0)) return wrong("rows of both answers", std::string("only ") + (total[1] > 0 ? "1" : total[0] > 0 ? "0" : "rows without weight"));
  if (settings.balanced)
    for (std::size_t i = 0; i < kept.size(); ++i) kept_weights[i] *= (total[0] + total[1]) / (2 * total[labels[kept[i]]]);
  return ForestTrainer(table, std::move(kept), labels, std::move(kept_weights), settings).run();
}

}  // namespace meretid::learn
