// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/ward_night.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace meretid::nightwatch {
namespace {

constexpr double kFallSlack = 5;     // s between a true impact and the one that is said
constexpr double kBedSlack = 20;     // s by which a tag may be early; sitting up is not yet leaving
constexpr std::int64_t kFirstNight = 1'767'304'800;  // 2026-01-01 22:00 UTC, 23:00 in Denmark

double waiting(const ward::Policy& policy, Timestamp begin, double begin_s, double at, bool& wants) {
  const auto seconds = ward::seconds_to_bed_exit_alarm(policy, begin + static_cast<std::int64_t>((at - begin_s) * 1e6));
  wants = seconds.has_value();
  return static_cast<double>(seconds.value_or(0));
}

}  // namespace

NightCounts& NightCounts::operator+=(const NightCounts& other) {
  nights += other.nights, falls += other.falls, falls_found += other.falls_found, false_falls += other.false_falls, exits += other.exits;
  exits_said += other.exits_said, exits_found += other.exits_found;
  wanted += other.wanted, wanted_found += other.wanted_found, bed_alarms += other.bed_alarms, nuisance += other.nuisance;
  fall_delays.insert(fall_delays.end(), other.fall_delays.begin(), other.fall_delays.end());
  bed_delays.insert(bed_delays.end(), other.bed_delays.begin(), other.bed_delays.end());
  return *this;
}

ward::Policy made_up_policy(int resident) {
  using enum ward::BedExitRule;
  const int kind = resident % 10;
  if (kind < 3) return {};
  if (kind < 5) return {{{"21:00", "07:00", kAtOnce, 0}}, {}};
  return {{{"21:00", "07:00", kAfter, kind < 8 ? 10 : 20}}, {}};
}

std::vector<BedAlarm> bed_alarms(const std::vector<Event>& tag, const ward::Policy& policy, Timestamp begin, double begin_s) {
  std::vector<BedAlarm> alarms;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    if (tag[i].kind != EventKind::kBedExit) continue;
    bool wants = false;
    const double wait = waiting(policy, begin, begin_s, tag[i].since, wants);
    if (!wants) continue;
    const double due = std::max(tag[i].t, tag[i].since + wait);
    const auto back = std::find_if(tag.begin() + static_cast<std::ptrdiff_t>(i), tag.end(), [](const Event& e) { return e.kind == EventKind::kBackInBed; });
    if (wait > 0 && back != tag.end() && back->t <= due) continue;
    alarms.push_back({due, tag[i].since});
  }
  return alarms;
}

NightCounts count(const PlayedNight& night, const ward::Policy& policy, Timestamp begin) {
  NightCounts counts{.nights = 1, .exits = static_cast<std::int64_t>(night.truth.absences.size()), .fall_delays = {}, .bed_delays = {}};
  for (const Event& event : night.body) {
    if (event.kind != EventKind::kFall) continue;
    if (night.truth.impact && std::fabs(event.since - *night.truth.impact) < kFallSlack) {
      counts.falls_found += 1;
      counts.fall_delays.push_back(event.t - *night.truth.impact);
    } else {
      counts.false_falls += 1;
    }
  }
  counts.falls = night.truth.impact ? 1 : 0;
  counts.falls_found = std::min(counts.falls_found, counts.falls);
  std::vector<double> said;
  for (const Event& event : night.tag)
    if (event.kind == EventKind::kBedExit) said.push_back(event.t);
  counts.exits_said = static_cast<std::int64_t>(said.size());
  for (const Absence& absence : night.truth.absences) {
    const auto match = std::find_if(said.begin(), said.end(), [&](double t) { return absence.from - 5 <= t && t <= absence.from + 10; });
    if (match == said.end()) continue;
    counts.exits_found += 1;
    said.erase(match);
  }
  std::vector<BedAlarm> alarms = bed_alarms(night.tag, policy, begin, night.truth.begin);
  counts.bed_alarms = static_cast<std::int64_t>(alarms.size());
  for (const Absence& absence : night.truth.absences) {
    bool wants = false;
    const double due = absence.from + waiting(policy, begin, night.truth.begin, absence.from, wants);
    if (!wants || absence.to <= due) continue;
    counts.wanted += 1;
    // One alarm serves one absence; any further one in it is a nuisance.
    const auto alarm = std::find_if(alarms.begin(), alarms.end(), [&](const BedAlarm& a) { return a.at >= due - kBedSlack && a.at <= absence.to + kBedSlack; });
    if (alarm == alarms.end()) continue;
    counts.wanted_found += 1;
    counts.bed_delays.push_back(alarm->at - due);
    alarms.erase(alarm);
  }
  counts.nuisance = static_cast<std::int64_t>(alarms.size());
  return counts;
}

NightCounts play(const MadeUpWard& ward, int r, std::shared_ptr<const FallModel> fall, std::shared_ptr<const BedModel> bed,
                 const std::function<void(int night, const PlayedNight&, const std::vector<BedAlarm>&)>& each) {
  PlayedResident resident(Rng(ward.seed).fork(static_cast<std::uint64_t>(r)), ward.habits, std::move(fall), std::move(bed));
  const ward::Policy policy = made_up_policy(r);
  NightCounts sum;
  for (int n = 0; n < ward.nights; ++n) {
    const Timestamp begin{(kFirstNight + std::int64_t{n} * 86'400) * kSecond};
    const PlayedNight night = resident.night();
    sum += count(night, policy, begin);
    each(n, night, bed_alarms(night.tag, policy, begin, night.truth.begin));
  }
  return sum;
}

}  // namespace meretid::nightwatch
