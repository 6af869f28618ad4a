// SPDX-License-Identifier: EUPL-1.2
#include "solutions/@room@/sentences.h"

#include "base/utf8.h"
#include "danish/tokens.h"

namespace meretid::@room@ {

Reading long_sentences(std::string_view text, std::int32_t most_words) {
  const danish::Text letters(text);
  const base::OffsetIndex places(text);
  Reading reading;
  LongSentence sentence;
  const auto close = [&] {
    if (sentence.words > most_words) {
      sentence.text = places.slice(sentence.start, sentence.end);
      reading.found.push_back(sentence);
    }
    reading.words += sentence.words;
  };
  for (const danish::Token& token : danish::tokens(letters)) {
    if (token.sentence_start) {
      close();
      sentence = {};
      sentence.start = token.start;
    }
    sentence.end = token.end;
    if (token.kind != danish::TokenKind::kMark) ++sentence.words;
  }
  close();
  return reading;
}

}  // namespace meretid::@room@
