// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/make_notices.h"

#include <algorithm>
#include <map>

#include "solutions/tenders/hall/csv_cell.h"
#include "solutions/tenders/hall/make_screening.h"
#include "solutions/tenders/hall/periods.h"
#include "solutions/tenders/notices/notice_report.h"
#include "solutions/tenders/tests/false_discoveries.h"

namespace meretid::tenders::hall {
namespace {

constexpr std::size_t kMostNoticeMarkets = 300;
constexpr double kNoticeLevel = 0.05;

class NoticeMaker {
 public:
  NoticeMaker(const NoticeTable& table, const ScreenedNotices& screened, std::size_t top, const SettingsRow& settings) : t_(table), s_(screened), settings_(settings), order_(ranked_awards(screened, top)) {}

  Screening make() {
    out_.mode = "notice";
    out_.mode_said = {mode_sentence(s_, base::Language::kDanish), mode_sentence(s_, base::Language::kEnglish)};
    out_.settings = settings_;
    out_.missing = s_.missing;
    count();
    std::size_t proposed = 0;
    std::map<std::string, int> seen;
    for (const std::size_t i : order_) {
      out_.tenders.push_back(award(i));
      TenderRow& row = out_.tenders.back();
      if (const int again = seen[row.id]++) row.id += "-" + std::to_string(again);   // a notice that stands twice
      const bool stands_out = row.score >= settings_.least_score && !row.reasons.empty() && proposed < static_cast<std::size_t>(settings_.most_proposed);
      proposed += stands_out;
      out_.findings.push_back({row.id, "tender", static_cast<std::int32_t>(out_.tenders.size() - 1), stands_out});
    }
    markets();
    firms();
    out_.left_out.tenders = static_cast<std::int64_t>(t_.awards.size() - order_.size());
    return std::move(out_);
  }

 private:
  std::int32_t firm(std::uint32_t f) {
    if (f == kNoFirm) return -1;
    const auto [at, fresh] = firm_at_.try_emplace(f, static_cast<std::int32_t>(firm_at_.size()));
    if (fresh) {
      out_.firms.push_back({});
      out_.firms.back().name = t_.firms[f];
    }
    return at->second;
  }
  std::int32_t market(std::uint32_t m) {
    const auto [at, fresh] = market_at_.try_emplace(m, static_cast<std::int32_t>(market_at_.size()));
    if (fresh) out_.markets_named.push_back(t_.markets[m]);
    return at->second;
  }

  void count() {
    CountsRow& c = out_.counts;
    c.tenders = static_cast<std::int64_t>(t_.awards.size()), c.firms = static_cast<std::int64_t>(t_.firms.size()), c.markets = static_cast<std::int64_t>(s_.markets.size());
    std::vector<std::optional<double>> p;
    for (std::size_t i = 0; i < t_.awards.size(); ++i) {
      c.bids += t_.awards[i].bids;
      if (s_.awards[i].p_value < 1) p.emplace_back(s_.awards[i].p_value);
    }
    c.comparable = static_cast<std::int64_t>(p.size());
    c.low = std::count_if(p.begin(), p.end(), [](const auto& v) { return *v <= kNoticeLevel; });
    c.by_chance = static_cast<std::int64_t>((p.size() + 10) / 20);
    const auto q = false_discovery_rates(p);
    c.sure = std::count_if(q.begin(), q.end(), [](const auto& v) { return v && *v <= 0.1; });
  }

  TenderRow award(std::size_t i) {
    const Award& a = t_.awards[i];
    const AwardEvidence& e = s_.awards[i];
    TenderRow row;
    row.id = finding_id('t', {a.tender, t_.markets[a.market]}), row.tender = a.tender, row.day = day_text(a.day), row.market = market(a.market);
    row.bids = static_cast<std::int32_t>(a.bids), row.score = e.score, row.p = e.p_value, row.estimate = a.estimate;
    const auto da = reasons_of(t_, s_, i, base::Language::kDanish), en = reasons_of(t_, s_, i, base::Language::kEnglish);
    for (std::size_t k = 0; k < da.size(); ++k) row.reasons.push_back({da[k], en[k]});
    // What is known of the bids: the award, and the ends of the range, of nobody.
    if (a.amount > 0 || a.winner != kNoFirm) row.offers.push_back({firm(a.winner), a.amount > 0 ? a.amount : a.lowest, true, static_cast<std::int64_t>(a.row)});
    for (const double end : {a.lowest, a.highest})
      if (end > 0 && end != a.amount) row.offers.push_back({-1, end, false, static_cast<std::int64_t>(a.row)});
    std::stable_sort(row.offers.begin(), row.offers.end(), [](const auto& x, const auto& y) { return x.amount < y.amount; });
    if (a.winner == kNoFirm) row.missing.emplace_back("winner");
    if (a.day == kNoDay) row.missing.emplace_back("day");
    if (a.market == 0) row.missing.emplace_back("market");
    if (a.estimate <= 0) row.missing.emplace_back("estimate");
    return row;
  }

  void markets() {
    for (const NoticeMarket& m : s_.markets) {
      if (out_.markets.size() >= kMostNoticeMarkets) {
        ++out_.left_out.markets;
        continue;
      }
      MarketRow row;
      row.id = finding_id('m', {t_.markets[m.market]}), row.market = market(m.market), row.tenders = static_cast<std::int64_t>(m.awards), row.firms = static_cast<std::int64_t>(m.firms);
      row.p = m.p, row.q = m.q;
      for (const Award& a : t_.awards)
        if (a.market == m.market) row.bids += a.bids;
      const auto da = sentences_of(t_, m, base::Language::kDanish), en = sentences_of(t_, m, base::Language::kEnglish);
      // In the order of sentences_of: single bids, turns, buyers that keep to a winner, concentration.
      for (std::size_t i = 0; i < da.size(); ++i) {
        TestRow test;
        const bool kept = i >= 2 && i + 1 < da.size();
        test.test = i == 0 ? "single_bids" : i == 1 ? "turns" : kept ? "attachment" : "concentration";
        test.p = i == 0 ? m.single_bids.p : i == 1 ? m.turns.p : kept ? m.kept[i - 2].outcome.p : std::nullopt;
        test.said = {da[i], en[i]};
        row.tests.push_back(std::move(test));
      }
      out_.findings.push_back({row.id, "market", static_cast<std::int32_t>(out_.markets.size()), row.q && *row.q <= settings_.most_q});
      out_.markets.push_back(std::move(row));
    }
  }

  void firms() {
    for (std::size_t i = 0; i < t_.awards.size(); ++i) {
      const auto at = firm_at_.find(t_.awards[i].winner);
      if (at == firm_at_.end()) continue;
      FirmRow& row = out_.firms[static_cast<std::size_t>(at->second)];
      ++row.tenders, ++row.wins, row.score += s_.awards[i].score;
      if (const auto m = market_at_.find(t_.awards[i].market); m != market_at_.end() && std::find(row.markets.begin(), row.markets.end(), m->second) == row.markets.end() && row.markets.size() < 20)
        row.markets.push_back(m->second);
    }
    for (FirmRow& row : out_.firms) row.score = row.tenders > 0 ? row.score / static_cast<double>(row.tenders) : 0;
  }

  const NoticeTable& t_;
  const ScreenedNotices& s_;
  const SettingsRow& settings_;
  std::vector<std::size_t> order_;
  std::map<std::uint32_t, std::int32_t> firm_at_, market_at_;
  Screening out_;
};

}  // namespace

Screening screening_of_notices(const NoticeTable& table, const ScreenedNotices& screened, std::size_t top, const SettingsRow& settings) { return NoticeMaker(table, screened, top, settings).make(); }

std::string awards_csv(const NoticeTable& t, const ScreenedNotices& s) {
  std::string out = "\xEF\xBB\xBF" "udbud;marked;dato;antal tilbud;vinder;ordregiver;beløb;laveste;højeste;anslået;tal;p\r\n";
  for (std::size_t i = 0; i < t.awards.size(); ++i) {
    const Award& a = t.awards[i];
    append_cell(out, a.tender);
    out += ';';
    append_cell(out, t.markets[a.market]);
    out += ';' + day_text(a.day) + ';' + (a.bids > 0 ? std::to_string(a.bids) : "") + ';';
    append_cell(out, a.winner == kNoFirm ? "" : t.firms[a.winner]);
    out += ';';
    append_cell(out, a.buyer == kNoFirm ? "" : t.buyers[a.buyer]);
    for (const double value : {a.amount, a.lowest, a.highest, a.estimate}) {
      out += ';';
      if (value > 0) append_number(out, value);
    }
    for (const double value : {s.awards[i].score, s.awards[i].p_value}) out += ';', append_number(out, value);
    out += "\r\n";
  }
  return out;
}

}  // namespace meretid::tenders::hall
