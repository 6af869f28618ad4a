// SPDX-License-Identifier: EUPL-1.2
// Falls and bed exits on the full path, one after the other, while the service, the server or the broker is killed in the middle of some of them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "solutions/nightwatch/delivery/page.h"
#include "solutions/nightwatch/delivery/site.h"

namespace meretid::nightwatch::delivery {

struct TrialResult {
  int trials = 0, lost = 0;
  std::vector<std::string> lost_ones{};                 ///< what was to come, to whom, and who was killed before which packet
  std::map<std::string, int> kinds{};                   ///< trials by what was to come: "body fall", "bed bed_exit", …
  std::vector<double> plain{};                          ///< s from the deciding packet to the page, nothing killed
  std::map<std::string, std::vector<double>> killed{};  ///< by victim: s from the kill to the page; samples sent later count from there
  int doubled = 0;
};

/// What may be killed: its name, and how; none: as the site knows "service", "server" and "broker".
struct Victim {
  std::string name;
  std::function<void()> kill{};
};

/// `kill_every`: one in so many trials has a victim, in turn; 0: none. What happens to a resident is told by
/// the kind of sensor that the site gave them. A fall or bed exit that is not on the page within 40 s is lost. About a second a trial.
Result<TrialResult> run_trials(Site& site, Page& page, Fleet& fleet, int trials, int kill_every, std::uint64_t seed,
                               const std::vector<Victim>& victims = {{"service"}, {"server"}, {"broker"}});

struct LoadResult {
  std::vector<double> delays{};        ///< s from the deciding packet to the page
  int falls = 0, lost = 0;
  double samples_per_second = 0, service_cores = 0;
};
/// All residents at once, 50 moments a second each in packets of half a second, for so long; falls begin at `falls_per_second`.
Result<LoadResult> run_load(Site& site, Page& page, Fleet& fleet, double seconds, double falls_per_second, std::uint64_t seed);

/// The first resident's sensor speaks for a few seconds and no more: seconds until the page knows. Negative: not within two minutes.
double silence_noticed(Site& site, Page& page, Fleet& fleet);

}  // namespace meretid::nightwatch::delivery
