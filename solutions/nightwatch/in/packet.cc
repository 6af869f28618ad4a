// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/in/packet.h"

#include <algorithm>
#include <cmath>

#include "describe/describe.h"

namespace meretid::nightwatch::in {

/// As it is written. For fields().
struct Written {
  std::int32_t v = 1;
  std::string boot;
  std::int64_t n = 0;
  double t = 0, rate = kRate;
  std::optional<std::int32_t> battery;
  std::vector<std::vector<double>> body, bed, thermal;
};

void fields(describe::Fields<Written>& f) {
  f.name("NightPacket");
  f("v", &Written::v).help("Udgave af formatet.", "Version of the format.").range(1, 1).optional();
  f("boot", &Written::boot).help("Nyt ord, hver gang sensoren starter.", "A new word each time the sensor starts.").length(0, 16).optional();
  f("n", &Written::n).help("Løbenummer.", "Running number.").range(0, 9e15);
  f("t", &Written::t).help("Sensorens ur, sekunder.", "The sensor's clock, seconds.").range(0, 4e9);
  f("rate", &Written::rate).help("Prøver per sekund (krop).", "Samples a second (body).").range(5, 400).optional();
  f("battery", &Written::battery).help("Batteri i procent.", "Battery, per cent.").range(0, 100);
  f("body", &Written::body).help("ax,ay,az i g og evt. gx,gy,gz i grader/s.", "ax,ay,az in g and perhaps gx,gy,gz in degrees/s.").items(0, kMostRows);
  f("bed", &Written::bed).help("dt,af,av,al,antenne,dBm,fase,MHz.", "dt,af,av,al,antenna,dBm,phase,MHz.").items(0, kMostRows);
  f("thermal", &Written::thermal).help("dt og 16 temperaturer.", "dt and 16 temperatures.").items(0, kMostRows);
}

namespace {

constexpr double kMostNumber = 1e5, kMostSeconds = 60;  // no sensor measures more; a packet spans less

using Rows = std::vector<std::vector<double>>;

/// Each row as many numbers as `allowed`, all of them numbers that a sensor can mean.
Result<void> check(const Rows& rows, const char* name, std::initializer_list<std::size_t> allowed, bool timed) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const bool counted = std::ranges::find(allowed, row.size()) != allowed.end();
    const bool sane = std::ranges::all_of(row, [](double x) { return std::abs(x) <= kMostNumber; });
    const bool in_time = !timed || row.empty() || (row[0] >= 0 && row[0] <= kMostSeconds);
    if (counted && sane && in_time) continue;
    std::string expected;
    for (const std::size_t n : allowed) expected += (expected.empty() ? "" : ", ") + std::to_string(n);
    return fail("nightwatch.in.row", Kind::kBadInput, {{"expected", expected}, {"found", std::to_string(row.size())}}, std::string(name) + "[" + std::to_string(i) + "]");
  }
  return {};
}

float f(double x) { return static_cast<float>(x); }

}  // namespace

Result<Packet> read_packet(std::string_view payload) {
  if (payload.empty() || payload.size() > kMostBytes)
    return fail("nightwatch.in.size", Kind::kBadInput, {{"most", std::to_string(kMostBytes)}, {"found", std::to_string(payload.size())}});
  TRY(const Written w, describe::from_json<Written>(payload));
  TRY_VOID(check(w.body, "body", {3, 6}, false));
  TRY_VOID(check(w.bed, "bed", {8}, true));
  TRY_VOID(check(w.thermal, "thermal", {17}, true));
  if (!w.body.empty() + !w.bed.empty() + !w.thermal.empty() > 1) return fail("nightwatch.in.mixed", Kind::kBadInput);
  Packet packet{w.boot, w.n, w.t, w.t, w.battery, {}, {}, {}};
  for (std::size_t i = 0; i < w.body.size(); ++i) {
    const auto& r = w.body[i];
    const Axes turn = r.size() == 6 ? Axes{f(r[3]), f(r[4]), f(r[5])} : Axes{};
    packet.body.push_back({w.t + static_cast<double>(i) / w.rate, {{f(r[0]), f(r[1]), f(r[2])}, turn}});
    packet.end = packet.body.back().t;
  }
  for (const auto& r : w.bed) {
    packet.bed.push_back({w.t + r[0], f(r[1]), f(r[2]), f(r[3]), static_cast<int>(r[4]), f(r[5]), f(r[6]), f(r[7])});
    packet.end = std::max(packet.end, packet.bed.back().t);
  }
  for (const auto& r : w.thermal) {
    ThermalFrame frame{w.t + r[0], {}};
    for (std::size_t k = 0; k < 16; ++k) frame.celsius[k] = f(r[k + 1]);
    packet.thermal.push_back(frame);
    packet.end = std::max(packet.end, frame.t);
  }
  return packet;
}

}  // namespace meretid::nightwatch::in
