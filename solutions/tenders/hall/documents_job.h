// SPDX-License-Identifier: EUPL-1.2
// The job "traces" of a case: traces in the bid documents of one tender. A folder per bidder; files in none are the buyer's own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "jobs/context.h"
#include "solutions/tenders/hall/screening.h"

namespace meretid::tenders::hall {

struct DocumentsInput { describe::Uploads files; };

struct DocumentRow { std::string name, bidder; bool whole = true; };
struct TraceRow {
  std::string kind;              ///< "authorship", "likeness", "passage", "misspelling"
  std::int32_t a = 0, b = 0;     ///< into `documents`
  std::string shared;
  std::int64_t words = 0;
  Said said;
};
struct Traces {
  std::vector<DocumentRow> documents;
  std::vector<TraceRow> traces;  ///< the most telling first
  std::vector<NoteRow> notes;    ///< what could not be read
};

Result<Traces> trace_documents(const DocumentsInput& input, jobs::JobContext& context);

void fields(describe::Fields<DocumentsInput>& f);
void fields(describe::Fields<DocumentRow>& f);
void fields(describe::Fields<TraceRow>& f);
void fields(describe::Fields<Traces>& f);

}  // namespace meretid::tenders::hall
