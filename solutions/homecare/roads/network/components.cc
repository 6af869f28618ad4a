// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/components.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace meretid::homecare::roads {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

struct Forward {
  std::vector<std::uint32_t> first;
  std::vector<Vertex> head;

  explicit Forward(const Network& network) : first(network.vertices.size() + 1, 0), head(network.arcs.size()) {
    for (const Arc& arc : network.arcs) ++first[arc.tail + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const Arc& arc : network.arcs) head[next[arc.tail]++] = arc.head;
  }
};

class Tarjan {
 public:
  explicit Tarjan(const Network& network)
      : graph_(network), seen_(network.vertices.size(), kUnseen), low_(seen_.size(), 0), component_(seen_.size(), kUnseen) {
    for (Vertex v = 0; v < seen_.size(); ++v)
      if (seen_[v] == kUnseen) visit(v);
  }
  std::vector<std::uint32_t> take() { return std::move(component_); }
  std::uint32_t count() const { return count_; }

 private:
  struct Frame {
    Vertex v;
    std::uint32_t next;
  };

  void enter(Vertex v) {
    seen_[v] = low_[v] = time_++;
    open_.push_back(v);
    frames_.push_back({v, graph_.first[v]});
  }

  void visit(Vertex root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const Vertex v = frame.v;
      if (frame.next < graph_.first[v + 1]) {
        const Vertex w = graph_.head[frame.next++];
        if (seen_[w] == kUnseen) enter(w);
        else if (component_[w] == kUnseen) low_[v] = std::min(low_[v], seen_[w]);
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) low_[frames_.back().v] = std::min(low_[frames_.back().v], low_[v]);
      if (low_[v] == seen_[v]) close(v);
    }
  }

  void close(Vertex v) {
    for (Vertex w = kUnseen; w != v;) {
      w = open_.back();
      open_.pop_back();
      component_[w] = count_;
    }
    ++count_;
  }

  Forward graph_;
  std::vector<std::uint32_t> seen_, low_, component_;
  std::vector<Vertex> open_;
  std::vector<Frame> frames_;
  std::uint32_t time_ = 0, count_ = 0;
};

}  // namespace

Components find_components(const Network& network) {
  Components found;
  Tarjan tarjan(network);
  found.of_vertex = tarjan.take();
  std::vector<std::uint32_t> size(tarjan.count(), 0), order(tarjan.count()), place(tarjan.count());
  for (const std::uint32_t component : found.of_vertex) ++size[component];
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    found.sizes.push_back(size[order[i]]);
  }
  for (std::uint32_t& component : found.of_vertex) component = place[component];

  // To a home one comes from the tail of its road, and from it one goes on at the head: the smaller part of the two counts.
  found.of_segment.assign(network.segments.size(), kUnseen);
  for (Lane lane = 0; lane < 2 * network.segments.size(); ++lane) {
    if (network.cost_of(lane) == kNoWay) continue;
    std::uint32_t tail = kUnseen;
    for (const Arc& arc : network.arcs_of(lane)) tail = std::min(tail, found.of_vertex[arc.tail]);
    std::uint32_t& of = found.of_segment[segment_of(lane)];
    of = std::min(of, std::max(tail, found.of_vertex[network.head_of(lane)]));
  }
  return found;
}

}  // namespace meretid::homecare::roads
