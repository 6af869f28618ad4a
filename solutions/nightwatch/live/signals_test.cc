// SPDX-License-Identifier: EUPL-1.2
// Raw signal: nothing of it is written for whoever has not allowed it, what is written is sealed, and it goes when the consent does.
#include <gtest/gtest.h>

#include <algorithm>

#include "solutions/nightwatch/hall/signals.h"
#include "solutions/nightwatch/hall/ward_test.h"
#include "solutions/nightwatch/in/recording.h"
#include "solutions/nightwatch/live/hub.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/body.h"

namespace meretid::nightwatch::live {
namespace {

/// A made-up fall that the shipped model finds, with some seconds behind it.
std::vector<std::vector<double>> fall_rows() {
  for (std::uint64_t seed = 0;; ++seed) {
    MadeUpBody body{Rng(seed)};
    body.lie(2), body.sit_up(), body.stand_up(), body.walk(2), body.fall(), body.lie(20);
    FallDetector detector(shipped_fall_model().value());
    std::vector<Event> events;
    std::vector<std::vector<double>> rows;
    for (const Motion& m : body.take()) {
      const double t = static_cast<double>(rows.size()) / kRate;
      detector.push({t, m}, events);
      rows.push_back({t, double(m.g.x), double(m.g.y), double(m.g.z), double(m.turn.x), double(m.turn.y), double(m.turn.z)});
    }
    if (std::ranges::count(events, EventKind::kFall, &Event::kind) == 1) return rows;
  }
}

class SignalTest : public hall::WardTest {
 protected:
  SignalTest() : resident_(resident_named("Anna")), device_(device_of(resident_.id, "12", "krop")) {
    EXPECT_TRUE(hall::write_device(db(), ward_, device_, now()));
  }
  void allow(std::optional<Timestamp> until) {
    resident_.person.consent.raw_until = until;
    EXPECT_TRUE(hall::write_resident(db(), key(), ward_, resident_));
  }
  /// The fall as it comes, and what the service does every half second.
  void fall() {
    if (packets_.empty()) packets_ = in::to_packets(fall_rows(), "b").value();
    const Timestamp begin = now_;
    for (const in::Timed& packet : packets_) {
      now_ = begin + std::llround(packet.t * kSecond);
      EXPECT_TRUE(hub_.reload(db(), now()));
      EXPECT_TRUE(hub_.take("birk/12/krop", packet.payload, now()));
      turn();
    }
    for (int i = 0; i < 20; ++i) now_ = now_ + kSecond, turn();
  }
  void turn() {
    EXPECT_TRUE(hub_.keep(db(), now()));
    hub_.tick(now());
    EXPECT_TRUE(hub_.keep_signals(db(), [this](store::Connection&, const hall::CaseId&) -> Result<store::CaseKey> { return key(); }, now()));
  }
  std::vector<hall::KeptSignal> kept() { return hall::signals(db(), ward_, resident_.id, now()).value(); }
  std::int64_t rows_kept() { return db().query("SELECT COUNT(*) AS n FROM nightwatch_signals").value()[0].integer("n"); }
  std::int64_t falls() { return db().query("SELECT COUNT(*) AS n FROM nightwatch_alarms WHERE kind = 'fall'").value()[0].integer("n"); }
  /// Is a piece of the signal, as it came, anywhere in the tables that the room writes?
  bool stands_somewhere() {
    const std::string piece = packets_[packets_.size() / 2].payload.substr(60, 60);
    for (const char* table : {"nightwatch_signals", "nightwatch_events", "nightwatch_alarms", "nightwatch_steps", "nightwatch_standings", "nightwatch_outbound", "nightwatch_residents",
                              "nightwatch_devices", "record_lines"}) {
      const auto rows = db().query(std::string("SELECT * FROM ") + table);
      for (const store::Row& row : *rows)
        for (const auto& value : row.values())
          if (std::holds_alternative<std::string>(value) && std::get<std::string>(value).find(piece) != std::string::npos) return true;
    }
    return false;
  }

  ward::Resident resident_;
  ward::Device device_;
  std::vector<in::Timed> packets_;
  Hub hub_{std::make_shared<const Shelf>(in::Models{shipped_fall_model().value(), {}, {}})};
};

TEST_P(SignalTest, WithoutLeaveNothingIsEverWritten) {
  allow({});
  fall();
  EXPECT_EQ(falls(), 1) << "the alarm is there";
  EXPECT_EQ(rows_kept(), 0);
  EXPECT_FALSE(stands_somewhere());
}

TEST_P(SignalTest, NorWithOneThatIsOver) {
  allow(now());
  fall();
  EXPECT_EQ(falls(), 1);
  EXPECT_EQ(rows_kept(), 0);
}

TEST_P(SignalTest, WithLeaveTheSecondsAroundTheAlarmAreKeptSealedAndCanBePlayedAgain) {
  allow(now() + 24 * kHour);
  fall();
  EXPECT_EQ(falls(), 1);
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].event, "fall");
  EXPECT_FALSE(stands_somewhere()) << "sealed";
  const auto packets = hall::signal_packets(db(), key(), ward_, kept()[0].number, now());
  ASSERT_TRUE(packets);
  const std::string rows = in::to_rows(*packets);
  const auto seconds = static_cast<double>(std::ranges::count(rows, '\n')) / kRate;
  EXPECT_GT(seconds, 10);
  EXPECT_LE(seconds, 31) << "fifteen to both sides";
  const auto lines = db().query("SELECT event FROM record_lines WHERE event LIKE 'nightwatch.signal.%'");
  ASSERT_EQ(lines->size(), 1U);
  EXPECT_EQ((*lines)[0].text("event"), "nightwatch.signal.kept");
}

TEST_P(SignalTest, AWithdrawalBetweenTheAlarmAndTheWritingCounts) {
  allow(now() + 5 * kSecond);  // over while the fall is being heard
  fall();
  EXPECT_EQ(falls(), 1);
  EXPECT_EQ(rows_kept(), 0);
}

TEST_P(SignalTest, TheDatabaseAsksOnceMoreWhetherItMay) {
  const auto keep = [&](double sensor_time) {
    return hall::keep_signal(db(), key(), {{ward_, resident_.id}, device_.id, ward::DeviceKind::kBody, "fall", now(), sensor_time, "{}\n"}, now()).value();
  };
  allow({});
  EXPECT_FALSE(keep(1));
  allow(now());
  EXPECT_FALSE(keep(2)) << "over now";
  resident_.person.consent.basis = ward::Basis::kNone;
  allow(now() + kHour);
  EXPECT_FALSE(keep(3)) << "nobody is watched over without a basis";
  EXPECT_EQ(rows_kept(), 0);
  resident_.person.consent.basis = ward::Basis::kConsent;
  allow(now() + kHour);
  EXPECT_TRUE(keep(4));
  EXPECT_FALSE(keep(4)) << "the same again";
  EXPECT_EQ(rows_kept(), 1);
}

TEST_P(SignalTest, ItGoesWithTheConsentWithItsTimeAndByHand) {
  allow(now() + 90 * 24 * kHour);
  fall();
  ASSERT_EQ(rows_kept(), 1);
  EXPECT_EQ(kept()[0].until, kept()[0].kept + hall::kSignalKept) << "thirty days at most";
  EXPECT_EQ(hall::sweep_signals(db(), now()).value(), 0);
  resident_.policy.sensitivity = ward::Sensitivity::kHigh;
  EXPECT_TRUE(hall::write_resident(db(), key(), ward_, resident_));
  EXPECT_EQ(rows_kept(), 1) << "another rule is no withdrawal";
  resident_.person.consent.raw_until = {};
  EXPECT_TRUE(hall::write_resident(db(), key(), ward_, resident_));
  EXPECT_EQ(rows_kept(), 0) << "withdrawn: gone at once";

  allow(now() + 90 * 24 * kHour);
  now_ = now_ + kHour;
  // The sensor has started again, and its clock has gone on.
  for (in::Timed& packet : packets_) {
    const auto boot = packet.payload.find("\"b\""), t = packet.payload.find("\"t\":") + 4, end = packet.payload.find(',', t);
    packet.payload.replace(t, end - t, std::to_string(std::stod(packet.payload.substr(t, end - t)) + 10'000));
    packet.payload.replace(boot, 3, "\"c\"");
  }
  hub_.offline("birk/12/krop", now());
  fall();
  ASSERT_EQ(rows_kept(), 1);
  EXPECT_FALSE(hall::delete_signal(db(), new_ward("En anden"), kept()[0].number).value()) << "another ward's";
  now_ = now_ + hall::kSignalKept;
  EXPECT_TRUE(kept().empty()) << "not shown any more, though";
  EXPECT_EQ(hall::sweep_signals(db(), now()).value(), 1);
  EXPECT_EQ(rows_kept(), 0);
}

INSTANTIATE_TEST_SUITE_P(Backends, SignalTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::live
