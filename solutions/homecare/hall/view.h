// SPDX-License-Identifier: EUPL-1.2
// The plan as the planner's page shows it: the draft with its changes, everything named once, references by index in these lists,
// seconds from `origin`. 3,000 visits are some 700 kB of JSON. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "describe/describe.h"
#include "solutions/homecare/hall/rows.h"

namespace meretid::homecare::hall {

struct PlaceView {
  std::string id;
  std::optional<double> lat, lon;
};
struct CitizenView {
  std::string id, name;
  std::int32_t place = 0, contact = -1;
};
struct CarerView {
  std::string id, name, mode;
  bool substitute = false;
  std::vector<std::string> skills;
};
struct ShiftView {
  std::string id;
  std::int32_t carer = 0;
  std::string layer;  ///< "day", "evening", "night"
  std::int32_t from = 0, until = 0, begin = 0, end = 0;
  std::optional<std::int32_t> absent_from, pause_length;
};
struct WindowView {
  std::int32_t from = 0, until = 0;
};
struct VisitView {
  std::string id;
  std::int32_t citizen = 0, duration = 0, carers = 1;
  std::vector<WindowView> windows;
  std::optional<std::int32_t> preferred;
  std::string priority;  ///< "critical", "high", "normal", "low"
  bool medical = false, locked = false, begun = false;
  std::vector<std::string> services, skills;
};
struct TurnView {
  std::int32_t visit = 0, need = 0, start = 0;
  std::int32_t way = 0;   ///< seconds to the door, parking included
  std::int32_t late = 0;  ///< seconds after the window
};
struct RouteView {
  std::vector<TurnView> turns;
  std::optional<std::int32_t> pause;
  std::int32_t home = 0;  ///< when the carer is back
};
/// Why a visit has no place, in words.
struct ReasonView {
  std::string da, en;
};
struct UnassignedView {
  std::int32_t visit = 0;
  std::vector<ReasonView> reasons;
};
struct MeasureView {
  std::string id;    ///< "ata", "driving", "nc14", "unassigned", "late", "fairness", …
  double value = 0;
  std::string unit;  ///< "share", "minutes", "km", "count", "faces"
};

struct PlanView {
  std::string title, name, first;
  std::int32_t days = 1;
  Timestamp origin;
  std::vector<std::int32_t> midnights;
  bool estimated = false;
  bool ground = false;       ///< there are roads to draw
  std::int32_t promised = 0;  ///< seconds to either side of a start that a citizen is promised
  std::string state;    ///< "draft", "adopted", "rejected"
  std::string version;  ///< of the changes: who saves names the one they saw
  std::vector<ChangeRow> changes;
  std::vector<std::string> broken;  ///< actions that no longer fit the plan and were passed over
  std::vector<PlaceView> places;
  std::vector<CitizenView> citizens;
  std::vector<CarerView> carers;
  std::vector<ShiftView> shifts;
  std::vector<VisitView> visits;
  std::vector<RouteView> routes;  ///< one for each shift, in its order
  std::vector<UnassignedView> unassigned;
  std::vector<NoteRow> notes;
  std::vector<MeasureView> measures;
  std::vector<AlterationRow> alterations;
};

void fields(describe::Fields<PlaceView>& f);
void fields(describe::Fields<CitizenView>& f);
void fields(describe::Fields<CarerView>& f);
void fields(describe::Fields<ShiftView>& f);
void fields(describe::Fields<WindowView>& f);
void fields(describe::Fields<VisitView>& f);
void fields(describe::Fields<TurnView>& f);
void fields(describe::Fields<RouteView>& f);
void fields(describe::Fields<ReasonView>& f);
void fields(describe::Fields<UnassignedView>& f);
void fields(describe::Fields<MeasureView>& f);
void fields(describe::Fields<PlanView>& f);

}  // namespace meretid::homecare::hall
