// SPDX-License-Identifier: EUPL-1.2
// The full path as built: nothing is lost when service, server or broker is killed in the middle of a fall; a device that misbehaves
// costs the others nothing; a device without a broker is heard too.
#include <gtest/gtest.h>
#include <mosquitto.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "solutions/nightwatch/delivery/signal.h"
#include "solutions/nightwatch/delivery/trials.h"
#include "solutions/nightwatch/in/recording.h"
#include "store/test_cluster.h"

namespace meretid::nightwatch::delivery {
namespace {

using namespace std::chrono_literals;

std::string told(const TrialResult& result) {
  std::string all;
  for (const std::string& one : result.lost_ones) all += one + "\n";
  return all;
}

class FullPath : public testing::Test {
 protected:
  void SetUp() override { open(""); }
  static std::filesystem::path program() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "meretid"; }
  void open(const std::string& database, std::vector<ward::DeviceKind> kinds = {ward::DeviceKind::kBody}) {
    auto site = Site::open(program(), 40, database, std::move(kinds));
    if (!site && site.error().code == "nightwatch.delivery.missing" && site.error().args[0].second == "mosquitto") GTEST_SKIP() << "mosquitto is not installed";
    ASSERT_TRUE(site) << site.error().code << " " << site.error().where;
    site_ = std::move(*site);
    page_ = std::make_unique<Page>(site_->port(), site_->ward(), site_->headers());
    auto fleet = Fleet::connect(site_->address(), 2);
    ASSERT_TRUE(fleet);
    fleet_ = std::move(*fleet);
    for (const auto end = Steady::now() + 20s; !page_->alive() && Steady::now() < end;) std::this_thread::sleep_for(50ms);
    ASSERT_TRUE(page_->alive()) << "the service does not beat";
    std::this_thread::sleep_for(1s);  // the ward is read once a second
  }

  std::unique_ptr<Site> site_;
  std::unique_ptr<Page> page_;
  std::unique_ptr<Fleet> fleet_;
};

TEST_F(FullPath, NothingIsLostWhoeverIsKilled) {
  const auto result = run_trials(*site_, *page_, *fleet_, 12, 2, 1);
  ASSERT_TRUE(result) << result.error().code << " " << result.error().where;
  EXPECT_EQ(result->trials, 12);
  EXPECT_EQ(result->lost, 0) << told(*result);
  EXPECT_EQ(result->plain.size(), 6U);
  for (const auto& [victim, times] : result->killed) {
    EXPECT_EQ(times.size(), 2U) << victim;
    std::cout << victim << " killed: on the page after at most " << *std::ranges::max_element(times) << " s\n";
    EXPECT_LT(*std::ranges::max_element(times), 20) << victim;
  }
}

class FullPathOfTagsAndArrays : public FullPath {
 protected:
  void SetUp() override { open("", {ward::DeviceKind::kBody, ward::DeviceKind::kBed, ward::DeviceKind::kThermal}); }
};

TEST_F(FullPathOfTagsAndArrays, NothingIsLostWhoeverIsKilled) {
  const auto result = run_trials(*site_, *page_, *fleet_, 18, 2, 1);
  ASSERT_TRUE(result) << result.error().code << " " << result.error().where;
  EXPECT_EQ(result->lost, 0) << told(*result);
  EXPECT_EQ(result->kinds, (std::map<std::string, int>{{"body fall", 6}, {"bed bed_exit", 6}, {"thermal fall", 6}}));
  for (const auto& [victim, times] : result->killed) {
    EXPECT_EQ(times.size(), 3U) << victim;
    EXPECT_LT(*std::ranges::max_element(times), 20) << victim;
  }
}

class FullPathOnPostgresql : public FullPath {
 protected:
  void SetUp() override {
    if (!store::TestCluster::installed()) GTEST_SKIP() << "PostgreSQL is not installed";
    auto cluster = store::TestCluster::start(true);
    ASSERT_TRUE(cluster) << cluster.error().where;
    cluster_ = std::move(*cluster);
    open(cluster_->fresh());
  }
  void TearDown() override { page_.reset(), fleet_.reset(), site_.reset(); }

  std::unique_ptr<store::TestCluster> cluster_;
};

TEST_F(FullPathOnPostgresql, NothingIsLostWhenTheDatabaseIsKilled) {
  const auto result = run_trials(*site_, *page_, *fleet_, 8, 2, 1, {{"database", [this] { ASSERT_TRUE(cluster_->crash()); }}, {"service"}});
  ASSERT_TRUE(result) << result.error().code << " " << result.error().where;
  EXPECT_EQ(result->lost, 0) << told(*result);
  for (const auto& [victim, times] : result->killed) {
    EXPECT_EQ(times.size(), 2U) << victim;
    std::cout << victim << " killed: on the page after at most " << *std::ranges::max_element(times) << " s\n";
    EXPECT_LT(*std::ranges::max_element(times), 20) << victim;
  }
}

TEST_F(FullPath, OneThatMisbehavesCostsTheOthersNothing) {
  const auto signal = fall_signal(3);
  ASSERT_TRUE(signal);
  const auto begin = Steady::now();
  for (int i = 0; i < 3000; ++i) fleet_->send(1, site_->topic(1), packet(i, 100 + i * 0.001, "\"body\":[[0,-1,0]]"));
  for (const char* rubbish : {"", "{", "[[[[[[", "{\"n\":1,\"t\":1e999}", "\xff\xfe\x00"}) fleet_->send(2, site_->topic(2), rubbish);
  for (std::size_t i = 0; i < signal->bodies.size(); ++i) fleet_->send(3, site_->topic(3), packet(static_cast<std::int64_t>(i), 50 + static_cast<double>(i) / 2, signal->bodies[i]));
  EXPECT_TRUE(page_->wait(site_->residents()[3], "fall", begin, 20s)) << "the neighbour's fall";
  EXPECT_TRUE(page_->wait(site_->residents()[1], "signal", begin, 20s)) << "the flood is told";
  EXPECT_TRUE(page_->wait(site_->residents()[2], "signal", begin, 20s)) << "and the rubbish";
}

TEST_F(FullPath, WithoutTheRightPasswordNobodyIsHeard) {
  BrokerAddress wrong = site_->address();
  wrong.password = "forkert";
  mosquitto* client = mosquitto_new("stranger", true, nullptr);
  mosquitto_username_pw_set(client, wrong.user.c_str(), wrong.password.c_str());
  ASSERT_EQ(mosquitto_tls_set(client, wrong.ca_file.c_str(), nullptr, nullptr, nullptr, nullptr), MOSQ_ERR_SUCCESS);
  int code = -1;
  mosquitto_user_data_set(client, &code);
  mosquitto_connect_callback_set(client, [](mosquitto*, void* into, int result) { *static_cast<int*>(into) = result; });
  ASSERT_EQ(mosquitto_connect(client, "localhost", wrong.port, 10), MOSQ_ERR_SUCCESS);
  for (int i = 0; i < 50 && code < 0; ++i) mosquitto_loop(client, 100, 1);
  EXPECT_EQ(code, 5) << "MQTT 3.1.1: not authorised";
  mosquitto_destroy(client);
}

TEST_F(FullPath, ADeviceWithoutABrokerIsHeardByItsSecret) {
  const auto signal = fall_signal(4);
  ASSERT_TRUE(signal);
  const std::string target = "/api/nightwatch/devices/" + site_->devices()[4] + "/samples";
  const std::string right = "Authorization: Bearer " + site_->secrets()[4] + "\r\n";
  const auto begin = Steady::now();
  EXPECT_EQ(ask(site_->port(), "POST", target, "Authorization: Bearer " + site_->secrets()[5] + "\r\n", packet(0, 50, "")), 403) << "another device's secret";
  EXPECT_EQ(ask(site_->port(), "POST", target, right, "{\"n\":0}"), 422);
  for (std::size_t i = 0; i < signal->bodies.size(); ++i) {
    std::string said;
    EXPECT_EQ(ask(site_->port(), "POST", target, right, packet(static_cast<std::int64_t>(i), 50 + static_cast<double>(i) / 2, signal->bodies[i]), &said), 200) << said;
  }
  EXPECT_TRUE(page_->wait(site_->residents()[4], "fall", begin, 10s));
}

TEST_F(FullPath, ARecordingIsPlayedIntoTheRunningServer) {
  const auto signal = fall_signal(5);
  ASSERT_TRUE(signal);
  std::string packets;
  for (std::size_t i = 0; i < signal->bodies.size(); ++i) packets += packet(static_cast<std::int64_t>(i), 50 + static_cast<double>(i) / 2, signal->bodies[i]) + "\n";
  const auto recording = site_->home() / "optagelse.csv", secret = site_->home() / "hemmelighed", wrong = site_->home() / "forkert";
  std::ofstream(recording) << in::to_rows(packets);
  std::ofstream(secret) << site_->secrets()[4] << "\n";
  std::ofstream(wrong) << site_->secrets()[5] << "\n";
  const auto play = [&](const std::filesystem::path& shown) {
    return Process({program().string(), "nightwatch", "replay", recording.string(), "--into", "http://127.0.0.1:" + std::to_string(site_->port()) + "/", "--device", site_->devices()[4],
                    "--secret-file", shown.string(), "--speed", "5"}, site_->home() / "replay.log").run();
  };
  EXPECT_NE(play(wrong), 0);
  const auto begin = Steady::now();
  EXPECT_EQ(play(secret), 0);
  const double lasted = std::chrono::duration<double>(Steady::now() - begin).count(), recorded = static_cast<double>(signal->bodies.size()) * kPacketSeconds;
  EXPECT_GT(lasted, recorded / 5 - 0.5) << "five times as fast as life, and no faster";
  EXPECT_TRUE(page_->wait(site_->residents()[4], "fall", begin, 10s));
}

}  // namespace
}  // namespace meretid::nightwatch::delivery
