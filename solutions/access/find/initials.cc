// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/initials.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/utf8.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/office_words.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

constexpr double kScore = 0.2;  // log-odds; not sure enough to be looked for elsewhere
constexpr std::size_t kMost = 5;

// "Init.: MHA", "Sbh. abc"
bool is_label(std::u32string_view word) {
  static const std::unordered_set<std::u32string_view> kLabels = {U"medarb", U"medarb.", U"ref", U"ref.", U"init", U"init.", U"initialer", U"sbh", U"sbh.", U"sagsbeh", U"kvit", U"kvit.", U"kvitteret", U"kontrolleret", U"sagsbehandler", U"rådgiver"};
  return kLabels.contains(word);
}

// "Telefonnotat bkr", "Journalført nw 03-09"
bool is_note(std::u32string_view word) { return word == U"journalført" || word == U"telefonnotat" || word == U"notat"; }

class Initials {
 public:
  Initials(const Reading& reading, const KnownPhrases& known, const std::vector<NameSpan>& names) : r_(reading), known_(known), names_(names) {}

  std::vector<NameSpan> run() {
    const std::size_t n = r_.tokens().size();
    for (std::size_t i = 0; i < n; ++i) {
      while (at_name_ < names_.size() && names_[at_name_].last < i) ++at_name_;
      if (upper(i) && ((begins_cell(i) && in_front_of_a_name(i)) || ends_row_of_a_name(i))) {
        take(i, i);
        continue;
      }
      if (!introduced(i) || (at_name_ < names_.size() && names_[at_name_].first <= i)) continue;
      const std::size_t last = letters(i);
      if (last == kNone) continue;
      if (behind_a_name(i, last)) take(i, last);
      else if (in_brackets(i, last) || (!abbreviates(i, last) && (signed_off(i, last) || announced(i)))) spans_.push_back({i, last, kScore, "name_initials"});
      i = last;
    }
    again();
    return std::move(spans_);
  }

 private:
  /// Whose they are stands beside: they are his wherever they stand.
  void take(std::size_t i, std::size_t last) {
    spans_.push_back({i, last, kScore, "name_initials"});
    if (last == i && upper(i)) told_.insert(std::u32string(r_.word(i)));
  }
  /// "PST   Pernille Stubkjær, rådgiver"
  bool begins_cell(std::size_t i) const {
    const danish::Token& t = r_.tokens()[i];
    const auto size = static_cast<std::size_t>(t.end - t.start);
    return t.kind == TokenKind::kWord && size >= 2 && size <= kMost && (i == 0 || t.lines_before > 0 || at(t.start - 1) == U'\t' || at(t.start - 1) == U'|' || (at(t.start - 1) == U' ' && at(t.start - 2) == U'|'));
  }
  bool in_front_of_a_name(std::size_t i) const {
    std::size_t next = i + 1;
    const auto& tokens = r_.tokens();
    if (next < tokens.size() && (r_.word(next) == U"=" || r_.word(next) == U":" || r_.word(next) == U"-" || r_.word(next) == U"|")) ++next;
    const auto name = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& s) { return s.first < next; });
    if (name == names_.end() || name->first != next || name->last == name->first || tokens[next].lines_before) return false;
    if (next == i + 1 && tokens[next].start - tokens[i].end < 2 && at(tokens[i].end) != U'\t') return false;
    return are_of(i, i, *name) && base::lower(at(tokens[i].start)) == base::lower(at(tokens[next].start));
  }
  /// "Gudrun Sofie Olsen    visitator    GSO": the last cell of a row that begins with the name
  bool ends_row_of_a_name(std::size_t i) const {
    const auto& tokens = r_.tokens();
    const auto size = tokens[i].end - tokens[i].start;
    const bool cell = at(tokens[i].start - 1) == U'\t' || (at(tokens[i].start - 1) == U' ' && (at(tokens[i].start - 2) == U' ' || at(tokens[i].start - 2) == U'|'));
    if (tokens[i].kind != TokenKind::kWord || size < 2 || size > 4 || !cell || (at(tokens[i].end) != U'\n' && tokens[i].end < r_.text().size())) return false;
    constexpr std::size_t kWidest = 14;  // tokens of a row
    std::size_t first = i;
    while (first > 0 && i - first < kWidest && !tokens[first].lines_before) --first;
    const auto name = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& s) { return s.first < first; });
    return name != names_.end() && name->first <= first + 1 && name->last > name->first && name->last < i && are_of(i, i, *name) && base::lower(at(tokens[i].start)) == base::lower(at(tokens[name->first].start));
  }
  /// Once more: where they were told whose they are, and where a log gives them behind the time of three notes and more.
  void again() {
    const auto& tokens = r_.tokens();
    const auto is_free = [&](std::size_t i) {
      const auto size = static_cast<std::size_t>(tokens[i].end - tokens[i].start);
      return tokens[i].kind == TokenKind::kWord && size >= 2 && size <= kMost && upper(i);
    };
    std::vector<std::size_t> logged;
    for (std::size_t i = 1; i < tokens.size(); ++i)
      if (is_free(i) && tokens[i].end - tokens[i].start <= 4 && !abbreviates(i, i) && behind_time_of_a_note(i)) logged.push_back(i);
    constexpr std::size_t kFewest = 3;
    const bool is_log = logged.size() >= kFewest;
    if (told_.empty() && !is_log) return;
    const std::size_t before = spans_.size();
    const auto taken = [&](std::size_t i) {
      const auto span = std::partition_point(spans_.begin(), spans_.begin() + static_cast<std::ptrdiff_t>(before), [&](const NameSpan& s) { return s.last < i; });
      if (span != spans_.begin() + static_cast<std::ptrdiff_t>(before) && span->first <= i) return true;
      const auto name = std::partition_point(names_.begin(), names_.end(), [&](const NameSpan& s) { return s.last < i; });
      return name != names_.end() && name->first <= i;
    };
    const auto shouts = [&](std::size_t k) { return k < tokens.size() && tokens[k].kind == TokenKind::kWord && tokens[k].end - tokens[k].start > 2 && upper(k) && !told_.contains(std::u32string(r_.word(k))); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_free(i) || taken(i)) continue;
      const bool told = told_.contains(std::u32string(r_.word(i))) && !(i > 0 && !tokens[i].lines_before && shouts(i - 1)) && !(i + 1 < tokens.size() && !tokens[i + 1].lines_before && shouts(i + 1));
      if (told || (is_log && std::binary_search(logged.begin(), logged.end(), i))) spans_.push_back({i, i, kScore, "name_initials"});
    }
    std::inplace_merge(spans_.begin(), spans_.begin() + static_cast<std::ptrdiff_t>(before), spans_.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }
  /// "24-08-2023 22:15  LJE   Nattevagt": nothing but the day and the time stands before it on its line.
  bool behind_time_of_a_note(std::size_t i) const {
    const auto& tokens = r_.tokens();
    if (tokens[i].lines_before) return false;
    std::size_t k = i;
    int digits = 0;
    while (k > 0 && !tokens[k].lines_before) {
      --k;
      if (tokens[k].kind == TokenKind::kNumber) digits += tokens[k].end - tokens[k].start;
      else if (tokens[k].kind != TokenKind::kMark && r_.word(k) != U"kl" && r_.word(k) != U"kl.") return false;
    }
    return digits >= 4 && at(tokens[i].start - 1) == U' ' && (at(tokens[i].end) == U' ' || at(tokens[i].end) == U':' || at(tokens[i].end) == U'\n');
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Something stands before it that initials stand behind; asked of every word, so it must cost little.
  bool introduced(std::size_t i) const {
    const char32_t mark = at(r_.tokens()[i].start - 1);
    if (mark == U'/' || mark == U'(') return true;
    if (i == 0 || r_.tokens()[i].end - r_.tokens()[i].start > static_cast<std::int32_t>(kMost)) return false;
    const std::u32string_view before = r_.word(i - 1);
    if (before.size() == 1) return before == U":" || before == U".";
    return before == U"af" || is_note(before) || is_label(before);
  }
  char32_t at(std::int32_t place) const { return r_.text().at(place); }
  bool upper(std::size_t i) const {
    for (std::int32_t k = r_.tokens()[i].start; k < r_.tokens()[i].end; ++k)
      if (base::is_letter(at(k)) && !base::is_upper(at(k))) return false;
    return true;
  }
  /// The last token of "MST", "lbk", "K.P.H.", "M.W." that begins here.
  std::size_t letters(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    if (t.kind != TokenKind::kWord) return kNone;
    const auto dotted = [&](std::size_t k) { return k < r_.tokens().size() && r_.tokens()[k].end - r_.tokens()[k].start == 2 && at(r_.tokens()[k].end - 1) == U'.' && base::is_upper(at(r_.tokens()[k].start)); };
    if (dotted(i)) {
      std::size_t last = i;
      while (last - i < 3 && dotted(last + 1) && !r_.tokens()[last + 1].space_before) ++last;
      return last > i ? last : kNone;
    }
    const std::size_t size = r_.word(i).size();
    if (!upper(i) && is_office_title(r_.word(i))) return kNone;  // "Rapportskriver: pa Stein Dahl"
    const bool one_case = upper(i) || !std::any_of(r_.word(i).begin(), r_.word(i).end(), [&](char32_t c) { return !base::is_letter(c); });
    return size >= 2 && size <= kMost && one_case && (upper(i) || !base::is_upper(at(t.start))) ? i : kNone;
  }
  /// What stands for an office or a usual word.
  bool abbreviates(std::size_t i, std::size_t last) const {
    if (last > i) return false;
    static constexpr std::array<std::u32string_view, 70> kOffices = {
        U"sms", U"tlf", U"edi", U"lab", U"obs", U"ekg", U"mr", U"ct", U"rtg", U"bt", U"fax", U"fmk", U"pt", U"akt", U"log", U"ok", U"man", U"tir", U"ons", U"tor", U"fre", U"lør", U"søn", U"nb", U"tv", U"th",
        U"bjk", U"kl", U"kmd", U"mst", U"sst", U"fvst", U"dbc", U"skat", U"ast", U"ppr", U"ssp", U"hr", U"it", U"gdpr", U"dpo", U"esdh", U"cpr", U"cvr", U"bbr", U"ois", U"ref", U"sag", U"bil", U"pdf", U"tr", U"amr",
        U"med", U"foa", U"hk", U"dsr", U"bupl", U"eu", U"fn", U"dk", U"km", U"kr", U"stk", U"mdr", U"uge", U"år", U"dag", U"time", U"mht", U"alle"};
    const auto word = r_.word(i);
    if (std::find(kOffices.begin(), kOffices.end(), word) != kOffices.end()) return word != U"mst" || !signed_off(i, last);
    return (known_.of(word) & kKnownSmall) != 0;
  }
  /// "12.05 /MST:", "/lbk" at the end of a line: who wrote the note.
  bool signed_off(std::size_t i, std::size_t last) const {
    const std::int32_t start = r_.tokens()[i].start;
    if (at(start - 1) != U'/') return false;
    const char32_t before = at(start - 2);
    if (before != U' ' && before != U'\t' && before != U'\n' && before != U'.') return false;
    std::int32_t end = r_.tokens()[last].end;
    while (at(end) == U' ' || at(end) == U'.') ++end;
    return at(end) == U':' || at(end) == U'\n' || at(end) == U',' || at(end) == U')';
  }
  /// "Oprettet af lbk", "Init.: MHA", "Sbh.: abc"
  bool announced(std::size_t i) const {
    if (i == 0 || r_.tokens()[i].lines_before) return false;
    std::size_t k = i - 1;
    bool colon = false;
    while (k > 0 && (r_.word(k) == U":" || r_.word(k) == U".")) colon = colon || r_.word(k) == U":", --k;
    const auto word = r_.word(k);
    if (r_.tokens()[k + 1].lines_before) return false;
    if (is_label(word)) return colon || upper(i);
    if (colon && is_office_title(word)) return true;  // "Logopæd: LHJ"
    if (!colon && k + 1 == i && is_note(word)) return !upper(i) || r_.word(i).size() > 2;  // "Journalført nw 03-09"
    // "opr. af", "ændret d. 3/5 af"
    if (word != U"af" || k == 0) return false;
    static constexpr std::array<std::u32string_view, 20> kDone = {U"notat", U"journalnotat", U"telefonnotat", U"referat", U"opr", U"oprettet", U"ændret", U"rettet", U"godkendt", U"godk", U"registreret", U"journaliseret", U"indscannet", U"opdateret", U"lukket", U"udarbejdet", U"behandlet", U"noteret", U"skrevet", U"underskrevet"};
    for (std::size_t back = 1; back <= 12 && back <= k; ++back) {
      if (std::find(kDone.begin(), kDone.end(), r_.word(k - back)) != kDone.end()) return true;
      if (r_.tokens()[k - back + 1].lines_before) return false;
    }
    return false;
  }
  bool enclosed(std::size_t i, std::size_t last) const { return at(r_.tokens()[i].start - 1) == U'(' && at(r_.tokens()[last].end) == U')'; }
  /// "Forurettede (AH)", "mor (K.P.H.)"
  bool in_brackets(std::size_t i, std::size_t last) const {
    if (i < 2 || !upper(i) || !enclosed(i, last)) return false;
    static constexpr std::array<std::u32string_view, 20> kWho = {U"forurettede", U"sigtede", U"tiltalte", U"vidnet", U"vidne", U"anmelder", U"anmelderen", U"skadelidte", U"klager", U"klageren", U"ansøger", U"ansøgeren",
                                                                U"borger", U"borgeren", U"patient", U"patienten", U"eleven", U"barnet", U"beboeren", U"tilskadekomne"};
    const auto word = r_.word(i - 2);
    return is_kin(word) || std::find(kWho.begin(), kWho.end(), word) != kWho.end();
  }
  /// "Finn Borregaard (FINBO)": its letters are the name's, in this order.
  bool behind_a_name(std::size_t i, std::size_t last) const {
    if (i < 2 || !enclosed(i, last) || at_name_ == 0 || (!upper(i) && (is_kin(r_.word(i)) || (known_.of(r_.word(i)) & kKnownSmall)))) return false;  // "Fadumo Warsame (mor)"
    const NameSpan& name = names_[at_name_ - 1];
    return name.last + 2 == i && are_of(i, last, name);
  }
  /// The letters stand in the name in this order.
  bool are_of(std::size_t i, std::size_t last, const NameSpan& name) const {
    const std::u32string_view of = r_.text().lower_part(r_.tokens()[name.first].start, r_.tokens()[name.last].end);
    std::size_t found = 0;
    for (std::int32_t k = r_.tokens()[i].start; k < r_.tokens()[last].end; ++k) {
      if (!base::is_letter(at(k))) continue;
      found = of.find(base::lower(at(k)), found);
      if (found == of.npos) return false;
      ++found;
    }
    return true;
  }

  const Reading& r_;
  const KnownPhrases& known_;
  const std::vector<NameSpan>& names_;
  std::size_t at_name_ = 0;
  std::vector<NameSpan> spans_;
  std::unordered_set<std::u32string> told_;
};

}  // namespace

std::vector<NameSpan> initials(const Reading& reading, const KnownPhrases& known, const std::vector<NameSpan>& names) { return Initials(reading, known, names).run(); }

}  // namespace meretid::access
