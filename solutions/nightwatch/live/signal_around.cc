// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/signal_around.h"

#include <algorithm>
#include <utility>

namespace meretid::nightwatch::live {
namespace {

constexpr std::size_t kMostSignal = 2U << 20;

/// A payload is JSON: a line break in it is white space.
void add_line(std::string& packets, std::string_view payload) {
  if (packets.size() + payload.size() >= kMostSignal) return;
  const auto begin = packets.size();
  packets += payload;
  std::replace(packets.begin() + static_cast<std::ptrdiff_t>(begin), packets.end(), '\n', ' ');
  packets += '\n';
}

}  // namespace

void SignalAround::add(Timestamp arrived, std::string_view payload) {
  recent_.push_back({arrived, std::string(payload)});
  while (arrived - recent_.front().arrived > kBefore) recent_.pop_front();
  if (whole_) add_line(whole_->packets, payload);
}

void SignalAround::begin(std::string event, Timestamp happened, double sensor_time, Timestamp now) {
  if (whole_) return;
  whole_ = Whole{std::move(event), happened, sensor_time, {}};
  for (const Heard& one : recent_) add_line(whole_->packets, one.payload);
  ends_ = now + kAfter;
}

std::optional<SignalAround::Whole> SignalAround::tick(Timestamp now) {
  while (!recent_.empty() && now - recent_.front().arrived > kBefore) recent_.pop_front();
  if (!whole_ || now < ends_) return {};
  return std::exchange(whole_, std::nullopt);
}

void SignalAround::forget() {
  recent_.clear();
  whole_.reset();
}

}  // namespace meretid::nightwatch::live
