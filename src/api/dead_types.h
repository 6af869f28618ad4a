// SPDX-License-Identifier: EUPL-1.2
// Jobs that did not end well, as they go over the wire.
#pragma once

#include <string>

#include "describe/describe.h"
#include "jobs/queue.h"

namespace meretid::api {

struct DeadAnswer {
  Id<jobs::Job> job;
  std::string room, kind;
  Id<people::Case> case_id;
  std::string state, who;
  bool mine = false;
  Timestamp created, ended;
  std::int64_t attempts = 0;
  std::string code, detail;
  bool whole = false;
};
inline void fields(describe::Fields<DeadAnswer>& f) {
  using D = DeadAnswer;
  f("job", &D::job).help("Jobbets id.", "The id of the job.");
  f("room", &D::room).help("Rummet.", "The room.");
  f("kind", &D::kind).help("Jobbets navn.", "The name of the job.");
  f("case", &D::case_id).help("Sagen; tom: ingen, eller en, man ikke er med i.", "The case; empty: none, or one that the caller is no member of.");
  f("state", &D::state).help("dead eller failed.", "dead or failed.");
  f("who", &D::who).help("Hvem der startede det; tomt: huset selv.", "Who started it; empty: the house itself.");
  f("mine", &D::mine).help("Er det den spørgendes eget?", "Is it the caller's own?");
  f("created", &D::created).help("Oprettet.", "Created.");
  f("ended", &D::ended).help("Gik i stå.", "Stopped.");
  f("attempts", &D::attempts).help("Forsøg, der ikke endte godt.", "Attempts that did not end well.");
  f("code", &D::code).help("Fejlens kode.", "The code of the error.");
  f("detail", &D::detail).help("Fejlen i ord.", "The error in words.");
  f("whole", &D::whole).help("Nej: det, der kunne fortælle om sagen, er udeladt (»…«).", "No: what might tell of the case is left out (“…”).");
}

}  // namespace meretid::api
