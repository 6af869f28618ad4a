// SPDX-License-Identifier: EUPL-1.2
// What a ward keeps, on each database: it comes back as it was written, names nobody in the clear, and stays in its case.
#include "solutions/nightwatch/hall/kept.h"

#include <gtest/gtest.h>

#include "people/account.h"
#include "people/case.h"
#include "solutions/nightwatch/hall/ward_test.h"

namespace meretid::nightwatch::hall {
namespace {

class Kept : public WardTest {};

TEST_P(Kept, AResidentComesBackAndIsSealed) {
  ward::Resident one = resident_named("Anna Sørensen");
  one.policy.bed_exit = {{"22:00", "06:00", ward::BedExitRule::kAfter, 15}};
  ASSERT_TRUE(write_resident(db(), key(), ward_, one));
  const auto back = resident(db(), key(), ward_, one.id);
  ASSERT_TRUE(back) << back.error().code;
  EXPECT_EQ(describe::to_json(*back), describe::to_json(one));
  const auto rows = db().query("SELECT * FROM nightwatch_residents");
  ASSERT_TRUE(rows);
  for (const auto& value : (*rows)[0].values())
    EXPECT_TRUE(!std::holds_alternative<std::string>(value) || std::get<std::string>(value).find("Anna") == std::string::npos);
}

TEST_P(Kept, NobodyIsWatchedWithoutABasisOrBeyondIt) {
  ward::Resident one = resident_named("A");
  one.person.consent = {};
  ASSERT_TRUE(write_resident(db(), key(), ward_, one));
  EXPECT_FALSE((*care(db(), ward_, one.id, now()))->watched);
  one.person.consent.basis = ward::Basis::kConsent;
  one.person.consent.until = Date{std::chrono::sys_days(std::chrono::days(now().microseconds / (24 * kHour)))};
  ASSERT_TRUE(write_resident(db(), key(), ward_, one));
  EXPECT_TRUE((*care(db(), ward_, one.id, now()))->watched);
  EXPECT_FALSE((*care(db(), ward_, one.id, now() + 3 * 24 * kHour))->watched);
}

TEST_P(Kept, ATopicHasOneDeviceInTheWholeHouse) {
  ward::Device device = device_of({}, "12", "krop");
  device.secret_hash = hash_of_secret("a");
  ASSERT_TRUE(write_device(db(), ward_, device, now()));
  ward::Device other = device;
  other.id = Id<ward::Device>::make();
  EXPECT_EQ(store::code_of(write_device(db(), ward_, other, now())), "nightwatch.hall.topic_taken");
  const auto elsewhere = new_ward("Anden afdeling");
  EXPECT_EQ(store::code_of(write_device(db(), elsewhere, other, now())), "nightwatch.hall.topic_taken");
  EXPECT_EQ(store::code_of(write_device(db(), elsewhere, device, now())), "nightwatch.hall.no_device") << "a device of another ward cannot be taken over";
  device.secret_hash.clear();
  device.silence = 60;
  ASSERT_TRUE(write_device(db(), ward_, device, now()));
  const auto back = hall::device(db(), ward_, device.id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->secret_hash, hash_of_secret("a")) << "kept where none is given";
  EXPECT_EQ(back->silence, 60);
  EXPECT_EQ(back->place, "12");
}

TEST_P(Kept, RoutingAndContacts) {
  EXPECT_EQ(read_routing(db(), ward_)->to_group, 90) << "the default";
  ASSERT_TRUE(write_contacts(db(), key(), ward_, {.telephones = {"+4512345678"}}));
  EXPECT_EQ(read_routing(db(), ward_)->to_group, 90);
  ASSERT_TRUE(write_routing(db(), ward_, {.to_group = 60}));
  EXPECT_EQ(read_routing(db(), ward_)->to_group, 60);
  EXPECT_EQ(read_contacts(db(), key(), ward_)->telephones.size(), 1U);
  EXPECT_FALSE(write_routing(db(), ward_, {.to_group = 60, .to_leader = 60}));
}

INSTANTIATE_TEST_SUITE_P(Backends, Kept, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::hall
