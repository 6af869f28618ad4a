// SPDX-License-Identifier: EUPL-1.2
// The engine on each database: an event is kept once, everything of a step changes together, two who answer at once do not undo each
// other, and what nobody is watched for is not kept.
#include "solutions/nightwatch/hall/alarms.h"

#include <thread>

#include "record/line.h"
#include "solutions/nightwatch/hall/ward_test.h"

namespace meretid::nightwatch::hall {
namespace {

using alarm::What;

class Alarms : public WardTest {
 protected:
  Alarms() {
    const ward::Resident one = resident_named("Anna");
    EXPECT_TRUE(write_resident(db(), key(), ward_, one));
    subject_ = {ward_, one.id};
  }
  std::size_t told(What what, double sensor_time, std::string kind = "fall") {
    const auto steps = tell(db(), subject_, {std::move(kind), what, device_, now(), sensor_time, 1}, now());
    EXPECT_TRUE(steps) << steps.error().code;
    return steps ? steps->size() : 0;
  }
  std::int64_t count(const std::string& table) { return (*db().query("SELECT COUNT(*) AS n FROM " + table))[0].integer("n"); }

  Subject subject_;
  Id<ward::Device> device_ = Id<ward::Device>::make();
};

TEST_P(Alarms, AnEventIsKeptOnceAndEveryStepIsALineOfTheRecord) {
  EXPECT_EQ(told(What::kFall, 12.5), 1U);
  EXPECT_EQ(told(What::kFall, 12.5), 0U) << "the broker sent it again";
  EXPECT_EQ(count("nightwatch_events"), 1);
  EXPECT_EQ(count("nightwatch_steps"), 1);
  const auto open = alarms(db(), ward_, now());
  ASSERT_TRUE(open) << open.error().code;
  ASSERT_EQ(open->size(), 1U);
  const auto found = subject_of(db(), ward_, (*open)[0].id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->resident, subject_.resident);
  EXPECT_EQ(store::code_of(subject_of(db(), new_ward("Anden"), (*open)[0].id)), "nightwatch.alarm.unknown") << "of another ward";
  ASSERT_TRUE(answer(db(), subject_, {alarm::Do::kClose, (*open)[0].id, account_, ward::Outcome::kTrue}, now()));
  EXPECT_EQ(alarms(db(), ward_, now() + kSecond)->size(), 0U);
  EXPECT_EQ((*alarms(db(), ward_, now()))[0].outcome, ward::Outcome::kTrue);
  EXPECT_EQ((*db().query("SELECT COUNT(*) AS n FROM record_lines WHERE event LIKE 'nightwatch.alarm.%'"))[0].integer("n"), 2);
}

TEST_P(Alarms, ABrokerThatIsAwayIsAnAlarmInEveryWard) {
  const CaseId other = new_ward("Anden");
  for (const CaseId& ward : {ward_, other}) {
    const auto steps = tell(db(), {ward, {}}, {"service.broker_down", What::kBrokerDown, {}, now(), 17, 0}, now());
    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->size(), 1U) << "the same moment";
    EXPECT_EQ(tell(db(), {ward, {}}, {"service.broker_down", What::kBrokerDown, {}, now(), 17, 0}, now())->size(), 0U);
  }
}

TEST_P(Alarms, WhoIsNotWatchedLeavesNoTrace) {
  ward::Resident one = resident_named("Anna");
  one.id = subject_.resident;
  one.watched = false;
  ASSERT_TRUE(write_resident(db(), key(), ward_, one));
  EXPECT_EQ(told(What::kFall, 1), 0U);
  EXPECT_EQ(count("nightwatch_events"), 0);
}

TEST_P(Alarms, TimeGoesOnFromWhatIsKept) {
  told(What::kFall, 1);
  EXPECT_TRUE(due(db(), now())->empty());
  now_ = now_ + 180 * kSecond;
  const auto subjects = due(db(), now());
  ASSERT_EQ(subjects->size(), 1U);
  EXPECT_EQ(pass(db(), (*subjects)[0], now())->size(), 1U) << "no carer: the ward has it already, so the leader";
  EXPECT_TRUE(due(db(), now())->empty());
  ASSERT_TRUE(tell(db(), {ward_, {}}, {"service.broker", What::kBrokerDown, {}, now(), 1, 0}, now()));
  now_ = now_ + 3600 * kSecond;
  EXPECT_EQ(due(db(), now())->size(), 2U);
}

TEST_P(Alarms, ManyAtOnceDoNotUndoEachOther) {
  std::vector<std::jthread> threads;
  std::atomic<int> failed = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t, connection = std::shared_ptr(database_.connect())] {
      for (int i = 0; i < 10; ++i) {
        const auto device = Id<ward::Device>::make();  // each its own trouble
        for (int tries = 0; tries < 20; ++tries) {
          if (tell(*connection, subject_, {"device.flood", What::kTrouble, device, now(), double(t * 100 + i), 0}, now())) break;
          if (tries == 19) ++failed;
        }
      }
    });
  threads.clear();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(standing(db(), subject_)->open.size(), 40U);
  EXPECT_EQ(alarms(db(), ward_, now())->size(), 40U);
}

TEST_P(Alarms, WhatGoesOutIsKeptWithTheStepThatCausedIt) {
  ASSERT_TRUE(write_contacts(db(), key(), ward_, {.webhook = "https://example.dk/alarm", .sounder = "http://127.0.0.1:1/"}));
  told(What::kFall, 1);
  EXPECT_EQ(count("nightwatch_outbound"), 2);
  told(What::kTrouble, 2, "device.flood");
  EXPECT_EQ(count("nightwatch_outbound"), 3) << "a flood sounds no siren";
}

INSTANTIATE_TEST_SUITE_P(Backends, Alarms, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::hall
