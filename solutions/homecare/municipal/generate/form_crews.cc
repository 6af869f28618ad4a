// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/form_crews.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace meretid::homecare::municipal {
namespace {

constexpr int kNurse = 3;
constexpr int kMisfits = 50;
constexpr double kNear = 1800;  // metres that are cycled

/// What of one citizen goes to one crew.
struct Bundle {
  int citizen = 0, grade = 1;
  std::vector<Task> tasks{};
};

struct GroupName {
  Layer layer;
  int district;
  roads::Mode mode;
  auto operator<=>(const GroupName&) const = default;
};
using Groups = std::map<GroupName, std::vector<Bundle>>;

double minutes_a_day(const std::vector<Bundle>& bundles) {
  double sum = 0;
  for (const Bundle& bundle : bundles)
    for (const Task& task : bundle.tasks) {
      const double often = task.need.kind->rhythm == Rhythm::kDaily    ? 1
                           : task.need.kind->rhythm == Rhythm::kThrice ? 0.6
                           : task.need.kind->rhythm == Rhythm::kWeekly ? 0.2
                                                                       : 0.1;
      sum += often * task.need.kind->carers * (task.need.minutes + 6);
    }
  return sum;
}

Groups groups_of(const InventedWorld& world, const GenerateOptions& options, double longer) {
  Groups groups;
  const Rng rng(options.seed);
  for (int c = 0; c < options.citizens; ++c) {
    Rng own = rng.fork(static_cast<std::uint64_t>(c) + 1000);
    const int district = world.district[static_cast<std::size_t>(c)];
    const auto home = world.places[static_cast<std::size_t>(c)], base = world.places[static_cast<std::size_t>(world.base(district))];
    std::map<std::pair<Layer, bool>, Bundle> bundles;
    for (const Need& need : deal_needs(own, longer)) {
      Bundle& bundle = bundles[{need.kind->layer, need.grade == kNurse}];
      bundle.citizen = c;
      bundle.grade = std::max(bundle.grade, need.grade);
      bundle.tasks.push_back({c, c, need});
    }
    for (auto& [name, bundle] : bundles) {
      const Layer layer = name.first;
      const bool cycled = layer == Layer::kDay && bundle.grade == 1 && district % 2 == 0 && roads::metres_between(home, base) < kNear;
      // The night is thin: all districts are one.
      const GroupName group{layer, layer == Layer::kNight ? 0 : district, cycled ? roads::Mode::kBicycle : roads::Mode::kCar};
      groups[group].push_back(std::move(bundle));
    }
  }
  // Too little for two cyclists: they go by car with the others.
  for (auto at = groups.begin(); at != groups.end();) {
    if (at->first.mode != roads::Mode::kBicycle || minutes_a_day(at->second) > 900) {
      ++at;
      continue;
    }
    auto& others = groups[{at->first.layer, at->first.district, roads::Mode::kCar}];
    std::ranges::move(at->second, std::back_inserter(others));
    at = groups.erase(at);
  }
  return groups;
}

class Forming {
 public:
  Forming(const InventedWorld& world, Crews& done) : world_(world), done_(done) {}

  void form(const GroupName& name, std::vector<Bundle> bundles) {
    // The nurses' first, then the assistants': few crews need the higher grades.
    std::ranges::sort(bundles, {},
                      [&](const Bundle& b) { return std::tuple(-b.grade, world_.curve[static_cast<std::size_t>(b.citizen)], b.citizen); });
    while (!bundles.empty()) {
      Crew crew = fresh(name);
      // Where the next one does not fit, one a little further on may: a hole of an hour wants a cleaning.
      int misfits = 0;
      std::vector<Bundle> left;
      for (Bundle& bundle : bundles) {
        if (misfits < kMisfits && add(crew, bundle)) continue;
        ++misfits;
        left.push_back(std::move(bundle));
      }
      if (crew.day.tasks.empty()) left.erase(left.begin());  // too much even alone: nobody is dealt it
      close(std::move(crew));
      bundles = std::move(left);
    }
  }

 private:
  static Crew fresh(const GroupName& name) { return {name.layer, name.district, name.mode, 2, 1, {}}; }
  int base(const Crew& crew) const { return world_.base(crew.district); }
  CrewLimits limits(const Crew& crew) const {
    return {&world_.ways[static_cast<std::size_t>(crew.mode)], crew.mode == roads::Mode::kCar ? 2 : 1, 5};
  }

  bool add(Crew& crew, const Bundle& bundle) const {
    std::vector<Task> tasks = crew.day.tasks;
    tasks.insert(tasks.end(), bundle.tasks.begin(), bundle.tasks.end());
    auto laid = lay_day(std::move(tasks), crew.layer, crew.carers, base(crew), limits(crew));
    if (!laid) return false;
    crew.day = std::move(*laid);
    crew.grade = std::max(crew.grade, bundle.grade);
    return true;
  }

  void close(Crew crew) {
    if (crew.day.tasks.empty()) return;
    if (auto alone = lay_day(crew.day.tasks, crew.layer, 1, base(crew), limits(crew))) {
      crew.day = std::move(*alone);
      crew.carers = 1;
    }
    done_.routes += crew.carers;
    done_.busy += crew.day.worked;
    done_.crews.push_back(std::move(crew));
  }

  const InventedWorld& world_;
  Crews& done_;
};

}  // namespace

Crews form_crews(const InventedWorld& world, const GenerateOptions& options, double longer) {
  Crews done;
  Forming forming(world, done);
  for (auto& [name, bundles] : groups_of(world, options, longer)) forming.form(name, std::move(bundles));
  if (done.routes > 0) done.busy /= done.routes * (480.0 - kPauseMinutes);
  return done;
}

}  // namespace meretid::homecare::municipal
