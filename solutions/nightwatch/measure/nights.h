// SPDX-License-Identifier: EUPL-1.2
// Whole nights put together from recorded trials by the plan of the data folder (nights_plan.csv; anchor document 3.2): turning in
// bed, sitting up, walks to the bathroom, harder movements, and now and then a fall. Each episode is a stream of its own: 4 s of
// the person's quietest second, a fade of 2 s, the trial, and quiet again (after a fall 20 s of its last second).
// Cost: a model and all its person's episodes a few seconds.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/rng.h"
#include "solutions/nightwatch/data/fall_set.h"
#include "solutions/nightwatch/detect/fall_model.h"

namespace meretid::nightwatch {

struct Episode {
  std::string subject, kind;
  int night = 0;
  std::size_t trial = 0;  ///< its place in the fall set
  std::size_t rows = 0;
};
/// "nightwatch.data.row" with the line; `trials` is what the plan's places must lie in.
Result<std::vector<Episode>> read_plan(const std::filesystem::path& data, std::size_t trials);

/// How a stream arrives: whole, or as bad radio, a bad sensor or a bad clock make it.
struct Damage {
  double dropped = 0;  ///< share of samples
  double noise = 0;    ///< g, uniform to both sides, each axis
  double skew = 0;     ///< the sensor's clock runs so much too fast
};

struct Alarm {
  double t = 0, score = 0;
};
struct EpisodeScore {
  std::string kind, subject;
  double impact_t = 0;
  std::vector<Alarm> looks;
};

/// A person's quietest second among trials of turning in bed (D14); empty when there are none.
std::vector<Motion> quietest_second(std::span<const FallTrial> trials, const std::string& subject);
/// Impact lies at .impact_t of the stream's own time.
EpisodeScore score_episode(const FallModel& model, const Episode& episode, const FallTrial& trial, std::span<const Motion> quiet, const Damage& damage, Rng rng);

struct NightFigures {
  std::int64_t nights = 0, falls = 0, found = 0, false_alarms = 0;
  double delay_median = 0, delay_p95 = 0;
  std::map<std::string, std::int64_t> false_by_kind;
  double per_night() const { return nights ? static_cast<double>(false_alarms) / static_cast<double>(nights) : 0; }
};
NightFigures night_figures(std::span<const EpisodeScore> episodes, std::int64_t nights, double threshold);
/// At which so many of the episodes' falls are found.
double night_threshold(std::span<const EpisodeScore> episodes, double sensitivity);

}  // namespace meretid::nightwatch
