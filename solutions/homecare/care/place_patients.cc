// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/care/place_patients.h"

#include <algorithm>

namespace meretid::homecare {

bool PlacePatients::operator()(Schedule& schedule, std::vector<int>& patients, Rng& rng, double blink) {
  order(patients, rng);
  bool all = true;
  for (const int patient : patients) {
    const Schedule::Offer offer = best(schedule, patient, rng, blink);
    if (offer.cost < Schedule::kNever) schedule.insert(patient, offer.behind);
    else all = false;
  }
  return all;
}

void PlacePatients::order(std::vector<int>& patients, Rng& rng) {
  const std::uint64_t draw = rng.below(10);
  keyed_.clear();
  for (const int p : patients) {
    const Task& t = tasks_.task(tasks_.first(p));
    Milli key = 0;
    if (draw < 4) key = 0;
    else if (draw < 6) key = t.ready;
    else if (draw < 7) key = -tasks_.way(0, p + 1);
    else if (draw < 8) key = static_cast<Milli>(tasks_.able(tasks_.first(p)).size());
    else if (draw < 9) key = tasks_.paired(p) ? 0 : 1;
    else key = -t.duration;
    keyed_.emplace_back(key, p);
  }
  rng.shuffle(keyed_);
  if (draw >= 4) std::ranges::stable_sort(keyed_, {}, [](const auto& k) { return k.first; });
  for (std::size_t i = 0; i < patients.size(); ++i) patients[i] = keyed_[i].second;
}

const PlacePatients::Place& PlacePatients::Ranking::at(std::size_t i) {
  constexpr std::size_t kMore = 16;
  if (i >= ordered) {
    const auto from = places.begin() + static_cast<std::ptrdiff_t>(ordered);
    ordered = std::min(places.size(), i + kMore);
    std::partial_sort(from, places.begin() + static_cast<std::ptrdiff_t>(ordered), places.end(),
                      [](const Place& a, const Place& b) { return a.bound < b.bound; });
  }
  return places[i];
}

void PlacePatients::Ranking::keep_below(Milli most) {
  std::erase_if(places, [&](const Place& place) { return place.bound >= most; });
}

void PlacePatients::rank(const Schedule& schedule, int task, Ranking& out) const {
  out.places.clear();
  out.ordered = 0;
  out.least.bound = Schedule::kNever;
  const Task& t = tasks_.task(task);
  const int here = tasks_.place(task), n = tasks_.size();
  for (const int carer : tasks_.able(task)) {
    // From the end of the route to its beginning: `latest` is when `next` may start at the latest before anyone behind it gets
    // later than they are now and were due. Whoever that is gets later by at least as much as `next` starts after it.
    Milli latest = Schedule::kNever;
    for (int next = schedule.last(carer);;) {
      const int at = schedule.visit(next).prev;
      const Schedule::Visit& prev = schedule.visit(at);
      const Milli leave = prev.start + (at < n ? tasks_.task(at).duration : 0);
      const Milli to = tasks_.way(schedule.place(at), here), on = tasks_.way(here, schedule.place(next));
      const Milli added = to + on - tasks_.way(schedule.place(at), schedule.place(next));
      const Milli start = std::max(leave + to, t.ready);
      const Milli bound = added + std::max<Milli>(0, start - t.due) + std::max<Milli>(0, start + t.duration + on - latest);
      const Place& place = out.places.emplace_back(Place{bound, added, start, at, carer});
      if (bound < out.least.bound) out.least = place;
      if (at >= n) break;
      latest = std::min(latest - prev.free_on, std::max(prev.start, tasks_.task(at).due));
      next = at;
    }
  }
}

Schedule::Offer PlacePatients::best(Schedule& schedule, int patient, Rng& rng, double blink) {
  Schedule::Offer best;
  const int from = tasks_.first(patient);
  const auto offer = [&](int first, int second) {
    const int behind[2] = {first, second};
    const Milli cost = schedule.price(patient, behind, best.cost);
    if (cost < best.cost && !(best.cost < Schedule::kNever && rng.chance(blink))) best = {cost, {first, second}};
  };
  rank(schedule, from, one_);
  if (one_.places.empty()) return best;
  if (!tasks_.paired(patient)) {
    offer(one_.least.behind, -1);
    one_.keep_below(best.cost);
    if (rng.chance(blink)) best = {};
    for (std::size_t i = 0; i < one_.places.size() && one_.at(i).bound < best.cost; ++i) {
      if (one_.at(i).behind != one_.least.behind && !rng.chance(blink)) offer(one_.at(i).behind, -1);
    }
    if (best.cost == Schedule::kNever) offer(one_.least.behind, -1);
    return best;
  }
  rank(schedule, from + 1, two_);
  if (two_.places.empty()) return best;
  if (one_.least.carer != two_.least.carer) {
    offer(one_.least.behind, two_.least.behind);
    const Milli most = best.cost, second_least = two_.least.bound;
    one_.keep_below(most == Schedule::kNever ? most : most - second_least);
    two_.keep_below(most == Schedule::kNever ? most : most - one_.least.bound);
  }
  const std::size_t ones = one_.places.size(), twos = two_.places.size();
  const Task &first = tasks_.task(from), &second = tasks_.task(from + 1);
  for (std::size_t i = 0; i < ones; ++i) {
    const Place a = one_.at(i);
    if (twos == 0 || a.bound + two_.at(0).bound >= best.cost) break;
    for (std::size_t j = 0; j < twos && a.bound + two_.at(j).bound < best.cost; ++j) {
      const Place& b = two_.at(j);
      if (a.carer == b.carer) continue;
      // Each waits for the other as the gap demands.
      const Milli late = std::max(b.arrival, a.arrival + second.after);
      const Milli early = std::max(a.arrival, late + first.after);
      const Milli least = a.added + b.added + std::max<Milli>(0, early - first.due) + std::max<Milli>(0, late - second.due);
      if (least < best.cost) offer(a.behind, b.behind);
    }
  }
  return best;
}

}  // namespace meretid::homecare
