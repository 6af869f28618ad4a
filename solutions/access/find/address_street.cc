// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/address_street.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/cues.h"
#include "solutions/access/find/institution.h"

namespace meretid::access {
namespace {

using danish::Token;
using danish::TokenKind;

// "Vestergd." "Kongensg." "Ringv." "Kirkepl." "Søndre Al.": a street's last part cut short, with or without its full stop.
bool short_ending(std::u32string_view word) {
  if (word.ends_with(U'.')) word.remove_suffix(1);
  else if (!word.ends_with(U"gd") && !word.ends_with(U"gde")) return false;
  for (const std::u32string_view end : {U"gd", U"gde", U"g", U"v", U"pl", U"str", U"vg", U"gt"})
    if (word.size() >= end.size() + 4 && word.ends_with(end)) return true;
  return false;
}

// "Ejendommene Kirkevej 3 og 5", "Sommerhusgrunden Lyngen 14"
bool is_property(std::u32string_view word) {
  for (const std::u32string_view end : {U"ejendommen", U"ejendommene", U"grunden", U"grundene", U"huset", U"husene", U"boligen", U"boligerne", U"lejemålet", U"bygningen", U"villaen", U"lejligheden", U"butikken", U"firmaet", U"parcellen", U"virksomheden", U"restauranten", U"værkstedet"})
    if (word.ends_with(end)) return true;
  return false;
}
bool placed(std::u32string_view word) {
  return word == U"ved" || word == U"over" || word == U"under" || word == U"bag" || word == U"mellem" || word == U"bagved" || word == U"langs" || word == U"neden" || word == U"oven";
}
// "Nørregade", but not "Gade", "Parken", "Rask-Vej": those need the words in front.
bool stands_alone(std::u32string_view word) {
  constexpr std::size_t kOwn = 3;
  return word.find(U'-') == word.npos && ((PlaceLikeness::ending_length(word) > 0 && word.size() >= PlaceLikeness::ending_length(word) + kOwn) || PlaceLikeness::landscape_ending(word));
}
bool modifier(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 32> kWords = {
      U"södra", U"norra", U"östra", U"västra", U"stora", U"lilla", U"sct", U"st.",
      U"gl.",    U"gammel", U"gamle", U"ny",   U"nye",   U"store",  U"lille",     U"sankt",  U"sct.",  U"skt.", U"nørre", U"nordre",
      U"sønder", U"søndre", U"øster", U"østre", U"vester", U"vestre", U"kong",   U"dronning", U"prins", U"øvre", U"nedre", U"indre"};
  for (const auto known : kWords)
    if (word == known) return true;
  return false;
}
bool is_number_word(std::u32string_view word) { return word == U"nr." || word == U"nr" || word == U"nummer"; }
bool joining(std::u32string_view word) {
  return word == U"den" || word == U"og" || word == U"af";
}

}  // namespace

Street Streets::before(std::int32_t place) const {
  Street street = by_shape(place);
  const std::optional<Street> listed = by_list(place);
  if (!listed) return street;
  street.listed = listed->listed;
  street.usual = listed->usual;
  // "Tustrup Kærvej": the shape alone would take the village for a name. A longer phrase than the listed one stays.
  if (street.start == place || listed->start < street.start) street.start = listed->start;
  if (listed->listed == Street::Listed::kPhrase) street.likeness = std::max(street.likeness, listed->likeness), street.ending = true;
  return street;
}

// The longest listed phrase that ends right before `place`, on its line.
std::optional<Street> Streets::by_list(std::int32_t place) const {
  constexpr std::size_t kMostTokens = 9;   // "Bernh. Jensens Boul.": marks count
  constexpr float kLike = 3;
  const auto& tokens = r_.tokens();
  std::size_t i = r_.token_at(place - 1);
  while (i > 0 && (i >= tokens.size() || tokens[i].start >= place)) --i;
  if (i > 0 && i < tokens.size() && tokens[i].start < place && is_number_word(r_.word(i)) && place - tokens[i].end <= 2) place = tokens[i].start, --i;
  if (i >= tokens.size() || place - tokens[i].end > 2 || tokens[i].kind == TokenKind::kNumber) return std::nullopt;
  const std::int32_t end = tokens[i].end;
  const std::size_t last = i;
  std::optional<Street> found;
  for (std::size_t words = 1;; ++words) {
    const bool small_home = words == 1 && i > 0 && r_.word(i - 1) == U"på" && (r_.label_before(tokens[i].start).nearest & kCueHome);  // "vi bor nede på brinken 12"
    const bool street_word = words > 1 || small_home || base::is_upper(t_.at(tokens[i].start)) || (PlaceLikeness::street_ending(r_.word(i)) && stands_alone(r_.word(i)));
    // A list of hashes takes a phrase for another one now and then: a name that ends in a capital begins in one.
    const bool begins = words <= 3 || !base::is_upper(t_.at(tokens[last].start)) || base::is_upper(t_.at(tokens[i].start)) || tokens[i].kind == TokenKind::kNumber;
    if (street_word && begins && (known_.of(t_.lower_part(tokens[i].start, end)) & kKnownStreet)) {
      Street street;
      street.start = tokens[i].start;
      street.likeness = kLike;
      street.usual = words == 1 && (known_.of(r_.word(i)) & kKnownSmall) && !PlaceLikeness::street_ending(r_.word(i)) && !PlaceLikeness::landscape_ending(r_.word(i));
      street.listed = words > 1 ? Street::Listed::kPhrase : Street::Listed::kWord;
      found = street;
    }
    if (words == kMostTokens || tokens[i].lines_before || i == 0) break;
    --i;
  }
  return found;
}

// The best one to four words that end right before `place`.
Street Streets::by_shape(std::int32_t place) const {
  Street best;
  best.start = place;
  std::size_t i = r_.token_at(place - 1);
  if (i >= r_.tokens().size() || r_.tokens()[i].start >= place) {
    if (i == 0) return best;
    --i;
  }
  const auto& tokens = r_.tokens();
  const bool numbered = is_number_word(r_.word(i));
  if (numbered) {
    if (i == 0) return best;
    --i;
  }
  bool short_form = short_ending(r_.word(i));
  const auto cut_short = [](std::u32string_view word) { return short_ending(std::u32string(word) + U'.') || (word.size() > 6 && word.ends_with(U"str")); };  // "Lindenstr."
  if (i > 0 && tokens[i].kind == TokenKind::kMark && t_.at(tokens[i].start) == U'.' && !tokens[i].space_before && place - tokens[i].end <= 2 && t_.at(tokens[i].end) != U'\n' && cut_short(r_.word(i - 1))) {
    --i;
    short_form = true;
  }
  if (tokens[i].kind != TokenKind::kWord || place - tokens[i].end > (numbered ? 10 : 6)) return best;
  const std::int32_t last_end = tokens[i].end;
  best.ending = PlaceLikeness::street_ending(r_.word(i)) || short_form;
  best.landscape = PlaceLikeness::landscape_ending(r_.word(i)) && base::is_upper(t_.at(tokens[i].start)) && places_.person(r_.word(i)) <= 0.5F;
  const bool generic = best.ending && r_.word(i).size() <= 6;  // "Vej", "Gade", "Allé": never a name by itself
  // The capital words in front, up to where the sentence goes on in lower case or a mark stands. "G.A." is one of them.
  std::vector<std::size_t> starts;
  for (int words = 1; words <= 5; ++words) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kMark) break;
    if (words > 1 && (is_property(r_.word(i)) || is_letter_word(r_.word(i)) || is_case_word(r_.word(i)) || (cue_of(r_.word(i)) & kCueHome))) break;  // "Vedr. Rosenvangs Allé 219"
    if (token.kind == TokenKind::kNumber && words > 1 && joining(r_.word(i + 1))) break;  // "Engvej 19 og Skovvej 4" are two
    if (base::is_upper(t_.at(token.start)) || (token.kind == TokenKind::kNumber && words > 1)) starts.push_back(i);
    else if (words > 1 ? !joining(r_.word(i)) : !generic) break;
    if (!token.lines_before && abbreviated(i)) {
      i -= 2;  // "Sdr. Tangevej": the dot ends no sentence
      continue;
    }
    if (token.sentence_start || token.lines_before || i == 0) break;
    if (t_.at(tokens[i - 1].end) == U'\t' || (tokens[i].start - tokens[i - 1].end > 1 && t_.at(tokens[i - 1].end + 1) == U' ' && !modifier(r_.word(i - 1)))) break;  // another cell
    --i;
    if (t_.at(tokens[i].start) == U'.' && !tokens[i + 1].space_before && i > 0 && tokens[i].end - tokens[i].start == 1) --i;
  }
  while (!starts.empty() && tokens[starts.back()].kind == TokenKind::kNumber &&
         places_.street(t_.lower_part(tokens[starts.back()].start, last_end)) < 2)
    starts.pop_back();
  // "bor lærkevej 12" in a message without capitals: only where a word speaks of a home.
  if (starts.empty() && best.ending && !generic && stands_alone(r_.word(i)) && (r_.label_before(tokens[i].start).nearest & kCueHome)) {
    best.start = tokens[i].start;
    return best;
  }
  if (starts.empty()) return best;
  if (generic && numbered && starts.size() == 1 && PlaceLikeness::ending_length(r_.word(starts[0])) == r_.word(starts[0]).size()) return best;  // "Vej nr. 14 gennem Hillerød"
  if (r_.word(starts[0]) == U"p-plads" || r_.word(starts[0]) == U"p-pladsen") return best;
  // "Ved Åen 5", "Over Broen 2": a noun with a capital behind such a word is a name.
  const std::u32string_view last = r_.word(starts[0]);
  if (starts.size() >= 2 && placed(r_.word(starts[1])) && (last.ends_with(U"en") || last.ends_with(U"et") || last.ends_with(U"ne"))) best.ending = true;
  // "Peter Hansen Nørregade 12" in a table, "Hansen Gammel Kongevej 12": a name in front of a street that stands by itself.
  std::size_t use = starts.size();
  if (stands_alone(r_.word(starts[0])) && !(use == 2 && named_after(r_.word(starts[0])))) {
    use = 1;
    for (std::size_t k = 1; k < starts.size(); ++k)
      if (modifier(r_.word(starts[k]))) use = k + 1;  // "Sankt Pauls Kirkeplads"
    while (use < starts.size() && (modifier(r_.word(starts[use])) || places_.person(r_.word(starts[use])) <= 0)) ++use;
  }
  best.start = tokens[starts[use - 1]].start;
  // "ul. Polna 12"
  if (const std::size_t k = starts[use - 1]; k >= 2 && t_.at(tokens[k - 1].start) == U'.' && !tokens[k].lines_before && (r_.word(k - 2) == U"ul" || r_.word(k - 2) == U"os" || r_.word(k - 2) == U"str")) {
    best.start = tokens[k - 2].start;
    best.ending = true;
  }
  for (std::size_t k = 0; k < use; ++k)
    best.likeness = std::max(best.likeness, places_.street(t_.lower_part(tokens[starts[k]].start, last_end)));
  return best;
}

// Before token i stand a dot and one of the words that streets abbreviate.
bool Streets::abbreviated(std::size_t i) const {
  const auto& tokens = r_.tokens();
  if (i < 2 || t_.at(tokens[i - 1].start) != U'.' || tokens[i - 1].space_before) return false;
  static constexpr std::array<std::u32string_view, 25> kWords = {
      U"sdr", U"ndr", U"nr", U"gl",  U"st", U"sct", U"skt", U"set", U"kgs", U"hf", U"th",  U"chr", U"vilh",
      U"joh", U"fr",  U"dr", U"frd", U"ll", U"str", U"prs", U"adm", U"gen", U"prof", U"vr", U"jens"};
  return std::find(kWords.begin(), kWords.end(), r_.word(i - 2)) != kWords.end();
}

// "(Niels) Finsensgøta": the surname is part of the street's name.
bool Streets::named_after(std::u32string_view word) const {
  word.remove_suffix(PlaceLikeness::ending_length(word));
  return word.ends_with(U's') && places_.person(word) > 0;
}

}  // namespace meretid::access
