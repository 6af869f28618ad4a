// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/enter.h"

#include "parse/pages.h"
#include "solution/route_context.h"
#include "solutions/tenders/check/template.h"
#include "solutions/tenders/hall/documents_job.h"
#include "solutions/tenders/hall/dossier.h"
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

http::Response attached(std::string body, const char* type, const std::string& name) {
  http::Response response;
  response.type = type;
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = std::move(body);
  return response;
}
constexpr const char* kWorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<http::Response> findings_book(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const std::string output, context.output(job));
  TRY(const auto screening, describe::from_json<Screening>(output));
  TRY(const auto decisions, context.decisions(job));
  TRY(std::string book, findings_workbook(screening, decisions));
  return attached(std::move(book), kWorkbookType, "fund.xlsx");
}

Result<http::Response> dossier_pdf(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const std::string output, context.output(job));
  TRY(const auto screening, describe::from_json<Screening>(output));
  TRY(const auto decisions, context.decisions(job));
  const std::string& finding = request.params.at("finding");
  TRY(const std::string text, dossier_text(screening, finding, decisions, request.params.at("job")));
  TRY(parse::Typeset set, parse::typeset(parse::Sandbox(), text, "dossier"));
  return attached(std::move(set.pdf), "application/pdf", "dossier-" + finding + ".pdf");
}

Result<http::Response> template_book(const http::Request&, solution::RouteContext&) {
  TRY(std::string book, bid_template(base::Language::kDanish));
  return attached(std::move(book), kWorkbookType, "tilbud.xlsx");
}

}  // namespace

void enter(solution::Hall& hall) {
  hall.job<ScreenInput, Screening>("propose", people::Role::kAnalyst, &screen).draft_of("findings").needs({2, 6144, 3600}).frees(kAssumedMinutes);
  hall.job<DocumentsInput, Traces>("traces", people::Role::kAnalyst, &trace_documents).needs({1, 4096, 3600});
  hall.route({.pattern = "/api/tenders/screenings/{job}/findings.csv", .role = people::Role::kAnalyst, .summary = "What was listed and what people decided of it", .handle = &findings_table});
  hall.route({.pattern = "/api/tenders/screenings/{job}/findings.xlsx", .role = people::Role::kAnalyst, .summary = "The same as a workbook, with bids, settings and notes", .handle = &findings_book});
  hall.route({.pattern = "/api/tenders/screenings/{job}/dossiers/{finding}.pdf", .role = people::Role::kAnalyst, .summary = "One finding with its evidence, decision and origin as PDF", .handle = &dossier_pdf});
  hall.route({.pattern = "/api/tenders/template.xlsx", .role = people::Role::kAnalyst, .summary = "An empty workbook for collecting bids, with a guide", .handle = &template_book});
  hall.page(people::Role::kAnalyst);
}

}  // namespace meretid::tenders::hall
