// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/nights.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "solutions/nightwatch/data/read_file.h"
#include "solutions/nightwatch/detect/fall_scorer.h"
#include "solutions/nightwatch/measure/figures.h"
#include "solutions/nightwatch/signal/steady.h"

namespace meretid::nightwatch {
namespace {

constexpr std::size_t kSecond = 50, kFade = 100;
constexpr double kRefractory = 30;  // s within an episode

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    fields.push_back(line.substr(0, line.find(',')));
    if (fields.back().size() == line.size()) return fields;
    line.remove_prefix(fields.back().size() + 1);
  }
}

bool whole(std::string_view text, std::size_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

void fade(std::vector<Motion>& stream, const Motion& from, const Motion& to) {
  for (std::size_t i = 1; i <= kFade; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(kFade + 1);
    stream.push_back({from.g + (to.g - from.g) * part, from.turn + (to.turn - from.turn) * part});
  }
}

void repeat(std::vector<Motion>& stream, std::span<const Motion> second, int times) {
  for (int k = 0; k < times; ++k) stream.insert(stream.end(), second.begin(), second.end());
}

std::vector<Motion> arriving(const std::vector<Motion>& stream, const Damage& damage, Rng& rng) {
  Steady steady;
  std::vector<Steady::Moment> moments;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    if (rng.chance(damage.dropped)) continue;
    Motion m = stream[i];
    if (damage.noise > 0)
      for (float* axis : {&m.g.x, &m.g.y, &m.g.z}) *axis += static_cast<float>(rng.uniform(-damage.noise, damage.noise));
    steady.push({static_cast<double>(i) / kRate * (1 + damage.skew), m}, moments);
  }
  steady.end(moments);
  std::vector<Motion> out;
  for (const Steady::Moment& moment : moments) out.push_back(moment.motion);
  return out;
}

}  // namespace

Result<std::vector<Episode>> read_plan(const std::filesystem::path& data, std::size_t trials) {
  const std::filesystem::path file = data / "nights_plan.csv";
  TRY(const std::string text, read_either(file));
  std::vector<Episode> plan;
  const auto lines = lines_of(text);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const auto f = fields_of(lines[i]);
    Episode episode;
    std::size_t night = 0;
    if (f.size() != 8 || !whole(f[1], night) || !whole(f[4], episode.trial) || !whole(f[7], episode.rows) || episode.trial >= trials || episode.rows == 0)
      return fail("nightwatch.data.row", Kind::kBadInput,
                  {{"expected", "subject,night,t_start_s,kind,index_row,activity,trial,n_rows"}, {"found", std::string(lines[i].substr(0, 80))}},
                  file.string() + ":" + std::to_string(i + 1));
    episode.subject = f[0];
    episode.kind = f[3];
    episode.night = static_cast<int>(night);
    plan.push_back(std::move(episode));
  }
  return plan;
}

std::vector<Motion> quietest_second(std::span<const FallTrial> trials, const std::string& subject) {
  double best = std::numeric_limits<double>::max();
  std::span<const Motion> found;
  for (const FallTrial& trial : trials) {
    if (trial.subject != subject || trial.activity != "D14") continue;
    for (std::size_t q = 0; q + kSecond < trial.motions.size(); q += kSecond / 2) {
      double sum = 0, squares = 0;
      for (std::size_t i = q; i < q + kSecond; ++i) {
        const auto length = static_cast<double>(trial.motions[i].g.length());
        sum += length, squares += length * length;
      }
      const double variance = squares / kSecond - (sum / kSecond) * (sum / kSecond);
      if (variance < best) best = variance, found = std::span(trial.motions).subspan(q, kSecond);
    }
  }
  return {found.begin(), found.end()};
}

EpisodeScore score_episode(const FallModel& model, const Episode& episode, const FallTrial& trial, std::span<const Motion> quiet, const Damage& damage, Rng rng) {
  const std::size_t rows = std::min(episode.rows, trial.motions.size());
  const std::span<const Motion> part = std::span(trial.motions).first(rows);
  std::vector<Motion> stream;
  repeat(stream, quiet, 4);
  fade(stream, quiet.back(), part.front());
  const auto peak = std::max_element(part.begin(), part.end(), [](const Motion& a, const Motion& b) { return a.g.length() < b.g.length(); });
  EpisodeScore out{episode.kind, episode.subject, static_cast<double>(stream.size() + static_cast<std::size_t>(peak - part.begin())) / kRate * (1 + damage.skew), {}};
  stream.insert(stream.end(), part.begin(), part.end());
  if (episode.kind == "fall") {
    repeat(stream, part.last(std::min(rows, kSecond)), 20);
  } else {
    fade(stream, part.back(), quiet.front());
    repeat(stream, quiet, 4);
  }
  const bool damaged = damage.dropped > 0 || damage.noise > 0 || damage.skew > 0;
  FallScorer scorer;
  const auto take = [&](std::int64_t moment, const FallLook& look, const std::vector<float>& features) {
    out.looks.push_back({static_cast<double>(moment) / kRate, model.score(look, features)});
  };
  for (const Motion& motion : damaged ? arriving(stream, damage, rng) : stream) scorer.push(motion, take);
  return out;
}

NightFigures night_figures(std::span<const EpisodeScore> episodes, std::int64_t nights, double threshold) {
  NightFigures figures;
  figures.nights = nights;
  std::vector<double> delays;
  for (const EpisodeScore& episode : episodes) {
    const bool fall = episode.kind == "fall";
    figures.falls += fall;
    double last = -1e18;
    for (const Alarm& look : episode.looks) {
      if (look.score < threshold) continue;
      const double delay = look.t - episode.impact_t;
      if (fall && delay >= -2 && delay <= 30) {
        ++figures.found;
        delays.push_back(delay);
        break;
      }
      if (fall || look.t - last <= kRefractory) continue;
      ++figures.false_alarms;
      ++figures.false_by_kind[episode.kind];
      last = look.t;
    }
  }
  if (!delays.empty()) figures.delay_median = quantile(delays, 0.5), figures.delay_p95 = quantile(delays, 0.95);
  return figures;
}

double night_threshold(std::span<const EpisodeScore> episodes, double sensitivity) {
  std::vector<double> highest;
  for (const EpisodeScore& episode : episodes) {
    if (episode.kind != "fall") continue;
    double most = -50;
    for (const Alarm& look : episode.looks) most = std::max(most, look.score);
    highest.push_back(most);
  }
  if (highest.empty()) return 0;
  std::sort(highest.begin(), highest.end());
  const auto missed = static_cast<std::size_t>((1 - sensitivity) * static_cast<double>(highest.size()));
  return highest[std::min(missed, highest.size() - 1)];
}

}  // namespace meretid::nightwatch
