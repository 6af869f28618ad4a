// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/tokens.h"
#include "solutions/access/find/sensitive/phrases.h"
#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/telling.h"
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
      : text_(utf8), tokens_(danish::tokens(text_)), offsets_(utf8), words_(text_, tokens_), persons_(text_, tokens_, words_, found), telling_(text_, tokens_, words_) {}

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
    const bool names = telling_.only_names(s), head = names && telling_.letter_head(s);
    const bool said = whose == Whose::kOwn && !names;  // of somebody, that he has, gets or is something
    std::array<Cues, kCategories> all;
    bool other = false, only_goes_with_health = false;
    for (std::size_t c = 0; c < kCategories; ++c) {
      const List list = static_cast<List>(c);
      if (list == List::kHealth) {
        if (words_.any(List::kAnimals, s.begin, s.end)) continue;
        Cues context;
        const std::size_t before = out_.health.size();
        Cues cues = health(s, behind_label, whose, context);
        // "Diagnose: epilepsi" is no more than its phrase, which is struck.
        if (behind_label > s.begin && out_.health.size() == before && !telling_.has_verb(s)) continue;  // "Hjælpemidler: rollator og badebænk."
        if (names && (head || s.cell || !cues.tell() || covered(s, behind_label, before))) continue;
        only_goes_with_health = !cues.tell();
        // What stands around a sentence makes it one about somebody's health only if it says more than "medicin".
        if (whose == Whose::kOwn || cues.tell() || context.strong > 1) cues.strong += context.strong, cues.weak += context.weak;
        all[c] = cues;
      } else {
        if (head || (names && s.cell && list == List::kSexuality)) continue;  // "Far/medmor"
        Cues cues = counted(list, s, behind_label, said);
        if (list == List::kCrime) cues.strong += violence(s);
        if (list == List::kSexuality) cues.strong = std::max(0, cues.strong + partner_of_same_sex(s));
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

  // "Bo Thorup i opgang 4", "talt med Ida": a name is no verb and no union. Parties and congregations look like names.
  bool of_a_name(List list, std::size_t i, std::size_t length) const {
    if (list == List::kReligion || list == List::kPolitics || list == List::kEthnicity) return false;
    for (std::size_t k = i; k < i + length; ++k)
      if (persons_.named(k) && base::is_letter(text_.at(tokens_[k].start)) && !base::is_upper(text_.at(tokens_[k].end - 1))) return true;
    return false;
  }
  bool service(const Sentence& s, std::size_t i, std::size_t length, bool said) const {
    const bool work = length == 1 && i + 1 < s.end && persons_.named(i + 1) && words_.lower()[i].find(U"familie") == std::u32string_view::npos;  // "Støttekontaktperson Ane Holst"
    if (said && !work) return false;
    for (std::size_t k = i; k < i + length; ++k)
      if (words_.in(List::kServices, k) && words_.match(List::kServices, k, s.end).length > 0) return true;
    return false;
  }

  // Whether the phrases found last are at least half of what stands behind the label.
  bool covered(const Sentence& s, std::size_t from, std::size_t first_phrase) const {
    std::int64_t letters = 0, phrases = 0;
    for (std::size_t i = from; i < s.end; ++i)
      if (persons_.person(i)) return false;
    for (std::size_t i = from; i < s.end; ++i) letters += tokens_[i].kind == TokenKind::kMark ? 0 : tokens_[i].end - tokens_[i].start;
    for (std::size_t i = first_phrase; i < out_.health.size(); ++i) phrases += out_.health[i].end - out_.health[i].start;
    return 2 * phrases >= letters;
  }

  Cues counted(List list, const Sentence& s, std::size_t from, bool said) const {
    Cues cues;
    for (std::size_t i = from; i < s.end; ++i) {
      if (!words_.in(list, i) || (list != List::kSexuality && topic(i))) continue;  // "arbejder som escortpige"
      const auto match = words_.match(list, i, s.end);
      if (match.length == 0 || (persons_.named(i) && match.length < 2)) continue;  // "Hizb ut-Tahrir" looks like a name, and is none
      if (of_a_name(list, i, match.length) || (list == List::kSocial && service(s, i, match.length, said))) continue;
      ++(match.weak ? cues.weak : cues.strong);
      i += match.length - 1;
    }
    return cues;
  }

  // Illnesses and the like, each of which is a phrase of its own; in `context` what only goes with them.
  Cues health(const Sentence& s, std::size_t behind_label, Whose whose, Cues& context) {
    Cues cues;
    std::vector<std::pair<std::size_t, std::size_t>> weak, codes, values, phrases;
    std::size_t counted_to = 0;
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (tokens_[i].kind != TokenKind::kWord && tokens_[i].kind != TokenKind::kNumber) continue;
      if (const std::size_t length = persons_.named(i) ? 0 : measured_value(text_, tokens_, i, s.end); length > 0) {
        if (!measured_in_everybody(words_.lower()[i])) ++cues.strong, phrases.emplace_back(i, i + length - 1);
        else values.emplace_back(i, i + length - 1);
        i += length - 1;
        continue;
      }
      if (const std::size_t length = diagnosis_code(text_, tokens_, i, s.end); length > 0) {
        codes.emplace_back(i, i + length - 1);
        i += length - 1;
        continue;
      }
      if (persons_.named(i) || topic(i) || telling_.ward(s, i)) continue;
      if (drinks(s, i)) {
        ++cues.strong;
        continue;
      }
      if (const std::size_t length = may_be_medicine(i) ? dosed(words_, s, i) : 0; length > 0) {
        ++cues.strong;
        phrases.emplace_back(i, i + length - 1);
        i += length - 1;
        continue;
      }
      if (words_.in(List::kHealth, i)) {
        const auto match = words_.match(List::kHealth, i, s.end);
        if (match.length > 0) {
          const bool does = match.length > 1 && behaviour(words_.lower()[i]);
          if (!(i < behind_label && !match.weak && i + match.length == behind_label - 1)) {  // "Medicin: …" is the name of a field
            // "Blodprøver taget", where nobody is named
            const auto usual = words_.match(List::kUnspecific, i, s.end);
            const bool little = match.weak || (whose == Whose::kTaken && match.length == 1 && usual.length > 0 && usual.weak);
            ++(little ? cues.weak : cues.strong);
            if (!does) (match.weak ? weak : phrases).push_back(whole_phrase(words_, s, i, i + match.length - 1));
          }
          if (!does) {
            i += match.length - 1;
            continue;
          }
          counted_to = std::max(counted_to, i + match.length);
          continue;
        }
      }
      if (!words_.in(List::kHealthContext, i)) continue;
      const auto match = words_.match(List::kHealthContext, i, s.end);
      if (match.length == 0 || i < counted_to) continue;
      if (match.length > 1 && (telling_.ward(s, i + match.length - 1) || topic(i + match.length - 1))) continue;  // "har været ansat på sygehuset"
      const bool title = match.length == 1 && i + 1 < s.end && persons_.named(i + 1);  // "psykolog Eva Kjær"
      if (i >= behind_label && !title) ++(match.weak ? context.weak : context.strong);
      counted_to = i + match.length;  // "henvist til psykiatrisk udredning": what follows may be a phrase of its own
    }
    if (cues.tell()) phrases.insert(phrases.end(), values.begin(), values.end());
    if (cues.tell() || context.strong > 0) phrases.insert(phrases.end(), codes.begin(), codes.end());
    if (cues.strong > 0 || cues.weak > 1) phrases.insert(phrases.end(), weak.begin(), weak.end());
    std::sort(phrases.begin(), phrases.end());
    add(phrases);
    return cues;
  }

  // "går med krykker", "kan ikke løfte": what somebody does or cannot do makes the sentence one about health, and is no illness to be
  // struck by itself. "sover dårligt" and "hører stemmer" are complaints.
  static bool behaviour(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 44> kDoes = {U"kan", U"kunne", U"går", U"gik", U"gå", U"gået", U"faldet", U"falder", U"faldt", U"falde", U"løfte", U"løfter", U"sidder", U"sad", U"bruger", U"brugte", U"bruge", U"tisser", U"tissede", U"drikker",
                                                                  U"drak", U"drukket", U"ryger", U"røg", U"røget", U"græder", U"græd", U"taler", U"talte", U"spiser", U"spiste", U"glemmer", U"glemte", U"husker", U"står", U"bærer", U"er", U"var", U"øl", U"flaske", U"lugt", U"lugter", U"lugtede", U"lugtet"};
    return std::find(kDoes.begin(), kDoes.end(), word) != kDoes.end();
  }

  // A name, or made like one: "Anagrelid", "imozop" and not "viste 12 mg".
  bool may_be_medicine(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 12> kMade = {U"in", U"ol", U"an", U"il", U"on", U"am", U"id", U"at", U"ax", U"ine", U"yl", U"op"};
    if (tokens_[i].kind != TokenKind::kWord || words_.in(List::kHealth, i)) return false;
    const auto& word = words_.lower()[i];
    return base::is_upper(text_.at(tokens_[i].start)) || std::any_of(kMade.begin(), kMade.end(), [&](std::u32string_view end) { return word.ends_with(end); });
  }

  // "Hun drikker", "han havde drukket om morgenen": without saying what, it is alcohol.
  bool drinks(const Sentence& s, std::size_t i) const {
    static constexpr std::array<std::u32string_view, 5> kForms = {U"drikker", U"drak", U"drukket", U"drikke", U"drukken"};
    static constexpr std::array<std::u32string_view, 24> kBehind = {U"igen", U"for", U"fast", U"dagligt", U"tæt", U"stadig", U"hver", U"om", U"når", U"mens", U"og", U"ikke", U"aldrig", U"selv", U"i", U"sig",
                                                                   U"mere", U"meget", U"lidt", U"hele", U"alene", U"efter", U"siden", U"somme"};
    static constexpr std::array<std::u32string_view, 10> kInnocent = {U"kaffe", U"vand", U"te", U"saft", U"mælk", U"glas", U"væske", U"spise", U"spiser", U"spist"};
    const auto& lower = words_.lower();
    const bool behind = i + 1 == s.end || tokens_[i + 1].kind == TokenKind::kMark;
    if (lower[i] == U"påvirket" || lower[i] == U"beruset") return behind && i > s.begin && tokens_[i - 1].kind == TokenKind::kMark;  // "truffet hjemme, påvirket"
    if (std::find(kForms.begin(), kForms.end(), lower[i]) == kForms.end()) return false;
    for (std::size_t k = i > s.begin + 3 ? i - 3 : s.begin; k < std::min(s.end, i + 6); ++k)
      if (std::find(kInnocent.begin(), kInnocent.end(), lower[k]) != kInnocent.end()) return false;
    if (lower[i] == U"drikke" && (i == s.begin || lower[i - 1] == U"at") && !(i + 1 < s.end && (lower[i + 1] == U"igen" || lower[i + 1] == U"sig" || lower[i + 1] == U"for"))) return false;
    return behind || std::find(kBehind.begin(), kBehind.end(), lower[i + 1]) != kBehind.end();
  }

  // All its words are such that nobody strikes by themselves: "medicin", "sygemeldt", "er syg".
  bool unspecific(std::size_t first, std::size_t last) const {
    constexpr std::size_t kShort = 2;
    for (std::size_t i = first; i <= last; ++i)
      if (tokens_[i].kind == TokenKind::kNumber || (words_.lower()[i].size() > kShort && tokens_[i].kind == TokenKind::kWord && words_.match(List::kUnspecific, i, last + 1).length == 0)) return false;
    return true;
  }

  void add(const std::vector<std::pair<std::size_t, std::size_t>>& phrases) {
    for (std::size_t i = 0; i < phrases.size();) {
      std::size_t first = phrases[i].first, last = phrases[i].second;
      for (++i; i < phrases.size() && (phrases[i].first <= last || one_phrase(words_, first, last, phrases[i].first)); ++i) last = std::max(last, phrases[i].second);
      first = behind_treatment(words_, first, last);
      if (unspecific(first, last)) continue;
      if (first > 0 && !tokens_[first].lines_before && (words_.lower()[first - 1] == U"en" || words_.lower()[first - 1] == U"et")) --first;  // "en blodprop"
      const std::int64_t start = tokens_[first].start;
      std::int64_t end = tokens_[last].end;
      if (glued(tokens_, last + 1 < tokens_.size() ? last + 1 : 0)) end = tokens_[last + 1].end;
      // "blodfortyndende (Marevan)"
      if (last + 1 < tokens_.size() && text_.at(tokens_[last + 1].start) == U')' && std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(first), tokens_.begin() + static_cast<std::ptrdiff_t>(last), [&](const Token& token) { return text_.at(token.start) == U'('; }))
        end = tokens_[last + 1].end;
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

  // "Hun bor med sin kone", "Kasper fortæller, at kæresten hedder Mathias": who has one is said before it.
  int partner_of_same_sex(const Sentence& s) const {
    static constexpr std::array<std::u32string_view, 14> kPartner = {U"kæreste", U"kæresten", U"samlever", U"samleveren", U"ægtefælle", U"ægtefællen", U"partner", U"partneren", U"forlovede", U"ekskæreste", U"ekskæresten",
                                                                    U"kærester", U"gift", U"forlovet"};
    static constexpr std::array<std::u32string_view, 9> kBetween = {U"hedder", U"er", U"med", U",", U":", U"ved", U"navn", U"hos", U"ny"};
    const auto& lower = words_.lower();
    bool she = false, he = false;
    Near near = Near::kNobody;
    for (std::size_t i = s.begin; i + 1 < s.end; ++i) {
      if (std::find(kPartner.begin(), kPartner.end(), lower[i]) != kPartner.end() && she != he) {
        std::size_t name = i + 1;
        while (name < s.end && name < i + 4 && std::find(kBetween.begin(), kBetween.end(), lower[name]) != kBetween.end()) ++name;
        if (name < s.end && name > i + 1 && persons_.person(name) && (she ? woman(name) : man(name))) return 1;
      }
      // "Ane og Lise er gift": two of one sex
      if (i + 3 < s.end && lower[i + 1] == U"og" && persons_.person(i) && persons_.person(i + 2) && ((man(i) && man(i + 2)) || (woman(i) && woman(i + 2)))) {
        static constexpr std::array<std::u32string_view, 8> kCouple = {U"gift", U"kærester", U"forlovede", U"forlovet", U"viet", U"par", U"samlevende", U"ægtefæller"};
        for (std::size_t k = i + 3; k < std::min(s.end, i + 7); ++k)
          if (std::find(kCouple.begin(), kCouple.end(), lower[k]) != kCouple.end() && lower[k - 1] != U"med") return 1;
      }
      if (const Near whom = lives_with(s, i); whom != Near::kNobody && near != Near::kNobody) return whom == near ? 1 : -1;  // of the other sex it says nothing
      if (lower[i] == U"hun" || is_female(lower[i]) || (persons_.person(i) && woman(i))) near = Near::kShe;
      if (lower[i] == U"han" || is_male(lower[i]) || (persons_.person(i) && man(i))) near = Near::kHe;
      she = she || lower[i] == U"hun" || (persons_.person(i) && woman(i));
      he = he || lower[i] == U"han" || (persons_.person(i) && man(i));
      if (lower[i] != U"sin") continue;
      const auto& partner = lower[i + 1];
      if (she && !he && (partner == U"kone" || partner == U"hustru" || partner == U"ekskone")) return 1;
      if (he && !she && (partner == U"mand" || partner == U"ægtemand" || partner == U"eksmand")) return 1;
    }
    return 0;
  }
  enum class Near : std::uint8_t { kNobody, kShe, kHe };
  static bool is_male(std::u32string_view word) { return word == U"faderen" || word == U"faren" || word == U"sønnen" || word == U"broderen" || word == U"eksmanden" || word == U"ægtemanden"; }
  static bool is_female(std::u32string_view word) { return word == U"moderen" || word == U"moren" || word == U"datteren" || word == U"søsteren" || word == U"ekskonen" || word == U"hustruen"; }
  // "lever nu sammen med en mand"
  Near lives_with(const Sentence& s, std::size_t i) const {
    static constexpr std::array<std::u32string_view, 13> kTogether = {U"lever", U"levede", U"bor", U"sammen", U"gift", U"forhold", U"parforhold", U"kæreste", U"kærester", U"forelsket", U"forlovet", U"viet", U"dater"};
    constexpr std::size_t kBack = 7;
    const auto& lower = words_.lower();
    if ((lower[i] != U"en" && lower[i] != U"anden") || i == s.begin || (lower[i - 1] != U"med" && lower[i - 1] != U"i" && lower[i - 1] != U"en")) return Near::kNobody;
    const auto& whom = lower[i + 1];
    const Near one = whom == U"mand" || whom == U"fyr" ? Near::kHe : whom == U"kvinde" || whom == U"pige" ? Near::kShe : Near::kNobody;
    for (std::size_t k = i; one != Near::kNobody && k > s.begin && i - k < kBack; --k)
      if (std::find(kTogether.begin(), kTogether.end(), lower[k - 1]) != kTogether.end()) return one;
    return Near::kNobody;
  }
  bool man(std::size_t i) const { return words_.in(List::kMen, i); }
  bool woman(std::size_t i) const { return words_.in(List::kWomen, i); }

  danish::Text text_;
  std::vector<Token> tokens_;
  base::OffsetIndex offsets_;
  Words words_;
  Persons persons_;
  Telling telling_;
  std::vector<std::pair<std::size_t, std::size_t>> topics_;  // tokens of the sentence at hand
  Sensitive out_;
};

}  // namespace

Sensitive sensitive(std::string_view text, const std::vector<Finding>& found) { return Reader(text, found).read(); }

}  // namespace meretid::access
