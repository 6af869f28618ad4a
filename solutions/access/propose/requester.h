// SPDX-License-Identifier: EUPL-1.2
// Redaction is relative: whoever asks sees their own data (forvaltningsloven § 9; GDPR art. 15). Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

class Requester {
 public:
  /// "Peter Hansen, 010190-1234; peter@example.dk": parts at comma, semicolon or line end.
  explicit Requester(std::string_view text);
  /// True for the requester's own numbers and addresses, and for a name all of whose words are the requester's.
  bool owns(std::string_view text, bool is_name) const;

 private:
  std::set<std::string> values_;
  std::vector<std::set<std::string>> names_;
};

}  // namespace meretid::access
