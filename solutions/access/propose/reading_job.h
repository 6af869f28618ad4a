// SPDX-License-Identifier: EUPL-1.2
// The child job that reads one file of the case, with everything that lies in it, and finds what is in each document.
#pragma once

#include "jobs/context.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

struct ReadInput {
  std::int32_t number = 0;  ///< the file's place in the case; names its artefacts
  describe::Upload file;
};
struct ReadDocument {
  DocumentRow row;
  std::vector<FindingRow> findings;  ///< without boxes and grounds; `document` empty
};
struct ReadOutput {
  std::vector<ReadDocument> documents;
};

/// Never fails on what the file is: a file that cannot be read is a document that says so.
Result<ReadOutput> read_file(const ReadInput& input, jobs::JobContext& context);

inline void fields(describe::Fields<ReadInput>& f) {
  f.about("Læser én fil og finder personoplysninger i den.", "Reads one file and finds personal data in it.");
  f("number", &ReadInput::number).help("Filens nummer i sagen.", "The file's place in the case.").optional();
  f("file", &ReadInput::file).help("Filen.", "The file.").positional();
}
inline void fields(describe::Fields<ReadDocument>& f) {
  f("row", &ReadDocument::row);
  f("findings", &ReadDocument::findings);
}
inline void fields(describe::Fields<ReadOutput>& f) { f("documents", &ReadOutput::documents); }

}  // namespace meretid::access
