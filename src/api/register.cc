// SPDX-License-Identifier: EUPL-1.2
// The public register: every solution.toml in the program, also of rooms that are only planned, with what it freed and used.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/freed_board.h"
#include "api/resources.h"
#include "base/embedded.h"

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
  TRY(const auto board, freed_board(call.db, call.context.registry, call.context.house.config));
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
    const auto sum = std::find_if(board.rooms.begin(), board.rooms.end(), [&](const auto& room) { return room.id == m.id; });
    if (sum != board.rooms.end()) {
      entry.figures = sum->figures;
      entry.decisions = sum->decisions;
    }
    all.push_back(std::move(entry));
  }
  return all;
}

}  // namespace

void add_register(Table& table) { table.get("/api/register", Role::kPublic, "The public register of solutions", list); }

}  // namespace meretid::api
