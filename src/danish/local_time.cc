// SPDX-License-Identifier: EUPL-1.2
#include "danish/local_time.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace meretid::danish {
namespace {

constexpr int kHourSeconds = 3600;
constexpr std::int64_t kDaySeconds = 24 * kHourSeconds;

std::int64_t floor_seconds(Timestamp moment) {
  const std::int64_t seconds = moment.microseconds / kSecond;
  return moment.microseconds % kSecond < 0 ? seconds - 1 : seconds;
}

std::int64_t days_since_1970(Date day) { return std::chrono::sys_days(day).time_since_epoch().count(); }

/// 01:00 UTC on the last Sunday of the month.
std::int64_t change(std::chrono::year year, std::chrono::month month) {
  const std::chrono::sys_days day(year / month / std::chrono::Sunday[std::chrono::last]);
  return day.time_since_epoch().count() * kDaySeconds + kHourSeconds;
}

bool is_summer(std::int64_t utc) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(utc)));
  const std::chrono::year year = Date(day).year();
  return utc >= change(year, std::chrono::March) && utc < change(year, std::chrono::October);
}

int ahead(std::int64_t utc) { return is_summer(utc) ? 2 * kHourSeconds : kHourSeconds; }

/// Two digits at `at`, below `limit`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int limit) {
  if (at + 2 > text.size()) return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return std::nullopt;
  const int value = 10 * (text[at] - '0') + (text[at + 1] - '0');
  if (value >= limit) return std::nullopt;
  return value;
}

struct Written {
  LocalTime local;
  std::int64_t microseconds = 0;
  std::optional<int> offset;  ///< seconds ahead of UTC
};

/// ":45" and ".25": what may stand after the minutes, taken off the front of `rest`.
bool read_fine(std::string_view& rest, Written& written) {
  if (!rest.starts_with(':')) return true;
  const auto seconds = two_digits(rest, 1, 60);
  if (!seconds) return false;
  written.local.seconds += *seconds;
  rest.remove_prefix(3);
  if (!rest.starts_with('.')) return true;
  rest.remove_prefix(1);
  std::int64_t unit = kSecond;
  while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
    unit /= 10;
    if (unit == 0) return false;
    written.microseconds += unit * (rest[0] - '0');
    rest.remove_prefix(1);
  }
  return unit < kSecond;
}

std::optional<Written> read_shape(std::string_view text) {
  // YYYY-MM-DDTHH:MM[:SS[.ffffff]][Z|±HH:MM]
  if (text.size() < 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto day = date_from_iso8601(text.substr(0, 10));
  const auto hour = two_digits(text, 11, 24), minute = two_digits(text, 14, 60);
  if (!day || !hour || !minute) return std::nullopt;
  Written written{{*day, kHourSeconds * *hour + 60 * *minute}, 0, std::nullopt};
  std::string_view rest = text.substr(16);
  if (!read_fine(rest, written)) return std::nullopt;
  if (rest == "Z") {
    written.offset = 0;
  } else if (!rest.empty()) {
    const auto hours = two_digits(rest, 1, 24), minutes = two_digits(rest, 4, 60);
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' || !hours || !minutes) return std::nullopt;
    written.offset = (rest[0] == '+' ? 1 : -1) * (kHourSeconds * *hours + 60 * *minutes);
  }
  return written;
}

}  // namespace

int seconds_ahead(Timestamp moment) { return ahead(floor_seconds(moment)); }

LocalTime local_time(Timestamp moment) {
  const std::int64_t utc = floor_seconds(moment);
  const std::chrono::sys_seconds wall(std::chrono::seconds(utc + ahead(utc)));
  const auto day = std::chrono::floor<std::chrono::days>(wall);
  return {Date(day), static_cast<int>((wall - day).count())};
}

Result<Timestamp> moment_of(const LocalTime& local, DoubledHour which) {
  const std::int64_t wall = days_since_1970(local.day) * kDaySeconds + local.seconds;
  const std::int64_t in_summer = wall - 2 * kHourSeconds, in_winter = wall - kHourSeconds;
  const bool summer = is_summer(in_summer), winter = !is_summer(in_winter);
  if (!summer && !winter) {
    char time[16];
    std::snprintf(time, sizeof time, "%02d:%02d", local.seconds / kHourSeconds, local.seconds / 60 % 60);
    return fail("danish.missing_hour", Kind::kBadInput, {{"found", to_iso8601(local.day) + " " + time}});
  }
  const bool first = summer && (!winter || which == DoubledHour::kFirst);
  return Timestamp{(first ? in_summer : in_winter) * kSecond};
}

Timestamp midnight(Date day) { return *moment_of({day, 0}); }

std::string to_danish_iso8601(Timestamp moment) {
  const LocalTime local = local_time(moment);
  const int hours = seconds_ahead(moment) / kHourSeconds;
  char time[32];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02d+%02d:00", local.seconds / kHourSeconds, local.seconds / 60 % 60, local.seconds % 60,
                hours);
  return to_iso8601(local.day) + time;
}

Result<Timestamp> from_danish_iso8601(std::string_view text, std::string_view where, DoubledHour which) {
  const auto written = read_shape(text);
  if (!written) return fail("danish.bad_time", Kind::kBadInput, {{"found", std::string(text.substr(0, 40))}}, std::string(where));
  if (written->offset) {
    const std::int64_t wall = days_since_1970(written->local.day) * kDaySeconds + written->local.seconds;
    return Timestamp{(wall - *written->offset) * kSecond + written->microseconds};
  }
  auto moment = moment_of(written->local, which);
  if (!moment) {
    moment.error().where = where;
    return moment;
  }
  return *moment + written->microseconds;
}

}  // namespace meretid::danish
