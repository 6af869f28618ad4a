// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/network/communities.h"

#include <algorithm>
#include <numeric>

#include "base/rng.h"

namespace meretid::tenders {
namespace {

using Node = std::uint32_t;

struct Weighted {
  std::vector<std::uint64_t> begin{0};
  std::vector<Node> other;
  std::vector<float> weight;
  std::vector<double> degree;  // with weights inside merged nodes, which count twice
  std::size_t size() const { return degree.size(); }
};

/// Sums of weights towards communities, cleared in the time of their number.
class Towards {
 public:
  explicit Towards(std::size_t n) : sum_(n, 0) {}
  void add(Node c, double w) {
    if (sum_[c] == 0) touched_.push_back(c);
    sum_[c] += w;
  }
  double operator[](Node c) const { return sum_[c]; }
  const std::vector<Node>& touched() const { return touched_; }
  void clear() {
    for (const auto c : touched_) sum_[c] = 0;
    touched_.clear();
  }

 private:
  std::vector<double> sum_;
  std::vector<Node> touched_;
};

class Leiden {
 public:
  Leiden(double resolution, double total, Rng rng) : gamma_(resolution / total), rng_(rng) {}

  /// Moves nodes to the neighbouring community that gains most, those first whose neighbours moved. True: something moved.
  bool move(const Weighted& g, std::vector<Node>& of) {
    const std::size_t n = g.size();
    std::vector<double> degree(n, 0);
    std::vector<std::uint32_t> members(n, 0);
    for (Node v = 0; v < n; ++v) degree[of[v]] += g.degree[v], ++members[of[v]];
    std::vector<Node> queue(n), empty;
    std::iota(queue.begin(), queue.end(), 0);
    for (Node c = 0; c < n; ++c) if (!members[c]) empty.push_back(c);
    rng_.shuffle(queue);
    std::vector<std::uint8_t> waits(n, 1);
    Towards towards(n);
    bool moved = false;
    // A ring of n places, since a node waits at most once.
    for (std::size_t head = 0, left = n; left; head = (head + 1) % n) {
      const Node v = queue[head];
      --left;
      waits[v] = 0;
      towards.clear();
      for (auto e = g.begin[v]; e < g.begin[v + 1]; ++e) towards.add(of[g.other[e]], g.weight[e]);
      const Node from = of[v];
      degree[from] -= g.degree[v], --members[from];
      Node best = from;
      double gain = towards[from] - gamma_ * g.degree[v] * degree[from];
      for (const auto c : towards.touched()) {
        const double now = towards[c] - gamma_ * g.degree[v] * degree[c];
        if (now > gain + 1e-12) gain = now, best = c;
      }
      if (gain < -1e-12 && !empty.empty()) {  // alone is better
        best = empty.back();
        empty.pop_back();
      }
      if (best != from && !members[from]) empty.push_back(from);
      degree[best] += g.degree[v], ++members[best];
      if (best == from) continue;
      of[v] = best;
      moved = true;
      for (auto e = g.begin[v]; e < g.begin[v + 1]; ++e) {
        const Node u = g.other[e];
        if (of[u] == best || waits[u]) continue;
        waits[u] = 1;
        queue[(head + 1 + left) % n] = u;
        ++left;
      }
    }
    return moved;
  }

  /// Inside each community nodes start alone and join, so that what is joined hangs together.
  std::vector<Node> refine(const Weighted& g, const std::vector<Node>& of) {
    const std::size_t n = g.size();
    std::vector<double> whole(n, 0), inside(n, 0);
    for (Node v = 0; v < n; ++v) whole[of[v]] += g.degree[v];
    std::vector<Node> part(n), order(n);
    std::iota(part.begin(), part.end(), 0);
    std::iota(order.begin(), order.end(), 0);
    rng_.shuffle(order);
    std::vector<double> degree = g.degree, cut(n, 0);  // cut: weight from a part to the rest of its community
    std::vector<std::uint8_t> alone(n, 1);
    for (Node v = 0; v < n; ++v) {
      for (auto e = g.begin[v]; e < g.begin[v + 1]; ++e) if (of[g.other[e]] == of[v]) cut[v] += g.weight[e];
    }
    Towards towards(n);
    const auto connected = [&](Node p, Node community) { return cut[p] >= gamma_ * degree[p] * (whole[community] - degree[p]); };
    for (const Node v : order) {
      if (!alone[v] || !connected(v, of[v])) continue;
      towards.clear();
      for (auto e = g.begin[v]; e < g.begin[v + 1]; ++e) if (of[g.other[e]] == of[v]) towards.add(part[g.other[e]], g.weight[e]);
      Node best = v;
      double gain = 0;
      for (const auto p : towards.touched()) {
        if (p == v || !connected(p, of[v])) continue;
        const double now = towards[p] - gamma_ * g.degree[v] * degree[p];
        if (now > gain + 1e-12) gain = now, best = p;
      }
      if (best == v) continue;
      cut[best] += cut[v] - 2 * towards[best];
      degree[best] += g.degree[v], degree[v] = 0;
      part[v] = best;
      alone[best] = 0;
      alone[v] = 0;
    }
    return part;
  }

 private:
  double gamma_;
  Rng rng_;
};

/// Renumbers from 0 in order of first appearance; how many there are.
std::size_t renumber(std::vector<Node>& of) {
  if (of.empty()) return 0;
  std::vector<Node> name(*std::max_element(of.begin(), of.end()) + std::size_t{1}, kNoFirm);
  Node next = 0;
  for (auto& c : of) {
    if (name[c] == kNoFirm) name[c] = next++;
    c = name[c];
  }
  return next;
}

Weighted merged(const Weighted& g, const std::vector<Node>& part, std::size_t parts) {
  Weighted out;
  out.degree.assign(parts, 0);
  std::vector<std::uint64_t> first(parts + 1, 0);
  for (Node v = 0; v < g.size(); ++v) out.degree[part[v]] += g.degree[v], ++first[part[v] + 1];
  for (std::size_t p = 0; p < parts; ++p) first[p + 1] += first[p];
  std::vector<Node> nodes(g.size());
  auto next = first;
  for (Node v = 0; v < g.size(); ++v) nodes[next[part[v]]++] = v;
  Towards towards(parts);
  for (Node p = 0; p < parts; ++p) {
    towards.clear();
    for (auto i = first[p]; i < first[p + 1]; ++i) {
      for (auto e = g.begin[nodes[i]]; e < g.begin[nodes[i] + 1]; ++e) {
        if (part[g.other[e]] != p) towards.add(part[g.other[e]], g.weight[e]);
      }
    }
    for (const auto q : towards.touched()) out.other.push_back(q), out.weight.push_back(static_cast<float>(towards[q]));
    out.begin.push_back(out.other.size());
  }
  return out;
}

}  // namespace

Communities communities_of(const CoBidGraph& graph, double resolution, std::uint64_t seed) {
  Communities result;
  const std::size_t n = graph.firms();
  Weighted g;
  g.other.reserve(2 * graph.edges()), g.weight.reserve(2 * graph.edges());
  double total = 0;
  for (Node f = 0; f < n; ++f) {
    double degree = 0;
    for (const auto& edge : graph.of_firm(f)) {
      const auto w = static_cast<float>(graph.weight(f, edge));
      g.other.push_back(edge.other), g.weight.push_back(w);
      degree += w;
    }
    g.degree.push_back(degree);
    g.begin.push_back(g.other.size());
    total += degree;
  }
  result.of.resize(n);
  std::iota(result.of.begin(), result.of.end(), 0);
  if (total > 0) {
    Leiden leiden(resolution, total, Rng(seed));
    std::vector<Node> node_of(n);  // where a firm is in the merged graph
    std::iota(node_of.begin(), node_of.end(), 0);
    std::vector<Node> of(n);
    std::iota(of.begin(), of.end(), 0);
    Weighted level = g;
    for (int round = 0; round < 50; ++round) {
      const bool moved = leiden.move(level, of);
      for (Node f = 0; f < n; ++f) result.of[f] = of[node_of[f]];
      if (!moved && round > 0) break;
      auto part = leiden.refine(level, of);
      const std::size_t parts = renumber(part);
      if (parts == level.size()) break;
      std::vector<Node> next(parts);
      for (Node v = 0; v < level.size(); ++v) next[part[v]] = of[v];
      // Communities of the merged graph: those of its parts, under numbers below their count.
      renumber(next);
      level = merged(level, part, parts);
      for (Node f = 0; f < n; ++f) node_of[f] = part[node_of[f]];
      of = std::move(next);
    }
  }
  result.count = renumber(result.of);
  std::vector<std::uint32_t> size(result.count, 0), order(result.count), place(result.count);
  for (const auto c : result.of) ++size[c];
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return size[a] > size[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<double> inside(result.count, 0), degree(result.count, 0);
  for (Node f = 0; f < n; ++f) {
    result.of[f] = place[result.of[f]];
    degree[result.of[f]] += g.degree[f];
  }
  for (Node f = 0; f < n; ++f) {
    for (auto e = g.begin[f]; e < g.begin[f + 1]; ++e) if (result.of[g.other[e]] == result.of[f]) inside[result.of[f]] += g.weight[e];
  }
  for (std::size_t c = 0; c < result.count && total > 0; ++c) {
    result.modularity += inside[c] / total - resolution * (degree[c] / total) * (degree[c] / total);
  }
  return result;
}

}  // namespace meretid::tenders
