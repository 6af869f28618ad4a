// SPDX-License-Identifier: EUPL-1.2
// Places, carers, citizens.
#include <algorithm>
#include <cmath>
#include <map>

#include "solutions/homecare/municipal/reading.h"

namespace meretid::homecare::municipal {
namespace {

void sort_unique(std::vector<int>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::string item(std::string_view field, std::size_t i) { return std::string(field) + "[" + std::to_string(i) + "]"; }

std::optional<roads::Point> point_of(Reading& reading, const RowOf& row, const wire::PlaceRow& place) {
  if (!place.lat && !place.lon) return std::nullopt;
  const double lat = place.lat.value_or(NAN), lon = place.lon.value_or(NAN);
  if (std::abs(lat) <= 90 && std::abs(lon) <= 180) return roads::point_at(lat, lon);
  const auto word = [](const std::optional<double>& value) { return value ? std::to_string(*value) : std::string("–"); };
  reading.note(row, Effect::kLeftOut, "lat", "homecare.municipal.coordinates", {{"found", word(place.lat) + ", " + word(place.lon)}});
  return std::nullopt;
}

/// Those of the list that are known.
std::vector<int> known(Reading& reading, const RowOf& row, std::string_view field, const std::vector<std::string>& list, const Ids& ids,
                       const char* unknown) {
  std::vector<int> found;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (const int index = ids.find(list[i]); index != kNobody) found.push_back(index);
    else reading.note(row, Effect::kLeftOut, item(field, i), unknown, {{"found", list[i]}});
  }
  sort_unique(found);
  return found;
}

}  // namespace

void read_places(Reading& reading) {
  Municipality& all = reading.read.all;
  std::map<roads::Point, int> at;  // homes in one building are one place, unless the file's matrix tells them apart
  for (std::size_t r = 0; r < reading.file.places.size(); ++r) {
    const wire::PlaceRow& place = reading.file.places[r];
    const RowOf row{Table::kPlaces, r, place.id};
    const auto point = point_of(reading, row, place);
    int index = static_cast<int>(all.places.size());
    if (point && reading.file.travel.empty()) index = at.emplace(*point, index).first->second;
    if (!reading.places.add(place.id, index)) {
      reading.note(row, Effect::kLeftOut, "id", "homecare.municipal.duplicate", {{"found", place.id}});
      // It keeps its row in a matrix; nobody lives there.
      if (reading.file.travel.empty()) continue;
    }
    if (index == static_cast<int>(all.places.size())) all.places.push_back({place.id, point});
  }
}

void read_carers(Reading& reading) {
  Municipality& all = reading.read.all;
  for (std::size_t r = 0; r < reading.file.carers.size(); ++r) {
    const wire::CarerRow& from = reading.file.carers[r];
    const RowOf row{Table::kCarers, r, from.id};
    if (!reading.carers.add(from.id, static_cast<int>(all.carers.size()))) {
      reading.note(row, Effect::kLeftOut, "id", "homecare.municipal.duplicate", {{"found", from.id}});
      continue;
    }
    Carer carer;
    carer.id = from.id, carer.name = from.name, carer.mode = from.mode, carer.gender = from.gender, carer.substitute = from.substitute;
    for (std::size_t i = 0; i < from.skills.size(); ++i) {
      const auto skill = reading.skill(row, item("skills", i), from.skills[i]);
      if (!skill) continue;
      carer.skills.push_back(*skill);
      if (skill->until && std::chrono::sys_days(*skill->until) < std::chrono::sys_days(reading.file.first))
        reading.note(row, Effect::kWarning, item("skills", i) + ".until", "homecare.municipal.delegation_over",
                     {{"skill", from.skills[i].skill}, {"until", *from.skills[i].until}});
    }
    std::ranges::stable_sort(carer.skills, {}, &Skill::skill);
    if (carer.mode == roads::Mode::kCar && from.licence && !*from.licence)
      reading.note(row, Effect::kLeftOut, "licence", "homecare.municipal.licence");
    all.carers.push_back(std::move(carer));
  }
}

void read_citizens(Reading& reading) {
  Municipality& all = reading.read.all;
  Ids seen;
  for (std::size_t r = 0; r < reading.file.citizens.size(); ++r) {
    const wire::CitizenRow& from = reading.file.citizens[r];
    const RowOf row{Table::kCitizens, r, from.id};
    if (!seen.add(from.id, static_cast<int>(r))) {
      reading.note(row, Effect::kLeftOut, "id", "homecare.municipal.duplicate", {{"found", from.id}});
      continue;
    }
    Citizen citizen;
    citizen.id = from.id, citizen.name = from.name, citizen.only = from.only;
    citizen.place = reading.places.find(from.place);
    if (citizen.place == kNobody) {
      reading.note(row, Effect::kLeftOut, "place", "homecare.municipal.unknown_place", {{"found", from.place}});
      continue;
    }
    reading.citizens.add(from.id, static_cast<int>(all.citizens.size()));
    if (from.contact) {
      citizen.contact = reading.carers.find(*from.contact);
      if (citizen.contact == kNobody)
        reading.note(row, Effect::kLeftOut, "contact", "homecare.municipal.unknown_carer", {{"found", *from.contact}});
    }
    citizen.banned = known(reading, row, "banned", from.banned, reading.carers, "homecare.municipal.unknown_carer");
    if (citizen.contact != kNobody && std::ranges::binary_search(citizen.banned, citizen.contact))
      reading.note(row, Effect::kWarning, "contact", "homecare.municipal.contact_banned", {{"found", *from.contact}});
    if (from.weekly_minutes >= 0 && from.weekly_minutes <= 7 * 1440)
      citizen.weekly = static_cast<Duration>(std::lround(from.weekly_minutes * 60));
    else
      reading.note(row, Effect::kLeftOut, "weekly_minutes", "homecare.municipal.weekly", {{"found", std::to_string(from.weekly_minutes)}});
    reading.citizen_rows.push_back(r);
    all.citizens.push_back(std::move(citizen));
  }
}

void read_wishes(Reading& reading) {
  Municipality& all = reading.read.all;
  for (std::size_t r = 0; r < reading.file.carers.size(); ++r) {
    const wire::CarerRow& from = reading.file.carers[r];
    const RowOf row{Table::kCarers, r, from.id};
    Carer& carer = all.carers[static_cast<std::size_t>(reading.carers.find(from.id))];
    for (const auto& [list, wished, field] :
         {std::tuple(&carer.likes, &from.likes, "likes"), std::tuple(&carer.avoids, &from.avoids, "avoids")}) {
      const auto found = known(reading, row, field, *wished, reading.citizens, "homecare.municipal.unknown_citizen");
      list->insert(list->end(), found.begin(), found.end());
      sort_unique(*list);
    }
  }
}

}  // namespace meretid::homecare::municipal
