// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/csv_cell.h"
#include "solutions/tenders/hall/make_screening.h"
#include "solutions/tenders/hall/periods.h"

namespace meretid::tenders::hall {
std::string table_csv(const BidTable& t, const std::vector<Screens>& screens, const Composite& c) {
  std::string out = "\xEF\xBB\xBFudbud;marked;dato;tilbud;ikke_brugt;tal;p;cv;spd;diffp;rd;rdalt;rdnor;skew;kurt;kstest;ens;runde;moedes\r\n";
  out.reserve(t.tenders() * 140);
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    append_cell(out, t.tender[k]);
    out += ';';
    append_cell(out, t.markets[t.market[k]]);
    out += ';' + day_text(t.day[k]) + ';' + std::to_string(t.bids_of(k)) + ';' + std::to_string(t.left_out[k]);
    const Screens& s = screens[k];
    for (const double value : {c.score[k], c.p_value[k], s.cv, s.spd, s.diffp, s.rd, s.rdalt, s.rdnor, s.skew, s.kurt, s.kstest, s.identical, s.round, c.meeting.empty() ? 0.0 : c.meeting[k]}) {
      out += ';';
      append_number(out, value);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace meretid::tenders::hall
