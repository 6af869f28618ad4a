// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/problem.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_map>

namespace meretid::homecare::day {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

}  // namespace

Problem::Problem(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& start,
                 const municipal::Faces& known, const municipal::Plan* running, const ProblemOptions& options)
    : all_(&all), now_(options.now), places_(all.places.size()) {
  add_visits(scope, start);
  add_tours(scope, start);
  add_ties();
  add_bonds(scope, known);
  if (running) add_running(*running, options.keep_promises);
  under_way_.assign(nodes_.size(), kNone);
  if (now_ != kLongAgo) add_under_way(start);
}

int Problem::node_of(int visit, int need) const {
  const int v = visit_of_[at(visit)];
  if (v == kNone) return kNone;
  const int nth = need - nodes_[at(visits_[at(v)].first)].need;
  return nth >= 0 && nth < visits_[at(v)].needs ? visits_[at(v)].first + nth : kNone;
}

int Problem::able(int node) const {
  int count = 0;
  for (std::size_t w = 0; w < words_; ++w) count += std::popcount(may_[at(node) * words_ + w]);
  return count;
}

void Problem::add_windows(Node& node, const municipal::Visit& visit, Moment least, Moment most) {
  node.window = static_cast<int>(windows_.size());
  const Duration stretch = visit.medical ? 0 : all_->rules.stretch;
  for (std::size_t w = 0; w < visit.windows.size(); ++w) {
    const municipal::Window& window = visit.windows[w];
    Moment hard = window.until + stretch;
    if (w + 1 < visit.windows.size()) hard = std::min(hard, visit.windows[w + 1].from - 1);
    hard = std::max(hard, window.until);
    const Moment from = std::max(window.from, least);
    hard = std::min(hard, most);
    if (from > hard) continue;
    windows_.push_back({from, std::max(from, std::min(window.until, most)), hard});
    // Later than its window from the first moment on: lateness is counted from the window's own end.
    if (from > window.until) windows_.back().easy = window.until;
  }
  node.windows = static_cast<int>(windows_.size()) - node.window;
  if (node.windows == 0) {
    node.ready = kNever, node.due = node.easy = kLongAgo;
    return;
  }
  node.ready = windows_[at(node.window)].from;
  node.due = windows_.back().hard;
  node.easy = windows_.back().easy;
}

void Problem::add_visits(const municipal::Scope& scope, const municipal::Plan& start) {
  // A partner that is not planned now stands where the plan so far has it.
  std::unordered_map<int, Moment> outside;
  visit_of_.assign(all_->visits.size(), kNone);
  std::vector<bool> wanted(all_->visits.size(), false);
  // What a shift outside the scope makes is not planned now; the other carer of such a visit stands still.
  std::vector<bool> elsewhere(all_->visits.size(), false);
  std::unordered_map<int, std::pair<int, municipal::Turn>> here;
  for (const bool inside : {false, true})
    for (std::size_t s = 0; s < start.routes.size(); ++s) {
      if (std::ranges::binary_search(scope.shifts, static_cast<int>(s)) != inside) continue;
      for (const municipal::Turn& turn : start.routes[s].turns) {
        if (!inside) elsewhere[at(turn.visit)] = true;
        else if (elsewhere[at(turn.visit)]) here[turn.visit] = {static_cast<int>(s), turn};
      }
    }
  for (const int v : scope.visits) {
    if (elsewhere[at(v)] && !here.contains(v)) continue;
    visit_of_[at(v)] = static_cast<int>(visits_.size());
    const municipal::Visit& visit = all_->visits[at(v)];
    if (visit.link && (elsewhere[at(visit.link->visit)] || !std::ranges::binary_search(scope.visits, visit.link->visit))) wanted[at(visit.link->visit)] = true;
    Visit mine;
    mine.visit = v;
    mine.needs = std::min(2, visit.carers());
    mine.priority = visit.priority;
    mine.pinned = visit.pin.has_value();
    if (elsewhere[at(v)]) mine.needs = 1, mine.pinned = true;
    visits_.push_back(mine);
  }
  // The other way round: one outside that waits for a visit of the scope.
  std::unordered_map<int, std::vector<std::pair<int, municipal::Link>>> waits;
  for (std::size_t v = 0; v < all_->visits.size(); ++v) {
    const std::optional<municipal::Link>& link = all_->visits[v].link;
    if (!link || visit_of_[v] != kNone || visit_of_[at(link->visit)] == kNone) continue;
    wanted[v] = true;
    waits[link->visit].emplace_back(static_cast<int>(v), *link);
  }
  if (std::ranges::find(wanted, true) != wanted.end())
    for (const municipal::Route& route : start.routes)
      for (const municipal::Turn& turn : route.turns)
        if (wanted[at(turn.visit)]) outside[turn.visit] = turn.start;
  for (Visit& mine : visits_) {
    const municipal::Visit& visit = all_->visits[at(mine.visit)];
    mine.first = static_cast<int>(nodes_.size());
    Moment least = now_, most = kNever;
    if (visit.link)
      if (const auto found = outside.find(visit.link->visit); found != outside.end())
        least = std::max(least, found->second + visit.link->least), most = found->second + visit.link->most;
    if (const auto found = waits.find(mine.visit); found != waits.end())
      for (const auto& [other, link] : found->second)
        if (const auto stands = outside.find(other); stands != outside.end())
          least = std::max(least, stands->second - link.most), most = std::min(most, stands->second - link.least);
    const auto half = here.find(mine.visit);
    for (int need = 0; need < mine.needs; ++need) {
      Node node;
      node.place = all_->place_of(mine.visit);
      node.duration = visit.duration;
      node.visit = static_cast<int>(&mine - visits_.data());
      node.need = half == here.end() ? need : half->second.second.need;
      node.medical = visit.medical;
      if (mine.needs == 2) node.mate = mine.first + 1 - need;
      if (node.need == 0 && visit.preferred) node.preferred = *visit.preferred;
      if ((visit.pin && visit.pin->start) || half != here.end()) {
        const Moment pinned = half == here.end() ? *visit.pin->start : half->second.second.start;
        node.fixed = true;
        node.window = static_cast<int>(windows_.size());
        node.windows = 1;
        windows_.push_back({pinned, pinned, pinned});
        node.ready = node.due = node.easy = pinned;
        Moment until = visit.windows.front().until;
        for (const municipal::Window& window : visit.windows)
          if (window.from <= pinned) until = window.until;
        node.fixed_late = std::max(0, pinned - until);
      } else {
        add_windows(node, visit, least, most);
      }
      nodes_.push_back(node);
    }
  }
  tasks_ = static_cast<int>(nodes_.size());
  for (const auto& [v, stands] : here)
    if (visit_of_[at(v)] != kNone) visits_[at(visit_of_[at(v)])].held[0] = stands.first;  // a shift; add_tours() makes it a tour
}

void Problem::add_tours(const municipal::Scope& scope, const municipal::Plan& start) {
  tour_of_.assign(all_->shifts.size(), kNone);
  carer_of_.assign(all_->carers.size(), kNone);
  for (const int s : scope.shifts) {
    const municipal::Shift& shift = all_->shifts[at(s)];
    const municipal::Carer& carer = all_->carers[at(shift.carer)];
    if (carer_of_[at(shift.carer)] == kNone) carer_of_[at(shift.carer)] = carers_++;
    Tour tour;
    tour.shift = s;
    tour.carer = carer_of_[at(shift.carer)];
    tour.mode = static_cast<int>(carer.mode);
    tour.seconds = all_->travel.seconds[at(tour.mode)]->data();
    tour.parking = all_->rules.parking[at(tour.mode)];
    tour.from = shift.from;
    tour.until = shift.until;
    tour.due = shift.until + all_->rules.overtime;
    tour.begin = shift.begin, tour.end = shift.end;
    tour.layer = static_cast<int>(shift.layer);
    if (shift.absent_from) tour.away = true, tour.fair = false, tour.due = *shift.absent_from;
    tour_of_[at(s)] = static_cast<int>(tours_.size());
    tours_.push_back(tour);
  }
  // Home from one shift before the carer's next one begins.
  for (Tour& tour : tours_)
    for (const Tour& next : tours_)
      if (next.carer == tour.carer && next.from > tour.from && next.from >= tour.until) tour.due = std::min(tour.due, next.from);
  for (Tour& tour : tours_) {
    const municipal::Shift& shift = all_->shifts[at(tour.shift)];
    Node pause;
    const std::optional<Moment>& begun = start.routes[at(tour.shift)].pause;
    // Who goes before the pause is over need not take it here.
    const bool taken = shift.pause && !(tour.away && tour.due <= shift.pause->until && !(begun && *begun < now_));
    if (taken) {
      tour.pause = tasks_ + static_cast<int>(&tour - tours_.data());
      pause.duration = shift.pause->length;
      pause.ready = std::max(shift.pause->from, std::min(now_, shift.pause->until));
      pause.due = pause.easy = shift.pause->until;
      if (begun && *begun < now_) pause.fixed = true, pause.ready = pause.due = pause.easy = *begun;
    }
    pause.window = static_cast<int>(windows_.size());
    pause.windows = 1;
    windows_.push_back({pause.ready, pause.easy, pause.due});
    nodes_.push_back(pause);
  }
  for (const Tour& tour : tours_) {
    Node first, last;
    first.place = tour.begin, last.place = tour.end;
    first.ready = first.due = first.easy = tour.from;
    first.windows = last.windows = 1;
    first.fixed = true;
    last.ready = kLongAgo, last.easy = std::min(tour.until, tour.due), last.due = tour.due;
    nodes_.push_back(first);
    nodes_.push_back(last);
  }
  words_ = (tours_.size() + 63) / 64;
  may_.assign(at(tasks_) * words_, 0);
  for (Visit& visit : visits_) {
    const std::optional<municipal::Pin>& pin = all_->visits[at(visit.visit)].pin;
    for (int need = 0; need < visit.needs; ++need) {
      const int real = nodes_[at(visit.first + need)].need;
      std::uint64_t* row = may_.data() + at(visit.first + need) * words_;
      const int half = visit.held[at(need)];
      if (half != kNone || (pin && real < std::ssize(pin->shifts))) {
        const int held = tour_of_[at(half != kNone ? half : pin->shifts[at(real)])];
        visit.held[at(need)] = held;
        if (held != kNone) row[held / 64] |= std::uint64_t{1} << (held % 64);
        continue;
      }
      for (int r = 0; r < tours(); ++r)
        if (municipal::may_make(*all_, visit.visit, real, tours_[at(r)].shift)) row[r / 64] |= std::uint64_t{1} << (r % 64);
    }
  }
}

void Problem::add_ties() {
  std::vector<std::vector<Tie>> of(visits_.size());
  for (std::size_t v = 0; v < visits_.size(); ++v) {
    const std::optional<municipal::Link>& link = all_->visits[at(visits_[v].visit)].link;
    if (!link) continue;
    const int other = visit_of_[at(link->visit)];
    if (other == kNone) continue;
    of[v].push_back({visits_[at(other)].first, link->least, link->most});
    of[at(other)].push_back({visits_[v].first, -link->most, -link->least});
  }
  for (std::size_t v = 0; v < visits_.size(); ++v)
    for (int need = 0; need < visits_[v].needs; ++need) {
      Node& node = nodes_[at(visits_[v].first + need)];
      node.tie = static_cast<int>(ties_.size()) - (need == 0 ? 0 : static_cast<int>(of[v].size()));
      node.ties = static_cast<int>(of[v].size());
      if (need == 0) ties_.insert(ties_.end(), of[v].begin(), of[v].end());
    }
}

void Problem::add_bonds(const municipal::Scope& scope, const municipal::Faces& known) {
  std::vector<int> citizen_of(all_->citizens.size(), kNone);
  std::vector<int> citizens;
  for (Visit& visit : visits_) {
    const int citizen = all_->visits[at(visit.visit)].citizen;
    if (citizen_of[at(citizen)] == kNone) {
      citizen_of[at(citizen)] = static_cast<int>(citizens.size());
      citizens.push_back(citizen);
    }
    const int contact = all_->citizens[at(citizen)].contact;
    for (int need = 0; need < visit.needs; ++need) {
      Node& node = nodes_[at(visit.first + need)];
      node.citizen = citizen_of[at(citizen)];
      // A contact person who is not at work today is a carer that nobody is.
      node.contact = contact == municipal::kNobody ? kNone : carer_of_[at(contact)] == kNone ? carers_ : carer_of_[at(contact)];
    }
  }
  citizens_ = static_cast<int>(citizens.size());
  bonds_.assign(at(citizens_) * at(carers_), {});
  for (const int s : scope.shifts) {
    const int carer = all_->shifts[at(s)].carer;
    for (std::size_t c = 0; c < citizens.size(); ++c) {
      Bond& b = bonds_[bond(static_cast<int>(c), carer_of_[at(carer)])];
      b.met = known.visits(citizens[c], carer) > 0 ? 1 : 0;
      b.against_wish = std::ranges::binary_search(all_->carers[at(carer)].avoids, citizens[c]) ? 1 : 0;
    }
  }
}

void Problem::add_running(const municipal::Plan& running, bool keep_promises) {
  for (std::size_t s = 0; s < running.routes.size(); ++s)
    for (const municipal::Turn& turn : running.routes[s].turns) {
      const int found = node_of(turn.visit, turn.need);
      if (found == kNone) continue;
      Node& node = nodes_[at(found)];
      const int carer = carer_of_[at(all_->shifts[s].carer)];
      node.was_carer = carer == kNone ? carers_ : carer;
      if (turn.need == 0) node.was = turn.start;
      // Starts are as early as they may be while searching: a visit that stays must not run ahead of what was promised.
      const int tour = tour_of_[s];
      if (node.fixed || tour == kNone || tours_[at(tour)].away) continue;
      const Moment floor = turn.start - all_->rules.promised;
      const Moment ceiling = keep_promises ? turn.start + all_->rules.promised : kNever;
      std::vector<StartWindow> kept;
      for (StartWindow w : windows(node)) {
        if (w.hard < floor || w.from > ceiling) continue;
        w.from = std::max(w.from, floor);
        w.hard = std::min(w.hard, std::max(ceiling, w.from));
        kept.push_back(w);
      }
      if (kept.empty()) continue;
      node.window = static_cast<int>(windows_.size());
      node.windows = static_cast<int>(kept.size());
      node.ready = kept.front().from;
      node.due = kept.back().hard;
      node.easy = kept.back().easy;
      windows_.insert(windows_.end(), kept.begin(), kept.end());
    }
  // Mates start together: both keep the later floor and the earlier end.
  for (const Visit& visit : visits_) {
    if (visit.needs != 2) continue;
    Node &a = nodes_[at(visit.first)], &b = nodes_[at(visit.first + 1)];
    const Node& kept = std::tuple(a.ready, -a.due) >= std::tuple(b.ready, -b.due) ? a : b;
    const auto [window, windows, ready, due, easy] = std::tuple(kept.window, kept.windows, kept.ready, kept.due, kept.easy);
    for (Node* node : {&a, &b}) node->window = window, node->windows = windows, node->ready = ready, node->due = due, node->easy = easy;
  }
}

void Problem::add_under_way(const municipal::Plan& start) {
  for (const Tour& tour : tours_) {
    int before = first(static_cast<int>(&tour - tours_.data()));
    for (const municipal::Turn& turn : start.routes[at(tour.shift)].turns) {
      const int node = node_of(turn.visit, turn.need);
      if (node == kNone) continue;
      if (!nodes_[at(node)].fixed) under_way_[at(node)] = before;
      before = node;
    }
  }
}

}  // namespace meretid::homecare::day
