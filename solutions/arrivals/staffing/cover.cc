// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/staffing/cover.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace meretid::arrivals {
namespace {

constexpr int kPlenty = 1 << 30;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Arc {
  std::size_t to;
  int left;
  double cost;
};

class Flow {
 public:
  explicit Flow(std::size_t nodes) : out_(nodes) {}
  std::size_t add(std::size_t from, std::size_t to, int most, double cost) {
    out_[from].push_back(arcs_.size());
    arcs_.push_back({to, most, cost});
    out_[to].push_back(arcs_.size());
    arcs_.push_back({from, 0, -cost});
    return arcs_.size() - 2;
  }
  int used(std::size_t arc) const { return arcs_[arc + 1].left; }

  // As much as can be sent, each time along the cheapest way that is left.
  int send(std::size_t from, std::size_t to) {
    int sent = 0;
    while (true) {
      std::vector<double> far(out_.size(), std::numeric_limits<double>::infinity());
      std::vector<std::size_t> by(out_.size(), kNone);
      std::vector<bool> waiting(out_.size());
      std::deque<std::size_t> queue{from};
      far[from] = 0;
      while (!queue.empty()) {
        const std::size_t node = queue.front();
        queue.pop_front();
        waiting[node] = false;
        for (const std::size_t a : out_[node]) {
          const Arc& arc = arcs_[a];
          if (arc.left <= 0 || far[node] + arc.cost >= far[arc.to] - 1e-9) continue;
          far[arc.to] = far[node] + arc.cost;
          by[arc.to] = a;
          if (!waiting[arc.to]) waiting[arc.to] = true, queue.push_back(arc.to);
        }
      }
      if (by[to] == kNone) return sent;
      int most = kPlenty;
      for (std::size_t node = to; node != from; node = arcs_[by[node] ^ 1U].to) most = std::min(most, arcs_[by[node]].left);
      for (std::size_t node = to; node != from; node = arcs_[by[node] ^ 1U].to) {
        arcs_[by[node]].left -= most;
        arcs_[by[node] ^ 1U].left += most;
      }
      sent += most;
    }
  }

 private:
  std::vector<std::vector<std::size_t>> out_;
  std::vector<Arc> arcs_;
};

}  // namespace

bool cover(const std::vector<int>& need, std::vector<Shift>& shifts) {
  const std::size_t n = need.size(), source = n + 1, sink = n + 2;
  Flow flow(n + 3);
  std::vector<std::size_t> arcs;
  for (const Shift& s : shifts) arcs.push_back(flow.add(s.first, s.end, kPlenty, s.cost));
  for (std::size_t t = 0; t < n; ++t) flow.add(t + 1, t, kPlenty, 0);  // people who are more than needed
  int wanted = 0;
  for (std::size_t t = 0; t <= n; ++t) {
    const int rise = (t < n ? need[t] : 0) - (t > 0 ? need[t - 1] : 0);
    if (rise > 0) flow.add(source, t, rise, 0), wanted += rise;
    if (rise < 0) flow.add(t, sink, -rise, 0);
  }
  if (flow.send(source, sink) < wanted) return false;
  for (std::size_t k = 0; k < shifts.size(); ++k) shifts[k].count = flow.used(arcs[k]);
  return true;
}

}  // namespace meretid::arrivals
