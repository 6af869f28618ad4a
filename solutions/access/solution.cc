// SPDX-License-Identifier: EUPL-1.2
// The room Aktindsigt enters the hall.
#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/access/authority/list.h"
#include "solutions/access/authority/routes.h"
#include "solutions/access/bench/verb.h"
#include "solutions/access/collect/collecting_job.h"
#include "solutions/access/collect/served.h"
#include "solutions/access/collect/verb.h"
#include "solutions/access/find/verbs/verbs.h"
#include "solutions/access/propose/propose_job.h"
#include "solutions/access/propose/reading_job.h"
#include "solutions/access/redact_verb.h"
#include "solutions/access/release/document_job.h"
#include "solutions/access/release/release_job.h"
#include "solutions/access/review_routes.h"
#include "solutions/access/verify_verb.h"

namespace meretid::access {
namespace {

using people::Role;

// A caseworker who reads and redacts in the hand needs about so long for a case of the usual size; shown as assumed until the
// authority has measured its own.
constexpr double kAssumedMinutes = 60;

Result<http::Response> show_document(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const std::string output, context.output(job));
  TRY(const Proposal proposal, describe::from_json<Proposal>(output));
  std::string id = request.params.at("document");
  if (id.ends_with(".pdf")) id.resize(id.size() - 4);
  for (const DocumentRow& document : proposal.documents) {
    if (document.id != id || document.view.empty()) continue;
    http::Response response;
    response.type = "application/pdf";
    TRY(response.body, context.read(document.view));
    return response;
  }
  return fail("access.no_document", Kind::kNotFound, {{"found", id}});
}

// What is taken from an archive comes into the case as an upload does; the authority's list stands as it is now.
Result<Proposal> propose_case(const ProposeInput& input, jobs::JobContext& context) {
  TRY_VOID(check_proposed(input));
  std::vector<ExceptionRow> listed;
  if (context.connection() && context.installation()) {
    TRY(listed, authority::rows(*context.connection(), context.installation()->keys));
  }
  if (!input.collected) return propose(input, listed, context);
  ProposeInput whole = input;
  TRY(const auto taken, collect::take_acts(*input.collected, context));
  whole.files.insert(whole.files.end(), taken.begin(), taken.end());
  return propose(whole, listed, context);
}

class Access : public solution::Solution {
 public:
  const solution::Manifest& manifest() const override {
    static const solution::Manifest manifest = solution::embedded_manifest("access");
    return manifest;
  }
  void enter(solution::Hall& hall) override {
    hall.job<ProposeInput, Proposal>("propose", Role::kCaseworker, &propose_case)
        .draft_of("redaction")
        .asks<ProposeInput>(&check_proposed)
        .needs({2, 4096, 3600})
        .frees(kAssumedMinutes);
    hall.job<ReadInput, ReadOutput>("read", Role::kCaseworker, &read_file).needs({1, 4096, 3600});
    hall.job<ReleaseInput, ReleaseReport>("release", Role::kCaseworker, &release).needs({2, 4096, 7200});
    hall.job<DocumentInput, VerificationRow>("release_document", Role::kCaseworker, &release_document).needs({1, 4096, 7200});
    solution::Route document{.pattern = "/api/access/documents/{job}/{document}", .role = Role::kCaseworker, .handle = &show_document};
    document.summary = "A document of a proposal as PDF, as its boxes lie on it";
    hall.route(std::move(document));
    add_review_routes(hall);
    hall.page(Role::kCaseworker);
    enter_authority(hall);
    enter_served_collect(hall);
    enter_collect(hall);
    enter_redact(hall);
    enter_verify(hall);
    enter_find(hall);
    enter_train(hall);
    enter_bench(hall);
  }
};

}  // namespace
}  // namespace meretid::access

namespace meretid::solution {
std::unique_ptr<Solution> make_access();
std::unique_ptr<Solution> make_access() { return std::make_unique<access::Access>(); }
}  // namespace meretid::solution
