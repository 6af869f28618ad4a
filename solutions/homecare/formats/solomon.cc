// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/formats/lines.h"
#include "solutions/homecare/formats/vrp.h"
#include "solutions/homecare/formats/vrp_checks.h"

namespace meretid::homecare {

Result<VrpInstance> read_solomon(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  if (lines.empty()) return fail("homecare.input.empty", Kind::kBadInput);
  const auto missing = [](const char* what) {
    return fail("homecare.input.missing", Kind::kBadInput, {{"expected", what}});
  };
  VrpInstance instance;
  std::size_t at = 0;
  const auto seek = [&](std::string_view word) {
    while (at < lines.size() && lines[at].words.front() != word) ++at;
    return at < lines.size();
  };
  if (lines[0].words.front() != "VEHICLE") instance.name = lines[0].words.front();
  if (!seek("VEHICLE") || at + 2 >= lines.size()) return missing("VEHICLE");
  at += 2;  // over the line NUMBER CAPACITY
  TRY(instance.vehicles, number<int>(lines[at], 0, "NUMBER"));
  TRY(instance.capacity, number<std::int64_t>(lines[at], 1, "CAPACITY"));
  if (!seek("CUSTOMER")) return missing("CUSTOMER");
  for (at += 2; at < lines.size(); ++at) {
    const Line& line = lines[at];
    if (line.words.size() != 7) {
      return fail("homecare.input.columns", Kind::kBadInput,
                  {{"expected", "7"}, {"found", std::to_string(line.words.size())}}, line.where());
    }
    TRY(const int id, number<int>(line, 0, "CUST NO."));
    if (id != std::ssize(instance.stops)) {
      return fail("homecare.input.sequence", Kind::kBadInput,
                  {{"expected", std::to_string(instance.stops.size())}, {"found", std::to_string(id)}}, line.where());
    }
    VrpStop stop;
    TRY(stop.x, number<double>(line, 1, "XCOORD."));
    TRY(stop.y, number<double>(line, 2, "YCOORD."));
    TRY(stop.demand, number<std::int32_t>(line, 3, "DEMAND"));
    TRY(stop.ready, number<double>(line, 4, "READY TIME"));
    TRY(stop.due, number<double>(line, 5, "DUE DATE"));
    TRY(stop.service, number<double>(line, 6, "SERVICE TIME"));
    instance.stops.push_back(stop);
  }
  TRY_VOID(check_instance(instance));
  return instance;
}

}  // namespace meretid::homecare
