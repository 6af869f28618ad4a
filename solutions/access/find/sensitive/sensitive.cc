// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/tokens.h"
#include "solutions/access/find/sensitive/lexicon.h"

namespace meretid::access {
namespace {

constexpr std::array<std::string_view, 8> kCategories = {"health", "union", "religion", "politics", "ethnicity", "sexuality", "crime", "social"};
constexpr double kOfAPerson = 0.85, kOfNobody = 0.45, kShown = 0.5, kEachMore = 0.04, kSurest = 0.97, kSureName = 0.8;
constexpr std::size_t kLongest = 120;  // words; tables have no sentences

class Reader {
 public:
  Reader(std::string_view utf8, const std::vector<Finding>& found)
      : text_(utf8), tokens_(danish::tokens(text_)), offsets_(utf8), found_(found) {}

  Sensitive read() {
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && end - begin < kLongest && !starts(end)) ++end;
      sentence(begin, end);
      begin = end;
    }
    return std::move(out_);
  }

 private:
  // A blank line or a line that begins with a capital after one without a full stop is a new sentence, too: headings, lists.
  bool starts(std::size_t i) const {
    if (tokens_[i].sentence_start || tokens_[i].lines_before > 1) return true;
    // "medlem af 3F. Faderen": after a digit a letter with a full stop is no initial.
    return i > 1 && glued(i - 1) && text_.at(tokens_[i - 1].end - 1) == U'.' && base::is_upper(text_.at(tokens_[i].start));
  }
  // The letter of "3F", which stands as a token of its own.
  bool glued(std::size_t i) const {
    return i > 0 && tokens_[i].kind == danish::TokenKind::kWord && tokens_[i - 1].kind == danish::TokenKind::kNumber && !tokens_[i].space_before && !tokens_[i].lines_before;
  }

  void sentence(std::size_t begin, std::size_t end) {
    const std::int64_t from = tokens_[begin].start, to = tokens_[end - 1].end;
    words_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      // Glued words count where they begin.
      const bool first = i + 1 < end && glued(i + 1);
      std::u32string_view word = glued(i) && i > begin ? std::u32string_view() : text_.lower_part(tokens_[i].start, tokens_[first ? i + 1 : i].end);
      if (word.size() > 1 && word.back() == U'.') word.remove_suffix(1);
      words_.push_back(word);
    }
    const bool person = speaks_of_a_person(from, to);
    for (const std::string_view category : kCategories) {
      const Lexicon& lexicon = Lexicon::of(category);
      int cues = 0;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if (tokens_[begin + i].kind == danish::TokenKind::kMark || named(tokens_[begin + i].start)) continue;
        const std::size_t length = lexicon.match(words_, i);
        if (length == 0) {
          cues += category == "health" && Lexicon::of("health_context").match(words_, i) > 0;
          continue;
        }
        ++cues;
        if (category == "health" && person) add_phrase(begin + i, begin + i + length - 1, begin, end);
        i += length - 1;
      }
      if (cues == 0) continue;
      const double sure = std::min(kSurest, (person ? kOfAPerson : kOfNobody) + kEachMore * (cues - 1));
      if (sure >= kShown) out_.passages.push_back({from, to, std::string(offsets_.slice(from, to)), std::string(category), sure});
    }
  }

  bool speaks_of_a_person(std::int64_t from, std::int64_t to) const {
    for (const Finding& f : found_)
      if (f.start < to && f.end > from && ((f.type == FindingType::kPerson && f.confidence >= kDoubtfulPerson) || f.type == FindingType::kCpr || f.type == FindingType::kBirthdate))
        return true;
    const Lexicon& persons = Lexicon::of("persons");
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (persons.match(words_, i) > 0) return true;
    return false;
  }
  // "Bent Mani" is a name, not an illness; "Sertralin" by itself is a name only when that is as good as sure.
  bool named(std::int64_t at) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Finding& f) {
      const bool doubtful = f.type == FindingType::kPerson && f.confidence < kSureName && f.text.find(' ') == std::string::npos;
      return f.start <= at && at < f.end && !doubtful;
    });
  }

  // With what says how bad it is in front ("svær depression") and which kind behind ("diabetes type 2"). Two cues beside each other are
  // one phrase.
  void add_phrase(std::size_t first, std::size_t last, std::size_t begin, std::size_t sentence_end) {
    static constexpr std::array<std::string_view, 18> kHow = {"svær", "svært", "let", "lettere", "moderat", "middelsvær", "kronisk", "kroniske", "akut", "alvorlig",
                                                              "mild", "tilbagevendende", "ubehandlet", "medfødt", "arvelig", "infantil", "paranoid", "blandet"};
    const auto word = [&](std::size_t i) { return base::encode(words_[i - begin]); };
    while (first > begin && std::find(kHow.begin(), kHow.end(), word(first - 1)) != kHow.end()) --first;
    if (last + 2 < sentence_end && word(last + 1) == "type" && word(last + 2).size() <= 2) last += 2;
    if (last + 1 < sentence_end && (word(last + 1) == "sygdom" || word(last + 1) == "syndrom" || word(last + 1) == "lidelse")) ++last;
    const std::int64_t start = tokens_[first].start;
    std::int64_t end = tokens_[last].end;
    if (text_.at(end - 1) == U'.' && end - start > 1) --end;
    if (!out_.health.empty() && start > out_.health.back().start && start - out_.health.back().end <= 1) {
      Phrase& before = out_.health.back();
      before.end = std::max(end, before.end);
      before.text = offsets_.slice(before.start, before.end);
      return;
    }
    out_.health.push_back({start, end, std::string(offsets_.slice(start, end)), kOfAPerson});
  }

  danish::Text text_;
  std::vector<danish::Token> tokens_;
  base::OffsetIndex offsets_;
  const std::vector<Finding>& found_;
  std::vector<std::u32string_view> words_;
  Sensitive out_;
};

}  // namespace

Sensitive sensitive(std::string_view text, const std::vector<Finding>& found) { return Reader(text, found).read(); }

}  // namespace meretid::access
