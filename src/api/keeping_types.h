// SPDX-License-Identifier: EUPL-1.2
// Bodies and answers about how long cases are kept.
#pragma once

#include <optional>
#include <string>

#include "describe/describe.h"
#include "keeping/retention.h"

namespace meretid::api {

struct KeepingAnswer {
  std::string state;
  std::int64_t days = 0;
  std::optional<Timestamp> closed, deleted_from, held_since;
  std::string held_by, held_because;
  bool owner = false;
};
inline void fields(describe::Fields<KeepingAnswer>& f) {
  f("state", &KeepingAnswer::state).help("open, closed eller deleting.", "open, closed or deleting.");
  f("days", &KeepingAnswer::days).help("Så mange dage efter lukning slettes sagen; 0: ingen grænse.",
                                       "So many days after closing the case is deleted; 0: no limit.");
  f("closed", &KeepingAnswer::closed).help("Lukket.", "Closed.");
  f("deleted_from", &KeepingAnswer::deleted_from).help("Herefter slettes sagen.", "From then on the case is deleted.");
  f("held_since", &KeepingAnswer::held_since).help("Under bevaringspligt siden.", "Under legal hold since.");
  f("held_by", &KeepingAnswer::held_by).help("Hvem der satte bevaringspligten.", "Who set the hold.");
  f("held_because", &KeepingAnswer::held_because).help("Begrundelsen.", "The reason.");
  f("owner", &KeepingAnswer::owner).help("Må den, der spørger, sætte og ophæve bevaringspligt og slette?",
                                         "May the one who asks set and lift a hold and delete?");
}

struct HoldWish {
  bool held = true;
  std::string reason;
};
inline void fields(describe::Fields<HoldWish>& f) {
  f.about("Sætter en sag under bevaringspligt (den slettes ikke, hvor længe der end går) eller ophæver den.",
          "Puts a case under legal hold (it is not deleted, however long it takes) or lifts the hold.");
  f("held", &HoldWish::held).help("true: sæt; false: ophæv.", "true: set; false: lift.");
  f("reason", &HoldWish::reason).help("Begrundelsen.", "The reason.").length(1, 2000);
}

struct RuleAnswer {
  std::string room;
  std::int64_t days = 0;
  bool decided = false;
};
inline void fields(describe::Fields<RuleAnswer>& f) {
  f("room", &RuleAnswer::room).help("Rummet.", "The room.");
  f("days", &RuleAnswer::days).help("Dage efter lukning; 0: ingen grænse.", "Days after closing; 0: no limit.");
  f("decided", &RuleAnswer::decided).help("Besluttet af en administrator; ellers løsningens forslag.",
                                          "Decided by an administrator; else what the solution proposes.");
}

struct NewRule {
  std::int64_t days = 0;
};
inline void fields(describe::Fields<NewRule>& f) {
  f("days", &NewRule::days).help("Dage efter lukning; 0: ingen grænse.", "Days after closing; 0: no limit.").range(0, 36'500);
}

struct DueAnswer {
  Id<people::Case> id;
  std::string room;
  Timestamp closed, deleted_from;
  bool held = false;
};
inline void fields(describe::Fields<DueAnswer>& f) {
  f("id", &DueAnswer::id).help("Sagens id; titlen ser kun dens medlemmer.", "The id of the case; only its members see the title.");
  f("room", &DueAnswer::room).help("Rummet.", "The room.");
  f("closed", &DueAnswer::closed).help("Lukket.", "Closed.");
  f("deleted_from", &DueAnswer::deleted_from).help("Herefter slettes sagen.", "From then on the case is deleted.");
  f("held", &DueAnswer::held).help("Under bevaringspligt: slettes ikke.", "Under legal hold: is not deleted.");
}

}  // namespace meretid::api
