// SPDX-License-Identifier: EUPL-1.2
#include "api/job_types.h"

namespace meretid::api {

void fields(describe::Fields<JobAnswer>& f) {
  using J = JobAnswer;
  f("id", &J::id).help("Jobbets id.", "The id of the job.");
  f("room", &J::room).help("Rummet.", "The room.");
  f("kind", &J::kind).help("Jobbets navn.", "The name of the job.");
  f("case", &J::case_id).help("Sagen; tom: ingen.", "The case; empty: none.");
  f("state", &J::state).help("queued, running, joining, done, failed, cancelled eller dead.",
                             "queued, running, joining, done, failed, cancelled or dead.");
  f("fraction", &J::fraction).help("0 til 1.", "0 to 1.");
  f("step", &J::step).help("Det, der sker nu.", "What happens now.");
  f("step_code", &J::step_code).help("Trinnets kode.", "The code of the step.");
  f("created", &J::created).help("Oprettet.", "Created.");
  f("started", &J::started).help("Begyndt.", "Started.");
  f("ended", &J::ended).help("Afsluttet.", "Ended.");
  f("cpu_seconds", &J::cpu_seconds).help("Sekunders regnetid.", "Seconds of CPU time.");
  f("error", &J::error).help("Hvorfor det gik galt.", "Why it went wrong.");
}

void fields(describe::Fields<DecisionLine>& f) {
  using D = DecisionLine;
  f("part", &D::part).help("Den del af resultatet, det gælder.", "The part of the result it is about.").length(1, 128);
  f("decided", &D::decided).help("approve, amend, reject eller undo.", "approve, amend, reject or undo.").length(1, 16);
  f("proposed", &D::proposed).help("Det, maskinen foreslog.", "What the machine proposed.").length(0, 128);
  f("ground", &D::ground).help("Grundlaget, fx OFL.30.1.", "The ground, e.g. OFL.30.1.").length(0, 128);
  f("reason", &D::reason).help("Begrundelse.", "Reason.").length(0, 4000);
  f("amended", &D::amended).help("Det, der skal stå i stedet.", "What is wanted instead.");
}

void fields(describe::Fields<NewDecisions>& f) {
  f.about("Alle beslutninger træffes samlet eller slet ikke.", "All decisions are made together or not at all.");
  f("decisions", &NewDecisions::decisions).help("Beslutningerne.", "The decisions.").items(1, 20'000);
  f("active_seconds", &NewDecisions::active_seconds).help("Så længe har et menneske arbejdet på dem.",
                                                          "How long a person worked on them.").range(0, 86'400).optional();
}

void fields(describe::Fields<DecisionAnswer>& f) {
  using D = DecisionAnswer;
  f("part", &D::part).help("Delen.", "The part.");
  f("proposed", &D::proposed).help("Det, maskinen foreslog.", "What the machine proposed.");
  f("decided", &D::decided).help("approve, amend eller reject.", "approve, amend or reject.");
  f("ground", &D::ground).help("Grundlaget.", "The ground.");
  f("reason", &D::reason).help("Begrundelsen.", "The reason.");
  f("amended", &D::amended).help("Det, der skal stå i stedet.", "What is wanted instead.");
  f("who", &D::who).help("Hvem der besluttede.", "Who decided.");
  f("at", &D::at).help("Hvornår.", "When.");
  f("hash", &D::hash).help("Beslutningens aftryk.", "The hash of the decision.");
}

void fields(describe::Fields<DraftAnswer>& f) {
  using D = DraftAnswer;
  f("job", &D::job).help("Jobbet, der lavede udkastet.", "The job that made the draft.");
  f("room", &D::room).help("Rummet.", "The room.");
  f("kind", &D::kind).help("Jobbets navn.", "The name of the job.");
  f("case", &D::case_id).help("Sagen; tom: ingen.", "The case; empty: none.");
  f("title", &D::title).help("Sagens titel.", "The title of the case.");
  f("proposed", &D::proposed).help("Antal foreslåede dele.", "Number of proposed parts.");
  f("decided", &D::decided).help("Antal besluttede dele.", "Number of decided parts.");
}

void fields(describe::Fields<RecordAnswer>& f) {
  using R = RecordAnswer;
  f("number", &R::number).help("Linjens nummer.", "The number of the line.");
  f("position", &R::position).help("Plads i kæden; 0: endnu ikke forseglet.", "Place in the chain; 0: not sealed yet.");
  f("at", &R::at).help("Hvornår.", "When.");
  f("event", &R::event).help("Hændelsens kode.", "The code of the event.");
  f("text", &R::text).help("Hændelsen i ord.", "The event in words.");
  f("room", &R::room).help("Rummet; tomt: huset selv.", "The room; empty: the house itself.");
  f("who", &R::who).help("Hvem; tomt: huset selv.", "Who; empty: the house itself.");
  f("job", &R::job).help("Jobbet, hvis der er et.", "The job, where there is one.");
  f("facts", &R::facts).help("Koder og tal.", "Codes and numbers.");
}

}  // namespace meretid::api
