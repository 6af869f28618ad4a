// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/wire.h"

namespace meretid::homecare::municipal::wire {
namespace {

constexpr double kMost = 1e9;
constexpr std::size_t kMostRows = 1'000'000;

}  // namespace

void fields(describe::Fields<PlaceRow>& f) {
  f.about("Et sted, hvor nogen bor eller mødes.", "A place where somebody lives or meets.");
  f("id", &PlaceRow::id).help("Stedets id.", "The id of the place.").length(1, 200);
  f("lat", &PlaceRow::lat).help("Breddegrad, WGS 84. Uden koordinater skal filen selv have køretider.", "Latitude, WGS 84. Without coordinates the file must bring travel times.");
  f("lon", &PlaceRow::lon).help("Længdegrad, WGS 84.", "Longitude, WGS 84.");
}

void fields(describe::Fields<SkillRow>& f) {
  f.about("En kompetence med niveau.", "A skill and its level.");
  f("skill", &SkillRow::skill).help("Kompetencen, som den står i »skills«.", "The skill, as it stands in \"skills\".").length(1, 200);
  f("level", &SkillRow::level).help("Niveauet; et højere kan også det lavere.", "The level; a higher one can do what a lower one can.").optional();
  f("until", &SkillRow::until).help("Sidste dag, en delegation gælder (kun medarbejdere).", "The last day a delegation holds (carers only).");
}

void fields(describe::Fields<CitizenRow>& f) {
  f.about("En borger.", "A citizen.");
  f("id", &CitizenRow::id).help("Borgerens id; ikke et CPR-nummer.", "The id of the citizen; not a personal number.").length(1, 200);
  f("name", &CitizenRow::name).help("Navn på kørelisten.", "The name on the route list.").optional();
  f("place", &CitizenRow::place).help("Stedets id.", "The id of the place.").length(1, 200);
  f("contact", &CitizenRow::contact).help("Kontaktpersonens id.", "The id of the contact person.");
  f("banned", &CitizenRow::banned).help("Medarbejdere, der aldrig kommer hos borgeren.", "Carers who never come to the citizen.");
  f("only", &CitizenRow::only).help("Kun medarbejdere af dette køn kommer.", "Only carers of this gender come.").optional();
  f("weekly_minutes", &CitizenRow::weekly_minutes).help("Ugens ramme i minutter; 0 er ingen.", "The frame of a week in minutes; 0 is none.").optional();
}

void fields(describe::Fields<CarerRow>& f) {
  f.about("En medarbejder.", "A carer.");
  f("id", &CarerRow::id).help("Medarbejderens id.", "The id of the carer.").length(1, 200);
  f("name", &CarerRow::name).help("Navn på kørelisten.", "The name on the route list.").optional();
  f("skills", &CarerRow::skills).help("Kompetencer og delegationer.", "Skills and delegations.");
  f("mode", &CarerRow::mode).help("Transportform.", "Way of travelling.").optional();
  f("gender", &CarerRow::gender).help("Køn, hvor borgere har valgt det.", "Gender, where citizens have chosen.").optional();
  f("licence", &CarerRow::licence).help("Om medarbejderen har kørekort.", "Whether the carer has a driving licence.");
  f("substitute", &CarerRow::substitute).help("Vikar eller afløser.", "A substitute.");
  f("likes", &CarerRow::likes).help("Borgere, medarbejderen gerne besøger.", "Citizens the carer would like to visit.");
  f("avoids", &CarerRow::avoids).help("Borgere, medarbejderen helst ikke besøger.", "Citizens the carer would rather not visit.");
}

void fields(describe::Fields<PauseRow>& f) {
  f.about("Pausen i en vagt.", "The pause of a shift.");
  f("minutes", &PauseRow::minutes).help("Længden i minutter.", "The length in minutes.");
  f("from", &PauseRow::from).help("Pausen begynder tidligst.", "The pause starts at the earliest.");
  f("until", &PauseRow::until).help("Pausen begynder senest.", "The pause starts at the latest.");
  f("paid", &PauseRow::paid).help("Om pausen er betalt; ja, hvis intet står.", "Whether the pause is paid; yes unless said otherwise.").optional();
}

void fields(describe::Fields<ShiftRow>& f) {
  f.about("En vagt: en medarbejders arbejdstid uden ophold, én rute.", "A shift: a carer's working time without a gap, one route.");
  f("id", &ShiftRow::id).help("Vagtens id.", "The id of the shift.").length(1, 200);
  f("carer", &ShiftRow::carer).help("Medarbejderens id.", "The id of the carer.").length(1, 200);
  f("from", &ShiftRow::from).help("Vagten begynder.", "The shift begins.");
  f("until", &ShiftRow::until).help("Vagten slutter.", "The shift ends.");
  f("layer", &ShiftRow::layer).help("Vagtlag; ellers efter den time, vagten begynder.", "The layer; else by the hour at which the shift begins.");
  f("begin", &ShiftRow::begin).help("Stedet, hvor vagten begynder: mødested eller hjem.", "The place where the shift begins: a meeting place or home.").length(1, 200);
  f("end", &ShiftRow::end).help("Stedet, hvor vagten slutter; ellers hvor den begyndte.", "The place where the shift ends; else where it began.");
  f("pause", &ShiftRow::pause).help("Pausen.", "The pause.");
  f("absent_from", &ShiftRow::absent_from).help("Fra da af er medarbejderen væk (sygemelding).", "From then on the carer is away (sick call).");
}

void fields(describe::Fields<WindowRow>& f) {
  f.about("Et tidsvindue: besøget begynder i det.", "A time window: the visit starts in it.");
  f("from", &WindowRow::from).help("Tidligst.", "At the earliest.");
  f("until", &WindowRow::until).help("Senest.", "At the latest.");
}

void fields(describe::Fields<LinkRow>& f) {
  f.about("Besøget venter på et andet: fra dets begyndelse til dette besøgs går der mellem least og most minutter.",
          "The visit waits for another: between least and most minutes from the start of that to the start of this.");
  f("visit", &LinkRow::visit).help("Det andet besøgs id.", "The id of the other visit.").length(1, 200);
  f("least_minutes", &LinkRow::least_minutes).help("Mindst.", "At least.").optional();
  f("most_minutes", &LinkRow::most_minutes).help("Højst.", "At most.").optional();
}

void fields(describe::Fields<PinRow>& f) {
  f.about("Holder besøget, hvor det er.", "Keeps the visit where it is.");
  f("shifts", &PinRow::shifts).help("Vagten for hver af besøgets medarbejdere.", "The shift of each carer of the visit.");
  f("start", &PinRow::start).help("Begyndelsen; uden den holdes kun medarbejderen.", "The start; without it only the carer is held.");
  f("begun", &PinRow::begun).help("Besøget er begyndt eller slut; intet flytter det.", "The visit has begun or is done; nothing moves it.");
}

void fields(describe::Fields<VisitRow>& f) {
  f.about("Et besøg.", "A visit.");
  f("id", &VisitRow::id).help("Besøgets id.", "The id of the visit.").length(1, 200);
  f("citizen", &VisitRow::citizen).help("Borgerens id.", "The id of the citizen.").length(1, 200);
  f("minutes", &VisitRow::minutes).help("Varigheden i minutter.", "The duration in minutes.");
  f("windows", &VisitRow::windows).help("Tidsvinduer, et eller flere.", "Time windows, one or several.");
  f("preferred", &VisitRow::preferred).help("Det ønskede tidspunkt.", "The preferred start.");
  f("priority", &VisitRow::priority).help("Hvad der udelades først.", "What is left out first.").optional();
  f("medical", &VisitRow::medical).help("Medicin, insulin: vinduet strækkes aldrig.", "Medicine, insulin: the window is never stretched.");
  f("needs", &VisitRow::needs)
      .help("En liste af kompetencer for hver medarbejder, der skal være der; to lister: to medarbejdere på samme tid.",
            "A list of skills for each carer who must be there; two lists: two carers at the same time.");
  f("services", &VisitRow::services).help("Indsatser (koder af FS III).", "Services (codes of FS III).");
  f("series", &VisitRow::series).help("Samme tekst på alle dage af et besøg, der kommer igen.", "The same text on all days of a recurring visit.");
  f("link", &VisitRow::link).help("Besøget venter på et andet.", "The visit waits for another.");
  f("pin", &VisitRow::pin).help("Besøget holdes, hvor det er.", "The visit is kept where it is.");
}

void fields(describe::Fields<WeightsRow>& f) {
  f.about("Hvad et brud koster; ét minuts kørsel er enheden.", "What a breach costs; one minute of driving is the unit.");
  const auto weight = [&](const char* name, std::optional<double> WeightsRow::* member, const char* da, const char* en) {
    f(name, member).help(da, en).range(0, kMost);
  };
  weight("unassigned_critical", &WeightsRow::unassigned_critical, "Et kritisk besøg uden plads.", "A critical visit without a place.");
  weight("unassigned_high", &WeightsRow::unassigned_high, "Et vigtigt besøg uden plads.", "A visit of high priority without a place.");
  weight("unassigned_normal", &WeightsRow::unassigned_normal, "Et almindeligt besøg uden plads.", "A normal visit without a place.");
  weight("unassigned_low", &WeightsRow::unassigned_low, "Et besøg, der kan vente, uden plads.", "A visit of low priority without a place.");
  weight("medical_late", &WeightsRow::medical_late, "Et minut for sent til medicin.", "A minute late with medicine.");
  weight("late", &WeightsRow::late, "Et minut for sent.", "A minute late.");
  weight("overtime", &WeightsRow::overtime, "Et minuts overarbejde.", "A minute of overtime.");
  weight("new_face", &WeightsRow::new_face, "En medarbejder, borgeren ikke kender.", "A carer the citizen does not know.");
  weight("not_contact", &WeightsRow::not_contact, "Et besøg af en anden end kontaktpersonen.", "A visit by another than the contact person.");
  weight("irregular", &WeightsRow::irregular, "Et minut fra besøgets sædvanlige tid.", "A minute from the usual time of the visit.");
  weight("driving", &WeightsRow::driving, "Et minuts kørsel.", "A minute of driving.");
  weight("preferred", &WeightsRow::preferred, "Et minut fra det ønskede tidspunkt.", "A minute from the preferred start.");
  weight("fairness", &WeightsRow::fairness, "Et minuts arbejde fra vagtlagets gennemsnit.", "A minute of work from the mean of the layer.");
  weight("wish", &WeightsRow::wish, "Et besøg mod en medarbejders ønske.", "A visit against a carer's wish.");
  weight("other_carer", &WeightsRow::other_carer, "Et besøg, der skifter medarbejder fra den gældende plan.", "A visit that changes its carer from the plan in force.");
  weight("moved", &WeightsRow::moved, "Et minut, et besøg flyttes fra den gældende plan.", "A minute a visit is moved from the plan in force.");
  weight("waiting", &WeightsRow::waiting, "Et minuts ventetid.", "A minute of waiting.");
}

void fields(describe::Fields<RulesRow>& f) {
  f.about("Hvad en plan må.", "What a plan may do.");
  const auto minutes = [&](const char* name, std::optional<double> RulesRow::* member, const char* da, const char* en) {
    f(name, member).help(da, en).range(0, 1440);
  };
  minutes("stretch_minutes", &RulesRow::stretch_minutes, "Så meget må andet end medicin begynde efter sit vindue.", "So much may what is not medicine start after its window.");
  minutes("overtime_minutes", &RulesRow::overtime_minutes, "Så meget må en medarbejder være tilbage efter vagten.", "So much may a carer be back after the shift.");
  minutes("parking_car_minutes", &RulesRow::parking_car_minutes, "Parkering og nøgle før hvert besøg, i bil.", "Parking and keys before each visit, by car.");
  minutes("parking_bicycle_minutes", &RulesRow::parking_bicycle_minutes, "Det samme på cykel.", "The same by bicycle.");
  minutes("parking_foot_minutes", &RulesRow::parking_foot_minutes, "Det samme til fods.", "The same on foot.");
  minutes("promised_minutes", &RulesRow::promised_minutes, "Så meget må et besøg rykkes uden at være flyttet.", "So much may a visit shift without counting as moved.");
}

void fields(describe::Fields<TravelRow>& f) {
  f.about("Køretider mellem alle steder i filens rækkefølge, fra række til søjle.", "Travel times between all places in the order of the file, from row to column.");
  f("mode", &TravelRow::mode).help("Transportform.", "Way of travelling.").optional();
  f("seconds", &TravelRow::seconds).help("Sekunder; null, hvor ingen vej fører.", "Seconds; null where no way leads.");
  f("metres", &TravelRow::metres).help("Meter; må mangle.", "Metres; may be absent.");
}

void fields(describe::Fields<TurnRow>& f) {
  f.about("En medarbejders del af et besøg.", "One carer's part of a visit.");
  f("visit", &TurnRow::visit).help("Besøgets id.", "The id of the visit.");
  f("need", &TurnRow::need).help("Hvilken af besøgets medarbejdere, fra 0.", "Which of the carers of the visit, from 0.").optional();
  f("start", &TurnRow::start).help("Besøget begynder.", "The visit starts.");
  f("citizen", &TurnRow::citizen).help("Borgerens id; til læseren.", "The id of the citizen; for the reader.");
  f("end", &TurnRow::end).help("Besøget slutter; til læseren.", "The visit ends; for the reader.");
}

void fields(describe::Fields<RouteRow>& f) {
  f.about("En rute.", "A route.");
  f("shift", &RouteRow::shift).help("Vagtens id.", "The id of the shift.");
  f("carer", &RouteRow::carer).help("Medarbejderens id; til læseren.", "The id of the carer; for the reader.");
  f("turns", &RouteRow::turns).help("Besøgene i rækkefølge.", "The visits in order.");
  f("pause", &RouteRow::pause).help("Pausen begynder.", "The pause starts.");
}

void fields(describe::Fields<UnassignedRow>& f) {
  f.about("Et besøg uden plads.", "A visit without a place.");
  f("visit", &UnassignedRow::visit).help("Besøgets id.", "The id of the visit.");
  f("reason", &UnassignedRow::reason).help("Hvorfor.", "Why.");
}

void fields(describe::Fields<Solution>& f) {
  f.about("En plan.", "A plan.");
  f("municipality", &Solution::municipality).help("Kommunens navn.", "The name of the municipality.");
  f("routes", &Solution::routes).help("Ruterne; vagter, der ikke nævnes, er tomme.", "The routes; shifts that are not named are empty.").items(0, kMostRows);
  f("unassigned", &Solution::unassigned).help("Besøg uden plads.", "Visits without a place.").items(0, kMostRows);
}

void fields(describe::Fields<FaceRow>& f) {
  f.about("Hvor mange besøg en medarbejder har gjort hos en borger i de sidste 14 dage før filens første dag.",
          "How many visits a carer made to a citizen in the fortnight before the first day of the file.");
  f("citizen", &FaceRow::citizen).help("Borgerens id.", "The id of the citizen.");
  f("carer", &FaceRow::carer).help("Medarbejderens id.", "The id of the carer.");
  f("visits", &FaceRow::visits).help("Antal besøg.", "How many visits.").optional();
}

void fields(describe::Fields<File>& f) {
  f.about("En kommunes hjemmepleje i nogle dage.", "The home care of a municipality for some days.");
  f("version", &File::version).help("Formatets version.", "The version of the format.").range(1, 1).optional();
  f("municipality", &File::municipality).help("Kommunens navn.", "The name of the municipality.").length(0, 200);
  f("first", &File::first).help("Første dag.", "The first day.");
  f("days", &File::days).help("Antal dage.", "Number of days.").range(1, 366).optional();
  f("skills", &File::skills).help("Kompetencer, som besøg og medarbejdere nævner.", "Skills that visits and carers name.").items(0, 10'000);
  f("places", &File::places).help("Steder.", "Places.").items(0, kMostRows);
  f("citizens", &File::citizens).help("Borgere.", "Citizens.").items(0, kMostRows);
  f("carers", &File::carers).help("Medarbejdere.", "Carers.").items(0, kMostRows);
  f("shifts", &File::shifts).help("Vagter.", "Shifts.").items(0, kMostRows);
  f("visits", &File::visits).help("Besøg.", "Visits.").items(0, kMostRows);
  f("weights", &File::weights).help("Kommunens egne vægte.", "The municipality's own weights.").optional();
  f("rules", &File::rules).help("Kommunens egne regler.", "The municipality's own rules.").optional();
  f("travel", &File::travel).help("Køretider; ellers regnes de ud fra et kort eller skønnes.", "Travel times; else they come of a map or are estimated.").items(0, 3);
  f("running", &File::running).help("Den gældende plan.", "The plan in force.");
  f("faces", &File::faces).help("Hvem der har besøgt hvem.", "Who has visited whom.").items(0, kMostRows);
}

}  // namespace meretid::homecare::municipal::wire

namespace meretid::homecare::municipal {

void labels(describe::Labels<Priority>& l) {
  l(Priority::kCritical, "critical", "Kritisk", "Critical");
  l(Priority::kHigh, "high", "Høj", "High");
  l(Priority::kNormal, "normal", "Almindelig", "Normal");
  l(Priority::kLow, "low", "Kan vente", "Can wait");
}

void labels(describe::Labels<Layer>& l) {
  l(Layer::kDay, "day", "Dag", "Day");
  l(Layer::kEvening, "evening", "Aften", "Evening");
  l(Layer::kNight, "night", "Nat", "Night");
}

void labels(describe::Labels<Gender>& l) {
  l(Gender::kUnknown, "any", "Uanset", "Any");
  l(Gender::kWoman, "woman", "Kvinde", "Woman");
  l(Gender::kMan, "man", "Mand", "Man");
}

}  // namespace meretid::homecare::municipal

namespace meretid::homecare::roads {

void labels(describe::Labels<Mode>& l) {
  l(Mode::kCar, "car", "Bil", "Car");
  l(Mode::kBicycle, "bicycle", "Cykel", "Bicycle");
  l(Mode::kFoot, "foot", "Til fods", "On foot");
}

}  // namespace meretid::homecare::roads
