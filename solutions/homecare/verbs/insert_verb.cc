// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/homecare/living/clock_text.h"
#include "solutions/homecare/living/fit.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/day_at_work.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct InsertInput {
  std::vector<describe::Upload> files{};
  std::optional<std::string> visit;
  std::optional<std::string> citizen;
  int minutes = 30;
  std::string from = "08:00", until = "15:00";
  std::vector<std::string> skills{};
  bool two = false;
  std::optional<std::string> at;
  int day = 1;
  int most = 5;
};
void fields(describe::Fields<InsertInput>& f) {
  f.about("Hvor passer dette besøg? Et besøg i filen, eller et nyt hos en borger.", "Where does this visit fit? A visit of the file, or a new one to a citizen.");
  f("files", &InsertInput::files).help("Kommunens fil og dens plan. Uden fil: eksemplet; uden plan: dagen lægges først.",
                                       "The file of the municipality and its plan. Without a file: the sample; without a plan: the day is planned first.").value("FIL", "FILE").positional().items(0, 2);
  f("visit", &InsertInput::visit).help("Besøget i filen.", "The visit of the file.").value("BESØG", "VISIT");
  f("citizen", &InsertInput::citizen).help("Et nyt besøg hos denne borger.", "A new visit to this citizen.").value("BORGER", "CITIZEN");
  f("minutes", &InsertInput::minutes).help("Det nye besøgs varighed.", "Duration of the new visit.").range(1, 600).optional();
  f("from", &InsertInput::from).help("Tidligst begyndelse.", "Earliest start.").value("TT:MM", "HH:MM").length(4, 5).optional();
  f("until", &InsertInput::until).help("Senest begyndelse.", "Latest start.").value("TT:MM", "HH:MM").length(4, 5).optional();
  f("skills", &InsertInput::skills).help("Kompetence, som besøget kræver.", "A skill that the visit needs.").items(0, 20);
  f("two", &InsertInput::two).help("Det nye besøg kræver to.", "The new visit needs two.");
  f("at", &InsertInput::at).help("Klokken er nu; intet begynder før.", "The time is now; nothing begins before.").value("TT:MM", "HH:MM").length(4, 5);
  f("day", &InsertInput::day).help("Dagens nummer i filen; 1 er den første.", "Number of the day in the file; 1 is the first.").range(1, 366).optional();
  f("most", &InsertInput::most).help("Højst så mange steder.", "At most so many places.").range(1, 50).optional();
  f.example("meretid homecare insert kommune.json plan.json --citizen b-017 --minutes 20 --from 10:00 --until 12:00", "Et nyt besøg om formiddagen.", "A new visit before noon.");
}

struct OfferRow {
  std::vector<std::string> carers{};
  std::vector<int> places{};
  std::string start;
  double cost = 0, driving_minutes = 0, late_minutes = 0, overtime_minutes = 0;
  int new_faces = 0;
  bool contact = false;
  std::vector<std::string> moved{};
};
void fields(describe::Fields<OfferRow>& f) {
  f.about("Et sted, hvor besøget kan ligge.", "A place where the visit may go.");
  f("carers", &OfferRow::carers).help("Hvem.", "Who.");
  f("places", &OfferRow::places).help("Efter så mange besøg på ruten.", "After so many visits of the route.");
  f("start", &OfferRow::start).help("Begyndelse.", "Start.");
  f("cost", &OfferRow::cost).help("Pris i minutters kørsel efter kommunens vægte.", "Cost in minutes of driving by the municipality's weights.");
  f("driving_minutes", &OfferRow::driving_minutes).help("Minutters kørsel mere.", "Minutes of driving more.");
  f("late_minutes", &OfferRow::late_minutes).help("Minutters forsinkelse mere.", "Minutes of lateness more.");
  f("overtime_minutes", &OfferRow::overtime_minutes).help("Minutters overtid mere.", "Minutes of overtime more.");
  f("new_faces", &OfferRow::new_faces).help("Nye ansigter.", "New faces.");
  f("contact", &OfferRow::contact).help("Kontaktpersonen kommer.", "The contact person comes.");
  f("moved", &OfferRow::moved).help("Andre besøg, der begynder senere end lovet.", "Other visits that start later than promised.");
}
struct Offers {
  std::vector<OfferRow> offers{};
};
void fields(describe::Fields<Offers>& f) {
  f.about("Steder, hvor besøget kan ligge, bedste først.", "Places where the visit may go, best first.");
  f("offers", &Offers::offers).help("Stederne.", "The places.");
}

/// The new visit, as the last of the municipality.
Result<int> added(const InsertInput& input, DayAtWork& work) {
  municipal::Municipality& all = work.read.all;
  const auto citizen = std::ranges::find_if(all.citizens, [&](const municipal::Citizen& c) { return c.id == *input.citizen || c.name == *input.citizen; });
  if (citizen == all.citizens.end()) return fail("homecare.living.unknown", Kind::kUsage, {{"found", *input.citizen}, {"known", all.citizens.empty() ? "" : all.citizens[0].id}});
  municipal::Visit visit;
  visit.id = "+";
  visit.citizen = static_cast<int>(citizen - all.citizens.begin());
  visit.duration = input.minutes * 60;
  TRY(const municipal::Moment from, moment_at(all, input.day, input.from));
  TRY(const municipal::Moment until, moment_at(all, input.day, input.until));
  visit.windows = {{from, std::max(from, until)}};
  visit.needs.resize(input.two ? 2 : 1);
  for (const std::string& name : input.skills) {
    const auto skill = std::ranges::find(all.skills, name);
    if (skill == all.skills.end()) return fail("homecare.living.unknown", Kind::kUsage, {{"found", name}, {"known", all.skills.empty() ? "" : all.skills[0]}});
    visit.needs[0].push_back({static_cast<int>(skill - all.skills.begin()), 1, {}});
  }
  const int number = static_cast<int>(all.visits.size());
  all.visits.push_back(visit);
  work.scope.visits.push_back(number);
  work.plan.unassigned.push_back(number);
  return number;
}

int run(const InsertInput& input, solution::VerbContext& context) {
  Result<DayAtWork> work = day_at_work(input.files, input.day, context);
  if (!work) return context.report(work.error());
  if (input.visit.has_value() == input.citizen.has_value()) return context.report({"homecare.living.visit_or_citizen", Kind::kUsage});
  const Result<int> visit = input.visit ? visit_called(*work, *input.visit) : added(input, *work);
  if (!visit) return context.report(visit.error());
  municipal::Moment now = -(1 << 29);
  if (input.at) {
    const Result<municipal::Moment> at = moment_at(work->read.all, input.day, *input.at);
    if (!at) return context.report(at.error());
    now = *at;
  }
  const municipal::Municipality& all = work->read.all;
  const auto found = living::where_fits(all, work->scope, work->plan, work->read.faces, *visit, now, static_cast<std::size_t>(input.most));
  Offers rows;
  for (const living::Offer& offer : found) {
    OfferRow row{{}, offer.places, living::clock_text(all, offer.start), offer.cost, offer.driving, offer.late, offer.overtime, offer.new_faces, offer.contact, {}};
    for (const int s : offer.shifts) row.carers.push_back(name_of(all.carers[static_cast<std::size_t>(all.shifts[static_cast<std::size_t>(s)].carer)]));
    for (const int moved : offer.moved) row.moved.push_back(all.visits[static_cast<std::size_t>(moved)].id);
    rows.offers.push_back(std::move(row));
  }
  if (context.out_dir && !found.empty())
    if (const auto written = write_file(*context.out_dir, municipal::write_plan(all, found[0].plan, work->read.left_out)); !written) return context.report(written.error());
  if (context.json) {
    context.out << describe::to_json(rows) << '\n';
    return 0;
  }
  const base::Language language = base::language_from(context.language);
  if (rows.offers.empty()) context.out << base::text("homecare.insert.nowhere", language) << '\n';
  for (const OfferRow& row : rows.offers) {
    std::string carers;
    for (const std::string& carer : row.carers) carers += (carers.empty() ? "" : " + ") + carer;
    context.out << base::text("homecare.insert.offer", language,
                              {{"start", row.start}, {"carers", carers}, {"driving", whole(row.driving_minutes)}, {"late", whole(row.late_minutes)},
                               {"faces", std::to_string(row.new_faces)}, {"moved", std::to_string(row.moved.size())}})
                << '\n';
  }
  return 0;
}

}  // namespace

void enter_insert(solution::Hall& hall) { hall.verb<InsertInput>("insert", &run); }

}  // namespace meretid::homecare
