// SPDX-License-Identifier: EUPL-1.2
// A day of two carers and two citizens, all invented, for tests: three visits, the last over midnight and linked to the second.
#pragma once

#include "solutions/homecare/municipal/wire.h"

namespace meretid::homecare::municipal {

inline wire::File small_file() {
  wire::File file;
  file.municipality = "Småby";
  file.first = *date_from_iso8601("2026-03-02");
  file.skills = {"sosu"};
  file.places = {{"hus-0", 56.1, 9.1}, {"hus-1", 56.11, 9.11}, {"hus-2", 56.12, 9.08}};
  file.citizens = {{"b1", "Ane Eng", "hus-1"}, {"b2", "Bo Dal", "hus-2"}};
  file.carers = {{"m1", "Cilla Kær", {{"sosu", 2, {}}}}, {"m2", "Dan Bæk"}};
  file.carers[0].gender = Gender::kWoman;
  file.shifts = {{"dag", "m1", "2026-03-02T07:00", "2026-03-02T15:00", {}, "hus-0", {}, wire::PauseRow{30, "2026-03-02T11:00", "2026-03-02T13:00", true}, {}},
                 {"nat", "m2", "2026-03-02T23:00", "2026-03-03T07:00", {}, "hus-0", {}, {}, {}}};
  file.visits = {{"v1", "b1", 30, {{"2026-03-02T07:00", "2026-03-02T09:00"}}},
                 {"v2", "b2", 20, {{"2026-03-02T08:00", "2026-03-02T12:00"}}},
                 {"v3", "b2", 15, {{"2026-03-02T23:30", "2026-03-03T00:30"}}}};
  file.visits[0].needs = {{{"sosu", 1, {}}}};
  file.visits[2].link = wire::LinkRow{"v2", 600, 960};
  return file;
}

}  // namespace meretid::homecare::municipal
