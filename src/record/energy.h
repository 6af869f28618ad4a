// SPDX-License-Identifier: EUPL-1.2
// What a run used of electricity: the counters of the processor packages (RAPL: Intel Software
// Developer's Manual vol. 3B, "Power and thermal management", as Linux shows them under
// /sys/class/powercap), times the run's share of the processor time that the machine spent
// meanwhile. The machine's idle draw is thus carried by those who work. Linux lets only root read
// the counters unless an administrator opens them; where they cannot be read nothing is measured
// and the energy is estimated from CPU seconds. Read-only after start: thread-safe. Cost of a
// reading: one small file per package and /proc/stat.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace meretid::record {

class EnergyMeter {
 public:
  struct Reading {
    std::vector<std::int64_t> packages;  ///< microjoules
    std::int64_t busy_us = 0;            ///< processor time of the whole machine
    std::int64_t at_us = 0;              ///< monotonic
  };

  explicit EnergyMeter(std::filesystem::path powercap = "/sys/class/powercap",
                       std::filesystem::path stat = "/proc/stat");

  bool readable() const { return !packages_.empty(); }
  /// nullopt where a counter cannot be read.
  std::optional<Reading> read() const;
  /// Joules of a run between two readings that used so much processor time. nullopt where the
  /// counters may have gone round more than once.
  std::optional<double> joules(const Reading& from, const Reading& to, std::int64_t cpu_us) const;

 private:
  struct Package {
    std::filesystem::path counter;
    std::int64_t range = 0;  ///< the counter goes from here to 0
  };
  std::vector<Package> packages_;
  std::filesystem::path stat_;
};

/// Watt-hours of so much processor time where nothing was measured.
double estimated_watt_hours(double cpu_seconds, double watts_per_core);

}  // namespace meretid::record
