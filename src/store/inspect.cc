// SPDX-License-Identifier: EUPL-1.2
#include "store/inspect.h"

namespace meretid::store {

class BlobInspector {
 public:
  static Result<CaseScope> scope_of(const std::string& case_row) {
    if (case_row == "installation") return CaseScope::installation();
    TRY(auto id, Id<people::Case>::parse(case_row));
    return CaseScope(std::move(id));
  }
};

Result<void> opens(Connection& db, const BlobStore& blobs, const std::string& case_row,
                   std::string_view address) {
  TRY(const CaseScope scope, BlobInspector::scope_of(case_row));
  TRY(const auto reader, blobs.open(db, scope, address));
  for (;;) {
    TRY(const std::string piece, reader->read());
    if (piece.empty()) return {};
  }
}

}  // namespace meretid::store
