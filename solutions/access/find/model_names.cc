// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <deque>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/word_features.h"

namespace meretid::access {
namespace {

constexpr float kAsLikelyAsNot = 0.5F;
constexpr std::size_t kLongestSentence = 300;  // words; a table without marks is cut

// A tab, a bar or wide room ends a cell, and with it what may be one name.
bool begins_cell(const Reading& reading, std::size_t i) {
  constexpr std::int32_t kWide = 3;
  const auto& text = reading.text();
  if (i > 0 && reading.tokens()[i].start - reading.tokens()[i - 1].end >= kWide) return true;
  for (std::int32_t at = reading.tokens()[i].start - 1; at >= 0; --at) {
    if (text.at(at) == U'\t' || text.at(at) == U'|') return true;
    if (text.at(at) != U' ') return false;
  }
  return false;
}

// "Lindberg, Albert; Geertsen, Peter": between two names, never in one.
bool parts(const Reading& reading, std::size_t i) {
  const danish::Token& t = reading.tokens()[i];
  return t.end - t.start == 1 && std::u32string_view(U";:|()[]<>").find(reading.text().at(t.start)) != std::u32string_view::npos;
}

// "vi har talt med fatma yildiz i går": in a sentence without any capital the words that lists know as names, and that running text does not
// write small, get one, so that the model may judge them. Whether there are any.
bool give_capitals(const Reading& reading, std::size_t begin, std::vector<SentenceWord>& sentence, const KnownPhrases& known, WordLooks& looks, std::deque<std::u32string>& large) {
  bool any = false, given_before = false;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    SentenceWord& word = sentence[i];
    if (!stands_free(reading, begin + i)) continue;
    const std::uint16_t bits = known.of_genitive(word.lower);
    const learn::Likeness& l = looks.of(word.lower);
    const bool name = (bits & kListedName) && word.lower.size() > 2 && std::max({l[kFirst], l[kFrequentFirst], l[kSurname]}) > l[kOrdinary];
    // A usual word behind a given name may be its surname: "anne skov", but not the verb of "hansen skriver".
    const bool as_name = name && (!(bits & kKnownSmall) || (given_before && (bits & kKnownSurname)));
    given_before = as_name && (bits & kKnownFrequentFirst);
    if (!as_name) continue;
    std::u32string written(word.plain);
    written.front() = base::upper(written.front());
    large.push_back(std::move(written));
    word.plain = large.back();
    any = true;
  }
  return any;
}

}  // namespace

std::vector<NameSpan> model_names(const Reading& reading, const NameModel::Parts& model, WordLooks& looks, learn::Label label) {
  std::vector<NameSpan> spans;
  const auto& tokens = reading.tokens();
  const auto& text = reading.text();
  std::vector<SentenceWord> sentence;
  std::deque<std::u32string> written_large;  // words of sentences without capitals, given one
  const float shown = label == 1 ? model.least : kAsLikelyAsNot;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].sentence_start && end - begin < kLongestSentence) ++end;
    sentence.clear();
    bool capital = false;
    for (std::size_t i = begin; i < end; ++i) {
      sentence.push_back({std::u32string_view(text.plain).substr(static_cast<std::size_t>(tokens[i].start), static_cast<std::size_t>(tokens[i].end - tokens[i].start)), reading.word(i)});
      capital = capital || base::is_upper(text.at(tokens[i].start));
    }
    float least = shown;
    if (!capital && label == 1 && give_capitals(reading, begin, sentence, model.known, looks, written_large)) capital = true, least = kAsLikelyAsNot;
    if (capital) {
      const auto probabilities = learn::probabilities(model.scores(features_of(sentence, looks, model.known)));
      for (const NameRun& run : runs_of(probabilities, label, least)) {
        const double score = std::clamp(model.person.slope * run.log_odds + model.person.offset, -6.0, 6.0);
        bool cells = false;  // then a line ends one, too
        for (std::size_t first = begin + run.first; first <= begin + run.last;) {
          std::size_t last = first;
          cells = cells || (first > 0 && begins_cell(reading, first));
          while (last < begin + run.last && !begins_cell(reading, last + 1) && !parts(reading, last + 1) && !(tokens[last + 1].lines_before && (cells || is_full_name(reading, model.known, {last + 1, begin + run.last})))) ++last;
          spans.push_back({first, last, score});
          first = last + 1;
          while (first <= begin + run.last && parts(reading, first)) ++first;
        }
      }
    }
    begin = end;
    written_large.clear();
  }
  return spans;
}

}  // namespace meretid::access
