// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/settings.h"

#include "solutions/arrivals/calendar/for_series.h"
#include "solutions/arrivals/series/read.h"
#include "solutions/arrivals/staffing/shift_patterns.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::int32_t kLongestEntry = 800;  // days

}  // namespace

void fields(describe::Fields<DayEntry>& f) {
  f("first", &DayEntry::first).help("Første dag.", "First day.");
  f("last", &DayEntry::last).help("Sidste dag, med.", "Last day, included.");
  f("name", &DayEntry::name).help("Navn; det samme hvert år, så virkningen kan læres.", "Name; the same every year, so that its effect can be learned.").length(1, 100);
  f("kind", &DayEntry::kind).help("Slags.", "Kind.").optional();
  f("percent", &DayEntry::percent).help("Så meget flere eller færre ventes der, i procent.", "So many more or fewer are expected, per cent.").range(-90, 400);
}

void fields(describe::Fields<Settings>& f) {
  f("files", &Settings::files).help("Filen med ankomster.", "The file of arrivals.").items(0, 1);
  f("time", &Settings::time).help("Kolonnen med tidspunkter; uden den findes den ud fra filen.", "The column of times; without it, found from the file.").length(1, 200);
  f("value", &Settings::value).help("Kolonnen med antal; »« betyder, at hver række er en ankomst.", "The column of counts; \"\" means that each row is one arrival.").length(0, 200);
  f("groups", &Settings::groups).help("Kolonner med grupper (afdeling, triage, ankomstmåde): en prognose for hver, og summerne går op.", "Columns of groups (department, triage, mode of arrival): a forecast of each, and the sums add up.").items(0, 3);
  f("sheet", &Settings::sheet).help("Arket i et regneark; ellers det første med indhold.", "The sheet of a workbook; else the first with content.").length(1, 100);
  f("zone", &Settings::zone).help("Europe/Copenhagen, eller tom for et ur uden sommertid.", "Europe/Copenhagen, or empty for a clock without summer time.").length(0, 100).optional();
  f("calendar", &Settings::calendar).help("dk, gb, us eller none.", "dk, gb, us or none.").length(1, 10).optional();
  f("days", &Settings::days).help("Egne dage: begivenheder og ferier.", "Own days: events and holidays.").items(0, 2000);
  f("capacity", &Settings::capacity).help("Patienter, der kan tages imod per time.", "Patients that can be received an hour.").range(0, 1e6);
  f("service", &Settings::service).help("Minutter, en patient optager en medarbejder, i gennemsnit.", "Minutes that a patient keeps one of the staff, on average.").range(1, 1440).optional();
  f("wait", &Settings::wait).help("Målet for ventetid, minutter.", "The goal for the wait, minutes.").range(1, 1440).optional();
  f("alpha", &Settings::alpha).help("Højst denne andel må vente længere.", "At most this share may wait longer.").range(0.001, 0.9).optional();
  f("returns", &Settings::returns).help("Denne andel kommer tilbage til en medarbejder, for eksempel efter en prøve.", "This share comes back to one of the staff, after a test for example.").range(0, 0.9).optional();
  f("away", &Settings::away).help("Minutter, til de kommer tilbage, i gennemsnit.", "Minutes until they come back, on average.").range(1, 1440).optional();
  f("shifts", &Settings::shifts).help("Vagterne: begyndelse-slutning/minutters pause, med komma imellem; pausen kan udelades.", "The shifts: begin-end/minutes of break, separated by commas; the break may be left out.").length(1, 400).optional();
  f("roster", &Settings::roster).help("Så mange er der på hver vagt i dag.", "So many are on each shift today.").items(0, 50);
  f("weeks", &Settings::weeks).help("Uger, der foreslås bemanding for.", "Weeks that staff is proposed for.").range(1, 26).optional();
  f("unit", &Settings::unit).help("Enhedens navn.", "The unit's name.").length(1, 100).optional();
  f("skill", &Settings::skill).help("Kompetencen.", "The skill.").length(1, 100).optional();
  f("stay", &Settings::stay).help("Minutter, en patient bliver, i gennemsnit.", "Minutes that a patient stays, on average.").range(1, 86'400);
  f("stay_variation", &Settings::stay_variation).help("Opholdenes spredning over middel.", "Deviation of the stays over their mean.").range(0, 5).optional();
  f("places", &Settings::places).help("Pladser.", "Places.").range(0, 1e6);
  f("outage_hours", &Settings::outage_hours).help("Timer uden nye tal, før der gives alarm.", "Hours without new numbers before an alarm is raised.").range(1, 720).optional();
}

Result<void> check(const Settings& settings) {
  if (settings.files.size() != 1) return fail("arrivals.hall.one_file", Kind::kBadInput, {{"found", std::to_string(settings.files.size())}}, "files");
  TRY_VOID(zone_named(settings.zone));
  if (!country_named(settings.calendar)) return fail("arrivals.hall.calendar", Kind::kBadInput, {{"found", settings.calendar}}, "calendar");
  TRY(const auto patterns, patterns_of(settings.shifts));
  if (!settings.roster.empty() && settings.roster.size() != patterns.size())
    return fail("arrivals.hall.roster", Kind::kBadInput, {{"found", std::to_string(settings.roster.size())}, {"expected", std::to_string(patterns.size())}}, "roster");
  for (const std::int32_t people : settings.roster)
    if (people < 0 || people > 10'000) return fail("arrivals.hall.people", Kind::kBadInput, {{"found", std::to_string(people)}}, "roster");
  for (const DayEntry& day : settings.days) {
    const std::int32_t length = day_of(day.last) - day_of(day.first);
    if (length < 0 || length > kLongestEntry) return fail("arrivals.hall.days", Kind::kBadInput, {{"name", day.name}, {"first", to_iso8601(day.first)}, {"last", to_iso8601(day.last)}}, "days");
  }
  return {};
}

}  // namespace meretid::arrivals::hall
