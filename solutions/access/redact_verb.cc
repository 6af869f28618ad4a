// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/redact_verb.h"

#include <ostream>

#include "base/catalogue.h"
#include "solution/verb_context.h"
#include "solutions/access/propose/propose_job.h"
#include "solutions/access/release/release_job.h"

namespace meretid::access {
namespace {

struct RedactInput {
  describe::Uploads files;
  Law law = Law::kOfl;
  std::string requester;
  std::optional<describe::Upload> decisions;
};
void fields(describe::Fields<RedactInput>& f) {
  f.about("Finder personoplysninger i en sag, overstreger dem og kontrollerer hver udleveret fil.",
          "Finds personal data in a case, redacts it and verifies every released file.");
  f("files", &RedactInput::files).help("Sagens filer: en mappe, en ZIP eller enkelte filer.", "The files of the case: a folder, a ZIP or single files.")
      .value("SAG", "CASE").positional().items(1, 10'000);
  f("law", &RedactInput::law).help("Loven, der søges aktindsigt efter.", "The law of the request.").optional();
  f("requester", &RedactInput::requester)
      .help("Den, der søger: navn og numre med komma imellem. Egne oplysninger overstreges ikke.",
            "Who asks: name and numbers, separated by commas. Their own data is not redacted.")
      .length(0, 500).optional();
  f("decisions", &RedactInput::decisions)
      .help("JSON-fil med en beslutning for hvert forslag. Uden den er resultatet et udkast, som ingen har gennemgået.",
            "JSON file with a decision for each proposal. Without it the result is a draft that nobody has reviewed.")
      .value("FIL", "FILE");
  f.example("meretid access redact sag/ --out udleveret/", "Et udkast af en hel mappe.", "A draft of a whole folder.");
  f.example("meretid access redact sag.zip --law FVL --requester \"Anne Eksempel\" --out udleveret/",
            "Partsaktindsigt: egne oplysninger bliver stående.", "Access of a party: their own data stays.");
}

Result<ReleaseReport> redact(const RedactInput& input, solution::VerbContext& context) {
  if (!context.out_dir) return fail("access.redact.no_out", Kind::kUsage, {}, "--out");
  TRY(const jobs::InlineResult proposed,
      context.jobs.run("access", "propose", describe::to_json(ProposeInput{input.files, input.law, input.requester})));
  ReleaseInput release;
  TRY(const jobs::Artefact draft, context.jobs.add_bytes(proposed.output_json, "proposal.json", "application/json"));
  release.draft = describe::Upload{draft.name, draft.blob, draft.size};
  release.unreviewed = !input.decisions.has_value();
  if (input.decisions) {
    TRY(const std::string json, context.jobs.read(input.decisions->blob));
    TRY(DecisionList list, describe::from_json<DecisionList>(json));
    release.decisions = std::move(list.decisions);
  }
  TRY(jobs::InlineResult released, context.jobs.run("access", "release", describe::to_json(release)));
  TRY_VOID(context.jobs.save(released.artefacts, *context.out_dir));
  TRY(const jobs::Artefact proposal, context.jobs.add_bytes(proposed.output_json, "proposal.json", "application/json"));
  TRY_VOID(context.jobs.save({{"proposal.json", proposal.type, proposal.blob, proposal.size}}, *context.out_dir));
  return describe::from_json<ReleaseReport>(released.output_json);
}

int run(const RedactInput& input, solution::VerbContext& context) {
  const Result<ReleaseReport> report = redact(input, context);
  if (!report) return context.report(report.error());
  const base::Language language = base::language_from(context.language);
  if (context.json) {
    context.out << describe::to_json(*report) << "\n";
  } else {
    for (const VerificationRow& row : report->documents) {
      context.out << base::text("access.redact.state." + row.state, language) << "  " << row.title;
      for (const ProblemRow& problem : row.problems)
        context.out << "\n    " << (problem.detail.empty() ? base::text(problem.code, language) + " " + problem.place : problem.detail);
      context.out << "\n";
    }
    context.out << base::text("access.redact.sum", language,
                              {{"released", std::to_string(report->released)}, {"refused", std::to_string(report->refused)},
                               {"not_read", std::to_string(report->not_read)}, {"place", context.out_dir->string()}})
                << "\n";
  }
  if (!report->reviewed) context.messages << base::text("access.redact.draft", language) << "\n";
  return report->released > 0 ? 0 : base::exit_code(Kind::kRefused);
}

}  // namespace

void enter_redact(solution::Hall& hall) { hall.verb<RedactInput>("redact", &run); }

}  // namespace meretid::access
