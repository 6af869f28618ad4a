// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a file of bids: CSV in either format and OCDS. Whatever is read is a sound table, every note has its sentence, and each
// tender gets a figure.
// libraries: tenders_bids tenders_score
#include "base/catalogue.h"
#include "fuzz/input.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/score/composite.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  using namespace meretid::tenders;
  const auto read = read_bids(fuzz::text_of(data, size), {}, "f");
  if (!read) {
    fuzz::must(base::has_text(read.error().code));
    return 0;
  }
  for (const Error& note : read->notes) fuzz::must(base::has_text(note.code));
  const BidTable& t = read->table;
  fuzz::must(t.first.size() == t.tenders() + 1 && t.first.front() == 0 && t.first.back() == t.bids());
  fuzz::must(t.market.size() == t.tenders() && t.day.size() == t.tenders() && t.row.size() == t.bids());
  fuzz::must((t.firm.empty() || t.firm.size() == t.bids()) && (t.won.empty() || t.won.size() == t.bids()));
  for (std::size_t k = 0; k < t.tenders(); ++k) fuzz::must(t.first[k] <= t.first[k + 1] && t.market[k] < t.markets.size());
  for (std::size_t i = 0; i < t.bids(); ++i) {
    fuzz::must(t.amount[i] > 0 && t.amount[i] < 1e300 && t.row[i] > 0);
    fuzz::must(t.firm.empty() || t.firm[i] == kNoFirm || t.firm[i] < t.firms.size());
  }
  const Composite c = composite_of(t, screens_of(t));
  fuzz::must(c.score.size() == t.tenders() && c.p_value.size() == t.tenders());
  for (std::size_t k = 0; k < t.tenders(); ++k) fuzz::must(c.score[k] >= 0 && c.score[k] <= 1 && c.p_value[k] >= 0 && c.p_value[k] <= 1);
  return 0;
}
