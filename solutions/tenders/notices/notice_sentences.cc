// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "solutions/tenders/findings/sentence.h"
#include "solutions/tenders/notices/screen_notices.h"

namespace meretid::tenders {
namespace {

constexpr double kUnusual = 0.1, kKeepsTo = 0.05;

std::string percent(double share, base::Language language) { return number_text(100 * share, language); }

std::string untested(Untested why, base::Language language) {
  return base::text(why == Untested::kNoVariation ? "tenders.notice.no_days" : why == Untested::kTooFewFirms ? "tenders.notice.few_firms" : "tenders.notice.few_awards", language);
}

}  // namespace

std::vector<std::string> reasons_of(const NoticeTable& t, const ScreenedNotices& s, std::size_t award, base::Language language) {
  const Award& a = t.awards[award];
  const AwardEvidence& e = s.awards[award];
  std::vector<std::pair<double, std::string>> found;
  if (a.bids == 1) found.emplace_back(e.few.value_or(0.5), base::text("tenders.notice.single", language));
  else if (e.few && *e.few <= kUnusual) found.emplace_back(*e.few, base::text("tenders.notice.few", language, {{"bids", std::to_string(a.bids)}, {"share", percent(1 - *e.few, language)}}));
  if (e.spread && e.p_value <= kUnusual)
    found.emplace_back(e.p_value, base::text("tenders.notice.close", language, {{"spread", percent(*e.spread, language)}, {"bids", std::to_string(a.bids)}, {"share", percent(e.p_value, language)}}));
  if (e.over_estimate && *e.over_estimate >= 1) found.emplace_back(0.5, base::text("tenders.notice.over", language, {{"share", percent(*e.over_estimate, language)}}));
  if (e.attachment && *e.attachment <= kKeepsTo)
    found.emplace_back(*e.attachment, base::text("tenders.notice.attached", language, {{"buyer", t.buyers[a.buyer]}, {"winner", t.firms[a.winner]}, {"p", p_text(*e.attachment, language)}}));
  std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  std::vector<std::string> reasons;
  for (auto& [rank, sentence] : found) reasons.push_back(std::move(sentence));
  return reasons;
}

std::vector<std::string> sentences_of(const NoticeTable& t, const NoticeMarket& m, base::Language language) {
  std::vector<std::string> out;
  const auto number = [&](double value) { return number_text(value, language); };
  if (m.single_bids.p)
    out.push_back(base::text("tenders.notice.market_single", language, {{"found", number(m.single_bids.found)}, {"of", std::to_string(m.single_bids.used)}, {"expected", number(m.single_bids.expected)}, {"p", p_text(*m.single_bids.p, language)}}));
  else out.push_back(base::text("tenders.notice.single_untested", language, {{"why", untested(m.single_bids.untested, language)}}));
  if (m.turns.p)
    out.push_back(base::text("tenders.notice.market_turns", language, {{"found", number(m.turns.found)}, {"expected", number(m.turns.expected)}, {"p", p_text(*m.turns.p, language)}}));
  else out.push_back(base::text("tenders.notice.turns_untested", language, {{"why", untested(m.turns.untested, language)}}));
  for (const auto& kept : m.kept)
    if (kept.outcome.p && *kept.outcome.p <= kKeepsTo)
      out.push_back(base::text("tenders.notice.market_kept", language, {{"buyer", t.buyers[kept.buyer]}, {"winner", t.firms[kept.winner]}, {"found", number(kept.outcome.found)},
                                                                      {"of", std::to_string(kept.outcome.used)}, {"expected", number(kept.outcome.expected)}, {"p", p_text(*kept.outcome.p, language)}}));
  out.push_back(base::text("tenders.notice.concentration", language, {{"hhi", number(m.concentration)}, {"firms", std::to_string(m.firms)}}));
  return out;
}

std::string mode_sentence(const ScreenedNotices& s, base::Language language) {
  std::string missing;
  for (const std::string& what : s.missing) missing += (missing.empty() ? "" : ", ") + base::text("tenders.notice.missing." + what, language);
  std::string sentence = base::text("tenders.notice.mode", language);
  if (!missing.empty()) sentence += " " + base::text("tenders.notice.untold", language, {{"what", missing}});
  return sentence;
}

}  // namespace meretid::tenders
