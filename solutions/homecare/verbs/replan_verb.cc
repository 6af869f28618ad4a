// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/homecare/living/clock_text.h"
#include "solutions/homecare/living/replan.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/day_at_work.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct ReplanInput {
  std::vector<describe::Upload> files{};
  std::vector<std::string> absent{};
  std::vector<std::string> cancelled{};
  std::vector<std::string> late{};
  int minutes = 15;
  std::string at = "07:10";
  int day = 1;
  int choice = 1;
  std::int64_t seed = 1;
};
void fields(describe::Fields<ReplanInput>& f) {
  f.about("Retter dagens plan, når nogen melder sig syg, et besøg aflyses eller en medarbejder er forsinket: op til tre forslag. Intet, der er begyndt, flyttes.",
          "Mends the day's plan when somebody calls in sick, a visit is cancelled or a carer runs late: up to three proposals. Nothing that has begun moves.");
  f("files", &ReplanInput::files).help("Kommunens fil og dens plan. Uden fil: eksemplet; uden plan: dagen lægges først.",
                                       "The file of the municipality and its plan. Without a file: the sample; without a plan: the day is planned first.").value("FIL", "FILE").positional().items(0, 2);
  f("absent", &ReplanInput::absent).help("Medarbejderen, der er fraværende fra --at.", "The carer who is absent from --at.").value("MEDARBEJDER", "CARER").items(0, 50);
  f("cancelled", &ReplanInput::cancelled).help("Besøget er aflyst.", "The visit is cancelled.").value("BESØG", "VISIT").items(0, 500);
  f("late", &ReplanInput::late).help("Medarbejderen er forsinket, --minutes.", "The carer runs late, by --minutes.").value("MEDARBEJDER", "CARER").items(0, 50);
  f("minutes", &ReplanInput::minutes).help("Hvor forsinket, i minutter.", "How late, in minutes.").range(1, 600).optional();
  f("at", &ReplanInput::at).help("Klokken er nu.", "The time is now.").value("TT:MM", "HH:MM").length(4, 5).optional();
  f("day", &ReplanInput::day).help("Dagens nummer i filen; 1 er den første.", "Number of the day in the file; 1 is the first.").range(1, 366).optional();
  f("choice", &ReplanInput::choice).help("Hvilket forslag --out skriver.", "Which proposal --out writes.").range(1, 3).optional();
  f("seed", &ReplanInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional();
  f.example("meretid homecare replan kommune.json plan.json --absent m-03 --at 07:10 --out ny.json", "Sygemelding ti minutter over syv.", "A sick call at ten past seven.");
}

struct ChangeRow {
  std::string visit, citizen, from_carer, to_carer, from, to;
};
void fields(describe::Fields<ChangeRow>& f) {
  f.about("Et besøg, der får en anden medarbejder eller et andet tidspunkt.", "A visit that gets another carer or time.");
  f("visit", &ChangeRow::visit).help("Besøget.", "The visit.");
  f("citizen", &ChangeRow::citizen).help("Borgeren.", "The citizen.");
  f("from_carer", &ChangeRow::from_carer).help("Hidtil; tom: ingen.", "So far; empty: nobody.");
  f("to_carer", &ChangeRow::to_carer).help("Nu; tom: ingen.", "Now; empty: nobody.");
  f("from", &ChangeRow::from).help("Hidtidigt tidspunkt.", "Time so far.");
  f("to", &ChangeRow::to).help("Nyt tidspunkt.", "New time.");
}
struct ProposalRow {
  std::string aim;
  double driving_minutes = 0, late_minutes = 0, overtime_minutes = 0;
  int new_faces = 0, changed = 0;
  std::vector<std::string> put_off{};
  std::vector<ChangeRow> changes{};
};
void fields(describe::Fields<ProposalRow>& f) {
  f.about("Et forslag; tallene er forskellen fra planen før.", "A proposal; the figures are the difference from the plan before.");
  f("aim", &ProposalRow::aim).help("least_change, least_driving eller relief.", "least_change, least_driving or relief.");
  f("driving_minutes", &ProposalRow::driving_minutes).help("Minutters kørsel mere.", "Minutes of driving more.");
  f("late_minutes", &ProposalRow::late_minutes).help("Minutters forsinkelse mere.", "Minutes of lateness more.");
  f("overtime_minutes", &ProposalRow::overtime_minutes).help("Minutters overtid mere.", "Minutes of overtime more.");
  f("new_faces", &ProposalRow::new_faces).help("Nye ansigter mere.", "New faces more.");
  f("changed", &ProposalRow::changed).help("Besøg, der er anderledes end sagt.", "Visits that differ from what was told.");
  f("put_off", &ProposalRow::put_off).help("Besøg, som ingen når.", "Visits that nobody makes.");
  f("changes", &ProposalRow::changes).help("Ændringerne.", "The changes.");
}
struct Proposals {
  int lost = 0;
  std::vector<ProposalRow> proposals{};
};
void fields(describe::Fields<Proposals>& f) {
  f.about("Forslag til en rettet dag, bedste først.", "Proposals for a mended day, best first.");
  f("lost", &Proposals::lost).help("Besøg, der mistede deres medarbejder.", "Visits that lost their carer.");
  f("proposals", &Proposals::proposals).help("Forslagene.", "The proposals.");
}

std::string aim_code(living::Aim aim) {
  switch (aim) {
    case living::Aim::kLeastChange: return "least_change";
    case living::Aim::kLeastDriving: return "least_driving";
    case living::Aim::kRelief: return "relief";
  }
  return {};
}

Proposals rows_of(const living::LiveDay& day, const std::vector<living::Alternative>& found) {
  const municipal::Municipality& all = day.all;
  const auto carer = [&](int shift) {
    return shift == municipal::kNobody ? std::string() : name_of(all.carers[static_cast<std::size_t>(all.shifts[static_cast<std::size_t>(shift)].carer)]);
  };
  Proposals rows{static_cast<int>(day.lost.size()), {}};
  for (const living::Alternative& one : found) {
    ProposalRow row{aim_code(one.aim), one.driving, one.late, one.overtime, one.new_faces, one.changed, {}, {}};
    for (const int visit : one.put_off) row.put_off.push_back(all.visits[static_cast<std::size_t>(visit)].id);
    for (const living::Change& change : one.changes) {
      const municipal::Visit& visit = all.visits[static_cast<std::size_t>(change.visit)];
      row.changes.push_back({visit.id, name_of(all.citizens[static_cast<std::size_t>(visit.citizen)]), carer(change.from_shift), carer(change.to_shift),
                             change.from ? living::clock_text(all, *change.from) : "", change.to ? living::clock_text(all, *change.to) : ""});
    }
    rows.proposals.push_back(std::move(row));
  }
  return rows;
}

/// "+12", "-3", "0"
std::string against(double value) {
  const std::string text = whole(value);
  return text != "0" && text.front() != '-' ? "+" + text : text;
}

void tell(const Proposals& rows, solution::VerbContext& context) {
  const base::Language language = base::language_from(context.language);
  context.out << base::text("homecare.replan.lost", language, {{"count", std::to_string(rows.lost)}}) << '\n';
  for (std::size_t i = 0; i < rows.proposals.size(); ++i) {
    const ProposalRow& row = rows.proposals[i];
    context.out << '\n' << i + 1 << ". " << base::text("homecare.replan." + row.aim, language) << '\n'
                << base::text("homecare.replan.cost", language,
                              {{"driving", against(row.driving_minutes)}, {"late", against(row.late_minutes)}, {"overtime", against(row.overtime_minutes)},
                               {"faces", against(row.new_faces)}, {"changed", std::to_string(row.changed)},
                               {"put_off", std::to_string(row.put_off.size())}})
                << '\n';
    for (const ChangeRow& change : row.changes) {
      const std::string nobody = base::text("homecare.replan.nobody", language);
      context.out << "   " << change.citizen << " (" << change.visit << "): " << (change.from_carer.empty() ? nobody : change.from_carer + " " + change.from)
                  << " → " << (change.to_carer.empty() ? nobody : change.to_carer + " " + change.to) << '\n';
    }
  }
}

/// Whether a shift of the day is left after `now`; who is free that day leaves no visit behind.
bool works_on(const DayAtWork& work, int carer, municipal::Moment now) {
  return std::ranges::any_of(work.scope.shifts, [&](int s) {
    const municipal::Shift& shift = work.read.all.shifts[static_cast<std::size_t>(s)];
    return shift.carer == carer && shift.until > now;
  });
}

int run(const ReplanInput& input, solution::VerbContext& context) {
  const Result<DayAtWork> work = day_at_work(input.files, input.day, context);
  if (!work) return context.report(work.error());
  const Result<municipal::Moment> now = moment_at(work->read.all, input.day, input.at);
  if (!now) return context.report(now.error());
  living::Event event{*now, {}, {}, {}, {}};
  for (const std::string& name : input.absent) {
    const Result<int> carer = carer_called(*work, name);
    if (!carer) return context.report(carer.error());
    event.absent.push_back({*carer, *now});
    if (!works_on(*work, *carer, *now)) context.messages << base::text("homecare.replan.not_at_work", base::language_from(context.language), {{"carer", name}}) << '\n';
  }
  for (const std::string& id : input.cancelled) {
    const Result<int> visit = visit_called(*work, id);
    if (!visit) return context.report(visit.error());
    event.cancelled.push_back(*visit);
  }
  for (const std::string& name : input.late) {
    const Result<int> carer = carer_called(*work, name);
    if (!carer) return context.report(carer.error());
    event.overruns.push_back({*carer, input.minutes * 60});
  }
  if (event.absent.empty() && event.cancelled.empty() && event.overruns.empty()) return context.report({"homecare.living.nothing_happened", Kind::kUsage});
  const living::LiveDay day = living::after(work->read.all, work->scope, work->plan, event);
  living::ReplanOptions options;
  options.seed = static_cast<std::uint64_t>(input.seed);
  const std::vector<living::Alternative> found = living::replan(day, work->read.faces, options);
  const auto chosen = std::min(static_cast<std::size_t>(input.choice), found.size()) - 1;
  if (context.out_dir)
    if (const auto written = write_file(*context.out_dir, municipal::write_plan(day.all, found[chosen].plan, work->read.left_out)); !written)
      return context.report(written.error());
  const Proposals rows = rows_of(day, found);
  if (context.json) context.out << describe::to_json(rows) << '\n';
  else tell(rows, context);
  return 0;
}

}  // namespace

void enter_replan(solution::Hall& hall) { hall.verb<ReplanInput>("replan", &run); }

}  // namespace meretid::homecare
