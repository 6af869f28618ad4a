// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/ocds.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "solutions/tenders/bids/amount_text.h"
#include "solutions/tenders/bids/day_text.h"
#include "solutions/tenders/bids/rows.h"

namespace meretid::tenders {
namespace {

using Json = nlohmann::json;

// The member at the end of a path, or null where anything on the way is missing or of another kind.
const Json& at(const Json& value, std::initializer_list<const char*> path) {
  static const Json kNull;
  const Json* now = &value;
  for (const char* name : path) {
    if (now->is_array()) now = now->empty() ? &kNull : &now->front();
    if (!now->is_object()) return kNull;
    const auto found = now->find(name);
    if (found == now->end()) return kNull;
    now = &*found;
  }
  return *now;
}
const Json& list(const Json& value, std::initializer_list<const char*> path) {
  static const Json kEmpty = Json::array();
  const Json& found = at(value, path);
  return found.is_array() ? found : kEmpty;
}
std::string text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}

// Names and ids of who bids together, sorted; one for most bids.
std::string bidder_of(const Json& bid) {
  std::set<std::string> names;
  for (const Json& who : list(bid, {"tenderers"})) {
    const std::string name = text(at(who, {"name"})), id = text(at(who, {"id"}));
    const bool cvr = base::lower(id).find("cvr") != std::string::npos;
    const std::string whole = name.empty() ? id : cvr ? name + " (" + id + ")" : name;
    if (!whole.empty()) names.insert(whole);
  }
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " + ") + name;
  return all;
}

struct Winners {
  std::set<std::string> bids, suppliers;
  explicit Winners(const Json& release) {
    for (const Json& award : list(release, {"awards"})) {
      const std::string status = text(at(award, {"status"}));
      if (!status.empty() && status != "active") continue;
      for (const Json& bid : list(award, {"relatedBids"})) bids.insert(text(bid));
      for (const Json& who : list(award, {"suppliers"}))
        for (const char* what : {"id", "name"})
          if (const std::string name = text(at(who, {what})); !name.empty()) suppliers.insert(name);
    }
  }
  bool has(const Json& bid) const {
    if (!bids.empty()) return bids.contains(text(at(bid, {"id"})));
    for (const Json& who : list(bid, {"tenderers"}))
      if (suppliers.contains(text(at(who, {"id"}))) || suppliers.contains(text(at(who, {"name"})))) return true;
    return false;
  }
};

class Reader {
 public:
  Reader() : rows_({true, true, true, false, true}, notes_) {}

  void release(const Json& release, std::uint64_t line) {
    const Winners winners(release);
    std::string ocid = text(at(release, {"ocid"}));
    if (ocid.empty()) ocid = text(at(release, {"id"}));
    if (ocid.empty()) return notes_.add(Odd::kNoTender, line);
    const Json& details = list(release, {"bids", "details"});
    if (details.empty()) about(release, rows_.tender(ocid, line), line);
    for (const Json& bid : details) {
      std::vector<std::string> names;
      for (const Json& lot : list(bid, {"relatedLots"})) names.push_back(ocid + " " + text(lot));
      if (names.empty()) names.push_back(ocid);
      for (const std::string& name : names) one(release, bid, winners, rows_.tender(name, line), line);
    }
  }
  void broken(std::uint64_t line) { notes_.add(Odd::kBadJson, line); }
  Rows& rows() { return rows_; }
  Notes& notes() { return notes_; }

 private:
  void about(const Json& release, std::uint32_t tender, std::uint64_t line) {
    if (const std::string market = text(at(release, {"tender", "items", "classification", "id"})); !market.empty()) rows_.market(tender, market, line);
    for (const Json* date : {&at(release, {"tender", "tenderPeriod", "endDate"}), &at(release, {"date"})})
      if (const auto day = day_from(text(*date))) rows_.day(tender, *day);
    if (const Json& estimate = at(release, {"tender", "value", "amount"}); estimate.is_number() && estimate.get<double>() > 0) rows_.estimate(tender, estimate.get<double>());
  }

  void one(const Json& release, const Json& bid, const Winners& winners, std::uint32_t tender, std::uint64_t line) {
    about(release, tender, line);
    const std::string status = text(at(bid, {"status"}));
    if (status == "disqualified" || status == "withdrawn" || status == "invited") {
      notes_.add(Odd::kStatus, line);
      return rows_.left_out(tender);
    }
    const Json& amount = at(bid, {"value", "amount"});
    if (!amount.is_number() || !(amount.get<double>() > 0) || amount.get<double>() > 1e15) {
      notes_.add(amount.is_number() ? (amount.get<double>() > 0 ? Odd::kHuge : Odd::kNotPositive) : Odd::kNoNumber, line);
      return rows_.left_out(tender);
    }
    Rows::Bid row{tender, kNoFirm, amount.get<double>(), winners.has(bid), {}, line, 0};
    const std::string bidder = bidder_of(bid), currency = text(at(bid, {"value", "currency"}));
    if (!bidder.empty()) row.firm = rows_.firm(bidder, line);
    if (row.firm == kNoFirm) notes_.add(Odd::kNoBidder, line);
    row.currency = currency.empty() ? "DKK" : currency_of(currency);
    rows_.bid(row);
  }

  Notes notes_;
  Rows rows_;
};

// What a package holds, or the one release that the object is.
void take(const Json& value, std::uint64_t line, Reader& reader, bool outer = true) {
  if (value.is_array()) {
    if (outer)
      for (const Json& each : value) take(each, line, reader, false);
  } else if (const Json& records = list(value, {"records"}); !records.empty()) {
    for (const Json& record : records) {
      const Json& compiled = at(record, {"compiledRelease"});
      const Json& releases = list(record, {"releases"});
      if (compiled.is_object()) reader.release(compiled, line);
      else if (!releases.empty()) reader.release(releases.back(), line);
    }
  } else if (const Json& releases = list(value, {"releases"}); !releases.empty()) {
    for (const Json& release : releases) reader.release(release, line);
  } else if (value.is_object()) {
    reader.release(value, line);
  }
}

}  // namespace

bool looks_like_ocds(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

Result<ReadBids> read_ocds(std::string_view text, const ReadSettings& settings, std::string_view file) {
  Reader reader;
  const std::string_view first = text.substr(0, text.find('\n'));
  if (Json::accept(first)) {
    std::uint64_t line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view one = text.substr(begin, end - begin);
      begin = end + 1, ++line;
      if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const Json value = Json::parse(one, nullptr, false);
      if (value.is_discarded()) reader.broken(line);
      else take(value, line, reader);
    }
  } else {
    const Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) return fail("tenders.bids.json", Kind::kBadInput, {}, std::string(file));
    take(value, 1, reader);
  }
  if (reader.rows().tenders() == 0 || reader.rows().bids() == 0) return fail("tenders.bids.no_ocds", Kind::kBadInput, {}, std::string(file));
  ReadBids read;
  read.table = reader.rows().table();
  read.table.format = settings.format;
  read.notes = reader.notes().told(std::string(file));
  read.columns = {{"tender", "ocid"}, {"bidder", "tenderers"}, {"amount", "value.amount"}, {"winner", "awards"}};
  return read;
}

}  // namespace meretid::tenders
