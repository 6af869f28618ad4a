// SPDX-License-Identifier: EUPL-1.2
// Award notices in XML: eForms result notices (UBL ContractAwardNotice, BT numbers of Commission Implementing Regulation (EU) 2019/1780) and the
// TED_EXPORT forms F03 (2014/24/EU) of before. Each lot that was awarded is an award. Values that are withheld for now (eForms: -1, "unpublished") are unknown,
// and told. Kroner only count where a notice names several currencies. Pure; linear.
#pragma once

#include "parse/tables/xml_tree.h"
#include "solutions/tenders/notices/award_builder.h"

namespace meretid::tenders {

enum class NoticeKind { kEforms, kTed, kOther };
NoticeKind kind_of(const parse::XmlNode& root);

/// `row`: the notice's number in the file. Another kind of notice is told and adds nothing.
void read_notice(const parse::XmlNode& root, std::uint64_t row, AwardBuilder& to);

/// "45233141" -> "45233": the class, so that a market holds enough to compare. Empty stays empty.
std::string market_of(std::string_view cpv, std::string_view nuts);

}  // namespace meretid::tenders
