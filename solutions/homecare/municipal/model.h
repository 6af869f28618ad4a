// SPDX-License-Identifier: EUPL-1.2
// A municipality's home care as the search, the checker and the page see it: who lives where, who works when, which visits are to
// be made, what a breach costs. References are indices into the vectors here and have been resolved; what a file said wrongly is
// not in here but in Notes (read.h). Whole seconds from Municipality::origin, so a night shift and the night of summer time are
// as long as they are. Values; const use is thread-safe. Memory: some 300 bytes a visit, and 8 bytes per ordered pair of places
// and way of travelling.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "solutions/homecare/roads/map/point.h"
#include "solutions/homecare/roads/network/speeds.h"

namespace meretid::homecare::municipal {

using Moment = std::int32_t;    ///< seconds from Municipality::origin
using Duration = std::int32_t;  ///< seconds

inline constexpr int kNobody = -1;
/// Seconds where no way leads; four of them may be added.
inline constexpr Duration kNoWay = std::numeric_limits<Duration>::max() / 4;

/// T0 of the objective: what may be left out first, last, never.
enum class Priority { kCritical, kHigh, kNormal, kLow };
inline constexpr std::size_t kPriorities = 4;

enum class Layer { kDay, kEvening, kNight };  ///< vagtlag
enum class Gender { kUnknown, kWoman, kMan };

struct Place {
  std::string id;
  std::optional<roads::Point> point;  ///< none: travel times are given with the file
};

struct Citizen {
  std::string id, name;
  int place = 0;
  int contact = kNobody;       ///< kontaktperson, a carer
  std::vector<int> banned;     ///< carers who never come, sorted; whoever asked for it
  Gender only = Gender::kUnknown;  ///< only carers of this gender come
  Duration weekly = 0;         ///< frame of the pleje- og omsorgsforløb, seconds a week; 0: none
};

struct Skill {
  int skill = 0;  ///< index in Municipality::skills
  int level = 1;
  std::optional<Date> until{};  ///< of a carer's delegation: the last day it holds
};

struct Window {
  Moment from = 0, until = 0;  ///< the visit starts in [from, until]
};

/// A visit that waits for another: start of this minus start of that in [least, most] (both 0: at once).
struct Link {
  int visit = 0;
  Duration least = 0, most = 0;
};

/// The search leaves it where it is. One entry per need.
struct Pin {
  std::vector<int> shifts;
  std::optional<Moment> start;  ///< none: only the carer is held
  bool begun = false;           ///< has begun or is done: nothing moves it
};

struct Visit {
  std::string id;
  int citizen = 0;
  Duration duration = 0;
  std::vector<Window> windows;      ///< sorted, disjoint; at least one
  std::optional<Moment> preferred;  ///< soft
  Priority priority = Priority::kNormal;
  bool medical = false;             ///< insulin, medicine: lateness is tier T1 and windows are never stretched
  /// One carer for each entry, who has all its skills; two entries: two different carers who start at the same moment.
  std::vector<std::vector<Skill>> needs;
  std::vector<std::string> services;  ///< FS III codes
  std::string series;                 ///< same on all days of a recurring visit; empty: none
  std::optional<Link> link;
  std::optional<Pin> pin;

  int carers() const { return static_cast<int>(needs.size()); }
};

struct Carer {
  std::string id, name;
  std::vector<Skill> skills;  ///< sorted by skill; delegations carry their last day
  roads::Mode mode = roads::Mode::kCar;
  Gender gender = Gender::kUnknown;
  bool substitute = false;       ///< vikar, afløser
  std::vector<int> likes, avoids;  ///< citizens, sorted; wishes of the carer, soft
};

struct Pause {
  Duration length = 0;
  Moment from = 0, until = 0;  ///< starts in [from, until]
  bool paid = true;
};

/// A carer's working time without a gap: one route.
struct Shift {
  std::string id;
  int carer = 0;
  Layer layer = Layer::kDay;
  Moment from = 0, until = 0;
  int begin = 0, end = 0;  ///< places: mødested or home
  std::optional<Pause> pause;  ///< taken where the carer is
  /// From here on the carer is away (sick call); what began before is done. Only visits that end by then stay.
  std::optional<Moment> absent_from;
};

/// What a breach, a minute, a new face costs. Lexicographic tiers are weights far apart; a municipality sets its own.
/// Unit: one minute of driving.
struct Weights {
  std::array<double, kPriorities> unassigned{1'000'000, 100'000, 20'000, 4'000};  ///< T0, a visit
  double medical_late = 500;   ///< T1, a minute
  double late = 20;            ///< T1, a minute, other visits
  double overtime = 20;        ///< T2, a minute
  double new_face = 15;        ///< T3, a carer the citizen does not know from the other days of the fortnight
  double not_contact = 1;      ///< T3, a visit by another than the contact person
  double irregular = 0.05;     ///< T3, a minute from the usual start of the series
  double driving = 1;          ///< T4, a minute
  double preferred = 0.02;     ///< T5, a minute from the preferred start
  double fairness = 0.02;      ///< T6, a minute of work from the mean of the layer
  double wish = 2;             ///< T6, a visit against a carer's wish
  double other_carer = 30;     ///< T7, a visit that another carer makes than in the running plan
  double moved = 0.5;          ///< T7, a minute from the start in the running plan beyond Rules::promised
  double waiting = 0.01;       ///< T8, a minute
};

struct Rules {
  Duration stretch = 15 * 60;      ///< how late a visit that is not medical may start after its window
  Duration overtime = 30 * 60;     ///< how late a carer may be back
  std::array<Duration, 3> parking{120, 60, 30};  ///< before each visit, by roads::Mode: parking, keys, the stairs
  Duration promised = 15 * 60;     ///< how far a start may move without being counted as moved
};

/// Directed. By roads::Mode; ways of travelling that no carer uses are empty.
struct Travel {
  bool estimated = false;  ///< by straight lines, shown as »estimeret«
  std::array<std::shared_ptr<const std::vector<std::int32_t>>, 3> seconds{}, metres{};  ///< row by row
};

struct Municipality {
  std::string name;
  Date first{};           ///< the first day
  int days = 1;
  Timestamp origin{};     ///< midnight before `first`, local time; Moment 0
  std::vector<Moment> midnights;  ///< of each day and the one after the last: days + 1; not all 24 hours apart
  std::vector<std::string> skills;
  std::vector<Place> places;
  std::vector<Citizen> citizens;
  std::vector<Carer> carers;
  std::vector<Visit> visits;
  std::vector<Shift> shifts;
  Weights weights;
  Rules rules;
  Travel travel;

  Duration seconds(roads::Mode mode, int from, int to) const { return (*travel.seconds[static_cast<std::size_t>(mode)])[cell(from, to)]; }
  std::int32_t metres(roads::Mode mode, int from, int to) const { return (*travel.metres[static_cast<std::size_t>(mode)])[cell(from, to)]; }
  /// From a place to the door of a visit: the way, and parking where the place is another.
  Duration to_door(roads::Mode mode, int from, int to) const {
    return from == to ? 0 : seconds(mode, from, to) + rules.parking[static_cast<std::size_t>(mode)];
  }
  int place_of(int visit) const { return citizens[static_cast<std::size_t>(visits[static_cast<std::size_t>(visit)].citizen)].place; }

 private:
  std::size_t cell(int from, int to) const { return static_cast<std::size_t>(from) * places.size() + static_cast<std::size_t>(to); }
};

/// Whether the carer of the shift may make this need of the visit at all: skills (a delegation must hold on every day on which the
/// visit may start), bans, gender, a way there. Time is not looked at. O(skills).
bool may_make(const Municipality& all, int visit, int need, int shift);

}  // namespace meretid::homecare::municipal
