// SPDX-License-Identifier: EUPL-1.2
// What a document says of its own making: author, company, programs, times. PDF (Info dictionary, file id) and Office files (docProps); read in the sandbox.
// Thread-safe. Cost: a child process.
#pragma once

#include <string>

#include "describe/describe.h"
#include "parse/sandbox.h"

namespace meretid::parse {

/// Each at most 300 characters; empty: not told.
struct DocumentProperties {
  std::string author, last_author, company, manager, template_name, title;
  std::string creator, producer;    ///< the program that wrote the text, and the one that made the file
  std::string created, modified;    ///< as written
  std::string first_id;             ///< of a PDF: what it was called when it was first made, hex
};

/// kBadInput: damaged, encrypted. Another format than PDF and Office gives empty properties.
Result<DocumentProperties> document_properties(const Sandbox& sandbox, const Input& input, const std::string& document);

inline void fields(describe::Fields<DocumentProperties>& f) {
  const auto text = [&](const char* name, std::string DocumentProperties::*member) { f(name, member).length(0, 300); };
  text("author", &DocumentProperties::author);
  text("last_author", &DocumentProperties::last_author);
  text("company", &DocumentProperties::company);
  text("manager", &DocumentProperties::manager);
  text("template_name", &DocumentProperties::template_name);
  text("title", &DocumentProperties::title);
  text("creator", &DocumentProperties::creator);
  text("producer", &DocumentProperties::producer);
  text("created", &DocumentProperties::created);
  text("modified", &DocumentProperties::modified);
  text("first_id", &DocumentProperties::first_id);
}

}  // namespace meretid::parse
