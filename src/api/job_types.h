// SPDX-License-Identifier: EUPL-1.2
// Bodies and answers about rooms, jobs, decisions and the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "jobs/queue.h"
#include "people/case.h"

namespace meretid::api {

struct Both {
  std::string da, en;
};
inline void fields(describe::Fields<Both>& f) {
  f("da", &Both::da).help("På dansk.", "In Danish.");
  f("en", &Both::en).help("På engelsk.", "In English.");
}

struct RoomJob {
  std::string name, role, draft;
  describe::Raw form;
};
inline void fields(describe::Fields<RoomJob>& f) {
  f("name", &RoomJob::name).help("Jobbets navn.", "The name of the job.");
  f("role", &RoomJob::role).help("Rollen, det kræver.", "The role it needs.");
  f("draft", &RoomJob::draft).help("Det, et menneske beslutter; tomt: intet.", "What a person decides on; empty: nothing.");
  f("form", &RoomJob::form).help("JSON Schema for jobbets input.", "JSON Schema of the job's input.");
}

struct RoomAnswer {
  std::string id;
  Both name, purpose;
  std::string status;
  std::vector<RoomJob> jobs;
};
inline void fields(describe::Fields<RoomAnswer>& f) {
  f("id", &RoomAnswer::id).help("Rummets id.", "The id of the room.");
  f("name", &RoomAnswer::name).help("Navnet.", "The name.");
  f("purpose", &RoomAnswer::purpose).help("Formålet.", "The purpose.");
  f("status", &RoomAnswer::status).help("planned, trial eller ready.", "planned, trial or ready.");
  f("jobs", &RoomAnswer::jobs).help("Rummets jobs.", "The jobs of the room.");
}

struct JobStarted {
  Id<jobs::Job> job;
};
inline void fields(describe::Fields<JobStarted>& f) {
  f("job", &JobStarted::job).help("Jobbets id.", "The id of the job.");
}

struct JobError {
  std::string code, detail, where;
};
inline void fields(describe::Fields<JobError>& f) {
  f("code", &JobError::code).help("Fejlens kode.", "The code of the error.");
  f("detail", &JobError::detail).help("Hvad der var ventet, og hvad der stod.", "What was expected and what was found.");
  f("where", &JobError::where).help("Stedet.", "The place.");
}

struct JobAnswer {
  Id<jobs::Job> id;
  std::string room, kind;
  Id<people::Case> case_id;
  std::string state;
  double fraction = 0;
  std::string step, step_code;
  std::optional<Timestamp> created, started, ended;
  double cpu_seconds = 0;
  std::optional<JobError> error;
};
void fields(describe::Fields<JobAnswer>& f);

/// What a stream tells while a job runs.
struct Progress {
  double fraction = 0;
  std::string step, step_code;
};
inline void fields(describe::Fields<Progress>& f) {
  f("fraction", &Progress::fraction).help("0 til 1.", "0 to 1.");
  f("step", &Progress::step).help("Det, der sker nu.", "What happens now.");
  f("step_code", &Progress::step_code).help("Trinnets kode.", "The code of the step.");
}

struct ArtefactAnswer {
  std::string name, type;
  std::int64_t size = 0;
};
inline void fields(describe::Fields<ArtefactAnswer>& f) {
  f("name", &ArtefactAnswer::name).help("Navn eller sti.", "Name or path.");
  f("type", &ArtefactAnswer::type).help("MIME-type.", "MIME type.");
  f("size", &ArtefactAnswer::size).help("Størrelse i bytes.", "Size in bytes.");
}

struct DecisionLine {
  std::string part, decided;
  std::optional<std::string> proposed, ground, reason;
  std::optional<describe::Raw> amended;
};
struct NewDecisions {
  std::vector<DecisionLine> decisions;
  double active_seconds = 0;
};
struct DecisionAnswer {
  std::string part, proposed, decided, ground, reason;
  std::optional<describe::Raw> amended;
  std::string who;
  Timestamp at;
  std::string hash;
};
void fields(describe::Fields<DecisionLine>& f);
void fields(describe::Fields<NewDecisions>& f);
void fields(describe::Fields<DecisionAnswer>& f);

struct DraftAnswer {
  Id<jobs::Job> job;
  std::string room, kind;
  Id<people::Case> case_id;
  std::string title;
  std::int64_t proposed = 0, decided = 0;
};
void fields(describe::Fields<DraftAnswer>& f);

struct RecordAnswer {
  std::int64_t number = 0, position = 0;
  Timestamp at;
  std::string event, text, room, who;
  Id<jobs::Job> job;
  describe::Raw facts{"{}"};
};
void fields(describe::Fields<RecordAnswer>& f);

}  // namespace meretid::api
