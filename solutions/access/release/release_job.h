// SPDX-License-Identifier: EUPL-1.2
// The job "release": a proposal and what a person decided of it in; verified PDFs, aktliste.csv, log.json and verification.json out.
// On the server the decisions come from the record, and one proposed finding without a decision stops the release;
// where the case asks for a second reader (record/second_reader.h), so does one decision that matters and that nobody else has confirmed.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/id.h"
#include "jobs/context.h"
#include "solutions/access/law/advice.h"
#include "solutions/access/law/letter_facts.h"
#include "solutions/access/propose/proposal.h"
#include "solutions/access/release/verification.h"

namespace meretid::access {

struct DecisionRow {
  std::string part;     ///< the finding's id
  std::string decided;  ///< "approve", "amend", "reject"
  std::string ground;   ///< with amend: the ground that a person chose
  std::string reason;
  std::optional<BoxRow> box = {};  ///< of a box drawn by hand, whose part is "d1-box1"
};
/// The file of --decisions.
struct DecisionList {
  std::vector<DecisionRow> decisions;
};

struct ReleaseInput {
  std::optional<Id<jobs::Job>> proposal;  ///< on the server
  LetterRow letter;                       ///< on the server: what it leaves empty, the decision on the part "letter" says
  bool pseudonyms = false;                ///< "part 1" in the boxes in the place of the ground
  bool partial = false;                   ///< only what raises no doubt: documents all of whose proposals are decided; the rest follows later
  // On the command line, where there is no record; refused on the server.
  std::optional<describe::Upload> draft;
  std::vector<DecisionRow> decisions;
  bool unreviewed = false;                ///< every proposal is applied, and everything says that nobody looked
};

struct ReleaseReport {
  bool reviewed = false, complete = false;
  std::int64_t released = 0, refused = 0, not_read = 0;
  std::int64_t raster_pages = 0;  ///< released pages that became pictures
  std::vector<VerificationRow> documents;
  std::vector<AdviceRow> advice;  ///< what to look at twice, after the decisions
  std::string due;                ///< the last day of the term, ISO 8601; empty when nobody said when the request came
  std::int64_t working_days_left = 0;  ///< negative: the term is over
  double hours = 0;               ///< estimated effort
};

Result<ReleaseReport> release(const ReleaseInput& input, jobs::JobContext& context);

inline void fields(describe::Fields<DecisionRow>& f) {
  f("part", &DecisionRow::part);
  f("decided", &DecisionRow::decided).pattern("approve|amend|reject", "approve, amend eller reject", "approve, amend or reject");
  f("ground", &DecisionRow::ground).optional();
  f("reason", &DecisionRow::reason).optional();
  f("box", &DecisionRow::box);
}
inline void fields(describe::Fields<DecisionList>& f) { f("decisions", &DecisionList::decisions); }
inline void fields(describe::Fields<ReleaseInput>& f) {
  f.about("Laver overstregede, kontrollerede dokumenter af et forslag, som et menneske har gennemgået.",
          "Makes redacted, verified documents of a proposal that a person has reviewed.");
  f("proposal", &ReleaseInput::proposal).help("Forslagets job.", "The job of the proposal.");
  f("letter", &ReleaseInput::letter).help("Brevets oplysninger.", "What the letter says.").optional();
  f("pseudonyms", &ReleaseInput::pseudonyms)
      .help("Skriv »part 1«, »sagsbehandler 2« i felterne i stedet for grundlaget.", "Write \"part 1\", \"sagsbehandler 2\" in the boxes instead of the ground.").optional();
  f("partial", &ReleaseInput::partial)
      .help("Delafgørelse: kun dokumenter uden tvivl, resten følger senere.", "Partial decision: only documents without doubt, the rest follows later.").optional();
  f("draft", &ReleaseInput::draft).help("Forslaget som fil (kun på kommandolinjen).", "The proposal as a file (command line only).").hidden();
  f("decisions", &ReleaseInput::decisions).help("Beslutninger (kun på kommandolinjen).", "Decisions (command line only).").hidden();
  f("unreviewed", &ReleaseInput::unreviewed).help("Udkast uden gennemgang (kun på kommandolinjen).", "Draft without review (command line only).").hidden();
}
inline void fields(describe::Fields<ReleaseReport>& f) {
  f("reviewed", &ReleaseReport::reviewed);
  f("complete", &ReleaseReport::complete);
  f("released", &ReleaseReport::released);
  f("refused", &ReleaseReport::refused);
  f("not_read", &ReleaseReport::not_read);
  f("raster_pages", &ReleaseReport::raster_pages).optional();
  f("documents", &ReleaseReport::documents);
  f("advice", &ReleaseReport::advice).optional();
  f("due", &ReleaseReport::due).optional();
  f("working_days_left", &ReleaseReport::working_days_left).optional();
  f("hours", &ReleaseReport::hours).optional();
}

}  // namespace meretid::access
