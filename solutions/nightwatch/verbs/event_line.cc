// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/event_line.h"

#include <cmath>

#include "base/json_text.h"

namespace meretid::nightwatch {

std::string event_line(const Event& event, const std::string& resident) {
  std::string json = "{";
  if (!resident.empty()) {
    json += "\"resident\":";
    base::append_json_text(json, resident);
    json += ',';
  }
  json += "\"event\":";
  base::append_json_text(json, name_of(event.kind));
  const auto add = [&json](const char* name, double value) {
    json += std::string(",\"") + name + "\":";
    base::append_json_number(json, std::round(value * 1000) / 1000);
  };
  add("t", event.t);
  add("since", event.since);
  add("score", event.score);
  return json + '}';
}

}  // namespace meretid::nightwatch
