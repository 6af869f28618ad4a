// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/documents_verb.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/json_text.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/tenders/documents/read_documents.h"

namespace meretid::tenders {
namespace {

struct DocumentsInput {
  std::string folder;
};
void fields(describe::Fields<DocumentsInput>& f) {
  f.about("Finder spor i tilbudsdokumenter: fælles forfatter, fælles passager, fælles sjældne stavefejl. En undermappe per tilbudsgiver; filer uden for undermapperne er ordregivers egne og tæller ikke som spor.",
          "Finds traces in bid documents: shared author, shared passages, shared rare misspellings. A subfolder per bidder; files outside them are the buyer's own and count as no trace.");
  f("folder", &DocumentsInput::folder).help("Mappen med tilbuddene (PDF, Word, tekst).", "The folder of bids (PDF, Word, text).").value("MAPPE", "FOLDER").positional().length(1, 4000);
  f.example("meretid tenders documents udbud-2026-17", "Mappen har en undermappe per tilbudsgiver.", "The folder has a subfolder per bidder.");
}

int run(const DocumentsInput& input, solution::VerbContext& context) {
  namespace fs = std::filesystem;
  const base::Language language = base::language_from(context.language);
  const fs::path root = input.folder;
  std::error_code wrong;
  std::vector<fs::path> files;
  if (fs::is_directory(root, wrong))
    for (const auto& entry : fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, wrong))
      if (entry.is_regular_file(wrong) && !entry.is_symlink(wrong)) files.push_back(entry.path());
  if (files.empty()) return context.report(Error("tenders.documents.none", Kind::kNotFound, {{"found", input.folder}}));
  std::sort(files.begin(), files.end());
  const parse::Sandbox sandbox;
  std::vector<BidDocument> documents;
  for (std::size_t i = 0; i < files.size(); ++i) {
    context.progress(static_cast<double>(i) / static_cast<double>(files.size()), "tenders.step.documents");
    const fs::path inside = files[i].lexically_relative(root);
    const auto content = parse::Input::of_file(files[i]);
    if (!content) {
      context.messages << base::render(content.error(), language) << '\n';
      continue;
    }
    ReadBidDocument read = read_bid_document(sandbox, inside.generic_string(), *content);
    for (const Error& note : read.notes) context.messages << base::render(note, language) << '\n';
    documents.push_back(std::move(read.document));
  }
  const auto traces = traces_of(documents);
  for (const Trace& trace : traces) {
    if (!context.json) {
      context.out << sentence_of(trace, documents, language) << '\n';
      continue;
    }
    std::string line = "{\"trace\":\"" + std::string(name_of(trace.kind)) + "\",\"a\":";
    base::append_json_text(line, documents[trace.a].name);
    line += ",\"b\":", base::append_json_text(line, documents[trace.b].name);
    line += ",\"shared\":", base::append_json_text(line, trace.shared);
    line += ",\"words\":" + std::to_string(trace.words) + ",\"said\":";
    base::append_json_text(line, sentence_of(trace, documents, language));
    context.out << line << "}\n";
  }
  context.messages << base::text("tenders.documents.read", language, {{"documents", std::to_string(documents.size())}, {"traces", std::to_string(traces.size())}}) << '\n';
  return 0;
}

}  // namespace

void enter_documents(solution::Hall& hall) { hall.verb<DocumentsInput>("documents", &run); }

}  // namespace meretid::tenders
