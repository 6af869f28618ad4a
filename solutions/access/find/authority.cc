// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/authority.h"

#include <algorithm>
#include <array>

#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

// What is private though its name ends as those of authorities do.
bool is_private_one(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 18> kPrivate = {U"privat", U"dyre", U"hestehospital", U"blå", U"kors", U"aps", U"a/s", U"friplejehjem", U"advokat", U"begravelse",
                                                               U"revis", U"ingeniør", U"foa", U"3f", U"hk", U"aleris", U"capio", U"afdelingsbestyrelse"};
  return std::any_of(kPrivate.begin(), kPrivate.end(), [&](std::u32string_view begin) { return word.starts_with(begin); });
}

// Departments are called by what they see to: "Teknik og Miljø", "Børn og Unge", "Familie og Velfærd".
bool is_matter(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 54> kMatters = {
      U"teknik", U"miljø", U"børn", U"unge", U"ungdom", U"ældre", U"handicap", U"social", U"sociale", U"sundhed", U"omsorg", U"kultur", U"fritid", U"natur",
      U"park", U"parker", U"vej", U"veje", U"by", U"land", U"plan", U"byg", U"byggeri", U"bolig", U"skole", U"skoler", U"familie", U"arbejdsmarked", U"økonomi", U"løn",
      U"personale", U"beskæftigelse", U"integration", U"borgerservice", U"voksen", U"voksne", U"psykiatri", U"trafik", U"erhverv", U"uddannelse", U"dagtilbud", U"læring", U"forebyggelse",
      U"rehabilitering", U"klima", U"ejendomme", U"velfærd", U"ydelse", U"ydelser", U"job", U"socialservice", U"hr", U"it", U"jura"};
  return std::find(kMatters.begin(), kMatters.end(), word) != kMatters.end();
}

// "Nordre Skole", "Baggesenskolen", "Plejecenter Liselund": schools and homes are the municipality's unless the word says otherwise.
bool is_public_institution(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 22> kOther = {U"fri", U"privat", U"efterskole", U"højskole", U"lilleskole", U"realskole", U"køreskole", U"kørerskole", U"dans", U"ride", U"aften", U"sprog", U"plante", U"steiner", U"hund", U"sejl",
                                                                U"svømme", U"dykker", U"ski", U"design", U"kunst", U"børnehaveskole"};
  static constexpr std::array<std::u32string_view, 12> kEnds = {U"skole", U"skolen", U"skoles", U"skolens", U"plejecenter", U"plejecentret", U"plejecenteret", U"plejehjem", U"plejehjemmet", U"ældrecenter", U"ældrecentret", U"dagcenter"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::u32string_view end) { return word.ends_with(end); }) &&
         std::none_of(kOther.begin(), kOther.end(), [&](std::u32string_view other) { return word.find(other) != std::u32string_view::npos; });
}

}  // namespace

bool is_authority(const Reading& reading, const NameSpan& span) {
  static const PhraseList names("solutions/access/find/lists/authorities.txt"), endings("solutions/access/find/lists/authority_endings.txt"), firms("solutions/access/find/lists/firm_last.txt");
  const bool shop = span.last > span.first && firms.has(reading.word(span.last));  // "Herlev Apotek", though "Herlev" is the hospital
  std::u32string phrase;
  bool matters = true, ends = false;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    const std::u32string_view word = reading.word(i);
    if (reading.tokens()[i].kind == danish::TokenKind::kMark) {
      if (word == U"-" || word == U"&") continue;
      break;
    }
    if (is_private_one(word)) return false;
    if (!phrase.empty()) phrase += U' ';
    phrase += word;
    if (shop && i < span.last) continue;
    if (names.has(phrase) || names.has(without_genitive(phrase))) return true;
    ends = ends || is_public_institution(word) || endings.ends(without_genitive(word)) || endings.ends(word);
    matters = matters && (is_matter(word) || word == U"og");
  }
  // The parish church is the state's; "Pinsekirken", "Frikirken Broen" are not.
  static constexpr std::array<std::u32string_view, 6> kParish = {U"kirke", U"kirkes", U"domkirke", U"sogn", U"sogns", U"pastorat"};
  if (std::find(kParish.begin(), kParish.end(), reading.word(span.last)) != kParish.end()) return true;
  if (ends || (matters && span.last > span.first)) return true;
  // "Center for Handicap", "Region Nord": offices are called so, firms are "Center" behind a name.
  const std::u32string_view first = reading.word(span.first);
  const bool offices = first == U"center" || first == U"afdeling" || first == U"team" || first == U"enhed" || first == U"afsnit";
  return offices && (span.last == span.first || reading.word(span.first + 1) == U"for" || is_matter(reading.word(span.first + 1)));
}

}  // namespace meretid::access
