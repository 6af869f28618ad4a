// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/findings/sentence.h"

#include <cmath>

#include "base/number_text.h"

namespace meretid::tenders {
namespace {

const char* key_of(const Tested& tested, bool whole) {
  const bool high = tested.outcome.found > 0;
  switch (tested.test) {
    case Test::kMissingBids: return "tenders.finding.missing_bids";
    case Test::kCompetitiveShare: return "tenders.finding.competitive_share";
    case Test::kBacklog: return high ? "tenders.finding.backlog_more" : "tenders.finding.backlog_less";
    case Test::kIncumbency: return high ? "tenders.finding.incumbent" : "tenders.finding.not_incumbent";
    case Test::kExchangeability: return "tenders.finding.exchangeability";
    case Test::kIndependence: return whole ? "tenders.finding.pairs_dependent" : high ? "tenders.finding.together" : "tenders.finding.apart";
    case Test::kCover: return whole ? "tenders.finding.pairs_cover" : "tenders.finding.cover";
    case Test::kRepeats: return "tenders.finding.repeats";
    case Test::kWaiting: return "tenders.finding.waiting";
    case Test::kCloseness: return "tenders.finding.closeness";
    case Test::kPull: return "tenders.finding.pull";
  }
  return "";
}

const char* key_of(Untested untested) {
  switch (untested) {
    case Untested::kNo: return "";
    case Untested::kTooFewTenders: return "tenders.untested.too_few_tenders";
    case Untested::kTooFewBids: return "tenders.untested.too_few_bids";
    case Untested::kTooFewFirms: return "tenders.untested.too_few_firms";
    case Untested::kNoFirms: return "tenders.untested.no_firms";
    case Untested::kNoWinners: return "tenders.untested.no_winners";
    case Untested::kNoVariation: return "tenders.untested.no_variation";
    case Untested::kOtherFormat: return "tenders.untested.other_format";
  }
  return "";
}

const char* name_key_of(Test test) {
  switch (test) {
    case Test::kMissingBids: return "tenders.test.missing_bids";
    case Test::kCompetitiveShare: return "tenders.test.competitive_share";
    case Test::kBacklog: return "tenders.test.backlog";
    case Test::kIncumbency: return "tenders.test.incumbency";
    case Test::kExchangeability: return "tenders.test.exchangeability";
    case Test::kIndependence: return "tenders.test.independence";
    case Test::kCover: return "tenders.test.cover";
    case Test::kRepeats: return "tenders.test.rotation_repeats";
    case Test::kWaiting: return "tenders.test.rotation_waiting";
    case Test::kCloseness: return "tenders.test.group_closeness";
    case Test::kPull: return "tenders.test.group_pull";
  }
  return "";
}

std::string_view after_last_dot(std::string_view key) { return key.substr(key.find_last_of('.') + 1); }

}  // namespace

std::string p_text(double p, base::Language language) {
  if (p < 0.0001) return base::text("tenders.finding.below", language, {{"limit", base::with_decimals(0.0001, 4, language)}});
  return base::with_decimals(p, p < 0.01 ? 4 : 3, language);
}

std::string number_text(double value, base::Language language) { return base::with_digits(value, 3, language); }

std::string_view name_of(Test test) { return after_last_dot(name_key_of(test)); }
std::string_view name_of(Untested untested) { return after_last_dot(key_of(untested)); }

std::string sentence(const Tested& tested, bool whole, base::Language language) {
  const Outcome& outcome = tested.outcome;
  if (!outcome.p) {
    return base::text("tenders.finding.not_tested", language,
                      {{"test", base::text(name_key_of(tested.test), language)}, {"why", base::text(key_of(outcome.untested), language)}});
  }
  // Counts that are expectations are rounded as counts are.
  const auto number = [&](double value) { return std::abs(value) >= 10 ? base::with_decimals(value, 0, language) : number_text(value, language); };
  return base::text(key_of(tested, whole), language,
                    {{"found", number(outcome.found)}, {"expected", number(outcome.expected)}, {"size", number(std::abs(outcome.found))},
                     {"used", std::to_string(outcome.used)}, {"width", number_text(100 * tested.width, language)}, {"p", p_text(*outcome.p, language)}});
}

}  // namespace meretid::tenders
