// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/in/recording.h"

#include <algorithm>
#include <cstdio>

namespace meretid::nightwatch::in {
namespace {

constexpr double kPacketLength = 0.5, kSignOfLife = 10;  // s
constexpr std::size_t kTimedRow = 8, kLabelledRow = 9, kThermalRow = 17, kBodyRow = 7, kShortestBodyRow = 4;

constexpr std::size_t kHeadBytes = 200, kNumberBytes = 17;  // "-1.23456789e-300," is the longest

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

void add_row(std::string& rows, double t, std::initializer_list<float> values, std::span<const float> more = {}) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4f", t);
  rows += text;
  const auto add = [&](float value) {
    std::snprintf(text, sizeof text, ",%.7g", static_cast<double>(value));
    rows += text;
  };
  std::ranges::for_each(values, add);
  std::ranges::for_each(more, add);
  rows += '\n';
}

/// Behind the row of a packet's first sample.
class PacketWriter {
 public:
  explicit PacketWriter(std::string_view boot) : boot_(boot) {}

  void life(double t) { finish(t, t, ""); }
  void body(std::span<const std::vector<double>> rows) {
    const double t = rows.front()[0], length = rows.back()[0] - t;
    std::string text = R"("rate":)" + number(rows.size() > 1 ? std::clamp(static_cast<double>(rows.size() - 1) / std::max(length, 1e-3), 5.0, 400.0) : kRate);
    text += R"(,"body":)" + list(rows, [](const std::vector<double>& row) { return std::vector<double>(row.begin() + 1, row.end()); });
    finish(t, rows.back()[0], text);
  }
  void timed(std::span<const std::vector<double>> rows, const char* name) {
    const double t = rows.front()[0];
    finish(t, rows.back()[0], std::string("\"") + name + "\":" + list(rows, [t](std::vector<double> row) {
      row[0] -= t;
      if (row.size() == kLabelledRow) row.pop_back();
      return row;
    }));
  }
  std::vector<Timed> take() { return std::move(packets_); }

 private:
  template <class Numbers>
  static std::string list(std::span<const std::vector<double>> rows, Numbers numbers) {
    std::string text = "[";
    for (const auto& row : rows) {
      text += text.size() > 1 ? ",[" : "[";
      bool first = true;
      for (const double value : numbers(row)) text += (first ? "" : ",") + number(value), first = false;
      text += "]";
    }
    return text + "]";
  }
  void finish(double t, double end, const std::string& samples) {
    char head[120];
    std::snprintf(head, sizeof head, R"({"boot":"%.*s","n":%zu,"t":%.4f)", static_cast<int>(boot_.size()), boot_.data(), packets_.size(), t);
    packets_.push_back({end, head + (samples.empty() ? "}" : "," + samples + "}")});
  }
  const std::string_view boot_;
  std::vector<Timed> packets_;
};

tl::unexpected<Error> bad_row(std::size_t i, std::size_t found) {
  return fail("nightwatch.in.row", Kind::kBadInput, {{"expected", "4-7, 8-9, 17"}, {"found", std::to_string(found)}}, std::to_string(i + 1));
}

}  // namespace

std::string to_rows(std::string_view text) {
  std::vector<Packet> packets;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (auto packet = read_packet(line); packet && packet->samples() > 0) packets.push_back(std::move(*packet));
  }
  // Runs of the sensor as they came, within a run by number.
  for (auto run = packets.begin(); run != packets.end();) {
    const auto end = std::find_if(run, packets.end(), [&](const Packet& p) { return p.boot != run->boot; });
    std::stable_sort(run, end, [](const Packet& a, const Packet& b) { return a.number < b.number; });
    run = end;
  }
  packets.erase(std::unique(packets.begin(), packets.end(), [](const Packet& a, const Packet& b) { return a.boot == b.boot && a.number == b.number; }), packets.end());
  std::string rows;
  for (const Packet& packet : packets) {
    for (const MotionSample& s : packet.body) add_row(rows, s.t, {s.motion.g.x, s.motion.g.y, s.motion.g.z, s.motion.turn.x, s.motion.turn.y, s.motion.turn.z});
    for (const BedReading& r : packet.bed) add_row(rows, r.t, {r.front, r.vertical, r.lateral, static_cast<float>(r.antenna), r.strength, r.phase, r.frequency});
    for (const ThermalFrame& f : packet.thermal) add_row(rows, f.t, {}, f.celsius);
  }
  return rows;
}

Result<std::vector<Timed>> to_packets(std::span<const std::vector<double>> rows, std::string_view boot) {
  if (rows.empty()) return bad_row(0, 0);
  const std::size_t columns = rows[0].size();
  const bool body = columns >= kShortestBodyRow && columns <= kBodyRow, tag = columns == kTimedRow || columns == kLabelledRow;
  if (!body && !tag && columns != kThermalRow) return bad_row(0, columns);
  const double begin = rows[0][0];
  std::vector<std::vector<double>> from_zero;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != columns || !(rows[i][0] >= (i ? rows[i - 1][0] : begin))) return bad_row(i, rows[i].size());
    from_zero.push_back(rows[i]);
    from_zero.back()[0] -= begin;
    // Body: three or six numbers behind the time. Some turning is no turning that is known.
    if (body && columns != kBodyRow) from_zero.back().resize(kShortestBodyRow);
  }
  PacketWriter writer(boot);
  const std::size_t most = std::min(kMostRows, (kMostBytes - kHeadBytes) / (columns * kNumberBytes));
  double end = 0;
  for (std::size_t i = 0; i < from_zero.size();) {
    const double t = from_zero[i][0];
    for (; t - end > kSignOfLife; end += kSignOfLife) writer.life(end + kSignOfLife);
    std::size_t to = i + 1;
    while (to < from_zero.size() && to - i < most && from_zero[to][0] - t < kPacketLength) ++to;
    const std::span<const std::vector<double>> part(from_zero.data() + i, to - i);
    if (body) writer.body(part);
    else writer.timed(part, tag ? "bed" : "thermal");
    end = from_zero[to - 1][0];
    i = to;
  }
  return writer.take();
}

}  // namespace meretid::nightwatch::in
