// SPDX-License-Identifier: EUPL-1.2
// The child job that makes and verifies the released file of one document.
#pragma once

#include "jobs/context.h"
#include "solutions/access/release/verification.h"

namespace meretid::access {

struct RemovalRow {
  std::string finding;  ///< id
  std::string ground;
  std::string pseudonym;  ///< in the place of the ground; empty: none
};
/// A box that a person drew: what lies under it goes, whatever it is.
struct DrawnRow {
  BoxRow box;
  std::string ground;
};
struct DocumentInput {
  DocumentRow document;
  std::vector<FindingRow> findings;       ///< of this document, all
  std::vector<RemovalRow> removals;       ///< those that go
  std::vector<DrawnRow> drawn;
  std::vector<std::string> elsewhere;     ///< values that go in other documents of this release
  std::vector<std::string> rejected;      ///< ids of findings that a person decided to keep
  std::string file;                       ///< the name of the released file
};

/// A file that is not clean is refused: the row says where, and nothing is kept of it.
Result<VerificationRow> release_document(const DocumentInput& input, jobs::JobContext& context);

inline void fields(describe::Fields<RemovalRow>& f) {
  f("finding", &RemovalRow::finding);
  f("ground", &RemovalRow::ground);
  f("pseudonym", &RemovalRow::pseudonym).optional();
}
inline void fields(describe::Fields<DrawnRow>& f) {
  f("box", &DrawnRow::box);
  f("ground", &DrawnRow::ground);
}
inline void fields(describe::Fields<DocumentInput>& f) {
  f.about("Laver og kontrollerer ét dokument.", "Makes and verifies one document.");
  f("document", &DocumentInput::document);
  f("findings", &DocumentInput::findings);
  f("removals", &DocumentInput::removals);
  f("drawn", &DocumentInput::drawn).optional();
  f("elsewhere", &DocumentInput::elsewhere);
  f("rejected", &DocumentInput::rejected);
  f("file", &DocumentInput::file);
}

}  // namespace meretid::access
