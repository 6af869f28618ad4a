// SPDX-License-Identifier: EUPL-1.2
// POST /api/nightwatch/devices/{device}/samples: what a device without a broker sends. It shows its secret as a bearer token. The
// answer 200 comes when the service has the samples and has kept what they say; 503 means "send the same again in two seconds".
#include "solution/config.h"
#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/nightwatch/hall/kept.h"
#include "solutions/nightwatch/in/gate.h"
#include "solutions/nightwatch/live/doctor.h"
#include "solutions/nightwatch/live/door.h"
#include "solutions/nightwatch/live/enter.h"
#include "solutions/nightwatch/live/service.h"
#include "store/crypto.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

Result<http::Response> take_samples(const http::Request& request, solution::RouteContext& context) {
  const std::string_view shown = request.header("authorization");
  constexpr std::string_view kBearer = "Bearer ";
  TRY(const store::Rows rows, context.connection().query(store::sql("nightwatch/live/live/secret"), {request.param("device")}));
  // An unknown device and a wrong secret are told alike.
  const std::string kept = rows.empty() ? std::string() : rows[0].text("secret_hash");
  if (!shown.starts_with(kBearer) || kept.empty() || !store::same_secret(hall::hash_of_secret(shown.substr(kBearer.size())), kept))
    return fail("nightwatch.live.secret", Kind::kRefused);
  TRY_VOID(in::read_packet(request.body));  // here whoever sent it can be told what is wrong with it
  const std::string answer = hand_in(door_path(context.config()), rows[0].text("topic"), request.body);
  if (answer == "nightwatch.in.flood") return fail(answer, Kind::kTooMany, {{"most", std::to_string(static_cast<int>(in::Gate::kSustained))}});
  if (answer == "nightwatch.live.unknown") return fail(answer, Kind::kConflict);
  http::Response response;
  if (answer != "ok") {
    response.status = 503;
    response.headers.emplace_back("Retry-After", "2");
    response.body = R"({"taken":false})";
  } else {
    response.body = R"({"taken":true})";
  }
  return response;
}

}  // namespace

void enter(solution::Hall& hall) {
  hall.doctor(&doctor_notes);
  hall.service({.name = kService, .run = &run_service});
  hall.route({.method = http::Method::kPost, .pattern = "/api/nightwatch/devices/{device}/samples", .role = people::Role::kPublic,
              .summary = "Takes samples of a device that shows its secret", .handle = &take_samples});
}

}  // namespace meretid::nightwatch::live
