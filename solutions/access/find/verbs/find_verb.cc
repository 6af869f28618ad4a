// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "base/catalogue.h"
#include "parse/read.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/access/find/sensitive/report.h"
#include "solutions/access/find/verbs/verbs.h"
#include "solutions/access/finding.h"

namespace meretid::access {
namespace {

struct FindFiles {
  describe::Uploads files;
};
void fields(describe::Fields<FindFiles>& f) {
  f.about("Finder numre og navne i filer og viser, hvor de står. Steder er Unicode-tegn i den udlæste tekst, slut ikke medregnet.",
          "Finds numbers and names in files and shows where they stand. Places are Unicode code points of the extracted text, end exclusive.");
  f("files", &FindFiles::files).help("Filer eller mapper.", "Files or folders.").value("FIL", "FILE").positional().items(1, 10'000);
  f.example("meretid access find brev.txt --json", "En linje JSON for hver fil.", "One line of JSON for each file.");
}

int run(const FindFiles& input, solution::VerbContext& context) {
  const Result<NameModel> model = NameModel::load();
  if (!model) return context.report(model.error());
  const parse::Sandbox sandbox;
  const parse::Reader reader(sandbox);
  int code = 0;
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const describe::Upload& file = input.files[i];
    const Result<std::string> bytes = context.jobs.read(file.blob);
    if (!bytes) return context.report(bytes.error());
    const Result<parse::Input> content = parse::Input::of_bytes(*bytes);
    if (!content) return context.report(content.error());
    const parse::Document document = reader.read(file.name, *content).document;
    // What could not be read is said, and the next file is read all the same.
    for (const Error& error : document.findings) code = std::max(code, context.report(error));
    const std::vector<Finding> found = find({.text = document.text}, *model);
    if (context.json) {
      const std::string path = i < context.files.size() ? context.files[i] : file.name;
      context.out << describe::to_json(report_of(path, document.text, found, *model)) << '\n';
      continue;
    }
    for (const Finding& finding : found)
      context.out << file.name << ':' << finding.start << '-' << finding.end << '\t' << to_text(finding.type) << '\t'
                  << reason_text(finding, base::language_from(context.language)) << '\n';
  }
  return code;
}

}  // namespace

void enter_find(solution::Hall& hall) { hall.verb<FindFiles>("find", &run); }

}  // namespace meretid::access
