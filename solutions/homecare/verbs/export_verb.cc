// SPDX-License-Identifier: EUPL-1.2
#include <ostream>
#include <set>

#include "base/catalogue.h"
#include "base/clock.h"
#include "solution/hall.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/output/calendar.h"
#include "solutions/homecare/output/route_csv.h"
#include "solutions/homecare/output/route_lists.h"
#include "solutions/homecare/output/staffing_need.h"
#include "solutions/homecare/verbs/instance_file.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

enum class Form { kCsv, kIcal, kLists, kNeed };
void labels(describe::Labels<Form>& l) {
  l(Form::kCsv, "csv", "En tabel for hver medarbejder", "A table for each carer");
  l(Form::kIcal, "ical", "En kalender for hver medarbejder (iCalendar)", "A calendar for each carer (iCalendar)");
  l(Form::kLists, "lists", "Kørelister til print (HTML)", "Route lists for paper (HTML)");
  l(Form::kNeed, "need", "Behov for medarbejdere pr. halve time (CSV)", "Staffing need per half hour (CSV)");
}

struct ExportInput {
  describe::Upload file, plan;
  Form as = Form::kLists;
  bool names = false;
  std::string unit{};
};
void fields(describe::Fields<ExportInput>& f) {
  f.about("Skriver en plan til mennesker og til vagtplanen. Tabeller og kalendere skrives i en mappe, lister og behov i en fil, eller på skærmen uden --out.",
          "Writes a plan for people and for the duty roster. Tables and calendars go to a folder, lists and need to a file, or to the screen without --out.");
  f("file", &ExportInput::file).help("Kommunens fil.", "The file of the municipality.").value("FIL", "FILE").positional();
  f("plan", &ExportInput::plan).help("Planen.", "The plan.").value("PLAN", "PLAN").positional();
  f("as", &ExportInput::as).help("Hvordan.", "In what form.");
  f("names", &ExportInput::names).help("Navne og ydelser i kalendere. De ender på telefoner og hos deres leverandører; ellers står borgerens nummer.",
                                       "Names and services in calendars. They end on phones and with their vendors; else the citizen's number stands there.");
  f("unit", &ExportInput::unit).help("Enheden i behovsfilen; ellers kommunens navn.", "The unit in the file of needs; else the municipality's name.").optional();
  f.example("meretid homecare export kommune.json plan.json --as lists --out kørelister.html", "Kørelister til print.", "Route lists for paper.");
  f.example("meretid homecare export kommune.json plan.json --as need --out behov.csv", "Behovet til vagtplanen.", "The need for the duty roster.");
}

struct ExportOutput {
  std::vector<std::string> files{};
  int unassigned = 0;
};
void fields(describe::Fields<ExportOutput>& f) {
  f.about("Hvad der blev skrevet.", "What was written.");
  f("files", &ExportOutput::files).help("Filerne.", "The files.");
  f("unassigned", &ExportOutput::unassigned).help("Besøg uden plads i planen.", "Visits without a place in the plan.");
}

/// The carer's id as a file name that every system takes.
std::string file_name(std::string_view id, std::set<std::string>& taken) {
  std::string safe;
  for (const char c : id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    safe += plain ? c : '_';
  }
  std::string name = safe;
  for (int n = 2; !taken.insert(name).second; ++n) name = safe + "-" + std::to_string(n);
  return name;
}

Result<ExportOutput> write_all(const municipal::Municipality& all, const municipal::Plan& plan, const ExportInput& input, solution::VerbContext& context) {
  const base::Language language = base::language_from(context.language);
  ExportOutput output;
  output.unassigned = static_cast<int>(plan.unassigned.size());
  const auto leave = [&](const std::filesystem::path& file, const std::string& text) -> Result<void> {
    TRY_VOID(write_file(file, text));
    output.files.push_back(file.string());
    return {};
  };
  if (input.as == Form::kLists || input.as == Form::kNeed) {
    const std::string text = input.as == Form::kLists ? output::route_lists(all, plan, language)
                                                      : output::staffing_need_csv(all, output::staffing_need(all, plan), input.unit.empty() ? all.name : input.unit);
    if (context.out_dir) TRY_VOID(leave(*context.out_dir, text));
    else context.out << text;
    return output;
  }
  if (!context.out_dir) return fail("homecare.export.out", Kind::kUsage);
  const output::CalendarOptions calendar{language, input.names, system_clock().now()};
  std::set<std::string> taken;
  for (std::size_t c = 0; c < all.carers.size(); ++c) {
    const int carer = static_cast<int>(c);
    if (output::shifts_of(all, plan, carer).empty()) continue;
    const std::string name = file_name(all.carers[c].id, taken);
    if (input.as == Form::kCsv) TRY_VOID(leave(*context.out_dir / (name + ".csv"), output::route_csv(all, plan, carer, language)));
    else TRY_VOID(leave(*context.out_dir / (name + ".ics"), output::calendar(all, plan, carer, calendar)));
  }
  return output;
}

int run(const ExportInput& input, solution::VerbContext& context) {
  const Result<std::string> text = text_of(input.file, context), solution = text_of(input.plan, context);
  if (!text) return context.report(text.error());
  if (!solution) return context.report(solution.error());
  const Result<municipal::Read> read = municipal::read_municipality(*text);
  if (!read) return context.report(read.error());
  const Result<municipal::Plan> plan = municipal::read_plan(read->all, *solution);
  if (!plan) return context.report(plan.error());
  const Result<ExportOutput> output = write_all(read->all, *plan, input, context);
  if (!output) return context.report(output.error());
  const base::Language language = base::language_from(context.language);
  if (context.json && context.out_dir) context.out << describe::to_json(*output) << '\n';
  else if (context.out_dir) context.messages << base::text("homecare.export.done", language, {{"files", std::to_string(output->files.size())}}) << '\n';
  if (!context.json && output->unassigned > 0)
    context.messages << base::text("homecare.export.unassigned", language, {{"count", std::to_string(output->unassigned)}}) << '\n';
  return 0;
}

}  // namespace

void enter_export(solution::Hall& hall) { hall.verb<ExportInput>("export", &run); }

}  // namespace meretid::homecare
