// SPDX-License-Identifier: EUPL-1.2
// One figure per tender without labels. Two kinds of evidence, each a normal score under simulated competition, weigh the same: bids closer
// together than the tender's market and firms lead to expect (dispersion.h), and firms that keep meeting (meeting.h). Their mean, put
// through the normal distribution function, is the score. Nothing was fitted to any labelled set; the two constants of meeting are its mean
// and deviation over simulated competitive markets. A tender that says nothing, of one bid for example, scores one half.
// Pure; linear in bids but for the pairs of firms in a tender; two threads.
#pragma once

#include <span>
#include <vector>

#include "solutions/tenders/bids/bid_table.h"
#include "solutions/tenders/score/dispersion.h"
#include "solutions/tenders/screens/screens.h"

namespace meretid::tenders {

struct Composite {
  std::vector<double> score;      ///< by tender, 0 to 1: higher is more unusual in the way that agreed bids are
  std::vector<double> p_value;    ///< how often competition with as many bids gives bids so close together, prices alone; 1 without two bids
  std::vector<double> meeting;    ///< see meeting.h
  std::vector<double> meeting_score;  ///< normal score beside competition and the named market; 0 where firms are not known
  Dispersion dispersion;
};

/// Screens of all tenders, on two threads.
std::vector<Screens> screens_of(const BidTable& table);

/// `screens` by tender. `closeness`: the weight of closeness, 0 to 1; meeting has the rest. One half unless an authority has its reasons; what it took stands in the report.
Composite composite_of(const BidTable& table, std::span<const Screens> screens, double closeness = 0.5);

}  // namespace meretid::tenders
