// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <fstream>
#include <ostream>
#include <sstream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/arrivals/staffing/plan.h"
#include "solutions/arrivals/verbs/forecast_rows.h"
#include "solutions/arrivals/verbs/verbs.h"

namespace meretid::arrivals {
namespace {

constexpr int kRuns = 100;  // of the simulated queue

struct StaffInput : SeriesInput {
  std::string horizon = "28d";
  std::string service = "45m";
  std::string wait = "30m";
  double alpha = 0.1;
  double returns = 0;
  std::string away = "60m";
  std::string shifts = "07:00-15:00,11:00-19:00,15:00-23:00,23:00-07:00";
  std::string unit = "Akutmodtagelse";
  std::string skill = "sygeplejerske";
  std::int64_t seed = 1;
};
void fields(describe::Fields<StaffInput>& f) {
  f.about("Foreslår, hvor mange der skal være på arbejde, så højst en andel af patienterne venter længere end målet. Behovet skrives til --out.",
          "Proposes how many must be at work so that at most a share of the patients wait longer than the goal. The need is written to --out.");
  series_fields(f);
  f("horizon", &StaffInput::horizon).help("Så langt frem, højst 26 uger.", "So far ahead, 26 weeks at most.").value("TID", "TIME").optional();
  f("service", &StaffInput::service).help("Så længe optager en patient en medarbejder, i gennemsnit.", "So long a patient keeps one of the staff, on average.").value("TID", "TIME").optional();
  f("wait", &StaffInput::wait).help("Målet for ventetid.", "The goal for the wait.").value("TID", "TIME").optional();
  f("alpha", &StaffInput::alpha).help("Højst denne andel må vente længere.", "At most this share may wait longer.").range(0.001, 0.9).optional();
  f("returns", &StaffInput::returns).help("Denne andel kommer tilbage til en medarbejder, for eksempel efter en prøve.", "This share comes back to one of the staff, after a test for example.").range(0, 0.9).optional();
  f("away", &StaffInput::away).help("Så længe går der i gennemsnit, til de kommer tilbage.", "So long it takes on average until they come back.").value("TID", "TIME").optional();
  f("shifts", &StaffInput::shifts).help("Vagterne: begyndelse-slutning/minutters pause, med komma imellem; pausen kan udelades.", "The shifts: begin-end/minutes of break, separated by commas; the break may be left out.").value("VAGTER", "SHIFTS").optional();
  f("unit", &StaffInput::unit).help("Enhedens navn i filen over behov.", "The unit's name in the file of need.").length(1, 100).optional();
  f("skill", &StaffInput::skill).help("Kompetencen i filen over behov.", "The skill in the file of need.").length(1, 100).optional();
  f("seed", &StaffInput::seed).help("Frø for simuleringen.", "Seed of the simulation.").optional();
  f.example("meretid arrivals staff ankomster.csv --time tid --value antal --tz Europe/Copenhagen --out behov.csv", "Behovet de næste fire uger.", "The need of the next four weeks.");
}

struct ShiftRow {
  std::string start, end;
  std::int32_t people = 0;
};
void fields(describe::Fields<ShiftRow>& f) {
  f("start", &ShiftRow::start);
  f("end", &ShiftRow::end);
  f("people", &ShiftRow::people);
}
struct StaffAnswer {
  double staff_hours = 0;        ///< paid, of the shifts
  double needed_hours = 0;       ///< sum of `preferred`
  double promised = 0;           ///< P(wait > goal) by the formulas, with the shifts
  double simulated = 0;
  double simulated_half_width = 0;
  double mean_wait_minutes = 0;
  double flat_hours = 0;         ///< the same number always at work that keeps the same share, by the same formulas
  std::int32_t flat_people = 0;
  std::vector<ShiftRow> shifts;
};
void fields(describe::Fields<StaffAnswer>& f) {
  f("staff_hours", &StaffAnswer::staff_hours).help("Betalte timer i vagterne.", "Paid hours of the shifts.");
  f("needed_hours", &StaffAnswer::needed_hours).help("Timer i behovet, interval for interval.", "Hours of the need, slot by slot.");
  f("promised", &StaffAnswer::promised).help("Andel, der venter længere end målet, efter formlerne.", "Share that waits longer than the goal, by the formulas.");
  f("simulated", &StaffAnswer::simulated).help("Det samme i den simulerede kø.", "The same in the simulated queue.");
  f("simulated_half_width", &StaffAnswer::simulated_half_width).help("Halv bredde af 95 %-intervallet.", "Half width of the 95 % interval.");
  f("mean_wait_minutes", &StaffAnswer::mean_wait_minutes).help("Gennemsnitlig ventetid, minutter.", "Mean wait, minutes.");
  f("flat_hours", &StaffAnswer::flat_hours).help("Timer med lige mange på arbejde altid.", "Hours with the same number always at work.");
  f("flat_people", &StaffAnswer::flat_people).help("Så mange ville det være.", "So many that would be.");
  f("shifts", &StaffAnswer::shifts).help("Vagterne.", "The shifts.");
}

// Equal neighbours become one row: end exclusive, whole persons.
std::string need_csv(const StaffInput& input, const Series& series, const std::vector<SlotNeed>& need) {
  const auto quoted = [](const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  };
  std::ostringstream out;
  out << "start,end,unit,skill,min,preferred\n";
  const auto n = static_cast<std::int64_t>(series.size());
  for (std::size_t first = 0, end = 0; first < need.size(); first = end) {
    end = first + 1;
    while (end < need.size() && need[end].least == need[first].least && need[end].preferred == need[first].preferred) ++end;
    out << series.danish_moment(n + static_cast<std::int64_t>(first)) << ',' << series.danish_moment(n + static_cast<std::int64_t>(end)) << ',' << quoted(input.unit) << ',' << quoted(input.skill) << ','
        << need[first].least << ',' << need[first].preferred << '\n';
  }
  return out.str();
}

Result<std::pair<StaffAnswer, std::string>> staff(const StaffInput& input, solution::VerbContext& context) {
  TRY(const Arrivals data, arrivals_of(input, context));
  TRY(const double horizon, minutes_of(input.horizon, "--horizon"));
  if (horizon > 26 * 7 * 1440) return fail("arrivals.staff.far", Kind::kUsage, {{"found", input.horizon}}, "--horizon");
  ServiceGoal goal;
  TRY(goal.service, minutes_of(input.service, "--service"));
  TRY(goal.wait, minutes_of(input.wait, "--wait"));
  TRY(goal.away, minutes_of(input.away, "--away"));
  goal.alpha = input.alpha;
  goal.returns = input.returns;
  TRY(const std::vector<ShiftPattern> patterns, patterns_of(input.shifts));
  const Series& series = data.series;
  if (series.minutes > 60) return fail("arrivals.staff.hours", Kind::kBadInput, {{"found", std::to_string(series.minutes)}}, input.file.name);
  context.progress(0, "arrivals.step.learning");
  const auto slots = outlook(series, data.calendar, std::max<std::size_t>(1, static_cast<std::size_t>(horizon / series.minutes)));
  TRY(const StaffPlan plan, plan_staff(series, slots, goal, patterns, kRuns, static_cast<std::uint64_t>(input.seed)));
  StaffAnswer answer{plan.paid_hours, plan.needed_hours, plan.promised, plan.queue.waits, plan.queue.half_width, plan.queue.mean_wait, plan.flat_hours, plan.flat_people, {}};
  const auto n = static_cast<std::int64_t>(series.size());
  for (const Shift& s : plan.shifts)
    answer.shifts.push_back({series.danish_moment(n + static_cast<std::int64_t>(s.first)), series.danish_moment(n + static_cast<std::int64_t>(s.end)), s.count});
  return std::pair{answer, need_csv(input, series, plan.need)};
}

std::string rounded(double value, int digits) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

int run(const StaffInput& input, solution::VerbContext& context) {
  const auto answer = staff(input, context);
  if (!answer) return context.report(answer.error());
  const auto& [figures, csv] = *answer;
  if (context.out_dir) {
    std::ofstream out(*context.out_dir, std::ios::binary);
    out << csv;
    if (!out.flush()) return context.report(Error("arrivals.staff.not_written", Kind::kNoSpace, {}, context.out_dir->string()));
  } else if (!context.json) {
    context.out << csv;
  }
  if (context.json) context.out << describe::to_json(figures) << '\n';
  else
    context.messages << base::text("arrivals.staff.sum", base::language_from(context.language),
                                   {{"hours", rounded(figures.staff_hours, 0)}, {"flat", rounded(figures.flat_hours, 0)}, {"promised", rounded(100 * figures.promised, 1)},
                                    {"simulated", rounded(100 * figures.simulated, 1)}, {"wait", rounded(figures.mean_wait_minutes, 1)}})
                     << '\n';
  return 0;
}

}  // namespace

void enter_staff(solution::Hall& hall) { hall.verb<StaffInput>("staff", &run); }

}  // namespace meretid::arrivals
