// SPDX-License-Identifier: EUPL-1.2
#include <functional>
#include <set>

#include "solutions/homecare/formats/lines.h"
#include "solutions/homecare/formats/vrp.h"
#include "solutions/homecare/formats/vrp_checks.h"

namespace meretid::homecare {
namespace {

/// "KEY : VALUE", "KEY: VALUE" and "KEY" of a section.
std::string_view key_of(const Line& line) {
  std::string_view key = line.words.front();
  if (key.ends_with(':')) key.remove_suffix(1);
  return key;
}

std::size_t value_at(const Line& line) { return line.words.size() > 1 && line.words[1] == ":" ? 2 : 1; }

class Reader {
 public:
  explicit Reader(std::string_view text) : lines_(lines_of(text)) {}

  Result<VrpInstance> read() {
    if (lines_.empty()) return fail("homecare.input.empty", Kind::kBadInput);
    while (at_ < lines_.size()) {
      const Line& line = lines_[at_++];
      const std::string_view key = key_of(line);
      if (key == "EOF") break;
      if (key.ends_with("_SECTION")) {
        TRY_VOID(section(line, key));
      } else {
        TRY_VOID(header(line, key));
      }
    }
    for (const char* needed : {"CAPACITY", "NODE_COORD_SECTION", "DEMAND_SECTION", "TIME_WINDOW_SECTION"}) {
      if (!seen_.contains(needed)) return fail("homecare.input.missing", Kind::kBadInput, {{"expected", needed}});
    }
    if (!seen_.contains("VEHICLES")) instance_.vehicles = static_cast<int>(instance_.stops.size()) - 1;
    if (!seen_.contains("SERVICE_TIME_SECTION")) {
      for (std::size_t i = 1; i < instance_.stops.size(); ++i) instance_.stops[i].service = service_;
    }
    TRY_VOID(check_instance(instance_));
    return std::move(instance_);
  }

 private:
  Result<void> header(const Line& line, std::string_view key) {
    const std::size_t v = value_at(line);
    seen_.emplace(key);
    if (key == "NAME") instance_.name = line.words.size() > v ? line.words[v] : std::string_view{};
    else if (key == "VEHICLES") { TRY(instance_.vehicles, number<int>(line, v, "VEHICLES")); }
    else if (key == "CAPACITY") { TRY(instance_.capacity, number<std::int64_t>(line, v, "CAPACITY")); }
    else if (key == "SERVICE_TIME") { TRY(service_, number<double>(line, v, "SERVICE_TIME")); }
    else if (key == "DIMENSION") {
      TRY(const int all, number<int>(line, v, "DIMENSION"));
      if (all < 2 || all > 50'000) {
        return fail("homecare.input.number", Kind::kBadInput, {{"field", "DIMENSION"}, {"found", std::to_string(all)}}, line.where());
      }
      instance_.stops.resize(static_cast<std::size_t>(all));
    } else if (key == "EDGE_WEIGHT_TYPE" && (line.words.size() <= v || line.words[v] != "EUC_2D")) {
      return fail("homecare.input.edge_weights", Kind::kBadInput,
                  {{"found", std::string(line.words.size() > v ? line.words[v] : std::string_view{})}}, line.where());
    }
    return {};
  }

  /// One row per node, in any order, each node once.
  Result<void> rows(const char* name, std::size_t columns, const std::function<Result<void>(const Line&, VrpStop&)>& take) {
    std::vector<bool> had(instance_.stops.size());
    if (had.empty()) return fail("homecare.input.missing", Kind::kBadInput, {{"expected", "DIMENSION"}});
    for (std::size_t i = 0; i < instance_.stops.size(); ++i, ++at_) {
      if (at_ >= lines_.size()) {
        return fail("homecare.input.short_section", Kind::kBadInput,
                    {{"field", name}, {"expected", std::to_string(instance_.stops.size())}, {"found", std::to_string(i)}});
      }
      const Line& line = lines_[at_];
      if (line.words.size() != columns) {
        return fail("homecare.input.columns", Kind::kBadInput,
                    {{"expected", std::to_string(columns)}, {"found", std::to_string(line.words.size())}}, line.where());
      }
      TRY(const std::size_t id, number<std::size_t>(line, 0, name));
      if (id < 1 || id > had.size() || had[id - 1]) {
        return fail("homecare.input.duplicate", Kind::kBadInput, {{"found", std::to_string(id)}}, line.where());
      }
      had[id - 1] = true;
      TRY_VOID(take(line, instance_.stops[id - 1]));
    }
    return {};
  }

  Result<void> section(const Line& line, std::string_view key) {
    seen_.emplace(key);
    if (key == "NODE_COORD_SECTION") {
      return rows("NODE_COORD_SECTION", 3, [](const Line& row, VrpStop& stop) -> Result<void> {
        TRY(stop.x, number<double>(row, 1, "x"));
        TRY(stop.y, number<double>(row, 2, "y"));
        return {};
      });
    }
    if (key == "DEMAND_SECTION") {
      return rows("DEMAND_SECTION", 2, [](const Line& row, VrpStop& stop) -> Result<void> {
        TRY(stop.demand, number<std::int32_t>(row, 1, "demand"));
        return {};
      });
    }
    if (key == "TIME_WINDOW_SECTION") {
      return rows("TIME_WINDOW_SECTION", 3, [](const Line& row, VrpStop& stop) -> Result<void> {
        TRY(stop.ready, number<double>(row, 1, "ready"));
        TRY(stop.due, number<double>(row, 2, "due"));
        return {};
      });
    }
    if (key == "SERVICE_TIME_SECTION") {
      return rows("SERVICE_TIME_SECTION", 2, [](const Line& row, VrpStop& stop) -> Result<void> {
        TRY(stop.service, number<double>(row, 1, "service"));
        return {};
      });
    }
    if (key == "DEPOT_SECTION") {
      for (; at_ < lines_.size() && lines_[at_].words.front() != "-1"; ++at_) {
        TRY(const int depot, number<int>(lines_[at_], 0, "DEPOT_SECTION"));
        if (depot != 1) {
          return fail("homecare.input.depot", Kind::kBadInput, {{"found", std::to_string(depot)}}, lines_[at_].where());
        }
      }
      ++at_;
      return {};
    }
    return fail("homecare.input.unknown_section", Kind::kBadInput, {{"found", std::string(key)}}, line.where());
  }

  std::vector<Line> lines_;
  std::size_t at_ = 0;
  VrpInstance instance_;
  double service_ = 0;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

Result<VrpInstance> read_vrplib(std::string_view text) { return Reader(text).read(); }

}  // namespace meretid::homecare
