// SPDX-License-Identifier: EUPL-1.2
// The draft of the room: a proposed plan as it is kept, and the changes that a planner makes to it. Visits, shifts and carers are
// named by the ids of the file, so that a row means the same wherever it is read. Times: seconds from midnight before the first
// day (municipal::Moment). Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "describe/describe.h"

namespace meretid::jobs { struct Job; }

namespace meretid::homecare::hall {

struct TurnRow {
  std::string visit;
  std::int32_t need = 0;   ///< which of the carers of the visit: 0, with two carers also 1
  std::int32_t start = 0;
};
struct RouteRow {
  std::string shift;
  std::vector<TurnRow> turns;
  std::optional<std::int32_t> pause;
};
/// What the reader of the file says of a row that it did not take, or took with a doubt.
struct NoteRow {
  std::string effect;  ///< "left_out", "assumed", "warning"; "visit": a visit that cannot be planned at all
  std::string id, where, da, en;
};
/// A part of the draft that a person decides on: "release" (the plan as a whole) and "edits" (what the planner changed in it).
struct PartRow {
  std::string id;
};

/// One need of a visit at another place than before; `shift` empty: nobody makes it.
struct PlacementRow {
  std::string visit;
  std::int32_t need = 0;
  std::string shift;
  std::int32_t start = 0;
};
struct PauseRow {
  std::string shift;
  std::int32_t start = 0;
};
struct AbsenceRow {
  std::string shift;
  std::int32_t from = 0;
};
/// What one action of the planner changes: complete, so that the plan follows from the draft and its changes in order.
struct ChangeRow {
  std::string action;  ///< "move", "insert", "unassign", "lock", "unlock", "sick", "late"
  std::vector<PlacementRow> placements;
  std::vector<PauseRow> pauses;
  std::vector<std::string> locked, unlocked;  ///< visits
  std::vector<AbsenceRow> absences;
};
/// The part "edits" as the record keeps it.
struct EditsRow {
  std::vector<ChangeRow> changes;
};

/// How the plan is to differ from the municipality as the file has it: »hvad nu hvis«.
struct AlterationRow {
  std::string kind;    ///< "without_carer", "without_shift", "on_foot", "by_bicycle", "meeting_place", "citizen"
  std::string id;      ///< carer or shift; "citizen": the citizen whose visits are doubled for a new one
  std::optional<double> lat, lon;  ///< "meeting_place": where all shifts begin and end; "citizen": where the new one lives
};

/// Weights that differ from the municipality's own; one is a minute of driving. Absent: as in the file.
struct WeightsRow {
  std::optional<double> driving, new_face, not_contact, late, overtime, preferred, fairness, wish, other_carer;
};

struct ProposeInput {
  describe::Uploads files;
  double seconds = 20;
  std::int64_t seed = 1;
  std::int32_t threads = 2;
  std::optional<std::int64_t> iterations;
  WeightsRow weights;
  std::vector<AlterationRow> alterations;
  std::string title;
};

/// Travel times by roads, made once from the map and kept with the draft; roads::write_matrix.
struct TravelRow {
  std::string mode;  ///< "car", "bicycle", "foot"
  std::string blob;
};

struct PlanDraft {
  std::string title;
  std::string name;         ///< of the municipality
  std::string first;        ///< the first day, ISO 8601
  std::int32_t days = 1;
  describe::Uploads files;  ///< what it was made from
  WeightsRow weights;
  std::vector<AlterationRow> alterations;
  bool estimated = false;   ///< travel times by straight lines
  std::vector<TravelRow> travel;  ///< empty: as the file has them, or estimated
  std::string ground;       ///< blob: GroundView, where a map was given
  double seconds = 0;       ///< that the search took
  std::vector<PartRow> plan;
  std::vector<RouteRow> routes;
  std::vector<std::string> unassigned;
  std::vector<NoteRow> notes;
};

void fields(describe::Fields<TurnRow>& f);
void fields(describe::Fields<RouteRow>& f);
void fields(describe::Fields<NoteRow>& f);
void fields(describe::Fields<PartRow>& f);
void fields(describe::Fields<PlacementRow>& f);
void fields(describe::Fields<PauseRow>& f);
void fields(describe::Fields<AbsenceRow>& f);
void fields(describe::Fields<ChangeRow>& f);
void fields(describe::Fields<EditsRow>& f);
void fields(describe::Fields<AlterationRow>& f);
void fields(describe::Fields<WeightsRow>& f);
void fields(describe::Fields<ProposeInput>& f);
void fields(describe::Fields<TravelRow>& f);
void fields(describe::Fields<PlanDraft>& f);

}  // namespace meretid::homecare::hall
