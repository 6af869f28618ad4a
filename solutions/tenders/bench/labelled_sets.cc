// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bench/labelled_sets.h"

#include <unordered_map>

#include "base/read_file.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/bids/records.h"

namespace meretid::tenders::bench {
namespace {

std::string file_of(std::string_view set) {
  if (set == "swiss_gr") return "DB_Collusion_Switzerland_GR_and_See-Gaster_processed.csv.xz";
  std::string name(set);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return "DB_Collusion_" + name + "_processed.csv.xz";
}

// Of the rows of this set: what the last two columns say.
Result<std::vector<std::pair<std::string, std::string>>> rows_of(const std::filesystem::path& data, const std::string& file, std::string_view set) {
  const std::filesystem::path path = data / "splits" / file;
  const auto bytes = base::read_file(path);
  if (!bytes) return fail("tenders.bench.missing", Kind::kNotFound, {}, path.string());
  std::vector<std::pair<std::string, std::string>> rows;
  Records records(*bytes, ',');
  while (records.next())
    if (records.size() == 3 && records[0] == set) rows.emplace_back(records[1], records[2]);
  if (rows.empty()) return fail("tenders.bench.set", Kind::kBadInput, {{"set", std::string(set)}}, path.string());
  return rows;
}

std::unordered_map<std::string, std::size_t> places(const std::vector<std::string>& names) {
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < names.size(); ++i) place.emplace(names[i], i);
  return place;
}

}  // namespace

Result<BidTable> labelled_set(const std::filesystem::path& data, std::string_view set) {
  ReadSettings settings;
  settings.guess = false;
  settings.tender = "Tender", settings.amount = "Bid_value", settings.label = "Collusive_competitor", settings.winner = "Winner";
  if (set != "swiss_gr") settings.bidder = "Competitors";
  if (set == "italy") settings.format = Format::kAverageBid;
  TRY(ReadBids read, read_bids_file(data / "labelled" / file_of(set), settings));
  return std::move(read.table);
}

Result<std::vector<std::vector<std::int8_t>>> within_splits(const std::filesystem::path& data, std::string_view set, const BidTable& table) {
  TRY(const auto rows, rows_of(data, "within.csv", set));
  const auto place = places(table.tender);
  std::vector<std::int8_t> usable;
  for (std::size_t t = 0; t < table.tenders(); ++t) usable.push_back(table.bids_of(t) >= kLeastBidsToLearn ? 0 : -1);
  std::vector<std::vector<std::int8_t>> splits(5, usable);
  for (const auto& [split, tender] : rows)
    if (const auto t = place.find(tender); t != place.end() && split.size() == 1 && split[0] >= '0' && split[0] <= '4')
      splits[static_cast<std::size_t>(split[0] - '0')][t->second] = 1;
  return splits;
}

Result<Partition> official_partition(const std::filesystem::path& data, std::string_view set, const BidTable& table) {
  Partition partition{std::vector<std::uint8_t>(table.firms.size(), 2), std::vector<std::int8_t>(table.tenders(), -1)};
  TRY(const auto folds, rows_of(data, "tenderfold.csv", set));
  const auto tenders = places(table.tender), firms = places(table.firms);
  for (const auto& [tender, fold] : folds)
    if (const auto t = tenders.find(tender); t != tenders.end()) partition.fold[t->second] = static_cast<std::int8_t>(fold.at(0) - '0');
  TRY(const auto halves, rows_of(data, "firmfold.csv", set));
  for (const auto& [firm, half] : halves)
    if (const auto f = firms.find(firm); f != firms.end()) partition.half[f->second] = static_cast<std::uint8_t>(half.at(0) - '0');
  return partition;
}

}  // namespace meretid::tenders::bench
