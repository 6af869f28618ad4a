// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/homecare/living/explain.h"
#include "solutions/homecare/verbs/day_at_work.h"
#include "solutions/homecare/verbs/verbs.h"

namespace meretid::homecare {
namespace {

struct ExplainInput {
  std::vector<describe::Upload> files{};
  std::optional<std::string> visit;
  int day = 1;
  bool one_more = false;
};
void fields(describe::Fields<ExplainInput>& f) {
  f.about("Hvorfor er et besøg uden plads, eller hvorfor begynder det for sent? Uden --visit: alle sådanne besøg den dag.",
          "Why has a visit no place, or why does it start late? Without --visit: all such visits of the day.");
  f("files", &ExplainInput::files).help("Kommunens fil og dens plan. Uden fil: eksemplet; uden plan: dagen lægges først.",
                                        "The file of the municipality and its plan. Without a file: the sample; without a plan: the day is planned first.").value("FIL", "FILE").positional().items(0, 2);
  f("visit", &ExplainInput::visit).help("Besøget.", "The visit.").value("BESØG", "VISIT");
  f("day", &ExplainInput::day).help("Dagens nummer i filen; 1 er den første.", "Number of the day in the file; 1 is the first.").range(1, 366).optional();
  f("one_more", &ExplainInput::one_more).help("Sig også, hvad én medarbejder mere ville give.", "Say also what one more carer would give.");
  f.example("meretid homecare explain kommune.json plan.json --one-more", "Alle besøg uden plads, og hvad én mere ville give.", "All visits without a place, and what one more would give.");
}

struct ReasonRow {
  std::string visit, code, sentence;
};
void fields(describe::Fields<ReasonRow>& f) {
  f.about("En grund.", "A reason.");
  f("visit", &ReasonRow::visit).help("Besøget.", "The visit.");
  f("code", &ReasonRow::code).help("Reglen, der binder.", "The rule that binds.");
  f("sentence", &ReasonRow::sentence).help("Grunden.", "The reason.");
}
struct OneMoreRow {
  int unassigned_before = 0, unassigned_after = 0;
  double late_before = 0, late_after = 0, driving_before = 0, driving_after = 0;
};
void fields(describe::Fields<OneMoreRow>& f) {
  f.about("Hvad én medarbejder mere ville give.", "What one more carer would give.");
  f("unassigned_before", &OneMoreRow::unassigned_before).help("Besøg uden plads nu.", "Visits without a place now.");
  f("unassigned_after", &OneMoreRow::unassigned_after).help("Besøg uden plads med én mere.", "Visits without a place with one more.");
  f("late_before", &OneMoreRow::late_before).help("Minutters forsinkelse nu.", "Minutes of lateness now.");
  f("late_after", &OneMoreRow::late_after).help("Minutters forsinkelse med én mere.", "Minutes of lateness with one more.");
  f("driving_before", &OneMoreRow::driving_before).help("Minutters kørsel nu.", "Minutes of driving now.");
  f("driving_after", &OneMoreRow::driving_after).help("Minutters kørsel med én mere.", "Minutes of driving with one more.");
}
struct Explained {
  std::vector<ReasonRow> reasons{};
  std::optional<OneMoreRow> one_more;
};
void fields(describe::Fields<Explained>& f) {
  f.about("Grunde.", "Reasons.");
  f("reasons", &Explained::reasons).help("Grundene.", "The reasons.");
  f("one_more", &Explained::one_more).help("Med én medarbejder mere.", "With one more carer.");
}

int run(const ExplainInput& input, solution::VerbContext& context) {
  const Result<DayAtWork> work = day_at_work(input.files, input.day, context);
  if (!work) return context.report(work.error());
  const municipal::Municipality& all = work->read.all;
  std::vector<int> asked = work->scope.visits;
  if (input.visit) {
    const Result<int> visit = visit_called(*work, *input.visit);
    if (!visit) return context.report(visit.error());
    asked = {*visit};
  }
  const base::Language language = base::language_from(context.language);
  Explained found;
  int helped = municipal::kNobody;
  for (const int visit : asked)
    for (const base::Error& reason : living::explain(all, work->scope, work->plan, work->read.faces, visit)) {
      found.reasons.push_back({reason.where, reason.code, base::render(reason, language)});
      if (helped == municipal::kNobody) helped = living::helpful_shift(all, work->scope, visit);
    }
  if (input.one_more && helped != municipal::kNobody) {
    const living::OneMore more = living::one_more(all, work->scope, work->plan, work->read.faces, helped);
    found.one_more = OneMoreRow{more.unassigned_before, more.unassigned_after, more.late_before, more.late_after, more.driving_before, more.driving_after};
  }
  if (context.json) {
    context.out << describe::to_json(found) << '\n';
    return 0;
  }
  if (found.reasons.empty()) context.out << base::text("homecare.explain.none", language) << '\n';
  for (const ReasonRow& row : found.reasons) context.out << row.sentence << '\n';
  if (found.one_more)
    context.out << base::text("homecare.explain.one_more", language,
                              {{"before", std::to_string(found.one_more->unassigned_before)}, {"after", std::to_string(found.one_more->unassigned_after)},
                               {"late_before", whole(found.one_more->late_before)}, {"late_after", whole(found.one_more->late_after)},
                               {"driving_before", whole(found.one_more->driving_before)}, {"driving_after", whole(found.one_more->driving_after)}})
                << '\n';
  return 0;
}

}  // namespace

void enter_explain(solution::Hall& hall) { hall.verb<ExplainInput>("explain", &run); }

}  // namespace meretid::homecare
