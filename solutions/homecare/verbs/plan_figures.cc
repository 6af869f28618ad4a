// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/verbs/plan_figures.h"

#include "base/catalogue.h"
#include "base/number_text.h"

namespace meretid::homecare {

void fields(describe::Fields<PlanFigures>& f) {
  f.about("En plan i tal.", "A plan in figures.");
  f("visits", &PlanFigures::visits).help("Besøg, der bliver lavet.", "Visits that are made.");
  f("unassigned", &PlanFigures::unassigned).help("Besøg uden plads.", "Visits without a place.");
  f("routes", &PlanFigures::routes).help("Vagter med besøg.", "Shifts with visits.");
  f("late", &PlanFigures::late).help("Besøg, der begynder efter deres tidsrum.", "Visits that start after their window.");
  f("driving_minutes", &PlanFigures::driving_minutes).help("Minutters kørsel.", "Minutes of driving.");
  f("driving_km", &PlanFigures::driving_km).help("Kilometer.", "Kilometres.");
  f("direct_share", &PlanFigures::direct_share).help("ATA-tid: del af den betalte tid hos borgere.", "ATA time: share of paid time with citizens.");
  f("driving_share", &PlanFigures::driving_share).help("Vejtid: del af den betalte tid på vejen.", "Share of paid time on the road.");
  f("overtime_minutes", &PlanFigures::overtime_minutes).help("Minutter efter vagtens slutning.", "Minutes after the end of shifts.");
  f("faces_mean", &PlanFigures::faces_mean).help("NC14: forskellige medarbejdere, en borger med mindst to besøg om dagen møder; gennemsnit.",
                                                 "NC14: different carers a citizen with at least two visits a day meets; mean.");
  f("faces_median", &PlanFigures::faces_median).help("NC14, median.", "NC14, median.");
  f("faces_citizens", &PlanFigures::faces_citizens).help("Borgere med mindst to besøg om dagen.", "Citizens with at least two visits a day.");
  f("faces_days", &PlanFigures::faces_days).help("Dage, NC14 ser på; 14 er målet.", "Days NC14 looks at; 14 is the measure.");
  f("three_commonest", &PlanFigures::three_commonest).help("Del af en borgers besøg ved de tre, der kommer mest.", "Share of a citizen's visits by the three who come most.");
  f("coc", &PlanFigures::coc).help("COC-indeks (Bice-Boxerman).", "COC index (Bice-Boxerman).");
  f("by_contact", &PlanFigures::by_contact).help("Del af besøgene ved kontaktpersonen.", "Share of visits by the contact person.");
  f("start_deviation", &PlanFigures::start_deviation).help("Standardafvigelse af et fast besøgs begyndelse, minutter.", "Standard deviation of a recurring visit's start, minutes.");
  f("breaches", &PlanFigures::breaches).help("Brud på krav, som kontrollen fandt.", "Breaches of rules that the checker found.");
}

PlanFigures figures_of(const municipal::Municipality& all, const municipal::Plan& plan) {
  const municipal::Measures m = municipal::measures_of(all, plan);
  const municipal::Costs& costs = m.total.costs;
  return {.visits = m.total.visits,
          .unassigned = static_cast<int>(plan.unassigned.size()),
          .routes = m.total.routes,
          .late = m.total.late,
          .driving_minutes = costs.driving,
          .driving_km = costs.driving_km,
          .direct_share = m.total.direct_share(),
          .driving_share = m.total.driving_share(),
          .overtime_minutes = costs.overtime,
          .faces_mean = m.often.mean,
          .faces_median = m.often.median,
          .faces_citizens = m.often.citizens,
          .faces_days = m.face_days,
          .three_commonest = m.three_commonest,
          .coc = m.coc,
          .by_contact = m.by_contact,
          .start_deviation = m.start_deviation,
          .breaches = static_cast<int>(municipal::check_plan(all, plan).breaches.size())};
}

std::string figures_text(const PlanFigures& figures, std::string_view language) {
  const auto said = [&](double value, int decimals) { return base::with_decimals(value, decimals, base::language_from(language)); };
  return base::text("homecare.figures", language,
                    {{"visits", std::to_string(figures.visits)}, {"unassigned", std::to_string(figures.unassigned)},
                     {"late", std::to_string(figures.late)}, {"minutes", said(figures.driving_minutes, 0)}, {"km", said(figures.driving_km, 0)},
                     {"direct", said(100 * figures.direct_share, 1)}, {"driving", said(100 * figures.driving_share, 1)},
                     {"faces", said(figures.faces_mean, 2)}, {"median", said(figures.faces_median, 1)},
                     {"citizens", std::to_string(figures.faces_citizens)}, {"days", std::to_string(figures.faces_days)},
                     {"contact", said(100 * figures.by_contact, 1)}, {"breaches", std::to_string(figures.breaches)}});
}

}  // namespace meretid::homecare
