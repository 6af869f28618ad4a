// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <chrono>
#include <cstdio>

namespace meretid {
namespace {

class SystemClock : public Clock {
 public:
  Timestamp now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
};

}  // namespace

const Clock& system_clock() {
  static const SystemClock clock;
  return clock;
}

std::string to_iso8601(Timestamp t) {
  using namespace std::chrono;
  const sys_time<microseconds> time{microseconds{t.microseconds}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return text;
}

std::optional<Timestamp> from_iso8601(std::string_view text) {
  using namespace std::chrono;
  // YYYY-MM-DDTHH:MM:SS[.ffffff]Z
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd";
  if (text.size() <= kShape.size() || text.back() != 'Z') return std::nullopt;
  text.remove_suffix(1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] == 'd' ? !digit(text[i]) : text[i] != kShape[i]) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = 10 * value + (text[i] - '0');
    return value;
  };
  std::int64_t micro = 0;
  if (text.size() > kShape.size()) {
    const std::string_view fraction = text.substr(kShape.size() + 1);
    if (text[kShape.size()] != '.' || fraction.empty() || fraction.size() > 6) return std::nullopt;
    for (std::size_t i = 0; i < 6; ++i) {
      if (i < fraction.size() && !digit(fraction[i])) return std::nullopt;
      micro = 10 * micro + (i < fraction.size() ? fraction[i] - '0' : 0);
    }
  }
  const year_month_day date{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                            day{static_cast<unsigned>(number(8, 2))}};
  if (!date.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59) return std::nullopt;
  const std::int64_t seconds = sys_days{date}.time_since_epoch() / 1s + number(11, 2) * 3600 +
                               number(14, 2) * 60 + number(17, 2);
  return Timestamp{seconds * kSecond + micro};
}

}  // namespace meretid
