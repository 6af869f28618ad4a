// SPDX-License-Identifier: EUPL-1.2
// "07:10", as the wall's clock shows it; with the date before it where a plan has several days.
#pragma once

#include <cstdio>
#include <string>

#include "danish/local_time.h"
#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::living {

inline std::string clock_text(const municipal::Municipality& all, municipal::Moment moment) {
  const danish::LocalTime at = danish::local_time(all.origin + moment * kSecond);
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", at.seconds / 3600, at.seconds / 60 % 60);
  return all.days > 1 ? to_iso8601(at.day) + " " + text : text;
}

}  // namespace meretid::homecare::living
