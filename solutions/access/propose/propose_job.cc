// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/propose_job.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "danish/text.h"
#include "parse/pages.h"
#include "solutions/access/find/sensitive/parties.h"
#include "solutions/access/find/sensitive/sensitive_findings.h"
#include "solutions/access/propose/boxes.h"
#include "solutions/access/propose/copies.h"
#include "solutions/access/propose/exceptions.h"
#include "solutions/access/propose/finding_rows.h"
#include "solutions/access/propose/reading_job.h"
#include "solutions/access/propose/requester.h"
#include "solutions/access/propose/role_words.h"
#include "solutions/access/propose/round.h"

namespace meretid::access {
namespace {

// A file whose child died is a document of the case all the same: it says so and blocks "complete".
ReadDocument unreadable(const describe::Upload& file, const Error& error) {
  ReadDocument document;
  document.row.name = file.name;
  document.row.format = "other";
  document.row.state = "not_read";
  document.row.findings_about_reading.push_back(reading_row(error));
  return document;
}

Result<std::vector<ReadDocument>> read_all(const ProposeInput& input, jobs::JobContext& context) {
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < input.files.size(); ++i)
    inputs.push_back(describe::to_json(ReadInput{static_cast<std::int32_t>(i), input.files[i]}));
  TRY_VOID(context.spawn("read", std::move(inputs)));
  TRY(const auto outputs, context.join());
  std::vector<ReadDocument> documents;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    auto output = outputs[i] ? describe::from_json<ReadOutput>(*outputs[i]) : Result<ReadOutput>(fail(outputs[i].error()));
    if (!output) {
      documents.push_back(unreadable(input.files[i], output.error()));
      continue;
    }
    for (ReadDocument& document : output->documents) documents.push_back(std::move(document));
  }
  return documents;
}

constexpr std::int64_t kNear = 300;  // code points

class Resolver {
 public:
  Resolver(const ProposeInput& input, std::vector<ExceptionRow> exceptions, const NameModel& model)
      : law_(input.law), role_words_(input.role_words), requester_(input.requester), exceptions_(std::move(exceptions)), model_(model) {}

  void learn(const ReadDocument& document) {
    std::vector<Finding> names;
    for (const FindingRow& row : document.findings) {
      Finding finding;
      finding.text = row.text;
      finding.type = type_from(row.type);
      finding.entity = row.entity;
      finding.confidence = row.confidence;
      names.push_back(std::move(finding));
    }
    known_.learn(names);
  }

  std::vector<FindingRow> resolve(const Content& content, const DocumentRow& of) {
    std::vector<Finding> found = find({content.text, &known_}, model_);
    parties_.merge(parties_of(danish::Text(content.text), found).in);
    std::vector<FindingRow> rows = rows_of(with_sensitive(content.text, std::move(found)), content.text);
    const FindingRow* person = nullptr;  // named last: whose illness or number it probably is
    const WordPlaces places(words_of(content));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].id = of.id + "-f" + std::to_string(i + 1);
      if (rows[i].type == "person") person = &rows[i];
      decide(rows[i], person);
    }
    add_role_words(content, rows, of.id);
    for (FindingRow& row : rows) {
      row.document = of.id;
      row.boxes = places.boxes(row.start, row.end);
      // What a file hides is looked through, but not given out: there is nothing to strike in it.
      if (of.hidden) row.proposed = false;
    }
    exceptions_.learn(rows);
    for (const ExceptionRow& exception : exceptions_.rows())
      if (exception.kind == ExceptionKind::kStrike)
        for (FindingRow& row : places_of(exception.value, of, content, rows, ground_of(GroundKind::kPrivate, law_))) {
            if (exception.source == kAuthority) row.why = {{"access.reason.authority_always", {{"why", exception.reason}}}};
            row.reason = say(row.why, base::Language::kDanish);
            rows.push_back(std::move(row));
          }
    std::stable_sort(rows.begin(), rows.end(), [](const FindingRow& a, const FindingRow& b) { return a.start < b.start; });
    return rows;
  }

  // What only all documents together tell: who is a party, and whom the exceptions are about.
  void settle(Proposal& proposal) const {
    std::set<std::string> hidden, told;  // told: values that are about something here
    for (const DocumentRow& document : proposal.documents)
      if (document.hidden) hidden.insert(document.id);
    for (FindingRow& row : proposal.findings) {
      row.party = row.type == "person" && parties_.contains(row.entity);
      if (row.type == "own") told.insert(row.entity.substr(row.entity.find(':') + 1));
      const ExceptionRow* exception = row.type == "own" ? nullptr : exceptions_.of(row);
      if (!exception || hidden.contains(row.document)) continue;
      const bool strike = exception->kind == ExceptionKind::kStrike;
      row.proposed = strike;
      told.insert(parse::essence(exception->value));
      const std::string code = exception->source == kAuthority ? "access.reason.authority_" : "access.reason.";
      tell(row, {code + (strike ? "always" : "never"), {{"why", exception->reason}}});
    }
    for (const ExceptionRow& row : exceptions_.rows())
      if (row.source != kAuthority || told.contains(parse::essence(row.value))) proposal.exceptions.push_back(row);
  }

  // The name without what a release must not tell: "Afslag Peter Hansen.pdf" -> "Afslag [navn].pdf".
  std::string title_of(const std::string& name) const {
    std::vector<Finding> hidden = find_in_path(name, known_, model_);
    if (hidden.empty()) hidden = find({name, &known_}, model_);
    const base::OffsetIndex offsets(name);
    std::string title;
    std::int64_t at = 0;
    for (const Finding& finding : hidden) {
      if (finding.start < at || ground_kind_of(finding.type) == GroundKind::kNone || finding.confidence < kThreshold ||
          requester_.owns(finding.text, finding.type == FindingType::kPerson))
        continue;
      title += offsets.slice(at, finding.start);
      title += finding.type == FindingType::kPerson ? "[navn]" : "[nummer]";
      at = finding.end;
    }
    title += offsets.slice(at, offsets.length());
    return title;
  }

 private:
  void decide(FindingRow& row, const FindingRow* person) const {
    const FindingType type = type_from(row.type);
    const GroundKind kind = ground_kind_of(type);
    row.ground = ground_of(kind, law_);
    const bool told_of = type == FindingType::kHealth || type == FindingType::kOtherId;
    const bool own = told_of && person != nullptr && row.start - person->end <= kNear && requester_.owns(person->text, true);
    if (own || requester_.owns(row.text, type == FindingType::kPerson)) {
      tell(row, {"access.reason.requester", {}});
      return;
    }
    // A sentence is pointed out; to leave it out whole is for a person to say, the rest of a document must be given (§ 34).
    row.proposed = kind != GroundKind::kNone && type != FindingType::kPassage && row.confidence >= kThreshold;
    // A person may redact what is normally given; then the ground is that of private matters.
    if (kind == GroundKind::kNone) row.ground = ground_of(GroundKind::kPrivate, law_);
  }

  void add_role_words(const Content& content, std::vector<FindingRow>& rows, const std::string& document) const {
    std::vector<Finding> words;
    const base::OffsetIndex offsets(content.text);
    std::vector<const FindingRow*> told;  // a sentence that is pointed out tells nothing of its words
    for (const FindingRow& row : rows)
      if (row.type != to_text(FindingType::kPassage)) told.push_back(&row);
    std::size_t next = 0;
    for (const RoleWord& word : role_words(content.text)) {
      while (next < told.size() && told[next]->end <= word.start) ++next;
      if (next < told.size() && told[next]->start < word.end) continue;  // "Mor Hansen" is told already
      Finding finding;
      finding.id = document + "-r" + std::to_string(words.size() + 1);
      finding.start = word.start;
      finding.end = word.end;
      finding.text = offsets.slice(word.start, word.end);
      finding.entity = "role:" + word.role;
      finding.confidence = 1;
      words.push_back(std::move(finding));
    }
    for (FindingRow& row : rows_of(words, content.text)) {
      row.type = "role";
      tell(row, {"access.reason.role_word", {}});
      row.ground = ground_of(GroundKind::kPrivate, law_);
      row.proposed = role_words_;
      rows.push_back(std::move(row));
    }
  }

  Law law_;
  bool role_words_;
  Requester requester_;
  Exceptions exceptions_;
  std::set<std::string> parties_;
  const NameModel& model_;
  KnownNames known_;
};

// Of the last round and those given now; what is said last of a value stands.
std::vector<ExceptionRow> joined(std::vector<ExceptionRow> rows, const std::vector<ExceptionRow>& given) {
  rows.insert(rows.end(), given.begin(), given.end());
  std::map<std::string, std::size_t> latest;
  for (std::size_t i = 0; i < rows.size(); ++i) latest[parse::essence(rows[i].value)] = i;
  std::vector<ExceptionRow> kept;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (latest[parse::essence(rows[i].value)] == i) kept.push_back(rows[i]);
  return kept;
}

// The authority's list, but for what the case has said of the same values, and then the case's own.
std::vector<ExceptionRow> under(const std::vector<ExceptionRow>& authority, const std::vector<std::string>& lifted, std::vector<ExceptionRow> own) {
  std::set<std::string> said;
  for (const std::string& value : lifted) said.insert(parse::essence(value));
  for (const ExceptionRow& row : own) said.insert(parse::essence(row.value));
  std::vector<ExceptionRow> rows;
  for (const ExceptionRow& row : authority)
    if (!said.contains(parse::essence(row.value))) rows.push_back(row);
  rows.insert(rows.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  return rows;
}

Result<Proposal> make(const ProposeInput& input, std::vector<ExceptionRow> exceptions, jobs::JobContext& context) {
  TRY(const auto model, shared_name_model());
  TRY(std::vector<ReadDocument> read, read_all(input, context));
  Resolver resolver(input, std::move(exceptions), *model);
  for (const ReadDocument& document : read) resolver.learn(document);

  Proposal proposal;
  proposal.law = input.law;
  proposal.received = input.received;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
    DocumentRow row = std::move(read[i].row);
    row.id = "d" + std::to_string(i + 1);
    row.title = resolver.title_of(row.name);
    if (row.state == "not_read" || row.state == "partly") proposal.complete = false;
    texts.emplace_back();
    if (!row.content.empty()) {
      TRY(const std::string json, context.read(row.content));
      TRY(Content content, describe::from_json<Content>(json));
      for (FindingRow& finding : resolver.resolve(content, row)) proposal.findings.push_back(std::move(finding));
      texts.back() = std::move(content.text);
    }
    proposal.documents.push_back(std::move(row));
    context.progress(0.9 + 0.1 * static_cast<double>(i + 1) / static_cast<double>(read.size()), "access.step.resolving");
  }
  resolver.settle(proposal);
  tie_copies(proposal, texts);
  return proposal;
}

}  // namespace

Result<void> check_proposed(const ProposeInput& input) {
  if (input.files.empty() && !input.collected) return fail("access.no_files", Kind::kBadInput, {}, "files");
  return check_exceptions(input.exceptions);
}

Result<Proposal> propose(const ProposeInput& input, const std::vector<ExceptionRow>& authority, jobs::JobContext& context) {
  TRY_VOID(check_proposed(input));
  std::vector<ExceptionRow> given = input.exceptions;
  for (ExceptionRow& row : given) row.source.clear();  // nobody but the authority's list says so
  if (!input.earlier) return make(input, under(authority, {}, std::move(given)), context);
  TRY(const jobs::Earlier earlier, context.earlier(*input.earlier));
  if (earlier.kind != "propose") return fail("access.release.no_proposal", Kind::kBadInput, {{"found", earlier.kind}}, "earlier");
  TRY(const Proposal before, describe::from_json<Proposal>(earlier.output_json));
  std::vector<std::string> lifted = lifted_after(before, earlier.decisions);
  TRY(Proposal now, make(input, under(authority, lifted, joined(exceptions_after(before, earlier.decisions), given)), context));
  now.lifted = std::move(lifted);
  compare_rounds(now, *input.earlier, before, earlier.decisions);
  return now;
}

}  // namespace meretid::access
