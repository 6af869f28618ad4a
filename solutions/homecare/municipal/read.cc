// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/read.h"

#include <cmath>

#include "danish/local_time.h"
#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

void read_days(Reading& reading) {
  Municipality& all = reading.read.all;
  all.name = reading.file.municipality;
  all.first = reading.file.first;
  all.days = reading.file.days;
  all.origin = danish::midnight(all.first);
  for (int day = 0; day <= all.days; ++day) {
    const Timestamp midnight = danish::midnight(std::chrono::sys_days(all.first) + std::chrono::days(day));
    all.midnights.push_back(static_cast<Moment>((midnight - all.origin) / kSecond));
  }
}

void read_skills(Reading& reading) {
  for (std::size_t s = 0; s < reading.file.skills.size(); ++s) {
    const std::string& name = reading.file.skills[s];
    if (reading.skills.add(name, static_cast<int>(reading.read.all.skills.size()))) reading.read.all.skills.push_back(name);
    else
      reading.note({Table::kFile, 0, name}, Effect::kLeftOut, "skills[" + std::to_string(s) + "]", "homecare.municipal.duplicate",
                   {{"found", name}});
  }
}

Weights weights_of(const wire::WeightsRow& row) {
  Weights w;
  const auto set = [](double& value, const std::optional<double>& given) { value = given.value_or(value); };
  set(w.unassigned[0], row.unassigned_critical), set(w.unassigned[1], row.unassigned_high);
  set(w.unassigned[2], row.unassigned_normal), set(w.unassigned[3], row.unassigned_low);
  set(w.medical_late, row.medical_late), set(w.late, row.late), set(w.overtime, row.overtime), set(w.new_face, row.new_face);
  set(w.not_contact, row.not_contact), set(w.irregular, row.irregular), set(w.driving, row.driving), set(w.preferred, row.preferred);
  set(w.fairness, row.fairness), set(w.wish, row.wish), set(w.other_carer, row.other_carer), set(w.moved, row.moved),
      set(w.waiting, row.waiting);
  return w;
}

Rules rules_of(const wire::RulesRow& row) {
  Rules rules;
  const auto set = [](Duration& value, const std::optional<double>& minutes) {
    if (minutes) value = static_cast<Duration>(std::lround(*minutes * 60));
  };
  set(rules.stretch, row.stretch_minutes), set(rules.overtime, row.overtime_minutes), set(rules.promised, row.promised_minutes);
  set(rules.parking[0], row.parking_car_minutes), set(rules.parking[1], row.parking_bicycle_minutes),
      set(rules.parking[2], row.parking_foot_minutes);
  return rules;
}

}  // namespace

std::string path_in_json(Table table, std::size_t row, std::string_view field) {
  static constexpr std::array<const char*, 9> kNames{"",       "places", "citizens",       "carers", "shifts",
                                                     "visits", "travel", "running.routes", "faces"};
  std::string path = kNames[static_cast<std::size_t>(table)];
  if (table != Table::kFile) path += "[" + std::to_string(row) + "]";
  if (!path.empty() && !field.empty()) path += ".";
  return path.append(field);
}

Result<Read> municipality_of(const wire::File& file, const ReadOptions& options) {
  if (const int year = static_cast<int>(file.first.year()); year < 1900 || year > 2200)
    return fail("homecare.municipal.year", Kind::kBadInput, {{"found", to_iso8601(file.first)}}, options.where(Table::kFile, 0, "first"));
  Reading reading(file, options);
  read_days(reading);
  read_skills(reading);
  reading.read.all.weights = weights_of(file.weights);
  reading.read.all.rules = rules_of(file.rules);
  read_places(reading);
  read_carers(reading);
  read_citizens(reading);
  read_wishes(reading);
  read_shifts(reading);
  read_visits(reading);
  read_ties(reading);
  TRY_VOID(read_travel(reading));
  read_running(reading);
  note_the_impossible(reading);
  return std::move(reading.read);
}

Result<Read> read_municipality(std::string_view json, const ReadOptions& options) {
  TRY(const wire::File file, describe::from_json<wire::File>(json));
  return municipality_of(file, options);
}

}  // namespace meretid::homecare::municipal
