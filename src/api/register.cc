// SPDX-License-Identifier: EUPL-1.2
// The public register: every solution.toml in the program, also of rooms that are only planned, with what it freed and used.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/job_types.h"
#include "api/resources.h"
#include "base/embedded.h"
#include "record/freed.h"

namespace meretid::api {
namespace {

Both both(const solution::Words& words) { return {words.da, words.en}; }

/// The rows of docs/evidence/<room>.json; none when the room has not been measured.
std::string evidence(const std::string& room) {
  const auto file = base::embedded("docs/evidence/" + room + ".json");
  if (!file) return "[]";
  const auto json = nlohmann::json::parse(*file, nullptr, false);
  if (!json.is_object() || !json.contains("rows")) return "[]";
  return json["rows"].dump();
}

std::vector<solution::Manifest> manifests(const solution::Registry& registry) {
  std::vector<solution::Manifest> all;
  for (const auto* manifest : registry.rooms()) all.push_back(*manifest);
  for (const auto path : base::embedded_under("solutions/")) {
    if (!path.ends_with("/solution.toml")) continue;
    auto manifest = solution::parse_manifest(*base::embedded(path), path);
    if (manifest && !registry.room(manifest->id)) all.push_back(std::move(*manifest));
  }
  return all;
}

Result<std::vector<RegisterAnswer>> list(Call& call) {
  TRY(const auto sums, record::room_sums(call.db));
  std::vector<RegisterAnswer> all;
  for (const auto& m : manifests(call.context.registry)) {
    RegisterAnswer entry;
    entry.id = m.id;
    entry.name = both(m.name);
    entry.purpose = both(m.purpose);
    entry.frees = both(m.frees);
    entry.user = both(m.user);
    entry.legal_basis = both(m.legal_basis);
    entry.data = both(m.data);
    entry.oversight = both(m.oversight);
    entry.risk = m.risk;
    entry.contact = m.contact;
    entry.status = m.status;
    entry.version = m.version;
    entry.evidence.json = evidence(m.id);
    const auto sum = std::find_if(sums.begin(), sums.end(), [&](const auto& s) { return s.room == m.id; });
    if (sum != sums.end()) {
      entry.assumed_minutes = sum->assumed_minutes;
      entry.assumed_jobs = sum->assumed_jobs;
      entry.measured_minutes = sum->measured_minutes;
      entry.measured_low = sum->measured_low;
      entry.measured_high = sum->measured_high;
      entry.measured_samples = sum->baseline_samples;
      entry.decisions = sum->decisions;
      entry.jobs = sum->jobs;
      entry.cpu_seconds = sum->cpu_seconds;
      entry.energy_wh = sum->cpu_seconds * call.context.house.config.watts_per_core / 3600;
    }
    all.push_back(std::move(entry));
  }
  return all;
}

}  // namespace

void add_register(Table& table) { table.get("/api/register", Role::kPublic, "The public register of solutions", list); }

}  // namespace meretid::api
