// SPDX-License-Identifier: EUPL-1.2
// The draft of the room: which documents there are, what was found in them, what is proposed to be left out. This is what the
// review page shows and what a release is made from. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "parse/pages.h"
#include "solutions/access/propose/ground.h"

namespace meretid::access {

struct ProposeInput {
  describe::Uploads files;
  Law law = Law::kOfl;
  std::string requester;
};

struct PageRow {
  double width = 0, height = 0;  ///< points
  bool scanned = false;
};

/// What could not be read in a document, as the page and the logs show it.
struct ReadingRow {
  std::string code, detail, where;
};

struct DocumentRow {
  std::string id;      ///< "d1", in the order of the case
  std::string name;    ///< as it was given
  std::string title;   ///< the name without personal data, for whoever gets the release
  std::string format;  ///< "pdf", "text", "email", "image", "zip", "other"
  std::string state;   ///< "read", "partly" (something in it was not read), "container" (only what lies inside it counts), "not_read"
  std::vector<PageRow> pages;
  std::vector<ReadingRow> findings_about_reading;
  std::string duplicate_of;  ///< the document that it is again
  double duplicate_share = 0;       ///< how much of both is in common: 1 for the same words
  std::vector<std::string> quotes;  ///< the documents whose words it quotes, as a mail does the earlier ones
  bool hidden = false;       ///< what the file around it holds and does not show (comments, deleted text, hidden sheets): not given out
  std::string view;          ///< blob: the document as PDF, as the boxes lie on it
  std::string content;       ///< blob: Content
};

struct BoxRow {
  std::int32_t page = 0;
  double left = 0, top = 0, right = 0, bottom = 0;
};

struct FindingRow {
  std::string id;        ///< "d1-f3"
  std::string document;
  std::int64_t start = 0, end = 0;  ///< code points of the document's text
  std::string text, before, after;  ///< with the text around it
  std::string type, entity;
  double confidence = 0;
  std::string reason;
  std::string ground;    ///< "OFL.30.1"
  bool proposed = false; ///< left out unless a person says otherwise
  std::string same_as;   ///< the finding that this one is again, in a copy or a quote: its decision holds here, unless this has one of its own
  std::vector<BoxRow> boxes;
};

struct Proposal {
  Law law = Law::kOfl;
  bool complete = true;  ///< every file was read
  std::vector<DocumentRow> documents;
  std::vector<FindingRow> findings;
};

/// The text of a document and where its words lie. `words`: start, end, page, left, top, right, bottom of each.
struct Content {
  std::string text;
  std::vector<double> words;
};
std::vector<parse::Word> words_of(const Content& content);
Content content_of(std::string text, const std::vector<parse::Word>& words);

inline void fields(describe::Fields<ProposeInput>& f) {
  f.about("Finder personoplysninger i sagens filer og foreslår, hvad der skal overstreges.",
          "Finds personal data in the files of a case and proposes what to redact.");
  f("files", &ProposeInput::files).help("Sagens filer: PDF, tekst, e-mail, billeder, ZIP eller en mappe.",
                                        "The files of the case: PDF, text, mail, images, ZIP or a folder.")
      .value("SAG", "CASE").positional().items(1, 10'000);
  f("law", &ProposeInput::law).help("Loven, der søges aktindsigt efter.", "The law of the request.").optional();
  f("requester", &ProposeInput::requester)
      .help("Den, der søger: navn og numre med komma imellem. Egne oplysninger overstreges ikke.",
            "Who asks: name and numbers, separated by commas. Their own data is not redacted.")
      .length(0, 500).optional();
}
inline void fields(describe::Fields<PageRow>& f) {
  f("width", &PageRow::width);
  f("height", &PageRow::height);
  f("scanned", &PageRow::scanned);
}
inline void fields(describe::Fields<ReadingRow>& f) {
  f("code", &ReadingRow::code);
  f("detail", &ReadingRow::detail);
  f("where", &ReadingRow::where);
}
inline void fields(describe::Fields<DocumentRow>& f) {
  f("id", &DocumentRow::id);
  f("name", &DocumentRow::name);
  f("title", &DocumentRow::title);
  f("format", &DocumentRow::format);
  f("state", &DocumentRow::state);
  f("pages", &DocumentRow::pages);
  f("findings_about_reading", &DocumentRow::findings_about_reading);
  f("duplicate_of", &DocumentRow::duplicate_of);
  f("duplicate_share", &DocumentRow::duplicate_share).optional();
  f("quotes", &DocumentRow::quotes);
  f("hidden", &DocumentRow::hidden).optional();
  f("view", &DocumentRow::view);
  f("content", &DocumentRow::content);
}
inline void fields(describe::Fields<BoxRow>& f) {
  f("page", &BoxRow::page);
  f("left", &BoxRow::left);
  f("top", &BoxRow::top);
  f("right", &BoxRow::right);
  f("bottom", &BoxRow::bottom);
}
inline void fields(describe::Fields<FindingRow>& f) {
  f("id", &FindingRow::id);
  f("document", &FindingRow::document);
  f("start", &FindingRow::start);
  f("end", &FindingRow::end);
  f("text", &FindingRow::text);
  f("before", &FindingRow::before);
  f("after", &FindingRow::after);
  f("type", &FindingRow::type);
  f("entity", &FindingRow::entity);
  f("confidence", &FindingRow::confidence);
  f("reason", &FindingRow::reason);
  f("ground", &FindingRow::ground);
  f("proposed", &FindingRow::proposed);
  f("same_as", &FindingRow::same_as).optional();
  f("boxes", &FindingRow::boxes);
}
inline void fields(describe::Fields<Proposal>& f) {
  f("law", &Proposal::law);
  f("complete", &Proposal::complete);
  f("documents", &Proposal::documents);
  f("findings", &Proposal::findings);
}
inline void fields(describe::Fields<Content>& f) {
  f("text", &Content::text);
  f("words", &Content::words);
}

}  // namespace meretid::access
