// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/organisations.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/phrase_list.h"
#include "solutions/access/find/things.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kSure = 2.2, kLikely = 1.2;

template <std::size_t N>
bool ends_in_one_of(std::u32string_view word, const std::array<std::u32string_view, N>& endings, std::size_t own) {
  return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view end) { return word.size() >= end.size() + own && word.ends_with(end); });
}

// Behind the name: what the law calls a company, and what firms and institutions end in.
constexpr std::array<std::u32string_view, 19> kLegal = {U"aps", U"a/s", U"i/s", U"k/s", U"p/s", U"ivs", U"amba", U"a.m.b.a", U"a.m.b.a.", U"a.m.b", U"f.m.b.a", U"fmba", U"smba", U"s/i", U"p/f", U"a/b", U"e/f", U"g/f", U"h/f"};
// Whom the field names that it labels: "Forsikring: Tryg".
constexpr std::array<std::u32string_view, 18> kFields = {U"virksomhed", U"firma", U"arbejdsgiver", U"arb.giver", U"arbejdsplads", U"forsikring", U"forsikringsselskab", U"pengeinstitut", U"fagforening", U"a-kasse", U"skole", U"dagtilbud",
                                                       U"leverandør", U"entreprenør", U"institution", U"praktiksted", U"praktikplads", U"virksomhedens navn"};
// Who is employed, trained or treated is so at a firm or an institution: "arbejder hos Novozymes", "i behandling på Ringgården".
constexpr std::array<std::u32string_view, 25> kEmployed = {U"ansat", U"ansættelse", U"arbejder", U"arbejdede", U"arbejdet", U"arbejde", U"praktik", U"virksomhedspraktik", U"job", U"lærling", U"konsulent", U"løntilskud", U"kunde", U"vikar", U"fleksjob", U"forsikret", U"leveret", U"leaset", U"lejet", U"bestilt", U"forsikring", U"kontrakt", U"reparation", U"indkøb", U"lån"};
constexpr std::array<std::u32string_view, 8> kTreated = {U"behandling", U"afvænning", U"afrusning", U"døgnbehandling", U"dagbehandling", U"misbrugsbehandling", U"alkoholbehandling", U"anbragt"};

constexpr std::array<std::u32string_view, 9> kLast = {U"politi", U"region", U"kommune", U"universitet", U"seminarium", U"sogn", U"provsti", U"a-kasse", U"bank"};
// One word that is an organisation with what stands in front: "Ankestyrelsen", "Hedeskolen".
constexpr std::array<std::u32string_view, 43> kEndings = {
    U"styrelsen", U"nævnet", U"retten", U"kontoret", U"centret", U"centeret", U"hjemmet", U"skolen", U"kommunen", U"forvaltningen", U"afdelingen", U"foreningen",
    U"forbundet", U"klinikken", U"ministeriet", U"tilsynet", U"direktoratet", U"banken", U"sparekassen", U"andelskassen", U"pensionskassen", U"arbejdsløshedskassen", U"a-kassen", U"avisen", U"tidende", U"erstatningen", U"ambulatoriet",
    U"huset", U"hospitalet", U"sygehuset", U"apoteket", U"børnehaven", U"vuggestuen", U"selskabet", U"fonden", U"rådet", U"sekretariatet", U"værket", U"stiftelsen",
    U"institutionen", U"klubben", U"firmaet", U"kirken"};
// Where branches are that are called by a part of the country.
constexpr std::array<std::u32string_view, 16> kRegions = {U"jylland", U"nordjylland", U"midtjylland", U"sønderjylland", U"østjylland", U"vestjylland", U"sydjylland", U"fyn", U"midtfyn", U"sydfyn", U"sjælland", U"nordsjælland",
                                                        U"vestsjælland", U"sydsjælland", U"storkøbenhavn", U"hovedstaden"};
// Departments go in pairs: "Teknik og Miljø".
constexpr std::array<std::u32string_view, 46> kMatters = {
    U"teknik", U"miljø", U"børn", U"unge", U"ungdom", U"ældre", U"handicap", U"social", U"sociale", U"sundhed", U"omsorg", U"kultur", U"fritid", U"natur", U"park", U"parker", U"vej",
    U"veje", U"by", U"land", U"plan", U"byg", U"byggeri", U"bolig", U"skole", U"skoler", U"familie", U"arbejdsmarked", U"økonomi", U"løn", U"personale", U"beskæftigelse",
    U"integration", U"borgerservice", U"voksen", U"voksne", U"psykiatri", U"trafik", U"erhverv", U"uddannelse", U"dagtilbud", U"læring", U"forebyggelse", U"rehabilitering",
    U"klima", U"ejendomme"};

// "KlinikLea", "EnviroSyd": firms are written so, and few persons ("McCoy").
bool is_humped(const danish::Text& text, const danish::Token& token) {
  constexpr std::int32_t kBefore = 4;
  for (std::int32_t i = token.start + kBefore; i + (text.at(token.end - 1) == U'I' ? 1 : 0) < token.end; ++i)  // "BrøndeI" is a misread l
    if (base::is_upper(text.at(i)) && base::is_letter(text.at(i - 1)) && !base::is_upper(text.at(i - 1))) return true;
  return false;
}

class Scan {
 public:
  Scan(const Reading& reading, const KnownPhrases& known) : r_(reading), t_(reading.text()), known_(known) {}

  std::vector<NameSpan> run() {
    const std::size_t n = r_.tokens().size();
    for (std::size_t i = 0; i < n; ++i) {
      if (r_.tokens()[i].kind == TokenKind::kNumber) union_of_number(i);
      if (r_.tokens()[i].kind != TokenKind::kWord) continue;
      if (legal(i) || legal_in_front(i) || partners(i) || last_word(i) || first_word(i) || matters(i) || whole_word(i)) continue;
      if (listed(i) || of_field(i) || employer(i) || humped(i)) continue;
      owned(i);
    }
    again();
    std::stable_sort(spans_.begin(), spans_.end(), [](const NameSpan& a, const NameSpan& b) { return a.score != b.score ? a.score > b.score : a.last - a.first > b.last - b.first; });
    std::vector<NameSpan> kept;
    std::vector<char> taken(n);
    for (const NameSpan& span : spans_) {
      if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(span.first), taken.begin() + static_cast<std::ptrdiff_t>(span.last) + 1, [](char c) { return c != 0; })) continue;
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(span.first), taken.begin() + static_cast<std::ptrdiff_t>(span.last) + 1, 1);
      kept.push_back(span);
    }
    std::sort(kept.begin(), kept.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    return kept;
  }

 private:
  bool upper(std::size_t i) const { return base::is_upper(t_.at(r_.tokens()[i].start)); }
  bool joined(std::size_t i) const {  // to the word before
    if (i == 0 || r_.tokens()[i].lines_before) return false;
    const std::int32_t gap = r_.tokens()[i].start - r_.tokens()[i - 1].end;
    return gap <= 1 && t_.at(r_.tokens()[i].start - 1) != U'\t';
  }
  bool names(std::size_t i) const { return r_.tokens()[i].kind == TokenKind::kWord && upper(i); }
  bool links(std::size_t i) const {
    const auto word = r_.word(i);
    return word == U"&" || word == U"+" || word == U"og" || word == U"-";
  }
  // Capital words, also over "&" and "og", in front of token i; the first of them.
  std::size_t run_before(std::size_t i) const {
    constexpr std::size_t kMost = 5;
    std::size_t first = i;
    while (first > 0 && i - first < kMost && joined(first) && !r_.tokens()[first].sentence_start) {
      if (names(first - 1)) --first;
      else if (first >= 2 && links(first - 1) && first < i && names(first - 2) && joined(first - 1)) first -= 2;
      else break;
    }
    // "Firmaet Holm A/S": the common word is no part of it, "Kære", "Hos" neither.
    while (first < i && r_.tokens()[first].sentence_start && (known_.of(r_.word(first)) & kKnownSmall) && !(known_.of(r_.word(first)) & kListedName)) ++first;
    return first;
  }
  std::size_t run_behind(std::size_t i) const {
    constexpr std::size_t kMost = 6;
    std::size_t last = i;
    while (last + 1 < r_.tokens().size() && last - i < kMost && joined(last + 1) && !r_.tokens()[last + 1].sentence_start) {
      if (names(last + 1) && r_.word(last + 1) != U"v/") ++last;
      else if (last > i && last + 2 < r_.tokens().size() && links(last + 1) && names(last + 2) && !begins_name(last + 2)) last += 2;
      else break;
    }
    return last;
  }
  // "Egedal Fjernvarme A.m.b.a.": the full stops cut it into tokens.
  std::size_t with_letters_of_law(std::size_t last) const {
    static constexpr std::u32string_view kLetters = U"a.m.b.a";
    const std::size_t next = last + 1;
    if (next >= r_.tokens().size() || !joined(next)) return last;
    const std::int32_t from = r_.tokens()[next].start, to = from + static_cast<std::int32_t>(kLetters.size());
    if (to > r_.tokens().back().end || t_.lower_part(from, to) != kLetters) return last;
    while (last + 1 < r_.tokens().size() && r_.tokens()[last + 1].start < to) ++last;
    return last;
  }
  void add(std::size_t first, std::size_t last, double score) {
    last = with_letters_of_law(last);
    spans_.push_back({first, last, score, "organisation"});
  }

  bool legal(std::size_t i) {
    std::size_t last = i;
    if (!is_one_of(r_.word(i), kLegal)) {
      // "A/S" as three tokens
      if (r_.word(i).size() != 1 || i + 2 >= r_.tokens().size() || r_.word(i + 1) != U"/" || r_.tokens()[i + 1].space_before) return false;
      const std::u32string form = std::u32string(r_.word(i)) + U"/" + std::u32string(r_.word(i + 2).substr(0, 1));
      if (r_.word(i + 2).size() > 2 || !is_one_of(form, kLegal)) return false;
      last = i + 2;
    }
    const std::size_t first = run_before(i);
    if (first == i) return false;
    add(first, last, kSure + 1);
    return true;
  }
  // "I/S Haubro Hovedgård", "A/B Solgården"
  bool legal_in_front(std::size_t i) {
    if (!upper(i)) return false;
    std::size_t form = i;
    if (!is_one_of(r_.word(i), kLegal)) {
      if (r_.word(i).size() != 1 || i + 2 >= r_.tokens().size() || r_.word(i + 1) != U"/" || r_.tokens()[i + 1].space_before || r_.tokens()[i + 2].space_before) return false;
      if (!is_one_of(std::u32string(r_.word(i)) + U"/" + std::u32string(r_.word(i + 2)), kLegal)) return false;
      form = i + 2;
    }
    const std::size_t last = run_behind(form);
    if (last == form) return false;
    add(i, last, kSure);
    return true;
  }
  // "Falk & Partnere", "Bedemand Krog & Søn"
  bool partners(std::size_t i) {
    const auto word = r_.word(i);
    if (!upper(i) || i < 2 || !links(i - 1) || (word != U"søn" && word != U"sønner" && word != U"partnere" && word != U"co" && word != U"co." && word != U"datter")) return false;
    const std::size_t first = run_before(i - 1);
    if (first == i - 1) return false;
    const std::size_t next = i + 1 < r_.tokens().size() && r_.word(i + 1) == U"." && !r_.tokens()[i + 1].space_before ? i + 2 : i + 1;  // "& Co. Revision"
    const bool trade = next < r_.tokens().size() && joined(next) && upper(next) && ends_name(next);  // "Bangsbo & Partnere Advokater"
    add(first, trade ? next : i, kSure + 1);
    return true;
  }
  static const PhraseList& firsts() {
    static const PhraseList list("solutions/access/find/lists/firm_first.txt");
    return list;
  }
  bool begins_name(std::size_t i) const { return firsts().ends(r_.word(i)); }
  bool ends_name(std::size_t i) const {
    static const PhraseList list("solutions/access/find/lists/firm_last.txt");
    const auto word = r_.word(i);
    return is_one_of(word, kLast) || list.ends(word) || list.ends(without_genitive(word));
  }
  bool last_word(std::size_t i) {
    if (!upper(i) || !ends_name(i) || (i > 0 && links(i - 1) && !joined(i))) return false;
    const std::size_t first = run_before(i);
    // "Vibeke Byg" may be somebody; "Christian Kirke" too. A name of the lists is somebody's before it is a trade.
    if (first == i || (i - first == 1 && is_full_name(r_, known_, {first, i}))) return false;
    if ((known_.of(r_.word(i)) & kKnownSurname) && (known_.of(r_.word(first)) & kKnownFrequentFirst)) return false;
    // "Folkeskole", at the head of a line or a sentence, with "Ny" in front, is a usual word.
    if (i - first == 1 && r_.tokens()[first].sentence_start && (known_.of(r_.word(first)) & kKnownSmall) && !(known_.of_genitive(r_.word(first)) & (kListedName | kKnownTown | kKnownPlace))) return false;
    // The last of several takes them all: "Vestjysk Smede & Montage".
    const std::size_t next = i + 2 < r_.tokens().size() && links(i + 1) && r_.word(i + 1) != U"og" ? i + 2 : i + 1;
    if (next < r_.tokens().size() && joined(next) && upper(next) && (ends_name(next) || is_one_of(r_.word(next), kLegal))) return false;
    // "Struer VVS & Blik": a second trade, as long as nobody is called so.
    const bool second = next == i + 2 && next < r_.tokens().size() && joined(next) && names(next) && !(known_.of(r_.word(next)) & kListedName);
    add(first, second ? next : i, kSure);
    return true;
  }
  bool first_word(std::size_t i) {
    const auto word = r_.word(i);
    if (word == U"retten" || word == U"skifteretten" || word == U"byretten") {
      if (i + 2 < r_.tokens().size() && (r_.word(i + 1) == U"i" || r_.word(i + 1) == U"på") && names(i + 2) && joined(i + 2)) add(i, i + 2, kSure);
      return false;
    }
    if (!begins_name(i)) return false;
    const std::size_t last = run_behind(i);
    if (last == i) return false;
    // A compound in small letters is no name yet: "friskolen Hans gik på".
    if (!upper(i) && !firsts().has(word)) return false;
    // "vognmand Hansen" is a person with a trade; "Vognmand Hansen & Søn" and "Bager Jørgensen" written large a firm.
    add(upper(i) ? i : i + 1, last, upper(i) ? kSure : kLikely);
    return true;
  }
  bool matters(std::size_t i) {
    if (i + 2 >= r_.tokens().size() || !upper(i) || !is_one_of(r_.word(i), kMatters) || !joined(i + 1) || !joined(i + 2)) return false;
    if (r_.word(i + 1) != U"og" && r_.word(i + 1) != U"&") return false;
    if (!upper(i + 2) || !is_one_of(r_.word(i + 2), kMatters)) return false;
    add(i, i + 2, kSure);
    return true;
  }
  bool whole_word(std::size_t i) {
    constexpr std::size_t kOwn = 3;
    if (!upper(i) || !ends_in_one_of(r_.word(i), kEndings, kOwn) || (known_.of(r_.word(i)) & kListedName)) return false;
    // At the head of a sentence any word stands large: "Misbrugscentret", "Diabetesskolen".
    if (r_.tokens()[i].sentence_start && !(known_.of(r_.word(i)) & kKnownCapital)) return false;
    const std::size_t first = r_.word(i).find(U'-') == std::u32string_view::npos ? i : run_before(i);  // "Rudolf Steiner-Skolen"
    std::size_t last = i;
    // "Steiner-Skolen i Brejning": one of several that are called so.
    if (first < i && i + 2 < r_.tokens().size() && r_.word(i + 1) == U"i" && names(i + 2) && joined(i + 2) && (known_.of(r_.word(i + 2)) & (kKnownTown | kKnownPlace))) last = i + 2;
    add(first, last, r_.tokens()[i].sentence_start ? 0.4 : kLikely);
    return true;
  }
  bool listed(std::size_t i) {
    static const PhraseList list("solutions/access/find/lists/organisations.txt"), authorities("solutions/access/find/lists/authorities.txt");
    if (!upper(i)) return false;
    std::u32string phrase;
    std::size_t last = 0;
    bool any = false, office = false;
    for (std::size_t k = i; k < std::min(i + 5, r_.tokens().size()); ++k) {
      if (k > i && !joined(k)) break;
      if (k > i && r_.tokens()[k].space_before) phrase += U' ';  // "Alm. Brand"
      phrase += r_.word(k);
      // "IDA" is a union, "Ida" somebody.
      constexpr std::size_t kShort = 4;
      const bool spelled = base::is_upper(t_.at(r_.tokens()[i].end - 1)) || danish::is_digit(t_.at(r_.tokens()[i].end - 1));
      if (k == i && phrase.size() <= kShort && !spelled && ((known_.of(phrase) & kListedName) || (r_.tokens()[i].sentence_start && (known_.of(phrase) & kKnownSmall)))) continue;
      const std::u32string plain = k == i ? without_genitive(phrase) : phrase;
      const bool authority = authorities.has(phrase) || authorities.has(plain);
      if (authority || list.has(phrase) || list.has(plain)) any = true, last = k, office = authority;
    }
    // "BT 168/102", "LD 20": letters with a number behind are a measure or a code.
    if (!any || (last == i && phrase.size() > 0 && r_.word(i).size() <= 2 && i + 1 < r_.tokens().size() && r_.tokens()[i + 1].kind == TokenKind::kNumber)) return false;
    // "Netto 30 dage" is a term of payment, "typen Kamstrup 403" a meter.
    if (last == i && i + 2 < r_.tokens().size() && r_.tokens()[i + 1].kind == TokenKind::kNumber && (r_.word(i + 2) == U"dage" || r_.word(i + 2) == U"kr")) return false;
    static constexpr std::array<std::u32string_view, 6> kMade = {U"typen", U"type", U"mærket", U"mærke", U"fabrikat", U"modellen"};
    if (i > 0 && joined(i) && is_one_of(r_.word(i - 1), kMade)) return false;
    if (!office && last + 1 < r_.tokens().size() && branch(last + 1)) ++last;
    add(i, last, kSure + 0.1 * static_cast<double>(last - i));
    return true;
  }
  // "3F", "3F Esbjerg Transport": the figure is a token of its own.
  void union_of_number(std::size_t i) {
    if (i + 1 >= r_.tokens().size() || r_.word(i) != U"3" || r_.tokens()[i + 1].space_before || r_.tokens()[i + 1].lines_before || !is_one_of(r_.word(i + 1), std::array<std::u32string_view, 3>{U"f", U"f.", U"fs"}) || !upper(i + 1)) return;
    if (i > 0 && !r_.tokens()[i].space_before && !r_.tokens()[i].lines_before && r_.tokens()[i - 1].kind != TokenKind::kMark) return;
    std::size_t last = i + 1;
    while (last < i + 3 && last + 1 < r_.tokens().size() && branch(last + 1)) ++last;
    add(i, last, kSure);
  }
  // "FOA Randers", "3F Midtfyn", "Blå Kors Ambulatoriet"
  bool branch(std::size_t i) const {
    if (!joined(i) || !names(i) || r_.tokens()[i].sentence_start || !r_.tokens()[i].space_before) return false;
    const std::u32string_view word = r_.word(i);
    return (known_.of(word) & (kKnownTown | kKnownPlace)) != 0 || ends_in_one_of(word, kEndings, 0) || is_one_of(word, kRegions) || ends_name(i);
  }
  // What a field of a form says: capital words up to the end of the cell, unless they are somebody's name.
  bool of_field(std::size_t i) {
    if (i < 2 || !upper(i)) return false;
    const bool colon = r_.word(i - 1) == U":";
    const std::int32_t gap = r_.tokens()[i].start - r_.tokens()[i - 1].end;
    if (r_.tokens()[i].lines_before || (!colon && gap < 2) || !is_one_of(r_.word(colon ? i - 2 : i - 1), kFields)) return false;
    return add_unless_somebody(i, run_behind(i));
  }
  bool employer(std::size_t i) {
    constexpr std::size_t kNear = 4;
    if (i < 2 || !upper(i) || r_.tokens()[i].sentence_start || !joined(i)) return false;
    const auto before = r_.word(i - 1);
    const bool at = before == U"hos", on = before == U"på" || before == U"ved";
    static constexpr std::array<std::u32string_view, 3> kOnlyThere = {U"afvænning", U"afrusning", U"døgnbehandling"};  // also where the place is called like a town
    if (!at && !on) return false;
    for (std::size_t back = 2; back <= kNear && back <= i && !r_.tokens()[i - back + 1].sentence_start; ++back) {
      const auto word = r_.word(i - back);
      if ((at && is_one_of(word, kEmployed)) || (on && is_one_of(word, kTreated) && (is_one_of(word, kOnlyThere) || !(known_.of_genitive(r_.word(i)) & kKnownTown)))) return add_unless_somebody(i, run_behind(i));
    }
    return false;
  }
  bool humped(std::size_t i) {
    if (!upper(i) || !is_humped(t_, r_.tokens()[i]) || (known_.of_genitive(r_.word(i)) & kListedName) || is_thing(r_.word(i))) return false;
    add(run_before(i), run_behind(i), kLikely);
    return true;
  }
  // "Bella Napoli v/ Hassan Al-Khatib": who stands behind is the owner.
  void owned(std::size_t i) {
    const bool sign = r_.word(i) == U"v/" || (r_.word(i) == U"v" && i + 1 < r_.tokens().size() && r_.word(i + 1) == U"/" && !r_.tokens()[i + 1].space_before);
    if (!sign || i == 0) return;
    const bool number = i > 1 && r_.tokens()[i - 1].kind == TokenKind::kNumber && names(i - 2) && joined(i - 1);  // "Grill 7 v/Hasan"
    const std::size_t first = run_before(number ? i - 1 : i);
    if (first < i && !r_.tokens()[i].lines_before) add_unless_somebody(first, i - 1);
  }
  bool add_unless_somebody(std::size_t first, std::size_t last) {
    const bool name = (known_.of_genitive(r_.word(first)) & kListedName) != 0;
    if ((first == last && name) || is_full_name(r_, known_, {first, last})) return false;
    static const PhraseList list("solutions/access/find/lists/organisations.txt");
    if (first == last && is_thing(r_.word(first)) && !list.has(r_.word(first))) return false;
    add(first, last, kLikely);
    return true;
  }
  // A word of its own that was an employer or a firm once is so elsewhere: "2018-nu Novozymes".
  void again() {
    std::unordered_set<std::u32string> own;
    for (const NameSpan& span : spans_)
      if (span.score == kLikely && !(known_.of_genitive(r_.word(span.first)) & (kListedName | kKnownSmall | kKnownTown | kKnownPlace)) && r_.word(span.first).size() > 3) own.emplace(r_.word(span.first));
    if (own.empty()) return;
    for (std::size_t i = 0; i < r_.tokens().size(); ++i)
      if (upper(i) && own.contains(std::u32string(r_.word(i)))) add(i, i, kLikely - 0.1);
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> organisations(const Reading& reading, const KnownPhrases& known) { return Scan(reading, known).run(); }

}  // namespace meretid::access
