// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/documents/read_documents.h"

#include "parse/properties.h"
#include "parse/read.h"

namespace meretid::tenders {

ReadBidDocument read_bid_document(const parse::Sandbox& sandbox, const std::string& name, const parse::Input& content) {
  ReadBidDocument read;
  read.document.name = name;
  if (const auto slash = name.find('/'); slash != name.npos) read.document.bidder = name.substr(0, slash);
  const parse::Reader reader(sandbox);
  parse::Reading reading = reader.read(name, content);
  read.document.text = std::move(reading.document.text);
  read.whole = reading.document.whole;
  read.notes = std::move(reading.document.findings);
  for (base::Error& note : read.notes)
    if (note.where.empty()) note.where = name;
  const auto p = parse::document_properties(sandbox, content, name);
  if (!p) {
    if (read.whole) read.notes.push_back(p.error());   // else what was wrong is told already
    return read;
  }
  for (const auto& [what, value] : {std::pair{"author", &p->author}, {"last_author", &p->last_author}, {"company", &p->company}, {"manager", &p->manager}, {"template_name", &p->template_name}, {"first_id", &p->first_id}})
    if (!value->empty()) read.document.properties[what] = *value;
  return read;
}

}  // namespace meretid::tenders
