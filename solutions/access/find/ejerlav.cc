// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/ejerlav.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/place_likeness.h"

namespace meretid::access {
namespace {

std::u32string lowered(std::u32string word) {
  for (char32_t& letter : word) letter = base::lower(letter);
  return word;
}

// "Den nordlige del", "Den 3. del": what stands between the article and its noun.
bool is_quarter(std::u32string_view word) {
  for (const std::u32string_view one : {U"nordlige", U"sydlige", U"østlige", U"vestlige", U"mellemste", U"nordre", U"søndre", U"østre", U"vestre", U"midterste", U"mellem", U"indre", U"ydre"})
    if (word == one) return true;
  return false;
}

// "Kgs. Lyngby", "V. Thorup", "Elkær Hgd., …": the full stop ends no sentence.
bool is_short_form(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 26> kWords = {U"gl", U"nr", U"ndr", U"sdr", U"st", U"sct", U"skt", U"kgs", U"hgd", U"hovedgd", U"vr", U"str", U"ll", U"øst", U"vest", U"kbh", U"frb", U"fr", U"dr", U"prs", U"chr", U"v", U"ø", U"n", U"s", U"sd"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// What stands behind a parcel in a capital and is the next thing the text tells.
bool is_next_field(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 24> kWords = {U"ejer", U"ejere", U"areal", U"arealet", U"anvendelse", U"zone", U"bygherre", U"ansøger", U"status", U"dato", U"beliggende", U"beliggenhed", U"ejendom", U"ejendommen", U"ejendomsnr",
                                                                U"vedr", U"lokalplan", U"lodsejer", U"kommune", U"region", U"bebyggelse", U"type", U"bem", U"bemærkninger"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "…, Ahornvej 4": behind the first word of it. Up to three more words with capitals and then a number.
bool street_follows(Cursor c) {
  constexpr int kShort = 3;  // "Sdr."; behind a longer word a full stop ends the sentence
  for (int words = 0; words < 4; ++words) {
    if (c.now() == U'\t' || c.blanks() == 0) return false;
    if (danish::is_digit(c.now())) {
      Cursor part = c;  // "Kolding Markjorder 3. afd."
      part.digits(1, 2);
      return !(part.eat(U'.') && (part.blanks(1), part.word(U"afd") || part.word(U"afdeling") || part.word(U"del")));
    }
    if (!base::is_upper(c.now())) return false;
    const std::u32string word = c.letters();
    if (word.empty() || (word.size() <= kShort ? (c.eat(U'.'), false) : c.now() == U'.')) return false;
  }
  return false;
}

// A word of a name with its hyphens: "Bylderup-Bov".
std::u32string name_word(Cursor& c) {
  std::u32string word = c.letters();
  for (int parts = 0; parts < 2 && !word.empty(); ++parts) {
    Cursor second = c;
    if (!second.eat(U'-') || !base::is_upper(second.now())) break;
    word += U'-' + second.letters();
    c = second;
  }
  return word;
}

constexpr std::u32string_view kHalves[] = {U"vester", U"øster", U"nørre", U"sønder", U"store", U"lille", U"gammel", U"gl", U"nr", U"sdr", U"ndr", U"ny", U"kirke", U"sankt", U"sct", U"skt", U"over", U"neder", U"ydre", U"indre"};
bool is_half(std::u32string_view word) {
  if (word.ends_with(U'.')) word.remove_suffix(1);
  return std::find(std::begin(kHalves), std::end(kHalves), word) != std::end(kHalves);
}

}  // namespace

bool Ejerlavs::ends_name(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 39> kWords = {
      U"by",     U"bygrunde", U"byjorder", U"sogn", U"jorder", U"markjorder", U"overdrev", U"ejerlav", U"hovedgård", U"hovedgaard", U"hgd",  U"hovedgd", U"herregård",
      U"gods",   U"enge",     U"eng",      U"mark", U"marker", U"kær",        U"skov",     U"skove",   U"grunde",    U"gårde",      U"kvarter", U"købstad", U"torp",
      U"plantage", U"hede",   U"fælled",   U"præstegård", U"kirkeby", U"huse", U"strand", U"mølle",    U"holme",     U"klit",       U"slot",    U"kloster", U"landsby"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::u32string_view known) { return word == known || (word.size() > known.size() && known.size() > 3 && word.ends_with(known)); });
}

Ejerlav Ejerlavs::at(std::int32_t place) const { return name_at(place, false); }

// `parcels_behind`: a number behind the name is a parcel's and makes no street of it.
Ejerlav Ejerlavs::name_at(std::int32_t place, bool parcels_behind) const {
  Ejerlav found{place, place};
  Cursor c(t_, place);
  bool in_quarter = false, ended = false;
  int commas = 0;
  for (int words = 0; words < 9; ++words) {
    Cursor ahead = c;
    const int blanks = ahead.blanks();
    const bool comma = words > 0 && ahead.eat(U',');
    if (words > 0 && (blanks > 2 || t_.at(c.at()) == U'\t' || (ahead.blanks(3) > 2))) break;  // the next column
    if (words > 0 && ahead.now() == U'\n') {
      ahead.eat(U'\n');
      ahead.blanks(20);
      if ((ended && !comma) || !goes_on(ahead, comma)) break;
    }
    const bool capital = base::is_upper(ahead.now());
    const std::u32string lower = lowered(name_word(ahead));
    const bool quarter = words > 0 && is_quarter(lower);
    const bool land = ends_name(lower) || quarter || (in_quarter && lower == U"del");
    if (lower.empty() || (!capital && !land && lower != U"og")) break;
    const bool is_parish = comma && (parcels_behind || (known_.of(lower) & (kKnownTown | kKnownPlace)));
    if ((ahead.now() == U':' && !is_parish && !land) || danish::is_digit(ahead.now()) || (!land && (is_next_field(lower) || says_another(lower))) || (words == 0 && (cue_of(lower) & kCueLand))) break;
    if (Cursor house = ahead; !parcels_behind && PlaceLikeness::street_ending(lower) && house.blanks(1) && danish::is_digit(house.now())) {  // "Hybenvej 3"
      if (!comma && !found.ended) return Ejerlav{place, place};
      break;
    }
    if (comma) {
      Cursor next = ahead;
      const bool authority = next.blanks(1) && (next.word(U"kommune") || next.word(U"kommunes"));
      const bool post_town = commas == 1 && found.ended && (known_.of(lower) & kKnownTown) && !(known_.of(lower) & kKnownFrequentFirst);
      if ((++commas > 1 && !post_town) || authority || (!parcels_behind && street_follows(ahead)) || is_somebody(ahead, lower)) break;
    }
    in_quarter = quarter;
    const bool short_form = is_short_form(lower) && ahead.eat(U'.');
    c = ahead;
    if (land || capital) found.end = ahead.at();
    ended = (land && !quarter) || (short_form && lower == U"hgd");
    found.ended = found.ended || ended;
    if (!ended) continue;
    Cursor tail = c;
    tail.blanks(1);
    if (Cursor parish = tail; parish.word(U"og") && parish.blanks() && parish.word(U"sogn")) {  // "Bøstrup By og Sogn"
      found.end = parish.at();
      found.sure = true;
      return found;
    }
    if (Cursor part = tail; !part.digits(1, 2).empty() && part.eat(U'.') && (part.blanks(1), part.word(U"afd") || part.word(U"afdeling") || part.word(U"del"))) found.end = part.at(), c = part, tail = c;
    if (tail.now() != U',' && !base::is_upper(tail.now())) break;
  }
  if (found.end > place && t_.at(found.end - 1) == U'.') --found.end;
  found.sure = !found.empty() && is_sure(place, found.end);
  return found;
}

// "12ab Telefon", unless it is a town as well ("Ringe Markjorder")
bool Ejerlavs::says_another(std::u32string_view word) const { return (cue_of(word) & ~static_cast<std::uint32_t>(kCueLand)) && is_whole_cue(word) && !(known_.of(word) & (kKnownTown | kKnownPlace)); }

// What the next line begins with belongs to the name: a word of land follows soon, or behind a comma a parish of the lists.
bool Ejerlavs::goes_on(Cursor line, bool comma) const {
  const std::int32_t first = line.at();
  for (int words = 0; words < 3; ++words) {
    if (words > 0 && line.blanks(1) == 0) break;
    const bool capital = base::is_upper(line.now());
    const std::u32string lower = lowered(name_word(line));
    if (lower.empty() || line.now() == U':' || (words == 0 && (cue_of(lower) & kCueLand))) return false;
    if (ends_name(lower)) return true;
    if (!capital) return false;
    if (is_short_form(lower)) line.eat(U'.');
    const auto last = line;
    if (comma && (known_.of(t_.lower_part(first, last.at())) & (kKnownTown | kKnownPlace)) && !street_follows(last)) {
      Cursor next = last;
      return !(next.blanks(1) && base::is_upper(next.now()) && words == 0 && (known_.of(t_.lower_part(first, last.at())) & kKnownFrequentFirst));
    }
  }
  return false;
}

// "…, Peter Hansen": a given name with another capital word behind it.
bool Ejerlavs::is_somebody(Cursor behind, std::u32string_view word) const {
  return (known_.of(word) & kKnownFrequentFirst) && !(known_.of(word) & (kKnownTown | kKnownPlace)) && behind.blanks(1) && base::is_upper(behind.now());
}

// ", Tilst By, Tilst": with the word that such names end in, so that no other word has to say what it is.
bool Ejerlavs::is_sure(std::int32_t from, std::int32_t end) const {
  std::u32string name(t_.lower_part(from, end));
  std::replace(name.begin(), name.end(), U'\n', U' ');
  for (const std::u32string_view ending : {U" by,", U" bygrunde", U" byjorder", U" markjorder", U" hovedgård,", U" hovedgaard,", U" hgd", U" overdrev", U" ejerlav", U" jorder", U"plantage", U" kvarter", U" sogn", U"lige del", U"mellemste del"})
    if (name.find(ending) != name.npos) return true;
  if (name.ends_with(U" by")) return true;
  // "Kolby, Kolby": district and parish
  const std::size_t comma = name.find(U", ");
  const std::u32string_view first = std::u32string_view(name).substr(0, std::min(comma, name.size()));
  return comma != name.npos && first.size() > 3 && first == name.substr(comma + 2);
}

Ejerlav Ejerlavs::before(std::int32_t end) const {
  constexpr std::size_t kMostTokens = 10;
  const auto& tokens = r_.tokens();
  std::size_t i = r_.token_at(end - 1);
  Ejerlav best{end, end};
  if (i >= tokens.size() || tokens[i].start >= end) return best;
  int breaks = 0;
  for (std::size_t back = 0; back < kMostTokens; ++back) {
    const auto word = r_.word(i);
    const bool capital = base::is_upper(t_.at(tokens[i].start));
    const bool mark = word == U"," || word == U".";
    if (!capital && !mark && word != U"og" && !ends_name(word) && !is_quarter(word) && word != U"del") break;
    if (capital)
      if (const Ejerlav name = name_at(tokens[i].start, true); name.end == end || (name.end == end - 1 && t_.at(end - 1) == U'.')) best = name, best.end = end;
    if (i == 0 || (breaks += tokens[i].lines_before) > 1 || t_.at(tokens[i].start - 1) == U'\t') break;
    --i;
  }
  return best;
}

Ejerlav Ejerlavs::small(std::int32_t place) const {
  Ejerlav found{place, place};
  constexpr std::size_t kShortest = 4;
  Cursor c(t_, place);
  for (int parts = 0; parts < 2; ++parts) {
    const std::int32_t first = c.at();
    std::int32_t end = first;
    Cursor next = c;
    for (int words = 0; words < 3 && !next.letters().empty(); ++words) {
      const auto phrase = t_.lower_part(first, next.at());
      const std::uint16_t bits = known_.of(phrase);
      if (phrase.size() >= kShortest && (bits & (kKnownTown | kKnownPlace)) && !(bits & kKnownSmall)) end = next.at();
      else if (words > 0 && phrase.size() > kShortest + 2 && ends_name(phrase.substr(phrase.rfind(U' ') + 1))) end = next.at(), next.eat(U'.');
      if (next.blanks(1) == 0) break;
    }
    if (end == first) break;
    found.end = end;
    c = Cursor(t_, end);
    c.eat(U'.');
    if (!c.eat(U',')) break;
    c.blanks(1);
  }
  return found;
}

Ejerlav Ejerlavs::listed(std::int32_t place, bool unlisted) const {
  const auto& tokens = r_.tokens();
  const std::size_t first = r_.token_at(place);
  Ejerlav found{place, place};
  if (first >= tokens.size() || tokens[first].start != place) return found;
  for (std::size_t words = 3; words > 0; --words) {
    const std::size_t last = first + words - 1;
    if (last >= tokens.size()) continue;
    std::u32string phrase;
    bool broken = false;
    for (std::size_t k = first; k <= last; ++k) phrase += (k > first ? U" " : U"") + std::u32string(r_.word(k)), broken = broken || (k > first && tokens[k].lines_before);
    if (broken) continue;
    const std::uint16_t bits = known_.of(phrase);
    const bool is_place = bits & (kKnownTown | kKnownPlace);
    if ((!is_place && (words > 1 || !unlisted)) || (words == 1 && (bits & kKnownFrequentFirst))) continue;
    found.end = tokens[last].end;
    const auto joins = [&](std::size_t k) { return k < tokens.size() && !tokens[k].lines_before && base::is_upper(t_.at(tokens[k].start)); };
    if (joins(last + 1) && (ends_name(r_.word(last + 1)) || is_half(r_.word(last)))) found.end = tokens[last + 1].end;
    break;
  }
  // its parish
  if (Cursor c(t_, found.end); !found.empty() && c.eat(U',') && c.blanks(1) && base::is_upper(c.now())) {
    const std::int32_t parish = c.at();
    for (int words = 0; words < 2; ++words) {
      if (name_word(c).empty()) break;
      if (((known_.of(t_.lower_part(parish, c.at())) & (kKnownTown | kKnownPlace)) || t_.lower_part(parish, c.at()) == r_.word(first)) && !street_follows(c) && !is_somebody(c, t_.lower_part(parish, c.at()))) found.end = c.at();
      if (c.blanks(1) == 0 || !base::is_upper(c.now())) break;
    }
  }
  return found;
}

}  // namespace meretid::access
