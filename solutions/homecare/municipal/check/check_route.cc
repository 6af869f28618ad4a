// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/check/check_route.h"

#include <algorithm>

namespace meretid::homecare::municipal {
namespace {

class Walk {
 public:
  Walk(const Municipality& all, int shift, const Route& route, Findings& findings)
      : all_(all), number_(shift), shift_(all.shifts[static_cast<std::size_t>(shift)]),
        mode_(all.carers[static_cast<std::size_t>(shift_.carer)].mode), route_(route), findings_(findings), free_(shift_.from),
        place_(shift_.begin) {}

  std::optional<Away> operator()() {
    if (route_.turns.empty()) return {};
    pause_itself();
    Away away;
    for (const Turn& turn : route_.turns) {
      const Duration to_door = visit(turn);
      if (&turn == &route_.turns.front()) away.from = turn.start - to_door;
    }
    away.until = home();
    return away;
  }

 private:
  void pause_itself() {
    if (!shift_.pause) return;
    const Pause& pause = *shift_.pause;
    // Who went home ill before the pause was due has none.
    if (!route_.pause && (!shift_.absent_from || *shift_.absent_from > pause.until))
      findings_.breach("pause_missing", kNobody, number_);
    if (!route_.pause) return;
    pending_ = true;
    if (*route_.pause < pause.from || *route_.pause > pause.until)
      findings_.breach("pause_window", kNobody, number_,
                       {{"start", findings_.time(*route_.pause)}, {"from", findings_.time(pause.from)}, {"until", findings_.time(pause.until)}});
  }

  Duration way(int from, int to, int visit) {
    if (from == to) return 0;
    const Duration seconds = all_.seconds(mode_, from, to);
    if (seconds < kNoWay) return seconds;
    findings_.breach("no_way", visit, number_,
                     {{"from", all_.places[static_cast<std::size_t>(from)].id}, {"until", all_.places[static_cast<std::size_t>(to)].id}});
    return 0;
  }

  void pause_before(Moment start, Duration to_door) {
    if (!pending_ || *route_.pause > start) return;
    pending_ = false;
    const Moment begins = *route_.pause, ends = begins + shift_.pause->length;
    const bool before_way = begins >= free_ && ends + to_door <= start, at_door = begins >= free_ + to_door && ends <= start;
    if (!before_way && !at_door) overlaps();
  }

  void overlaps() {
    findings_.breach("pause_overlaps", kNobody, number_,
                     {{"start", findings_.time(*route_.pause)}, {"end", findings_.time(*route_.pause + shift_.pause->length)}});
  }

  /// The seconds from where the carer was to this door.
  Duration visit(const Turn& turn) {
    const Visit& visit = all_.visits[static_cast<std::size_t>(turn.visit)];
    const int door = all_.citizens[static_cast<std::size_t>(visit.citizen)].place;
    const Duration to_door =
        way(place_, door, turn.visit) + (place_ == door ? 0 : all_.rules.parking[static_cast<std::size_t>(mode_)]);
    const bool begun = visit.pin && visit.pin->begun;
    pause_before(turn.start, to_door);
    if (turn.start < free_ + to_door && !begun)
      findings_.breach("too_soon", turn.visit, number_,
                       {{"start", findings_.time(turn.start)}, {"earliest", findings_.time(free_ + to_door)}});
    free_ = turn.start + visit.duration;
    place_ = door;
    if (shift_.absent_from && free_ > *shift_.absent_from && !begun)
      findings_.breach("absent", turn.visit, number_, {{"end", findings_.time(free_)}, {"from", findings_.time(*shift_.absent_from)}});
    return to_door;
  }

  Moment home() {
    if (pending_) {
      if (*route_.pause < free_) overlaps();
      free_ = std::max(free_, *route_.pause) + shift_.pause->length;
    }
    const Moment back = free_ + way(place_, shift_.end, kNobody);
    findings_.verdict().overtime_seconds += std::max(0, back - shift_.until);
    if (back > shift_.until + all_.rules.overtime)
      findings_.breach("late_home", kNobody, number_,
                       {{"end", findings_.time(back)}, {"until", findings_.time(shift_.until + all_.rules.overtime)}});
    return back;
  }

  const Municipality& all_;
  int number_;
  const Shift& shift_;
  roads::Mode mode_;
  const Route& route_;
  Findings& findings_;
  Moment free_;
  int place_;
  bool pending_ = false;
};

}  // namespace

std::optional<Away> check_route(const Municipality& all, int shift, const Route& route, Findings& findings) {
  return Walk(all, shift, route, findings)();
}

}  // namespace meretid::homecare::municipal
