// SPDX-License-Identifier: EUPL-1.2
// What the rooms registered becomes routes: a job is POST /api/<room>/<job>, a route and a socket are themselves.
#include "api/feed_stream.h"
#include "api/job_limits.h"
#include "api/job_types.h"
#include "api/resources.h"
#include "base/log.h"
#include "solution/route_context.h"

namespace meretid::api {
namespace {

/// RouteContext of one request.
class RoomCall : public solution::RouteContext {
 public:
  RoomCall(Context& context, const http::Request& request, std::string room, store::Connection& db)
      : context_(context), request_(request), room_(std::move(room)), db_(db) {}

  const Clock& clock() const override { return context_.clock; }
  store::Connection& connection() override { return db_; }
  Result<jobs::Snapshot> job(const Id<jobs::Job>& id) override {
    TRY(auto found, context_.house.queue.find(db_, id));
    // The gate has let the request into one case; a job that a route looks up on its own must be of that case, or one's own.
    const bool mine = found.case_id.empty() ? found.account == request_.caller.account
                                            : request_.access && request_.access->case_id() == found.case_id;
    if (!mine || found.room != room_) return fail("jobs.unknown", Kind::kNotFound, {{"job", id.text()}});
    return found;
  }
  Result<std::string> output(const Id<jobs::Job>& id) override {
    TRY_VOID(job(id));
    return context_.house.queue.output(db_, scope_of(request_), id);
  }
  Result<std::vector<record::Decision>> decisions(const Id<jobs::Job>& id) override {
    TRY_VOID(job(id));
    return record::latest_decisions(db_, *context_.house.keys, scope_of(request_), id);
  }
  const store::Keyring& keys() const override { return *context_.house.keys; }
  const solution::Config& config() const override { return context_.house.config; }
  std::shared_ptr<jobs::Feed> feed(std::string_view service) override {
    return context_.feeds.feed(room_ + "/" + std::string(service));
  }
  Result<std::string> read(std::string_view blob) override {
    return context_.house.blobs.get(db_, scope_of(request_), blob);
  }

 private:
  Context& context_;
  const http::Request& request_;
  const std::string room_;
  store::Connection& db_;
};

Result<http::Response> enqueue(Context& context, const solution::JobKind& kind, const http::Request& request) {
  if (kind.check) TRY_VOID(kind.check(request.body));
  TRY(const Lent db, context.borrow());
  Id<jobs::Job> id;
  TRY_VOID(db->transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(check_job_limits(tx, context.house.config, kind.room, kind.name, request.caller.account));
    TRY(id, context.house.queue.enqueue(tx, scope_of(request), {kind.room, kind.name, request.caller.account, request.body}));
    return {};
  }));
  base::log_info("jobs.submitted", {{"job", id.text()}, {"room", kind.room}, {"kind", kind.name}});
  return http::json(describe::to_json(JobStarted{id}), 202);
}

http::Route job_route(const solution::JobKind& kind, Context* context) {
  http::Route route;
  route.method = Method::kPost;
  route.pattern = "/api/" + kind.room + "/" + kind.name;
  route.role = kind.role.role;
  route.room = kind.room;
  route.summary = "Starts the job " + kind.name;
  route.body = http::Body::kJson;
  route.input = kind.input;
  route.output = &describe::type_of<JobStarted>();
  route.query = {"case"};
  route.success = 202;
  route.handle = [context, &kind](const http::Request& request) { return enqueue(*context, kind, request); };
  return route;
}

http::Route room_route(const solution::Route& from, Context* context) {
  http::Route route;
  route.method = from.method;
  route.pattern = from.pattern;
  route.role = from.role.role;
  route.room = from.room;
  route.summary = from.summary;
  route.body = from.method == Method::kGet ? http::Body::kNone : http::Body::kJson;
  route.input = from.input;
  route.output = from.output;
  route.handle = [context, &from](const http::Request& request) -> Result<http::Response> {
    TRY(const Lent db, context->borrow());
    RoomCall call(*context, request, from.room, *db);
    return from.handle(request, call);
  };
  return route;
}

http::Route socket_route(const solution::Socket& from, Context* context) {
  http::Route route;
  route.pattern = from.pattern;
  route.role = from.role.role;
  route.room = from.room;
  route.summary = from.summary;
  route.handle = [context, &from](const http::Request& request) -> Result<http::Response> {
    TRY(const Lent db, context->borrow());
    RoomCall call(*context, request, from.room, *db);
    TRY(auto feed, from.feed(request, call));
    return feed_response(request, std::move(feed));
  };
  return route;
}

}  // namespace

void add_room_routes(Table& table, const solution::Registry& registry) {
  for (const auto& kind : registry.jobs()) table.add(job_route(kind, table.context()));
  for (const auto& route : registry.routes()) table.add(room_route(route, table.context()));
  for (const auto& socket : registry.sockets()) table.add(socket_route(socket, table.context()));
}

}  // namespace meretid::api
