// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/rows.h"

namespace meretid::homecare::hall {

void fields(describe::Fields<TurnRow>& f) {
  f("visit", &TurnRow::visit).help("Besøget.", "The visit.");
  f("need", &TurnRow::need).help("Hvilken af besøgets medarbejdere: 0 eller 1.", "Which of the visit's carers: 0 or 1.").range(0, 9).optional();
  f("start", &TurnRow::start).help("Sekunder fra midnat før den første dag.", "Seconds from the midnight before the first day.");
}
void fields(describe::Fields<RouteRow>& f) {
  f("shift", &RouteRow::shift).help("Vagten.", "The shift.");
  f("turns", &RouteRow::turns).help("Besøgene i rækkefølge.", "The visits in order.");
  f("pause", &RouteRow::pause).help("Hvornår pausen begynder.", "When the pause begins.");
}
void fields(describe::Fields<NoteRow>& f) {
  f("effect", &NoteRow::effect).help("left_out, assumed, warning eller visit (et besøg, der ikke kan planlægges).",
                                     "left_out, assumed, warning or visit (a visit that cannot be planned).");
  f("id", &NoteRow::id).help("Rækkens id.", "The id of the row.");
  f("where", &NoteRow::where).help("Stedet i filen.", "The place in the file.");
  f("da", &NoteRow::da).help("Hvad der stod, og hvad der var ventet.", "What was found and what was expected, in Danish.");
  f("en", &NoteRow::en).help("Det samme på engelsk.", "The same in English.");
}
void fields(describe::Fields<PartRow>& f) { f("id", &PartRow::id).help("»release« eller »edits«.", "\"release\" or \"edits\"."); }
void fields(describe::Fields<PlacementRow>& f) {
  f("visit", &PlacementRow::visit).help("Besøget.", "The visit.");
  f("need", &PlacementRow::need).help("Hvilken af besøgets medarbejdere.", "Which of the visit's carers.").range(0, 9).optional();
  f("shift", &PlacementRow::shift).help("Vagten; tom: ingen.", "The shift; empty: nobody.").optional();
  f("start", &PlacementRow::start).help("Sekunder fra midnat før den første dag.", "Seconds from the midnight before the first day.").optional();
}
void fields(describe::Fields<PauseRow>& f) {
  f("shift", &PauseRow::shift).help("Vagten.", "The shift.");
  f("start", &PauseRow::start).help("Hvornår pausen begynder.", "When the pause begins.");
}
void fields(describe::Fields<AbsenceRow>& f) {
  f("shift", &AbsenceRow::shift).help("Vagten.", "The shift.");
  f("from", &AbsenceRow::from).help("Fra hvornår medarbejderen er væk.", "From when the carer is away.");
}
void fields(describe::Fields<ChangeRow>& f) {
  f("action", &ChangeRow::action).help("Hvad planlæggeren gjorde.", "What the planner did.")
      .pattern("move|insert|unassign|lock|unlock|sick|late", "move, insert, unassign, lock, unlock, sick eller late", "move, insert, unassign, lock, unlock, sick or late");
  f("placements", &ChangeRow::placements).help("Besøg, der ligger anderledes end før.", "Visits that lie otherwise than before.");
  f("pauses", &ChangeRow::pauses).help("Pauser, der begynder på et andet tidspunkt.", "Pauses that begin at another time.");
  f("locked", &ChangeRow::locked).help("Besøg, der låses.", "Visits that are locked.");
  f("unlocked", &ChangeRow::unlocked).help("Besøg, der låses op.", "Visits that are unlocked.");
  f("absences", &ChangeRow::absences).help("Fravær.", "Absence.");
}
void fields(describe::Fields<EditsRow>& f) { f("changes", &EditsRow::changes).help("Ændringerne i rækkefølge.", "The changes in order.").items(0, 5000); }
void fields(describe::Fields<AlterationRow>& f) {
  f("kind", &AlterationRow::kind).help("Hvad der er anderledes.", "What is different.")
      .pattern("without_carer|without_shift|on_foot|by_bicycle|meeting_place|citizen",
               "without_carer, without_shift, on_foot, by_bicycle, meeting_place eller citizen",
               "without_carer, without_shift, on_foot, by_bicycle, meeting_place or citizen");
  f("id", &AlterationRow::id).help("Medarbejder, vagt eller borger.", "Carer, shift or citizen.").optional();
  f("lat", &AlterationRow::lat).help("Breddegrad.", "Latitude.").range(-90, 90);
  f("lon", &AlterationRow::lon).help("Længdegrad.", "Longitude.").range(-180, 180);
}
void fields(describe::Fields<WeightsRow>& f) {
  const auto weight = [&f](const char* name, std::optional<double> WeightsRow::*member, const char* da, const char* en) {
    f(name, member).help(da, en).range(0, 1e6);
  };
  weight("driving", &WeightsRow::driving, "Et minuts kørsel.", "A minute of driving.");
  weight("new_face", &WeightsRow::new_face, "Et nyt ansigt for borgeren.", "A face that is new to the citizen.");
  weight("not_contact", &WeightsRow::not_contact, "Et besøg af en anden end kontaktpersonen.", "A visit by another than the contact person.");
  weight("late", &WeightsRow::late, "Et minuts forsinkelse.", "A minute of lateness.");
  weight("overtime", &WeightsRow::overtime, "Et minuts overarbejde.", "A minute of overtime.");
  weight("preferred", &WeightsRow::preferred, "Et minut fra det ønskede tidspunkt.", "A minute from the time that is wished for.");
  weight("fairness", &WeightsRow::fairness, "Et minuts arbejde fra gennemsnittet.", "A minute of work from the mean.");
  weight("wish", &WeightsRow::wish, "Et besøg mod en medarbejders ønske.", "A visit against a carer's wish.");
  weight("other_carer", &WeightsRow::other_carer, "Et besøg, der skifter medarbejder.", "A visit that changes its carer.");
}
void fields(describe::Fields<ProposeInput>& f) {
  f.about("Foreslår en plan for kommunens hjemmepleje: hvem der kommer hvor og hvornår. En planlægger beslutter.",
          "Proposes a plan of a municipality's home care: who comes where and when. A planner decides.");
  f("files", &ProposeInput::files).help("Kommunens fil eller de fire CSV-tabeller med borgere, besøg, medarbejdere og vagter, og gerne et vejkort fra OpenStreetMap (.osm.pbf eller .osm).",
                                        "The municipality's file or the four CSV tables of citizens, visits, carers and shifts, and preferably a road map of OpenStreetMap (.osm.pbf or .osm).")
      .value("FIL", "FILE").positional().items(1, 10);
  f("seconds", &ProposeInput::seconds).help("Så længe må der søges, i sekunder.", "The search may take so long, in seconds.").range(0.1, 3600).optional();
  f("seed", &ProposeInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").at_least(0).optional();
  f("threads", &ProposeInput::threads).help("Antal tråde.", "Number of threads.").range(1, 64).optional();
  f("iterations", &ProposeInput::iterations).help("Højst så mange skridt; så giver samme frø samme plan.",
                                                  "At most so many steps; then the same seed gives the same plan.").at_least(1);
  f("weights", &ProposeInput::weights).help("Vægte, der afviger fra kommunens.", "Weights that differ from the municipality's.").optional();
  f("alterations", &ProposeInput::alterations).help("Hvad nu hvis: det, der skal være anderledes end i filen.",
                                                    "What if: what is to differ from the file.").items(0, 200);
  f("title", &ProposeInput::title).help("Planens navn.", "The name of the plan.").length(0, 200).optional();
}
void fields(describe::Fields<TravelRow>& f) {
  f("mode", &TravelRow::mode).help("car, bicycle eller foot.", "car, bicycle or foot.");
  f("blob", &TravelRow::blob).help("Filen med tiderne.", "The file of the times.");
}
void fields(describe::Fields<PlanDraft>& f) {
  f("title", &PlanDraft::title).help("Planens navn.", "The name of the plan.").optional();
  f("name", &PlanDraft::name).help("Kommunen.", "The municipality.");
  f("first", &PlanDraft::first).help("Den første dag.", "The first day.");
  f("days", &PlanDraft::days).help("Antal dage.", "Number of days.");
  f("files", &PlanDraft::files).help("Filerne, den er lagt efter.", "The files that it was made from.");
  f("weights", &PlanDraft::weights).help("Vægte, der afviger fra kommunens.", "Weights that differ from the municipality's.").optional();
  f("alterations", &PlanDraft::alterations).help("Det, der er anderledes end i filen.", "What differs from the file.");
  f("estimated", &PlanDraft::estimated).help("Køretider er anslået i lige linje.", "Travel times are estimated by straight lines.");
  f("travel", &PlanDraft::travel).help("Køretider efter vejkortet.", "Travel times by the road map.");
  f("ground", &PlanDraft::ground).help("Filen med vejene til kortet.", "The file of the roads for the map.").optional();
  f("seconds", &PlanDraft::seconds).help("Så længe blev der søgt.", "The search took so long.");
  f("plan", &PlanDraft::plan).help("Det, et menneske beslutter.", "What a person decides on.");
  f("routes", &PlanDraft::routes).help("En rute for hver vagt.", "A route for each shift.");
  f("unassigned", &PlanDraft::unassigned).help("Besøg, der ikke fandt plads.", "Visits that found no place.");
  f("notes", &PlanDraft::notes).help("Det, filens læser siger.", "What the reader of the file says.");
}

}  // namespace meretid::homecare::hall
