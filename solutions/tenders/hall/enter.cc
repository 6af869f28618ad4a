// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/enter.h"

#include "solution/route_context.h"
#include "solutions/tenders/hall/findings_csv.h"
#include "solutions/tenders/hall/screen_job.h"

namespace meretid::tenders::hall {
namespace {

// An economist who goes through a list of tenders in a spreadsheet needs about so long before the few worth a closer look stand out;
// shown as assumed until the authority has measured its own.
constexpr double kAssumedMinutes = 240;

Result<http::Response> findings_table(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const std::string output, context.output(job));
  TRY(const auto screening, describe::from_json<Screening>(output));
  TRY(const auto decisions, context.decisions(job));
  http::Response response;
  response.type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"fund.csv\"");
  response.body = findings_csv(screening, decisions);
  return response;
}

}  // namespace

void enter(solution::Hall& hall) {
  hall.job<ScreenInput, Screening>("propose", people::Role::kAnalyst, &screen).draft_of("findings").needs({2, 6144, 3600}).frees(kAssumedMinutes);
  hall.route({.pattern = "/api/tenders/screenings/{job}/findings.csv", .role = people::Role::kAnalyst, .summary = "What was listed and what people decided of it", .handle = &findings_table});
  hall.page(people::Role::kAnalyst);
}

}  // namespace meretid::tenders::hall
