// SPDX-License-Identifier: EUPL-1.2
// The meter over an invented machine.
#include "record/energy.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace meretid::record {
namespace {

namespace fs = std::filesystem;

class Energy : public testing::Test {
 protected:
  Energy() {
    std::string folder = (fs::temp_directory_path() / "meretid-energy-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) std::abort();
    folder_ = folder;
    zone("intel-rapl:0", "package-0", 1'000'000, 10'000'000'000);
    zone("intel-rapl:0:0", "core", 900'000, 10'000'000'000);
    zone("intel-rapl:1", "psys", 2'000'000, 10'000'000'000);
    busy(100, 900);
  }
  ~Energy() override { fs::remove_all(folder_); }

  void zone(const std::string& id, const std::string& name, std::int64_t energy, std::int64_t range) {
    fs::create_directories(folder_ / "powercap" / id);
    write("powercap/" + id + "/name", name);
    write("powercap/" + id + "/energy_uj", std::to_string(energy));
    write("powercap/" + id + "/max_energy_range_uj", std::to_string(range));
  }
  void counter(const std::string& id, std::int64_t energy) { write("powercap/" + id + "/energy_uj", std::to_string(energy)); }
  /// In hundredths of a second.
  void busy(int user, int idle) {
    write("stat", "cpu  " + std::to_string(user) + " 0 0 " + std::to_string(idle) + " 5 0 0 0 0 0\ncpu0 1 2 3\n");
  }
  void write(const std::string& file, const std::string& text) { std::ofstream(folder_ / file) << text << '\n'; }
  EnergyMeter meter() const { return EnergyMeter(folder_ / "powercap", folder_ / "stat"); }

  fs::path folder_;
};

TEST_F(Energy, OfARunIsItsShareOfThePackages) {
  const auto meter = this->meter();
  ASSERT_TRUE(meter.readable());
  auto from = meter.read().value();
  EXPECT_EQ(from.packages, (std::vector<std::int64_t>{1'000'000})) << "the package alone: no part of it, no sum over it";
  counter("intel-rapl:0", 9'000'000);  // 8 J
  busy(300, 1000);                     // 2 s of work, idle time does not count
  auto to = meter.read().value();
  EXPECT_EQ(to.busy_us - from.busy_us, 2'000'000);
  EXPECT_DOUBLE_EQ(meter.joules(from, to, 500'000).value(), 2) << "a quarter of the work";
  EXPECT_DOUBLE_EQ(meter.joules(from, to, 9'000'000).value(), 8) << "never more than the machine";
}

TEST_F(Energy, CountersGoRound) {
  zone("intel-rapl:0", "package-0", 9'999'000'000, 10'000'000'000);
  const auto meter = this->meter();
  auto from = meter.read().value();
  counter("intel-rapl:0", 2'000'000);
  busy(200, 900);
  auto to = meter.read().value();
  EXPECT_DOUBLE_EQ(meter.joules(from, to, 1'000'000).value(), 3);
}

TEST_F(Energy, ARunSoLongThatCountersMayHaveGoneRoundTwiceIsNotMeasured) {
  const auto meter = this->meter();
  auto from = meter.read().value(), to = from;
  to.at_us += 19 * 1'000'000;  // 10 kJ at 500 W: 20 s
  EXPECT_TRUE(meter.joules(from, to, 1));
  to.at_us += 2 * 1'000'000;
  EXPECT_FALSE(meter.joules(from, to, 1));
}

TEST_F(Energy, SeveralPackagesAddUp) {
  zone("intel-rapl:2", "package-1", 0, 10'000'000'000);
  const auto meter = this->meter();
  const auto from = meter.read().value();
  counter("intel-rapl:0", 2'000'000);
  counter("intel-rapl:2", 3'000'000);
  busy(200, 900);
  EXPECT_DOUBLE_EQ(meter.joules(from, meter.read().value(), 1'000'000).value(), 4);
}

TEST_F(Energy, WhatCannotBeReadIsNotMeasured) {
  EXPECT_FALSE(EnergyMeter(folder_ / "nowhere", folder_ / "stat").readable());
  fs::remove(folder_ / "powercap/intel-rapl:0/max_energy_range_uj");
  EXPECT_FALSE(meter().readable());
  zone("intel-rapl:0", "package-0", 0, 10'000'000'000);
  const auto meter = this->meter();
  ASSERT_TRUE(meter.readable());
  fs::remove(folder_ / "powercap/intel-rapl:0/energy_uj");
  EXPECT_FALSE(meter.read()) << "gone while we run";
  if (geteuid() == 0) return;  // root reads everything
  zone("intel-rapl:0", "package-0", 0, 10'000'000'000);
  fs::permissions(folder_ / "powercap/intel-rapl:0/energy_uj", fs::perms::none);
  EXPECT_FALSE(this->meter().readable()) << "as Linux has it for anybody but root";
}

TEST(EstimatedEnergy, IsTimeTimesPower) { EXPECT_DOUBLE_EQ(estimated_watt_hours(3600, 10), 10); }

}  // namespace
}  // namespace meretid::record
