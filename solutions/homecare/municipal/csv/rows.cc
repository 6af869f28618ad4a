// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/csv/rows.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"
#include "solutions/homecare/municipal/csv/columns.h"

namespace meretid::homecare::municipal::csv {
namespace {

/// What stands in a cell, for one of the words of an enum; the default for nothing.
template <class E>
std::optional<E> word_of(const std::string& text, E usual, std::initializer_list<std::pair<const char*, E>> words) {
  const std::string small = base::lower(text);
  if (small.empty()) return usual;
  for (const auto& [word, value] : words)
    if (small == word) return value;
  return std::nullopt;
}

using roads::Mode;
std::optional<Mode> mode_of(const std::string& text) {
  return word_of(text, Mode::kCar,
                 {{"car", Mode::kCar},
                  {"bil", Mode::kCar},
                  {"bicycle", Mode::kBicycle},
                  {"bike", Mode::kBicycle},
                  {"cykel", Mode::kBicycle},
                  {"foot", Mode::kFoot},
                  {"gang", Mode::kFoot},
                  {"til fods", Mode::kFoot}});
}
std::optional<Gender> gender_of(const std::string& text) {
  return word_of(text, Gender::kUnknown,
                 {{"woman", Gender::kWoman},
                  {"kvinde", Gender::kWoman},
                  {"k", Gender::kWoman},
                  {"man", Gender::kMan},
                  {"mand", Gender::kMan},
                  {"m", Gender::kMan},
                  {"any", Gender::kUnknown},
                  {"uanset", Gender::kUnknown}});
}
std::optional<Priority> priority_of(const std::string& text) {
  return word_of(text, Priority::kNormal,
                 {{"critical", Priority::kCritical},
                  {"kritisk", Priority::kCritical},
                  {"high", Priority::kHigh},
                  {"høj", Priority::kHigh},
                  {"normal", Priority::kNormal},
                  {"almindelig", Priority::kNormal},
                  {"low", Priority::kLow},
                  {"lav", Priority::kLow}});
}
std::optional<int> layer_of(const std::string& text) {
  return word_of(text, -1, {{"day", 0}, {"dag", 0}, {"evening", 1}, {"aften", 1}, {"night", 2}, {"nat", 2}});
}

std::string clock_text(int minutes) {
  char text[32];
  std::snprintf(text, sizeof text, "T%02d:%02d", minutes / 60, minutes % 60);
  return text;
}

}  // namespace

Error Rows::note(Table table, const std::string& id, std::string where, const char* code, const std::string& found) {
  Error error(code, Kind::kBadInput, {{"found", found.substr(0, 60)}}, std::move(where));
  notes_.push_back({table, id, Effect::kLeftOut, error});
  return error;
}

std::vector<wire::SkillRow> Rows::skills(std::string_view text) {
  // "pleje:2", "insulin:1:2026-05-01"
  std::vector<wire::SkillRow> skills;
  for (const std::string& part : parts_of(text)) {
    const auto words = parts_of(part, ':');
    if (words.empty()) continue;
    wire::SkillRow& skill = skills.emplace_back();
    skill.skill = words[0];
    if (words.size() > 1) skill.level = static_cast<int>(std::clamp(number_of(words[1]).value_or(1), -1e6, 1e6));
    if (words.size() > 2) {
      const auto day = date_of(words[2]);
      skill.until = day ? to_iso8601(*day) : words[2];
    }
    if (skills_.insert(skill.skill).second) file_.skills.push_back(skill.skill);
  }
  return skills;
}

void Rows::place(const std::string& id, const Cells& cells, std::size_t row) {
  if (!places_.insert(id).second) return;
  file_.places.push_back({id, number_of(cells.text(row, column::kLat)), number_of(cells.text(row, column::kLon))});
  place_where_.push_back(cells.where(row, column::kLat));
}

void Rows::seen(Date day) {
  const std::chrono::sys_days at(day);
  if (!first_ || at < *first_) first_ = at;
  if (!last_ || at > *last_) last_ = at;
}

std::string Rows::moment(std::optional<Date> day, const std::string& text, int days_on) {
  if (text.size() > 10 && text[10] == 'T') return text;
  const auto clock = clock_of(text);
  if (!clock || !day) return "";
  const std::chrono::sys_days on = std::chrono::sys_days(*day) + std::chrono::days(days_on + *clock / 1440);
  return to_iso8601(Date(on)) + clock_text(*clock % 1440);
}

Result<void> Rows::citizens(const CsvTable& table) {
  const Cells& cells = cells_.emplace(Table::kCitizens, Cells(table)).first->second;
  TRY_VOID(cells.require({column::kCitizen}));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    wire::CitizenRow row;
    row.id = cells.text(r, column::kCitizen);
    row.name = cells.text(r, column::kName);
    row.place = row.id;
    if (const auto& contact = cells.text(r, column::kContact); !contact.empty()) row.contact = contact;
    row.banned = parts_of(cells.text(r, column::kBanned));
    const auto only = gender_of(cells.text(r, column::kGender));
    if (!only) {
      note(Table::kCitizens, row.id, cells.where(r, column::kGender), "homecare.csv.word", cells.text(r, column::kGender));
      continue;  // a wish that cannot be read must not be passed over
    }
    row.only = *only;
    row.weekly_minutes = number_of(cells.text(r, column::kWeekly)).value_or(cells.text(r, column::kWeekly).empty() ? 0 : -1);
    place(row.id, cells, r);
    table_rows_[Table::kCitizens].push_back(r);
    file_.citizens.push_back(std::move(row));
  }
  return {};
}

Result<void> Rows::carers(const CsvTable& table) {
  const Cells& cells = cells_.emplace(Table::kCarers, Cells(table)).first->second;
  TRY_VOID(cells.require({column::kCarer}));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    wire::CarerRow row;
    row.id = cells.text(r, column::kCarer);
    row.name = cells.text(r, column::kName);
    row.skills = skills(cells.text(r, column::kSkills));
    row.likes = parts_of(cells.text(r, column::kLikes)), row.avoids = parts_of(cells.text(r, column::kAvoids));
    const auto mode = mode_of(cells.text(r, column::kMode));
    const auto gender = gender_of(cells.text(r, column::kGender));
    const auto licence = yes_of(cells.text(r, column::kLicence)), substitute = yes_of(cells.text(r, column::kSubstitute));
    const std::pair<bool, const Column*> wrong[] = {
        {!mode, &column::kMode}, {!gender, &column::kGender}, {!licence, &column::kLicence}, {!substitute, &column::kSubstitute}};
    const auto* const first = std::ranges::find_if(wrong, [](const auto& each) { return each.first; });
    if (first != std::end(wrong)) {
      note(Table::kCarers, row.id, cells.where(r, *first->second), "homecare.csv.word", cells.text(r, *first->second));
      continue;
    }
    row.mode = *mode, row.gender = *gender, row.substitute = *substitute;
    if (!cells.text(r, column::kLicence).empty()) row.licence = *licence;
    table_rows_[Table::kCarers].push_back(r);
    file_.carers.push_back(std::move(row));
  }
  return {};
}

Result<void> Rows::shifts(const CsvTable& table) {
  const Cells& cells = cells_.emplace(Table::kShifts, Cells(table)).first->second;
  TRY_VOID(cells.require({column::kCarer, column::kFrom, column::kUntil, column::kPlace}));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    wire::ShiftRow row;
    row.carer = cells.text(r, column::kCarer);
    row.id = cells.text(r, column::kShift);
    if (row.id.empty()) row.id = row.carer + "/" + cells.text(r, column::kDate) + "/" + cells.text(r, column::kFrom);
    const auto day = date_of(cells.text(r, column::kDate));
    const std::string &from = cells.text(r, column::kFrom), &until = cells.text(r, column::kUntil);
    // A night shift ends on the next day.
    const auto after = [&](const std::string& text) {
      return clock_of(text) && clock_of(from) && *clock_of(text) <= *clock_of(from) ? 1 : 0;
    };
    row.from = moment(day, from);
    row.until = moment(day, until, after(until));
    const auto layer = layer_of(cells.text(r, column::kLayer));
    const bool bad_day = !day && !cells.text(r, column::kDate).empty();
    if (row.from.empty() || row.until.empty() || !layer) {
      const Column& wrong = bad_day             ? column::kDate
                            : row.from.empty()  ? column::kFrom
                            : row.until.empty() ? column::kUntil
                                                : column::kLayer;
      note(Table::kShifts, row.id, cells.where(r, wrong), layer ? "homecare.csv.time" : "homecare.csv.word", cells.text(r, wrong));
      continue;
    }
    if (*layer >= 0) row.layer = static_cast<Layer>(*layer);
    row.begin = cells.text(r, column::kPlace);
    place(row.begin, cells, r);
    if (const auto minutes = number_of(cells.text(r, column::kPause))) {
      const std::string &pause_from = cells.text(r, column::kPauseFrom), &pause_until = cells.text(r, column::kPauseUntil);
      const auto in_shift = [&](const std::string& text, const std::string& usual) {
        return text.empty() ? usual : moment(day, text, after(text));
      };
      row.pause = wire::PauseRow{*minutes, in_shift(pause_from, row.from), in_shift(pause_until, row.until), true};
    }
    if (const auto on = date_from_iso8601(row.from.substr(0, 10))) seen(*on);
    table_rows_[Table::kShifts].push_back(r);
    file_.shifts.push_back(std::move(row));
  }
  return {};
}

Result<void> Rows::visits(const CsvTable& table) {
  const Cells& cells = cells_.emplace(Table::kVisits, Cells(table)).first->second;
  TRY_VOID(cells.require({column::kCitizen, column::kMinutes, column::kFrom, column::kUntil}));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    wire::VisitRow row;
    row.citizen = cells.text(r, column::kCitizen);
    row.id = cells.text(r, column::kVisit);
    if (row.id.empty()) row.id = row.citizen + "/" + cells.text(r, column::kDate) + "/" + cells.text(r, column::kFrom);
    const auto bad = [&](const Column& wrong, const char* code) {
      leave_out_visit(row.id, row.citizen, note(Table::kVisits, row.id, cells.where(r, wrong), code, cells.text(r, wrong)));
    };
    const auto day = date_of(cells.text(r, column::kDate));
    if (!day && !cells.text(r, column::kDate).empty()) { bad(column::kDate, "homecare.municipal.date"); continue; }
    const auto minutes = number_of(cells.text(r, column::kMinutes));
    if (!minutes) { bad(column::kMinutes, "homecare.csv.number"); continue; }
    row.minutes = *minutes;
    // Several windows: "07:00|12:00" and "09:00|13:30".
    const auto froms = parts_of(cells.text(r, column::kFrom)), untils = parts_of(cells.text(r, column::kUntil));
    for (std::size_t w = 0; w < std::min(froms.size(), untils.size()); ++w)
      row.windows.push_back({moment(day, froms[w]), moment(day, untils[w])});
    const bool unread = froms.size() != untils.size() ||
                        std::ranges::any_of(row.windows, [](const auto& window) { return window.from.empty() || window.until.empty(); });
    if (unread || row.windows.empty()) {
      bad(std::ranges::any_of(row.windows, [](const auto& w) { return w.from.empty(); }) ? column::kFrom : column::kUntil,
          "homecare.csv.time");
      continue;
    }
    if (const auto& text = cells.text(r, column::kPreferred); !text.empty()) row.preferred = moment(day, text);
    const auto priority = priority_of(cells.text(r, column::kPriority));
    if (!priority) { bad(column::kPriority, "homecare.csv.word"); continue; }
    const auto medical = yes_of(cells.text(r, column::kMedical));
    if (!medical) { bad(column::kMedical, "homecare.csv.word"); continue; }
    row.priority = *priority, row.medical = *medical;
    const auto& carers = cells.text(r, column::kCarers);
    const auto count = carers.empty() ? std::optional(1.0) : number_of(carers);
    if (!count || (*count != 1 && *count != 2)) { bad(column::kCarers, "homecare.municipal.carers"); continue; }
    const auto wanted = skills(cells.text(r, column::kSkills));
    for (int n = 0; n < static_cast<int>(*count); ++n) row.needs.push_back(wanted);
    row.services = parts_of(cells.text(r, column::kServices));
    if (const auto& series = cells.text(r, column::kSeries); !series.empty()) row.series = series;
    if (const auto& after = cells.text(r, column::kAfter); !after.empty())
      row.link =
          wire::LinkRow{after, number_of(cells.text(r, column::kLeast)).value_or(0), number_of(cells.text(r, column::kMost)).value_or(0)};
    if (const auto on = date_from_iso8601(row.windows.front().from.substr(0, 10))) seen(*on);
    table_rows_[Table::kVisits].push_back(r);
    file_.visits.push_back(std::move(row));
  }
  return {};
}

bool Rows::days() {
  if (!first_) return false;
  file_.first = Date(*first_);
  // A slip in one year must not make a plan of centuries: what lies beyond is left out with a note.
  file_.days = static_cast<int>(std::min<std::int64_t>((*last_ - *first_).count() + 1, 366));
  return true;
}

std::size_t Rows::row_of(Table table, std::size_t row) const {
  const auto rows = table_rows_.find(table);
  return rows != table_rows_.end() && row < rows->second.size() ? rows->second[row] : 0;
}

int Rows::column_of(Table table, std::string_view field) const {
  const auto cells = cells_.find(table);
  const Column* from = column::of_field(table, field);
  return cells == cells_.end() || from == nullptr ? -1 : cells->second.column(*from);
}

}  // namespace meretid::homecare::municipal::csv
