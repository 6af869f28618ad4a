// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/tokens.h"
#include "solutions/access/find/sensitive/phrases.h"
#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/values.h"
#include "solutions/access/find/sensitive/whose.h"
#include "solutions/access/find/sensitive/words.h"

namespace meretid::access {
namespace {

constexpr double kOfAPerson = 0.85, kTakenOver = 0.7, kEachMore = 0.04, kSurest = 0.97;
constexpr std::size_t kLabelWords = 6;

using danish::Token;
using danish::TokenKind;

class Reader {
 public:
  Reader(std::string_view utf8, const std::vector<Finding>& found)
      : text_(utf8), tokens_(danish::tokens(text_)), offsets_(utf8), words_(text_, tokens_), persons_(text_, tokens_, words_, found) {}

  Sensitive read() {
    for (const Sentence& s : sentences(text_, tokens_)) sentence(s);
    return std::move(out_);
  }

 private:
  struct Cues {
    int strong = 0, weak = 0;
    bool tell() const { return strong > 0 || weak > 1; }
    int count() const { return strong + weak; }
  };

  void sentence(const Sentence& s) {
    const Whose whose = persons_.of(s);
    if (whose == Whose::kNobody) return;
    const std::size_t behind_label = label_end(s);
    find_topics(s);
    std::array<Cues, kCategories> all;
    bool other = false, only_goes_with_health = false;
    for (std::size_t c = 0; c < kCategories; ++c) {
      const List list = static_cast<List>(c);
      if (list == List::kHealth) {
        if (words_.any(List::kAnimals, s.begin, s.end)) continue;
        Cues context;
        Cues cues = health(s, behind_label, context);
        only_goes_with_health = !cues.tell();
        // What stands around a sentence makes it one about somebody's health only if it says more than "medicin".
        if (whose == Whose::kOwn || cues.tell() || context.strong > 1) cues.strong += context.strong, cues.weak += context.weak;
        all[c] = cues;
      } else {
        Cues cues = counted(list, s, behind_label);
        if (list == List::kCrime) cues.strong += violence(s);
        if (list == List::kSexuality) cues.strong += partner_of_same_sex(s);
        // What is said in office is no matter of a person's own opinion.
        if (list == List::kPolitics && words_.any(List::kOfficeHolders, s.begin, s.end)) cues = {};
        all[c] = cues;
        other = other || cues.tell();
      }
    }
    // "Han gik til læge, fordi han var i tvivl om sin seksualitet" is about the other matter.
    if (other && only_goes_with_health) all[0] = {};
    const std::int64_t from = tokens_[s.begin].start, to = tokens_[s.end - 1].end;
    for (std::size_t c = 0; c < kCategories; ++c) {
      if (!all[c].tell()) continue;
      const double sure = std::min(kSurest, (whose == Whose::kOwn ? kOfAPerson : kTakenOver) + kEachMore * (all[c].count() - 1));
      out_.passages.push_back({from, to, std::string(offsets_.slice(from, to)), std::string(kListNames[c]), sure});
    }
  }

  // "Hun skriver speciale om depression": what it is about is not she.
  void find_topics(const Sentence& s) {
    topics_.clear();
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (!words_.in(List::kTopics, i)) continue;
      const std::size_t length = words_.match(List::kTopics, i, s.end).length;
      if (length == 0) continue;
      std::size_t end = i + length;
      while (end < s.end && (tokens_[end].kind != TokenKind::kMark || text_.at(tokens_[end].start) == U'-') && !joint(s, end)) ++end;
      topics_.emplace_back(i + length, end);
      i = end - 1;
    }
  }
  // "… og har gigt" goes on about her, "kørestole og rollatorer" does not.
  bool joint(const Sentence& s, std::size_t i) const {
    static constexpr std::array<std::u32string_view, 8> kJoints = {U"men", U"fordi", U"da", U"som", U"der", U"at", U"efter", U"mens"};
    const auto& word = words_.lower()[i];
    if (word == U"og") return i + 2 < s.end && tokens_[i + 2].kind != TokenKind::kMark;
    return std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end();
  }
  bool topic(std::size_t i) const {
    return std::any_of(topics_.begin(), topics_.end(), [&](const auto& t) { return t.first <= i && i < t.second; });
  }

  // "Værge: advokat Falk": what is said is behind the colon, unless that is "ja" or a number.
  std::size_t label_end(const Sentence& s) const {
    for (std::size_t i = s.begin + 1; i + 1 < s.end && i < s.begin + kLabelWords; ++i) {
      if (text_.at(tokens_[i].start) != U':' || tokens_[i - 1].kind != TokenKind::kWord) continue;
      return words_.lower()[i + 1] == U"ja" || tokens_[i + 1].kind == TokenKind::kNumber ? s.begin : i + 1;
    }
    return s.begin;
  }

  Cues counted(List list, const Sentence& s, std::size_t from) const {
    Cues cues;
    for (std::size_t i = from; i < s.end; ++i) {
      if (!words_.in(list, i) || persons_.named(i) || (list != List::kSexuality && topic(i))) continue;  // "arbejder som escortpige"
      const auto match = words_.match(list, i, s.end);
      if (match.length == 0) continue;
      ++(match.weak ? cues.weak : cues.strong);
      i += match.length - 1;
    }
    return cues;
  }

  // Illnesses and the like, each of which is a phrase of its own; in `context` what only goes with them.
  Cues health(const Sentence& s, std::size_t behind_label, Cues& context) {
    Cues cues;
    std::vector<std::pair<std::size_t, std::size_t>> weak, codes, phrases;
    std::size_t counted_to = 0;
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (tokens_[i].kind != TokenKind::kWord && tokens_[i].kind != TokenKind::kNumber) continue;
      if (const std::size_t length = persons_.named(i) ? 0 : measured_value(text_, tokens_, i, s.end); length > 0) {
        ++cues.strong;
        phrases.emplace_back(i, i + length - 1);
        i += length - 1;
        continue;
      }
      if (const std::size_t length = diagnosis_code(text_, tokens_, i, s.end); length > 0) {
        codes.emplace_back(i, i + length - 1);
        i += length - 1;
        continue;
      }
      if (persons_.named(i) || topic(i)) continue;
      if (words_.in(List::kHealth, i)) {
        const auto match = words_.match(List::kHealth, i, s.end);
        if (match.length > 0) {
          if (!(i < behind_label && !match.weak && i + match.length == behind_label - 1)) {  // "Medicin: …" is the name of a field
            ++(match.weak ? cues.weak : cues.strong);
            (match.weak ? weak : phrases).push_back(whole_phrase(words_, s, i, i + match.length - 1));
          }
          i += match.length - 1;
          continue;
        }
      }
      if (!words_.in(List::kHealthContext, i)) continue;
      const auto match = words_.match(List::kHealthContext, i, s.end);
      if (match.length == 0 || i < counted_to) continue;
      if (i >= behind_label) ++(match.weak ? context.weak : context.strong);
      counted_to = i + match.length;  // "henvist til psykiatrisk udredning": what follows may be a phrase of its own
    }
    if (cues.tell() || context.strong > 0) {
      phrases.insert(phrases.end(), codes.begin(), codes.end());
      cues.strong += static_cast<int>(codes.size());
    }
    if (cues.strong > 0 || cues.weak > 1) phrases.insert(phrases.end(), weak.begin(), weak.end());
    std::sort(phrases.begin(), phrases.end());
    add(phrases);
    return cues;
  }

  void add(const std::vector<std::pair<std::size_t, std::size_t>>& phrases) {
    for (std::size_t i = 0; i < phrases.size();) {
      const auto [first, last_of_first] = phrases[i];
      std::size_t last = last_of_first;
      for (++i; i < phrases.size() && (phrases[i].first <= last || one_phrase(words_, first, last, phrases[i].first)); ++i) last = std::max(last, phrases[i].second);
      const std::int64_t start = tokens_[first].start;
      std::int64_t end = tokens_[last].end;
      if (glued(tokens_, last + 1 < tokens_.size() ? last + 1 : 0)) end = tokens_[last + 1].end;
      if (text_.at(end - 1) == U'.' && end - start > 1) --end;
      out_.health.push_back({start, end, std::string(offsets_.slice(start, end)), kOfAPerson});
    }
  }

  // "Bent slog mor", "skubbede Lotte"; "så slog han fast" and "truede med at gå" are others.
  int violence(const Sentence& s) const {
    static constexpr std::array<std::u32string_view, 9> kOther = {U"fast", U"til", U"op", U"igennem", U"sig", U"følgeskab", U"ned", U"om", U"an"};
    bool somebody = false;
    for (std::size_t i = s.begin; i + 1 < s.end; ++i) {
      if (words_.in(List::kViolence, i) && words_.match(List::kViolence, i, s.end).length > 0 && !persons_.named(i) && somebody) {
        const bool victim = persons_.person(i + 1) || (words_.in(List::kVictims, i + 1) && words_.match(List::kVictims, i + 1, s.end).length > 0);
        const bool other = i + 2 < s.end && std::find(kOther.begin(), kOther.end(), words_.lower()[i + 2]) != kOther.end();
        if (victim && !other) return 1;
      }
      somebody = somebody || persons_.person(i) || words_.in(List::kPersons, i) || words_.in(List::kRoles, i);
    }
    return 0;
  }

  // "Hun bor med sin kone": who has one is said before it.
  int partner_of_same_sex(const Sentence& s) const {
    const auto& lower = words_.lower();
    bool she = false, he = false;
    for (std::size_t i = s.begin; i + 1 < s.end; ++i) {
      she = she || lower[i] == U"hun";
      he = he || lower[i] == U"han";
      if (lower[i] != U"sin") continue;
      const auto& partner = lower[i + 1];
      if (she && !he && (partner == U"kone" || partner == U"hustru" || partner == U"ekskone")) return 1;
      if (he && !she && (partner == U"mand" || partner == U"ægtemand" || partner == U"eksmand")) return 1;
    }
    return 0;
  }

  danish::Text text_;
  std::vector<Token> tokens_;
  base::OffsetIndex offsets_;
  Words words_;
  Persons persons_;
  std::vector<std::pair<std::size_t, std::size_t>> topics_;  // tokens of the sentence at hand
  Sensitive out_;
};

}  // namespace

Sensitive sensitive(std::string_view text, const std::vector<Finding>& found) { return Reader(text, found).read(); }

}  // namespace meretid::access
