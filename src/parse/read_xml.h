// SPDX-License-Identifier: EUPL-1.2
// Reads untrusted XML in the sandbox: one document, or all of a ZIP. Thread-safe. Cost: a child process; some 100 MB/s there.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "parse/sandbox.h"
#include "parse/tables/xml_tree.h"

namespace meretid::parse {

struct XmlDocuments {
  struct One {
    std::string name;   ///< of the member of a ZIP; empty for a document alone
    XmlTree tree;
  };
  std::vector<One> documents;
  std::vector<base::Error> findings;  ///< documents that were no XML, had a document type, were too large …
};

/// `document` for messages. An error where the one document cannot be read; of a ZIP each document that cannot is a finding.
Result<XmlDocuments> read_xml(const Sandbox& sandbox, const Input& input, const std::string& document, std::stop_token stop = {});

}  // namespace meretid::parse
