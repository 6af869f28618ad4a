// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/make_screening.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/catalogue.h"
#include "base/hash.h"
#include "solutions/tenders/check/one_tender.h"
#include "solutions/tenders/findings/sentence.h"
#include "solutions/tenders/hall/listed.h"
#include "solutions/tenders/hall/periods.h"
#include "solutions/tenders/identity/consortium.h"
#include "solutions/tenders/identity/same_firm.h"
#include "solutions/tenders/network/graph.h"
#include "solutions/tenders/report/ranking.h"
#include "solutions/tenders/score/competition.h"
#include "solutions/tenders/tests/false_discoveries.h"

namespace meretid::tenders::hall {
namespace {

constexpr std::size_t kMostMarkets = 300, kMostPairs = 100, kMostGroups = 60, kMostTurns = 120, kMostOffers = 60, kMostAlike = 8, kMostEdges = 600;
constexpr std::size_t kMostSameFirms = 100, kMostConsortia = 100, kMostAgainst = 20;
constexpr double kLevel = 0.05;   // what is told of all: what is proposed stands in the settings

template <class T> std::int64_t whole(T value) { return static_cast<std::int64_t>(value); }
std::int32_t small(std::size_t value) { return static_cast<std::int32_t>(value); }

std::vector<TestRow> rows_of(const std::vector<Tested>& tests, bool whole_market) {
  std::vector<TestRow> rows;
  for (const Tested& tested : tests) {
    const Outcome& o = tested.outcome;
    rows.push_back({std::string(name_of(tested.test)), o.p, o.p ? "" : std::string(name_of(o.untested)), o.found, o.expected, whole(o.used),
                    {sentence(tested, whole_market, base::Language::kDanish), sentence(tested, whole_market, base::Language::kEnglish)}});
  }
  return rows;
}

const char* origin_of(Origin origin) { return origin == Origin::kCircle ? "circle" : origin == Origin::kPairs ? "pairs" : "market"; }

class Maker {
 public:
  Maker(const Measured& measured, std::size_t top, const SettingsRow& settings, const Opinions& opinions)
      : m_(measured), t_(measured.table), settings_(settings), opinions_(opinions), by_(measured), order_(ranked(measured.composite, top)), consortia_(consortia_of(measured.table)) {}

  Screening make() {
    count();
    missing();
    tenders();
    groups();
    pairs();
    markets();
    edges();
    firms();
    identities();
    findings();
    out_.settings = settings_;
    out_.left_out.tenders = whole(t_.tenders() - order_.size());
    return std::move(out_);
  }

 private:
  // Firms and markets in the order in which they are first referred to.
  std::int32_t firm(std::uint32_t f) {
    if (f == kNoFirm) return -1;
    const auto [at, fresh] = firm_at_.try_emplace(f, small(firm_order_.size()));
    if (fresh) firm_order_.push_back(f);
    return at->second;
  }
  std::int32_t market(std::uint32_t m) {
    const auto [at, fresh] = market_at_.try_emplace(m, small(out_.markets_named.size()));
    if (fresh) out_.markets_named.push_back(t_.markets[m]);
    return at->second;
  }
  std::uint32_t winner_of(std::size_t k) const {
    if (t_.firm.empty()) return kNoFirm;
    if (!t_.won.empty()) {
      for (auto b = t_.first[k]; b < t_.first[k + 1]; ++b)
        if (t_.won[b]) return t_.firm[b];
      return kNoFirm;
    }
    if (t_.format != Format::kFirstPrice || t_.bids_of(k) == 0) return kNoFirm;
    const auto amounts = t_.amounts_of(k);
    const auto lowest = static_cast<std::size_t>(std::min_element(amounts.begin(), amounts.end()) - amounts.begin());
    return t_.firm[t_.first[k] + lowest];
  }
  std::string id_of(std::size_t k) const { return finding_id('t', {t_.tender[k], t_.markets[t_.market[k]]}); }

  void count() {
    CountsRow& c = out_.counts;
    c.tenders = whole(t_.tenders()), c.bids = whole(t_.bids()), c.firms = whole(t_.firms.size()), c.markets = whole(t_.markets.size());
    std::vector<std::optional<double>> p;
    for (std::size_t k = 0; k < t_.tenders(); ++k)
      if (t_.bids_of(k) >= 2) p.emplace_back(m_.composite.p_value[k]);
    c.comparable = whole(p.size());
    c.low = std::count_if(p.begin(), p.end(), [](const auto& v) { return *v <= kLevel; });
    c.by_chance = whole((p.size() + 10) / 20);
    const auto q = false_discovery_rates(p);
    c.sure = std::count_if(q.begin(), q.end(), [](const auto& v) { return v && *v <= 0.1; });
    for (const auto& pair : m_.findings.pairs) c.pairs_tested += pair.p.has_value();
    for (const auto& group : m_.findings.groups) c.groups_tested += group.p.has_value();
  }

  void missing() {
    if (t_.firm.empty()) out_.missing.emplace_back("firms");
    if (t_.markets.size() < 2) out_.missing.emplace_back("markets");
    if (t_.won.empty()) out_.missing.emplace_back("winners");
    if (std::all_of(t_.day.begin(), t_.day.end(), [](auto day) { return day == kNoDay; })) out_.missing.emplace_back("days");
    if (t_.estimate.empty()) out_.missing.emplace_back("estimates");
  }

  void tenders() {
    for (const std::size_t k : order_) listed_.emplace(k, id_of(k));
    for (const std::size_t k : order_) out_.tenders.push_back(tender(k));
  }

  TenderRow tender(std::size_t k) {
    const Composite& c = m_.composite;
    const std::size_t n = t_.bids_of(k);
    TenderRow row;
    row.id = listed_.at(k), row.tender = t_.tender[k], row.day = day_text(t_.day[k]), row.market = market(t_.market[k]);
    row.bids = small(n), row.left_out = small(t_.left_out[k]);
    row.score = c.score[k], row.p = c.p_value[k], row.meeting = c.meeting.empty() ? 0 : c.meeting[k];
    row.place = by_.place(k);
    row.figures = by_.figures(k);
    if (n >= 2) {
      row.cv = m_.screens[k].cv;
      row.expected_cv = std::exp(competition().at(n).mean + c.dispersion.expected[k]);
      row.unremarkable_cv = m_.reasons.unremarkable_cv(k);
    }
    if (!t_.estimate.empty()) row.estimate = t_.estimate[k];
    const auto da = m_.reasons.of(k, base::Language::kDanish), en = m_.reasons.of(k, base::Language::kEnglish);
    for (std::size_t i = 0; i < da.size(); ++i) row.reasons.push_back({da[i], en[i]});
    if (!opinions_.empty()) {
      row.learned = opinions_.learned(k);
      const auto why = opinions_.reasons(k, base::Language::kDanish), why_en = opinions_.reasons(k, base::Language::kEnglish);
      for (std::size_t i = 0; i < why.size(); ++i) row.learned_reasons.push_back({why[i], why_en[i]});
    }
    for (const CheckLine& line : check_tender(t_, k, m_.screens, c, consortia_))
      row.checks.push_back({line.what, std::string(name_of(line.looks)), {sentence_of(line, base::Language::kDanish), sentence_of(line, base::Language::kEnglish)}});
    unknown(k, row);
    offers(k, row);
    for (const auto& other : by_.alike(k, kMostAlike)) {
      const auto listed = listed_.find(other.tender);
      row.alike.push_back({t_.tender[other.tender], day_text(t_.day[other.tender]), market(t_.market[other.tender]), c.score[other.tender], c.p_value[other.tender],
                           small(other.shared), small(t_.bids_of(other.tender)), firm(winner_of(other.tender)), listed == listed_.end() ? "" : listed->second});
    }
    return row;
  }

  void unknown(std::size_t k, TenderRow& row) const {
    if (t_.bids_of(k) < 4) row.missing.emplace_back("few");
    const auto firms = t_.firms_of(k);
    if (firms.empty() || std::any_of(firms.begin(), firms.end(), [](auto f) { return f == kNoFirm; })) row.missing.emplace_back("firms");
    if (t_.won.empty() || std::none_of(t_.won.begin() + whole(t_.first[k]), t_.won.begin() + whole(t_.first[k + 1]), [](auto w) { return w != 0; })) row.missing.emplace_back("winner");
    if (t_.day[k] == kNoDay) row.missing.emplace_back("day");
    if (t_.markets.size() < 2) row.missing.emplace_back("market");
    if (t_.estimate.empty() || t_.estimate[k] <= 0) row.missing.emplace_back("estimate");
  }

  void offers(std::size_t k, TenderRow& row) {
    std::vector<std::uint64_t> bids;
    for (auto b = t_.first[k]; b < t_.first[k + 1]; ++b) bids.push_back(b);
    std::stable_sort(bids.begin(), bids.end(), [&](auto a, auto b) { return t_.amount[a] < t_.amount[b]; });
    for (const auto b : bids) {
      const bool won = !t_.won.empty() && t_.won[b] != 0;
      if (row.offers.size() >= kMostOffers && !won) {
        ++row.offers_not_shown;
        continue;
      }
      row.offers.push_back({t_.firm.empty() ? -1 : firm(t_.firm[b]), t_.amount[b], won, whole(t_.row[b])});
    }
  }

  void groups() {
    for (const auto& g : m_.findings.groups) {
      if (!g.p || *g.p > kLevel) continue;
      if (out_.groups.size() >= kMostGroups) {
        ++out_.left_out.groups;
        continue;
      }
      GroupRow row;
      std::vector<std::string_view> names{t_.markets[g.market]};
      for (const auto f : g.firms) names.push_back(t_.firms[f]), row.firms.push_back(firm(f));
      row.id = finding_id('g', names), row.origin = origin_of(g.origin), row.market = market(g.market);
      row.cohesion = g.cohesion, row.exclusivity = g.exclusivity, row.tenders = whole(g.tenders), row.wins = whole(g.wins), row.p = g.p, row.q = g.q;
      row.tests = rows_of(g.tests, false);
      turns(g, row);
      out_.groups.push_back(std::move(row));
    }
  }

  void turns(const GroupFinding& g, GroupRow& row) {
    std::vector<std::pair<std::size_t, std::vector<std::uint32_t>>> met;
    for (const auto k : by_.of_market(g.market)) {
      std::vector<std::uint32_t> members;
      for (const auto f : t_.firms_of(k))
        if (std::find(g.firms.begin(), g.firms.end(), f) != g.firms.end()) members.push_back(f);
      std::sort(members.begin(), members.end());
      members.erase(std::unique(members.begin(), members.end()), members.end());
      if (members.size() >= 2) met.emplace_back(k, std::move(members));
    }
    std::stable_sort(met.begin(), met.end(), [&](const auto& a, const auto& b) { return t_.day[a.first] < t_.day[b.first]; });
    const std::size_t from = met.size() > kMostTurns ? met.size() - kMostTurns : 0;
    row.turns_not_shown = whole(from);
    for (std::size_t i = from; i < met.size(); ++i) {
      TurnRow turn{t_.tender[met[i].first], day_text(t_.day[met[i].first]), firm(winner_of(met[i].first)), {}};
      for (const auto f : met[i].second) turn.bid.push_back(firm(f));
      row.turns.push_back(std::move(turn));
    }
  }

  void pairs() {
    for (const auto& p : m_.findings.pairs) {
      if (!p.p || *p.p > kLevel) continue;
      if (out_.pairs.size() >= kMostPairs) {
        ++out_.left_out.pairs;
        continue;
      }
      out_.pairs.push_back({finding_id('p', {t_.markets[p.market], t_.firms[p.a], t_.firms[p.b]}), market(p.market), firm(p.a), firm(p.b), whole(p.meetings), p.weight, p.p, p.q,
                            rows_of(p.tests, false)});
    }
  }

  void markets() {
    for (const auto& m : m_.findings.markets) {
      if (out_.markets.size() >= kMostMarkets) {
        ++out_.left_out.markets;
        continue;
      }
      out_.markets.push_back({finding_id('m', {t_.markets[m.market]}), market(m.market), whole(m.tenders), whole(m.bids), whole(m.firms), m.p, m.q, m.competitive_most_95,
                              rows_of(m.tests, true), periods_of(t_, m_.composite, by_.of_market(m.market))});
    }
  }

  // The graph of the firms that came up; the strongest ties where there are many.
  void edges() {
    if (t_.firm.empty()) return;
    const auto graph = CoBidGraph::of(t_, {});
    for (std::size_t i = 0; i < firm_order_.size(); ++i)
      for (const Edge& edge : graph.of_firm(firm_order_[i])) {
        const auto other = firm_at_.find(edge.other);
        if (other == firm_at_.end() || other->second <= small(i) || edge.meetings < 2) continue;
        out_.edges.push_back({small(i), other->second, edge.meetings, graph.weight(firm_order_[i], edge)});
      }
    std::stable_sort(out_.edges.begin(), out_.edges.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (out_.edges.size() > kMostEdges) out_.left_out.edges = whole(out_.edges.size() - kMostEdges), out_.edges.resize(kMostEdges);
  }

  void firms() {
    out_.firms.resize(firm_order_.size());
    std::vector<std::int64_t> scored(firm_order_.size(), 0);
    for (std::size_t i = 0; i < firm_order_.size(); ++i) out_.firms[i].name = t_.firms[firm_order_[i]];
    if (t_.firm.empty()) return;
    for (std::size_t i = 0; i < firm_order_.size(); ++i) {
      FirmRow& row = out_.firms[i];
      for (const auto k : by_.of_firm(firm_order_[i])) {
        ++row.tenders;
        row.wins += winner_of(k) == firm_order_[i];
        if (const auto at = market_at_.find(t_.market[k]); at != market_at_.end() && std::find(row.markets.begin(), row.markets.end(), at->second) == row.markets.end() && row.markets.size() < 20)
          row.markets.push_back(at->second);
        if (t_.bids_of(k) >= 2) row.score += m_.composite.score[k], ++scored[i];
      }
      if (scored[i] > 0) row.score /= static_cast<double>(scored[i]);
    }
  }

  void identities() {
    for (const SameFirm& same : same_firm_proposals(t_, kMostSameFirms)) {
      const std::string &a = t_.firms[same.a], &b = t_.firms[same.b];
      out_.same_firms.push_back({finding_id('f', {std::min(a, b), std::max(a, b)}), a, b, same.score, same.other_form, whole(same.together)});
    }
    for (const Consortium& consortium : consortia_) {
      if (out_.consortia.size() >= kMostConsortia && consortium.against_member.empty()) continue;
      ConsortiumRow row{t_.firms[consortium.firm], {}, {}};
      for (const auto& member : consortium.members) row.members.push_back(member.name);
      for (std::size_t i = 0; i < std::min(kMostAgainst, consortium.against_member.size()); ++i) row.against.push_back(t_.tender[consortium.against_member[i]]);
      out_.consortia.push_back(std::move(row));
    }
  }

  void findings() {
    std::size_t proposed = 0;
    for (std::size_t i = 0; i < out_.tenders.size(); ++i) {
      const bool stands_out = out_.tenders[i].score >= settings_.least_score && out_.tenders[i].p <= settings_.most_p && proposed < static_cast<std::size_t>(settings_.most_proposed);
      proposed += stands_out;
      out_.findings.push_back({out_.tenders[i].id, "tender", small(i), stands_out});
    }
    const auto add = [&](const char* kind, const auto& rows) {
      for (std::size_t i = 0; i < rows.size(); ++i) out_.findings.push_back({rows[i].id, kind, small(i), rows[i].q && *rows[i].q <= settings_.most_q});
    };
    add("pair", out_.pairs);
    add("group", out_.groups);
    add("market", out_.markets);
    // Who is one firm is a question for a person, never something that needs examination.
    for (std::size_t i = 0; i < out_.same_firms.size(); ++i) out_.findings.push_back({out_.same_firms[i].id, "firm", small(i), false});
  }

  const Measured& m_;
  const BidTable& t_;
  const SettingsRow& settings_;
  const Opinions& opinions_;
  Listed by_;
  std::vector<std::size_t> order_;
  std::vector<Consortium> consortia_;
  std::unordered_map<std::size_t, std::string> listed_;
  std::unordered_map<std::uint32_t, std::int32_t> firm_at_, market_at_;
  std::vector<std::uint32_t> firm_order_;
  Screening out_;
};

}  // namespace

std::string finding_id(char kind, const std::vector<std::string_view>& names) {
  std::string all;
  for (const auto name : names) all.append(name), all += '\0';
  return std::string(1, kind) + "-" + base::blake2b_hex(all).substr(0, 16);
}

Screening screening_of(const Measured& measured, std::size_t top, const SettingsRow& settings, const Opinions& opinions) { return Maker(measured, top, settings, opinions).make(); }

}  // namespace meretid::tenders::hall
