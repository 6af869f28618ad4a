// SPDX-License-Identifier: EUPL-1.2
// The board of freed time and the samples of work by hand, as they go over the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/job_types.h"
#include "describe/describe.h"

namespace meretid::api {

struct Estimate {
  double minutes = 0, low = 0, high = 0;
};
inline void fields(describe::Fields<Estimate>& f) {
  f("minutes", &Estimate::minutes).help("Minutter; under nul, hvis løsningen tog længere.", "Minutes; below zero where the solution took longer.");
  f("low", &Estimate::low).help("Nedre grænse, 95 %.", "Lower bound, 95 %.");
  f("high", &Estimate::high).help("Øvre grænse, 95 %.", "Upper bound, 95 %.");
}

/// Of one kind of job, or of all of a solution.
struct Figures {
  double assumed_minutes = 0;
  std::int64_t assumed_jobs = 0;
  std::optional<Estimate> measured;
  std::string not_measured;  ///< "", "no_samples", "few_samples", "few_jobs"
  std::int64_t samples = 0, measured_jobs = 0, jobs = 0;
  double cpu_seconds = 0, energy_wh = 0;
  double energy_measured = 0;  ///< share of the CPU time whose energy was measured
  std::optional<double> energy_wh_per_job, energy_kroner_per_job;
  std::optional<double> work_minutes_per_job, work_kroner_per_job;
};
void fields(describe::Fields<Figures>& f);

/// One solution in the public register.
struct RegisterAnswer {
  std::string id;
  Both name, purpose, frees, user, legal_basis, data, oversight;
  std::string risk, contact, status, version;
  Figures figures;
  std::int64_t decisions = 0;
  describe::Raw evidence{"[]"};
};
void fields(describe::Fields<RegisterAnswer>& f);

struct FreedKind {
  std::string kind;
  Figures figures;
};
inline void fields(describe::Fields<FreedKind>& f) {
  f("kind", &FreedKind::kind).help("Jobbets navn.", "The name of the job.");
  f("figures", &FreedKind::figures).help("Tallene.", "The figures.");
}

struct FreedRoom {
  std::string id;
  Both name;
  Figures figures;
  std::int64_t decisions = 0;
  std::vector<FreedKind> kinds;
};
inline void fields(describe::Fields<FreedRoom>& f) {
  f("id", &FreedRoom::id).help("Løsningens id.", "The id of the solution.");
  f("name", &FreedRoom::name).help("Navnet.", "The name.");
  f("figures", &FreedRoom::figures).help("Løsningens samlede tal.", "The figures of the whole solution.");
  f("decisions", &FreedRoom::decisions).help("Beslutninger truffet af mennesker.", "Decisions made by people.");
  f("kinds", &FreedRoom::kinds).help("Tal for hver slags job.", "Figures for each kind of job.");
}

struct BoardAnswer {
  double goal_hours = 0;
  int goal_year = 0;
  double hours_per_year = 0;  ///< of one full-time year
  double assumed_minutes = 0;
  std::optional<Estimate> measured;
  std::int64_t fewest = 0;
  double kroner_per_kwh = 0, kroner_per_hour = 0, watts_per_core = 0;
  std::vector<FreedRoom> rooms;
};
void fields(describe::Fields<BoardAnswer>& f);

struct NewBaseline {
  std::string room, kind;
  double minutes = 0;
};
inline void fields(describe::Fields<NewBaseline>& f) {
  f.about("Et stykke arbejde af samme slags, gjort uden Meretid.", "One piece of the same work, done without Meretid.");
  f("room", &NewBaseline::room).help("Løsningen.", "The solution.").length(1, 64);
  f("kind", &NewBaseline::kind).help("Det job, der ellers gør arbejdet.", "The job that otherwise does the work.").length(1, 64);
  f("minutes", &NewBaseline::minutes).help("Så mange minutter tog det.", "How many minutes it took.").range(0, 100'000);
}

struct Sampled {
  std::string room, kind;
  std::int64_t samples = 0;
  bool asked = false;
};
inline void fields(describe::Fields<Sampled>& f) {
  f("room", &Sampled::room).help("Løsningen.", "The solution.");
  f("kind", &Sampled::kind).help("Jobbet.", "The job.");
  f("samples", &Sampled::samples).help("Målinger til nu.", "Samples so far.");
  f("asked", &Sampled::asked).help("Er denne sag trukket ud til en måling?", "Was this case drawn for a sample?");
}

}  // namespace meretid::api
