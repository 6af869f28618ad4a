// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "danish/local_time.h"
#include "solutions/homecare/municipal/vroom/vroom.h"

namespace meretid::homecare::municipal {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMostDays = 366;

std::string item(std::string_view field, std::size_t i) { return std::string(field) + "[" + std::to_string(i) + "]"; }

/// The file's clock: where it begins and how far it may go.
struct Horizon {
  std::int64_t zero = 0;             ///< on VROOM's clock at the midnight of the first day
  std::int64_t begin = 0, end = 0;   ///< of all that has a time
  Date first{};
  std::int64_t midnight = 0;         ///< seconds since 1970 of that midnight
  int days = 1;

  Timestamp moment(std::int64_t time) const { return {(midnight + std::clamp(time, begin, end + kDay) - zero) * kSecond}; }
  std::string text(std::int64_t time) const { return danish::to_danish_iso8601(moment(time)); }
};

template <class See>
void each_time(const vroom::Problem& problem, const See& see) {
  const auto window = [&](const vroom::Numbers& pair) {
    if (pair.size() == 2) see(pair[0]), see(pair[1]);
  };
  for (const vroom::Job& job : problem.jobs) std::ranges::for_each(job.time_windows, window);
  for (const vroom::Vehicle& vehicle : problem.vehicles) window(vehicle.time_window);
}

Horizon horizon_of(const vroom::Problem& problem) {
  Horizon h;
  std::optional<std::int64_t> least;
  each_time(problem, [&](std::int64_t time) { least = least ? std::min(*least, time) : time; });
  h.begin = std::clamp(least.value_or(0), std::int64_t{0}, 40'000 * kDay);
  if (h.begin >= kVroomAbsolute) {
    h.first = danish::local_time({h.begin * kSecond}).day;
    h.midnight = danish::midnight(h.first).microseconds / kSecond;
    h.zero = h.midnight;
  } else {
    h.first = Date{std::chrono::year(2001), std::chrono::January, std::chrono::day(1)};  // a Monday; the day means nothing
    h.midnight = danish::midnight(h.first).microseconds / kSecond;
    h.zero = 0;
  }
  const std::int64_t last = h.zero + kMostDays * kDay;
  h.end = h.begin + kDay;
  // What lies very far ahead stands for "whenever".
  each_time(problem, [&](std::int64_t time) { if (time <= last) h.end = std::max(h.end, time); });
  h.end = std::min(h.end, last);
  h.days = static_cast<int>(std::clamp((h.end - h.zero + kDay - 1) / kDay, std::int64_t{1}, kMostDays));
  return h;
}

Priority priority_of(std::int64_t priority) {
  return priority <= 0 ? Priority::kLow : priority < 34 ? Priority::kNormal : priority < 67 ? Priority::kHigh : Priority::kCritical;
}

/// Where things stand in VROOM's words.
std::string where_in_vroom(const std::vector<std::string>& places, Table table, std::size_t row, std::string_view field) {
  const auto rest = [&](std::string_view prefix, std::string_view name) { return std::string(name).append(field.substr(prefix.size())); };
  switch (table) {
    case Table::kPlaces: return row < places.size() ? places[row] : "";
    case Table::kVisits:
    case Table::kCitizens: {
      const std::string job = item("jobs", row) + ".";
      if (field.starts_with("windows")) return job + rest("windows", "time_windows");
      if (field.starts_with("needs[0]")) return job + rest("needs[0]", "skills");
      if (field == "needs") return job + "skills";
      if (field == "minutes") return job + "service";
      return job + (field == "place" || field == "citizen" ? "location" : std::string(field));
    }
    case Table::kCarers:
    case Table::kShifts: {
      const std::string vehicle = item("vehicles", row) + ".";
      if (field == "from" || field == "until") return vehicle + "time_window";
      if (field.starts_with("pause")) return vehicle + "breaks[0]";
      return vehicle + std::string(field);
    }
    case Table::kTravel:
      return field.starts_with("seconds")  ? "matrices." + rest("seconds", "durations")
             : field.starts_with("metres") ? "matrices." + rest("metres", "distances")
                                           : "matrices";
    default: return std::string(field);
  }
}

class Mapping {
 public:
  Mapping(const vroom::Problem& problem, const Horizon& horizon)
      : problem_(problem), horizon_(horizon), given_(!problem.matrix.empty() || !problem.matrices.empty()) {}

  wire::File file() {
    file_.municipality = "VROOM";
    file_.first = horizon_.first;
    file_.days = horizon_.days;
    // VROOM's windows and working hours are hard, it knows no parking and nobody's face.
    file_.rules = {0, 0, 0, 0, 0, 0};
    file_.weights.fairness = file_.weights.new_face = file_.weights.irregular = 0;
    std::set<std::int64_t> skills;
    for (const vroom::Vehicle& vehicle : problem_.vehicles) skills.insert(vehicle.skills.begin(), vehicle.skills.end());
    for (const vroom::Job& job : problem_.jobs) skills.insert(job.skills.begin(), job.skills.end());
    for (const std::int64_t skill : skills) file_.skills.push_back(std::to_string(skill));
    matrices();
    for (std::size_t v = 0; v < problem_.vehicles.size(); ++v) vehicle(v);
    for (std::size_t j = 0; j < problem_.jobs.size(); ++j) job(j);
    pins();
    return std::move(file_);
  }

  std::vector<std::string> places;  ///< where each place of the file stands
  std::vector<Note> notes;

 private:
  void note(Table table, std::int64_t id, std::string where, const char* code) {
    notes.push_back({table, std::to_string(id), Effect::kAssumed, Error(code, Kind::kBadInput, {}, std::move(where))});
  }

  roads::Mode mode_of(const std::string& profile) {
    const auto known = modes_.find(profile);
    if (known != modes_.end()) return known->second;
    auto mode = roads::Mode::kCar;
    if (profile.find("bi") != profile.npos || profile.find("cycl") != profile.npos) mode = roads::Mode::kBicycle;
    if (profile.find("foot") != profile.npos || profile.find("walk") != profile.npos) mode = roads::Mode::kFoot;
    // Profiles with matrices of their own may have any name: each takes a way of travelling that is free.
    const auto taken = [&](roads::Mode m) { return std::ranges::any_of(modes_, [&](const auto& each) { return each.second == m; }); };
    for (const roads::Mode m : {roads::Mode::kCar, roads::Mode::kBicycle, roads::Mode::kFoot})
      if (taken(mode) && !taken(m)) mode = m;
    return modes_[profile] = mode;
  }

  void matrices() {
    std::map<std::string, const vroom::Matrices*> all;
    for (const auto& [profile, matrix] : problem_.matrices) all[profile] = &matrix;
    std::size_t n = 0;
    for (const auto& [profile, matrix] : all) {
      file_.travel.push_back({mode_of(profile), matrix->durations, matrix->distances});
      n = std::max(n, matrix->durations.size());
    }
    if (all.empty() && !problem_.matrix.empty()) {
      file_.travel.push_back({mode_of("car"), problem_.matrix, {}});
      n = problem_.matrix.size();
    }
    for (std::size_t i = 0; i < n; ++i) file_.places.push_back({std::to_string(i), {}, {}}), places.push_back("matrices");
  }

  /// The place's id; one that does not exist is said by the reader.
  std::string place(const std::vector<double>& location, const std::optional<std::int64_t>& index, std::string where) {
    if (given_) return index ? std::to_string(*index) : std::string("–");
    if (location.size() != 2) return "–";
    const auto [at, fresh] = locations_.emplace(std::pair(location[0], location[1]), std::to_string(file_.places.size()));
    if (fresh) file_.places.push_back({at->second, location[1], location[0]}), places.push_back(std::move(where));
    return at->second;
  }

  void vehicle(std::size_t v) {
    const vroom::Vehicle& from = problem_.vehicles[v];
    const std::string where = item("vehicles", v), id = std::to_string(from.id);
    wire::CarerRow& carer = file_.carers.emplace_back();
    carer.id = id, carer.name = from.description.value_or(""), carer.mode = mode_of(from.profile);
    for (const std::int64_t skill : from.skills) carer.skills.push_back({std::to_string(skill), 1, {}});
    wire::ShiftRow& shift = file_.shifts.emplace_back();
    shift.id = shift.carer = id;
    const bool hours = from.time_window.size() == 2;
    const std::int64_t begins = hours ? from.time_window[0] : horizon_.begin, ends = hours ? from.time_window[1] : horizon_.end + kDay;
    shift.from = horizon_.text(begins), shift.until = horizon_.text(ends);
    shift.layer = Layer::kDay;
    const bool starts = from.start_index || !from.start.empty(), stops = from.end_index || !from.end.empty();
    const std::string start = place(from.start, from.start_index, where + ".start"), end = place(from.end, from.end_index, where + ".end");
    shift.begin = starts ? start : end;
    shift.end = stops ? end : start;
    if (starts != stops) note(Table::kShifts, from.id, where + (starts ? ".end" : ".start"), "homecare.vroom.open_route");
    if (!from.breaks.empty()) {
      const vroom::Break& pause = from.breaks.front();
      const bool when = !pause.time_windows.empty() && pause.time_windows.front().size() == 2;
      shift.pause = wire::PauseRow{static_cast<double>(pause.service) / 60, horizon_.text(when ? pause.time_windows.front()[0] : begins),
                                   horizon_.text(when ? pause.time_windows.front()[1] : ends), true};
      if (from.breaks.size() > 1 || pause.time_windows.size() > 1)
        note(Table::kShifts, from.id, where + ".breaks", "homecare.vroom.one_break");
    }
    const std::pair<bool, const char*> unknown[] = {
        {!from.capacity.empty(), ".capacity"},
        {from.speed_factor && *from.speed_factor != 1, ".speed_factor"},
        {from.max_tasks.has_value(), ".max_tasks"},
        {from.max_travel_time.has_value(), ".max_travel_time"},
        {from.max_distance.has_value(), ".max_distance"},
        {from.costs.fixed || from.costs.per_hour || from.costs.per_task_hour || from.costs.per_km, ".costs"}};
    for (const auto& [used, field] : unknown)
      if (used) note(Table::kCarers, from.id, where + field, "homecare.vroom.not_used");
  }

  void job(std::size_t j) {
    const vroom::Job& from = problem_.jobs[j];
    const std::string where = item("jobs", j), id = std::to_string(from.id);
    wire::CitizenRow& citizen = file_.citizens.emplace_back();
    citizen.id = id, citizen.name = from.description.value_or("");
    citizen.place = place(from.location, from.location_index, where + ".location");
    wire::VisitRow& visit = file_.visits.emplace_back();
    visit.id = visit.citizen = id;
    visit.minutes = (static_cast<double>(from.setup) + static_cast<double>(from.service)) / 60;
    visit.priority = priority_of(from.priority);
    for (const vroom::Numbers& window : from.time_windows) {
      if (window.size() == 2) visit.windows.push_back({horizon_.text(window[0]), horizon_.text(window[1])});
      else visit.windows.push_back({"", ""});  // the reader says that this is no time
    }
    if (from.time_windows.empty()) visit.windows.push_back({horizon_.text(horizon_.begin), horizon_.text(horizon_.end + kDay)});
    auto& need = visit.needs.emplace_back();
    for (const std::int64_t skill : from.skills) need.push_back({std::to_string(skill), 1, {}});
    if (!from.amount.empty() || !from.delivery.empty() || !from.pickup.empty())
      note(Table::kVisits, from.id, where + ".delivery", "homecare.vroom.not_used");
    if (!from.service_per_type.empty() || !from.setup_per_type.empty())
      note(Table::kVisits, from.id, where + ".service_per_type", "homecare.vroom.not_used");
  }

  void pins() {
    std::map<std::string, std::size_t> rows;
    for (std::size_t v = 0; v < file_.visits.size(); ++v) rows.emplace(file_.visits[v].id, v);
    for (const vroom::Vehicle& vehicle : problem_.vehicles)
      for (const vroom::VehicleStep& step : vehicle.steps) {
        if (step.type != "job" || !step.id) continue;
        const auto found = rows.find(std::to_string(*step.id));
        if (found == rows.end()) {
          note(Table::kShifts, vehicle.id, "vehicles.steps", "homecare.vroom.step");
          continue;
        }
        wire::PinRow& pin = file_.visits[found->second].pin.emplace();
        pin.shifts = {std::to_string(vehicle.id)};
        if (step.service_at) pin.start = horizon_.text(*step.service_at);
      }
  }

  const vroom::Problem& problem_;
  const Horizon& horizon_;
  bool given_;
  wire::File file_;
  std::map<std::string, roads::Mode> modes_;
  std::map<std::pair<double, double>, std::string> locations_;
};

}  // namespace

Result<VroomRead> read_vroom(std::string_view json, const ReadOptions& options) {
  VroomRead done;
  TRY(done.problem, describe::from_json<vroom::Problem>(json));
  if (!done.problem.shipments.empty())
    return fail("homecare.vroom.shipments", Kind::kBadInput, {{"found", std::to_string(done.problem.shipments.size())}}, "shipments");
  const Horizon horizon = horizon_of(done.problem);
  Mapping mapping(done.problem, horizon);
  const wire::File file = mapping.file();
  ReadOptions own = options;
  own.where = [&mapping](Table table, std::size_t row, std::string_view field) {
    return where_in_vroom(mapping.places, table, row, field);
  };
  TRY(done.read, municipality_of(file, own));
  done.read.notes.insert(done.read.notes.begin(), mapping.notes.begin(), mapping.notes.end());
  done.read.vroom_zero = horizon.zero;
  return done;
}

}  // namespace meretid::homecare::municipal
