// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/hierarchy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "solutions/arrivals/forecast/cholesky.h"

namespace meretid::arrivals {
namespace {

using Matrix = std::vector<double>;  // row after row

// Covariance with correlations drawn towards nought.
Matrix shrunken(const std::vector<std::vector<double>>& errors, double independent, std::size_t m) {
  const auto n = static_cast<double>(errors.size());
  std::vector<double> deviation(m, 0);
  for (const auto& e : errors)
    for (std::size_t i = 0; i < m; ++i) deviation[i] += e[i] * e[i] / n;
  for (double& d : deviation) d = std::sqrt(std::max(d, 1e-9));
  Matrix correlation(m * m, 0);
  double unsure = 0, seen = 0;
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0, squares = 0;
      for (const auto& e : errors) {
        const double product = e[i] / deviation[i] * e[j] / deviation[j];
        sum += product, squares += product * product;
      }
      const double r = sum / n;
      correlation[i * m + j] = r;
      seen += r * r;
      unsure += (squares / n - r * r) / std::max(1.0, std::min(n, independent) - 1);
    }
  const double shrink = seen > 0 ? std::clamp(unsure / seen, 0.01, 1.0) : 1;  // at least a little, so that it can be solved
  Matrix covariance(m * m, 0);
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const double r = i == j ? 1 : (1 - shrink) * correlation[i * m + j];
      covariance[i * m + j] = covariance[j * m + i] = r * deviation[i] * deviation[j];
    }
  return covariance;
}

}  // namespace

Hierarchy hierarchy_of(const std::vector<std::vector<std::string>>& groups) {
  Hierarchy h;
  const std::size_t columns = groups.empty() ? 0 : groups.front().size();
  Node total{std::vector<std::string>(columns), std::vector<std::size_t>(groups.size())};
  std::iota(total.groups.begin(), total.groups.end(), std::size_t{0});
  h.nodes.push_back(std::move(total));
  for (std::size_t c = 0; columns > 1 && c < columns; ++c) {
    std::map<std::string, std::vector<std::size_t>> of;
    for (std::size_t g = 0; g < groups.size(); ++g) of[groups[g][c]].push_back(g);
    if (of.size() < 2) continue;  // one value alone is the total
    for (auto& [value, which] : of) {
      Node node{std::vector<std::string>(columns), std::move(which)};
      node.values[c] = value;
      h.nodes.push_back(std::move(node));
    }
  }
  h.sums = h.nodes.size();
  for (std::size_t g = 0; g < groups.size(); ++g) h.nodes.push_back({groups[g], {g}});
  return h;
}

Reconciler::Reconciler(const Hierarchy& hierarchy, Reconciling how, const std::vector<std::vector<double>>& errors, double independent) : hierarchy_(&hierarchy), how_(how) {
  if (how == Reconciling::kMinTrace && errors.size() > 1) learn(errors, independent);
}

// The gain W C' (C W C')^-1, where C y = 0 says that every sum is the sum of its groups.
void Reconciler::learn(const std::vector<std::vector<double>>& errors, double independent) {
  const std::size_t m = hierarchy_->nodes.size(), q = hierarchy_->sums;
  const Matrix w = shrunken(errors, independent, m);
  Matrix wc(m * q, 0);
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t k = 0; k < q; ++k) {
      double v = w[i * m + k];
      for (const std::size_t g : hierarchy_->nodes[k].groups) v -= w[i * m + q + g];
      wc[i * q + k] = v;
    }
  Matrix cwc(q * q, 0);
  for (std::size_t l = 0; l < q; ++l)
    for (std::size_t k = 0; k < q; ++k) {
      double v = wc[l * q + k];
      for (const std::size_t g : hierarchy_->nodes[l].groups) v -= wc[(q + g) * q + k];
      cwc[l * q + k] = v;
    }
  Matrix gain(m * q, 0);
  for (std::size_t i = 0; i < m; ++i) {
    Matrix a = cwc;
    std::vector<double> row(wc.begin() + static_cast<std::ptrdiff_t>(i * q), wc.begin() + static_cast<std::ptrdiff_t>((i + 1) * q));
    if (!solve_positive(a, row)) return;  // bottom-up then
    std::copy(row.begin(), row.end(), gain.begin() + static_cast<std::ptrdiff_t>(i * q));
  }
  gain_ = std::move(gain);
}

void Reconciler::apply(std::span<double> means) const {
  const std::size_t q = hierarchy_->sums, n = hierarchy_->groups();
  const std::span<double> groups = means.subspan(q);
  if (how_ == Reconciling::kTopDown) {
    const double sum = std::accumulate(groups.begin(), groups.end(), 0.0);
    for (double& g : groups) g = sum > 0 ? g * means[0] / sum : means[0] / static_cast<double>(n);
  } else if (!gain_.empty()) {
    std::vector<double> missing(q);
    for (std::size_t k = 0; k < q; ++k) {
      missing[k] = means[k];
      for (const std::size_t g : hierarchy_->nodes[k].groups) missing[k] -= groups[g];
    }
    for (std::size_t g = 0; g < n; ++g)
      for (std::size_t k = 0; k < q; ++k) groups[g] -= gain_[(q + g) * q + k] * missing[k];
  }
  for (double& g : groups) g = std::max(g, 0.0);
  for (std::size_t k = 0; k < q; ++k) {
    means[k] = 0;
    for (const std::size_t g : hierarchy_->nodes[k].groups) means[k] += groups[g];
  }
}

}  // namespace meretid::arrivals
