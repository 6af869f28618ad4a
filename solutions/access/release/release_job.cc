// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/release_job.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/catalogue.h"
#include "danish/local_time.h"
#include "danish/working_days.h"
#include "jobs/second_reading.h"
#include "letters/letter.h"
#include "parse/pages.h"
#include "solutions/access/law/clocks.h"
#include "solutions/access/law/decision.h"
#include "solutions/access/propose/round.h"
#include "solutions/access/release/document_job.h"
#include "solutions/access/release/file_names.h"
#include "solutions/access/release/lists.h"
#include "solutions/access/release/matters.h"
#include "solutions/access/release/pseudonyms.h"
#include "solutions/access/release/title.h"

namespace meretid::access {
namespace {

struct Decided {
  std::string decided, ground, hash;
};
using Decisions = std::map<std::string, Decided>;

struct DrawnBox {
  std::string document, part;
  DrawnRow row;
};

struct Draft {
  LetterRow letter;
  std::vector<DrawnBox> drawn;
  Proposal proposal;
  Decisions decisions;
  bool reviewed = false;
};

// Nobody at a server can bring decisions along: they stand in the record, with who and when.
Result<Draft> draft_on_server(const ReleaseInput& input, jobs::JobContext& context) {
  if (input.draft || !input.decisions.empty() || input.unreviewed || !input.proposal)
    return fail("access.release.from_record_only", Kind::kRefused);
  TRY(const jobs::Earlier earlier, context.earlier(*input.proposal));
  if (earlier.kind != "propose") return fail("access.release.no_proposal", Kind::kBadInput, {{"found", earlier.kind}}, "proposal");
  Draft draft;
  TRY(draft.proposal, describe::from_json<Proposal>(earlier.output_json));
  TRY(const jobs::SecondReading reading, jobs::second_reading(context, *input.proposal));
  if (reading.asked)
    if (const std::int64_t open = unconfirmed(draft.proposal, earlier.decisions, reading.confirmed); open > 0)
      return fail("access.release.unconfirmed", Kind::kRefused, {{"found", std::to_string(open)}});
  draft.letter = input.letter;
  std::set<std::string> known;
  for (const FindingRow& finding : draft.proposal.findings) known.insert(finding.id);
  for (const record::Decision& decision : earlier.decisions) {
    if (decision.part == "letter" && draft.letter == LetterRow{}) {
      TRY(draft.letter, describe::from_json<LetterRow>(decision.amended));
      continue;
    }
    // Words that a person asked to be struck beside what was found.
    if (decision.decided == record::Decided::kAmend && decision.part.find("-own") != decision.part.npos && !known.contains(decision.part)) {
      TRY(FindingRow own, describe::from_json<FindingRow>(decision.amended));
      own.id = decision.part;
      own.document = decision.part.substr(0, decision.part.find("-own"));
      own.proposed = true;
      draft.proposal.findings.push_back(std::move(own));
    }
    if (const std::string document = document_of_box(decision.part); !document.empty()) {
      TRY(const BoxRow box, describe::from_json<BoxRow>(decision.amended));
      draft.drawn.push_back({document, decision.part, {box, decision.ground}});
      continue;
    }
    draft.decisions[decision.part] = {std::string(record::to_text(decision.decided)), decision.ground, decision.hash};
  }
  draft.reviewed = true;
  return draft;
}

Result<Draft> draft_inline(const ReleaseInput& input, jobs::JobContext& context) {
  if (!input.draft) return fail("access.release.no_proposal", Kind::kUsage, {{"found", ""}}, "draft");
  Draft draft;
  draft.letter = input.letter;
  TRY(const std::string json, context.read(input.draft->blob));
  TRY(draft.proposal, describe::from_json<Proposal>(json));
  std::set<std::string> parts;
  for (const FindingRow& finding : draft.proposal.findings) parts.insert(finding.id);
  for (const DecisionRow& row : input.decisions) {
    if (const std::string document = document_of_box(row.part); !document.empty() && row.box) {
      draft.drawn.push_back({document, row.part, {*row.box, row.ground}});
      continue;
    }
    if (!parts.contains(row.part)) return fail("access.release.unknown_part", Kind::kBadInput, {{"found", row.part}}, "decisions");
    draft.decisions[row.part] = {row.decided, row.ground, ""};
  }
  draft.reviewed = !input.unreviewed;
  return draft;
}

// A finding's own decision, or that of the one that it is again in a copy or a quote.
const std::pair<const std::string, Decided>* decided_for(const Decisions& decisions, const FindingRow& finding) {
  auto decided = decisions.find(finding.id);
  if (decided == decisions.end() && !finding.same_as.empty()) decided = decisions.find(finding.same_as);
  return decided == decisions.end() ? nullptr : &*decided;
}

// Without a person, what is surely right or surely nothing; with one, what is decided whole.
std::set<std::string> with_doubt(const Draft& draft) {
  constexpr double kSure = 0.95, kNothing = 0.25;
  std::set<std::string> doubtful;
  for (const FindingRow& finding : draft.proposal.findings) {
    const bool open = draft.reviewed ? finding.proposed && !decided_for(draft.decisions, finding)
                                     : finding.confidence >= kNothing && finding.confidence < kSure && !finding.ground.empty();
    if (open) doubtful.insert(finding.document);
  }
  for (const DocumentRow& document : draft.proposal.documents)
    if (document.state == "partly") doubtful.insert(document.id);
  return doubtful;
}

Result<std::vector<DecidedFinding>> decide(const Draft& draft, const std::set<std::string>& later) {
  std::vector<DecidedFinding> rows;
  std::int64_t open = 0;
  for (const FindingRow& finding : draft.proposal.findings) {
    DecidedFinding row{&finding, "", finding.ground, false, "", finding.id};
    if (const auto* decided = decided_for(draft.decisions, finding)) {
      row.part = decided->first;
      row.decided = decided->second.decided;
      row.hash = decided->second.hash;
      if (!decided->second.ground.empty()) row.ground = decided->second.ground;
      row.removed = row.decided == "approve" || row.decided == "amend";
    } else if (!draft.reviewed) {
      row.decided = "proposed";
      row.removed = finding.proposed;
    } else if (finding.proposed && !later.contains(finding.document)) {
      ++open;
    }
    rows.push_back(std::move(row));
  }
  if (open > 0)
    return fail("access.release.undecided", Kind::kRefused, {{"found", std::to_string(open)}});
  return rows;
}

std::vector<std::string> document_inputs(const Draft& draft, const std::vector<DecidedFinding>& findings, bool with_pseudonyms,
                                         const std::set<std::string>& later, std::vector<std::size_t>& places) {
  std::map<std::string, std::string> names_instead;
  if (with_pseudonyms) names_instead = pseudonyms(draft.proposal, findings);
  const Proposal& proposal = draft.proposal;
  std::set<std::string> values;
  for (const DecidedFinding& row : findings)
    if (row.removed && tells_a_person(row.finding->text)) values.insert(row.finding->text);
  FileNames names;
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < proposal.documents.size(); ++i) {
    const DocumentRow& document = proposal.documents[i];
    if (document.view.empty() || document.hidden || later.contains(document.id)) continue;
    DocumentInput input;
    input.document = document;
    input.elsewhere.assign(values.begin(), values.end());
    input.file = names.next(document.title);
    for (const DrawnBox& box : draft.drawn)
      if (box.document == document.id) input.drawn.push_back(box.row);
    for (const DecidedFinding& row : findings) {
      if (row.finding->document != document.id) continue;
      input.findings.push_back(*row.finding);
      if (row.removed) input.removals.push_back({row.finding->id, row.ground, names_instead[row.finding->id]});
      if (row.decided == "reject") input.rejected.push_back(row.finding->id);
    }
    inputs.push_back(describe::to_json(input));
    places.push_back(i);
  }
  return inputs;
}

VerificationRow not_made(const DocumentRow& document, const std::string& state) {
  VerificationRow row;
  row.document = document.id;
  row.title = document.title;
  row.state = state;
  row.pages = static_cast<std::int64_t>(document.pages.size());
  for (const ReadingRow& finding : document.findings_about_reading)
    if (state == "not_read") row.problems.push_back({finding.code, finding.where, 1, finding.detail});
  return row;
}

// A person may take out more than the proposal did: the titles follow what was decided.
void clean_titles(std::vector<DocumentRow>& documents, const std::vector<DecidedFinding>& findings) {
  std::map<std::string, std::vector<std::string>> removed;
  for (const DecidedFinding& row : findings)
    if (row.removed) removed[row.finding->document].push_back(row.finding->text);
  for (DocumentRow& document : documents) document.title = title_without(document.title, removed[document.id]);
}

void say_what_may_go_first(const Draft& draft, ReleaseReport& report) {
  const std::set<std::string> doubtful = with_doubt(draft);
  std::string names;
  std::int64_t count = 0;
  for (const VerificationRow& row : report.documents) {
    if (row.state != "released" || doubtful.contains(row.document)) continue;
    names += (names.empty() ? "" : ", ") + row.document;
    ++count;
  }
  if (count > 0 && count < report.released)
    report.advice.push_back({"first", "", 0, 0, base::text("access.advice.first", base::Language::kDanish, {{"found", std::to_string(count)}, {"documents", names}})});
}

Result<void> advise(const Proposal& proposal, const std::vector<DecidedFinding>& findings, ReleaseReport& report, jobs::JobContext& context) {
  std::map<std::string, std::vector<Span>> removed;
  for (const DecidedFinding& row : findings)
    if (row.removed) removed[row.finding->document].push_back({row.finding->start, row.finding->end});
  std::int64_t pages = 0;
  for (const DocumentRow& document : proposal.documents) {
    pages += static_cast<std::int64_t>(document.pages.size());
    if (document.content.empty() || document.hidden) continue;
    TRY(const std::string json, context.read(document.content));
    TRY(const Content content, describe::from_json<Content>(json));
    for (AdviceRow& row : advice_on(document.id, content.text, removed[document.id])) report.advice.push_back(std::move(row));
  }
  const auto effort = effort_of(static_cast<std::int64_t>(proposal.documents.size()), pages, static_cast<std::int64_t>(findings.size()));
  report.hours = effort.hours;
  if (effort.beyond_norm())
    report.advice.push_back({"effort", "", 0, 0, base::text("access.advice.effort", base::Language::kDanish,
                                                             {{"found", std::to_string(std::lround(effort.hours))}, {"pages", std::to_string(pages)},
                                                              {"findings", std::to_string(findings.size())}, {"norm", std::to_string(std::lround(kEffortNorm))}})});
  return {};
}

// Letter and list, as a person may go on writing them and as PDF.
Result<void> write_answer(const ReleaseInput& input, const Draft& draft, const std::vector<DecidedFinding>& findings, ReleaseReport& report,
                          jobs::JobContext& context) {
  const parse::Sandbox sandbox;
  const Proposal& proposal = draft.proposal;
  std::map<std::string, std::set<std::string>> drawn;
  for (const DrawnBox& box : draft.drawn) drawn[box.document].insert(box.row.ground);
  const std::vector<ListedDocument> documents = listed(proposal, report, findings, drawn);
  DecisionFacts facts;
  static_cast<LetterRow&>(facts) = draft.letter;
  facts.law = proposal.law;
  facts.today = danish::local_time(context.clock().now()).day;
  facts.reviewed = report.reviewed;
  facts.partial = input.partial;
  TRY_VOID(context.artefact("aktliste.csv", "text/csv; charset=utf-8", aktliste(documents, report.reviewed)));
  const auto write = [&](const letters::Letter& letter, const std::string& name, bool editable) -> Result<void> {
    TRY(const std::string docx, letters::to_docx(letter));
    TRY(const std::string pdf, parse::letter_pdf(sandbox, docx, letters::to_text(letter), name));
    if (editable)
      TRY_VOID(context.artefact(name + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx));
    TRY_VOID(context.artefact(name + ".pdf", "application/pdf", pdf));
    return {};
  };
  TRY_VOID(write(act_list(facts, documents), "aktliste", false));
  TRY_VOID(write(decision_letter(facts, documents), "afgoerelse", true));
  if (!facts.received) return {};
  const Clock clock = clock_of(proposal.law, *facts.received, facts.today);
  report.due = to_iso8601(clock.due);
  report.working_days_left = clock.left;
  // The term is over, or something is still to be done: whoever waits is told.
  const bool rest = std::any_of(documents.begin(), documents.end(), [](const ListedDocument& d) { return d.given == Given::kLater || !d.why.empty(); });
  if (clock.left < 0 || rest) TRY_VOID(write(delay_letter(facts, danish::after_working_days(facts.today, 10)), "fristbrev", true));
  return {};
}

}  // namespace

Result<ReleaseReport> release(const ReleaseInput& input, jobs::JobContext& context) {
  TRY(Draft draft, context.inline_run() ? draft_inline(input, context) : draft_on_server(input, context));
  const std::set<std::string> later = input.partial ? with_doubt(draft) : std::set<std::string>();
  TRY(const std::vector<DecidedFinding> findings, decide(draft, later));
  clean_titles(draft.proposal.documents, findings);
  std::vector<std::size_t> places;
  TRY_VOID(context.spawn("release_document", document_inputs(draft, findings, input.pseudonyms, later, places)));
  TRY(const auto outputs, context.join());

  ReleaseReport report;
  report.reviewed = draft.reviewed;
  report.complete = draft.proposal.complete;
  for (const DocumentRow& document : draft.proposal.documents)
    report.documents.push_back(not_made(document, later.contains(document.id) ? "later" : document.hidden ? "hidden" : document.state == "container" ? "container" : "not_read"));
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const DocumentRow& document = draft.proposal.documents[places[i]];
    auto row = outputs[i] ? describe::from_json<VerificationRow>(*outputs[i]) : Result<VerificationRow>(fail(outputs[i].error()));
    if (!row) {
      const Error unreadable = row.error();
      row = not_made(document, "refused");
      const Error& why = outputs[i] ? unreadable : outputs[i].error();
      row->problems.push_back({why.code, why.where, 1, base::render(why, base::Language::kDanish)});
    }
    report.documents[places[i]] = std::move(*row);
  }
  for (const VerificationRow& row : report.documents) {
    report.raster_pages += row.state == "released" ? row.raster_pages : 0;
    report.released += row.state == "released";
    report.refused += row.state == "refused";
    report.not_read += row.state == "not_read";
  }
  TRY_VOID(advise(draft.proposal, findings, report, context));
  if (!input.partial && !draft.reviewed) say_what_may_go_first(draft, report);
  TRY_VOID(write_answer(input, draft, findings, report, context));
  TRY_VOID(context.artefact("log.json", "application/json", log_json(draft.proposal, report, findings, context.clock().now())));
  TRY_VOID(context.artefact("verification.json", "application/json", describe::to_json(report)));
  context.record("access.released", "{\"released\":" + std::to_string(report.released) + ",\"refused\":" + std::to_string(report.refused) +
                                        ",\"not_read\":" + std::to_string(report.not_read) + "}");
  return report;
}

}  // namespace meretid::access
