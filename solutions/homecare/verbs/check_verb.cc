// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/homecare/verbs/instance_file.h"
#include "solutions/homecare/verbs/verbs.h"

namespace meretid::homecare {
namespace {

struct CheckInput {
  describe::Upload file, solution;
  std::optional<Format> format;
  std::optional<describe::Upload> map;
  Convention objective = Convention::kDistance;
};
void fields(describe::Fields<CheckInput>& f) {
  f.about("Kontrollerer en løsning strengt, uanset hvem der har lavet den, og nævner hvert brud.",
          "Checks a solution strictly, whoever made it, and names every breach.");
  f("file", &CheckInput::file).help("Filen med besøgene; må være pakket med xz.", "The file of the visits; may be packed by xz.").value("FIL", "FILE").positional();
  f("solution", &CheckInput::solution).help("Løsningen i samme samlings format.", "The solution in the format of the same set.").value("LØSNING", "SOLUTION").positional();
  f("format", &CheckInput::format).help("Filens format; ellers ses det på indholdet.", "The format of the file; else its content tells.");
  f("map", &CheckInput::map).help("Kortet, planen er lagt med.", "The map that the plan was laid with.").value("KORT", "MAP");
  f("objective", &CheckInput::objective).help("Hvordan afstande regnes.", "How distances count.").optional();
  f.example("meretid homecare check besøg.json plan.json --format hhcrsp", "Hvert brud på en linje for sig.", "Every breach on a line of its own.");
}

int run(const CheckInput& input, solution::VerbContext& context) {
  const Result<std::string> text = text_of(input.file, context);
  if (!text) return context.report(text.error());
  const Result<std::string> solution = text_of(input.solution, context);
  if (!solution) return context.report(solution.error());
  std::string map;
  if (input.map) {
    auto bytes = text_of(*input.map, context);
    if (!bytes) return context.report(bytes.error());
    map = std::move(*bytes);
  }
  const Result<Verdict> verdict = check_text(*text, *solution, input.format ? *input.format : format_of(*text), input.objective, map);
  if (!verdict) return context.report(verdict.error());
  if (context.json) {
    context.out << check_json(*verdict) << '\n';
    return 0;
  }
  const base::Language language = base::language_from(context.language);
  if (verdict->feasible()) context.out << base::text("homecare.plan.feasible", language) << '\n';
  for (const Error& breach : verdict->breaches) context.out << base::render(breach, language) << '\n';
  return verdict->feasible() ? 0 : base::exit_code(Kind::kRefused);
}

}  // namespace

void enter_check(solution::Hall& hall) { hall.verb<CheckInput>("check", &run); }

}  // namespace meretid::homecare
