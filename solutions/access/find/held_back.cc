// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/held_back.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

bool is_noble(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 10> kTitles = {U"prinsesse", U"prins", U"dronning", U"kong", U"kronprins", U"kronprinsesse", U"sankt", U"sct.", U"lille", U"gamle"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

}  // namespace

bool is_known_place(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // "Thisted, den 1. marts 2020": where a letter was written.
  if (span.first == span.last && span.last + 3 < tokens.size() && reading.word(span.last + 1) == U"," && reading.word(span.last + 2) == U"den" && tokens[span.last + 3].kind == TokenKind::kNumber &&
      (tokens[span.first].sentence_start || tokens[span.first].lines_before) && known.of(reading.word(span.first)) & (kKnownTown | kKnownPlace))
    return true;
  // "Aarhus C", "Randers NØ", "Ans By": a district, in the span or behind it.
  const auto district = [&](std::size_t i) {
    const danish::Token& t = tokens[i];
    return t.end - t.start <= 2 && (base::is_upper(reading.text().at(t.end - 1)) || reading.word(i) == U"by" || reading.word(i) == U"st");
  };
  if (span.last > span.first && district(span.last)) return is_known_place(reading, known, {span.first, span.last - 1});
  if (span.first > 0 && district(span.first) && span.first == span.last && known.of_genitive(reading.word(span.first - 1)) & (kKnownTown | kKnownPlace)) return true;
  const bool beside = span.last + 1 < tokens.size() && tokens[span.last + 1].start - tokens[span.last].end <= 1 && reading.text().at(tokens[span.last].end) != U'\t';
  if (beside && !tokens[span.last + 1].lines_before && base::is_upper(reading.text().at(tokens[span.last + 1].start)) && district(span.last + 1) &&
      known.of_genitive(reading.word(span.last)) & kKnownTown)
    return true;
  for (std::size_t from = span.first - std::min<std::size_t>(span.first, 2); from <= span.first; ++from) {
    std::u32string phrase;
    for (std::size_t i = from; i < std::min(tokens.size(), span.last + 3); ++i) {
      if (i > from && tokens[i].lines_before) break;
      if (i > from) phrase += U' ';
      phrase += reading.word(i);
      if (i < span.last || !(known.of_genitive(phrase) & (kKnownTown | kKnownPlace))) continue;
      bool name = false;
      for (std::size_t k = span.first; k <= span.last; ++k) name = name || (known.of_genitive(reading.word(k)) & kListedName);
      if (!name || i > from) return true;
    }
  }
  return false;
}

bool is_title(const Reading& reading, const KnownPhrases& known, std::size_t token) {
  const std::uint16_t bits = known.of(reading.word(token));
  return (bits & kKnownTitle) && !(bits & kListedName);
}

bool behind_stroke(const Reading& reading, std::size_t token) {
  const std::int32_t start = reading.tokens()[token].start;
  return reading.word(token).size() <= 2 && reading.text().at(start - 1) == U'/' && base::is_letter(reading.text().at(start - 2));
}

bool is_abbreviation_compound(const Reading& reading, const NameSpan& span) {
  if (span.first != span.last) return false;
  const danish::Token& t = reading.tokens()[span.first];
  const std::size_t hyphen = reading.word(span.first).find(U'-');
  if (hyphen == std::u32string_view::npos || hyphen == 0 || hyphen > 4) return false;
  for (std::int32_t at = t.start; at < t.start + static_cast<std::int32_t>(hyphen); ++at)
    if (!base::is_upper(reading.text().at(at))) return false;
  const std::int32_t behind = t.start + static_cast<std::int32_t>(hyphen) + 1;
  return !base::is_upper(reading.text().at(behind)) || t.end - behind == 1;
}

bool is_called_like_one(const Reading& reading, const NameSpan& span) {
  // Right before the name ("bogen Mette skrev" is hers: what is written about needs a quotation mark).
  static constexpr std::array<std::u32string_view, 43> kBefore = {
      U"stormen", U"orkanen", U"stormfloden", U"lavtrykket", U"skibet", U"færgen", U"båden", U"kutteren", U"jollen", U"m/f", U"m/s", U"bogen", U"filmen", U"romanen", U"stykket",
      U"serien", U"sangen", U"appen", U"chatbotten", U"robotten", U"hunden", U"katten", U"hesten", U"koen", U"ponyen", U"kaninen", U"plejecenter", U"plejehjem",
      U"børnehus", U"børnehuset", U"sankt", U"skt.", U"sct.", U"orkan", U"storm", U"lavtryk", U"madras", U"rollator", U"kørestol", U"server", U"printer", U"mødelokale", U"mødelokalet"};
  static const PhraseList bearers("solutions/access/find/lists/bear_names.txt");
  const auto& tokens = reading.tokens();
  const auto marked = [&](std::size_t i) { return std::u32string_view(U"\"'»«“”„‘’:").find(reading.text().at(tokens[i].start)) != std::u32string_view::npos; };
  if (span.first == 0 || tokens[span.first].lines_before) return false;
  if (std::find(kBefore.begin(), kBefore.end(), reading.word(span.first - 1)) != kBefore.end()) return true;
  // 'færgen "Prinsesse Isabella"', 'Hund: "Kaiser"'
  std::size_t i = span.first;
  if (i >= 2 && is_noble(reading.word(i - 1))) --i;
  const std::size_t named = i;
  while (i > 0 && !tokens[i].lines_before && marked(i - 1)) --i;
  if (i < named && i > 0 && !tokens[i].lines_before && bearers.has(reading.word(i - 1))) return true;
  // "M/F" as three tokens
  return i >= 3 && reading.word(i - 2) == U"/" && reading.word(i - 3) == U"m" && reading.word(i - 1).size() == 1;
}

bool is_named_after(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // "Carl Nielsen-festivalen", "Moses-loven": what follows the hyphen is no person's.
  static constexpr std::array<std::u32string_view, 36> kAfterHyphen = {
      U"året", U"festivalen", U"vuggestuen", U"børnehaven", U"stien", U"loven", U"skolen", U"prisen", U"hallen", U"bogen", U"bøgerne", U"filmen", U"fonden", U"huset", U"metoden", U"testen",
      U"syndromet", U"parken", U"museet", U"koncerten", U"dagen", U"løbet", U"stævnet", U"modellen", U"skalaen", U"kirken", U"broen", U"vejen", U"pladsen", U"linjen", U"kommissionen",
      U"udvalget", U"direktivet", U"legatet", U"festival", U"syndrom"};
  const std::u32string_view last = reading.word(span.last);
  if (const std::size_t hyphen = last.rfind(U'-'); hyphen != last.npos && !base::is_upper(reading.text().at(tokens[span.last].start + static_cast<std::int32_t>(hyphen) + 1)))
    if (std::find(kAfterHyphen.begin(), kAfterHyphen.end(), last.substr(hyphen + 1)) != kAfterHyphen.end()) return true;
  // "Downs syndrom", "Tourettes og Aspergers", "Frederik VII's kanal": in the genitive before what is never somebody's own.
  static constexpr std::array<std::u32string_view, 13> kAfterGenitive = {U"syndrom", U"skala", U"indeks", U"anæmi", U"ataksi", U"chorea", U"parese", U"fænomen", U"kanal", U"højskole", U"slot", U"mindelegat", U"mindefond"};
  const auto genitive = [&](std::size_t i) { return reading.word(i).size() > 3 && (reading.word(i).ends_with(U's') || reading.word(i).ends_with(U'\'')); };
  std::size_t next = span.last + 1;
  if (!genitive(span.last)) return false;
  // A row of them: "Tourettes, Aspergers og Downs syndrom".
  for (int step = 0; step < 4 && next + 1 < tokens.size() && (reading.word(next) == U"," || reading.word(next) == U"og" || reading.word(next) == U"eller") && genitive(next + 1); ++step) next += 2;
  return next < tokens.size() && !tokens[next].lines_before && std::find(kAfterGenitive.begin(), kAfterGenitive.end(), reading.word(next)) != kAfterGenitive.end();
}

bool begins_as_a_word(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
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

// "Toyokuni VI"; a single "I" is a word.
static bool is_ordinal(std::u32string_view word, const Reading& reading, std::size_t token) {
  if (word.size() > 4 || word == U"i") return false;
  for (std::int32_t at = reading.tokens()[token].start; at < reading.tokens()[token].end; ++at)
    if (std::u32string_view(U"IVX").find(reading.text().at(at)) == std::u32string_view::npos) return false;
  return true;
}

NameSpan over_particles(const Reading& reading, const KnownPhrases& known, NameSpan span) {
  const auto& tokens = reading.tokens();
  static constexpr std::array<std::u32string_view, 34> kParticles = {U"bint", U"umm", U"abu", U"ould", U"y", U"dalla", U"vom", U"zum", U"af", U"av", U"v.", U"í", U"á", U"van", U"von", U"de", U"der", U"den", U"di", U"del", U"della", U"dos", U"das", U"da",
                                                                     U"la", U"le", U"bin", U"ben", U"ibn", U"el", U"al", U"ter", U"ten", U"zu"};
  const auto beside = [&](std::size_t i) { return i < tokens.size() && !tokens[i].lines_before && tokens[i].start - tokens[i - 1].end <= 1; };
  const auto capital = [&](std::size_t i) { return tokens[i].kind == TokenKind::kWord && base::is_upper(reading.text().at(tokens[i].start)); };
  const auto particle = [&](std::size_t i) {
    return beside(i) && !base::is_upper(reading.text().at(tokens[i].start)) && std::find(kParticles.begin(), kParticles.end(), reading.word(i)) != kParticles.end();
  };
  if (beside(span.last + 1) && capital(span.last + 1) && is_ordinal(reading.word(span.last + 1), reading, span.last + 1)) ++span.last;
  // "Fl. Reib", "C.-A. von Lowzow": a given name that is cut short.
  const auto cut_short = [&](std::size_t i) {
    static constexpr std::array<std::u32string_view, 8> kGiven = {U"fl", U"kr", U"th", U"fr", U"sv", U"chr", U"aa", U"joh"};  // of these some are usual abbreviations, too
    const std::u32string_view word = reading.word(i);
    if (capital(i) && std::find(kGiven.begin(), kGiven.end(), word.substr(0, word.size() - word.ends_with(U'.'))) != kGiven.end()) return true;
    return capital(i) && word.size() <= 4 && (word.ends_with(U'.') || reading.text().at(tokens[i].end) == U'.') && !known.of(word) && !known.of(word.substr(0, word.size() - word.ends_with(U'.')));
  };
  if (span.first >= 2 && reading.word(span.first - 1) == U"." && !tokens[span.first - 1].space_before && beside(span.first) && cut_short(span.first - 2) && !tokens[span.first - 1].lines_before) span.first -= 2;
  else if (span.first >= 2 && reading.word(span.first - 1) == U"-" && !tokens[span.first].space_before && !tokens[span.first - 1].space_before && tokens[span.first - 2].end - tokens[span.first - 2].start == 2 &&
           reading.word(span.first - 2).ends_with(U'.')) span.first -= 2;
  // "Palle F. fik", "Smilla K.": an initial stands for the surname.
  if (beside(span.last + 1) && tokens[span.last + 1].kind == TokenKind::kWord && tokens[span.last + 1].end - tokens[span.last + 1].start == 2 && reading.word(span.last + 1).ends_with(U'.') && capital(span.last + 1)) ++span.last;
  // "Ka-\nren Marie": broken at the end of a line.
  const auto goes_over = [&](std::size_t i) {
    return i + 2 < tokens.size() && reading.word(i + 1) == U"-" && !tokens[i + 1].space_before && tokens[i + 2].lines_before == 1 && tokens[i + 2].kind == TokenKind::kWord && !base::is_upper(reading.text().at(tokens[i + 2].start));
  };
  if (goes_over(span.last)) span.last += 2;
  // "Anna Bü rgel": a machine has read a blank into the name.
  const auto unknown = [&](std::size_t i) { return tokens[i].kind == TokenKind::kWord && !base::is_upper(reading.text().at(tokens[i].start)) && tokens[i].end - tokens[i].start > 2 && !known.of(reading.word(i)); };
  if (span.last > span.first && capital(span.last) && tokens[span.last].end - tokens[span.last].start <= 3 && reading.word(span.last).back() != U'.' &&
      !(known.of_genitive(reading.word(span.last)) & kListedName) && beside(span.last + 1) && unknown(span.last + 1))
    ++span.last;
  // Particles that the model left at the end belong to what follows, or to nothing.
  while (span.last > span.first && particle(span.last)) --span.last;
  std::size_t next = span.last + 1;
  while (next < span.last + 3 && particle(next)) ++next;
  // "Ali den Mette"? Words that are Danish by themselves join nothing to a given name.
  const auto word_before = reading.word(next - 1);
  const bool danish_word = word_before == U"den" || word_before == U"der" || word_before == U"ben" || word_before == U"de" || word_before == U"af";
  const bool frequent = danish_word && beside(next) && (known.of(reading.word(next)) & kKnownFrequentFirst) && !(known.of(reading.word(next)) & kKnownSurname);
  if (next > span.last + 1 && beside(next) && capital(next) && !frequent) {
    span.last = next;
    return span;
  }
  // A name of their own making in quotation marks, and a surname behind it.
  const auto quote = [&](std::size_t i) { return i < tokens.size() && !tokens[i].lines_before && std::u32string_view(U"\"'»«“”„‘’").find(reading.text().at(tokens[i].start)) != std::u32string_view::npos; };
  next = span.last + 1;
  if (quote(next) && next + 3 < tokens.size() && capital(next + 1) && quote(next + 2) && beside(next + 3) && capital(next + 3) && (known.of_genitive(reading.word(next + 3)) & kListedName)) span.last = next + 3;
  return span;
}

bool stands_free(const Reading& reading, std::size_t token) {
  danish::Token t = reading.tokens()[token];
  // "Navn:____inge dam_____": a line to write on joins nothing.
  if (reading.text().at(t.start - 1) == U'_' && reading.text().at(t.start - 2) == U'_') t.start = -1;
  if (reading.text().at(t.end) == U'_' && reading.text().at(t.end + 1) == U'_') t.end = reading.text().size();
  const auto joins = [](char32_t c) { return c == U'@' || c == U'/' || c == U'_' || c == U'\\' || c == U'='; };
  const char32_t before = reading.text().at(t.start - 1), after = reading.text().at(t.end);
  const bool dotted = (before == U'.' && base::is_letter(reading.text().at(t.start - 2))) || (after == U'.' && base::is_letter(reading.text().at(t.end + 1)));
  return !joins(before) && !joins(after) && !dotted;
}

bool can_end(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  constexpr std::int32_t kLongNumber = 4;
  const danish::Token& first = reading.tokens()[span.first];
  const danish::Token& last = reading.tokens()[span.last];
  if (last.kind == TokenKind::kNumber) return last.end - last.start < kLongNumber;
  if (last.kind != TokenKind::kWord) return false;  // "Nguyen Van Minh <"
  if (last.lines_before == 1 && reading.word(span.last - 1) == U"-") return true;  // "Ka-\nren"
  if (base::is_upper(reading.text().at(last.start)) || !base::is_upper(reading.text().at(first.start))) return true;
  // "Ali al-Masri", "Mette hansen"
  const std::u32string_view word = reading.word(span.last);
  const std::size_t hyphen = word.find(U'-');
  if (hyphen != word.npos && base::is_upper(reading.text().at(last.start + static_cast<std::int32_t>(hyphen) + 1))) return true;
  return (known.of_genitive(word) & kListedName) != 0 && !is_kin(word);  // "Asgers bror"
}

bool is_full_name(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  std::u32string_view given = reading.word(span.first);
  given = given.substr(0, given.find(U'-'));  // "Anne-Marie"
  return span.last > span.first && (known.of(given) & kKnownFrequentFirst) && (known.of(reading.word(span.last)) & kKnownSurname);
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

// "Hendersons tørre klang": the genitive of an unknown name before what it has; "Horsens er" and "Randers og" are places.
static bool owns_what_follows(const Reading& reading, const NameSpan& span) {
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
static bool is_listed_usual(std::u32string_view word) {
  static const PhraseList usual("solutions/access/find/lists/usual_words.txt");
  if (usual.has(word)) return true;
  for (const std::u32string_view end : {U"s", U"en", U"et", U"er", U"n", U"t", U"r", U"ne", U"erne", U"ene", U"rne", U"ens", U"ets", U"ernes"})
    if (word.size() > end.size() + 2 && word.ends_with(end) && usual.has(word.substr(0, word.size() - end.size()))) return true;
  return false;
}

// "Vandføringen", "Stamdata": two words that running text writes small, joined as they are or by an s or e.
static bool is_compound(const KnownPhrases& known, std::u32string_view word) {
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

bool is_old_place(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 8> kBefore = {U"nr.", U"nr", U"gl.", U"gl", U"sdr.", U"ndr.", U"sct.", U"skt."};
  const auto marks = [&](std::size_t i) { return std::find(kBefore.begin(), kBefore.end(), reading.word(i)) != kBefore.end(); };
  return marks(span.first) || (span.first > 0 && !reading.tokens()[span.first].lines_before && marks(span.first - 1));
}

bool is_street(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  const auto number = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == TokenKind::kNumber && !tokens[i].lines_before; };
  std::size_t next = span.last + 1;
  std::u32string phrase;
  for (std::size_t i = span.first; i <= span.last; ++i) phrase += (i > span.first ? U" " : U"") + std::u32string(reading.word(i));
  if (number(next) && (known.of(phrase) & kKnownStreet)) return true;
  // A street's own word by itself: before "Nørregade 12" stands who lives there.
  static constexpr std::array<std::u32string_view, 11> kOwn = {U"vej", U"gade", U"allé", U"alle", U"plads", U"torv", U"stræde", U"boulevard", U"vænge", U"sti", U"minde"};
  if (next < tokens.size() && reading.word(next) == U"'") ++next;
  // "Hans Egedes Vej er spærret", "Dronning Louises Bro": the genitive and a capital word of a street need no number.
  static constexpr std::array<std::u32string_view, 14> kLarge = {U"vej", U"gade", U"allé", U"alle", U"plads", U"torv", U"boulevard", U"bro", U"have", U"park", U"kvarter", U"stræde", U"vænge", U"minde"};
  if (next < tokens.size() && !tokens[next].lines_before && base::is_upper(reading.text().at(tokens[next].start)) && reading.word(span.last).ends_with(U's') &&
      std::find(kLarge.begin(), kLarge.end(), reading.word(next)) != kLarge.end())
    return true;
  // The same inside the span: "Tove Ditlevsens Plads".
  if (span.last > span.first && reading.word(span.last - 1).ends_with(U's') && reading.word(span.last - 1).size() > 3 && std::find(kLarge.begin(), kLarge.end(), reading.word(span.last)) != kLarge.end() &&
      !is_full_name(reading, known, {span.last - 1, span.last}))
    return true;
  return number(next + 1) && !tokens[next].lines_before && std::find(kOwn.begin(), kOwn.end(), reading.word(next)) != kOwn.end();
}

bool is_date(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 8> kMonths = {U"januar", U"marts", U"april", U"maj", U"juni", U"juli", U"august", U"november"};
  if (span.first != span.last || span.first == 0 || std::find(kMonths.begin(), kMonths.end(), reading.word(span.first)) == kMonths.end()) return false;
  std::size_t before = span.first - 1;
  if (reading.word(before) == U"." && before > 0) --before;
  return !reading.tokens()[span.first].lines_before && danish::is_digit(reading.word(before).front());
}

bool is_company(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  for (std::size_t i = span.last; i <= span.last + 1 && i + 1 < tokens.size(); ++i) {
    if (i > span.last && tokens[i].lines_before) return false;
    if (tokens[i].end - tokens[i].start == 1 && reading.word(i + 1) == U"/" && !tokens[i + 1].space_before) return true;
  }
  return false;
}

}  // namespace meretid::access
