// SPDX-License-Identifier: EUPL-1.2
// What is never or always struck in a case, whatever the finder says: staff, public figures, the authority's own address; a code
// name that stands for a person. Each with its reason. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// The file of --exceptions: one a line, "aldrig;værdi;begrundelse" or "altid;værdi;begrundelse" ("never", "always"), UTF-8; a cell
/// may stand in quotation marks, "#" begins a remark. Errors say file and line.
Result<std::vector<ExceptionRow>> exceptions_of(std::string_view file, std::string_view name);

/// Exceptions that may stand beside each other: kBadInput "access.exceptions.value", ".reason", ".contradiction", ".many".
Result<void> check_exceptions(const std::vector<ExceptionRow>& rows);

/// Which findings of a case the exceptions are about. A finding is that is written the same way (letters and digits, a genitive s
/// aside), and every other mention of the same person or number. Where two speak of one finding, the one that strikes wins.
class Exceptions {
 public:
  explicit Exceptions(std::vector<ExceptionRow> rows);
  /// Of each document, before the first question.
  void learn(const std::vector<FindingRow>& findings);
  /// nullptr where none is about it. Cost: a look-up.
  const ExceptionRow* of(const FindingRow& finding) const;
  const std::vector<ExceptionRow>& rows() const { return rows_; }

 private:
  const ExceptionRow* written(const FindingRow& finding) const;
  std::vector<ExceptionRow> rows_;
  std::map<std::string, std::size_t> values_;    // essence -> place in rows_
  std::map<std::string, std::size_t> entities_;  // type and entity -> the same
};

/// Where a value stands as words of its own in a text and in no finding that says the same: findings of type "own".
/// `findings` are those of the document. Cost: linear in the text.
std::vector<FindingRow> places_of(const std::string& value, const DocumentRow& document, const Content& content,
                                  const std::vector<FindingRow>& findings, std::string_view ground);

}  // namespace meretid::access
