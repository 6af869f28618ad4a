// SPDX-License-Identifier: EUPL-1.2
#include "api/job_types.h"
#include "api/resources.h"
#include "describe/schema.h"

namespace meretid::api {
namespace {

Result<std::vector<RoomAnswer>> list(Call& call) {
  const auto& registry = call.context.registry;
  std::vector<RoomAnswer> rooms;
  for (const auto* manifest : registry.rooms()) {
    RoomAnswer room{manifest->id, {manifest->name.da, manifest->name.en}, {manifest->purpose.da, manifest->purpose.en},
                    manifest->status, {}};
    for (const auto& job : registry.jobs())
      if (job.room == manifest->id)
        room.jobs.push_back({job.name, std::string(people::to_text(job.role.role)), job.draft, {describe::json_schema(*job.input)}});
    rooms.push_back(std::move(room));
  }
  return rooms;
}

}  // namespace

void add_rooms(Table& table) { table.get("/api/rooms", Role::kPublic, "The rooms and the forms of their jobs", list); }

}  // namespace meretid::api
