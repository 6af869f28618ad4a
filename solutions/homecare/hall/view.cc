// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/view.h"

namespace meretid::homecare::hall {

void fields(describe::Fields<PlaceView>& f) {
  f("id", &PlaceView::id).help("Stedet.", "The place.");
  f("lat", &PlaceView::lat).help("Breddegrad.", "Latitude.");
  f("lon", &PlaceView::lon).help("Længdegrad.", "Longitude.");
}
void fields(describe::Fields<CitizenView>& f) {
  f("id", &CitizenView::id).help("Borgeren.", "The citizen.");
  f("name", &CitizenView::name).help("Navnet.", "The name.");
  f("place", &CitizenView::place).help("Hvor borgeren bor.", "Where the citizen lives.");
  f("contact", &CitizenView::contact).help("Kontaktpersonen; -1: ingen.", "The contact person; -1: none.");
}
void fields(describe::Fields<CarerView>& f) {
  f("id", &CarerView::id).help("Medarbejderen.", "The carer.");
  f("name", &CarerView::name).help("Navnet.", "The name.");
  f("mode", &CarerView::mode).help("car, bicycle eller foot.", "car, bicycle or foot.");
  f("substitute", &CarerView::substitute).help("Afløser.", "Substitute.");
  f("skills", &CarerView::skills).help("Kompetencer.", "Skills.");
}
void fields(describe::Fields<ShiftView>& f) {
  f("id", &ShiftView::id).help("Vagten.", "The shift.");
  f("carer", &ShiftView::carer).help("Hvis vagt det er.", "Whose shift it is.");
  f("layer", &ShiftView::layer).help("day, evening eller night.", "day, evening or night.");
  f("from", &ShiftView::from).help("Begynder.", "Begins.");
  f("until", &ShiftView::until).help("Slutter.", "Ends.");
  f("begin", &ShiftView::begin).help("Stedet, den begynder.", "Where it begins.");
  f("end", &ShiftView::end).help("Stedet, den slutter.", "Where it ends.");
  f("absent_from", &ShiftView::absent_from).help("Herfra er medarbejderen væk.", "From here on the carer is away.");
  f("pause_length", &ShiftView::pause_length).help("Pausens længde.", "Length of the pause.");
}
void fields(describe::Fields<WindowView>& f) {
  f("from", &WindowView::from).help("Besøget begynder tidligst.", "The visit starts at the earliest.");
  f("until", &WindowView::until).help("Besøget begynder senest.", "The visit starts at the latest.");
}
void fields(describe::Fields<VisitView>& f) {
  f("id", &VisitView::id).help("Besøget.", "The visit.");
  f("citizen", &VisitView::citizen).help("Hos hvem.", "At whose home.");
  f("duration", &VisitView::duration).help("Sekunder.", "Seconds.");
  f("carers", &VisitView::carers).help("Hvor mange medarbejdere.", "How many carers.");
  f("windows", &VisitView::windows).help("Hvornår det må begynde.", "When it may start.");
  f("preferred", &VisitView::preferred).help("Ønsket tidspunkt.", "The time that is wished for.");
  f("priority", &VisitView::priority).help("critical, high, normal eller low.", "critical, high, normal or low.");
  f("medical", &VisitView::medical).help("Medicin og lignende.", "Medicine and the like.");
  f("locked", &VisitView::locked).help("Låst: søgningen flytter det ikke.", "Locked: the search does not move it.");
  f("begun", &VisitView::begun).help("Begyndt eller overstået.", "Begun or done.");
  f("services", &VisitView::services).help("Ydelser.", "Services.");
  f("skills", &VisitView::skills).help("Krævede kompetencer.", "Skills it needs.");
}
void fields(describe::Fields<TurnView>& f) {
  f("visit", &TurnView::visit).help("Besøget.", "The visit.");
  f("need", &TurnView::need).help("Hvilken af besøgets medarbejdere.", "Which of the visit's carers.");
  f("start", &TurnView::start).help("Begynder.", "Starts.");
  f("way", &TurnView::way).help("Sekunders vej hertil.", "Seconds of the way here.");
  f("late", &TurnView::late).help("Sekunder efter tidsrummet.", "Seconds after the window.");
}
void fields(describe::Fields<RouteView>& f) {
  f("turns", &RouteView::turns).help("Besøgene i rækkefølge.", "The visits in order.");
  f("pause", &RouteView::pause).help("Hvornår pausen begynder.", "When the pause begins.");
  f("home", &RouteView::home).help("Hvornår medarbejderen er tilbage.", "When the carer is back.");
}
void fields(describe::Fields<ReasonView>& f) {
  f("da", &ReasonView::da).help("Grunden.", "The reason, in Danish.");
  f("en", &ReasonView::en).help("Det samme på engelsk.", "The same in English.");
}
void fields(describe::Fields<UnassignedView>& f) {
  f("visit", &UnassignedView::visit).help("Besøget.", "The visit.");
  f("reasons", &UnassignedView::reasons).help("Hvorfor det ikke fandt plads.", "Why it found no place.");
}
void fields(describe::Fields<MeasureView>& f) {
  f("id", &MeasureView::id).help("Måltallet.", "The measure.");
  f("value", &MeasureView::value).help("Værdien.", "The value.");
  f("unit", &MeasureView::unit).help("Enheden.", "The unit.");
}
void fields(describe::Fields<PlanView>& f) {
  f("title", &PlanView::title).help("Planens navn.", "The name of the plan.");
  f("name", &PlanView::name).help("Kommunen.", "The municipality.");
  f("first", &PlanView::first).help("Den første dag.", "The first day.");
  f("days", &PlanView::days).help("Antal dage.", "Number of days.");
  f("origin", &PlanView::origin).help("Midnat før den første dag.", "The midnight before the first day.");
  f("midnights", &PlanView::midnights).help("Hver dags midnat og den efter den sidste.", "The midnight of each day and the one after the last.");
  f("estimated", &PlanView::estimated).help("Køretider er anslået.", "Travel times are estimated.");
  f("ground", &PlanView::ground).help("Der er veje at tegne.", "There are roads to draw.");
  f("promised", &PlanView::promised).help("Sekunder til hver side af det, borgeren loves.", "Seconds to either side that a citizen is promised.");
  f("state", &PlanView::state).help("draft, adopted eller rejected.", "draft, adopted or rejected.");
  f("version", &PlanView::version).help("Ændringernes version.", "The version of the changes.");
  f("changes", &PlanView::changes).help("Planlæggerens ændringer.", "The planner's changes.");
  f("broken", &PlanView::broken).help("Ændringer, der ikke længere passer.", "Changes that no longer fit.");
  f("places", &PlanView::places).help("Steder.", "Places.");
  f("citizens", &PlanView::citizens).help("Borgere.", "Citizens.");
  f("carers", &PlanView::carers).help("Medarbejdere.", "Carers.");
  f("shifts", &PlanView::shifts).help("Vagter.", "Shifts.");
  f("visits", &PlanView::visits).help("Besøg.", "Visits.");
  f("routes", &PlanView::routes).help("En rute for hver vagt.", "A route for each shift.");
  f("unassigned", &PlanView::unassigned).help("Besøg uden plads.", "Visits without a place.");
  f("notes", &PlanView::notes).help("Det, filens læser siger.", "What the reader of the file says.");
  f("measures", &PlanView::measures).help("Måltal.", "Measures.");
  f("alterations", &PlanView::alterations).help("Det, der er anderledes end i filen.", "What differs from the file.");
}

}  // namespace meretid::homecare::hall
