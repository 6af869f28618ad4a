// SPDX-License-Identifier: EUPL-1.2
// Notice mode: a figure for each award and tests for each market, from what notices tell. Each piece of evidence of an award is a normal score of its
// rank among comparable awards: few bids (in its market), lowest and highest bid close together (among awards with as many bids), a price high over
// the estimate (in its market), a buyer that keeps to this winner. The score is the normal distribution function of their mean; an award that tells
// nothing scores one half. Cover bids, common bidding and rotation among losers cannot be seen at all, so that a low score clears nobody.
// Pure; O(n log n) and the draws of tests/notice.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "solutions/tenders/notices/notice_table.h"
#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

struct AwardEvidence {
  double score = 0.5;
  double p_value = 1;                     ///< share of comparable awards whose lowest and highest bid lie as close; 1 where they are not told
  std::optional<double> few;              ///< share of the market's awards with as few bids, mid-rank
  std::optional<double> spread;           ///< (highest - lowest) / lowest
  std::optional<double> over_estimate;    ///< award / estimate
  std::optional<double> attachment;       ///< p of the buyer and this winner (tests/notice.h)
};

struct NoticeMarket {
  std::uint32_t market = 0;
  std::size_t awards = 0, firms = 0, buyers = 0;
  std::size_t told = 0, single = 0;       ///< awards that tell the number of bids; with one bid
  double concentration = 0;               ///< Herfindahl-Hirschman index of wins
  Outcome single_bids, turns;
  struct Kept { std::uint32_t buyer = kNoFirm, winner = kNoFirm; Outcome outcome; };
  std::vector<Kept> kept;                 ///< the five smallest p
  std::optional<double> p, q;             ///< all tests of the market together, by Bonferroni; q over markets
};

struct ScreenedNotices {
  std::vector<AwardEvidence> awards;
  std::vector<NoticeMarket> markets;      ///< the smallest p first
  /// What the whole file does not tell: "counts", "ranges", "winners", "buyers", "markets", "estimates", "days".
  std::vector<std::string> missing;
};

ScreenedNotices screen_notices(const NoticeTable& table, std::uint64_t seed = 1);

/// Danish or English sentences for the award, the strongest first.
std::vector<std::string> reasons_of(const NoticeTable& table, const ScreenedNotices& screened, std::size_t award, base::Language language);
/// Sentences of the market's tests; what was not tested is said too.
std::vector<std::string> sentences_of(const NoticeTable& table, const NoticeMarket& market, base::Language language);
/// Which mode this is and what could not be seen: a report begins with it.
std::string mode_sentence(const ScreenedNotices& screened, base::Language language);

}  // namespace meretid::tenders
