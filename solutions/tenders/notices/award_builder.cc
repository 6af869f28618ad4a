// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/notices/award_builder.h"

#include <array>

#include "solutions/tenders/bids/firm_name.h"

namespace meretid::tenders {
namespace {

constexpr std::uint64_t kRowsTold = 5;

}  // namespace

void AwardBuilder::odd(OddNotice odd, std::uint64_t row) {
  Seen& seen = seen_[odd];
  if (++seen.count <= kRowsTold) seen.rows += (seen.rows.empty() ? "" : ", ") + std::to_string(row);
  else if (seen.count == kRowsTold + 1) seen.rows += ", …";
}

std::uint32_t AwardBuilder::number(std::string_view name, std::map<std::string, std::uint32_t>& numbers, std::vector<std::string>& names) {
  const std::string key = firm_key(name);
  if (key.empty()) return kNoFirm;
  const auto [at, fresh] = numbers.try_emplace(key, static_cast<std::uint32_t>(names.size()));
  if (fresh) names.emplace_back(name);
  return at->second;
}

std::uint32_t AwardBuilder::market(std::string_view name) {
  if (market_numbers_.empty()) market_numbers_.emplace("", 0);
  const auto [at, fresh] = market_numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(table_.markets.size()));
  if (fresh) table_.markets.emplace_back(name);
  return at->second;
}

void AwardBuilder::add(Award award) {
  if (award.winner == kNoFirm) odd(OddNotice::kNoWinner, award.row);
  if (award.bids == 0) odd(OddNotice::kNoCount, award.row);
  if (award.lowest > 0 && award.highest > 0 && award.lowest > award.highest) {
    odd(OddNotice::kRange, award.row);
    std::swap(award.lowest, award.highest);
  }
  if (!tenders_.try_emplace(award.tender, 0).second) odd(OddNotice::kTwice, award.row);
  table_.awards.push_back(std::move(award));
}

std::vector<base::Error> AwardBuilder::told(const std::string& file) const {
  static constexpr std::array<const char*, static_cast<std::size_t>(OddNotice::kCount)> kCodes = {
      "tenders.notices.withheld", "tenders.notices.no_winner", "tenders.notices.no_count", "tenders.notices.not_awarded", "tenders.notices.other_kind", "tenders.notices.several_winners",
      "tenders.notices.bad_number", "tenders.notices.bad_day", "tenders.notices.currencies", "tenders.notices.range", "tenders.notices.no_tender", "tenders.notices.twice"};
  std::vector<base::Error> told;
  for (const auto& [odd, seen] : seen_)
    told.emplace_back(kCodes[static_cast<std::size_t>(odd)], base::Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"count", std::to_string(seen.count)}, {"lines", seen.rows}}, file);
  return told;
}

}  // namespace meretid::tenders
