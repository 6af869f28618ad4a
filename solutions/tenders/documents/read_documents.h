// SPDX-License-Identifier: EUPL-1.2
// A bid document through the sandbox: its text and what it says of its making. The first folder of its path is its bidder; without one it is the buyer's own.
#pragma once

#include <string>
#include <vector>

#include "parse/input.h"
#include "parse/sandbox.h"
#include "solutions/tenders/documents/traces.h"

namespace meretid::tenders {

struct ReadBidDocument {
  BidDocument document;
  bool whole = true;
  std::vector<base::Error> notes;   ///< what could not be read
};
/// `name`: "jensen/tilbud.docx".
ReadBidDocument read_bid_document(const parse::Sandbox& sandbox, const std::string& name, const parse::Input& content);

}  // namespace meretid::tenders
