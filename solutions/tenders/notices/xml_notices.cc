// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/notices/xml_notices.h"

#include <charconv>
#include <cmath>
#include <set>

#include "solutions/tenders/bids/amount_text.h"
#include "solutions/tenders/bids/day_text.h"

namespace meretid::tenders {
namespace {

using parse::XmlNode;

constexpr std::size_t kCpvClass = 5, kNutsRegion = 4;   // "45233", "DK04": class of goods, region

// A withheld value stands as -1 or "unpublished", its day as 1970-01-01 (eForms, "unpublished information").
bool withheld(std::string_view text) { return text == "-1" || text == "-1.0" || text == "unpublished"; }

class Notice {
 public:
  Notice(const XmlNode& root, std::uint64_t row, AwardBuilder& to) : root_(root), row_(row), to_(to) {}

 protected:
  double money(const XmlNode& node, std::string_view currency_attribute) {
    const std::string_view text = node.text();
    if (text.empty()) return 0;
    if (withheld(text)) return withheld_ = true, 0;
    const auto amount = amount_from(text, Decimal::kDot);
    if (!amount || !(amount->value > 0) || amount->value > 1e15) {
      if (!amount || amount->value != 0) to_.odd(OddNotice::kBadNumber, row_);
      return 0;
    }
    const std::string_view currency = node.attribute(currency_attribute);
    if (!currency.empty() && currency_.empty()) currency_ = currency;
    if (!currency.empty() && currency != currency_) {
      to_.odd(OddNotice::kCurrencies, row_);
      return 0;
    }
    return amount->value;
  }
  std::uint32_t count(std::string_view text) {
    if (text.empty()) return 0;
    if (withheld(text)) return withheld_ = true, 0;
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size() && value <= 100'000) return value;
    to_.odd(OddNotice::kBadNumber, row_);
    return 0;
  }
  std::int32_t day(std::string_view text) {
    if (text.empty()) return kNoDay;
    const auto read = day_from(text.substr(0, 10));
    if (read && *read > 0) return *read;
    if (!read) to_.odd(OddNotice::kBadDay, row_);
    return kNoDay;
  }
  static std::string named(std::string_view name, std::string_view number) {
    if (withheld(name)) name = {};
    if (name.empty() || number.empty() || withheld(number)) return std::string(name.empty() ? number : name);
    // A CVR number in the name decides who it is; other numbers are no help.
    return std::string(name) + " (CVR " + std::string(number) + ")";
  }
  void add(Award award) {
    award.row = row_;
    if (withheld_) to_.odd(OddNotice::kWithheld, row_);
    withheld_ = false;
    to_.add(std::move(award));
  }

  const XmlNode& root_;
  std::uint64_t row_;
  AwardBuilder& to_;
  std::string currency_;
  bool withheld_ = false;
};

class Eforms : Notice {
 public:
  using Notice::Notice;

  void read() {
    const XmlNode extension = root_.first("EformsExtension"), result = extension.child("NoticeResult");
    for (const XmlNode& organization : extension.at({"Organizations"}).children("Organization")) {
      const XmlNode company = organization.child("Company");
      companies_[std::string(company.text_at({"PartyIdentification", "ID"}))] = named(company.text_at({"PartyName", "Name"}), company.text_at({"PartyLegalEntity", "CompanyID"}));
    }
    for (const XmlNode& party : result.children("TenderingParty")) parties_[std::string(party.text_at({"ID"}))] = members(party);
    for (const XmlNode& contract : result.children("SettledContract"))
      for (const XmlNode& tender : contract.children("LotTender")) contracted_.insert(std::string(tender.text_at({"ID"})));
    std::string id(extension.text_at({"Publication", "NoticePublicationID"}));
    if (id.empty()) id = root_.text_at({"ID"});
    if (id.empty()) id = std::to_string(row_);
    const auto buyer = companies_.find(std::string(root_.at({"ContractingParty", "Party", "PartyIdentification", "ID"}).text()));
    const std::uint32_t buyer_number = buyer == companies_.end() ? kNoFirm : to_.buyer(buyer->second);
    const std::int32_t issued = day(root_.text_at({"IssueDate"}));
    for (const XmlNode& lot : result.children("LotResult")) {
      // BT-142: the competition was closed without a winner, or is still open.
      if (const auto code = lot.text_at({"TenderResultCode"}); !code.empty() && code != "selec-w") {
        to_.odd(OddNotice::kNotAwarded, row_);
        continue;
      }
      Award award;
      const std::string lot_id(lot.text_at({"TenderLot", "ID"}));
      award.tender = lot_id.empty() ? id : id + " " + lot_id;
      award.buyer = buyer_number;
      award.day = issued;
      award.highest = money(lot.child("HigherTenderAmount"), "currencyID");
      award.lowest = money(lot.child("LowerTenderAmount"), "currencyID");
      award.bids = received(lot);
      about(lot_id, award);
      winner(lot, result, award);
      if (lot.first("FieldsPrivacy")) withheld_ = true;
      add(std::move(award));
    }
  }

 private:
  std::string members(const XmlNode& party) const {
    std::set<std::string> names;
    for (const XmlNode& tenderer : party.children("Tenderer"))
      if (const auto at = companies_.find(std::string(tenderer.text_at({"ID"}))); at != companies_.end() && !at->second.empty()) names.insert(at->second);
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " + ") + name;
    return all;
  }

  // BT-759 of the code "tenders" (BT-760); other codes count a part of them only.
  std::uint32_t received(const XmlNode& lot) {
    for (const XmlNode& statistics : lot.children("ReceivedSubmissionsStatistics"))
      if (statistics.text_at({"StatisticsCode"}) == "tenders") return count(statistics.text_at({"StatisticsNumeric"}));
    return 0;
  }

  void about(const std::string& lot_id, Award& award) {
    XmlNode project = root_.child("ProcurementProject");
    for (const XmlNode& lot : root_.children("ProcurementProjectLot"))
      if (lot.text_at({"ID"}) == lot_id && !lot_id.empty()) project = lot.child("ProcurementProject");
    award.estimate = money(project.at({"RequestedTenderTotal", "EstimatedOverallContractAmount"}), "currencyID");
    award.market = to_.market(market_of(project.text_at({"MainCommodityClassification", "ItemClassificationCode"}), project.text_at({"RealizedLocation", "Address", "CountrySubentityCode"})));
  }

  // Of the tenders that the lot names, those with a contract; where none has one, the first by rank.
  void winner(const XmlNode& lot, const XmlNode& result, Award& award) {
    std::set<std::string> named_here;
    for (const XmlNode& tender : lot.children("LotTender")) named_here.insert(std::string(tender.text_at({"ID"})));
    std::vector<XmlNode> winners, ranked;
    for (const XmlNode& tender : result.children("LotTender")) {
      const std::string id(tender.text_at({"ID"}));
      if (!named_here.contains(id)) continue;
      if (contracted_.contains(id)) winners.push_back(tender);
      if (const auto rank = tender.text_at({"RankCode"}); rank == "1" || (rank.empty() && named_here.size() == 1)) ranked.push_back(tender);
    }
    if (winners.empty()) winners = ranked;
    if (winners.size() > 1) to_.odd(OddNotice::kSeveralWinners, row_);
    if (winners.empty()) return;
    award.amount = money(winners.front().at({"LegalMonetaryTotal", "PayableAmount"}), "currencyID");
    if (const auto party = parties_.find(std::string(winners.front().text_at({"TenderingParty", "ID"}))); party != parties_.end()) award.winner = to_.firm(party->second);
  }

  std::map<std::string, std::string> companies_, parties_;
  std::set<std::string> contracted_;
};

class Ted : Notice {
 public:
  using Notice::Notice;

  void read() {
    XmlNode form;
    for (const XmlNode& each : root_.child("FORM_SECTION").children("F03_2014"))
      if (!form || each.attribute("CATEGORY") == "ORIGINAL") form = each;   // translations repeat it
    if (!form) return to_.odd(OddNotice::kOtherKind, row_);
    std::string id(root_.text_at({"CODED_DATA_SECTION", "NOTICE_DATA", "NO_DOC_OJS"}));
    if (id.empty()) id = root_.attribute("DOC_ID");
    if (id.empty()) id = std::to_string(row_);
    const XmlNode authority = form.at({"CONTRACTING_BODY", "ADDRESS_CONTRACTING_BODY"});
    const std::uint32_t buyer = to_.buyer(named(authority.text_at({"OFFICIALNAME"}), authority.text_at({"NATIONALID"})));
    const XmlNode object = form.child("OBJECT_CONTRACT");
    const std::string_view cpv = object.at({"CPV_MAIN", "CPV_CODE"}).attribute("CODE");
    const auto published = root_.text_at({"CODED_DATA_SECTION", "REF_OJS", "DATE_PUB"});
    for (const XmlNode& lot : form.children("AWARD_CONTRACT")) {
      const XmlNode awarded = lot.child("AWARDED_CONTRACT");
      if (!awarded) {
        to_.odd(OddNotice::kNotAwarded, row_);
        continue;
      }
      Award award;
      const std::string number(lot.text_at({"LOT_NO"}));
      award.tender = number.empty() ? id + (lot.attribute("ITEM").empty() ? "" : " #" + std::string(lot.attribute("ITEM"))) : id + " " + number;
      award.buyer = buyer;
      award.day = day(awarded.text_at({"DATE_CONCLUSION_CONTRACT"}));
      if (award.day == kNoDay) award.day = day(published);
      award.bids = count(awarded.text_at({"TENDERS", "NB_TENDERS_RECEIVED"}));
      const XmlNode values = awarded.child("VALUES");
      award.amount = money(values.child("VAL_TOTAL"), "CURRENCY");
      award.estimate = money(values.child("VAL_ESTIMATED_TOTAL"), "CURRENCY");
      // The currency stands on the range, not on its ends.
      award.lowest = money(values.at({"VAL_RANGE_TOTAL", "LOW"}), "CURRENCY");
      award.highest = money(values.at({"VAL_RANGE_TOTAL", "HIGH"}), "CURRENCY");
      award.market = to_.market(market_of(cpv, nuts(object, number)));
      std::set<std::string> names;
      for (const XmlNode& contractor : awarded.first("CONTRACTORS") ? awarded.child("CONTRACTORS").children("CONTRACTOR") : awarded.children("CONTRACTOR")) {
        const XmlNode address = contractor.child("ADDRESS_CONTRACTOR");
        if (std::string name = named(address.text_at({"OFFICIALNAME"}), address.text_at({"NATIONALID"})); !name.empty()) names.insert(std::move(name));
      }
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : " + ") + name;
      award.winner = to_.firm(all);
      add(std::move(award));
    }
  }

 private:
  static std::string_view nuts(const XmlNode& object, const std::string& lot) {
    XmlNode description = object.child("OBJECT_DESCR");
    for (const XmlNode& each : object.children("OBJECT_DESCR"))
      if (!lot.empty() && each.text_at({"LOT_NO"}) == lot) description = each;
    return description.child("NUTS").attribute("CODE");
  }
};

}  // namespace

NoticeKind kind_of(const XmlNode& root) {
  if (root.name() == "ContractAwardNotice") return NoticeKind::kEforms;
  return root.name() == "TED_EXPORT" ? NoticeKind::kTed : NoticeKind::kOther;
}

void read_notice(const XmlNode& root, std::uint64_t row, AwardBuilder& to) {
  switch (kind_of(root)) {
    case NoticeKind::kEforms: return Eforms(root, row, to).read();
    case NoticeKind::kTed: return Ted(root, row, to).read();
    case NoticeKind::kOther: return to.odd(OddNotice::kOtherKind, row);
  }
}

std::string market_of(std::string_view cpv, std::string_view nuts) {
  std::string market(cpv.substr(0, kCpvClass));
  if (!market.empty() && !nuts.empty()) market += " " + std::string(nuts.substr(0, kNutsRegion));
  return market;
}

}  // namespace meretid::tenders
