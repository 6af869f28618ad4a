// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/crew_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "solutions/homecare/municipal/generate/names.h"

namespace meretid::homecare::municipal {
namespace {

std::string numbered(const char* letter, int number, int digits) {
  char text[24];
  std::snprintf(text, sizeof text, "%s%0*d", letter, digits, number + 1);
  return text;
}

class Rows {
 public:
  Rows(const InventedWorld& world, const Crews& crews, const GenerateOptions& options)
      : world_(world), crews_(crews), options_(options), rng_(options.seed) {
    file_.municipality = "Fjordkøbing (opdigtet)";
    file_.first = options.first;
    file_.days = options.days;
    file_.skills = {"pleje", "insulin", "sonde"};
  }

  CrewRows make() {
    places();
    for (const Crew& crew : crews_.crews) carers(crew);
    citizens();
    for (std::size_t c = 0; c < crews_.crews.size(); ++c) shifts(crews_.crews[c], teams_[c]);
    for (const Crew& crew : crews_.crews)
      for (const Task& task : crew.day.tasks) visits(crew, task);
    links();
    return {std::move(file_), std::move(plan_)};
  }

 private:
  std::chrono::sys_days date(int day) const { return std::chrono::sys_days(options_.first) + std::chrono::days(day); }
  std::string short_date(int day) const {
    const Date on(date(day));
    char text[32];
    std::snprintf(text, sizeof text, "%02u%02u", static_cast<unsigned>(on.month()), static_cast<unsigned>(on.day()));
    return text;
  }
  /// Minutes after midnight, past 1440 on the next day.
  std::string time(int day, int minutes) const {
    char text[32];
    std::snprintf(text, sizeof text, "T%02d:%02d", minutes % 1440 / 60, minutes % 60);
    return to_iso8601(Date(date(day + minutes / 1440))) + text;
  }
  /// From a Monday on.
  int day_of_fortnight(int day) const {
    const auto monday = (std::chrono::weekday(date(0)).iso_encoding() - 1);
    return static_cast<int>(monday + static_cast<unsigned>(day)) % kFortnight;
  }
  bool is_on(const Task& task, int day) const { return std::ranges::find(task.days, day_of_fortnight(day)) != task.days.end(); }
  static std::string series_of(const Task& task) { return citizen_id(task.citizen) + "-" + task.need.kind->name; }
  static std::string citizen_id(int citizen) { return numbered("b", citizen, 4); }
  std::string home_id(int citizen) const {
    return citizen < world_.homes ? numbered("adresse-", citizen, 4) : numbered("mødested-", citizen - world_.homes, 1);
  }

  void places() {
    for (std::size_t p = 0; p < world_.places.size(); ++p)
      file_.places.push_back(
          {home_id(static_cast<int>(p)), std::round(world_.places[p].lat / 100.0) / 1e5, std::round(world_.places[p].lon / 100.0) / 1e5});
  }

  void carers(const Crew& crew) {
    std::set<std::string> delegations;
    for (const Task& task : crew.day.tasks)
      if (task.need.kind->delegation != nullptr) delegations.insert(task.need.kind->delegation);
    std::vector<int>& team = teams_.emplace_back();
    // Two routes a day for a fortnight are 28 shifts: 9 or 10 for each of three.
    for (int i = 0; i < crew.carers + 1; ++i) {
      const int number = static_cast<int>(file_.carers.size());
      Rng own = rng_.fork(static_cast<std::uint64_t>(number) + 2'000'000);
      wire::CarerRow row;
      row.id = numbered("m", number, 3);
      row.gender = own.chance(0.88) ? Gender::kWoman : Gender::kMan;
      row.name = invented_name(own, row.gender);
      row.mode = crew.mode;
      if (crew.mode == roads::Mode::kCar) row.licence = true;
      row.substitute = own.chance(0.08);
      row.skills.push_back({"pleje", crew.grade == 1 && own.chance(0.15) ? 2 : crew.grade, {}});
      for (const std::string& delegation : delegations) {
        row.skills.push_back({delegation, 1, {}});
        if (crew.grade < 3) row.skills.back().until = to_iso8601(Date(date(options_.days + static_cast<int>(own.between(30, 300)))));
      }
      if (!crew.day.tasks.empty() && own.chance(0.1)) row.likes.push_back(citizen_id(own.pick(crew.day.tasks).citizen));
      if (!crew.day.tasks.empty() && own.chance(0.05)) row.avoids.push_back(citizen_id(own.pick(crew.day.tasks).citizen));
      if (row.likes == row.avoids) row.avoids.clear();
      team.push_back(number);
      file_.carers.push_back(std::move(row));
    }
  }

  void citizens() {
    std::vector<std::set<std::size_t>> crews_of(static_cast<std::size_t>(world_.homes));
    std::vector<double> weekly(static_cast<std::size_t>(world_.homes));
    std::vector<std::map<std::size_t, int>> met(static_cast<std::size_t>(world_.homes));
    for (std::size_t c = 0; c < crews_.crews.size(); ++c)
      for (const Task& task : crews_.crews[c].day.tasks) {
        const auto citizen = static_cast<std::size_t>(task.citizen);
        crews_of[citizen].insert(c);
        met[citizen][c] += static_cast<int>(task.days.size()) * task.need.kind->carers;
        weekly[citizen] += static_cast<double>(task.days.size()) / 2 * task.need.minutes;
      }
    for (int b = 0; b < world_.homes; ++b) {
      const auto citizen = static_cast<std::size_t>(b);
      Rng own = rng_.fork(static_cast<std::uint64_t>(b) + 1'000'000);
      wire::CitizenRow row;
      row.id = citizen_id(b);
      row.name = invented_name(own, own.chance(0.62) ? Gender::kWoman : Gender::kMan);
      row.place = home_id(b);
      if (own.chance(0.5)) row.weekly_minutes = std::round(weekly[citizen] / 15) * 15;
      if (crews_of[citizen].empty()) {
        file_.citizens.push_back(std::move(row));
        continue;
      }
      std::vector<int> known;
      for (const std::size_t crew : crews_of[citizen]) known.insert(known.end(), teams_[crew].begin(), teams_[crew].end());
      row.contact = carer_id(teams_[*crews_of[citizen].begin()][own.below(teams_[*crews_of[citizen].begin()].size())]);
      const bool women =
          std::ranges::all_of(known, [&](int carer) { return file_.carers[static_cast<std::size_t>(carer)].gender == Gender::kWoman; });
      if (own.chance(0.05) && women) row.only = Gender::kWoman;
      const int stranger = static_cast<int>(own.below(file_.carers.size()));
      if (own.chance(0.03) && std::ranges::find(known, stranger) == known.end()) row.banned.push_back(carer_id(stranger));
      for (const auto& [crew, visits] : met[citizen])
        for (const int carer : teams_[crew])
          if (const int each = visits / static_cast<int>(teams_[crew].size()); each > 0)
            file_.faces.push_back({row.id, carer_id(carer), each});
      file_.citizens.push_back(std::move(row));
    }
  }
  std::string carer_id(int carer) const { return file_.carers[static_cast<std::size_t>(carer)].id; }

  void shifts(const Crew& crew, const std::vector<int>& team) {
    const LayerHours hours = hours_of(crew.layer);
    for (int day = 0; day < options_.days; ++day) {
      // One of the team is off, two days at a time.
      const auto off = static_cast<std::size_t>(day / 2) % team.size();
      std::size_t route = 0;
      for (std::size_t i = 0; i < team.size(); ++i) {
        if (i == off) continue;
        wire::ShiftRow row;
        row.carer = carer_id(team[i]);
        row.id = row.carer + "-" + short_date(day);
        row.from = time(day, hours.from), row.until = time(day, hours.until);
        row.layer = crew.layer;
        row.begin = home_id(world_.base(crew.district));
        row.pause = wire::PauseRow{kPauseMinutes, time(day, hours.pause_from), time(day, hours.pause_until), true};
        behind(crew, day, static_cast<int>(route), row.id);
        file_.shifts.push_back(std::move(row));
        ++route;
      }
    }
  }

  /// What the crew's carer makes on that day.
  void behind(const Crew& crew, int day, int carer, const std::string& shift) {
    wire::RouteRow row;
    row.shift = shift;
    row.pause = time(day, crew.day.pauses[static_cast<std::size_t>(carer)][static_cast<std::size_t>(different_day(day_of_fortnight(day)))]);
    std::vector<const Task*> tasks;
    for (const Task& task : crew.day.tasks)
      if ((task.by == carer || task.need.kind->carers == 2) && is_on(task, day)) tasks.push_back(&task);
    std::ranges::sort(tasks, {}, [](const Task* task) { return std::pair(task->start, task->citizen); });
    for (const Task* task : tasks)
      row.turns.push_back({series_of(*task) + "-" + short_date(day), task->need.kind->carers == 2 ? carer : 0, time(day, task->start)});
    plan_.routes.push_back(std::move(row));
  }

  void visits(const Crew& crew, const Task& task) {
    const Kind& kind = *task.need.kind;
    const std::string series = series_of(task);
    Rng own =
        rng_.fork(static_cast<std::uint64_t>(task.citizen) * 64 + static_cast<std::uint64_t>(&kind - care_kinds().data()) + 3'000'000);
    const int width = static_cast<int>(own.between(kind.narrowest / 15, kind.widest / 15)) * 15;
    int from = (task.start - static_cast<int>(width * own.uniform(0.2, 0.8))) / 5 * 5;
    from = std::max(from, hours_of(crew.layer).from);
    const int until = std::max(from + width, (task.start + 4) / 5 * 5);
    const bool prefers = !kind.medical && own.chance(0.3);
    std::vector<wire::SkillRow> skills{{"pleje", task.need.grade, {}}};
    if (kind.delegation != nullptr) skills.push_back({kind.delegation, 1, {}});
    std::vector<std::vector<wire::SkillRow>> needs{skills};
    if (kind.carers == 2) needs.push_back({{"pleje", 1, {}}});
    for (int day = 0; day < options_.days; ++day) {
      if (!is_on(task, day)) continue;
      wire::VisitRow row;
      row.id = series + "-" + short_date(day);
      row.citizen = citizen_id(task.citizen);
      row.minutes = task.need.minutes;
      row.windows = {{time(day, from), time(day, until)}};
      if (prefers) row.preferred = time(day, (from + until) / 10 * 5);
      row.priority = kind.priority, row.medical = kind.medical;
      row.needs = needs;
      if (kind.service != nullptr) row.services = {kind.service};
      row.series = series;
      started_[row.id] = {file_.visits.size(), task.start};
      file_.visits.push_back(std::move(row));
    }
  }

  /// The second dose not too near the first, and lunch not right after breakfast.
  void links() {
    for (const auto& [first, second, chance] : {std::tuple("insulin-morgen", "insulin-aften", 1.0),
                                                std::tuple("sonde-morgen", "sonde-aften", 1.0), std::tuple("morgen", "frokost", 0.1)})
      for (int b = 0; b < world_.homes; ++b) {
        Rng own = rng_.fork(static_cast<std::uint64_t>(b) + 4'000'000);
        if (!own.chance(chance)) continue;
        for (int day = 0; day < options_.days; ++day) {
          const auto one = started_.find(citizen_id(b) + "-" + first + "-" + short_date(day)),
                     other = started_.find(citizen_id(b) + "-" + second + "-" + short_date(day));
          if (one == started_.end() || other == started_.end()) continue;
          const int gap = other->second.minutes - one->second.minutes;
          file_.visits[other->second.row].link =
              wire::LinkRow{one->first, static_cast<double>(std::max(0, gap - 90) / 15 * 15), static_cast<double>((gap + 104) / 15 * 15)};
        }
      }
  }

  struct Started {
    std::size_t row = 0;
    int minutes = 0;
  };
  const InventedWorld& world_;
  const Crews& crews_;
  const GenerateOptions& options_;
  Rng rng_;
  wire::File file_;
  wire::Solution plan_;
  std::vector<std::vector<int>> teams_;  ///< carers, by crew
  std::map<std::string, Started> started_;
};

}  // namespace

CrewRows rows_of_crews(const InventedWorld& world, const Crews& crews, const GenerateOptions& options) {
  return Rows(world, crews, options).make();
}

}  // namespace meretid::homecare::municipal
