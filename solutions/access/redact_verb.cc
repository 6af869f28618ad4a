// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/redact_verb.h"

#include <ostream>

#include "base/catalogue.h"
#include "solution/verb_context.h"
#include "solutions/access/propose/exceptions.h"
#include "solutions/access/propose/propose_job.h"
#include "solutions/access/propose/terms.h"
#include "solutions/access/release/release_job.h"
#include "solutions/access/release/striking.h"

namespace meretid::access {
namespace {

struct RedactInput {
  describe::Uploads files;
  Law law = Law::kOfl;
  std::string requester;
  std::optional<describe::Upload> decisions;
  std::optional<describe::Upload> terms;
  std::string subject, case_number, authority;
  std::optional<Date> received;
  bool partial = false;
  std::optional<describe::Upload> exceptions, letter;
  bool role_words = false, pseudonyms = false;
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
  f("terms", &RedactInput::terms)
      .help("Tekstfil i UTF-8 med ét udtryk på hver linje. Kun de udtryk overstreges, også inde i ord; resten bliver stående.",
            "Text file in UTF-8 with one term a line. Only these terms are struck, also inside words; the rest stays.")
      .value("FIL", "FILE");
  f("received", &RedactInput::received).help("Dagen, anmodningen kom: giver frist og fristbrev.", "The day the request came: gives term and letter of delay.");
  f("subject", &RedactInput::subject).help("Hvad der søges aktindsigt i, til brevet.", "What access is asked to, for the letter.").length(0, 500).optional();
  f("case_number", &RedactInput::case_number).help("Sagens journalnummer, til brevet.", "The file number, for the letter.").length(0, 100).optional();
  f("authority", &RedactInput::authority).help("Myndighed og afsender, til brevet.", "Authority and sender, for the letter.").length(0, 300).optional();
  f("partial", &RedactInput::partial).help("Delafgørelse: kun dokumenter uden tvivl.", "Partial decision: only documents without doubt.").optional();
  f("exceptions", &RedactInput::exceptions)
      .help("Tekstfil i UTF-8: aldrig;værdi;begrundelse eller altid;værdi;begrundelse på hver linje.",
            "Text file in UTF-8: never;value;reason or always;value;reason on each line.")
      .value("FIL", "FILE");
  f("letter", &RedactInput::letter).help("JSON-fil med brevets oplysninger.", "JSON file with what the letter says.").value("FIL", "FILE");
  f("role_words", &RedactInput::role_words).help("Foreslå også ord som moderen, barnet og anmelderen.", "Propose words such as the mother, the child and the reporter, too.").optional();
  f("pseudonyms", &RedactInput::pseudonyms)
      .help("Skriv »part 1«, »sagsbehandler 2« i felterne i stedet for grundlaget.", "Write \"part 1\", \"sagsbehandler 2\" in the boxes instead of the ground.").optional();
  f.example("meretid access redact sag/ --exceptions undtagelser.csv --out udleveret/", "Nogle navne bliver altid stående.", "Some names always stay.");
  f.example("meretid access redact brev.pdf --terms udtryk.txt --out udleveret/", "Kun bestemte ord.", "Certain words only.");
  f.example("meretid access redact sag/ --out udleveret/", "Et udkast af en hel mappe.", "A draft of a whole folder.");
  f.example("meretid access redact sag.zip --law FVL --requester \"Anne Eksempel\" --out udleveret/",
            "Partsaktindsigt: egne oplysninger bliver stående.", "Access of a party: their own data stays.");
}

Result<ReleaseReport> redact(const RedactInput& input, solution::VerbContext& context) {
  if (!context.out_dir) return fail("access.redact.no_out", Kind::kUsage, {}, "--out");
  ProposeInput question{input.files, input.law, input.requester};
  question.role_words = input.role_words;
  if (input.exceptions) {
    TRY(const std::string file, context.jobs.read(input.exceptions->blob));
    TRY(question.exceptions, exceptions_of(file, input.exceptions->name));
  }
  ReleaseInput release;
  if (input.letter) {
    TRY(const std::string json, context.jobs.read(input.letter->blob));
    TRY(release.letter, describe::from_json<LetterRow>(json));
  }
  TRY(const jobs::InlineResult proposed, context.jobs.run("access", "propose", describe::to_json(question)));
  TRY(const jobs::Artefact draft, context.jobs.add_bytes(proposed.output_json, "proposal.json", "application/json"));
  release.draft = describe::Upload{draft.name, draft.blob, draft.size};
  release.unreviewed = !input.decisions.has_value();
  // What the command line says goes before the file.
  const auto say = [](std::string& fact, const std::string& said) {
    if (!said.empty()) fact = said;
  };
  if (release.letter.applicant.empty())
    release.letter.applicant = input.requester.substr(0, std::min(input.requester.find_first_of(",;\n"), std::size_t{200}));
  say(release.letter.subject, input.subject);
  say(release.letter.case_number, input.case_number);
  say(release.letter.authority, input.authority);
  if (input.received) release.letter.received = input.received;
  release.pseudonyms = input.pseudonyms;
  release.partial = input.partial;
  if (input.decisions) {
    TRY(const std::string json, context.jobs.read(input.decisions->blob));
    TRY(DecisionList list, describe::from_json<DecisionList>(json));
    release.decisions = std::move(list.decisions);
  }
  TRY(jobs::InlineResult released, context.jobs.run("access", "release", describe::to_json(release)));
  TRY_VOID(context.jobs.save(released.artefacts, *context.out_dir));
  // The reasons as the command line speaks; the codes stay beside them for programs.
  TRY(Proposal made, describe::from_json<Proposal>(proposed.output_json));
  for (FindingRow& row : made.findings) row.reason = access::say(row.why, base::language_from(context.language));
  for (DocumentRow& row : made.documents)
    for (ReadingRow& one : row.findings_about_reading) one.detail = access::say(one, base::language_from(context.language));
  TRY(const jobs::Artefact proposal, context.jobs.add_bytes(describe::to_json(made), "proposal.json", "application/json"));
  TRY_VOID(context.jobs.save({{"proposal.json", proposal.type, proposal.blob, proposal.size}}, *context.out_dir));
  return describe::from_json<ReleaseReport>(released.output_json);
}

void print(const VerificationRow& row, base::Language language, std::ostream& out) {
  out << base::text("access.redact.state." + row.state, language) << "  " << row.title;
  for (const ProblemRow& problem : row.problems)
    out << "\n    " << (problem.detail.empty() ? base::text(problem.code, language) + " " + problem.place : problem.detail);
  out << "\n";
}

// Terms that somebody else decided on: no proposal, no letter, each file for itself.
Result<ReleaseReport> redact_terms(const RedactInput& input, solution::VerbContext& context) {
  if (!context.out_dir) return fail("access.redact.no_out", Kind::kUsage, {}, "--out");
  TRY(const std::string list, context.jobs.read(input.terms->blob));
  const std::vector<std::string> terms = terms_of(list);
  if (terms.empty()) return fail("access.redact.no_terms", Kind::kBadInput, {}, input.terms->name);
  TRY(const NameModel model, NameModel::load());
  const parse::Sandbox sandbox;
  ReleaseReport report;
  report.reviewed = report.complete = true;
  for (const describe::Upload& file : input.files) {
    TRY(const std::string bytes, context.jobs.read(file.blob));
    TRY(const parse::Input content, parse::Input::of_bytes(bytes));
    Result<Struck> struck = strike_terms(sandbox, content, file.name, terms, model);
    VerificationRow row;
    if (struck) {
      row = std::move(struck->row);
      report.raster_pages += row.state == "released" ? struck->raster_pages : 0;
      if (row.state == "released") {
        row.file = file.name;
        TRY(const jobs::Artefact artefact, context.jobs.add_bytes(struck->pdf, "released/" + file.name, "application/pdf"));
        TRY_VOID(context.jobs.save({artefact}, *context.out_dir));
      }
    } else {
      row.title = file.name;
      row.state = "refused";
      row.problems.push_back({struck.error().code, struck.error().where, 1, base::render(struck.error(), base::Language::kDanish)});
    }
    report.released += row.state == "released";
    report.refused += row.state == "refused";
    report.not_read += row.state == "not_read";
    report.documents.push_back(std::move(row));
  }
  TRY(const jobs::Artefact json, context.jobs.add_bytes(describe::to_json(report), "verification.json", "application/json"));
  TRY_VOID(context.jobs.save({json}, *context.out_dir));
  return report;
}

int run(const RedactInput& input, solution::VerbContext& context) {
  const Result<ReleaseReport> report = input.terms ? redact_terms(input, context) : redact(input, context);
  if (!report) return context.report(report.error());
  const base::Language language = base::language_from(context.language);
  if (context.json) {
    context.out << describe::to_json(*report) << "\n";
  } else {
    for (const VerificationRow& row : report->documents) print(row, language, context.out);
    context.out << base::text("access.redact.sum", language,
                              {{"released", std::to_string(report->released)}, {"refused", std::to_string(report->refused)},
                               {"not_read", std::to_string(report->not_read)}, {"place", context.out_dir->string()}})
                << "\n";
    if (!report->due.empty())
      context.out << base::text("access.redact.due", language, {{"due", report->due}, {"left", std::to_string(report->working_days_left)}}) << "\n";
    for (const AdviceRow& row : report->advice) context.out << (row.document.empty() ? "" : row.document + ": ") << row.text << "\n";
  }
  if (!report->reviewed) context.messages << base::text("access.redact.draft", language) << "\n";
  return report->released > 0 ? 0 : base::exit_code(Kind::kRefused);
}

}  // namespace

void enter_redact(solution::Hall& hall) { hall.verb<RedactInput>("redact", &run); }

}  // namespace meretid::access
