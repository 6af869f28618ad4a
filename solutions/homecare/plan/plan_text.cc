// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/plan/plan_text.h"

#include <cmath>

#include "base/json_text.h"
#include "solutions/homecare/care/care_search.h"
#include "solutions/homecare/check/care_check.h"
#include "solutions/homecare/plan/municipal_text.h"
#include "solutions/homecare/plan/vrp_problem.h"
#include "solutions/homecare/route/solve.h"

namespace meretid::homecare {
namespace {

Result<VrpInstance> read_vrp(std::string_view text, Format format) {
  return format == Format::kVrplib ? read_vrplib(text) : read_solomon(text);
}

void append_member(std::string& out, std::string_view name, double value) {
  base::append_json_text(out, name);
  out += ':';
  base::append_json_number(out, std::round(value * 1e6) / 1e6);  // 2698.6, not 2698.5999999999995
  out += ',';
}

}  // namespace

Result<PlanAnswer> plan_text(std::string_view text, const PlanRequest& request, const Budget& budget) {
  if (request.format == Format::kMeretid || request.format == Format::kVroom) return plan_municipal_text(text, request, budget);
  PlanAnswer answer;
  if (request.format == Format::kHhcrsp) {
    TRY(const CareInstance instance, read_care(text));
    const CarePlan plan = plan_care(instance, {.seed = request.seed, .threads = request.threads}, budget);
    answer.solution = write_care_routes(plan.routes);
    answer.verdict = check_care(instance, plan.routes);
    return answer;
  }
  TRY(const VrpInstance instance, read_vrp(text, request.format));
  TRY(const Problem problem, make_problem(instance, request.convention));
  const Plan plan = solve(problem,
                          {.seed = request.seed, .threads = request.threads,
                           .fewest_vehicles = request.convention == Convention::kVehicles},
                          budget);
  answer.verdict = check_routes(instance, plan.routes, request.convention);
  answer.solution = write_routes(plan.routes, answer.verdict.distance);
  return answer;
}

Result<Verdict> check_text(std::string_view text, std::string_view solution, Format format, Convention convention, std::string_view map) {
  if (format == Format::kMeretid || format == Format::kVroom) return check_municipal_text(text, solution, format, map);
  if (format == Format::kHhcrsp) {
    TRY(const CareInstance instance, read_care(text));
    TRY(const auto routes, read_care_routes(solution));
    return check_care(instance, routes);
  }
  TRY(const VrpInstance instance, read_vrp(text, format));
  TRY(const auto routes, read_routes(solution));
  return check_routes(instance, routes, convention);
}

std::string plan_json(const Verdict& verdict, double cpu_seconds, double wall_seconds) {
  std::string out = "{";
  append_member(out, "objective", verdict.objective);
  append_member(out, "distance", verdict.distance);
  append_member(out, "tardiness", verdict.tardiness);
  append_member(out, "max_tardiness", verdict.max_tardiness);
  append_member(out, "vehicles", verdict.vehicles);
  append_member(out, "unassigned", verdict.unassigned);
  out += verdict.feasible() ? "\"feasible\":true," : "\"feasible\":false,";
  append_member(out, "cpu_seconds", cpu_seconds);
  append_member(out, "wall_seconds", wall_seconds);
  out.back() = '}';
  return out;
}

std::string check_json(const Verdict& verdict) {
  std::string out = verdict.feasible() ? "{\"feasible\":true," : "{\"feasible\":false,";
  append_member(out, "objective", verdict.objective);
  out += "\"breaches\":[";
  for (const base::Error& breach : verdict.breaches) {
    out += &breach == &verdict.breaches.front() ? "{\"code\":" : ",{\"code\":";
    base::append_json_text(out, breach.code);
    out += ",\"where\":";
    base::append_json_text(out, breach.where);
    for (const auto& [name, value] : breach.args) {
      out += ',';
      base::append_json_text(out, name);
      out += ':';
      base::append_json_text(out, value);
    }
    out += '}';
  }
  return out + "]}";
}

}  // namespace meretid::homecare
