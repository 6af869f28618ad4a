// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/alarm/standing.h"

namespace meretid::nightwatch::alarm {

void fields(describe::Fields<Open>& f) {
  f.name("NightOpen");
  f("alarm", &Open::alarm);
  f("opened", &Open::opened);
  f("called", &Open::called);
  f("until", &Open::until);
}
void fields(describe::Fields<Waiting>& f) {
  f.name("NightWaiting");
  f("id", &Waiting::id);
  f("device", &Waiting::device).optional();
  f("happened", &Waiting::happened);
  f("due", &Waiting::due);
}
void fields(describe::Fields<Standing>& f) {
  f.name("NightStanding");
  f("open", &Standing::open);
  f("waiting", &Standing::waiting);
  f("out_since", &Standing::out_since);
  f("paused_until", &Standing::paused_until);
  f("present_until", &Standing::present_until);
  f("present", &Standing::present).optional();
  f("last_fall", &Standing::last_fall);
  f("quiet_until", &Standing::quiet_until);
}

}  // namespace meretid::nightwatch::alarm
