// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/announced.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "solutions/arrivals/forecast/widths.h"

namespace meretid::arrivals {
namespace {

constexpr double kReachHours = 6;
constexpr std::size_t kLearnDays = 60, kAgainDays = 7, kLeastBeforeDays = 56;
constexpr double kLeastAnnounced = 40;             // before anything is learned of a lead
constexpr double kUsualShows = 0.9, kPrior = 25;   // arrivals that the usual share counts as

struct Sums {
  double aa = 0, am = 0, mm = 0, ay = 0, my = 0, announced = 0, mean = 0, count = 0;
};

}  // namespace

std::vector<AnnouncedEffect> learn_announced(const std::vector<AnnouncedSample>& samples, std::size_t leads) {
  std::vector<Sums> by_lead(leads);
  for (const AnnouncedSample& s : samples) {
    Sums& sum = by_lead[s.lead];
    const double weight = 1 / std::max(s.mean, 0.1);
    sum.aa += weight * s.announced * s.announced, sum.am += weight * s.announced * s.mean, sum.mm += weight * s.mean * s.mean;
    sum.ay += weight * s.announced * s.count, sum.my += weight * s.mean * s.count;
    sum.announced += s.announced, sum.mean += s.mean, sum.count += s.count;
  }
  std::vector<AnnouncedEffect> effects(leads);
  for (std::size_t h = 0; h < leads; ++h) {
    const Sums& s = by_lead[h];
    if (s.announced < kLeastAnnounced || s.mean <= 0) continue;
    // The ridge holds the two to what adds up to those who came.
    const double shows = kUsualShows, rest = std::max(0.0, (s.count - shows * s.announced) / s.mean);
    const double k = kPrior * s.aa / s.announced, aa = s.aa + k, mm = s.mm + kPrior * s.mm / s.mean, ay = s.ay + k * shows, my = s.my + kPrior * s.mm / s.mean * rest;
    const double determinant = aa * mm - s.am * s.am;
    if (!(determinant > 1e-9)) continue;
    AnnouncedEffect& effect = effects[h];
    effect.shows = std::clamp((ay * mm - my * s.am) / determinant, 0.0, 1.2);
    effect.unannounced = std::clamp((my - effect.shows * s.am) / mm, 0.0, 1.2);
    effect.learned_from = s.announced;
  }
  // Each by itself: an hour with announcements is surer than one without.
  std::vector<std::vector<JudgedForecast>> judged(leads);
  for (const AnnouncedSample& s : samples)
    judged[s.lead].push_back({s.count, std::max(0.01, effects[s.lead].shows * s.announced + effects[s.lead].unannounced * s.mean), 0});
  for (std::size_t h = 0; h < leads; ++h) effects[h].dispersion = widths(judged[h], 1).front();
  return effects;
}

class AnnouncedForecast::Impl {
 public:
  Impl(const Series& series, const Facts& facts, std::size_t horizon, const std::vector<Announced>& announced, std::size_t first)
      : series_(series), announced_(announced), per_day_(static_cast<std::size_t>(facts.per_day)),
        leads_(std::min(horizon, std::max<std::size_t>(1, static_cast<std::size_t>(kReachHours * 60 / series.minutes)))), effects_(leads_), next_(back(first)),
        model_(series, facts, horizon, next_, {}) {
    std::ranges::sort(announced_, {}, &Announced::expected);
    double earliest = announced_.empty() ? static_cast<double>(first) : announced_.front().announced;
    for (const Announced& one : announced_) earliest = std::min(earliest, one.announced);
    since_ = static_cast<std::size_t>(std::max(0.0, std::ceil(earliest)));
  }

  std::vector<Slot> forecast(std::size_t origin, double now) {
    for (; next_ < origin; ++next_)
      if (next_ >= since_) remember(next_, model_.forecast(next_));
    if (!learned_ || origin >= *learned_ + kAgainDays * per_day_) learn(origin);
    const auto ahead = model_.forecast(origin);
    if (origin >= next_ && origin >= since_) remember(origin, ahead);
    next_ = origin + 1;
    std::vector<Slot> answer;
    const auto begun = static_cast<std::size_t>(std::max(static_cast<double>(origin), std::floor(now)));
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      Slot slot{ahead[h], ahead[h].mean, ahead[h].dispersion, 0, false};
      const std::size_t at = origin + h;
      if (at >= begun) slot.announced = known(at, now);
      if (at >= begun && at - begun < leads_ && effects_[at - begun].learned_from > 0) {
        const AnnouncedEffect& effect = effects_[at - begun];
        slot.mean = std::max(0.01, effect.shows * slot.announced + effect.unannounced * ahead[h].mean);
        slot.dispersion = effect.dispersion;
        slot.corrected = true;
      }
      answer.push_back(slot);
    }
    return answer;
  }
  double shared_error() const { return model_.shared_error(); }
  const std::vector<AnnouncedEffect>& effects() const { return effects_; }

 private:
  std::size_t back(std::size_t first) const {
    const std::size_t least = kLeastBeforeDays * per_day_;
    return first > least ? first - std::min(kLearnDays * per_day_, first - least) : first;
  }

  // Announced for the slot by then, and not called off.
  double known(std::size_t slot, double by) const {
    double count = 0;
    const auto begin = std::ranges::lower_bound(announced_, static_cast<double>(slot), {}, &Announced::expected);
    for (auto one = begin; one != announced_.end() && one->expected < static_cast<double>(slot + 1); ++one)
      if (one->announced <= by && !(one->cancelled && *one->cancelled <= by)) count += 1;
    return count;
  }

  void remember(std::size_t origin, const std::vector<SlotForecast>& ahead) {
    for (std::size_t h = 0; h < leads_ && origin + h < series_.size(); ++h) {
      if (!series_.known[origin + h]) continue;
      samples_.push_back({origin, {h, known(origin + h, static_cast<double>(origin)), ahead[h].mean, series_.counts[origin + h]}});
    }
  }

  void learn(std::size_t at) {
    while (!samples_.empty() && samples_.front().first + kLearnDays * per_day_ < at) samples_.pop_front();
    std::vector<AnnouncedSample> past;
    for (const auto& [origin, sample] : samples_)
      if (origin + sample.lead < at) past.push_back(sample);
    effects_ = learn_announced(past, leads_);
    learned_ = at;
  }

  const Series& series_;
  std::vector<Announced> announced_;  // by when they are expected
  std::size_t per_day_, leads_;
  std::vector<AnnouncedEffect> effects_;
  std::size_t next_, since_ = 0;
  std::optional<std::size_t> learned_;
  std::deque<std::pair<std::size_t, AnnouncedSample>> samples_;
  ShortTerm model_;
};

AnnouncedForecast::AnnouncedForecast(const Series& series, const Facts& facts, std::size_t horizon, const std::vector<Announced>& announced, std::size_t first)
    : impl_(std::make_unique<Impl>(series, facts, horizon, announced, first)) {}
AnnouncedForecast::~AnnouncedForecast() = default;
std::vector<AnnouncedForecast::Slot> AnnouncedForecast::forecast(std::size_t origin, double now) { return impl_->forecast(origin, now); }
double AnnouncedForecast::shared_error() const { return impl_->shared_error(); }
const std::vector<AnnouncedEffect>& AnnouncedForecast::effects() const { return impl_->effects(); }

}  // namespace meretid::arrivals
