// SPDX-License-Identifier: EUPL-1.2
#include "record/energy.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace meretid::record {
namespace {

namespace fs = std::filesystem;

/// More than any package draws. A counter of 262 kJ (the usual) is trusted for nine minutes.
constexpr double kMostWatts = 500;

std::optional<std::int64_t> number_in(const fs::path& file) {
  std::ifstream in(file);
  std::int64_t number = 0;
  if (!(in >> number) || number < 0) return std::nullopt;
  return number;
}

/// "intel-rapl:0", also on AMD: a package. "intel-rapl:0:1" is a part of one.
bool is_zone(const std::string& name) {
  return name.starts_with("intel-rapl:") && name.find(':', 11) == std::string::npos;
}

/// Of the first line of /proc/stat: everything but idle and waiting for a disk. Guests are in user.
std::optional<std::int64_t> busy_us(const fs::path& file) {
  std::ifstream in(file);
  std::string name;
  std::int64_t user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, steal = 0;
  if (!(in >> name >> user >> nice >> system >> idle >> wait >> irq >> softirq >> steal) || name != "cpu")
    return std::nullopt;
  static const std::int64_t ticks = std::max(1L, sysconf(_SC_CLK_TCK));
  return (user + nice + system + irq + softirq + steal) * (1'000'000 / ticks);
}

}  // namespace

EnergyMeter::EnergyMeter(fs::path powercap, fs::path stat) : stat_(std::move(stat)) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(powercap, error)) {
    if (!is_zone(entry.path().filename().string())) continue;
    std::ifstream file(entry.path() / "name");
    std::string name;
    std::getline(file, name);
    if (!name.starts_with("package")) continue;  // psys counts the packages once more
    const auto range = number_in(entry.path() / "max_energy_range_uj");
    if (range && *range > 0 && number_in(entry.path() / "energy_uj"))
      packages_.push_back({entry.path() / "energy_uj", *range});
  }
  std::sort(packages_.begin(), packages_.end(), [](const auto& a, const auto& b) { return a.counter < b.counter; });
}

std::optional<EnergyMeter::Reading> EnergyMeter::read() const {
  if (!readable()) return std::nullopt;
  Reading reading;
  for (const Package& package : packages_) {
    const auto value = number_in(package.counter);
    if (!value) return std::nullopt;
    reading.packages.push_back(*value);
  }
  const auto busy = busy_us(stat_);
  if (!busy) return std::nullopt;
  reading.busy_us = *busy;
  reading.at_us = std::chrono::duration_cast<std::chrono::microseconds>(
                      std::chrono::steady_clock::now().time_since_epoch()).count();
  return reading;
}

std::optional<double> EnergyMeter::joules(const Reading& from, const Reading& to, std::int64_t cpu_us) const {
  if (from.packages.size() != packages_.size() || to.packages.size() != packages_.size()) return std::nullopt;
  const double seconds = static_cast<double>(to.at_us - from.at_us) / 1e6;
  double all = 0;
  for (std::size_t i = 0; i < packages_.size(); ++i) {
    if (seconds * kMostWatts * 1e6 > static_cast<double>(packages_[i].range)) return std::nullopt;
    std::int64_t used = to.packages[i] - from.packages[i];
    if (used < 0) used += packages_[i].range;  // it went round
    if (used < 0) return std::nullopt;
    all += static_cast<double>(used) / 1e6;
  }
  // The machine's clock counts in hundredths: of a short run it may have seen less than the run itself did.
  const auto busy = static_cast<double>(std::max(to.busy_us - from.busy_us, cpu_us));
  return busy <= 0 ? 0 : all * static_cast<double>(std::max<std::int64_t>(cpu_us, 0)) / busy;
}

double estimated_watt_hours(double cpu_seconds, double watts_per_core) { return cpu_seconds * watts_per_core / 3600; }

}  // namespace meretid::record
