// SPDX-License-Identifier: EUPL-1.2
// What every route of a plan does first: the draft, the planner's changes from the record, the municipality they stand on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "solution/route_context.h"
#include "solutions/homecare/hall/loaded.h"
#include "solutions/homecare/hall/routes.h"

namespace meretid::homecare::hall {

/// A draft, what it stands on and how it stands now.
struct Open {
  PlanDraft draft;
  std::shared_ptr<const Loaded> loaded;
  EditsRow edits;
  std::string state = "draft";  ///< "draft", "adopted", "rejected"
  std::string version;          ///< hash of the decision that holds the changes
  Standing now;
};
/// Of a job that the context lets the caller see. Cost: what has been asked for lately is remembered, else reading the files.
Result<Open> open_plan(const std::string& job, solution::RouteContext& context);

/// The index, or kNotFound "homecare.hall.unknown" naming the field.
Result<int> known(int index, const std::string& id, const char* field);

struct Judged {
  double cost = 0;  ///< weighted; below 0 is better
  std::vector<DifferenceRow> differences;
};
/// The plan against the one in force, on one day of `all`.
Judged judge(const Open& open, const municipal::Municipality& all, const municipal::Plan& plan, int day);
/// How many visits other than these a change moves.
std::int32_t moved_beside(const ChangeRow& change, const std::vector<std::string>& visits);
/// 0 where nobody makes it.
std::int32_t start_of(const municipal::Plan& plan, int visit);

template <class T>
Result<http::Response> answer(const T& value) {
  http::Response response;
  response.body = describe::to_json(value);
  return response;
}

/// The route of whoever asks, of an adopted plan.
Result<http::Response> own(const http::Request& request, solution::RouteContext& context);

}  // namespace meretid::homecare::hall
