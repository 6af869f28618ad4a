// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/notices/csv_notices.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "solutions/tenders/bids/amount_text.h"
#include "solutions/tenders/bids/columns.h"
#include "solutions/tenders/bids/day_text.h"
#include "solutions/tenders/bids/records.h"
#include "solutions/tenders/notices/award_builder.h"

namespace meretid::tenders {
namespace {

using Keys = std::vector<std::string_view>;
using Place = std::optional<std::size_t>;

const Keys kTenderKeys = {"udbud", "udbudsid", "udbudsnr", "bekendtgørelse", "bekendtgørelsesnummer", "delaftale", "tender", "tenderid", "noticeid", "noticenumber", "idnoticecan", "idaward", "lotid", "ocid", "sagsnr"};
const Keys kWinnerKeys = {"vinder", "vindersnavn", "leverandør", "winner", "winnername", "winname", "supplier", "suppliername", "contractor"};
const Keys kCountKeys = {"antaltilbud", "antalbud", "antalmodtagnetilbud", "numberofbids", "numberbids", "numberoftenders", "numberoffers", "bidsreceived", "tendersreceived", "nboffers"};
const Keys kBuyerKeys = {"ordregiver", "ordregivernavn", "køber", "buyer", "buyername", "caename", "contractingauthority"};
const Keys kMarketKeys = {"marked", "market", "cpv", "cpvkode", "cpvcode"};
const Keys kDateKeys = {"dato", "tildelingsdato", "date", "awarddate", "dtaward", "dtdispatch"};
const Keys kLowestKeys = {"lavestetilbud", "lavestebud", "laveste", "lowestbid", "lowest", "lowestoffer", "mintilbud"};
const Keys kHighestKeys = {"højestetilbud", "højestebud", "højeste", "highestbid", "highest", "highestoffer", "maxtilbud"};
const Keys kAmountKeys = {"kontraktværdi", "kontraktsum", "tildeltværdi", "beløb", "awardvalue", "awardvalueeuro", "contractvalue", "amount", "value"};
const Keys kEstimateKeys = {"anslåetværdi", "estimat", "overslag", "estimate", "estimatedvalue", "awardestvalueeuro"};
const Keys kBidKeys = {"tilbudsgiver", "bidder", "bidderid", "biddername", "tenderer", "tilbudssum", "tilbudspris", "tilbudsbeløb", "bidvalue", "bidamount", "bidprice", "bid", "bud"};

std::vector<std::string> header_of(Records& records) {
  std::vector<std::string> header;
  if (records.next())
    for (const std::string_view cell : records.cells()) header.push_back(base::is_utf8(cell) ? std::string(cell) : base::from_windows_1252(cell));
  return header;
}

Place place_of(const std::vector<std::string>& keys, const Keys& wanted) {
  for (const std::string_view name : wanted)
    if (const auto at = std::find(keys.begin(), keys.end(), name); at != keys.end()) return static_cast<std::size_t>(at - keys.begin());
  return {};
}

std::vector<std::string> keys_of(const std::vector<std::string>& header) {
  std::vector<std::string> keys;
  for (const std::string& name : header) keys.push_back(column_key(name));
  return keys;
}

}  // namespace

bool looks_like_notices(std::string_view csv) {
  Records records(csv, Records::separator_of(csv));
  const std::vector<std::string> keys = keys_of(header_of(records));
  return place_of(keys, kCountKeys) && !place_of(keys, kBidKeys);
}

Result<ReadNotices> read_csv_notices(std::string_view csv, const ReadSettings& settings, std::string_view file) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  const char separator = Records::separator_of(csv);
  Records records(csv, separator);
  const std::vector<std::string> header = header_of(records), keys = keys_of(header);
  if (header.empty()) return fail("tenders.bids.empty", Kind::kBadInput, {}, std::string(file));
  std::string all;
  for (const std::string& name : header) all += (all.empty() ? "" : ", ") + name;
  ReadNotices read;
  std::optional<Error> wrong;
  const auto find = [&](const char* what, const std::string& named, const Keys& usual) -> Place {
    Place place;
    if (named.empty()) place = settings.guess ? place_of(keys, usual) : Place();
    else if (named != "none") {
      const auto exact = std::find(header.begin(), header.end(), named);
      if (exact != header.end()) place = static_cast<std::size_t>(exact - header.begin());
      else place = place_of(keys, {column_key(named)});
      if (!place && !wrong) wrong = Error("tenders.bids.column", Kind::kBadInput, {{"expected", named}, {"found", all.substr(0, 2000)}}, std::string(file));
    }
    if (place) read.columns.emplace_back(what, header[*place]);
    return place;
  };
  const Place tender = find("tender", settings.tender, kTenderKeys), winner = find("winner", settings.winner, kWinnerKeys), count = find("count", "", kCountKeys),
              buyer = find("buyer", "", kBuyerKeys), market = find("market", settings.market, kMarketKeys), date = find("date", settings.date, kDateKeys),
              lowest = find("lowest", "", kLowestKeys), highest = find("highest", "", kHighestKeys), amount = find("amount", settings.amount, kAmountKeys),
              estimate = find("estimate", settings.estimate, kEstimateKeys);
  if (wrong) return fail(std::move(*wrong));
  if (!tender) return fail("tenders.bids.needed", Kind::kBadInput, {{"what.da", "udbuddet"}, {"what.en", "the tender"}, {"flag", "--tender"}, {"found", all.substr(0, 2000)}}, std::string(file));
  if (!winner && !count) return fail("tenders.notices.nothing", Kind::kBadInput, {{"found", all.substr(0, 2000)}}, std::string(file));

  const Decimal decimal = settings.decimal.value_or(separator == ',' ? Decimal::kDot : Decimal::kComma);
  AwardBuilder builder;
  while (records.next()) {
    const std::uint64_t line = records.line();
    const auto text = [&](const Place& place) {
      const std::string_view cell = place ? records[*place] : std::string_view();
      return base::is_utf8(cell) ? std::string(cell) : base::from_windows_1252(cell);
    };
    const auto money = [&](const Place& place) -> double {
      const std::string cell = text(place);
      if (cell.empty()) return 0;
      auto read_amount = amount_from(cell, decimal);
      if (!read_amount)
        if (const auto shown = decimal_shown(cell)) read_amount = amount_from(cell, *shown);
      if (read_amount && read_amount->value > 0 && read_amount->value < 1e15) return read_amount->value;
      if (!read_amount || read_amount->value != 0) builder.odd(OddNotice::kBadNumber, line);
      return 0;
    };
    Award award;
    award.row = line;
    award.tender = text(tender);
    if (award.tender.empty()) {
      builder.odd(OddNotice::kNoTender, line);
      continue;
    }
    award.winner = builder.firm(text(winner));
    award.buyer = builder.buyer(text(buyer));
    award.market = builder.market(text(market));
    if (const std::string cell = text(date); !cell.empty()) {
      if (const auto day = day_from(cell)) award.day = *day;
      else builder.odd(OddNotice::kBadDay, line);
    }
    if (const double bids = money(count); bids > 0 && bids <= 100'000 && bids == std::floor(bids)) award.bids = static_cast<std::uint32_t>(bids);
    else if (bids != 0) builder.odd(OddNotice::kBadNumber, line);
    award.amount = money(amount), award.lowest = money(lowest), award.highest = money(highest), award.estimate = money(estimate);
    builder.add(std::move(award));
  }
  if (builder.table().awards.empty()) return fail("tenders.bids.no_rows", Kind::kBadInput, {{"column", header[*tender]}}, std::string(file));
  read.notes = builder.told(std::string(file));
  read.table = std::move(builder.table());
  return read;
}

}  // namespace meretid::tenders
