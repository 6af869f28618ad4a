// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/organisations.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kSure = 2.2, kLikely = 1.2;

template <std::size_t N>
bool is_one_of(std::u32string_view word, const std::array<std::u32string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
template <std::size_t N>
bool ends_in_one_of(std::u32string_view word, const std::array<std::u32string_view, N>& endings, std::size_t own) {
  return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view end) { return word.size() >= end.size() + own && word.ends_with(end); });
}

// Behind the name: what the law calls a company, and what firms and institutions end in.
constexpr std::array<std::u32string_view, 12> kLegal = {U"aps", U"a/s", U"i/s", U"k/s", U"p/s", U"ivs", U"amba", U"a.m.b.a", U"fmba", U"smba", U"s/i", U"p/f"};
constexpr std::array<std::u32string_view, 46> kLast = {
    U"kommune", U"region", U"politi", U"skole", U"friskole", U"privatskole", U"realskole", U"efterskole", U"højskole", U"gymnasium", U"universitet", U"seminarium",
    U"kirke", U"sogn", U"provsti", U"apotek", U"hospital", U"sygehus", U"bibliotek", U"museum", U"teater", U"bank", U"sparekasse", U"forsikring", U"forening",
    U"forbund", U"fonden", U"fond", U"holding", U"invest", U"ejendomme", U"entreprise", U"byg", U"rengøring", U"transport", U"consult", U"a-kasse", U"boligforening",
    U"boligselskab", U"plejehjem", U"plejecenter", U"børnehave", U"vuggestue", U"jobcenter", U"idrætsforening", U"boldklub"};
// Before it: "Foreningen Naturlig Nabo".
constexpr std::array<std::u32string_view, 56> kFirst = {
    U"foreningen", U"børnehaven", U"vuggestuen", U"fritidshjemmet", U"institutionen", U"plejehjemmet", U"plejecentret", U"plejecenteret", U"ældrecentret",
    U"bofællesskabet", U"bostedet", U"botilbuddet", U"opholdsstedet", U"krisecentret", U"krisecenteret", U"herberget", U"klubben", U"ungdomsklubben",
    U"kolonihaveforeningen", U"haveforeningen", U"grundejerforeningen", U"ejerforeningen", U"andelsboligforeningen", U"andelsforeningen", U"boligforeningen",
    U"boligselskabet", U"beboerforeningen", U"idrætsforeningen", U"fonden", U"firmaet", U"selskabet", U"virksomheden", U"murerfirmaet", U"advokatfirmaet",
    U"revisionsfirmaet", U"tømrerfirmaet", U"entreprenørfirmaet", U"vognmandsfirmaet", U"arkitekterne", U"advokaterne", U"tandlægerne", U"lægerne", U"restaurant",
    U"café", U"cafe", U"hotel", U"kro", U"bedemand", U"slagter", U"bager", U"murermester", U"tømrermester", U"vognmand", U"maskinstation", U"gartneriet",
    U"aftenskolen"};
// One word that is an organisation with what stands in front: "Ankestyrelsen", "Hedeskolen".
constexpr std::array<std::u32string_view, 38> kEndings = {
    U"styrelsen", U"nævnet", U"retten", U"kontoret", U"centret", U"centeret", U"hjemmet", U"skolen", U"kommunen", U"forvaltningen", U"afdelingen", U"foreningen",
    U"forbundet", U"klinikken", U"ministeriet", U"tilsynet", U"direktoratet", U"banken", U"kassen", U"avisen", U"tidende", U"erstatningen", U"ambulatoriet",
    U"huset", U"hospitalet", U"sygehuset", U"apoteket", U"børnehaven", U"vuggestuen", U"selskabet", U"fonden", U"rådet", U"sekretariatet", U"værket", U"stiftelsen",
    U"institutionen", U"klubben", U"firmaet"};
// Departments go in pairs: "Teknik og Miljø".
constexpr std::array<std::u32string_view, 46> kMatters = {
    U"teknik", U"miljø", U"børn", U"unge", U"ungdom", U"ældre", U"handicap", U"social", U"sociale", U"sundhed", U"omsorg", U"kultur", U"fritid", U"natur", U"park", U"parker", U"vej",
    U"veje", U"by", U"land", U"plan", U"byg", U"byggeri", U"bolig", U"skole", U"skoler", U"familie", U"arbejdsmarked", U"økonomi", U"løn", U"personale", U"beskæftigelse",
    U"integration", U"borgerservice", U"voksen", U"voksne", U"psykiatri", U"trafik", U"erhverv", U"uddannelse", U"dagtilbud", U"læring", U"forebyggelse", U"rehabilitering",
    U"klima", U"ejendomme"};

class Scan {
 public:
  Scan(const Reading& reading, const KnownPhrases& known) : r_(reading), t_(reading.text()), known_(known) {}

  std::vector<NameSpan> run() {
    const std::size_t n = r_.tokens().size();
    for (std::size_t i = 0; i < n; ++i) {
      if (r_.tokens()[i].kind != TokenKind::kWord) continue;
      if (legal(i) || partners(i) || last_word(i) || first_word(i) || matters(i) || whole_word(i)) continue;
      listed(i);
    }
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
    constexpr std::size_t kMost = 4;
    std::size_t last = i;
    while (last + 1 < r_.tokens().size() && last - i < kMost && joined(last + 1) && !r_.tokens()[last + 1].sentence_start) {
      if (names(last + 1) && r_.word(last + 1) != U"v/") ++last;
      else if (last > i && last + 2 < r_.tokens().size() && links(last + 1) && names(last + 2)) last += 2;
      else break;
    }
    return last;
  }
  void add(std::size_t first, std::size_t last, double score) { spans_.push_back({first, last, score, "organisation"}); }

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
  // "Falk & Partnere", "Bedemand Krog & Søn"
  bool partners(std::size_t i) {
    const auto word = r_.word(i);
    if (!upper(i) || i < 2 || !links(i - 1) || (word != U"søn" && word != U"sønner" && word != U"partnere" && word != U"co" && word != U"co." && word != U"datter")) return false;
    const std::size_t first = run_before(i - 1);
    if (first == i - 1) return false;
    add(first, i, kSure + 1);
    return true;
  }
  bool last_word(std::size_t i) {
    if (!upper(i) || !is_one_of(r_.word(i), kLast)) return false;
    const std::size_t first = run_before(i);
    // "Vibeke Byg" may be somebody; "Christian Kirke" too.
    if (first == i || (i - first == 1 && is_full_name(r_, known_, {first, i}))) return false;
    if (i + 1 < r_.tokens().size() && joined(i + 1) && (is_one_of(r_.word(i + 1), kLast) || is_one_of(r_.word(i + 1), kLegal))) return false;
    add(first, i, kSure);
    return true;
  }
  bool first_word(std::size_t i) {
    const auto word = r_.word(i);
    if (word == U"retten" || word == U"skifteretten" || word == U"byretten") {
      if (i + 2 < r_.tokens().size() && (r_.word(i + 1) == U"i" || r_.word(i + 1) == U"på") && names(i + 2) && joined(i + 2)) add(i, i + 2, kSure);
      return false;
    }
    if (!is_one_of(word, kFirst)) return false;
    const std::size_t last = run_behind(i);
    if (last == i) return false;
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
    // At the head of a sentence any word stands large.
    if (r_.tokens()[i].sentence_start && (known_.of(r_.word(i)) & kKnownSmall)) return false;
    add(i, i, r_.tokens()[i].sentence_start ? 0.4 : kLikely);
    return true;
  }
  void listed(std::size_t i) {
    static const PhraseList list("solutions/access/find/lists/organisations.txt");
    std::u32string phrase;
    for (std::size_t k = i; k < std::min(i + 4, r_.tokens().size()); ++k) {
      if (k > i && !joined(k)) break;
      if (k > i) phrase += U' ';
      phrase += r_.word(k);
      // "IDA" is a union, "Ida" somebody.
      constexpr std::size_t kShort = 4;
      if (k == i && phrase.size() <= kShort && !base::is_upper(t_.at(r_.tokens()[i].end - 1)) && !danish::is_digit(t_.at(r_.tokens()[i].end - 1))) continue;
      if (upper(i) && (list.has(phrase) || (k == i && phrase.ends_with(U's') && list.has(std::u32string_view(phrase).substr(0, phrase.size() - 1))))) add(i, k, kSure + 0.1 * static_cast<double>(k - i));
    }
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> organisations(const Reading& reading, const KnownPhrases& known) { return Scan(reading, known).run(); }

}  // namespace meretid::access
