// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/plan_day.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "solutions/homecare/day/anneal.h"
#include "solutions/homecare/day/regions.h"
#include "solutions/homecare/day/timing.h"
#include "solutions/homecare/route/rounds.h"

namespace meretid::homecare::day {
namespace {

constexpr std::uint64_t kRound = 4000;   ///< iterations of a searcher between two meetings
constexpr int kBeside = 40, kClosest = 200;
constexpr int kManyVisits = 400;         ///< from here on a day is searched by regions
constexpr int kManyTours = 8;
/// Temperatures, in mean ways between visits. Large days are further from their best, and heat would undo more than time can mend.
constexpr double kHot = 2, kHotMany = 1, kCold = 0.01;
constexpr double kMeeting = 0.6;         ///< of the budget: then both searchers go on from the better plan
constexpr std::uint64_t kRetarget = 16;  ///< rounds between two looks at what is a fair share

class Search {
 public:
  Search(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& start, const municipal::Faces& known,
         const DayOptions& options, const Budget& budget, const municipal::Plan* running, const Improved& improved)
      : start_(start), budget_(budget), improved_(improved), price_(all.weights),
        problem_(all, scope, start, known, running, {options.now}), near_(problem_, kBeside, kClosest), whole_(problem_), rounds_(options.seed, options.threads, budget) {
    for (std::size_t s = 0; s < kSearchers; ++s) searchers_.emplace_back(problem_, near_, price_);
  }

  municipal::Plan run() {
    construct();
    tell();
    if (problem_.visits() > 0 && problem_.tours() > 0) anneal();
    return plan_of(best_.orders);
  }

 private:
  /// The plan so far, and whatever finds a place in it.
  void construct() {
    whole_.take(to_orders(problem_, start_));
    Recreate recreate(problem_, near_, price_, 0);
    Rng rng = rounds_.before(0);
    recreate.fill(whole_, rng, budget_.stop);
    best_ = {whole_.orders(), whole_.sums(), 0};
    retarget();
  }

  /// What each tour's fair share of work is, from what there is to do in its layer in the best plan.
  void retarget() {
    whole_.take(best_.orders);
    std::array<double, 3> work{}, length{};
    const auto hours = [&](const Tour& tour) { return static_cast<double>(tour.until - tour.from); };
    for (int r = 0; r < problem_.tours(); ++r) {
      const Tour& tour = problem_.tour(r);
      if (!tour.fair) continue;
      work[static_cast<std::size_t>(tour.layer)] += whole_.load(r).work;
      length[static_cast<std::size_t>(tour.layer)] += hours(tour);
    }
    std::vector<Duration> targets;
    for (int r = 0; r < problem_.tours(); ++r) {
      const Tour& tour = problem_.tour(r);
      const auto layer = static_cast<std::size_t>(tour.layer);
      targets.push_back(length[layer] > 0 ? static_cast<Duration>(hours(tour) * work[layer] / length[layer]) : 0);
    }
    whole_.set_targets(targets);
    for (Annealer& searcher : searchers_) searcher.state().set_targets(targets);
    best_ = judged(std::move(best_.orders));
  }

  Found judged(Orders orders) {
    whole_.take(orders);
    return {whole_.orders(), whole_.sums(), price_(whole_.sums())};
  }
  municipal::Plan plan_of(const Orders& orders) {
    whole_.take(orders);
    return to_plan(whole_, chosen_starts(whole_, price_), start_);
  }
  void tell() {
    if (improved_) improved_(plan_of(best_.orders));
  }

  double mean_way() const {
    const double ways = static_cast<double>(problem_.tasks() + problem_.tours());
    return std::max(1.0, static_cast<double>(best_.sums.driving) / 60 / ways);
  }

  /// Iterations of one searcher until the next meeting.
  std::uint64_t stretch() const { return std::min(kRound, std::max<std::uint64_t>(1, (budget_.iterations - rounds_.iterations() + 1) / kSearchers)); }

  void anneal() {
    const bool many = problem_.visits() > kManyVisits && problem_.tours() >= kManyTours;
    const double hot = mean_way() * (many ? kHotMany : kHot), cold = mean_way() * kCold;
    const double begun = rounds_.used();
    const auto temperature = [&](double used) {
      return hot * std::pow(cold / hot, begun < 1 ? std::clamp((used - begun) / (1 - begun), 0.0, 1.0) : 1.0);
    };
    std::array<Found, kSearchers> now{best_, best_};
    double used = begun, step = 0;
    bool met = false;
    while (!rounds_.over()) {
      const Heat heat{temperature(used), temperature(used + step)};
      Found found;
      if (many) {
        found = in_regions(now[0], heat);
      } else {
        if (!met && used >= kMeeting) {
          met = true;
          const std::size_t worse = now[0].cost < now[1].cost ? 1 : 0;
          now[worse] = now[1 - worse];
        }
        rounds_([&](std::size_t s, Rng& rng) {
          searchers_[s].state().take(now[s].orders);
          const std::uint64_t done = searchers_[s].anneal(stretch(), heat, rng, budget_);
          now[s] = searchers_[s].current();
          return done;
        });
        found = searchers_[searchers_[1].best().cost < searchers_[0].best().cost ? 1 : 0].best();
      }
      if (found.cost < best_.cost - 1e-9) {
        best_ = std::move(found);
        if (rounds_.made() % kRetarget == 0) retarget();
        tell();
      }
      step = rounds_.used() - used;
      used += step;
    }
  }

  /// Both searchers at once, each on its half of the municipality.
  Found in_regions(Found& now, Heat heat) {
    Rng cut = rounds_.between();
    const std::array<Part, kSearchers> parts = regions(problem_, now.orders, cut);
    whole_.take(now.orders);
    std::vector<Moment> starts(static_cast<std::size_t>(problem_.nodes()));
    for (int at = 0; at < problem_.nodes(); ++at) starts[static_cast<std::size_t>(at)] = whole_.stand(at).start;
    std::array<Orders, kSearchers> mine{now.orders, now.orders};
    rounds_([&](std::size_t s, Rng& rng) {
      mine[s].absent = parts[s].absent;
      searchers_[s].state().take(mine[s], &parts[s].tours, &starts);
      return searchers_[s].anneal(stretch(), heat, rng, budget_);
    });
    const auto joined = [&](bool best) {
      Orders both;
      both.tours.resize(static_cast<std::size_t>(problem_.tours()));
      for (std::size_t s = 0; s < kSearchers; ++s) {
        Orders half = best ? searchers_[s].best().orders : searchers_[s].current().orders;
        for (const int r : parts[s].tours) both.tours[static_cast<std::size_t>(r)] = std::move(half.tours[static_cast<std::size_t>(r)]);
      }
      std::vector<bool> placed(static_cast<std::size_t>(problem_.visits()), false);
      for (const std::vector<int>& tour : both.tours)
        for (const int node : tour)
          if (problem_.is_task(node)) placed[static_cast<std::size_t>(problem_.node(node).visit)] = true;
      for (int v = 0; v < problem_.visits(); ++v)
        if (!placed[static_cast<std::size_t>(v)]) both.absent.push_back(v);
      return judged(std::move(both));
    };
    Found found = joined(true);
    now = joined(false);
    return found;
  }

  const municipal::Plan& start_;
  const Budget& budget_;
  const Improved& improved_;
  Price price_;
  Problem problem_;
  Neighbours near_;
  State whole_;
  Rounds rounds_;
  std::vector<Annealer> searchers_;
  Found best_;
};

}  // namespace

municipal::Plan plan_day(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& start, const municipal::Faces& known,
                         const DayOptions& options, const Budget& budget, const municipal::Plan* running, const Improved& improved) {
  return Search(all, scope, start, known, options, budget, running, improved).run();
}

}  // namespace meretid::homecare::day
