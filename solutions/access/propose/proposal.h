// SPDX-License-Identifier: EUPL-1.2
// The draft of the room: which documents there are, what was found in them, what is proposed to be left out. This is what the
// review page shows and what a release is made from. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "describe/describe.h"
#include "parse/pages.h"
#include "solutions/access/propose/ground.h"
#include "solutions/access/propose/told.h"

namespace meretid::jobs {
struct Job;
}

namespace meretid::access {

enum class ExceptionKind {
  kKeep,    ///< never struck
  kStrike,  ///< always struck
};
inline void labels(describe::Labels<ExceptionKind>& l) {
  l(ExceptionKind::kKeep, "keep", "Overstreges aldrig", "Never struck");
  l(ExceptionKind::kStrike, "strike", "Overstreges altid", "Always struck");
}
/// A value or person that is never or always struck in the case, and why.
struct ExceptionRow {
  ExceptionKind kind = ExceptionKind::kKeep;
  std::string value, reason;
  std::string source = {};  ///< kAuthority: of the authority's list (authority/list.h); empty: of the case
};
inline constexpr std::string_view kAuthority = "authority";

/// Acts that a person chose of what a collection found (collect/collection.h); they are taken from the archive.
struct CollectedRow {
  Id<jobs::Job> collection;
  std::vector<std::string> acts;  ///< ids
};

struct ProposeInput {
  describe::Uploads files;
  Law law = Law::kOfl;
  std::string requester;
  std::vector<ExceptionRow> exceptions = {};
  bool role_words = false;
  std::optional<CollectedRow> collected = {};  ///< on the server: instead of files, or with them
  std::optional<Date> received = {};           ///< the day the request came, for the letter
  std::optional<Id<jobs::Job>> earlier = {};  ///< on the server: the proposal of the last round, of the same case
};

struct PageRow {
  double width = 0, height = 0;  ///< points
  bool scanned = false;
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
  std::string since;         ///< against the last round: "new", "changed", "same"; empty where there was none
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
  std::vector<Told> why = {};  ///< most important first
  std::string reason;    ///< `why` in Danish, or in the language of whoever looks (propose/shown.h)
  std::string ground;    ///< "OFL.30.1"
  bool proposed = false; ///< left out unless a person says otherwise
  std::string same_as;   ///< the finding that this one is again, in a copy or a quote: its decision holds here, unless this has one of its own
  std::vector<BoxRow> boxes;
  bool party = false;    ///< a person whom a document of the case is about or written to
  std::string last;      ///< in the last round: "new" (not there), "open", "approve", "amend", "reject"; empty where there was none
  std::string last_ground;
};

/// A box that a person drew in the last round on a page that is the same today.
struct LastBoxRow {
  std::string document;
  BoxRow box;
  std::string ground;
};
/// What is other than in the last round.
struct RoundRow {
  std::string earlier;                       ///< its job
  std::vector<std::string> gone_documents;   ///< names
  std::int64_t new_findings = 0, gone_findings = 0;  ///< of those proposed
  std::vector<LastBoxRow> boxes;
};

struct Proposal {
  Law law = Law::kOfl;
  bool complete = true;  ///< every file was read
  std::optional<Date> received;
  std::vector<DocumentRow> documents;
  std::vector<FindingRow> findings;
  std::vector<ExceptionRow> exceptions;  ///< that it was made under; of the authority's list those that are about something here
  std::vector<std::string> lifted;       ///< values of the authority's list that the case does not follow
  std::optional<RoundRow> last;
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
      .value("SAG", "CASE").positional().items(0, 10'000).optional();
  f("law", &ProposeInput::law).help("Loven, der søges aktindsigt efter.", "The law of the request.").optional();
  f("requester", &ProposeInput::requester)
      .help("Den, der søger: navn og numre med komma imellem. Egne oplysninger overstreges ikke.",
            "Who asks: name and numbers, separated by commas. Their own data is not redacted.")
      .length(0, 500).optional();
  f("exceptions", &ProposeInput::exceptions).help("Hvad der aldrig eller altid overstreges i sagen.", "What is never or always struck in the case.").items(0, 1000).hidden();
  f("role_words", &ProposeInput::role_words)
      .help("Foreslå også ord som moderen, barnet og anmelderen.", "Propose words such as the mother, the child and the reporter, too.");
  f("collected", &ProposeInput::collected).help("Akter, der er valgt af en indsamling i samme sag.", "Acts chosen of a collection in the same case.").hidden();
  f("received", &ProposeInput::received).help("Dagen, anmodningen kom.", "The day the request came.").hidden();
  f("earlier", &ProposeInput::earlier).help("Forslaget fra sidste runde, i samme sag.", "The proposal of the last round, in the same case.").hidden();
}
inline void fields(describe::Fields<ExceptionRow>& f) {
  f("kind", &ExceptionRow::kind).help("keep eller strike.", "keep or strike.");
  f("value", &ExceptionRow::value).help("Navnet, nummeret eller ordene.", "The name, number or words.").length(1, 200);
  f("reason", &ExceptionRow::reason).help("Begrundelsen.", "The reason.").length(0, 1000).optional();
  f("source", &ExceptionRow::source).help("Hvis liste den er af.", "Whose list it is of.").length(0, 20).optional();
}
inline void fields(describe::Fields<CollectedRow>& f) {
  f("collection", &CollectedRow::collection);
  f("acts", &CollectedRow::acts).items(1, 10'000).length(1, 20);
}
inline void fields(describe::Fields<RoundRow>& f) {
  f("earlier", &RoundRow::earlier);
  f("gone_documents", &RoundRow::gone_documents);
  f("new_findings", &RoundRow::new_findings);
  f("gone_findings", &RoundRow::gone_findings);
  f("boxes", &RoundRow::boxes);
}
inline void fields(describe::Fields<PageRow>& f) {
  f("width", &PageRow::width);
  f("height", &PageRow::height);
  f("scanned", &PageRow::scanned);
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
  f("since", &DocumentRow::since).optional();
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
  f("why", &FindingRow::why);
  f("reason", &FindingRow::reason);
  f("ground", &FindingRow::ground);
  f("proposed", &FindingRow::proposed);
  f("same_as", &FindingRow::same_as).optional();
  f("boxes", &FindingRow::boxes);
  f("party", &FindingRow::party);
  f("last", &FindingRow::last).optional();
  f("last_ground", &FindingRow::last_ground).optional();
}
inline void fields(describe::Fields<LastBoxRow>& f) {
  f("document", &LastBoxRow::document);
  f("box", &LastBoxRow::box);
  f("ground", &LastBoxRow::ground);
}
inline void fields(describe::Fields<Proposal>& f) {
  f("law", &Proposal::law);
  f("complete", &Proposal::complete);
  f("received", &Proposal::received);
  f("documents", &Proposal::documents);
  f("findings", &Proposal::findings);
  f("exceptions", &Proposal::exceptions);
  f("lifted", &Proposal::lifted);
  f("last", &Proposal::last);
}
inline void fields(describe::Fields<Content>& f) {
  f("text", &Content::text);
  f("words", &Content::words);
}

}  // namespace meretid::access
