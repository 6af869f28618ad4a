// SPDX-License-Identifier: EUPL-1.2
#include "api/draft_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace meretid::api {

std::int64_t count_parts(std::string_view output_json, std::string_view draft) {
  const auto output = nlohmann::json::parse(output_json, nullptr, false);
  if (!output.is_object()) return 1;
  auto parts = output.find(draft);
  if (parts == output.end() || !parts->is_array()) parts = output.find("findings");
  if (parts == output.end() || !parts->is_array()) return 1;
  return std::count_if(parts->begin(), parts->end(), [](const nlohmann::json& part) {
    const bool silent = !part.is_object() || !part.contains("proposed") || !part["proposed"].is_boolean();
    return silent || part["proposed"].get<bool>();
  });
}

Result<std::int64_t> proposed_parts(Context& context, store::Connection& db, const store::CaseScope& scope,
                                    const jobs::Snapshot& job, const solution::JobKind& kind) {
  if (const auto known = context.parts.find(job.id)) return *known;
  TRY(const auto output, context.house.queue.output(db, scope, job.id));
  const std::int64_t count = count_parts(output, kind.draft);
  context.parts.keep(job.id, count);
  return count;
}

}  // namespace meretid::api
