// SPDX-License-Identifier: EUPL-1.2
// What people write about a ward, on each database: consents as they were given, who was watched over when, what answers propose.
#include <gtest/gtest.h>

#include "record/line.h"
#include "solutions/nightwatch/administration/book.h"
#include "solutions/nightwatch/administration/concerns.h"
#include "solutions/nightwatch/hall/alarms.h"
#include "solutions/nightwatch/hall/ward_test.h"

namespace meretid::nightwatch::administration {
namespace {

class Book : public hall::WardTest {
 protected:
  Book() { EXPECT_TRUE(store::migrate_all(db(), GetParam(), {"solutions/nightwatch/hall/migrations", "solutions/nightwatch/administration/migrations"}, now())); }
  By by(std::int64_t later = 0) const { return {ward_, account_, now() + later}; }
  ward::Resident made() {
    ward::Resident one = resident_named("Anna Sørensen");
    one.person.consent = {};
    EXPECT_TRUE(put_resident(db(), key(), by(), one));
    return one;
  }
  static ward::Consent consent() {
    ward::Consent given;
    given.basis = ward::Basis::kConsent;
    given.note = "Anna selv, journalen 2026-05";
    return given;
  }
};

TEST_P(Book, AConsentIsKeptAsItWasGivenAndWithdrawnAndDecidesWhoIsWatched) {
  const ward::Resident one = made();
  EXPECT_FALSE((*hall::care(db(), ward_, one.id, now()))->watched);
  ASSERT_TRUE(give_consent(db(), key(), by(kHour), one.id, consent()));
  EXPECT_TRUE((*hall::care(db(), ward_, one.id, now() + kHour))->watched);
  ASSERT_TRUE(give_consent(db(), key(), by(2 * kHour), one.id, {}));
  EXPECT_FALSE((*hall::care(db(), ward_, one.id, now() + 2 * kHour))->watched);
  const auto given = consents(db(), key(), ward_, one.id);
  ASSERT_TRUE(given);
  ASSERT_EQ(given->size(), 2U);
  EXPECT_EQ((*given)[0].consent.basis, ward::Basis::kNone) << "withdrawn, and the one before it is still known";
  EXPECT_EQ((*given)[1].consent.note, consent().note);
  const auto watched = spans(db(), ward_);
  ASSERT_TRUE(watched);
  ASSERT_EQ(watched->size(), 1U);
  EXPECT_EQ((*watched)[0].since, now() + kHour);
  EXPECT_EQ((*watched)[0].until, now() + 2 * kHour);
  for (const char* table : {"nightwatch_consents", "nightwatch_residents"}) {
    const auto rows = db().query(std::string("SELECT * FROM ") + table);
    ASSERT_TRUE(rows);
    for (const auto& row : *rows)
      for (const auto& value : row.values())
        EXPECT_TRUE(!std::holds_alternative<std::string>(value) || std::get<std::string>(value).find("Anna") == std::string::npos) << table;
  }
}

TEST_P(Book, AConsentThatEndsEndsTheSpanAndEveryStepIsInTheRecord) {
  const ward::Resident one = made();
  ward::Consent given = consent();
  given.until = Date{std::chrono::sys_days(std::chrono::days(now().microseconds / (24 * kHour)))};
  ASSERT_TRUE(give_consent(db(), key(), by(), one.id, given));
  const auto watched = spans(db(), ward_);
  ASSERT_EQ(watched->size(), 1U);
  ASSERT_TRUE((*watched)[0].until);
  EXPECT_GT(*(*watched)[0].until, now());
  const auto rows = db().query("SELECT event FROM record_lines WHERE event LIKE 'nightwatch.%' ORDER BY number");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[1].text("event"), "nightwatch.consent.given");
}

TEST_P(Book, AnswersToAlarmsBecomeFeedbackUntilAProposalIsDecided) {
  ward::Resident one = made();
  one.policy.bed_exit = {{"00:00", "00:00", ward::BedExitRule::kAtOnce, 0}};
  ASSERT_TRUE(put_resident(db(), key(), by(), one));
  ASSERT_TRUE(give_consent(db(), key(), by(), one.id, consent()));
  const hall::Subject subject{ward_, one.id};
  const auto device = Id<ward::Device>::make();
  Timestamp when = now();
  const auto happen = [&](const char* kind, alarm::What what, double score, ward::Outcome outcome) {
    when = when + kHour;
    const auto steps = hall::tell(db(), subject, {.kind = kind, .what = what, .device = device, .happened = when, .sensor_time = static_cast<double>(when.microseconds) / 1e6, .score = score}, when);
    ASSERT_TRUE(steps);
    ASSERT_FALSE(steps->empty());
    alarm::Act act{.what = alarm::Do::kClose, .alarm = steps->front().alarm->id, .account = account_};
    act.outcome = outcome;
    ASSERT_TRUE(hall::answer(db(), subject, act, when + kMinute));
  };
  happen("fall", alarm::What::kFall, 2.5, ward::Outcome::kFalse);
  happen("fall", alarm::What::kFall, 4, ward::Outcome::kTrue);
  happen("bed_exit", alarm::What::kBedExit, 0.9, ward::Outcome::kNuisance);
  ASSERT_TRUE(add_missed(db(), {ward_, account_, when}, one.id, when));
  auto told = feedback(db(), ward_, one.id, 2.0, when + kHour);
  ASSERT_TRUE(told) << told.error().code;
  ASSERT_EQ(told->false_falls.size(), 1U);
  EXPECT_NEAR(told->false_falls[0], 0.5, 1e-9) << "above the model's threshold";
  EXPECT_EQ(told->true_falls, 1);
  EXPECT_EQ(told->bed_unneeded, 1);
  EXPECT_EQ(told->missed_falls, 1);
  ASSERT_TRUE(decide_proposal(db(), {ward_, account_, when + 2 * kHour}, one.id, learning::Change::kMoreFalls, false));
  told = feedback(db(), ward_, one.id, 2.0, when + 3 * kHour);
  EXPECT_TRUE(told->false_falls.empty());
  EXPECT_EQ(told->missed_falls, 0);
}

TEST_P(Book, NotesAndChecks) {
  ASSERT_TRUE(add_note(db(), key(), by(), "Anna har sovet uroligt"));
  ASSERT_TRUE(add_check(db(), by(), 3));
  const auto written = notes(db(), key(), ward_, now());
  ASSERT_EQ(written->size(), 1U);
  EXPECT_EQ((*written)[0].text, "Anna har sovet uroligt");
  EXPECT_EQ((*last_check(db(), ward_))->concerns, 3);
  EXPECT_FALSE(*last_check(db(), new_ward("Anden")));
}

TEST(Concerns, WhatMustBePutRightBeforeTheNight) {
  const Timestamp now{1'780'000'000 * kSecond};
  const Date today{std::chrono::sys_days(std::chrono::days(now.microseconds / (24 * kHour)))};
  ward::Resident none, bare, well, moved;
  for (ward::Resident* one : {&none, &bare, &well, &moved}) one->id = ResidentId::make();
  for (ward::Resident* one : {&bare, &well, &moved}) one->person.consent.basis = ward::Basis::kConsent;
  moved.watched = false;
  well.person.consent.until = Date{std::chrono::sys_days(today) + std::chrono::days(10)};
  ward::Device device;
  device.id = Id<ward::Device>::make();
  device.resident = well.id;
  device.seen = now, device.online = true, device.battery = 19, device.dropped = 0.06;
  const auto all = concerns({none, bare, well, moved}, {device}, now, today);
  std::vector<Worry> worries;
  for (const Concern& one : all) worries.push_back(one.worry);
  EXPECT_EQ(worries, (std::vector{Worry::kNoBasis, Worry::kNoDevice, Worry::kBasisEnds, Worry::kBattery, Worry::kDropped}));
  device.battery = 20, device.dropped = 0.05, device.seen = Timestamp{now.microseconds - 2 * kMinute};
  well.person.consent.until.reset();
  EXPECT_EQ(concerns({well}, {device}, now, today).at(0).worry, Worry::kSilent);
  device.seen.reset();
  EXPECT_EQ(concerns({well}, {device}, now, today).at(0).worry, Worry::kNeverHeard);
}

INSTANTIATE_TEST_SUITE_P(Backends, Book, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::administration
