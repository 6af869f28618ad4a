// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/thermal_model.h"

#include <algorithm>
#include <cmath>

namespace meretid::nightwatch {
namespace {

constexpr std::string_view kMark = "nightwatch thermal 1\n";
constexpr std::uint32_t kSeeds = 5;

struct Warmth {
  float all = 0, x = 0, y = 0, spread = 0;  // sum above the coldest; centre and width in fields
};

Warmth warmth(const ThermalFrame& frame, const std::array<float, 16>& cold) {
  Warmth w;
  float squares = 0;
  for (std::size_t k = 0; k < 16; ++k) {
    const float warm = std::max(0.0F, frame.celsius[k] - cold[k]) + 1e-4F;
    const auto x = static_cast<float>(k % 4), y = static_cast<float>(k / 4);
    w.all += warm, w.x += warm * x, w.y += warm * y, squares += warm * (x * x + y * y);
  }
  w.x /= w.all, w.y /= w.all;
  w.spread = std::sqrt(std::max(0.0F, squares / w.all - w.x * w.x - w.y * w.y));
  return w;
}

}  // namespace

std::vector<float> thermal_features(std::span<const ThermalFrame> frames) {
  const std::size_t n = frames.size(), quarter = std::max<std::size_t>(2, n / 4);
  std::array<float, 16> cold{}, begin{}, end{};
  for (std::size_t k = 0; k < 16; ++k) {
    std::vector<float> seen;
    for (const ThermalFrame& frame : frames) seen.push_back(frame.celsius[k]);
    for (std::size_t i = 0; i < quarter; ++i) begin[k] += seen[i] / static_cast<float>(quarter), end[k] += seen[n - 1 - i] / static_cast<float>(quarter);
    const float least = *std::min_element(seen.begin(), seen.end());
    std::nth_element(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(n / 2), seen.end());
    cold[k] = std::min(seen[n / 2], least + 0.3F);
  }
  std::vector<Warmth> w;
  for (const ThermalFrame& frame : frames) w.push_back(warmth(frame, cold));
  std::vector<float> change;  // of all fields from frame to frame
  for (std::size_t i = 1; i < n; ++i) {
    float sum = 0;
    for (std::size_t k = 0; k < 16; ++k) sum += std::fabs(frames[i].celsius[k] - frames[i - 1].celsius[k]);
    change.push_back(sum);
  }
  const auto mean = [&](auto get, std::size_t from, std::size_t to) {
    float sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += get(i);
    return sum / static_cast<float>(std::max<std::size_t>(1, to - from));
  };
  const auto x = [&](std::size_t i) { return w[i].x; };
  const auto y = [&](std::size_t i) { return w[i].y; };
  const auto all = [&](std::size_t i) { return w[i].all; };
  const auto spread = [&](std::size_t i) { return w[i].spread; };
  const auto changed = [&](std::size_t i) { return change[i]; };
  float x_low = 9, x_high = -9, y_low = 9, y_high = -9, most = 0, fastest_x = 0, fastest_y = 0, path = 0;
  for (std::size_t i = 0; i < n; ++i) {
    x_low = std::min(x_low, w[i].x), x_high = std::max(x_high, w[i].x), y_low = std::min(y_low, w[i].y), y_high = std::max(y_high, w[i].y);
    most = std::max(most, w[i].all);
    if (i == 0) continue;
    fastest_x = std::max(fastest_x, std::fabs(w[i].x - w[i - 1].x)), fastest_y = std::max(fastest_y, std::fabs(w[i].y - w[i - 1].y));
    path += std::hypot(w[i].x - w[i - 1].x, w[i].y - w[i - 1].y);
  }
  const auto peak = std::max_element(change.begin(), change.end());
  const std::size_t last_changes = std::min(quarter, change.size());
  const auto at = static_cast<std::size_t>(peak - change.begin());
  std::vector<float> f{*peak, mean(changed, 0, change.size()), mean(changed, change.size() - last_changes, change.size()), mean(changed, 0, last_changes),
                       static_cast<float>(at) / static_cast<float>(n), mean(y, 0, quarter), mean(y, n - quarter, n), mean(x, 0, quarter), mean(x, n - quarter, n),
                       y_high - y_low, x_high - x_low, fastest_y, fastest_x, path, mean(all, 0, quarter), mean(all, n - quarter, n), most,
                       mean(spread, 0, quarter), mean(spread, n - quarter, n),
                       mean(all, at + 1, std::min(n, at + 6)) - mean(all, at > 4 ? at - 4 : 0, at + 1), mean(y, at + 1, std::min(n, at + 6)) - mean(y, at > 4 ? at - 4 : 0, at + 1),
                       mean(x, at + 1, std::min(n, at + 6)) - mean(x, at > 4 ? at - 4 : 0, at + 1)};
  float warmer = -99, colder = 99, squares = 0, sum = 0;
  for (std::size_t k = 0; k < 16; ++k) warmer = std::max(warmer, end[k] - begin[k]), colder = std::min(colder, end[k] - begin[k]);
  for (const ThermalFrame& frame : frames)
    for (const float c : frame.celsius) sum += c, squares += c * c;
  const auto fields = static_cast<float>(16 * n);
  f.insert(f.end(), {warmer, colder, std::sqrt(std::max(0.0F, squares / fields - (sum / fields) * (sum / fields)))});
  // Where the warmth is at the end, row by row, and by row and column how it has shifted.
  for (std::size_t k = 0; k < 16; ++k) f.push_back(end[k] - cold[k]);
  for (std::size_t row = 0; row < 4; ++row) {
    float shift = 0;
    for (std::size_t k = 0; k < 4; ++k) shift += end[row * 4 + k] - begin[row * 4 + k];
    f.push_back(shift);
  }
  for (std::size_t column = 0; column < 4; ++column) {
    float shift = 0;
    for (std::size_t k = 0; k < 4; ++k) shift += end[k * 4 + column] - begin[k * 4 + column];
    f.push_back(shift);
  }
  std::vector<float> sorted = change;
  std::sort(sorted.begin(), sorted.end());
  f.insert(f.end(), {sorted[sorted.size() / 2], sorted[sorted.size() * 9 / 10]});
  return f;
}

Result<ThermalModel> ThermalModel::train(const learn::Table& clips, std::span<const float> falls, std::uint64_t seed, int threads) {
  const auto count = static_cast<std::size_t>(std::count_if(falls.begin(), falls.end(), [](float y) { return y > 0.5F; }));
  if (count == 0 || count == falls.size())
    return fail("nightwatch.train.too_little", Kind::kBadInput, {{"falls", std::to_string(count)}, {"others", std::to_string(falls.size() - count)}});
  ThermalModel model;
  for (std::uint32_t k = 0; k < kSeeds; ++k) {
    TRY(learn::BoostedTrees trees, learn::BoostedTrees::train(clips, falls, {},
                                                              {.trees = 120, .leaves = 6, .rate = 0.08, .l2 = 1, .least_rows = 5, .rows_share = 0.7,
                                                               .columns_share = 0.3, .seed = seed + k, .threads = threads}));
    model.trees_.push_back(std::move(trees));
  }
  return model;
}

double ThermalModel::score(std::span<const float> features) const {
  double sum = 0;
  for (const learn::BoostedTrees& trees : trees_) sum += trees.score(features);
  return sum / static_cast<double>(trees_.size());
}

void ThermalModel::write(learn::ByteWriter& out) const {
  out.raw(kMark);
  out.put(threshold);
  out.put(static_cast<std::uint32_t>(trees_.size()));
  for (const learn::BoostedTrees& trees : trees_) trees.write(out);
}

Result<ThermalModel> ThermalModel::read(learn::ByteReader& in) {
  ThermalModel model;
  TRY_VOID(in.expect(kMark));
  TRY(model.threshold, in.get<double>());
  TRY(const auto count, in.get<std::uint32_t>());
  if (count == 0 || count > 100) return fail("learn.model_format", Kind::kInternal, {{"expected", "1 … 100"}, {"found", std::to_string(count)}}, "thermal");
  for (std::uint32_t k = 0; k < count; ++k) {
    TRY(learn::BoostedTrees trees, learn::BoostedTrees::read(in));
    if (trees.columns() != kThermalFeatures)
      return fail("learn.model_format", Kind::kInternal, {{"expected", std::to_string(kThermalFeatures)}, {"found", std::to_string(trees.columns())}}, "thermal");
    model.trees_.push_back(std::move(trees));
  }
  return model;
}

}  // namespace meretid::nightwatch
