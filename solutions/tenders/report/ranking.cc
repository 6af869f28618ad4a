// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/report/ranking.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace meretid::tenders {
namespace {

// The bound of Benjamini and Hochberg (J. Roy. Stat. Soc. B 57, 1995): tenders that stand out though so many were looked at.
std::size_t discoveries(std::vector<double> p, double rate) {
  std::sort(p.begin(), p.end());
  std::size_t found = 0;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] <= rate * static_cast<double>(i + 1) / static_cast<double>(p.size())) found = i + 1;
  return found;
}

}  // namespace

std::vector<std::size_t> ranked(const Composite& c, std::size_t top) {
  std::vector<std::size_t> order(c.score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(top, order.size()));
  std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) { return c.score[a] != c.score[b] ? c.score[a] > c.score[b] : a < b; });
  order.erase(end, order.end());
  return order;
}

void write_ranking(std::ostream& out, const BidTable& t, const Composite& c, const Reasons& reasons, const Opinions& opinions, std::size_t top, base::Language language) {
  const auto say = [&](const char* key, const base::Arguments& arguments = {}) { out << base::text(key, language, arguments) << '\n'; };
  char figures[80];
  say("tenders.ranking.head");
  std::size_t place = 0;
  for (const std::size_t k : ranked(c, top)) {
    std::snprintf(figures, sizeof figures, "%.3f\t%.4f\t", c.score[k], c.p_value[k]);
    out << ++place << '\t' << figures << t.bids_of(k) << '\t' << t.tender[k];
    if (t.markets.size() > 1) out << " (" << t.markets[t.market[k]] << ')';
    out << '\n';
    for (const std::string& reason : reasons.of(k, language)) out << "\t- " << reason << '\n';
    if (opinions.empty()) continue;
    if (const auto learned = opinions.learned(k)) {
      std::snprintf(figures, sizeof figures, "%.0f", 100 * *learned);
      out << "\t- " << base::text("tenders.ranking.learned", language, {{"learned", figures}}) << '\n';
    }
    for (const std::string& reason : opinions.reasons(k, language)) out << "\t  - " << reason << '\n';
  }
  std::vector<double> p;
  for (std::size_t k = 0; k < t.tenders(); ++k)
    if (t.bids_of(k) >= 2) p.push_back(c.p_value[k]);
  const auto low = static_cast<std::size_t>(std::count_if(p.begin(), p.end(), [](double v) { return v <= 0.05; }));
  say("tenders.ranking.chance", {{"found", std::to_string(low)}, {"expected", std::to_string((p.size() + 10) / 20)}, {"sure", std::to_string(discoveries(p, 0.1))}});
  if (t.firm.empty()) say("tenders.ranking.no_firms");
  if (t.markets.size() < 2) say("tenders.ranking.no_markets");
  if (t.won.empty()) say("tenders.ranking.no_winners");
  if (t.format == Format::kAverageBid) say("tenders.ranking.average");
  if (t.format == Format::kSeveralCriteria) say("tenders.ranking.criteria");
  say("tenders.ranking.close");
}

}  // namespace meretid::tenders
