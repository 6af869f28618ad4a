// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/reading.h"

#include <cmath>

#include "base/json_text.h"
#include "danish/local_time.h"

namespace meretid::homecare::municipal {
namespace {

/// Something a file names, as it is shown: short.
std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  return text.size() <= kMost ? std::string(text) : std::string(text.substr(0, kMost)) + "…";
}

std::string number(double value) {
  std::string text;
  base::append_json_number(text, value);
  return text;
}

}  // namespace

Error Reading::note(const RowOf& row, Effect effect, std::string_view field, const char* code, Args args) {
  for (auto& [name, value] : args) value = shown(value);
  Error error(code, Kind::kBadInput, std::move(args), options.where(row.table, row.row, field));
  read.notes.push_back({row.table, row.id, effect, error});
  return error;
}

std::optional<Moment> Reading::moment(const RowOf& row, std::string_view field, const std::string& text, Edge edge) {
  auto first = danish::from_danish_iso8601(text);
  if (!first && first.error().code == "danish.missing_hour") {
    note(row, Effect::kAssumed, field, "homecare.municipal.hour_missing", {{"found", text}});
    first = danish::from_danish_iso8601(text.substr(0, 10) + "T03:00");
  }
  if (!first) {
    note(row, Effect::kLeftOut, field, "danish.bad_time", {{"found", text}});
    return std::nullopt;
  }
  Timestamp meant = *first;
  if (const auto second = danish::from_danish_iso8601(text, {}, danish::DoubledHour::kSecond); second && *second != meant) {
    if (edge == Edge::kUntil) meant = *second;
    note(row, Effect::kAssumed, field, "homecare.municipal.hour_twice", {{"found", text}, {"used", danish::to_danish_iso8601(meant)}});
  }
  const std::int64_t seconds = (meant - read.all.origin) / kSecond;
  const std::int64_t day = 86'400;
  // A night shift ends on the day after the last.
  if (seconds < -2 * day || seconds > (file.days + 2) * day) {
    note(row, Effect::kLeftOut, field, "homecare.municipal.outside_days",
         {{"found", text}, {"first", to_iso8601(file.first)}, {"days", std::to_string(file.days)}});
    return std::nullopt;
  }
  return static_cast<Moment>(seconds);
}

std::optional<Duration> Reading::minutes(const RowOf& row, std::string_view field, double value) {
  if (value >= 0 && value <= 1440) return static_cast<Duration>(std::lround(value * 60));
  note(row, Effect::kLeftOut, field, "homecare.municipal.minutes", {{"found", number(value)}});
  return std::nullopt;
}

std::optional<Skill> Reading::skill(const RowOf& row, std::string_view field, const wire::SkillRow& from) {
  Skill skill{skills.find(from.skill), from.level, std::nullopt};
  if (skill.skill == kNobody) {
    note(row, Effect::kLeftOut, field, "homecare.municipal.unknown_skill", {{"found", from.skill}});
    return std::nullopt;
  }
  if (!from.until) return skill;
  skill.until = date_from_iso8601(*from.until);
  if (!skill.until) {
    note(row, Effect::kLeftOut, field, "homecare.municipal.date", {{"found", *from.until}});
    return std::nullopt;
  }
  return skill;
}

void Reading::leave_out(std::size_t row, Error why) {
  read.left_out.push_back({file.visits[row].id, file.visits[row].citizen, std::move(why)});
}

}  // namespace meretid::homecare::municipal
