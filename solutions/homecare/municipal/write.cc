// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/write.h"

#include <algorithm>

#include "danish/local_time.h"

namespace meretid::homecare::municipal {
namespace {

class Writer {
 public:
  explicit Writer(const Municipality& all) : all_(all) {}

  std::string time(Moment moment) const { return danish::to_danish_iso8601(all_.origin + moment * kSecond); }
  static double minutes(Duration seconds) { return seconds / 60.0; }
  const std::string& place(int index) const { return all_.places[static_cast<std::size_t>(index)].id; }
  const std::string& carer(int index) const { return all_.carers[static_cast<std::size_t>(index)].id; }
  const std::string& citizen(int index) const { return all_.citizens[static_cast<std::size_t>(index)].id; }

  wire::SkillRow skill(const Skill& from) const {
    wire::SkillRow row{all_.skills[static_cast<std::size_t>(from.skill)], from.level, std::nullopt};
    if (from.until) row.until = to_iso8601(*from.until);
    return row;
  }

  wire::CitizenRow row(const Citizen& from) const {
    wire::CitizenRow row;
    row.id = from.id, row.name = from.name, row.place = place(from.place), row.only = from.only, row.weekly_minutes = minutes(from.weekly);
    if (from.contact != kNobody) row.contact = carer(from.contact);
    for (const int banned : from.banned) row.banned.push_back(carer(banned));
    return row;
  }

  wire::CarerRow row(const Carer& from) const {
    wire::CarerRow row;
    row.id = from.id, row.name = from.name, row.mode = from.mode, row.gender = from.gender, row.substitute = from.substitute;
    for (const Skill& own : from.skills) row.skills.push_back(skill(own));
    for (const int liked : from.likes) row.likes.push_back(citizen(liked));
    for (const int avoided : from.avoids) row.avoids.push_back(citizen(avoided));
    return row;
  }

  wire::ShiftRow row(const Shift& from) const {
    wire::ShiftRow row;
    row.id = from.id, row.carer = carer(from.carer), row.from = time(from.from), row.until = time(from.until), row.layer = from.layer;
    row.begin = place(from.begin);
    if (from.end != from.begin) row.end = place(from.end);
    if (from.pause)
      row.pause = wire::PauseRow{minutes(from.pause->length), time(from.pause->from), time(from.pause->until), from.pause->paid};
    if (from.absent_from) row.absent_from = time(*from.absent_from);
    return row;
  }

  wire::VisitRow row(const Visit& from) const {
    wire::VisitRow row;
    row.id = from.id, row.citizen = citizen(from.citizen), row.minutes = minutes(from.duration), row.priority = from.priority;
    row.medical = from.medical, row.services = from.services;
    for (const Window& window : from.windows) row.windows.push_back({time(window.from), time(window.until)});
    if (from.preferred) row.preferred = time(*from.preferred);
    for (const auto& need : from.needs) {
      auto& list = row.needs.emplace_back();
      for (const Skill& wanted : need) list.push_back(skill(wanted));
    }
    if (from.needs.size() == 1 && from.needs[0].empty()) row.needs.clear();
    if (!from.series.empty()) row.series = from.series;
    if (from.link)
      row.link =
          wire::LinkRow{all_.visits[static_cast<std::size_t>(from.link->visit)].id, minutes(from.link->least), minutes(from.link->most)};
    if (from.pin) {
      row.pin.emplace();
      for (const int shift : from.pin->shifts) row.pin->shifts.push_back(all_.shifts[static_cast<std::size_t>(shift)].id);
      if (from.pin->start) row.pin->start = time(*from.pin->start);
      row.pin->begun = from.pin->begun;
    }
    return row;
  }

  wire::Solution solution(const Plan& plan) const {
    wire::Solution solution;
    for (std::size_t s = 0; s < plan.routes.size(); ++s) {
      const Route& from = plan.routes[s];
      if (from.turns.empty()) continue;
      wire::RouteRow& route = solution.routes.emplace_back();
      route.shift = all_.shifts[s].id;
      route.carer = carer(all_.shifts[s].carer);
      if (from.pause) route.pause = time(*from.pause);
      for (const Turn& turn : from.turns) {
        const Visit& visit = all_.visits[static_cast<std::size_t>(turn.visit)];
        route.turns.push_back({visit.id, turn.need, time(turn.start), citizen(visit.citizen), time(turn.start + visit.duration)});
      }
    }
    for (const int visit : plan.unassigned) solution.unassigned.push_back({all_.visits[static_cast<std::size_t>(visit)].id, std::nullopt});
    return solution;
  }

 private:
  const Municipality& all_;
};

wire::WeightsRow weights_of(const Weights& w) {
  return {w.unassigned[0], w.unassigned[1], w.unassigned[2], w.unassigned[3], w.medical_late, w.late, w.overtime, w.new_face, w.not_contact,
          w.irregular, w.driving, w.preferred, w.fairness, w.wish, w.other_carer, w.moved, w.waiting};
}

wire::RulesRow rules_of(const Rules& rules) {
  return {Writer::minutes(rules.stretch),    Writer::minutes(rules.overtime),   Writer::minutes(rules.parking[0]),
          Writer::minutes(rules.parking[1]), Writer::minutes(rules.parking[2]), Writer::minutes(rules.promised)};
}

std::vector<std::vector<std::optional<double>>> rows_of(const std::vector<std::int32_t>& cells, std::size_t n) {
  std::vector<std::vector<std::optional<double>>> rows(n);
  for (std::size_t i = 0; i < n * n; ++i) rows[i / n].push_back(cells[i] < kNoWay ? std::optional<double>(cells[i]) : std::nullopt);
  return rows;
}

/// Each row of the long lists on a line of its own, so that people can look for one.
std::string by_lines(std::string json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  int depth = 0;
  bool inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (inside) {
      out += c;
      if (c == '\\' && i + 1 < json.size()) out += json[++i];
      else if (c == '"') inside = false;
      continue;
    }
    if (c == '"') inside = true;
    if (c == '}' || c == ']') --depth;
    out += c;
    if (c == '{' || c == '[') ++depth;
    if ((c == ',' && depth <= 2) || (c == '[' && depth == 2)) out += '\n';
  }
  return out + '\n';
}

}  // namespace

wire::File file_of(const Municipality& all, const WriteOptions& options) {
  const Writer writer(all);
  wire::File file;
  file.municipality = all.name, file.first = all.first, file.days = all.days, file.skills = all.skills;
  for (const Place& place : all.places) {
    wire::PlaceRow& row = file.places.emplace_back();
    row.id = place.id;
    if (place.point) row.lat = place.point->lat / 1e7, row.lon = place.point->lon / 1e7;  // the shortest digits
  }
  for (const Citizen& citizen : all.citizens) file.citizens.push_back(writer.row(citizen));
  for (const Carer& carer : all.carers) file.carers.push_back(writer.row(carer));
  for (const Shift& shift : all.shifts) file.shifts.push_back(writer.row(shift));
  for (const Visit& visit : all.visits) file.visits.push_back(writer.row(visit));
  file.weights = weights_of(all.weights);
  file.rules = rules_of(all.rules);
  for (std::size_t m = 0; options.travel && m < all.travel.seconds.size(); ++m)
    if (all.travel.seconds[m]) {
      file.travel.push_back({static_cast<roads::Mode>(m), rows_of(*all.travel.seconds[m], all.places.size()),
                             rows_of(*all.travel.metres[m], all.places.size())});
    }
  return file;
}

std::string write_wire(const wire::File& file) { return by_lines(describe::to_json(file)); }

std::string write_municipality(const Municipality& all, const Plan* running, const WriteOptions& options) {
  wire::File file = file_of(all, options);
  if (running != nullptr) file.running = Writer(all).solution(*running);
  return write_wire(file);
}

std::string write_plan(const Municipality& all, const Plan& plan, const std::vector<LeftOut>& left_out, const Reasons& reasons) {
  wire::Solution solution = Writer(all).solution(plan);
  solution.municipality = all.name;
  for (std::size_t i = 0; i < std::min(reasons.size(), solution.unassigned.size()); ++i)
    if (!reasons[i].empty()) solution.unassigned[i].reason = reasons[i];
  for (const LeftOut& visit : left_out) solution.unassigned.push_back({visit.id, visit.why.code});
  return by_lines(describe::to_json(solution));
}

}  // namespace meretid::homecare::municipal
