// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/review_routes.h"

#include <map>
#include <set>

#include "http/problem.h"
#include "solution/route_context.h"
#include "solutions/access/law/letter_facts.h"
#include "solutions/access/propose/exceptions.h"
#include "solutions/access/propose/proposal.h"
#include "solutions/access/propose/shown.h"

namespace meretid::access {

/// The value goes in the body: an address is kept in logs, and a value may be a personal number.
struct PlacesQuestion {
  ExceptionKind kind = ExceptionKind::kKeep;
  std::string value;
};
struct PlacesAnswer {
  std::vector<std::string> matches;  ///< ids of findings that say the value
  std::vector<FindingRow> places;    ///< where it stands beside them; with kStrike alone
};
struct LetterForm {
  std::vector<std::string> asked;  ///< asked_facts
  LetterRow letter;                ///< as it was saved last, in this round or in the one before
  bool saved = false;
};
void fields(describe::Fields<PlacesQuestion>& f) {
  f.about("Spørger, hvor en værdi står i sagens dokumenter.", "Asks where a value stands in the documents of the case.");
  f("kind", &PlacesQuestion::kind).help("keep eller strike.", "keep or strike.");
  f("value", &PlacesQuestion::value).help("Navnet, nummeret eller ordene.", "The name, number or words.").length(1, 200);
}
void fields(describe::Fields<PlacesAnswer>& f) {
  f("matches", &PlacesAnswer::matches);
  f("places", &PlacesAnswer::places);
}
void fields(describe::Fields<LetterForm>& f) {
  f("asked", &LetterForm::asked);
  f("letter", &LetterForm::letter);
  f("saved", &LetterForm::saved);
}

namespace {

using people::Role;

Result<Id<jobs::Job>> job_of(const http::Request& request) { return Id<jobs::Job>::parse(request.params.at("job")); }

Result<Proposal> proposal_of(const Id<jobs::Job>& job, solution::RouteContext& context) {
  TRY(const jobs::Snapshot found, context.job(job));
  if (found.kind != "propose") return fail("access.release.no_proposal", Kind::kBadInput, {{"found", found.kind}}, "job");
  TRY(const std::string output, context.output(job));
  return describe::from_json<Proposal>(output);
}

base::Language spoken_by(const http::Request& request) { return base::language_from(http::language_of(request)); }

Result<http::Response> show_proposal(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, job_of(request));
  TRY(Proposal proposal, proposal_of(job, context));
  return http::json(describe::to_json(shown(std::move(proposal), spoken_by(request))));
}

Result<http::Response> places(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, job_of(request));
  TRY(const PlacesQuestion question, describe::from_json<PlacesQuestion>(request.body));
  // The reason comes with the decision; here it is asked for nothing but the value.
  TRY_VOID(check_exceptions({{question.kind, question.value, "-"}}));
  TRY(const Proposal proposal, proposal_of(job, context));
  Exceptions one({{question.kind, question.value, ""}});
  one.learn(proposal.findings);
  PlacesAnswer answer;
  std::map<std::string, std::vector<FindingRow>> findings;
  for (const FindingRow& finding : proposal.findings) {
    if (one.of(finding)) answer.matches.push_back(finding.id);
    findings[finding.document].push_back(finding);
  }
  if (question.kind == ExceptionKind::kStrike)
    for (const DocumentRow& document : proposal.documents) {
      if (document.content.empty() || document.hidden) continue;
      TRY(const std::string json, context.read(document.content));
      TRY(const Content content, describe::from_json<Content>(json));
      for (FindingRow& row : places_of(question.value, document, content, findings[document.id], ground_of(GroundKind::kPrivate, proposal.law))) {
        show(row, spoken_by(request));
        answer.places.push_back(std::move(row));
      }
    }
  return http::json(describe::to_json(answer));
}

Result<std::optional<LetterRow>> saved_letter(const Id<jobs::Job>& job, solution::RouteContext& context) {
  TRY(const auto decisions, context.decisions(job));
  for (const record::Decision& decision : decisions)
    if (decision.part == "letter" && !decision.amended.empty()) {
      TRY(LetterRow letter, describe::from_json<LetterRow>(decision.amended));
      return letter;
    }
  return std::optional<LetterRow>();
}

Result<http::Response> letter(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto job, job_of(request));
  TRY(const Proposal proposal, proposal_of(job, context));
  TRY(const auto decisions, context.decisions(job));
  std::vector<std::string> grounds;
  std::set<std::string> seen;
  for (const record::Decision& decision : decisions)
    if (decision.decided != record::Decided::kReject && !decision.ground.empty() && seen.insert(decision.ground).second) grounds.push_back(decision.ground);
  LetterForm form;
  form.asked = asked_facts(proposal.law, grounds, false);
  TRY(auto saved, saved_letter(job, context));
  form.saved = saved.has_value();
  if (!saved && proposal.last)
    if (const auto earlier = Id<jobs::Job>::parse(proposal.last->earlier)) {
      TRY(saved, saved_letter(*earlier, context));
    }
  if (saved) form.letter = std::move(*saved);
  else form.letter.received = proposal.received;
  return http::json(describe::to_json(form));
}

}  // namespace

void add_review_routes(solution::Hall& hall) {
  solution::Route whole{.pattern = "/api/access/proposals/{job}", .role = Role::kCaseworker, .handle = &show_proposal};
  whole.summary = "A proposal, its reasons in the caller's language";
  whole.output = &describe::type_of<Proposal>();
  hall.route(std::move(whole));
  solution::Route where{.method = http::Method::kPost, .pattern = "/api/access/places/{job}", .role = Role::kCaseworker, .handle = &places};
  where.summary = "Where a value stands in the documents of a proposal";
  where.input = &describe::type_of<PlacesQuestion>();
  where.output = &describe::type_of<PlacesAnswer>();
  hall.route(std::move(where));
  solution::Route facts{.pattern = "/api/access/letter/{job}", .role = Role::kCaseworker, .handle = &letter};
  facts.summary = "What the letter of a proposal's case needs to know, and what of it is saved";
  facts.output = &describe::type_of<LetterForm>();
  hall.route(std::move(facts));
}

}  // namespace meretid::access
