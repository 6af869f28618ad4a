// SPDX-License-Identifier: EUPL-1.2
#include "api/resources.h"
#include "http/sse.h"

namespace meretid::api {
namespace {

Result<http::Response> events(Call& call) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  TRY(const auto job, call.context.house.queue.find(call.db, id));
  // A browser that comes back after the end would come back for ever: 204 tells it to stay away.
  if (jobs::ended(job.state) && !call.request.header("last-event-id").empty()) return http::no_content();
  return http::event_stream([&watch = call.context.watch, id, scope = scope_of(call.request),
                             language = call.language](std::shared_ptr<http::EventStream> stream) {
    watch.add(std::move(stream), id, scope, language);
  });
}

}  // namespace

void add_events(Table& table) {
  table.raw(Method::kGet, "/api/jobs/{job}/events", Role::kSignedIn,
            "What the job does, as server-sent events: progress, interim, state", events);
}

}  // namespace meretid::api
