// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/verify_verb.h"

#include <cmath>
#include <ostream>

#include "base/catalogue.h"
#include "parse/hidden.h"
#include "solution/hall.h"
#include "solution/verb_context.h"

namespace meretid::access {
namespace {

struct VerifyInput {
  describe::Uploads files;
};
void fields(describe::Fields<VerifyInput>& f) {
  f.about("Kontrollerer overstregninger i PDF-filer, også andres: tekst under felter, usynlig tekst, bilag, ældre udgaver. "
          "Steder er punkter fra sidens øverste venstre hjørne.",
          "Checks redactions in PDF files, also those of others: text under boxes, invisible text, attachments, earlier versions. "
          "Places are points from the top left corner of the page.");
  f("files", &VerifyInput::files).help("PDF-filer eller mapper.", "PDF files or folders.").value("FIL", "FILE").positional().items(1, 10'000);
  f.example("meretid access verify udleveret.pdf --json", "En linje JSON for hver fil.", "One line of JSON for each file.");
}

struct Found {
  std::int32_t page = 0;
  std::string kind, text;
  std::vector<double> bbox;
};
void fields(describe::Fields<Found>& f) {
  f("page", &Found::page);
  f("kind", &Found::kind);
  f("text", &Found::text);
  f("bbox", &Found::bbox);
}
struct Verdict {
  std::string file;
  bool clean = false;
  std::vector<Found> findings;
};
void fields(describe::Fields<Verdict>& f) {
  f("file", &Verdict::file);
  f("clean", &Verdict::clean);
  f("findings", &Verdict::findings);
}

double hundredth(double points) { return std::round(points * 100) / 100; }

Verdict verdict_of(const std::string& file, const parse::HiddenReport& report) {
  Verdict verdict{file, report.findings.empty(), {}};
  for (const parse::HiddenFinding& f : report.findings)
    verdict.findings.push_back({f.page, f.kind, f.text, {hundredth(f.left), hundredth(f.top), hundredth(f.right), hundredth(f.bottom)}});
  return verdict;
}

void print(const Verdict& verdict, base::Language language, std::ostream& out) {
  out << verdict.file << ": " << base::text(verdict.clean ? "access.verify.clean" : "access.verify.not_clean", language) << '\n';
  for (const Found& found : verdict.findings) {
    out << "    ";
    if (found.page > 0) out << base::text("access.verify.page", language, {{"page", std::to_string(found.page)}}) << "  ";
    out << base::text("access.hidden." + found.kind, language);
    if (!found.text.empty()) out << "  »" << found.text << "«";
    out << '\n';
  }
}

int run(const VerifyInput& input, solution::VerbContext& context) {
  const parse::Sandbox sandbox;
  const base::Language language = base::language_from(context.language);
  int code = 0;
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const describe::Upload& file = input.files[i];
    const std::string path = i < context.files.size() ? context.files[i] : file.name;
    const Result<std::string> bytes = context.jobs.read(file.blob);
    if (!bytes) return context.report(bytes.error());
    const Result<parse::Input> content = parse::Input::of_bytes(*bytes);
    if (!content) return context.report(content.error());
    const Result<parse::HiddenReport> report = parse::find_hidden(sandbox, *content, file.name);
    Verdict verdict{path, false, {}};
    if (report) {
      verdict = verdict_of(path, *report);
      // Nothing found in what could not be followed to its end is no proof.
      if (!report->whole) {
        verdict.clean = false;
        verdict.findings.push_back({0, "not_followed", {}, {0, 0, 0, 0}});
      }
    } else {
      code = std::max(code, context.report(report.error()));
      verdict.findings.push_back({0, "not_read", base::render(report.error(), language), {0, 0, 0, 0}});
    }
    if (context.json) context.out << describe::to_json(verdict) << '\n';
    else print(verdict, language, context.out);
  }
  return code;
}

}  // namespace

void enter_verify(solution::Hall& hall) { hall.verb<VerifyInput>("verify", &run); }

}  // namespace meretid::access
