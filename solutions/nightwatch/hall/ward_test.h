// SPDX-License-Identifier: EUPL-1.2
// A ward to test with: a case of the room in a fresh database.
#pragma once

#include <gtest/gtest.h>

#include "people/account.h"
#include "people/case.h"
#include "solutions/nightwatch/hall/kept.h"
#include "store/migrate.h"
#include "store/test_database.h"

namespace meretid::nightwatch::hall {

class WardTest : public testing::TestWithParam<std::string> {
 protected:
  WardTest() : database_(GetParam()) {
    EXPECT_TRUE(store::migrate_all(db(), GetParam(), {"solutions/nightwatch/hall/migrations"}, now()));
    account_ = people::create_account(db(), "nat", "Nat", "x", now()).value().id;
    ward_ = new_ward("Afdeling Birk");
  }
  store::Connection& db() { return database_.connection(); }
  Timestamp now() const { return now_; }
  CaseId new_ward(const std::string& title) { return people::create_case(db(), *database_.keys(), "nightwatch", title, account_, now()).value().id; }
  store::CaseKey key() { return database_.keys()->key(db(), people::open_case(db(), account_, ward_, now()).value()).value(); }

  static ward::Resident resident_named(const std::string& name) {
    ward::Resident one;
    one.id = Id<ward::Resident>::make();
    one.person = {name, "Stue 12", {}};
    one.person.consent.basis = ward::Basis::kConsent;
    return one;
  }
  static ward::Device device_of(const Id<ward::Resident>& resident, const std::string& place, const std::string& sensor) {
    ward::Device device;
    device.id = Id<ward::Device>::make();
    device.resident = resident;
    device.site = "birk", device.place = place, device.sensor = sensor;
    return device;
  }

  store::TestDatabase database_;
  Timestamp now_{1'780'000'000 * kSecond};
  ward::AccountId account_;
  CaseId ward_;
};

}  // namespace meretid::nightwatch::hall
