// SPDX-License-Identifier: EUPL-1.2
// What the page asks about a plan, and the answers. Nothing here changes anything: a change is written by the planner's page as a
// decision on the draft's part "edits", by the house's own call, and the next reading shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solution/hall.h"
#include "solutions/homecare/hall/view.h"

namespace meretid::homecare::hall {

struct TryInput {
  std::string visit;
  std::int32_t need = 0;
  std::string shift;                  ///< empty: take it out
  std::optional<std::int32_t> start;  ///< absent: where it costs least
};
/// One term of the cost before and after.
struct DifferenceRow {
  std::string id;
  double before = 0, after = 0;
};
struct TryAnswer {
  bool fits = false;
  std::string why;   ///< where it does not fit
  std::int32_t start = 0;
  double cost = 0;   ///< weighted difference; below 0 is better
  std::int32_t moved = 0;  ///< other visits that move
  std::vector<DifferenceRow> differences;
  ChangeRow change;
};
struct InsertInput {
  std::string visit;
};
struct OfferRow {
  std::vector<std::string> shifts;  ///< one for each carer of the visit
  std::int32_t start = 0;
  double cost = 0;
  bool contact = false;             ///< the contact person comes
  std::int32_t moved = 0;
  std::vector<DifferenceRow> differences;
  ChangeRow change;
};
struct OffersAnswer {
  std::vector<OfferRow> offers;
  std::vector<ReasonView> reasons;  ///< where there is no offer
};
struct SickInput {
  std::string shift;
  std::optional<std::int32_t> from;  ///< absent: the whole shift
};
struct LateInput {
  std::string shift;
  std::int32_t now = 0;   ///< when it is told
  std::int32_t late = 0;  ///< seconds: the visit under way lasts so much longer, or the shift begins so much later
};
struct RemedyRow {
  std::string kind;          ///< "least_change", "least_driving", "relief"
  std::int32_t lost = 0, moved = 0, unassigned = 0;
  double cost = 0;
  std::vector<DifferenceRow> differences;
  ChangeRow change;
};
struct RemediesAnswer {
  std::int32_t lost = 0;   ///< visits that lost their carer
  double seconds = 0;
  std::vector<RemedyRow> remedies;  ///< best first
};

/// What a carer's phone shows: their own turns of an adopted plan.
struct OwnStop {
  std::int32_t start = 0, duration = 0, way = 0;
  std::string citizen, place, with;  ///< `with`: the other carer of a visit of two
  std::optional<double> lat, lon;
  std::vector<std::string> services;
  bool medical = false;
};
struct OwnRoute {
  std::string shift, layer;
  std::int32_t from = 0, until = 0;
  std::optional<std::int32_t> pause;
  std::vector<OwnStop> stops;
};
struct OwnView {
  std::string carer, name, first;
  Timestamp origin;
  std::vector<std::int32_t> midnights;
  std::vector<OwnRoute> routes;
};

void fields(describe::Fields<TryInput>& f);
void fields(describe::Fields<DifferenceRow>& f);
void fields(describe::Fields<TryAnswer>& f);
void fields(describe::Fields<InsertInput>& f);
void fields(describe::Fields<OfferRow>& f);
void fields(describe::Fields<OffersAnswer>& f);
void fields(describe::Fields<SickInput>& f);
void fields(describe::Fields<LateInput>& f);
void fields(describe::Fields<RemedyRow>& f);
void fields(describe::Fields<RemediesAnswer>& f);
void fields(describe::Fields<OwnStop>& f);
void fields(describe::Fields<OwnRoute>& f);
void fields(describe::Fields<OwnView>& f);

void enter_routes(solution::Hall& hall);

}  // namespace meretid::homecare::hall
