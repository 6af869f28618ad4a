// SPDX-License-Identifier: EUPL-1.2
#include "api/freed_types.h"

namespace meretid::api {

void fields(describe::Fields<Figures>& f) {
  using F = Figures;
  f("assumed_minutes", &F::assumed_minutes).help("Frigjorte minutter, antaget.", "Minutes freed, assumed.");
  f("assumed_jobs", &F::assumed_jobs).help("Job bag det antagne tal.", "Jobs behind the assumed figure.");
  f("measured", &F::measured).help("Frigjorte minutter, målt; mangler, hvor for lidt er målt.", "Minutes freed, measured; absent where too little was.");
  f("not_measured", &F::not_measured).help("Hvorfor der intet målt tal er: no_samples, few_samples eller few_jobs; ellers tomt.",
                                           "Why there is no measured figure: no_samples, few_samples or few_jobs; else empty.");
  f("samples", &F::samples).help("Målte stykker arbejde uden løsningen.", "Sampled pieces of work without the solution.");
  f("measured_jobs", &F::measured_jobs).help("Besluttede job med kendt aktiv tid.", "Decided jobs with a known active time.");
  f("jobs", &F::jobs).help("Antal job.", "Number of jobs.");
  f("cpu_seconds", &F::cpu_seconds).help("Sekunders regnetid.", "Seconds of CPU time.");
  f("energy_wh", &F::energy_wh).help("Energi i Wh.", "Energy in Wh.");
  f("energy_measured", &F::energy_measured).help("Den andel (0 til 1), hvis energi er målt; resten er anslået ud fra regnetiden.",
                                                 "The share (0 to 1) whose energy was measured; the rest is estimated from the CPU time.");
  f("energy_wh_per_job", &F::energy_wh_per_job).help("Energi pr. job i Wh.", "Energy per job in Wh.");
  f("energy_kroner_per_job", &F::energy_kroner_per_job).help("Strøm pr. job i kroner.", "Electricity per job in kroner.");
  f("work_minutes_per_job", &F::work_minutes_per_job).help("Menneskers aktive minutter pr. besluttet job; mangler, hvor få job ligger bag.",
                                                           "Active minutes of people per decided job; absent where few jobs stand behind it.");
  f("work_kroner_per_job", &F::work_kroner_per_job).help("Menneskers tid pr. besluttet job i kroner.", "People's time per decided job in kroner.");
}

void fields(describe::Fields<RegisterAnswer>& f) {
  using R = RegisterAnswer;
  f("id", &R::id).help("Løsningens id.", "The id of the solution.");
  f("name", &R::name).help("Navnet.", "The name.");
  f("purpose", &R::purpose).help("Formålet.", "The purpose.");
  f("frees", &R::frees).help("Det arbejde, den overtager.", "The work it takes over.");
  f("user", &R::user).help("Hvem der bruger den.", "Who uses it.");
  f("legal_basis", &R::legal_basis).help("Hjemmel.", "Legal basis.");
  f("data", &R::data).help("Data, den læser og gemmer.", "The data it reads and keeps.");
  f("oversight", &R::oversight).help("Det, et menneske beslutter.", "What a person decides.");
  f("risk", &R::risk).help("Risikoklasse efter AI-forordningen.", "Risk class of the AI Act.");
  f("contact", &R::contact).help("Hvem der svarer for den.", "Who answers for it.");
  f("status", &R::status).help("planned, trial eller ready.", "planned, trial or ready.");
  f("version", &R::version).help("Udgave.", "Version.");
  f("figures", &R::figures).help("Hvad den har frigjort og kostet.", "What it has freed and cost.");
  f("decisions", &R::decisions).help("Beslutninger truffet af mennesker.", "Decisions made by people.");
  f("evidence", &R::evidence).help("Målinger af, hvor god den er.", "Measurements of how good it is.");
}

void fields(describe::Fields<BoardAnswer>& f) {
  using B = BoardAnswer;
  f("goal_hours", &B::goal_hours).help("Målet for hele den offentlige sektor i timer.", "The goal for the whole public sector in hours.");
  f("goal_year", &B::goal_year).help("Året for målet.", "The year of the goal.");
  f("hours_per_year", &B::hours_per_year).help("Timer i et årsværk.", "Hours of one full-time year.");
  f("assumed_minutes", &B::assumed_minutes).help("Frigjorte minutter i alt, antaget.", "Minutes freed in all, assumed.");
  f("measured", &B::measured).help("Frigjorte minutter i alt, målt.", "Minutes freed in all, measured.");
  f("fewest", &B::fewest).help("Så mange målinger og job skal der mindst ligge bag et målt tal.",
                               "At least so many samples and jobs stand behind a measured figure.");
  f("kroner_per_kwh", &B::kroner_per_kwh).help("Pris pr. kWh.", "Price per kWh.");
  f("kroner_per_hour", &B::kroner_per_hour).help("Pris pr. arbejdstime.", "Price per working hour.");
  f("watts_per_core", &B::watts_per_core).help("Watt pr. kerne, hvor energien er anslået.", "Watts per core where the energy is estimated.");
  f("rooms", &B::rooms).help("Løsningerne.", "The solutions.");
}

}  // namespace meretid::api
