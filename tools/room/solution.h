// SPDX-License-Identifier: EUPL-1.2
// What the room's job reads and writes, described once: JSON, command line, form, page and openapi.json follow.
#pragma once

#include <string>
#include <vector>

#include "describe/describe.h"
#include "jobs/context.h"

namespace meretid::@room@ {

struct DraftInput {
  std::string text;
  std::int32_t most_words = 20;
};

/// One proposal: a person approves (it will be shortened) or rejects it (it stays).
struct SentenceRow {
  std::string id;  ///< "s1", what a decision names
  std::string text;
  std::int32_t words = 0;
};

struct Draft {
  std::int64_t words = 0;
  std::vector<SentenceRow> sentences;
};

/// "@room@.no_words" where there is nothing to read.
Result<Draft> draft(const DraftInput& input, jobs::JobContext& context);

inline void fields(describe::Fields<DraftInput>& f) {
  f.about("Finder de lange sætninger i et brev.", "Finds the long sentences of a letter.");
  f("text", &DraftInput::text).help("Brevets tekst.", "The text of the letter.").value("TEKST", "TEXT").positional().length(1, 200'000);
  f("most_words", &DraftInput::most_words).help("Så mange ord må en sætning have.", "So many words may a sentence have.").optional().range(5, 100);
  f.example("meretid @room@ draft \"$(cat solutions/@room@/sample/brev.txt)\"", "Det fiktive eksempelbrev.", "The fictional sample letter.");
}
inline void fields(describe::Fields<SentenceRow>& f) {
  f("id", &SentenceRow::id).help("Sætningens id.", "The id of the sentence.");
  f("text", &SentenceRow::text).help("Sætningen.", "The sentence.");
  f("words", &SentenceRow::words).help("Antal ord.", "Number of words.");
}
inline void fields(describe::Fields<Draft>& f) {
  f("words", &Draft::words).help("Ord i hele brevet.", "Words of the whole letter.");
  f("sentences", &Draft::sentences).help("De lange sætninger.", "The long sentences.");
}

}  // namespace meretid::@room@
