// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/slots.h"

#include <algorithm>
#include <cstdlib>

namespace meretid::homecare::day {

double Slots::of_tour(const Node& n, int tour) const {
  const int carer = problem_.tour(tour).carer;
  const Problem::Bond& b = state_.bond(n.citizen, carer);
  const municipal::Weights& w = price_.weights();
  double cost = 0;
  if (b.met == 0) cost += w.new_face;
  if (b.against_wish) cost += w.wish;
  if (n.contact != kNone && n.contact != carer) cost += w.not_contact;
  if (n.was_carer != kNone && n.was_carer != carer) cost += w.other_carer;
  return cost;
}

std::optional<Slot> Slots::at(int node, int behind, double most, Moment from, Moment until, Duration way_in) const {
  const Node& n = problem_.node(node);
  const State::Stand& p = state_.stand(behind);
  const int next = p.next;
  // Most places are at another time of the day; that is seen before any way is looked up.
  if (state_.free(behind) > n.due) return {};
  if (!problem_.is_pause(next) && state_.stand(next).late < n.ready + n.duration) return {};
  const Tour& tour = problem_.tour(p.tour);
  // A pause behind the new visit is made at the new visit's place; the way to the one after it begins there.
  const bool pause = problem_.is_pause(next);
  const Duration removed = pause ? state_.stand(next).drive_on : p.drive_on;
  const int beyond = pause ? state_.stand(next).next : next;
  const State::Stand& b = state_.stand(beyond);
  const Duration in = way_in >= 0 ? way_in : problem_.drive(tour, p.place, n.place);
  const Duration out = problem_.drive(tour, n.place, b.place);
  if (in >= municipal::kNoWay || out >= municipal::kNoWay) return {};
  const Duration driven = in + out - removed;
  double cost = price_.driving * driven;
  if (cost - 1 >= most) return {};  // nothing else is below -1: fairness may give back a little

  const Duration door_in = state_.door(tour, p.place, n.place, in);
  const bool home = problem_.is_end(beyond);
  const Duration door_out = home ? out : state_.door(tour, n.place, b.place, out);
  Moment t = std::max(state_.free(behind) + door_in + state_.setting_out(behind, node), from);
  t = problem_.earliest(n, t);
  if (t > until) return {};
  const Duration on = home && tour.away ? 0 : door_out;
  Moment late = b.late - on, ease = b.ease - on, begins = b.start - on;
  if (pause) {
    const Node& break_ = problem_.node(next);
    if (state_.still(next)) {
      late = ease = begins = state_.stand(next).start;
      if (std::max(t + n.duration, state_.free(next)) + on > b.late) return {};
    } else {
      late = problem_.latest(break_, late - break_.duration);
      ease = problem_.latest_easy(break_, ease - break_.duration);
      // The pause itself may be waiting for its window; the one beyond it starts no earlier than it did.
      begins = begins - break_.duration;
      if (break_.ready + break_.duration + on > b.late) return {};
    }
  }
  const Moment done = t + n.duration;
  if (done > late) return {};
  if (done > std::max(begins, ease)) cost += price_.late * (done - std::max(begins, ease));
  cost += of_tour(n, p.tour);
  if (cost - 1 >= most) return {};
  if (n.need == 0) {
    if (const Duration lateness = problem_.lateness(n, t); lateness > 0) cost += (n.medical ? price_.medical_late : price_.late) * lateness;
    if (n.preferred != kNever) cost += price_.preferred * std::abs(t - n.preferred);
    if (n.was != kNever) cost += price_.moved * std::max(0, std::abs(t - n.was) - problem_.all().rules.promised);
  }
  if (tour.fair && state_.fair()) {
    const Duration work = state_.load(p.tour).work - state_.target(p.tour);
    const Duration more = driven + n.duration + (door_in > 0 ? tour.parking : 0);
    cost += price_.uneven * (std::abs(work + more) - std::abs(work));
  }
  if (cost >= most) return {};
  return Slot{cost, behind, t, std::min(until, problem_.latest(n, late - n.duration))};
}

double Slots::of_start(int node, int behind, Moment start) const {
  const Node& n = problem_.node(node);
  const State::Stand& p = state_.stand(behind);
  const Tour& tour = problem_.tour(p.tour);
  const State::Stand& b = state_.stand(p.next);
  const Duration out = problem_.is_pause(p.next) ? 0 : problem_.drive(tour, n.place, b.place);
  const Duration on = problem_.is_end(p.next) ? (tour.away ? 0 : out) : state_.door(tour, n.place, b.place, out);
  const Moment done = start + n.duration + (problem_.is_pause(p.next) ? 0 : on), easy = std::max(b.start, b.ease);
  double cost = done > easy ? price_.late * (done - easy) : 0;
  if (n.need == 0) {
    if (const Duration lateness = problem_.lateness(n, start); lateness > 0) cost += (n.medical ? price_.medical_late : price_.late) * lateness;
  }
  return cost;
}

}  // namespace meretid::homecare::day
