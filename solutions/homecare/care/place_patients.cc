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

void PlacePatients::rank(const Schedule& schedule, int task, Ranking& out) const {
  out.places.clear();
  out.ordered = 0;
  const Task& t = tasks_.task(task);
  const int here = tasks_.place(task), n = tasks_.size();
  for (const int carer : tasks_.able(task)) {
    for (int at = schedule.first(carer); at != schedule.last(carer); at = schedule.visit(at).next) {
      const Schedule::Visit& prev = schedule.visit(at);
      const Milli leave = prev.start + (at < n ? tasks_.task(at).duration : 0);
      const Milli to = tasks_.way(schedule.place(at), here), on = tasks_.way(here, schedule.place(prev.next));
      const Milli added = to + on - tasks_.way(schedule.place(at), schedule.place(prev.next));
      const Milli start = std::max(leave + to, t.ready);
      Milli bound = added + std::max<Milli>(0, start - t.due);
      if (prev.next < n) {
        const Milli was = schedule.visit(prev.next).start, due = tasks_.task(prev.next).due;
        bound += std::max<Milli>(0, std::max(was, start + t.duration + on) - due) - std::max<Milli>(0, was - due);
      }
      out.places.push_back({bound, added, start, at, carer});
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
  const std::size_t ones = one_.places.size();
  if (!tasks_.paired(patient)) {
    for (std::size_t i = 0; i < ones && one_.at(i).bound < best.cost; ++i) {
      if (!rng.chance(blink)) offer(one_.at(i).behind, -1);
    }
    if (best.cost == Schedule::kNever && ones > 0) offer(one_.at(0).behind, -1);
    return best;
  }
  rank(schedule, from + 1, two_);
  const std::size_t twos = two_.places.size();
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
