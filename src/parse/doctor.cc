// SPDX-License-Identifier: EUPL-1.2
#include "parse/doctor.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "parse/doctor_checks.h"

namespace meretid::parse {
namespace {

const char* to_text(Health health) {
  switch (health) {
    case Health::kGood: return "good";
    case Health::kWeaker: return "weaker";
    case Health::kBad: break;
  }
  return "bad";
}

}  // namespace

bool DoctorReport::healthy() const {
  return std::none_of(checks.begin(), checks.end(), [](const Check& check) { return check.health == Health::kBad; });
}

DoctorReport doctor(const Sandbox& sandbox, const std::filesystem::path& home, std::string_view language) {
  const auto words = base::language_from(language);
  DoctorReport report;
  auto walls = check_walls(sandbox, words, report.checks);
  report.pure = std::move(walls.pure);
  report.tool = std::move(walls.tool);
  check_tools(sandbox, words, report.checks);
  if (!home.empty()) check_home(home, words, report.checks);
  return report;
}

std::string doctor_text(const DoctorReport& report, std::string_view language) {
  const auto words = base::language_from(language);
  std::size_t width = 0;
  for (const auto& check : report.checks) width = std::max(width, check.id.size());
  std::string out;
  for (const auto& check : report.checks) {
    const char* mark = check.health == Health::kGood ? "✓ " : check.health == Health::kWeaker ? "! " : "✗ ";
    out += mark + check.id + std::string(width + 2 - check.id.size(), ' ') + check.found + "\n";
    if (!check.advice.empty()) out += "    " + check.advice + "\n";
  }
  out += base::text("parse.doctor_pure", words, {{"found", report.pure}}) + "\n";
  out += base::text("parse.doctor_tool", words, {{"found", report.tool}}) + "\n";
  return out;
}

std::string doctor_json(const DoctorReport& report) {
  nlohmann::ordered_json checks = nlohmann::ordered_json::array();
  for (const auto& check : report.checks)
    checks.push_back({{"id", check.id}, {"health", to_text(check.health)}, {"found", check.found}, {"advice", check.advice}});
  const nlohmann::ordered_json json = {{"healthy", report.healthy()},
                                       {"walls", {{"pure", report.pure}, {"tool", report.tool}}},
                                       {"checks", checks}};
  return json.dump(2);
}

}  // namespace meretid::parse
