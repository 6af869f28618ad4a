// SPDX-License-Identifier: EUPL-1.2
// The room's own JSON file of a municipality, as it is written: names where the model has indices, texts where it has moments,
// minutes where it has seconds. Only what concerns the whole file is bounded here; what is wrong with one row, read.h says in a
// note, so that one wrong row does not stop the day. Times are Danish local time or carry their offset (danish/local_time.h).
// docs: README.md of this folder. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::municipal::wire {

struct PlaceRow {
  std::string id;
  std::optional<double> lat{}, lon{};
};

struct SkillRow {
  std::string skill;
  int level = 1;
  std::optional<std::string> until{};  ///< a delegation's last day
};

struct CitizenRow {
  std::string id, name, place{};
  std::optional<std::string> contact{};
  std::vector<std::string> banned{};
  Gender only = Gender::kUnknown;
  double weekly_minutes = 0;
};

struct CarerRow {
  std::string id, name;
  std::vector<SkillRow> skills{};
  roads::Mode mode = roads::Mode::kCar;
  Gender gender = Gender::kUnknown;
  std::optional<bool> licence{};  ///< nothing: not asked about
  bool substitute = false;
  std::vector<std::string> likes{}, avoids{};
};

struct PauseRow {
  double minutes = 0;
  std::string from, until;
  bool paid = true;
};

struct ShiftRow {
  std::string id, carer, from, until;
  std::optional<Layer> layer{};      ///< nothing: by the hour it begins
  std::string begin;
  std::optional<std::string> end{};  ///< nothing: where it began
  std::optional<PauseRow> pause{};
  std::optional<std::string> absent_from{};
};

struct WindowRow {
  std::string from, until;
};

struct LinkRow {
  std::string visit;
  double least_minutes = 0, most_minutes = 0;
};

struct PinRow {
  std::vector<std::string> shifts{};
  std::optional<std::string> start{};
  bool begun = false;
};

struct VisitRow {
  std::string id, citizen;
  double minutes = 0;
  std::vector<WindowRow> windows{};
  std::optional<std::string> preferred{};
  Priority priority = Priority::kNormal;
  bool medical = false;
  std::vector<std::vector<SkillRow>> needs{};  ///< empty: one carer, whoever it is
  std::vector<std::string> services{};
  std::optional<std::string> series{};
  std::optional<LinkRow> link{};
  std::optional<PinRow> pin{};
};

/// Members of Weights; what is not given keeps the model's default.
struct WeightsRow {
  std::optional<double> unassigned_critical{}, unassigned_high{}, unassigned_normal{}, unassigned_low{};
  std::optional<double> medical_late{}, late{}, overtime{}, new_face{}, not_contact{}, irregular{}, driving{}, preferred{}, fairness{}, wish{}, other_carer{}, moved{}, waiting{};
};

struct RulesRow {
  std::optional<double> stretch_minutes{}, overtime_minutes{}, parking_car_minutes{}, parking_bicycle_minutes{}, parking_foot_minutes{}, promised_minutes{};
};

/// Between all places in their order; null: no way.
struct TravelRow {
  roads::Mode mode = roads::Mode::kCar;
  std::vector<std::vector<std::optional<double>>> seconds{}, metres{};
};

struct TurnRow {
  std::string visit;
  int need = 0;
  std::string start;
  std::optional<std::string> citizen{}, end{};  ///< for people; not read back
};

struct RouteRow {
  std::string shift;
  std::optional<std::string> carer{};  ///< for people; not read back
  std::vector<TurnRow> turns{};
  std::optional<std::string> pause{};
};

struct UnassignedRow {
  std::string visit;
  std::optional<std::string> reason{};  ///< a sentence, or a code of the checker; not read back
};

/// A plan: in the file (the one in force) and as a file of its own (what `plan` writes and `check` reads).
struct Solution {
  std::optional<std::string> municipality{};
  std::vector<RouteRow> routes{};          ///< shifts that are not named have nothing to do
  std::vector<UnassignedRow> unassigned{};  ///< for people: what no route has is unassigned
};

struct FaceRow {
  std::string citizen, carer;
  int visits = 1;
};

struct File {
  int version = 1;
  std::string municipality;
  Date first{};
  int days = 1;
  std::vector<std::string> skills{};
  std::vector<PlaceRow> places{};
  std::vector<CitizenRow> citizens{};
  std::vector<CarerRow> carers{};
  std::vector<ShiftRow> shifts{};
  std::vector<VisitRow> visits{};
  WeightsRow weights;
  RulesRow rules;
  std::vector<TravelRow> travel{};
  std::optional<Solution> running{};
  std::vector<FaceRow> faces{};
};

void fields(describe::Fields<PlaceRow>& f);
void fields(describe::Fields<SkillRow>& f);
void fields(describe::Fields<CitizenRow>& f);
void fields(describe::Fields<CarerRow>& f);
void fields(describe::Fields<PauseRow>& f);
void fields(describe::Fields<ShiftRow>& f);
void fields(describe::Fields<WindowRow>& f);
void fields(describe::Fields<LinkRow>& f);
void fields(describe::Fields<PinRow>& f);
void fields(describe::Fields<VisitRow>& f);
void fields(describe::Fields<WeightsRow>& f);
void fields(describe::Fields<RulesRow>& f);
void fields(describe::Fields<TravelRow>& f);
void fields(describe::Fields<TurnRow>& f);
void fields(describe::Fields<RouteRow>& f);
void fields(describe::Fields<UnassignedRow>& f);
void fields(describe::Fields<Solution>& f);
void fields(describe::Fields<FaceRow>& f);
void fields(describe::Fields<File>& f);

}  // namespace meretid::homecare::municipal::wire

namespace meretid::homecare::municipal {
void labels(describe::Labels<Priority>& l);
void labels(describe::Labels<Layer>& l);
void labels(describe::Labels<Gender>& l);
}  // namespace meretid::homecare::municipal

namespace meretid::homecare::roads {
void labels(describe::Labels<Mode>& l);
}  // namespace meretid::homecare::roads
