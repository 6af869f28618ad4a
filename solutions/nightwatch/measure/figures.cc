// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/figures.h"

#include <algorithm>

#include "base/json_text.h"
#include "learn/measure.h"

namespace meretid::nightwatch {
namespace {

std::string number(const std::optional<double>& value) {
  std::string text;
  if (value) base::append_json_number(text, *value);
  else text = "null";
  return text;
}

}  // namespace

std::string to_json(const Figures& f) {
  std::string json = "{\"auc\":" + number(f.auc) + ",\"false_alarms_per_hour_at\":{\"0.95\":" + number(f.false_alarms_at_95) +
                     ",\"0.98\":" + number(f.false_alarms_at_98) + "},\"f1\":" + number(f.f1) + ",\"precision\":" + number(f.precision) +
                     ",\"recall\":" + number(f.recall) + ",\"latency_median\":" + number(f.latency_median) + ",\"latency_p95\":" + number(f.latency_p95);
  if (!f.rooms.empty()) {
    json += ",\"rooms\":{";
    bool first = true;
    for (const auto& [name, room] : f.rooms) {
      if (!first) json += ',';
      first = false;
      base::append_json_text(json, name);
      json += ':' + to_json(room);
    }
    json += '}';
  }
  return json + '}';
}

std::optional<double> area(std::vector<double> events, const std::vector<double>& others) {
  if (events.empty() || others.empty()) return std::nullopt;
  std::vector<std::uint8_t> labels(events.size(), 1);
  labels.resize(events.size() + others.size(), 0);
  events.insert(events.end(), others.begin(), others.end());
  return learn::area_under_curve(events, labels);
}

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (values[high] - values[low]) * (place - static_cast<double>(low));
}

void set_counts(Figures& figures, const learn::Counts& counts) {
  figures.f1 = counts.f1();
  figures.precision = counts.precision();
  figures.recall = counts.recall();
}

void set_latency(Figures& figures, const std::vector<double>& seconds) {
  if (seconds.empty()) return;
  figures.latency_median = quantile(seconds, 0.5);
  figures.latency_p95 = quantile(seconds, 0.95);
}

}  // namespace meretid::nightwatch
