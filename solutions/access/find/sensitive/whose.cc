// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/whose.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/utf8.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kSureName = 0.8, kRatherSureName = 0.6;
constexpr std::size_t kTitle = 20;
constexpr std::size_t kHead = 80;        // words at the top of a document where it says whom it is about
constexpr std::size_t kFewPersons = 12;   // a list of many personal numbers is about nobody in particular
constexpr std::size_t kHeadingWords = 4;

constexpr std::array<std::u32string_view, 18> kLabels = {U"patient", U"pt", U"borger", U"barn", U"barnet", U"beboer", U"elev", U"klient", U"ansøger", U"klager", U"medarbejder", U"navn", U"vedr", U"vedrørende", U"cpr", U"cpr-nr", U"part", U"vedr."};
constexpr std::array<std::u32string_view, 5> kIf = {U"hvis", U"når", U"såfremt", U"hvornår", U"hvordan"};

constexpr std::array<std::u32string_view, 25> kParties = {U"a", U"b", U"c", U"d", U"f", U"i", U"k", U"m", U"o", U"r", U"s", U"v", U"æ", U"ø", U"å", U"sf", U"df", U"el", U"la", U"rv", U"alt", U"nb", U"dd", U"kf", U"lokallisten"};

}  // namespace

bool is_matter_not_name(const Finding& f) {
  if (f.type != FindingType::kPerson || f.confidence >= kSureName) return false;
  constexpr std::size_t kTelling = 5;  // letters of a word that tells by itself within a name of two
  const Lexicon& health = Lexicon::of("health");
  const std::u32string name = base::decode(base::lower(f.text));
  if (name.find(U' ') == name.npos) {
    const bool test = std::all_of(f.text.begin(), f.text.end(), [](char c) { return !(c >= 'a' && c <= 'z'); });  // "BDI-II"
    return (health.about(name) & (test ? Lexicon::kStrong | Lexicon::kWeak : Lexicon::kStrong)) != 0;
  }
  for (const std::u32string_view latin : {U"mb ", U"mb. ", U"morbus "})
    if (name.starts_with(latin)) return true;  // "Mb. Crohn"
  if (f.confidence >= kRatherSureName) return false;
  const bool large = std::none_of(f.text.begin(), f.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });  // "KOL, AFLI"
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(U' ', at), name.size());
    auto word = std::u32string_view(name).substr(at, end - at);
    if (word.ends_with(U',')) word.remove_suffix(1);
    if ((word.size() >= kTelling && (health.about(word) & Lexicon::kStrong)) || (large && word.size() > 2 && (health.about_capitals(word) & Lexicon::kStrong))) return true;
    at = end + 1;
  }
  return false;
}

// "Per Krag (V)" speaks for a party.
bool Persons::in_office(std::size_t behind) const {
  return behind + 2 < tokens_.size() && text_.at(tokens_[behind].start) == U'(' && text_.at(tokens_[behind + 2].start) == U')' &&
         std::find(kParties.begin(), kParties.end(), words_.lower()[behind + 1]) != kParties.end();
}

Persons::Persons(const danish::Text& text, const std::vector<danish::Token>& tokens, const Words& words, const std::vector<Finding>& found)
    : text_(text), tokens_(tokens), words_(words), marks_(tokens.size(), 0) {
  std::set<std::string> numbers;
  std::size_t at = 0;
  for (const Finding& f : found) {
    const bool name = f.type == FindingType::kPerson, number = f.type == FindingType::kCpr || f.type == FindingType::kBirthdate;
    const bool doubtful = name && ((f.confidence < kSureName && f.text.find(' ') == std::string::npos) || is_matter_not_name(f));
    if (number) numbers.insert(f.entity);
    while (at < tokens.size() && tokens[at].end <= f.start) ++at;
    std::size_t behind = at;
    while (behind < tokens.size() && tokens[behind].start < f.end) ++behind;
    const bool private_person = name && f.confidence >= kDoubtfulPerson && !in_office(behind) && !(doubtful && is_matter_not_name(f));
    for (std::size_t i = at; i < behind; ++i) {
      if (!doubtful) marks_[i] |= kNamed;
      if (private_person) marks_[i] |= kPerson;
      if (number) marks_[i] |= kNumber;
      if (f.type == FindingType::kEmployee) marks_[i] |= kOffice;
    }
  }
  about_one_ = (!numbers.empty() && numbers.size() <= kFewPersons) || head_names_one();
}

bool Persons::head_names_one() const {
  if (words_.any(List::kJournals, 0, std::min(tokens_.size(), kTitle))) return true;
  for (std::size_t i = 1; i + 1 < std::min(tokens_.size(), kHead); ++i)
    if (text_.at(tokens_[i].start) == U':' && person(i + 1) && std::find(kLabels.begin(), kLabels.end(), words_.lower()[i - 1]) != kLabels.end()) return true;
  return false;
}

// "Skoleleder Per Bach er sygemeldt": what staff does is of the office, what ails them is their own.
bool Persons::is_ill(const Sentence& s, std::size_t name) const {
  static constexpr std::array<std::u32string_view, 4> kIs = {U"er", U"var", U"blev", U"bliver"};
  constexpr std::size_t kNear = 5;
  if (name + 2 >= s.end || std::find(kIs.begin(), kIs.end(), words_.lower()[name + 1]) == kIs.end()) return false;
  for (std::size_t i = name + 2; i < std::min(s.end, name + kNear); ++i)
    if (words_.in(List::kHealth, i) && !(words_.match(List::kHealth, i, s.end).weak) && words_.match(List::kHealth, i, s.end).length > 0) return true;
  return false;
}

bool Persons::own(const Sentence& s) const {
  for (std::size_t i = s.begin; i < s.end; ++i)
    if ((marks_[i] & (kPerson | kNumber)) || ((marks_[i] & kOffice) && is_ill(s, i))) return true;
  return words_.any(List::kPersons, s.begin, s.end);
}

// "Konkl.: T2DM, dårligt reguleret": the heads of a record stand before what is said of its patient. "Sygemeldt siden maj", "Ptt. boende på
// herberg": only persons are so, and a note leaves out who.
bool Persons::record(const Sentence& s) const {
  constexpr std::size_t kLabel = 3;
  if (words_.in(List::kTelegrams, s.begin) && words_.match(List::kTelegrams, s.begin, s.end).length > 0) return true;
  if (!words_.in(List::kRecords, s.begin)) return false;
  const std::size_t length = words_.match(List::kRecords, s.begin, s.end).length;
  for (std::size_t i = s.begin + length; length > 0 && i < std::min(s.end, s.begin + length + kLabel); ++i)
    if (text_.at(tokens_[i].start) == U':') return i + 1 < s.end;
  return false;
}

// All it says of persons is who speaks for an authority: what follows is not about him.
bool Persons::titled(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 18> kTitles = {U"chef", U"chefen", U"direktør", U"direktøren", U"leder", U"lederen", U"konsulent", U"konsulenten", U"formand", U"borgmester", U"minister", U"rådmand", U"inspektør", U"koordinator", U"rådgiver", U"sagsbehandler", U"professor", U"forsker"};
  bool any = false;
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if (marks_[i] & kNumber) return false;
    if (!(marks_[i] & kPerson) || (i > s.begin && (marks_[i - 1] & kPerson))) continue;
    any = true;
    const auto before = i > s.begin ? words_.lower()[i - 1] : std::u32string_view();
    if (std::none_of(kTitles.begin(), kTitles.end(), [&](std::u32string_view title) { return before.ends_with(title); })) return false;
  }
  return any && !words_.any(List::kPersons, s.begin, s.end);
}

bool Persons::general(const Sentence& s) const {
  for (std::size_t i = s.begin + 1; i + 1 < s.end; ++i)  // "…, hvis modtageren er indlagt"
    if (text_.at(tokens_[i].start) == U',' && (words_.lower()[i + 1] == U"hvis" || words_.lower()[i + 1] == U"såfremt")) return true;
  return std::find(kIf.begin(), kIf.end(), words_.lower()[s.begin]) != kIf.end() || words_.any(List::kGeneric, s.begin, s.end);
}

bool Persons::question(const Sentence& s) const { return text_.at(tokens_[s.end - 1].start) == U'?'; }

// "ANSØGNING OM HJÆLPEMIDLER (servicelovens § 112)"
bool Persons::letters_all_large(const Sentence& s) const {
  if (!s.line) return false;
  std::size_t count = 0;
  for (std::size_t i = s.begin; i < s.end && text_.at(tokens_[i].start) != U'('; ++i) {
    if (text_.at(tokens_[i].start) == U':') return false;
    if (tokens_[i].kind != TokenKind::kWord) continue;
    ++count;
    for (std::int32_t k = tokens_[i].start; k < tokens_[i].end; ++k)
      if (base::is_letter(text_.at(k)) && !base::is_upper(text_.at(k))) return false;
  }
  return count > 1;
}

// The first line of a longer text: "Arbejdstilsynet – anmeldelse af arbejdsulykke"
bool Persons::title(const Sentence& s) const {
  if (s.begin > 0 || !s.line || s.end == tokens_.size()) return false;
  for (std::size_t i = s.begin; i < s.end; ++i)
    if (text_.at(tokens_[i].start) == U':') return false;
  return true;
}

// "(A) DI214 akut non-STEMI", "Metformin uændret": the lists of a record, short as they are.
bool Persons::listed_illness(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 9> kGoesOn = {U"uændret", U"fortsættes", U"fortsat", U"seponeret", U"seponeres", U"pauseres", U"pauseret", U"dgl", U"dagligt"};
  constexpr std::size_t kCode = 4;
  for (std::size_t i = s.begin; i < s.end; ++i) {
    const auto& word = words_.lower()[i];
    if (word.size() >= kCode && word.size() <= kCode + 2 && word[0] == U'd' && base::is_upper(text_.at(tokens_[i].start + 1)) && std::all_of(word.begin() + 2, word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) return true;
    if (i > s.begin && words_.in(List::kHealth, i - 1) && std::find(kGoesOn.begin(), kGoesOn.end(), word) != kGoesOn.end()) return true;
  }
  return false;
}

// "Regionshospitalet Gødstrup, Hjertesygdomme, Sengeafsnit 3": where somebody is treated at the head of a letter.
bool Persons::letterhead(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 5> kHouses = {U"hospital", U"sygehus", U"psykiatrien", U"lægehus", U"klinik"};
  constexpr std::size_t kLongestHead = 12;
  if (!s.line || s.end - s.begin > kLongestHead || !base::is_upper(text_.at(tokens_[s.begin].start))) return false;
  const auto& first = words_.lower()[s.begin];
  if (std::none_of(kHouses.begin(), kHouses.end(), [&](std::u32string_view house) { return first.find(house) != first.npos; })) return false;
  for (std::size_t i = s.begin; i < s.end; ++i)
    if (tokens_[i].kind == TokenKind::kWord && words_.lower()[i].size() > 2 && base::is_letter(text_.at(tokens_[i].start)) && !base::is_upper(text_.at(tokens_[i].start)) && words_.lower()[i] != U"for" && words_.lower()[i] != U"afd" && words_.lower()[i] != U"afsnit") return false;
  return true;
}

// "9. Straffeforhold", "Religion": the name of a field or chapter.
bool Persons::heading(const Sentence& s) const {
  if (!s.line || s.cell || listed_illness(s)) return false;
  if (letters_all_large(s)) return true;
  std::size_t count = 0;
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if (text_.at(tokens_[i].start) == U':') return i + 1 == s.end;
    if (tokens_[i].kind == TokenKind::kNumber && i > s.begin) return false;
    count += tokens_[i].kind == TokenKind::kWord;
  }
  return count <= kHeadingWords;
}

// "Dansk Sygeplejeråd har afgivet svar", "Kriminalforsorgen driver arresthuset": words with capitals that are nobody's name do something.
bool Persons::organisation_acts(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 10> kActs = {U"har", U"er", U"var", U"havde", U"blev", U"skal", U"kan", U"vil", U"i", U"på"};
  constexpr std::size_t kMost = 4, kVerb = 4, kLong = 4;
  std::size_t i = s.begin;
  while (i < s.end && i < s.begin + kMost && tokens_[i].kind == TokenKind::kWord && base::is_upper(text_.at(tokens_[i].start)) && !named(i)) ++i;
  if (i == s.begin || i >= s.end || words_.in(List::kTelegrams, s.begin) || words_.in(List::kRecords, s.begin)) return false;
  const auto& next = words_.lower()[i];
  if (i > s.begin + 1) return std::find(kActs.begin(), kActs.end(), next) != kActs.end() || (next.size() >= kVerb && (next.ends_with(U"er") || next.ends_with(U"ede")));
  const auto& first = words_.lower()[s.begin];
  // "FOA spørger til vagtplaner"
  const bool letters = first.size() > 1 && base::is_upper(text_.at(tokens_[s.begin].end - 1)) && !words_.in(List::kHealth, s.begin) && !words_.in(List::kHealthContext, s.begin);
  if (letters && tokens_[i].kind == TokenKind::kWord && ((next.size() >= kVerb && next.ends_with(U"er")) || next == U"har")) return true;
  return first.size() > kLong && (first.ends_with(U"en") || first.ends_with(U"et")) && next.size() >= kVerb && (next.ends_with(U"er") || next.ends_with(U"ede")) && !words_.in(List::kHealth, i) && !words_.in(List::kHealth, s.begin) &&
         !words_.in(List::kHealthContext, s.begin) && !words_.in(List::kBodyParts, s.begin);
}

// "Gæld til det offentlige forældes", "Fogedretten kan indkalde skyldnere": what a kind of thing can or shall. "Benet kan ikke bøjes" is
// about somebody, and "Kan ikke løfte" leaves out who.
bool Persons::rule_of_a_kind(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 29> kRule = {U"kan", U"skal", U"bør", U"må", U"sker", U"kræver", U"gælder", U"omfatter", U"koster", U"udgør", U"skyldes", U"forældes", U"udbetales", U"ydes", U"gives", U"fastsættes", U"beregnes", U"behandles", U"sendes", U"nedsættes", U"tilbydes", U"opgøres", U"betales", U"søges", U"indhentes", U"anvendes", U"godkendes", U"ophører", U"bortfalder"};
  constexpr std::size_t kNear = 6, kNoun = 3;
  const auto& first = words_.lower()[s.begin];
  if (first.size() < kNoun || !base::is_upper(text_.at(tokens_[s.begin].start)) || words_.in(List::kTelegrams, s.begin) || record(s)) return false;
  const bool definite = first.ends_with(U"en") || first.ends_with(U"et") || first.ends_with(U"erne");
  if (words_.in(List::kBodyParts, s.begin) || (definite && (words_.in(List::kHealth, s.begin) || words_.in(List::kHealthContext, s.begin) || (words_.in(List::kSocial, s.begin) && !words_.match(List::kSocial, s.begin, s.end).weak)))) return false;
  // "Autisme er en udviklingsforstyrrelse"
  if (!definite && s.begin + 2 < s.end && words_.lower()[s.begin + 1] == U"er" && (words_.lower()[s.begin + 2] == U"en" || words_.lower()[s.begin + 2] == U"et")) return true;
  for (std::size_t i = s.begin + 1; i < std::min(s.end, s.begin + kNear); ++i) {
    const auto& word = words_.lower()[i];
    if (word == U"ikke" || (tokens_[i].kind == TokenKind::kMark && word != U"§")) return false;
    if (std::find(kRule.begin(), kRule.end(), word) != kRule.end()) return true;
  }
  return false;
}

// "Støtte efter § 85 gives i borgerens eget hjem", and not "Skolen kan oplyse, at barnet …"
bool Persons::rule_for_a_role(const Sentence& s) const {
  if (words_.in(List::kRoles, s.begin) || !rule_of_a_kind(s)) return false;
  for (std::size_t i = s.begin + 1; i < s.end; ++i)
    if (words_.lower()[i] == U"at" && text_.at(tokens_[i - 1].start) == U',') return false;
  return true;
}

// "Fængslet i Ringe skal udbygges": a thing that is named and does or is something is what the sentence is about, unless it is an
// illness or a treatment itself ("Såret væsker").
bool Persons::about_a_thing(const Sentence& s) const {
  static constexpr std::array<std::u32string_view, 24> kFinite = {U"er", U"var", U"blev", U"bliver", U"skal", U"skulle", U"har", U"havde", U"kan", U"kunne", U"vil", U"ville",
                                                                 U"må", U"måtte", U"viser", U"får", U"fik", U"går", U"står", U"ligger", U"kommer", U"giver", U"mener", U"mødes"};
  constexpr std::size_t kNear = 5, kNoun = 5;
  const auto& first = words_.lower()[s.begin];
  if (organisation_acts(s) || rule_of_a_kind(s)) return true;
  if (first.size() < kNoun || words_.in(List::kHealth, s.begin) || words_.in(List::kHealthContext, s.begin) || words_.in(List::kBodyParts, s.begin)) return false;
  if (first.ends_with(U"erne")) return true;
  static constexpr std::array<std::u32string_view, 13> kWhoTells = {U"plejersken", U"lægen", U"læreren", U"pædagogen", U"lederen", U"giveren", U"behandleren", U"terapeuten", U"ologen", U"betjenten", U"vikaren", U"moderen", U"hjælperen"};
  if (std::any_of(kWhoTells.begin(), kWhoTells.end(), [&](std::u32string_view end) { return first.ends_with(end); })) return false;  // "Sundhedsplejersken har noteret …"
  if (!first.ends_with(U"en") && !first.ends_with(U"et")) return false;
  if (words_.match(List::kSocial, s.begin, s.end).length > 0) return false;  // "Samværet er afbrudt"
  for (std::size_t i = s.begin + 1; i < std::min(s.end, s.begin + kNear); ++i)
    if (std::find(kFinite.begin(), kFinite.end(), words_.lower()[i]) != kFinite.end()) return true;
  return false;
}

Whose Persons::of(const Sentence& s) {
  if (s.paragraph) paragraph_ = false;
  if (words_.any(List::kFiction, s.begin, s.end) || words_.any(List::kImpersonal, s.begin, s.end)) return Whose::kNobody;
  const bool own_person = own(s);
  if (!own_person && s.line && !s.cell && s.end - s.begin == 1) return Whose::kNobody;  // "Tilskadekomne", a heading
  if (!own_person && record(s) && !general(s) && !question(s)) {
    paragraph_ = true;
    return Whose::kOwn;
  }
  if (!own_person && (letters_all_large(s) || title(s))) return Whose::kNobody;
  const bool only_titled = own_person && titled(s);
  if (own_person || (words_.any(List::kRoles, s.begin, s.end) && !general(s) && !question(s) && !rule_for_a_role(s))) {
    paragraph_ = paragraph_ || !only_titled;
    return Whose::kOwn;
  }
  if (letterhead(s)) return Whose::kNobody;
  if (!(paragraph_ || about_one_) || question(s) || heading(s) || words_.any(List::kRoles, s.begin, s.end)) return Whose::kNobody;
  return general(s) || words_.any(List::kOthers, s.begin, s.end) || about_a_thing(s) ? Whose::kNobody : Whose::kTaken;
}

}  // namespace meretid::access
