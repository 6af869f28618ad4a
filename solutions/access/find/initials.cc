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
      if (!introduced(i) || (at_name_ < names_.size() && names_[at_name_].first <= i)) continue;
      const std::size_t last = letters(i);
      if (last == kNone) continue;
      if (behind_a_name(i, last) || in_brackets(i, last) || (!abbreviates(i, last) && (signed_off(i, last) || announced(i)))) spans_.push_back({i, last, kScore, "name_initials"});
      i = last;
    }
    return std::move(spans_);
  }

 private:
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
    const bool one_case = upper(i) || !std::any_of(r_.word(i).begin(), r_.word(i).end(), [&](char32_t c) { return !base::is_letter(c); });
    return size >= 2 && size <= kMost && one_case && (upper(i) || !base::is_upper(at(t.start))) ? i : kNone;
  }
  /// What stands for an office or a usual word.
  bool abbreviates(std::size_t i, std::size_t last) const {
    if (last > i) return false;
    static constexpr std::array<std::u32string_view, 44> kOffices = {
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
    if (name.last + 2 != i) return false;
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
};

}  // namespace

std::vector<NameSpan> initials(const Reading& reading, const KnownPhrases& known, const std::vector<NameSpan>& names) { return Initials(reading, known, names).run(); }

}  // namespace meretid::access
