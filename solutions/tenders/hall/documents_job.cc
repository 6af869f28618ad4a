// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/documents_job.h"

#include <algorithm>

#include "base/catalogue.h"
#include "solutions/tenders/documents/read_documents.h"

namespace meretid::tenders::hall {
namespace {

/// What a person picks as one folder has its name before every path; the folders of bidders lie inside. How many bytes of each name that is.
std::size_t outer_folder(const describe::Uploads& files) {
  const std::size_t end = files.front().name.find('/') + 1;
  if (end == 0) return 0;
  for (const auto& file : files)
    if (!file.name.starts_with(files.front().name.substr(0, end))) return 0;
  return end;
}

}  // namespace

Result<Traces> trace_documents(const DocumentsInput& input, jobs::JobContext& context) {
  Traces out;
  const parse::Sandbox sandbox;
  std::vector<BidDocument> documents;
  describe::Uploads files = input.files;   // by name: the order of the upload is chance
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  const std::size_t common = outer_folder(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    context.progress(static_cast<double>(i) / static_cast<double>(files.size()), "tenders.step.documents");
    if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
    const describe::Upload& upload = files[i];
    TRY(const std::string bytes, context.read(upload.blob));
    TRY(const parse::Input content, parse::Input::of_bytes(bytes));
    ReadBidDocument read = read_bid_document(sandbox, upload.name.substr(common), content);
    for (const Error& note : read.notes) out.notes.push_back({note.code, {base::render(note, base::Language::kDanish), base::render(note, base::Language::kEnglish)}, 0});
    out.documents.push_back({read.document.name, read.document.bidder, read.whole});
    documents.push_back(std::move(read.document));
  }
  for (const Trace& trace : traces_of(documents))
    out.traces.push_back({std::string(name_of(trace.kind)), static_cast<std::int32_t>(trace.a), static_cast<std::int32_t>(trace.b), trace.shared, static_cast<std::int64_t>(trace.words),
                          {sentence_of(trace, documents, base::Language::kDanish), sentence_of(trace, documents, base::Language::kEnglish)}});
  return out;
}

void fields(describe::Fields<DocumentsInput>& f) {
  f.about("Finder spor i tilbudsdokumenter: en mappe per tilbudsgiver; filer uden mappe er ordregivers egne.", "Finds traces in bid documents: a folder per bidder; files in none are the buyer's own.");
  f("files", &DocumentsInput::files).help("Tilbudsdokumenter (PDF, Word, tekst).", "Bid documents (PDF, Word, text).").items(2, 2000);
}
void fields(describe::Fields<DocumentRow>& f) {
  f("name", &DocumentRow::name);
  f("bidder", &DocumentRow::bidder);
  f("whole", &DocumentRow::whole);
}
void fields(describe::Fields<TraceRow>& f) {
  f("kind", &TraceRow::kind);
  f("a", &TraceRow::a);
  f("b", &TraceRow::b);
  f("shared", &TraceRow::shared);
  f("words", &TraceRow::words);
  f("said", &TraceRow::said);
}
void fields(describe::Fields<Traces>& f) {
  f("documents", &Traces::documents);
  f("traces", &Traces::traces);
  f("notes", &Traces::notes);
}

}  // namespace meretid::tenders::hall
