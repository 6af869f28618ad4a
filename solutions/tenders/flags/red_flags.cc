// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/flags/red_flags.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace meretid::tenders {
namespace {

using Json = nlohmann::json;

constexpr double kFrequent = 0.75;   // share of bidders with fewer bids, above which a bidder is frequent (R025)

const Json& member(const Json& value, const char* name) {
  static const Json kNull;
  if (!value.is_object()) return kNull;
  const auto at = value.find(name);
  return at == value.end() ? kNull : *at;
}
const Json& items(const Json& value, const char* name) {
  static const Json kEmpty = Json::array();
  const Json& found = member(value, name);
  return found.is_array() ? found : kEmpty;
}
std::string word(const Json& value) { return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? value.dump() : std::string(); }

struct Bid {
  std::string status;
  std::set<std::string> who;
  std::optional<double> amount;
  std::string currency;
  bool valid() const { return status == "valid"; }
  bool disqualified() const { return status == "disqualified"; }
  bool submitted() const { return status != "invited" && status != "withdrawn"; }
};
struct Release {
  std::string ocid, buyer, method;
  std::optional<double> bidders;   // as told
  std::vector<Bid> bids;
  std::set<std::string> winners;
  std::size_t awards = 0;          // active ones
};

Release release_of(const Json& json) {
  Release r;
  r.ocid = word(member(json, "ocid"));
  r.buyer = word(member(member(json, "buyer"), "id"));
  const Json& tender = member(json, "tender");
  r.method = word(member(tender, "procurementMethod"));
  if (const Json& count = member(tender, "numberOfTenderers"); count.is_number()) r.bidders = count.get<double>();
  for (const Json& bid : items(member(json, "bids"), "details")) {
    Bid b;
    b.status = word(member(bid, "status"));
    for (const Json& who : items(bid, "tenderers"))
      if (std::string id = word(member(who, "id")); !id.empty()) b.who.insert(std::move(id));
    const Json& value = member(bid, "value");
    if (const Json& amount = member(value, "amount"); amount.is_number()) b.amount = amount.get<double>();
    b.currency = word(member(value, "currency"));
    r.bids.push_back(std::move(b));
  }
  for (const Json& award : items(json, "awards")) {
    if (word(member(award, "status")) != "active") continue;
    ++r.awards;
    for (const Json& who : items(award, "suppliers"))
      if (std::string id = word(member(who, "id")); !id.empty()) r.winners.insert(std::move(id));
  }
  return r;
}

struct Ratio {
  double part = 0, whole = 0;
  double value() const { return part / whole; }
};

class Flagger {
 public:
  void take(const Json& json) {
    Release r = release_of(json);
    if (r.ocid.empty()) return;
    ++out_.read;
    for (const Bid& bid : r.bids)
      if (bid.amount && !bid.currency.empty()) ++currencies_[bid.currency];
    releases_.push_back(std::move(r));
  }

  RedFlags flags() {
    std::size_t most = 0;
    for (const auto& [name, count] : currencies_)
      if (count > most) most = count, currency_ = name;
    for (const Release& r : releases_) one(r);
    fences();
    frequent();
    disqualified(by_buyer_, out_.buyers);
    disqualified(by_bidder_, out_.bidders);
    return std::move(out_);
  }
  RedFlags& found() { return out_; }

 private:
  bool counts(const Bid& bid) const { return bid.amount && *bid.amount > 0 && (bid.currency.empty() || bid.currency == currency_); }

  void one(const Release& r) {
    std::set<std::string> who, valid, out;
    std::map<double, std::set<std::string>> prices;
    const Bid* lowest = nullptr;
    std::size_t priced = 0;
    for (const Bid& bid : r.bids) {
      if (!bid.submitted()) continue;
      who.insert(bid.who.begin(), bid.who.end());
      if (bid.valid()) valid.insert(bid.who.begin(), bid.who.end());
      if (bid.disqualified()) out.insert(bid.who.begin(), bid.who.end());
      if (!r.buyer.empty()) ++by_buyer_[r.buyer].whole, by_buyer_[r.buyer].part += bid.disqualified();
      for (const std::string& id : bid.who) {
        ++by_bidder_[id].whole, by_bidder_[id].part += bid.disqualified();
        if (r.awards > 0) ++bids_of_[id].whole, bids_of_[id].part += bid.valid() && r.winners.contains(id);
      }
      if (!counts(bid)) continue;
      for (const std::string& id : bid.who) prices[*bid.amount].insert(id);
      if (lowest == nullptr || *bid.amount < *lowest->amount) lowest = &bid;
      priced += bid.valid();
    }
    const bool single = r.bids.empty() ? r.bidders == 1.0 : who.size() == 1;
    if (single && (r.method.empty() || r.method == "open") && (r.bidders || !r.bids.empty())) out_.releases[r.ocid]["R018"] = 1;
    for (const auto& [price, same] : prices)
      if (same.size() > 1) {
        out_.releases[r.ocid]["R028"] = 1;
        for (const std::string& id : same) out_.bidders[id]["R028"] = 1;
      }
    if (valid.size() == 1 && valid == r.winners) {
      for (const std::string& id : valid) out.erase(id);
      if (!out.empty()) out_.releases[r.ocid]["R035"] = static_cast<double>(out.size());
    }
    if (r.awards > 0 && priced > 0 && lowest != nullptr && lowest->disqualified()) out_.releases[r.ocid]["R036"] = 1;
    runner_up(r);
  }

  // (second lowest valid bid - winning bid) / winning bid.
  void runner_up(const Release& r) {
    if (r.awards != 1 || r.winners.size() != 1) return;
    const Bid* won = nullptr;
    std::vector<double> others;
    for (const Bid& bid : r.bids) {
      if (!bid.valid() || !counts(bid)) continue;
      if (bid.who == r.winners && (won == nullptr || *bid.amount < *won->amount)) won = &bid;
    }
    if (won == nullptr) return;
    for (const Bid& bid : r.bids)
      if (bid.valid() && counts(bid) && &bid != won) others.push_back(*bid.amount);
    if (others.empty()) return;
    distance_[r.ocid] = (*std::min_element(others.begin(), others.end()) - *won->amount) / *won->amount;
  }

  template <class Values>
  static std::pair<double, double> fences_of(const Values& values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double q1 = quantile_8(sorted, 0.25), q3 = quantile_8(sorted, 0.75);
    return {q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)};
  }

  void fences() {
    std::vector<double> values;
    for (const auto& [ocid, value] : distance_) values.push_back(value);
    if (values.size() < 2) return;
    const auto [low, high] = fences_of(values);
    for (const auto& [ocid, value] : distance_) {
      if (value <= low) out_.releases[ocid]["R024"] = value;
      if (value >= high) out_.releases[ocid]["R058"] = value;
    }
  }

  void frequent() {
    std::vector<double> ratios, counts;
    for (const auto& [id, ratio] : bids_of_) ratios.push_back(ratio.value()), counts.push_back(ratio.whole);
    if (ratios.size() < 2) return;
    std::sort(counts.begin(), counts.end());
    const double many = quantile_8(counts, kFrequent), low = fences_of(ratios).first;
    for (const auto& [id, ratio] : bids_of_)
      if (ratio.whole >= many && ratio.value() <= low) out_.bidders[id]["R025"] = ratio.value();
  }

  static void disqualified(const std::map<std::string, Ratio>& of, std::map<std::string, FlagValues>& to) {
    std::vector<double> ratios;
    for (const auto& [id, ratio] : of) ratios.push_back(ratio.value());
    if (ratios.size() < 2) return;
    const double high = fences_of(ratios).second;
    for (const auto& [id, ratio] : of)
      if (ratio.part > 0 && ratio.value() >= high) to[id]["R038"] = ratio.value();
  }

  RedFlags out_;
  std::vector<Release> releases_;
  std::map<std::string, std::size_t> currencies_;
  std::string currency_;
  std::map<std::string, double> distance_;
  std::map<std::string, Ratio> by_buyer_, by_bidder_, bids_of_;
};

void take_all(const Json& json, Flagger& to) {
  if (json.is_array()) {
    for (const Json& each : json)
      if (each.is_object()) to.take(each);
  } else if (!items(json, "records").empty()) {
    for (const Json& record : items(json, "records")) {
      if (member(record, "compiledRelease").is_object()) to.take(member(record, "compiledRelease"));
      else if (!items(record, "releases").empty()) to.take(items(record, "releases").back());
    }
  } else if (!items(json, "releases").empty()) {
    for (const Json& release : items(json, "releases")) to.take(release);
  } else {
    to.take(json);
  }
}

}  // namespace

double quantile_8(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const double place = (static_cast<double>(sorted.size()) + 1.0 / 3) * share + 1.0 / 3;
  const double below = std::floor(place);
  if (below < 1) return sorted.front();
  if (below >= static_cast<double>(sorted.size())) return sorted.back();
  const auto at = static_cast<std::size_t>(below) - 1;
  return sorted[at] + (place - below) * (sorted[at + 1] - sorted[at]);
}

Result<RedFlags> red_flags_of(std::string_view ocds, const std::string& file) {
  Flagger flagger;
  if (Json::accept(ocds.substr(0, ocds.find('\n')))) {
    for (std::size_t begin = 0; begin < ocds.size();) {
      const std::size_t end = std::min(ocds.find('\n', begin), ocds.size());
      const std::string_view line = ocds.substr(begin, end - begin);
      begin = end + 1;
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      const Json json = Json::parse(line, nullptr, false);
      if (json.is_discarded()) ++flagger.found().broken;
      else take_all(json, flagger);
    }
  } else {
    const Json json = Json::parse(ocds, nullptr, false);
    if (json.is_discarded()) return fail("tenders.flags.json", Kind::kBadInput, {}, file);
    take_all(json, flagger);
  }
  if (flagger.found().read == 0) return fail("tenders.flags.none", Kind::kBadInput, {}, file);
  return flagger.flags();
}

}  // namespace meretid::tenders
