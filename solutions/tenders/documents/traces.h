// SPDX-License-Identifier: EUPL-1.2
// What the documents of different bidders of one tender share: authorship, passages, rare misspellings. Shared words of the tender documents are not a trace: what stands in the
// buyer's own documents is left out. A trace names both documents and what is shared; why is for a person to find out (a common adviser, a bought
// template, the buyer's form). Pure. Cost: linear in the texts, and in the pairs that share something.
//   Passages: winnowed fingerprints of word shingles (Schleimer, Wilkerson and Aiken, SIGMOD 2003); likeness is Jaccard's of all shingles (Broder 1997).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"

namespace meretid::tenders {

/// A bid document as it was read.
struct BidDocument {
  std::string name;      ///< "jensen/tilbud.docx"
  std::string bidder;    ///< who handed it in; "" the buyer's own document
  std::string text;      ///< UTF-8
  std::map<std::string, std::string> properties;  ///< "author", "last_author", "company", "template_name", "first_id" …: those that are told
};

enum class TraceKind : std::uint8_t { kAuthorship, kPassage, kLikeness, kMisspelling };

struct Trace {
  TraceKind kind = TraceKind::kAuthorship;
  std::size_t a = 0, b = 0;          ///< documents, of two bidders
  std::string what;                  ///< authorship: which property; else empty
  std::string shared;                ///< the value, the passage as it stands in `a`, the misspelled word
  std::string other;                 ///< authorship: which property of `b`; misspelling: the usual word
  std::size_t words = 0;             ///< of a passage
  double likeness = 0;               ///< share of all shingles of both that are common
};

struct TraceSettings {
  std::size_t least_words = 15;      ///< of a passage; shorter ones are turns of the trade
  double least_likeness = 0.4;       ///< of two whole documents
  std::size_t most = 500;            ///< traces
};

/// Most telling first: authorship, likeness, long passages, misspellings.
std::vector<Trace> traces_of(const std::vector<BidDocument>& documents, const TraceSettings& settings = {});

std::string_view name_of(TraceKind kind);   ///< "authorship", "passage", "likeness", "misspelling"
/// "jensen/tilbud.docx og hansen/tilbud.docx har samme forfatter: …"
std::string sentence_of(const Trace& trace, const std::vector<BidDocument>& documents, base::Language language);

}  // namespace meretid::tenders
