// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/routes.h"

namespace meretid::homecare::hall {

void fields(describe::Fields<TryInput>& f) {
  f("visit", &TryInput::visit).help("Besøget, der flyttes.", "The visit that is moved.");
  f("need", &TryInput::need).help("Hvilken af besøgets medarbejdere.", "Which of the visit's carers.").range(0, 9).optional();
  f("shift", &TryInput::shift).help("Til hvilken vagt; tom: ud af planen.", "To which shift; empty: out of the plan.").optional();
  f("start", &TryInput::start).help("Til hvornår; udeladt: hvor det koster mindst.", "To when; absent: where it costs least.");
}
void fields(describe::Fields<DifferenceRow>& f) {
  f("id", &DifferenceRow::id).help("Leddet.", "The term.");
  f("before", &DifferenceRow::before).help("Før.", "Before.");
  f("after", &DifferenceRow::after).help("Efter.", "After.");
}
void fields(describe::Fields<TryAnswer>& f) {
  f("fits", &TryAnswer::fits).help("Kan det lade sig gøre.", "Can it be done.");
  f("why", &TryAnswer::why).help("Hvorfor ikke.", "Why not.");
  f("start", &TryAnswer::start).help("Hvornår besøget kommer til at begynde.", "When the visit comes to start.");
  f("cost", &TryAnswer::cost).help("Vægtet forskel; under 0 er bedre.", "Weighted difference; below 0 is better.");
  f("moved", &TryAnswer::moved).help("Andre besøg, der flytter sig.", "Other visits that move.");
  f("differences", &TryAnswer::differences).help("Hvad der ændrer sig.", "What changes.");
  f("change", &TryAnswer::change).help("Ændringen, som den skrives.", "The change as it is written.");
}
void fields(describe::Fields<InsertInput>& f) { f("visit", &InsertInput::visit).help("Besøget.", "The visit."); }
void fields(describe::Fields<OfferRow>& f) {
  f("shifts", &OfferRow::shifts).help("Vagterne, en for hver medarbejder.", "The shifts, one for each carer.");
  f("start", &OfferRow::start).help("Hvornår besøget begynder.", "When the visit starts.");
  f("cost", &OfferRow::cost).help("Vægtet forskel.", "Weighted difference.");
  f("contact", &OfferRow::contact).help("Kontaktpersonen kommer.", "The contact person comes.");
  f("moved", &OfferRow::moved).help("Andre besøg, der flytter sig.", "Other visits that move.");
  f("differences", &OfferRow::differences).help("Hvad der ændrer sig.", "What changes.");
  f("change", &OfferRow::change).help("Ændringen, som den skrives.", "The change as it is written.");
}
void fields(describe::Fields<OffersAnswer>& f) {
  f("offers", &OffersAnswer::offers).help("Steder, det passer; det billigste først.", "Where it fits; the cheapest first.");
  f("reasons", &OffersAnswer::reasons).help("Hvorfor det ikke passer.", "Why it does not fit.");
}
void fields(describe::Fields<SickInput>& f) {
  f("shift", &SickInput::shift).help("Vagten, der mangler.", "The shift that is missing.");
  f("from", &SickInput::from).help("Fra hvornår; udeladt: hele vagten.", "From when; absent: the whole shift.");
}
void fields(describe::Fields<LateInput>& f) {
  f("shift", &LateInput::shift).help("Vagten, der er forsinket.", "The shift that runs late.");
  f("now", &LateInput::now).help("Hvornår det meldes.", "When it is told.");
  f("late", &LateInput::late).help("Sekunder: besøget, der er i gang, varer så meget længere, eller vagten begynder så meget senere.", "Seconds: the visit under way lasts so much longer, or the shift begins so much later.").range(60, 12 * 3600);
}
void fields(describe::Fields<RemedyRow>& f) {
  f("kind", &RemedyRow::kind).help("least_change, least_driving eller relief (afløsere kaldes, det mindst vigtige udskydes).", "least_change, least_driving or relief (substitutes are called, the least important is put off).");
  f("lost", &RemedyRow::lost).help("Besøg, der mistede deres medarbejder, eller som forsinkelsen rammer.", "Visits that lost their carer, or that the delay hits.");
  f("moved", &RemedyRow::moved).help("Andre besøg, der ændres.", "Other visits that change.");
  f("unassigned", &RemedyRow::unassigned).help("Besøg uden plads bagefter.", "Visits without a place afterwards.");
  f("cost", &RemedyRow::cost).help("Vægtet forskel.", "Weighted difference.");
  f("differences", &RemedyRow::differences).help("Hvad der ændrer sig.", "What changes.");
  f("change", &RemedyRow::change).help("Ændringen, som den skrives.", "The change as it is written.");
}
void fields(describe::Fields<RemediesAnswer>& f) {
  f("lost", &RemediesAnswer::lost).help("Besøg, der mistede deres medarbejder, eller som forsinkelsen rammer.", "Visits that lost their carer, or that the delay hits.");
  f("seconds", &RemediesAnswer::seconds).help("Så længe tog det.", "It took so long.");
  f("remedies", &RemediesAnswer::remedies).help("Forslag, det bedste først.", "Proposals, the best first.");
}
void fields(describe::Fields<OwnStop>& f) {
  f("start", &OwnStop::start).help("Begynder.", "Starts.");
  f("duration", &OwnStop::duration).help("Sekunder.", "Seconds.");
  f("way", &OwnStop::way).help("Sekunders vej hertil.", "Seconds of the way here.");
  f("citizen", &OwnStop::citizen).help("Borgeren.", "The citizen.");
  f("place", &OwnStop::place).help("Stedet.", "The place.");
  f("with", &OwnStop::with).help("Den anden medarbejder.", "The other carer.");
  f("lat", &OwnStop::lat).help("Breddegrad.", "Latitude.");
  f("lon", &OwnStop::lon).help("Længdegrad.", "Longitude.");
  f("services", &OwnStop::services).help("Ydelser.", "Services.");
  f("medical", &OwnStop::medical).help("Medicin og lignende.", "Medicine and the like.");
}
void fields(describe::Fields<OwnRoute>& f) {
  f("shift", &OwnRoute::shift).help("Vagten.", "The shift.");
  f("layer", &OwnRoute::layer).help("day, evening eller night.", "day, evening or night.");
  f("from", &OwnRoute::from).help("Begynder.", "Begins.");
  f("until", &OwnRoute::until).help("Slutter.", "Ends.");
  f("pause", &OwnRoute::pause).help("Pausen begynder.", "The pause begins.");
  f("stops", &OwnRoute::stops).help("Besøgene.", "The visits.");
}
void fields(describe::Fields<OwnView>& f) {
  f("carer", &OwnView::carer).help("Medarbejderens id.", "The id of the carer.");
  f("name", &OwnView::name).help("Navnet.", "The name.");
  f("first", &OwnView::first).help("Den første dag.", "The first day.");
  f("origin", &OwnView::origin).help("Midnat før den første dag.", "The midnight before the first day.");
  f("midnights", &OwnView::midnights).help("Hver dags midnat.", "The midnight of each day.");
  f("routes", &OwnView::routes).help("Egne ruter.", "One's own routes.");
}

}  // namespace meretid::homecare::hall
