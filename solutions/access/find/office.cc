// SPDX-License-Identifier: EUPL-1.2
// Who acts in office: the title before the name, behind it, or in the line below a signature. Names of staff are normally given
// (Ombudsmanden's practice on offentlighedsloven), so this must be shown by the text, not guessed.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

bool is_title(std::u32string_view word) {
  static const PhraseList titles("solutions/access/find/lists/titles.txt");
  if (titles.has(word)) return true;
  // "erklærer", "indleder": verbs that end like titles.
  static constexpr std::array<std::u32string_view, 12> kVerbs = {U"erklærer", U"indleder", U"afleder", U"udleder", U"forleder", U"tilleder", U"efterbehandler", U"forbehandler", U"afhjælper", U"belærer", U"genbehandler", U"viderebehandler"};
  if (std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end()) return false;
  // "myndighedsrådgiver", "skolelederen", "vagtlæge": what a title ends in.
  static constexpr std::array<std::u32string_view, 36> kEndings = {
      U"konsulent", U"behandler", U"chef", U"rådgiver", U"leder", U"lærer", U"pædagog", U"læge", U"assistent", U"inspektør", U"terapeut", U"psykolog", U"plejerske", U"medarbejder",
      U"koordinator", U"ingeniør", U"jurist", U"sekretær", U"betjent", U"direktør", U"tekniker", U"visitator", U"fuldmægtig", U"advokat", U"hjælper", U"vejleder",
      U"byrådsmedlem", U"kommissær", U"udvalgsformand", U"plejer", U"planlægger", U"bibliotekar", U"landinspektør", U"dommer", U"kontrollør", U"anklager"};
  if (word.ends_with(U"ene") && word.size() > 9) word.remove_suffix(3);  // "betjentene Skytte og Al-Jabri"
  else if (word.ends_with(U"en") && word.size() > 8) word.remove_suffix(2);
  constexpr std::size_t kShortest = 6;
  return word.size() >= kShortest && std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view end) { return word.ends_with(end); });
}

// "Mette Juul fra jobcentret", "Henning fra Udbetaling Danmark". Fewer than authority.h knows: who comes "fra hospitalet" or "fra fængslet" may
// be a patient or somebody who sits there.
bool sends_officials(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 24> kWords = {U"jobcentret", U"jobcenter", U"jobcenteret", U"kommunen", U"borgerservice", U"udbetaling", U"skat", U"politiet", U"familieretshuset", U"sundhedsplejen",
                                                                U"hjemmeplejen", U"visitationen", U"ppr", U"regionen", U"kriminalforsorgen", U"sekretariatet", U"ydelsescentret", U"ydelseskontoret", U"beredskabet", U"rådhuset", U"familieteamet", U"socialtilsynet", U"kommune", U"myndighed"};
  static constexpr std::array<std::u32string_view, 7> kEndings = {U"forvaltningen", U"forvaltning", U"afdelingen", U"styrelsen", U"ministeriet", U"kontoret", U"nævnet"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view end) { return word.ends_with(end); });
}

// Of signatures beside each other the title in the next line is that of the one above it.
bool stands_below(const Reading& reading, const NameSpan& span, std::size_t title) {
  constexpr std::int32_t kAside = 12;
  const auto& text = reading.text();
  const auto column = [&](std::int32_t at) {
    std::int32_t line = at;
    while (line > 0 && at - line < 400 && text.at(line - 1) != U'\n') --line;
    return at - line;
  };
  const std::int32_t start = reading.tokens()[span.first].start, end = reading.tokens()[span.last].end;
  const bool beside = (text.at(start - 1) == U' ' && text.at(start - 2) == U' ' && text.at(start - 3) == U' ' && column(start) > 8) || (text.at(end) == U' ' && text.at(end + 1) == U' ' && text.at(end + 2) == U' ') ||
                      text.at(start - 1) == U'\t' || text.at(end) == U'\t';
  return !beside || std::abs(column(start) - column(reading.tokens()[title].start)) < kAside;
}

// The first of several beside each other: its title in the line below begins where it begins.
bool has_title_below(const Reading& reading, const NameSpan& span) {
  constexpr std::int32_t kLongestLine = 200;
  const auto& text = reading.text();
  std::int32_t line = reading.tokens()[span.first].start, end = reading.tokens()[span.last].end;
  if (text.at(end) != U' ' || text.at(end + 1) != U' ' || text.at(end + 2) != U' ') return false;
  while (line > 0 && reading.tokens()[span.first].start - line < kLongestLine && text.at(line - 1) != U'\n') --line;
  while (end < text.size() && end - line < kLongestLine && text.at(end) != U'\n') ++end;
  if (text.at(end) != U'\n') return false;
  const std::int32_t below = end + 1 + reading.tokens()[span.first].start - line;
  const std::size_t title = reading.token_at(below);
  return title < reading.tokens().size() && reading.tokens()[title].start == below && is_title(reading.word(title));
}

// "… til frokost. /Beata" at the end of a line of a log: who wrote it.
bool signs_a_note(const Reading& reading, const NameSpan& span) {
  const auto& text = reading.text();
  const std::int32_t start = reading.tokens()[span.first].start;
  if (text.at(start - 1) != U'/' || start < 4) return false;
  const char32_t before = text.at(start - 2);
  if (before != U' ' && before != U'\t' && before != U'\n' && before != U'.') return false;
  std::int32_t end = reading.tokens()[span.last].end;
  while (text.at(end) == U' ' || text.at(end) == U'.') ++end;
  return text.at(end) == U'\n' || text.at(end) == U':';
}

// "Mette Holm er sygeplejerske" says what she lives by, "… er afdelingsleder" that she has a part in the case.
bool is_administrative(std::u32string_view word) {
  for (const std::u32string_view end : {U"behandler", U"leder", U"lederen", U"chef", U"konsulent", U"rådgiver", U"fuldmægtig", U"visitator", U"kontaktlærer", U"kontaktperson", U"koordinator", U"inspektør", U"jurist", U"direktør", U"formand", U"borgmester", U"tekniker"})
    if (word.ends_with(end)) return true;
  return false;
}

// "Lægen behandler Mette Holm", "Kommunen hjælper Ali": right before a name it is what is done to somebody, and behind one what that one does.
bool is_verb_too(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> kWords = {U"leder", U"lærer", U"plejer", U"hjælper", U"vejleder", U"behandler", U"undersøger", U"rådgiver", U"planlægger"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "tidligere skolechef", "fhv. direktør": no longer in office.
bool was(std::u32string_view word) {
  return word == U"tidligere" || word == U"fhv." || word == U"fhv" || word == U"forhenværende" || word == U"afskedigede" || word == U"pensioneret" || word == U"pensionerede" || word == U"fratrådte";
}

}  // namespace

bool is_office_title(std::u32string_view word) { return is_title(word); }

// "Medarbejder: Kristian Thygesen, driftstekniker", "far Ali", "borgeren Mette Holm": whom the case is about, whatever the post.
bool is_private(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 43> kWords = {
      U"partsrepræsentant", U"partsrepræsentanten", U"bisidder", U"bisidderen", U"værge", U"værgen", U"anmelder", U"anmelderen", U"vidne", U"vidnet", U"fuldmagtsgiver", U"undertegnede", U"nabo", U"naboen",
      U"pårørende", U"lejer", U"lejeren", U"plejefar", U"plejemor", U"medarbejder", U"medarbejderen", U"ansat", U"ansatte", U"borger", U"borgeren", U"patient", U"patienten", U"elev", U"eleven", U"klager", U"klageren", U"ansøger", U"ansøgeren",
      U"sigtede", U"tiltalte", U"skadelidte", U"forurettede", U"barn", U"barnet", U"beboer", U"beboeren", U"afskedigelse", U"opsigelse"};
  for (std::size_t back = 1; back <= 2 && back <= span.first; ++back) {
    const std::size_t i = span.first - back;
    if (reading.tokens()[i + 1].lines_before > 0) return false;
    const auto word = reading.word(i);
    if (is_kin(word) || std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    if (word != U":" && word != U"er" && word != U"af") return false;
  }
  return false;
}

bool is_elected(const Reading& reading, const NameSpan& span) {
  static constexpr std::array<std::u32string_view, 12> kWords = {U"borgmester", U"borgmesteren", U"viceborgmester", U"rådmand", U"minister", U"ministeren", U"udvalgsformand", U"byrådsmedlem",
                                                                 U"folketingsmedlem", U"regionsrådsformand", U"regionsrådsmedlem", U"kommunalbestyrelsesmedlem"};
  const auto elected = [&](std::size_t i) { return std::find(kWords.begin(), kWords.end(), reading.word(i)) != kWords.end() || (reading.word(i).size() > 8 && reading.word(i).ends_with(U"minister")); };
  if (span.first > 0 && elected(span.first - 1)) return true;
  return span.last + 2 < reading.tokens().size() && (reading.word(span.last + 1) == U"," || reading.word(span.last + 1) == U"(") && elected(span.last + 2);
}

bool in_office(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // "fuldmægtig Asgers bror": the post is Asger's, and this is about the family.
  if (span.last + 1 < tokens.size() && reading.word(span.last).ends_with(U's') && is_kin(reading.word(span.last + 1))) return false;
  if (signs_a_note(reading, span) || has_title_below(reading, span)) return true;
  // "Endvidere mødte fra kommunen Rune Thorup", "Socialtilsynets Lisbeth Egholm", "Familiegruppen v. Mette-Marie Kold"
  if (span.first > 1 && !tokens[span.first].lines_before) {
    const std::u32string_view before = reading.word(span.first - 1);
    if (reading.word(span.first - 2) == U"fra" && sends_officials(before)) return true;
    if (before.ends_with(U's') && sends_officials(before.substr(0, before.size() - 1))) return true;
    if ((before == U"v." || before == U"v/" || ((before == U"/" || before == U".") && reading.word(span.first - 2) == U"v")) && span.first > 3 && sends_officials(reading.word(span.first - (before == U"/" || before == U"." ? 3 : 2)))) return true;
    // "Tilsyn: Iben Dalum og Christoffer B.": the second of two
    if (before == U"og") {
      std::size_t i = span.first - 1;
      int words = 0;
      while (i > 0 && words < 4 && tokens[i - 1].kind == danish::TokenKind::kWord && base::is_upper(reading.text().at(tokens[i - 1].start)) && !is_title(reading.word(i - 1)) && !tokens[i].lines_before) --i, ++words;
      const bool colon = i > 0 && reading.word(i - 1) == U":";
      if (words > 0 && i > (colon ? 1U : 0U)) {
        const std::u32string_view title = reading.word(i - 1 - colon);
        if (is_title(title) && (colon || title.ends_with(U"ene") || title.ends_with(U"erne"))) return true;
      }
    }
  }
  // "Dorthe Kallesøe (Borgerservice)", "Inge-Lise Toft (PPR)"
  if (span.last + 3 < tokens.size() && reading.word(span.last + 1) == U"(" && sends_officials(reading.word(span.last + 2)) && reading.word(span.last + 3) == U")") return true;
  if (span.last + 2 < tokens.size() && reading.word(span.last + 1) == U"fra" && !tokens[span.last + 2].lines_before && sends_officials(reading.word(span.last + 2))) return true;
  // Before: "sagsbehandler Mette Olsen", "Sagsbehandler: …", "Kontaktlærer er …", "Udarbejdet af …"
  for (std::size_t back = 1; back <= 2 && back <= span.first; ++back) {
    const std::size_t i = span.first - back;
    if (tokens[i + 1].lines_before > 0) break;
    const auto word = reading.word(i);
    if (is_title(word) && back == 1 && is_verb_too(word)) break;
    if (is_title(word)) return i == 0 || !was(reading.word(i - 1));
    if (word == U"." && i > 0 && !tokens[i].space_before && is_title(reading.word(i - 1))) return true;  // "ovl. Thygesen"
    if (word.starts_with(U"cand") || word == U"dr.") return true;  // "cand.psych. Azadeh Moradi"
    if (word != U":" && word != U"er" && word != U"," && word != U"v/" && word != U"-") break;
  }
  // "Udarbejdet af", "Godkendt i Acadre af", "Indscannet af"
  if (span.first >= 2 && !tokens[span.first].lines_before && reading.word(span.first - 1) == U"af") {
    static constexpr std::array<std::u32string_view, 13> kDone = {U"udarbejdet", U"behandlet", U"godkendt", U"indscannet", U"journaliseret", U"visiteret", U"oprettet", U"opr", U"ændret", U"opdateret", U"sagsbehandlet", U"kontrolleret", U"registreret"};
    for (std::size_t back = 2; back <= 5 && back <= span.first; ++back) {
      if (tokens[span.first - back + 1].lines_before > 0) break;
      if (std::find(kDone.begin(), kDone.end(), reading.word(span.first - back)) != kDone.end()) return true;
    }
  }
  // Behind: "Mette Olsen (sagsbehandler)", "Mette Olsen, afdelingsleder", "…, der er afdelingsleder", next line "Fuldmægtig".
  std::size_t i = span.last + 1;
  bool told = false;  // by a verb
  for (int step = 0; step < 4 && i < tokens.size(); ++step, ++i) {
    if (tokens[i].lines_before > 1) break;
    const auto word = reading.word(i);
    // The title of the next one: "Mette Hansen\nLæge: Ole Krogh", a cell of its own, "far Abdullahi Nur, klasselærer Lærke Bonde".
    const std::size_t next = i + 1;
    const char32_t after = reading.text().at(tokens[i].end);
    const bool field = after == U':' || after == U'\t' || (after == U' ' && reading.text().at(tokens[i].end + 1) == U' ');
    const bool of_the_next = field || (next < tokens.size() && step > 0 && !tokens[next].lines_before && tokens[next].kind == danish::TokenKind::kWord && base::is_upper(reading.text().at(tokens[next].start)));
    // Without a mark between, on the same line: "Nyborgs advokat har bedt om" is hers, "Ali lærer dansk" what he does.
    const bool runs_on = step == 0 && !tokens[i].lines_before && (is_verb_too(word) || reading.word(span.last).ends_with(U's'));
    if (tokens[i].lines_before && is_title(word) && !stands_below(reading, span, i)) return false;
    if (is_title(word)) return !of_the_next && !runs_on && (!told || is_administrative(word));
    told = told || word == U"er";
    if (word != U"," && word != U"(" && word != U"der" && word != U"er" && word != U"som" && word != U"-" && word != U"/" && word != U"|") break;
  }
  return false;
}

}  // namespace meretid::access
