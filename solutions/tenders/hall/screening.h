// SPDX-License-Identifier: EUPL-1.2
// What the page of a case shows: the file as it was read, the most unusual tenders, pairs, groups and markets with their evidence, and the
// list that a person decides on. Firms and markets are named once and referred to by index. Lists have a bound, and what did not get in is
// counted: a file of a million tenders gives a result of the same size as one of a thousand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/tenders/files/read_any.h"

namespace meretid::tenders::hall {

/// What an authority may set, kept with each report: a saved version is the settings of the report that used it.
struct SettingsRow {
  std::string name;              ///< as the authority calls them; empty: the room's own
  double closeness = 0.5;        ///< weight of prices that lie close; firms that keep meeting have the rest
  double least_score = 0.85;     ///< below it no tender is proposed
  double most_p = 0.05;          ///< above it no tender is proposed
  double most_q = 0.05;          ///< above it no pair, group or market is proposed
  std::int32_t most_proposed = 20;
};

struct ScreenInput {
  describe::Uploads files;   ///< one of bids or notices: line numbers are told, and evidence names the file by its hash; perhaps one model of `train`
  std::optional<std::string> tender, bidder, amount, winner, date, market, currency, estimate;
  std::optional<std::string> sheet;  ///< of a workbook
  std::optional<Mode> mode;
  Format format = Format::kFirstPrice;
  std::optional<Decimal> decimal;
  std::optional<SettingsRow> settings;
  std::optional<std::string> firms_of;  ///< an earlier screening of the case: what was decided there of firms is applied
  std::int32_t top = 200;    ///< tenders listed
  std::int32_t seed = 1;     ///< of the draws of the tests
  bool careful = false;      ///< tests may hang together: Benjamini and Yekutieli
};

/// A sentence for whoever reads; a job does not know who that will be.
struct Said { std::string da, en; };

struct FileRow { std::string name, hash; std::int64_t size = 0; };  ///< hash: BLAKE2b-256, hex
struct ColumnRow { std::string what, column; };
struct NoteRow { std::string code; Said said; std::int64_t rows = 0; };

struct CountsRow {
  std::int64_t tenders = 0, bids = 0, firms = 0, markets = 0;
  std::int64_t comparable = 0;  ///< tenders of two bids or more: what prices can say something of
  std::int64_t low = 0;         ///< of those, p <= 5 %
  std::int64_t by_chance = 0;   ///< so many were to be expected under competition
  std::int64_t sure = 0;        ///< stand out at a false discovery rate of 10 %
  std::int64_t pairs_tested = 0, groups_tested = 0;
};

struct OfferRow {
  std::int32_t firm = -1;       ///< into `firms`; -1 nobody named
  double amount = 0;
  bool won = false;
  std::int64_t row = 0;         ///< line of the file
};
struct FigureRow {
  std::string name;             ///< "cv", "diffp" …
  double value = 0;
  double below = 0;             ///< share of the market's tenders with a lower figure
};
/// Another tender of the same firms.
struct AlikeRow {
  std::string tender, day;
  std::int32_t market = 0;      ///< into `markets_named`
  double score = 0, p = 1;
  std::int32_t shared = 0, bids = 0;
  std::int32_t winner = -1;
  std::string listed;           ///< id of the finding where the tender is in the list; else empty
};
/// What a buyer looks at before award (check/one_tender.h).
struct CheckRow {
  std::string what, looks;      ///< looks: "examine", "usual", "unknown"
  Said said;
};
struct TenderRow {
  std::string id, tender, day;  ///< day: ISO, empty when not known
  std::int32_t market = 0;
  std::int32_t bids = 0, left_out = 0;
  double score = 0, p = 1;
  double place = 0;             ///< share of the market's tenders of two bids or more with a lower score
  double meeting = 0;
  double cv = 0, expected_cv = 0, unremarkable_cv = 0;  ///< as shares; 0 without two bids
  double estimate = 0;          ///< 0 not known
  std::optional<double> learned;     ///< the second opinion, where a model came along and bids are enough
  std::vector<Said> learned_reasons;
  std::vector<CheckRow> checks;      ///< empty for notices
  std::vector<FigureRow> figures;
  std::vector<Said> reasons;
  std::vector<std::string> missing;  ///< what was not known of this tender: "winner", "firms", "day", "market", "estimate", "few"
  std::vector<OfferRow> offers;      ///< by amount
  std::int32_t offers_not_shown = 0;
  std::vector<AlikeRow> alike;
};

struct TestRow {
  std::string test;
  std::optional<double> p;
  std::string untested;
  double found = 0, expected = 0;
  std::int64_t used = 0;
  Said said;
};
/// A stretch of time in a market.
struct PeriodRow {
  std::string from;             ///< ISO
  std::int32_t tenders = 0;
  double median = 0;            ///< of the scores
  double low = 0;               ///< share of its tenders of two bids or more with p <= 5 %
};
struct MarketRow {
  std::string id;
  std::int32_t market = 0;
  std::int64_t tenders = 0, bids = 0, firms = 0;
  std::optional<double> p, q;
  double competitive_at_most = 1;  ///< share of the bids that competition explains, at 95 %
  std::vector<TestRow> tests;
  std::vector<PeriodRow> periods;  ///< empty where tenders have no dates
};
struct PairRow {
  std::string id;
  std::int32_t market = 0, a = 0, b = 0;
  std::int64_t meetings = 0;
  double weight = 0;
  std::optional<double> p, q;
  std::vector<TestRow> tests;
};
/// A tender in which at least two members of a group bid.
struct TurnRow {
  std::string tender, day;
  std::int32_t winner = -1;     ///< into `firms`; -1 not known
  std::vector<std::int32_t> bid;///< the members that bid
};
struct GroupRow {
  std::string id, origin;
  std::int32_t market = 0;
  std::vector<std::int32_t> firms;
  double cohesion = 0, exclusivity = 0;
  std::int64_t tenders = 0, wins = 0;
  std::optional<double> p, q;
  std::vector<TestRow> tests;
  std::vector<TurnRow> turns;   ///< the latest, in the order of time
  std::int64_t turns_not_shown = 0;
};

struct FirmRow {
  std::string name;
  std::int64_t tenders = 0, wins = 0;
  double score = 0;             ///< mean of its tenders of two bids or more
  std::vector<std::int32_t> markets;
};
struct EdgeRow { std::int32_t a = 0, b = 0; std::int64_t meetings = 0; double weight = 0; };

/// Two bidders that may be one firm. Approved: they are; rejected: they are not. Applied in the next screening alone.
struct SameFirmRow {
  std::string id, a, b;
  double score = 0;
  bool other_form = false;
  std::int64_t together = 0;
};
struct ConsortiumRow {
  std::string name;
  std::vector<std::string> members;
  std::vector<std::string> against;  ///< tenders in which a member bid by itself too
};
struct ModelRow { std::string name, hash; std::int64_t tenders = 0; double firm_disjoint_auc = 0; };

/// What a person decides on. `proposed`: it needs further examination by the figures; the others may be decided too.
struct FindingRow {
  std::string id, kind;         ///< kind: tender, pair, group, market, firm (into `same_firms`)
  std::int32_t at = 0;          ///< into the list of its kind
  bool proposed = false;
};

struct LeftOutRow { std::int64_t tenders = 0, pairs = 0, groups = 0, markets = 0, edges = 0; bool lines = false; };

struct Screening {
  std::string mode = "bids";               ///< or "notice": winner and number of bids alone
  Said mode_said;                          ///< of notices: what could not be seen
  SettingsRow settings;
  std::optional<ModelRow> model;
  std::vector<SameFirmRow> same_firms;
  std::vector<ConsortiumRow> consortia;
  std::int64_t merged = 0;                 ///< bidders that count as another, as decided
  FileRow file;
  std::vector<ColumnRow> columns;
  std::vector<ColumnRow> named;            ///< those that a person named: the case remembers them for its next file
  std::string format, decimal;  ///< decimal: as asked for, or ""
  std::int32_t seed = 1;
  bool careful = false;
  CountsRow counts;
  std::vector<NoteRow> notes;
  std::vector<std::string> missing;        ///< of the whole file: "firms", "markets", "winners", "days", "estimates"
  std::vector<std::string> markets_named;  ///< those that are referred to
  std::vector<FirmRow> firms;              ///< those that are referred to
  std::vector<TenderRow> tenders;          ///< the highest score first
  std::vector<MarketRow> markets;          ///< the smallest p first
  std::vector<PairRow> pairs;
  std::vector<GroupRow> groups;
  std::vector<EdgeRow> edges;              ///< between firms of the list
  std::vector<FindingRow> findings;
  LeftOutRow left_out;
};

void fields(describe::Fields<SettingsRow>& f);
void fields(describe::Fields<SameFirmRow>& f);
void fields(describe::Fields<ConsortiumRow>& f);
void fields(describe::Fields<ModelRow>& f);
void fields(describe::Fields<ScreenInput>& f);
void fields(describe::Fields<Said>& f);
void fields(describe::Fields<FileRow>& f);
void fields(describe::Fields<ColumnRow>& f);
void fields(describe::Fields<NoteRow>& f);
void fields(describe::Fields<CountsRow>& f);
void fields(describe::Fields<OfferRow>& f);
void fields(describe::Fields<FigureRow>& f);
void fields(describe::Fields<AlikeRow>& f);
void fields(describe::Fields<CheckRow>& f);
void fields(describe::Fields<TenderRow>& f);
void fields(describe::Fields<TestRow>& f);
void fields(describe::Fields<PeriodRow>& f);
void fields(describe::Fields<MarketRow>& f);
void fields(describe::Fields<PairRow>& f);
void fields(describe::Fields<TurnRow>& f);
void fields(describe::Fields<GroupRow>& f);
void fields(describe::Fields<FirmRow>& f);
void fields(describe::Fields<EdgeRow>& f);
void fields(describe::Fields<FindingRow>& f);
void fields(describe::Fields<LeftOutRow>& f);
void fields(describe::Fields<Screening>& f);

}  // namespace meretid::tenders::hall
