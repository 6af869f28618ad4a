// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/law/advice.h"

#include <algorithm>
#include <array>

#include "base/catalogue.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr double kMuch = 0.5;               // of a document's letters
constexpr std::size_t kMostRows = 20;
constexpr std::int64_t kNear = 250;         // code points within which age, place and work belong together
constexpr std::size_t kFirstLines = 600;    // bytes in which a document says what it is

std::string said(std::string_view key, const base::Arguments& arguments = {}) { return base::text(key, base::Language::kDanish, arguments); }

bool letter_or_digit(char32_t c) { return base::is_letter(c) || (c >= U'0' && c <= U'9'); }

/// What stays, with removed letters as blanks: places do not move.
std::u32string kept_of(std::string_view text, const std::vector<Span>& removed) {
  std::u32string kept = base::decode(text);
  for (const Span& span : removed)
    for (std::int64_t at = std::max<std::int64_t>(span.start, 0); at < span.end && at < static_cast<std::int64_t>(kept.size()); ++at)
      kept[static_cast<std::size_t>(at)] = U' ';
  return kept;
}

struct Word {
  std::int64_t start = 0, end = 0;
  std::u32string lower;
  bool capital = false;
};
std::vector<Word> words_of(const std::u32string& text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (!letter_or_digit(text[i])) {
      ++i;
      continue;
    }
    Word word{static_cast<std::int64_t>(i), 0, {}, base::is_upper(text[i])};
    for (; i < text.size() && (letter_or_digit(text[i]) || (text[i] == U'-' && i + 1 < text.size() && letter_or_digit(text[i + 1]))); ++i) word.lower += base::lower(text[i]);
    word.end = static_cast<std::int64_t>(i);
    words.push_back(std::move(word));
  }
  return words;
}

bool ends_with_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view end) { return word.size() > end.size() + 1 && word.ends_with(end); });
}

bool tells_age(const std::vector<Word>& words, std::size_t i) {
  const std::u32string& word = words[i].lower;
  const auto number = std::find_if(word.begin(), word.end(), [](char32_t c) { return c < U'0' || c > U'9'; });
  const auto digits = number - word.begin();
  if (digits < 1 || digits > 2) return false;
  if (std::u32string_view(word).substr(static_cast<std::size_t>(digits)).starts_with(U"-årig")) return true;
  return number == word.end() && i + 1 < words.size() && words[i + 1].lower == U"år" && i + 2 < words.size() &&
         (words[i + 2].lower == U"gammel" || words[i + 2].lower == U"gamle");
}
bool tells_place(const Word& word) {
  return word.capital && ends_with_one_of(word.lower, {U"gade", U"vej", U"vejen", U"gaden", U"allé", U"stræde", U"rup", U"torp", U"strup", U"købing", U"sted", U"løse"});
}
bool tells_work(const Word& word) {
  return ends_with_one_of(word.lower, {U"lærer", U"læreren", U"pædagog", U"pædagogen", U"sygeplejerske", U"sygeplejersken", U"læge", U"lægen", U"chauffør",
                                       U"chaufføren", U"mester", U"mesteren", U"assistent", U"assistenten", U"leder", U"lederen", U"præst", U"præsten",
                                       U"konsulent", U"konsulenten", U"tekniker", U"ingeniør", U"ingeniøren", U"forpagter", U"landmand"}) ||
         word.lower == U"præst" || word.lower == U"præsten" || word.lower == U"læge" || word.lower == U"lærer" || word.lower == U"landmand";
}

void mosaics(std::string_view document, const std::vector<Word>& words, std::vector<AdviceRow>& rows) {
  std::int64_t told_until = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].start < told_until || !tells_age(words, i)) continue;
    std::size_t from = i;
    while (from > 0 && words[i].start - words[from - 1].start < kNear) --from;
    bool place = false, work = false;
    std::size_t to = from;
    for (; to < words.size() && words[to].start - words[i].start < kNear; ++to) {
      place = place || tells_place(words[to]);
      work = work || tells_work(words[to]);
    }
    if (!place || !work || rows.size() >= kMostRows) continue;
    told_until = words[to - 1].end;
    rows.push_back({"mosaic", std::string(document), words[from].start, told_until, said("access.advice.mosaic")});
  }
}

// A sentence of an internal document that tells what was measured, said, paid or found.
void facts(std::string_view document, const std::u32string& text, std::vector<AdviceRow>& rows) {
  static constexpr std::array<std::u32string_view, 14> kFacts = {U" målt", U" måling", U" oplyst", U" oplyste", U" konstateret", U" konstaterede", U" modtaget", U" betalt",
                                                                U" udgør", U" besigtig", U" fremgår af", U" viser,", U" viser at", U" er registreret"};
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size() || ((text[i] == U'.' || text[i] == U'\n') && (i + 1 >= text.size() || text[i + 1] == U' ' || text[i + 1] == U'\n'));
    if (!end) continue;
    std::u32string sentence = U" ";
    bool digit = false;
    for (std::size_t k = start; k < i; ++k) {
      sentence += text[k] == U'\n' ? U' ' : base::lower(text[k]);
      digit = digit || (text[k] >= U'0' && text[k] <= U'9');
    }
    const bool fact = digit && std::any_of(kFacts.begin(), kFacts.end(), [&](std::u32string_view word) { return sentence.find(word) != sentence.npos; });
    if (fact && i - start > 25 && rows.size() < kMostRows)
      rows.push_back({"extract", std::string(document), static_cast<std::int64_t>(start), static_cast<std::int64_t>(i), said("access.advice.extract")});
    start = i + 1;
  }
}

}  // namespace

double share_removed(std::string_view text, const std::vector<Span>& removed) {
  const std::u32string all = base::decode(text), kept = kept_of(text, removed);
  const auto before = std::count_if(all.begin(), all.end(), letter_or_digit), after = std::count_if(kept.begin(), kept.end(), letter_or_digit);
  return before == 0 ? 0 : static_cast<double>(before - after) / static_cast<double>(before);
}

bool looks_internal(std::string_view text) {
  const std::string head = base::lower(text.substr(0, kFirstLines));
  for (const char* sign : {"internt notat", "internt dokument", "arbejdsdokument", "intern mail", "til internt brug", "kun til intern", "internt arbejdspapir", "udkast til", "intern vurdering"})
    if (head.find(sign) != head.npos) return true;
  return false;
}

std::vector<AdviceRow> advice_on(std::string_view document, std::string_view text, const std::vector<Span>& removed) {
  std::vector<AdviceRow> rows;
  if (const double share = share_removed(text, removed); share > kMuch)
    rows.push_back({"over_redaction", std::string(document), 0, 0, said("access.advice.over_redaction", {{"found", std::to_string(static_cast<int>(share * 100))}})});
  const std::u32string kept = kept_of(text, removed);
  mosaics(document, words_of(kept), rows);
  if (looks_internal(text)) facts(document, kept, rows);
  return rows;
}

}  // namespace meretid::access
