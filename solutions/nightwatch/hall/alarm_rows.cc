// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/hall/alarm_rows.h"

namespace meretid::nightwatch::hall {
namespace {

constexpr std::size_t kLongestPage = 40;

}  // namespace

void labels(describe::Labels<Answer>& l) {
  l.name("NightAnswer");
  l(Answer::kAcknowledge, "acknowledge", "Set", "Seen");
  l(Answer::kOnTheWay, "on_the_way", "På vej", "On my way");
  l(Answer::kClose, "close", "Afslut", "Close");
}
void fields(describe::Fields<Situation>& f) {
  f.name("NightSituation");
  f("resident", &Situation::resident).optional();
  f("paused_until", &Situation::paused_until);
  f("present_until", &Situation::present_until);
  f("out_since", &Situation::out_since);
  f("waiting_until", &Situation::waiting_until);
  f("present", &Situation::present).optional();
}
void fields(describe::Fields<AlarmList>& f) {
  f.name("NightAlarmList");
  f("open", &AlarmList::open);
  f("closed", &AlarmList::closed);
  f("situations", &AlarmList::situations);
  f("now", &AlarmList::now);
  f("beat", &AlarmList::beat);
  f("alive", &AlarmList::alive);
  f("broker", &AlarmList::broker);
}
void fields(describe::Fields<AnswerInput>& f) {
  f.name("NightAnswerInput");
  f("answer", &AnswerInput::answer).help("Set, på vej eller afslut.", "Seen, on my way, or close.");
  f("outcome", &AnswerInput::outcome).help("Hvordan det var; skal siges, når der afsluttes.", "How it was; must be said when closing.");
}
void fields(describe::Fields<PresenceInput>& f) {
  f.name("NightPresence");
  f("present", &PresenceInput::present).help("Er du på stuen?", "Are you in the room?");
}
void fields(describe::Fields<PauseInput>& f) {
  f.name("NightPause");
  f("minutes", &PauseInput::minutes).help("Minutter; 0 slutter pausen nu.", "Minutes; 0 ends the pause now.").range(0, 240);
}
void fields(describe::Fields<PageInput>& f) {
  f.name("NightPage");
  f("page", &PageInput::page).help("Tavlens eget navn, nyt for hver fane.", "The board's own name, new for each tab.").length(8, kLongestPage);
}
void fields(describe::Fields<ShownInput>& f) {
  f.name("NightShown");
  f("page", &ShownInput::page).help("Tavlens eget navn.", "The board's own name.").length(8, kLongestPage);
  f("sounded", &ShownInput::sounded).help("Hvilket kald der er vist.", "Which call was shown.").range(0, 1e6);
}
void fields(describe::Fields<StepNames>& f) {
  f.name("NightSteps");
  f("steps", &StepNames::steps).help("Det, der ændrede sig; tom, når det var sådan i forvejen.", "What changed; empty when it was so before.");
}

}  // namespace meretid::nightwatch::hall
