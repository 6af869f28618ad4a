// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/usual_word.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

// "Hendersons tørre klang": the genitive of an unknown name before what it has; "Horsens er" and "Randers og" are places.
bool owns_what_follows(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 52> kGoOn = {
      U"af", U"alle", U"at", U"blev", U"bliver", U"da", U"de", U"den", U"der", U"det", U"efter", U"eller", U"en", U"er", U"et", U"for", U"fra", U"før", U"ham", U"han", U"har", U"havde", U"hos", U"hun",
      U"hvor", U"i", U"ikke", U"inden", U"ind", U"jeg", U"kan", U"kun", U"med", U"men", U"mens", U"mod", U"og", U"om", U"over", U"på", U"samt", U"siden", U"skal", U"som", U"til", U"under", U"var",
      U"ved", U"vi", U"vil", U"uden", U"ud"};
  const std::size_t next = span.last + 1;
  const auto& tokens = reading.tokens();
  if (next >= tokens.size() || tokens[next].kind != TokenKind::kWord || tokens[next].lines_before || base::is_upper(reading.text().at(tokens[next].start))) return false;
  const std::u32string_view word = reading.word(span.last);
  return word.size() > 3 && word.ends_with(U's') && std::find(kGoOn.begin(), kGoOn.end(), reading.word(next)) == kGoOn.end();
}

// "Narkose", "Garantien", "Fremsendelsens"
bool is_listed_usual(std::u32string_view word) {
  static const PhraseList usual("solutions/access/find/lists/usual_words.txt");
  if (usual.has(word)) return true;
  for (const std::u32string_view end : {U"s", U"en", U"et", U"er", U"n", U"t", U"r", U"ne", U"erne", U"ene", U"rne", U"ens", U"ets", U"ernes"})
    if (word.size() > end.size() + 2 && word.ends_with(end) && usual.has(word.substr(0, word.size() - end.size()))) return true;
  return false;
}

// "Vandføringen", "Stamdata": two words that running text writes small, joined as they are or by an s or e.
bool is_compound(const KnownPhrases& known, std::u32string_view word) {
  constexpr std::size_t kFirst = 3, kSecond = 4, kLongest = 32;
  if (word.size() > kLongest) return false;  // each cut costs a reading of the word
  const auto usual = [&](std::u32string_view part) { return (known.of(part) & kKnownSmall) != 0 || is_listed_usual(part); };
  for (std::size_t cut = kFirst; cut + kSecond <= word.size(); ++cut) {
    if (!usual(word.substr(cut))) continue;
    const std::u32string_view first = word.substr(0, cut);
    if (usual(first) || (cut > kFirst && (first.back() == U's' || first.back() == U'e') && usual(first.substr(0, cut - 1)))) return true;
  }
  return false;
}

}  // namespace

// "Min kone siger", "Hun har", "Hans svoger, Allan": whose it is, not who.
bool is_pronoun(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  const std::size_t next = span.first + 1;
  if (span.first != span.last || next >= tokens.size() || tokens[next].lines_before || tokens[next].kind != TokenKind::kWord || base::is_upper(reading.text().at(tokens[next].start))) return false;
  const std::u32string_view word = reading.word(span.first);
  if (word == U"hans") return is_kin(reading.word(next)) && (tokens[span.first].sentence_start || tokens[span.first].lines_before);
  static constexpr std::array<std::u32string_view, 9> kWords = {U"min", U"mit", U"mine", U"din", U"dit", U"han", U"hun", U"vores", U"jeres"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool begins_as_a_word(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  if (is_pronoun(reading, span)) return true;
  const auto& tokens = reading.tokens();
  const std::uint16_t bits = known.of(reading.word(span.first));
  if (span.first != span.last || !tokens[span.first].sentence_start || (!(bits & kKnownSmall) && (bits & (kKnownFrequentFirst | kKnownSurname)))) return false;
  const std::size_t next = span.first + 1;
  if (next + 1 >= tokens.size() || tokens[next].lines_before || tokens[next + 1].lines_before) return false;
  const std::u32string_view joins = reading.word(next), other = reading.word(next + 1);
  const bool small = tokens[next + 1].kind == TokenKind::kWord && !base::is_upper(reading.text().at(tokens[next + 1].start));
  if (!small) return false;
  static constexpr std::array<std::u32string_view, 8> kWinds = {U"vest", U"øst", U"nord", U"syd", U"nordvest", U"sydvest", U"nordøst", U"sydøst"};
  if (joins == U"fra") return std::find(kWinds.begin(), kWinds.end(), other) != kWinds.end();
  if (joins != U"og" && joins != U"eller") return false;
  // "Bo og konen", "Bo og hans mor" are people.
  static constexpr std::array<std::u32string_view, 24> kPeople = {U"venner", U"veninder", U"børn", U"forældre", U"familie", U"andre", U"naboer", U"kolleger", U"kollegaer", U"søskende", U"co", U"tvillinger", U"hans", U"hendes", U"deres", U"jeg", U"du", U"han", U"hun", U"vi", U"min", U"mit", U"mine", U"en"};
  const bool definite = other.ends_with(U"en") || other.ends_with(U"et") || other.ends_with(U"ne");
  return !definite && !is_kin(other) && std::find(kPeople.begin(), kPeople.end(), other) == kPeople.end();
}

bool is_label(const Reading& reading, WordLooks& looks, const KnownPhrases& known, std::size_t token) {
  const std::u32string_view word = reading.word(token);
  const std::uint16_t bits = known.of(word);
  if (word.size() == 2 && word.ends_with(U'.') && base::is_upper(reading.text().at(reading.tokens()[token].start))) return false;  // "Palle F."
  const bool next = token + 1 < reading.tokens().size();
  const bool colon = next && reading.word(token + 1) == U":";
  if (colon && !(bits & kKnownFrequentFirst)) return true;  // not "Kenneth: Jeg så det ikke."
  if ((bits & kListedName) || cue_of(word) == kNoCue) return false;  // "Banke", "Ring"
  if (colon || (bits & kKnownSmall) || is_whole_cue(word) || (next && reading.tokens()[token + 1].kind == TokenKind::kNumber)) return true;
  // "Visakort", "Varenr."
  constexpr std::u32string_view kEnds[] = {U"kort", U"kortet", U"nr", U"nr.", U"nummer", U"nummeret", U"numre", U"konto", U"kontoen", U"id", U"kode", U"koden", U"plade", U"dato", U"oplysninger"};
  if (std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::u32string_view end) { return word.ends_with(end); })) return true;
  // "Gebremedhin", "Varela" begin as "geb." and "varenr." do.
  const learn::Likeness& l = looks.of(word);
  return std::max({l[kFirst], l[kFrequentFirst], l[kSurname]}) <= l[kOrdinary];
}

bool is_usual_word(const Reading& reading, WordLooks& looks, const KnownPhrases& known, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  const auto bits = [&](std::size_t i) { return known.of_genitive(reading.word(i)); };
  if (span.last > span.first && tokens[span.last].lines_before == 1 && reading.word(span.last - 1) == U"-") return false;  // "Ka-\nren"
  bool usual = true;  // each word, or a letter with a usual word: "Team Jura", "A. Hvis"
  for (std::size_t i = span.first; i <= span.last; ++i) {
    const std::u32string_view word = reading.word(i);
    if (is_label(reading, looks, known, i)) return true;
    usual = usual && (is_case_word(word) || ((is_listed_usual(word) || (bits(i) & kKnownSmall)) && !(bits(i) & kListedName)) || (word.size() <= 2 && span.first != span.last));
  }
  if (usual) return true;
  if (span.first != span.last) return false;
  const std::u32string_view word = reading.word(span.first);
  const danish::Token& token = tokens[span.first];
  // "Hr.", "St."
  if (word.size() <= 3 && word.ends_with(U'.')) return true;
  if (known.of(word) & kKnownTitle) return true;
  // "SWIFT", "EAN"; "TU" is on a list of names and yet an office.
  constexpr std::size_t kShort = 5, kShortest = 3;
  bool capitals = word.size() <= kShort;
  for (std::int32_t at = token.start; capitals && at < token.end; ++at) capitals = base::is_upper(reading.text().at(at));
  if (capitals && word.size() <= kShortest) return true;
  const std::size_t next = span.last + 1;
  if (bits(span.first) & kListedName) return false;
  // "Ang. lån", "Arb.giver": cut short, since the sentence goes on.
  constexpr std::size_t kShortWord = 4;
  if (word.size() <= kShortWord && next + 1 < tokens.size() && reading.word(next) == U"." && !tokens[next].space_before && tokens[next + 1].kind == TokenKind::kWord && !tokens[next + 1].lines_before &&
      !base::is_upper(reading.text().at(tokens[next + 1].start)))
    return true;
  // "Garantien gælder", "Vandføringen var": the form of a noun where a sentence begins.
  constexpr double kUnsure = -0.85;  // log-odds
  if (token.sentence_start && span.score < kUnsure && word.size() > 5 && !word.ends_with(U"sen"))
    for (const std::u32string_view end : {U"en", U"et", U"erne", U"ene", U"ning", U"hed", U"tion", U"else"})
      if (word.ends_with(end)) return true;
  if (is_listed_usual(word) || is_compound(known, word)) return true;
  // "Solbakken 12"
  if (next < tokens.size() && tokens[next].kind == TokenKind::kNumber && !tokens[next].lines_before) return true;
  // "i Arrild", but "i Mewas hus" is at somebody's
  if (span.first > 0 && !token.lines_before && reading.word(span.first - 1) == U"i" && !owns_what_follows(reading, span)) return true;
  if (capitals) return true;
  const learn::Likeness& l = looks.of(word);
  constexpr double kHardly = -2.5;  // log-odds
  return span.score < kHardly && l[kOrdinary] > std::max({l[kFirst], l[kFrequentFirst], l[kSurname]});
}

}  // namespace meretid::access
