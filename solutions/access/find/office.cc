// SPDX-License-Identifier: EUPL-1.2
// Who acts in office: the title before the name, behind it, or in the line below a signature; the authority that somebody comes from; who
// made a note. Names of staff are normally given (Ombudsmanden's practice on offentlighedsloven), so this must be shown by the text, not guessed.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "solutions/access/find/authority.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/names.h"
#include "solutions/access/find/office_words.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

// "Udarbejdet af", "Godkendt i Acadre af", "Overført til journal af".
bool is_done(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 20> kDone = {U"dikteret", U"udarbejdet", U"behandlet", U"godkendt", U"indscannet", U"journaliseret", U"visiteret", U"oprettet", U"opr", U"ændret", U"opdateret", U"sagsbehandlet", U"kontrolleret", U"registreret",
                                                               U"overført", U"udskrevet", U"dannet", U"noteret", U"journalført", U"optaget"};
  return is_one_of(word, kDone);
}

// "ovl. Thygesen", "SOSU-ass. Jan": the full stop is the title's; behind a whole word it ends the sentence.
bool is_shortened(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 25> kTitles = {U"ovl", U"overl", U"adv", U"spl", U"fys", U"ergo", U"vis", U"sundhedspl", U"sagsbeh", U"sbh", U"fuldm", U"fm", U"pa", U"pb", U"pk", U"ref", U"ovf", U"psyk", U"fmd", U"medarb", U"ass", U"jdm", U"sosu-ass", U"krim.ass", U"kons"};
  return is_one_of(word, kTitles) || word.ends_with(U"sygepl") || word.ends_with(U"rådg");
}

// Whoever speaks for one of them works there.
bool is_house(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> kHouses = {U"skolen", U"børnehaven", U"vuggestuen", U"institutionen", U"plejehjemmet", U"plejecentret", U"hospitalet", U"botilbuddet", U"bostedet"};
  return is_one_of(word, kHouses) || (word.size() > 8 && (word.ends_with(U"skolen") || word.ends_with(U"børnehaven")));
}

class Post {
 public:
  Post(const Reading& reading, const NameSpan& span, bool of_association) : r_(reading), tokens_(reading.tokens()), span_(span), of_association_(of_association) {}

  bool in_office() const {
    // "fuldmægtig Asgers bror": the post is Asger's, and this is about the family.
    if (span_.last + 1 < tokens_.size() && word(span_.last).ends_with(U's') && is_kin(word(span_.last + 1))) return false;
    return signs_a_note() || begins_an_entry() || title_above() || title_below() || sent() || second_of_two() || title_before() || heads_a_unit() || made() || listed() || title_behind() || signs_for_a_unit();
  }

 private:
  std::u32string_view word(std::size_t i) const { return i < tokens_.size() ? r_.word(i) : std::u32string_view(); }
  char32_t at(std::int32_t place) const { return r_.text().at(place); }
  bool capital(std::size_t i) const { return tokens_[i].kind == TokenKind::kWord && base::is_upper(at(tokens_[i].start)); }
  bool same_line(std::size_t i) const { return i < tokens_.size() && !tokens_[i].lines_before; }
  std::int32_t start() const { return tokens_[span_.first].start; }
  std::int32_t end() const { return tokens_[span_.last].end; }
  std::int32_t column(std::int32_t place) const {
    constexpr std::int32_t kLongestLine = 400;
    std::int32_t line = place;
    while (line > 0 && place - line < kLongestLine && at(line - 1) != U'\n') --line;
    return place - line;
  }
  bool private_body_near(std::size_t from, int step) const {
    constexpr int kNear = 7;
    for (int k = 0; k < kNear && from < tokens_.size(); ++k, from += static_cast<std::size_t>(step)) {
      const std::u32string_view here = word(from);
      if (here == U"." || sends_officials(here) || here.ends_with(U"kommune")) return false;
      if (is_private_body(here)) return true;
      if (here == U"/" && from > 0 && word(from + 1) == U"s" && (word(from - 1) == U"a" || word(from - 1) == U"i" || word(from - 1) == U"k" || word(from - 1) == U"p")) return true;
      if (tokens_[from].lines_before && step < 0) return false;
      if (from + 1 < tokens_.size() && tokens_[from + 1].lines_before && step > 0) return false;
      if (from == 0 && step < 0) return false;
    }
    return false;
  }
  /// The title at `i` makes the name one of staff: not a post that is over, nor one of an association or a firm.
  bool counts(std::size_t i) const {
    const bool before = i > 0 && !tokens_[i].lines_before;
    if (before && (is_former(word(i - 1)) || (word(i - 1) == U"som" && word(i + 1) == U":"))) return false;  // "stillingen som konsulent: Ole Holm"
    if (before && word(i - 1) == U"faglig" && word(i).starts_with(U"sekretær")) return false;  // of a union
    if (!is_post_of_any_body(word(i))) return true;
    if (before && i > 1 && word(i - 1) == U":" && sends_officials(word(i - 2))) return true;  // "Fra administrationen: driftschef Jan Holm"
    if (of_association_) return false;
    // "Virksomhed: Hald Byg, CVR 12 34 56 78\nKontaktperson: Ole Hald"
    constexpr std::size_t kFields = 16;
    if (word(i).starts_with(U"kontaktperson"))
      for (std::size_t k = i; k > 0 && i - k < kFields && tokens_[k].lines_before < 2; --k)
        if (is_private_body(word(k - 1)) || word(k - 1).starts_with(U"virksomhed") || word(k - 1).starts_with(U"cvr") || word(k - 1) == U"firmanavn") return false;
    if (before && word(i - 1) == U"vores" && word(i).starts_with(U"ref")) return true;
    static constexpr std::array<std::u32string_view, 14> kWhose = {U"hendes", U"hans", U"min", U"mine", U"vores", U"deres", U"sin", U"klagers", U"ansøgers", U"firmaets", U"virksomhedens", U"selskabets", U"arbejdsgivers", U"arbejdspladsens"};
    if (before && (is_one_of(word(i - 1), kWhose) || (word(i - 1).ends_with(U's') && is_private_body(word(i - 1).substr(0, word(i - 1).size() - 1))))) return false;
    // "v/ direktør Lis Holm": of the firm in the line above
    if (i > 1 && (word(i - 1) == U"v/" || (word(i - 1) == U"/" && word(i - 2) == U"v"))) {
      const std::size_t whose = word(i - 1) == U"v/" ? i - 2 : i - 3;
      if (i < 3 || !sends_officials(word(whose))) return false;
    }
    return !private_body_near(span_.last + 1, 1) && !(before && private_body_near(i - 1, -1));
  }

  // "… til frokost. /Beata" at the end of a line of a log: who wrote it. "/ P. Holm" in a line of its own; not "/Brian" in one, as mails end.
  bool signs_a_note() const {
    if (start() < 4) return false;
    const bool own_line = at(start() - 1) == U' ' && at(start() - 2) == U'/' && at(start() - 3) == U'\n';
    if (at(start() - 1) != U'/' && !own_line) return false;
    const char32_t before = at(start() - 2);
    if (!own_line && before != U' ' && before != U'\t' && before != U'.') return false;
    std::int32_t behind = end();
    while (at(behind) == U' ' || at(behind) == U'.') ++behind;
    return at(behind) == U'\n' || (at(behind) == U':' && !own_line) || (own_line && behind >= r_.text().size());
  }

  // "02-10-2023  09:12  MLP    Mor ringer", "13.11.26 kl. 14.05 (Susanne Vester):": who wrote it stands behind the day and the time,
  // by initials or in brackets.
  bool begins_an_entry() const {
    if (span_.first == 0 || tokens_[span_.first].lines_before) return false;
    const bool bracket = word(span_.first - 1) == U"(" && word(span_.last + 1) == U")" && word(span_.last + 2) == U":";
    if (!bracket && (span_.first != span_.last || end() - start() > 5)) return false;
    for (std::int32_t k = start(); !bracket && k < end(); ++k)
      if (!base::is_upper(at(k))) return false;
    std::size_t i = span_.first;
    constexpr std::size_t kBefore = 16;
    constexpr int kOfADay = 3;  // "3/11"
    int digits = 0;
    while (i > 0 && span_.first - i < kBefore) {
      --i;
      if (tokens_[i].kind == TokenKind::kWord && !is_one_of(word(i), {U"kl", U"kl.", U"d", U"d.", U"den"})) return false;
      if (tokens_[i].kind == TokenKind::kNumber) digits += tokens_[i].end - tokens_[i].start;
      if (i == 0 || tokens_[i].lines_before) return bracket ? digits >= kOfADay : tokens_[i].kind == TokenKind::kNumber || i + 1 < span_.first;
    }
    return false;
  }

  /// Of signatures beside each other the title in the next line is that of the one above it.
  bool stands_below(std::size_t title) const {
    constexpr std::int32_t kAside = 12;
    const bool beside = (at(start() - 1) == U' ' && at(start() - 2) == U' ' && at(start() - 3) == U' ' && column(start()) > 8) || (at(end()) == U' ' && at(end() + 1) == U' ' && at(end() + 2) == U' ') ||
                        at(start() - 1) == U'\t' || at(end()) == U'\t';
    return !beside || std::abs(column(start()) - column(tokens_[title].start)) < kAside;
  }
  // One of several beside each other: its title in the line below begins where it begins, or nearly.
  bool title_below() const {
    constexpr std::int32_t kLongestLine = 200, kAside = 2;
    const bool gap_behind = at(end()) == U' ' && at(end() + 1) == U' ' && at(end() + 2) == U' ';
    const bool gap_before = at(start() - 1) == U' ' && at(start() - 2) == U' ' && at(start() - 3) == U' ' && column(start()) > 12;
    if (!gap_behind && !gap_before) return false;
    std::int32_t line_end = end();
    while (line_end < r_.text().size() && line_end - end() < kLongestLine && at(line_end) != U'\n') ++line_end;
    if (at(line_end) != U'\n') return false;
    const std::int32_t below = line_end + 1 + column(start());
    std::size_t title = r_.token_at(std::max(line_end + 1, below - kAside));
    if (title >= tokens_.size() || std::abs(tokens_[title].start - below) > kAside) return false;
    for (std::int32_t k = line_end + 1; k < tokens_[title].start; ++k)
      if (at(k) == U'\n') return false;
    if (!gap_behind && !tokens_[title].lines_before && !(at(tokens_[title].start - 1) == U' ' && at(tokens_[title].start - 2) == U' ')) return false;  // within a sentence
    while (title + 1 < tokens_.size() && tells_of_title(word(title)) && same_line(title + 1)) ++title;
    return is_office_title(word(title)) && at(tokens_[title].end) != U':';
  }

  // "Sagsbehandler\nLise Holm\nDirekte tlf. …": a label of its own line that no name stands above.
  bool title_above() const {
    if (span_.first == 0 || tokens_[span_.first].lines_before != 1) return false;
    std::size_t title = span_.first - 1;
    if (word(title) == U":" && title > 0) --title;
    const bool opens = title == 0 || tokens_[title].lines_before > 1;
    return opens && capital(title) && is_administrative(word(title)) && is_office_title(word(title)) && !is_post_of_any_body(word(title)) && counts(title);
  }

  /// The name of an office that begins at `i` ends before this; 0: none does. Not houses where others than staff are.
  std::size_t unit_end(std::size_t i) const {
    constexpr std::size_t kLongest = 5;
    if (!same_line(i) || !capital(i)) return 0;
    std::size_t end = i;
    while (end < tokens_.size() && end - i < kLongest && (end == i || !tokens_[end].lines_before) && (capital(end) || ((word(end) == U"og" || word(end) == U"for") && same_line(end + 1)))) ++end;
    static constexpr std::array<std::u32string_view, 9> kHouses = {U"hospital", U"sygehus", U"fængsel", U"arrest", U"asylcenter", U"skole", U"bibliotek", U"museum", U"kirke"};
    for (std::size_t k = i; k < end; ++k)
      if (std::any_of(kHouses.begin(), kHouses.end(), [&](std::u32string_view house) { return word(k).find(house) != std::u32string_view::npos; })) return 0;
    // "Natur og Miljø" is one, "Kommunen og Ida Bro" are two.
    std::size_t both = i;
    while (both < end && word(both) != U"og") ++both;
    if (both < end && is_authority(r_, {i, both - 1})) return 0;
    return is_authority(r_, {i, end - 1}) ? end : 0;
  }

  // "mødte fra kommunen Rune Thorup", "Socialtilsynets Lisbeth Egholm", "Familiegruppen v. Mette-Marie Kold", "Mette Juul på jobcentret".
  bool sent() const {
    const std::size_t first = span_.first, next = span_.last + 1;
    if (first > 1 && !tokens_[first].lines_before) {
      const std::u32string_view before = word(first - 1);
      if (word(first - 2) == U"fra" && sends_officials(before)) return true;
      if (before.ends_with(U's') && sends_officials(before.substr(0, before.size() - 1))) return true;
      if (before == U"ved" && (sends_officials(word(first - 2)) || is_house(word(first - 2)))) return true;
      const bool slash = before == U"/" || before == U".";
      if ((before == U"v." || before == U"v/" || (slash && word(first - 2) == U"v")) && first > (slash ? 2U : 1U) && (sends_officials(word(first - (slash ? 3 : 2))) || is_house(word(first - (slash ? 3 : 2))))) return true;
      // "damen fra hjemmeplejen, hun hedder Lisbet"
      if (first > 5 && (before == U"hedder" || before == U"hed") && (word(first - 2) == U"hun" || word(first - 2) == U"han") && word(first - 3) == U"," && sends_officials(word(first - 4)) && word(first - 5) == U"fra") return true;
    }
    // "Vejle Kommune, Løn og Personale\nAtt.: Lise Holm"
    if (first > 2) {
      std::size_t att = first - 1;
      while (att > 0 && first - att < 4 && (word(att) == U":" || word(att) == U".")) --att;
      if ((word(att) == U"att" || word(att) == U"att." || word(att) == U"attn") && !tokens_[first].lines_before)
        for (std::size_t k = att; k > 0 && att - k < 8; --k)
          if (word(k - 1) == U"kommune" || sends_officials(word(k - 1)) || word(k - 1) == U"region") return true;
    }
    if (!same_line(next)) return false;
    // "Brian Holm deltager fra forvaltningen"
    static constexpr std::array<std::u32string_view, 6> kTakesPart = {U"deltager", U"deltog", U"mødte", U"møder", U"repræsenterer", U"repræsenterede"};
    if (is_one_of(word(next), kTakesPart) && same_line(next + 2) && (((word(next + 1) == U"fra" || word(next + 1) == U"for") && sends_officials(word(next + 2))) || (word(next).starts_with(U"repr") && sends_officials(word(next + 1))))) return true;
    // "Dorthe Kallesøe (Borgerservice)", "Inge-Lise Toft (PPR)", "Lise Holm (Natur og Miljø)"
    if (word(next) == U"(" && sends_officials(word(next + 1)) && word(next + 2) == U")") return true;
    if (word(next) == U"(" && unit_end(next + 1) > 0 && word(unit_end(next + 1)) == U")") return true;
    // "Lise Holm på lokal 4412"
    for (std::size_t i = next; i < next + 3 && same_line(i); ++i)
      if (((word(i) == U"lokal" || word(i) == U"lok" || word(i) == U"lok.") && i + 1 < tokens_.size() && (tokens_[i + 1].kind == TokenKind::kNumber || word(i + 1) == U"." || word(i + 1) == U":" || word(i + 1) == U"nr" || word(i + 1) == U"nr.")) || (word(i) == U"direkte" && (word(i + 1).starts_with(U"nr") || word(i + 1).starts_with(U"tlf") || word(i + 1).starts_with(U"nummer")))) return true;
    // "X fra jobcentret", "X i Borgerservice", "X på byggesag", "X, Ydelseskontoret", "X fra Odense Kommune"
    static constexpr std::array<std::u32string_view, 6> kAt = {U"fra", U"på", U"i", U"ved", U"hos", U","};
    if (!is_one_of(word(next), kAt) || !same_line(next + 1)) return false;
    if (word(next) == U",") {
      // Not in a list of who gets a copy, where the office is the next one.
      const bool one_of_many = first > 0 && !tokens_[first].lines_before && (word(first - 1) == U"," || word(first - 1) == U"og" || (first > 1 && word(first - 1) == U":" && (word(first - 2) == U"kopi" || word(first - 2) == U"til" || word(first - 2) == U"cc")));
      if (one_of_many || !capital(next + 1)) return false;
      if (is_practice(word(next + 1))) return true;  // "Ulrik Holm, Lægeklinikken Ringen"
      if (const std::size_t end = unit_end(next + 1); end > 0 && (end >= tokens_.size() || tokens_[end].lines_before || word(end) == U"." || word(end) == U";")) return true;  // "Lise Holm, Teknik og Miljø"
      const char32_t behind = at(tokens_[next + 1].end);
      return sends_officials(word(next + 1)) && (behind == U'\n' || behind == U'.' || behind == U'\t' || (behind == U' ' && at(tokens_[next + 1].end + 1) == U' '));
    }
    if ((word(next) == U"fra" || word(next) == U"hos") && same_line(next + 2) && capital(next + 1) && (word(next + 2) == U"kommune" || word(next + 2) == U"kommunes")) return true;  // "fra Odense Kommune"
    if (!sends_officials(word(next + 1))) return false;
    // "Mette i kommunen", "Ole på børneafdelingen": who lives or lies there
    return word(next) == U"fra" || (word(next + 1) != U"kommunen" && word(next + 1) != U"kommune" && !word(next + 1).ends_with(U"afdelingen"));
  }

  // "Tilsyn: Iben Dalum og Christoffer B."
  bool second_of_two() const {
    if (span_.first < 2 || tokens_[span_.first].lines_before || word(span_.first - 1) != U"og") return false;
    std::size_t i = span_.first - 1;
    int words = 0;
    while (i > 0 && words < 4 && capital(i - 1) && !is_office_title(word(i - 1)) && !tokens_[i].lines_before) --i, ++words;
    if (words == 0 || i == 0 || tokens_[i].lines_before) return false;
    const bool colon = word(i - 1) == U":";
    if (i <= (colon ? 1U : 0U)) return false;
    const std::size_t title = i - 1 - colon;
    return is_office_title(word(title)) && (colon || word(title).ends_with(U"ene") || word(title).ends_with(U"erne")) && counts(title);
  }

  // "sagsbehandler Mette Olsen", "Sagsbehandler: …", "Kontaktlærer er …", "Lægen hedder …", "en vikar ved navn …", "advokat (H) …"
  bool title_before() const {
    static constexpr std::array<std::u32string_view, 12> kBetween = {U"fungerede", U"virkede", U":", U"er", U",", U"v/", U"-", U"hedder", U"hed", U"ved", U"navn", U"hr."};
    constexpr std::size_t kFarthest = 5;
    std::size_t i = span_.first;
    for (std::size_t steps = 0; steps < kFarthest && i > 0; ++steps) {
      if (tokens_[i].lines_before > 0 && !(steps == 0 && goes_over_the_line(i - 1))) return false;
      --i;
      const auto here = word(i);
      if (is_office_title(here)) return !(i + 1 == span_.first && is_verb_too(here) && !is_noun(i)) && counts(i);  // "skolens leder Per Holm"
      if (here == U"." && i > 0 && !tokens_[i].space_before && is_shortened(word(i - 1))) return counts(i - 1);  // "ovl. Thygesen"
      if (here.starts_with(U"cand") || here == U"dr." || here == U"dr.med." || (here == U"." && i > 0 && (word(i - 1) == U"dr" || word(i - 1) == U"dr.med"))) return true;  // "cand.psych. Azadeh Moradi"
      if (is_one_of(here, kBetween)) continue;
      // "| Rådgiver | Liv Holm |": what such a row is about is written large
      if (here == U"|" && i > 0 && is_office_title(word(i - 1)) && capital(i - 1)) continue;
      static constexpr std::array<std::u32string_view, 8> kDegrees = {U"dr.med", U"dr.med.", U"ph.d", U"ph.d.", U"phd", U"mph", U"med", U"med."};
      if (is_one_of(here, kDegrees) || (here == U"." && i > 0 && is_one_of(word(i - 1), kDegrees))) continue;
      if (here == U")" && i >= 3 && word(i - 2) == U"(" && word(i - 1).size() == 1) {  // "advokat (H) Anders Holm"
        i -= 2;
        continue;
      }
      // "Kontaktperson på Rusmiddelcentret er Preben"
      const bool said = i + 1 < tokens_.size() && (word(i + 1) == U"er" || word(i + 1) == U"hedder" || word(i + 1) == U":");
      if (said && i > 1 && capital(i) && (word(i - 1) == U"på" || word(i - 1) == U"i" || word(i - 1) == U"ved" || word(i - 1) == U"hos" || word(i - 1) == U"fra")) {
        --i;
        continue;
      }
      return false;
    }
    return false;
  }
  // "Direktør for Børn og Unge Lise Holm", "chefkonsulent i Miljøstyrelsen Lise Holm", "læge på skadestuen Lise Holm"
  bool heads_a_unit() const {
    static constexpr std::array<std::u32string_view, 6> kIn = {U"for", U"i", U"på", U"ved", U"hos", U"af"};
    constexpr std::size_t kLongest = 5;
    std::size_t i = span_.first;
    std::size_t words = 0;
    while (i > 2 && words < kLongest && !tokens_[i].lines_before && (capital(i - 1) || (words > 0 && word(i - 1) == U"og"))) --i, ++words;
    if (words == 0 && i > 2 && !tokens_[i].lines_before && tokens_[i - 1].kind == TokenKind::kWord && (word(i - 1).ends_with(U"en") || word(i - 1).ends_with(U"et")) && !word(i - 1).ends_with(U"eren") && !is_kin(word(i - 1)) &&
        word(i - 2) != U"for" && word(i - 2) != U"af" && (sends_officials(word(i - 1)) || word(i - 1).ends_with(U"stuen") || word(i - 1).ends_with(U"hospitalet") || word(i - 1).ends_with(U"sygehuset") || is_house(word(i - 1)))) --i, ++words;
    if (words == 0 || i < 2 || tokens_[i].lines_before || tokens_[i - 1].lines_before || !is_one_of(word(i - 1), kIn)) return false;
    if (capital(i) && !is_authority(r_, {i, span_.first - 1})) return false;
    return is_office_title(word(i - 2)) && !is_verb_too(word(i - 2)) && counts(i - 2);
  }
  // "skolens leder Per Holm", "mellem Ole Hald, rådgiver Kim Bro og …", "min rådgiver Kim Bro": no verb there.
  bool is_noun(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 15> kBefore = {U",", U":", U"(", U"|", U"-", U"med", U"af", U"fra", U"til", U"min", U"hans", U"hendes", U"din", U"vores", U"deres"};
    const bool opens = i == 0 || tokens_[i].lines_before > 0 || (capital(i) && word(i - 1).ends_with(U'.'));  // a sentence
    return opens || word(i - 1).ends_with(U's') || is_one_of(word(i - 1), kBefore);
  }
  // The title ends a line that goes on with the name: it neither stands alone nor tells of somebody before it.
  bool goes_over_the_line(std::size_t title) const {
    if (tokens_[span_.first].lines_before != 1 || !is_office_title(word(title)) || title == 0 || tokens_[title].lines_before) return false;
    const std::u32string_view before = word(title - 1);
    constexpr std::int32_t kFull = 60;
    return (before == U";" || before == U"." || before == U":") && column(tokens_[title].end) > kFull;
  }

  // "Udarbejdet af", "Godkendt i Acadre af"; of a list also those behind the first: "dannet af A B (ab), C D (cd)". "Modtaget af: …" as a label.
  bool made() const {
    constexpr std::size_t kListed = 24;
    std::size_t i = span_.first;
    if (i < 2 || tokens_[i].lines_before) return false;
    static constexpr std::array<std::u32string_view, 8> kLabels = {U"modtaget", U"udført", U"afhørt", U"undersøgt", U"vurderet", U"henvist", U"ordineret", U"foretaget"};
    if (word(i - 1) == U":" && i > 2 && word(i - 2) == U"af" && (is_one_of(word(i - 3), kLabels) || is_done(word(i - 3)))) return true;
    // "Notat af Lise Holm", "Referat v. Lise Holm"
    if (word(i - 1) == U":" && i > 2 && word(i - 2) == U"af" && (word(i - 3) == U"notat" || word(i - 3) == U"telefonnotat" || word(i - 3) == U"journalnotat" || word(i - 3) == U"referat")) return true;
    const bool by = word(i - 1) == U"af" || word(i - 1) == U"v." || word(i - 1) == U"v/";
    if (by && (word(i - 2) == U"notat" || word(i - 2) == U"journalnotat" || word(i - 2) == U"telefonnotat")) return true;
    if (word(i - 1) == U"." && i > 2 && word(i - 2) == U"v" && (word(i - 3) == U"notat" || word(i - 3) == U"telefonnotat")) return true;
    // "Spørgsmål kan rettes til Lise Holm"
    if (word(i - 1) == U"til" && word(i - 2) == U"rettes") return true;
    // back over "Ole Vig (olvi),": names with the signs of their users
    std::size_t walked = 0;
    while (i > 5 && walked < kListed && !tokens_[i].lines_before && word(i - 1) == U"," && word(i - 2) == U")" && word(i - 4) == U"(") {
      i -= 4;
      walked += 4;
      while (i > 1 && capital(i - 1) && walked < kListed) --i, ++walked;
    }
    if (word(i - 1) != U"af") return false;
    // "Udleveret af Britta Holm på Audiologisk Afdeling"
    const std::size_t next = span_.last + 1;
    static constexpr std::array<std::u32string_view, 5> kWards = {U"afdeling", U"afsnit", U"ambulatorium", U"klinik", U"sygehus"};
    if (i == span_.first && word(i - 2).ends_with(U"et") && same_line(next) && same_line(next + 2) && (word(next) == U"på" || word(next) == U"fra") && capital(next + 1) && is_one_of(word(next + 2), kWards)) return true;
    constexpr int kWords = 5;
    int words = 0;
    bool journal = false;
    for (std::size_t back = 2; words < kWords && back <= i; ++back) {
      if (tokens_[i - back + 1].lines_before > 0) break;
      if (is_done(word(i - back))) return word(i - back) != U"overført" || journal;  // "Overført til journal af"
      journal = journal || word(i - back) == U"journal";
      words += tokens_[i - back].kind == TokenKind::kWord;
    }
    return false;
  }

  // "Fra kommunen: Tue Holm (boligsocial medarbejder), Ditte Bek": all that the line names. "Mødeleder: A B. Øvrige: C D, E F".
  bool listed() const {
    constexpr std::size_t kLongest = 40;
    std::size_t i = span_.first;
    int brackets = 0;
    for (std::size_t walked = 0; walked < kLongest && i > 1; ++walked) {
      if (tokens_[i].lines_before) return false;
      --i;
      const auto here = word(i);
      if (here == U":") break;
      if (here == U")") ++brackets;
      else if (here == U"(") --brackets;
      else if (brackets == 0 && here != U"," && here != U"og" && here != U"samt" && here != U";" && !capital(i)) return false;
    }
    if (word(i) != U":" || i == 0 || tokens_[i].lines_before) return false;
    // At the head of a line and of a list: "Underretning fra skolen: Ole Holm er …" speaks of a pupil.
    if (i > 1 && word(i - 2) == U"fra" && (sends_officials(word(i - 1)) || is_house(word(i - 1)))) {
      const bool opens = i == 2 || tokens_[i - 2].lines_before || tokens_[i - 2].sentence_start;
      const std::size_t next = span_.last + 1;
      const bool goes_on = next < tokens_.size() && !tokens_[next].lines_before && tokens_[next].kind == TokenKind::kWord && word(next) != U"og" && word(next) != U"samt";
      return opens && !goes_on;
    }
    // "Hjemmeplejen: Lise Holm, 32 10 70 81" in a list of whom to call; "Politiet: Ole Holm" may be whom they look for
    const char32_t after = at(end());
    const bool alone = after == U',' || after == U'\n' || (after == U' ' && at(end() + 1) == U'(');
    if (i > 0 && tokens_[i - 1].lines_before && i + 1 == span_.first && sends_officials(word(i - 1)) && word(i - 1) != U"politiet" && alone) return true;
    // "Læger: Erik Holm, Nanna Vig", "Sagsbehandlere: …"
    const std::u32string_view label = word(i - 1);
    for (const std::u32string_view end : {U"e", U"r", U"er"})
      if (label.size() > end.size() + 3 && label.ends_with(end) && is_office_title(label.substr(0, label.size() - end.size())) && !label.ends_with(U"medarbejdere") && !label.ends_with(U"ledere") && !label.ends_with(U"personer")) return true;
    if (word(i - 1) != U"øvrige") return false;
    for (std::size_t k = i - 1; k > 1 && i - k < kLongest && !tokens_[k].lines_before; --k)
      if (word(k - 1) == U":" && (word(k - 2) == U"mødeleder" || word(k - 2) == U"ordstyrer" || word(k - 2) == U"referent") && !of_association_) return true;
    return false;
  }

  // "Mette Olsen (sagsbehandler)", "Mette Olsen, afdelingsleder", "…, der er afdelingsleder", next line "Fuldmægtig".
  bool title_behind() const {
    std::size_t i = span_.last + 1;
    bool told = false;  // by a verb
    for (int step = 0; step < 5 && i < tokens_.size(); ++step, ++i) {
      if (tokens_[i].lines_before > 1 || (step > 0 && tokens_[i].lines_before && word(i - 1) != U",")) break;
      const auto here = word(i);
      // The title of the next one: "Mette Hansen\nLæge: Ole Krogh", a cell of its own, "far Abdullahi Nur, klasselærer Lærke Bonde".
      const std::size_t next = i + 1;
      const char32_t after = at(tokens_[i].end);
      const bool wide = after == U'\t' || (after == U' ' && at(tokens_[i].end + 1) == U' ');
      const bool cell = wide && !capital(i) && !tokens_[i].lines_before;  // "Vibeke Krag | sundhedsplejerske   | 51 36 90 22": labels are written large
      const bool field = after == U':' || (wide && !cell);
      std::size_t named = next;  // behind "adv."
      while (named < next + 1 && named < tokens_.size() && word(named) == U".") ++named;
      const bool name_follows = step == 0 && !cell && same_line(named) && capital(named) && unit_end(named) == 0 && !sends_officials(word(named)) && word(named) != U"team";
      const bool shortened = named > next && is_shortened(here) && same_line(named) && capital(named);
      // "Ole Holm, sagsbehandleren og lægen" are three.
      const bool another = here.size() > 6 && here.ends_with(U"en") && is_office_title(here.substr(0, here.size() - 2)) && !told;
      const bool of_the_next = field || name_follows || shortened || another || (!cell && next < tokens_.size() && step > 0 && !tokens_[next].lines_before && tokens_[next].kind == TokenKind::kWord && base::is_upper(at(tokens_[next].start)));
      // Without a mark between, on the same line: "Nyborgs advokat har bedt om" is hers, "Ali lærer dansk" what he does.
      const bool runs_on = step == 0 && !tokens_[i].lines_before && !cell && (is_verb_too(here) || word(span_.last).ends_with(U's'));
      if (tokens_[i].lines_before && is_office_title(here) && !stands_below(i)) return false;
      // "Til stede: Ida, børnesagkyndig\nHanne Holm": in a row of names the line may end before the one it belongs to.
      const bool ends_line = next < tokens_.size() && tokens_[next].lines_before == 1 && capital(next) && !tokens_[span_.first].lines_before && step > 0 && word(i - 1) == U"," && span_.first > 0 && (word(span_.first - 1) == U":" || word(span_.first - 1) == U",");
      if (is_office_title(here) && ends_line) return false;
      if (is_office_title(here)) return !of_the_next && !runs_on && (!told || is_administrative(here)) && counts(i);
      // "der havde sagen", "som behandlede min sag"
      if (step > 0 && (word(i - 1) == U"der" || word(i - 1) == U"som") && (here == U"havde" || here == U"har" || here == U"behandler" || here == U"behandlede") &&
          (word(next) == U"sagen" || (here.starts_with(U"behandle") && (word(next) == U"min" || word(next) == U"vores") && word(next + 1) == U"sag"))) return true;
      told = told || here == U"er";
      // "som er hans sagsbehandler", "der er min læge"
      static constexpr std::array<std::u32string_view, 8> kWhose = {U"hans", U"hendes", U"min", U"vores", U"din", U"deres", U"borgerens", U"barnets"};
      if (step > 0 && is_one_of(here, kWhose) && is_office_title(word(next)) && !is_post_of_any_body(word(next))) return true;
      if (tells_of_title(here) && (step > 0 || tokens_[i].lines_before)) continue;
      if (here != U"," && here != U"(" && here != U"der" && here != U"er" && here != U"som" && here != U"-" && here != U"–" && here != U"/" && here != U"|") break;
    }
    return false;
  }

  // Below "Med venlig hilsen": the line under the name says which unit it signs for.
  bool signs_for_a_unit() const {
    // "Venlig hilsen\n\nLise Holm og Per Bro\npå vegne af Vejle Kommune"
    std::size_t first = span_.first, below = span_.last + 1;
    for (std::size_t k = 0; k < 4 && first > 1 && !tokens_[first].lines_before && (word(first - 1) == U"og" || capital(first - 1)); ++k) --first;
    if (below < tokens_.size() && word(below) == U"og" && same_line(below))
      for (++below; same_line(below) && capital(below) && below < span_.last + 6;) ++below;
    if (below < tokens_.size() && tokens_[below].lines_before == 1 && word(below) == U"på" && word(below + 1) == U"vegne" && closes_a_letter(r_, {first, span_.last}))
      for (std::size_t i = below + 3; i < below + 8 && same_line(i); ++i)
        if (word(i) == U"kommune" || word(i) == U"region" || word(i).ends_with(U"styrelsen") || word(i).ends_with(U"nævnet") || sends_officials(word(i)) || word(i).ends_with(U"skolen") || word(i) == U"plejehjem" || word(i) == U"plejecenter") return true;
    if (span_.last + 1 >= tokens_.size() || tokens_[span_.last + 1].lines_before != 1 || !closes_a_letter(r_, span_)) return false;
    for (std::size_t i = span_.last + 1; i < tokens_.size() && i < span_.last + 4; ++i) {
      if (i > span_.last + 1 && tokens_[i].lines_before) return false;
      if (!capital(i)) return false;
      if (sends_officials(word(i)) || word(i) == U"team" || word(i).ends_with(U"centret") || word(i).ends_with(U"center")) return true;
    }
    return false;
  }

  const Reading& r_;
  const std::vector<danish::Token>& tokens_;
  const NameSpan& span_;
  const bool of_association_;
};

}  // namespace

bool in_office(const Reading& reading, const NameSpan& span, bool of_association) { return Post(reading, span, of_association).in_office(); }

}  // namespace meretid::access
