// SPDX-License-Identifier: EUPL-1.2
// Names by their looks and place: two or more capital words that look like given name and surname, words behind a greeting or
// a label, "Hansen, Peter", one name in a cell of a form.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/held_back.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/names.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

class Rules {
 public:
  Rules(const Reading& reading, WordLooks& looks, const KnownPhrases& known) : r_(reading), looks_(looks), known_(known) {}

  std::vector<NameSpan> run() {
    const std::size_t n = r_.tokens().size();
    for (std::size_t i = 0; i < n; ++i) {
      if (!candidate(i)) {
        i = small(i);
        continue;
      }
      if (reversed(i)) continue;
      const std::size_t last = run_of_names(i);
      const double score = score_of(i, last);
      if (score > -0.5) {
        spans_.push_back({i, last, score, introduced(i) ? "name_label" : "name_looks"});
        i = last;
      }
    }
    return std::move(spans_);
  }

 private:
  bool candidate(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    return t.kind == TokenKind::kWord && base::is_upper(r_.text().at(t.start)) && t.end - t.start > 1 && !is_letter_word(r_.word(i)) && !is_kin(r_.word(i)) &&
           !(t.end - t.start == 2 && base::is_upper(r_.text().at(t.start + 1)));  // "Randers SV"
  }
  bool initial(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    if (t.kind != TokenKind::kWord || !base::is_upper(r_.text().at(t.start))) return false;
    if (t.end - t.start == 2) return r_.text().at(t.start + 1) == U'.';
    static constexpr std::array<std::u32string_view, 9> kShortened = {U"aa.", U"th.", U"chr.", U"fr.", U"kr.", U"joh.", U"vilh.", U"alfr.", U"edv."};
    return std::find(kShortened.begin(), kShortened.end(), r_.word(i)) != kShortened.end();
  }
  float first(std::size_t i) { const auto& l = looks_.of(r_.word(i)); return std::max(l[kFirst], l[kFrequentFirst] + 1); }
  float surname(std::size_t i) { return looks_.of(r_.word(i))[kSurname]; }
  float ordinary(std::size_t i) { return looks_.of(r_.word(i))[kOrdinary]; }
  bool name_like(std::size_t i) {
    if (initial(i)) return true;
    if (!candidate(i)) return false;
    const float best = std::max(first(i), surname(i));
    return best > 0 && best > ordinary(i) - 1;
  }
  std::uint16_t known(std::size_t i) const { return known_.of_genitive(r_.word(i)); }
  bool shouted(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    return t.kind == TokenKind::kWord && t.end - t.start > 1 && base::is_upper(r_.text().at(t.start + 1));
  }
  // A town, a country: and no name of the lists.
  bool only_a_place(std::size_t i) const {
    return (known(i) & (kKnownTown | kKnownPlace)) && !(known(i) & kListedName);
  }
  // "Team" of "Team Jura"
  bool usual(std::size_t i) const { return (known(i) & kKnownSmall) && !(known(i) & kListedName); }
  bool same_line(std::size_t i) const { return !r_.tokens()[i].lines_before && !r_.tokens()[i].sentence_start; }
  /// A tab or wide room: two cells of a table, two signatures beside each other.
  static bool apart(const danish::Text& text, std::int32_t from, std::int32_t to) {
    if (to - from >= 3) return true;
    for (std::int32_t k = from; k < to; ++k)
      if (text.at(k) == U'\t') return true;
    return false;
  }

  std::size_t run_of_names(std::size_t i) {
    std::size_t last = i;
    while (last + 1 < r_.tokens().size() && last - i < 4 && same_line(last + 1) && name_like(last + 1) &&
           !apart(r_.text(), r_.tokens()[last].end, r_.tokens()[last + 1].start))
      ++last;
    while (last > i && initial(last)) --last;
    // A rare surname behind a given name that is sure.
    if (last == i && last + 1 < r_.tokens().size() && same_line(last + 1) && candidate(last + 1) && first(i) > 2 && ordinary(last + 1) < -1 &&
        !apart(r_.text(), r_.tokens()[last].end, r_.tokens()[last + 1].start))
      ++last;
    return last;
  }

  // "Kære Peter", "Navn: …", "v/ …"
  bool introduced(std::size_t i) const {
    if (i == 0) return false;
    std::size_t k = i - 1;
    if (r_.tokens()[i].lines_before > 1) return false;
    if (r_.word(k) == U"_")  // "Navn:____inge dam_____"
      while (k > 0 && r_.word(k) == U"_" && !r_.tokens()[k].lines_before) --k;
    const auto word = r_.word(k);
    if (word == U":" && k > 0) {
      static constexpr std::array<std::u32string_view, 26> kLabels = {
          U"navn", U"fulde", U"ansøger", U"borger", U"part", U"klager", U"til", U"fra", U"barn", U"barnet", U"mor", U"far", U"ægtefælle",
          U"partner", U"værge", U"køber", U"sælger", U"ejer", U"patient", U"elev", U"vidne", U"skadelidte", U"sagsbehandler", U"underskrift", U"bisidder", U"kontaktperson"};
      for (const auto label : kLabels)
        if (r_.word(k - 1) == label) return true;
      return r_.word(k - 1).ends_with(U"navn");
    }
    if (r_.tokens()[i].lines_before) return word == U"hilsen" || word == U"mvh" || word == U"vegne";
    static constexpr std::array<std::u32string_view, 21> kWords = {U"kære", U"hej", U"hr.", U"hr", U"fru", U"fr.", U"hilsen", U"borgeren", U"hedder", U"v/", U"c/o",
                                                                   U"ansøger", U"klager", U"barnet", U"sønnen", U"datteren", U"frk.", U"navn", U"patienten", U"skadelidte", U"hed"};
    if (word == U"/" && k > 0) return r_.word(k - 1) == U"v";
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || is_kin(word);
  }

  /// First in a cell under the head "Navn".
  bool headed(std::size_t i) const {
    const Label label = r_.label_before(r_.tokens()[i].start);
    return (label.nearest & kCueName) && label.distance == 1 && !r_.tokens()[i].sentence_start;
  }

  double score_of(std::size_t i, std::size_t last) {
    const std::size_t next = last + 1;
    if ((is_institution(r_.word(last)) && !is_full_name(r_, known_, {i, last})) || (next < r_.tokens().size() && same_line(next) && is_institution(r_.word(next)))) return -9;
    if (!name_like(i)) return introduced(i) && ordinary(i) < 1 ? 0.6 : -9;
    double score = -2.5;
    // "ER MED" in a headline: letters say too little there, the lists must know the word.
    if (shouted(i) && shouted(last) && !(known(i) & kKnownNames) && !(known(last) & kKnownSurname)) score -= 2;
    if (last == i && only_a_place(i)) score -= 3;
    if (usual(i) || usual(last)) score -= 2;
    if (introduced(i) || headed(i)) score += 3.0;
    const double f = first(i), s = last > i ? surname(last) : -3;
    if (last > i) {
      if (f > 0 && s > 0) score += 3.4;
      else if (f > 0 || s > 0) score += 2.2;
      score += 0.15 * std::min(6.0, std::max(f, 0.0) + std::max(s, 0.0));
      if (initial(i)) score -= 0.5;
    } else {
      score += 0.35 * std::min(5.0, std::max(f, static_cast<double>(surname(i))));
      if (r_.tokens()[i].sentence_start && ordinary(i) > -1) score -= 1.5;
    }
    score -= 0.5 * std::max(0.0, static_cast<double>(std::max(ordinary(i), last > i ? ordinary(last) : -9.0F)));
    // "Nørregade 12", "Hansens Vej": a street, not a person.
    const auto& l = looks_.of(r_.word(last));
    if (l[kStreet] > 2 && l[kSurname] < 2 && last + 1 < r_.tokens().size() && r_.tokens()[last + 1].kind == TokenKind::kNumber) score -= 3;
    return score;
  }

  // "jeg hedder mette hansen": a chat without capitals. A frequent given name and a listed surname behind it, neither of them a usual
  // word; gives the last word read.
  std::size_t small(std::size_t i) {
    if (small_of_kin(i)) return i;
    const bool said = small_introduced(i);
    if (said && small_reversed(i)) return spans_.back().last;
    if (!small_given(i) && !(said && small_word(i) && (known_.of(r_.word(i)) & kKnownFrequentFirst) && !is_function_word(r_.word(i)))) return i;
    std::size_t last = i, given = !usual_small(i);
    const auto second_given = [&](std::size_t k) { return said && small_word(k) && (known_.of(r_.word(k)) & kKnownFrequentFirst) && !is_function_word(r_.word(k)); };
    while (beside(last + 1) && last - i < 4 && (small_given(last + 1) || small_initial(last + 1) || second_given(last + 1))) {
      ++last;
      given += !small_initial(last) && !usual_small(last);
    }
    const auto small_surname = [&](std::size_t k) {
      return beside(k) && small_word(k) && ((known(k) & (kKnownSurname | kKnownForeignSurname)) || double_surname(k)) && (said || double_surname(k) || surname(k) > ordinary(k));
    };
    bool surname_behind = small_surname(last + 1);
    if (surname_behind) ++last;
    if (surname_behind && small_surname(last + 1) && !usual_small(last + 1)) ++last;
    // "mvh hamza haddad", "jeg hedder quang phạm": who says a name says all of it.
    if (said && given > 0 && !surname_behind && unheard(last + 1)) surname_behind = true, ++last;
    if (said && surname_behind && unheard(last + 1)) ++last;
    if (!surname_behind)
      while (last > i && small_initial(last)) --last;
    // "mohamed yusuf": two given names are a name without anybody saying so; one is not.
    if (!surname_behind && !said && given < 2) return last;
    spans_.push_back({i, last, surname_behind ? 1.5 : 0.5, "name_small"});
    return last;
  }
  /// A word that running text does not use and no list of other things has.
  bool unheard(std::size_t i) const {
    constexpr std::uint16_t kOther = kKnownSmall | kKnownTown | kKnownPlace | kKnownOrganisation | kKnownTitle | kKnownStreet;
    return beside(i) && small_word(i) && !is_function_word(r_.word(i)) && !is_kin(r_.word(i)) && !(known(i) & kOther);
  }
  bool usual_small(std::size_t i) const { return (known_.of(r_.word(i)) & kKnownSmall) != 0; }
  // "min far han siger": on the lists of given names, and never one here.
  static bool is_function_word(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 48> kWords = {
        U"han", U"hun", U"mine", U"dine", U"sine", U"min", U"din", U"sin", U"mit", U"dit", U"sit", U"sig", U"var", U"ved", U"da", U"der", U"den", U"det", U"de", U"dem", U"ham", U"her", U"hvor", U"har",
        U"kan", U"vil", U"skal", U"bor", U"ind", U"ud", U"op", U"ned", U"to", U"tre", U"en", U"et", U"og", U"men", U"for", U"som", U"til", U"fra", U"med", U"om", U"nu", U"ben", U"hos", U"i"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  }
  // "holm-larsen"
  bool double_surname(std::size_t i) const {
    const auto word = r_.word(i);
    const std::size_t hyphen = word.find(U'-');
    return hyphen != word.npos && (known_.of(word.substr(0, hyphen)) & kKnownSurname) && (known_.of_genitive(word.substr(hyphen + 1)) & kKnownSurname);
  }
  bool beside(std::size_t i) const { return i < r_.tokens().size() && same_line(i); }
  bool small_initial(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    return t.kind == TokenKind::kWord && t.end - t.start == 2 && r_.text().at(t.start + 1) == U'.' && base::is_letter(r_.text().at(t.start));
  }
  // "markos kæreste", "alis mor"
  bool small_of_kin(std::size_t i) {
    if (!small_word(i) || !beside(i + 1) || !is_kin(r_.word(i + 1)) || !r_.word(i).ends_with(U's')) return false;
    const std::u32string given = without_genitive(r_.word(i));
    if (given == r_.word(i) || usual_small(i) || !(known_.of(given) & (kKnownFrequentFirst | kKnownForeignFirst)) || (known_.of(given) & kKnownSmall) || is_function_word(given)) return false;
    spans_.push_back({i, i, 0.5, "name_small"});
    return true;
  }
  // "Navn: hansen, peter"
  bool small_reversed(std::size_t i) {
    if (!small_word(i) || !(known(i) & (kKnownSurname | kKnownForeignSurname)) || !beside(i + 2) || r_.word(i + 1) != U",") return false;
    if (!small_word(i + 2) || !(known_.of(r_.word(i + 2)) & (kKnownFrequentFirst | kKnownForeignFirst))) return false;
    spans_.push_back({i, i + 2, 1.5, "name_small", true});
    return true;
  }
  // In a message without capitals a common noun before it says as much as a greeting: "læreren ulla bjerg".
  bool small_introduced(std::size_t i) const {
    if (i == 0) return false;
    if (introduced(i)) return true;
    const auto& before = r_.tokens()[i - 1];
    if (r_.tokens()[i].lines_before || before.kind != TokenKind::kWord || base::is_upper(r_.text().at(before.start))) return false;
    const auto word = r_.word(i - 1);
    for (const std::u32string_view end : {U"lærer", U"læreren", U"leder", U"lederen", U"pædagog", U"pædagogen", U"nabo", U"naboen", U"ven", U"veninde", U"chef", U"chefen", U"rådgiver", U"behandler"})
      if (word.ends_with(end)) return true;
    if (word == U"er" && i > 1 && r_.word(i - 2) == U"det") return true;  // "hej igen. det er layla"
    return word == U"mvh" || word == U"kh" || word == U"vh" || word == U"hils" || word == U"hilsner" || word == U"knus";
  }
  bool small_word(std::size_t i) const {
    const auto& t = r_.tokens()[i];
    return t.kind == TokenKind::kWord && t.end - t.start > 2 && base::is_letter(r_.text().at(t.start)) && !base::is_upper(r_.text().at(t.start)) && stands_free(r_, i);
  }
  bool small_given(std::size_t i) {
    return small_word(i) && (known_.of(r_.word(i)) & kKnownFrequentFirst) && first(i) > ordinary(i) + 1 && !is_function_word(r_.word(i));
  }

  // "Hansen, Peter Bo"
  bool reversed(std::size_t i) {
    const std::size_t n = r_.tokens().size();
    // In "Per Linderoth, Annemette Bush" the run of the first name began before.
    if (i > 0 && same_line(i) && candidate(i - 1) && !introduced(i)) return false;
    std::size_t comma = i + 1;
    while (comma < n && comma - i < 3 && same_line(comma) && candidate(comma) && surname(comma) > 0) ++comma;
    if (comma + 1 < n && r_.word(comma) == U"," && same_line(comma + 1) && initial(comma + 1) && (known(comma - 1) & kKnownSurname)) {
      std::size_t last = comma + 1;  // "Høegh, E. V."
      while (last + 1 < n && same_line(last + 1) && initial(last + 1)) ++last;
      if (last + 1 >= n || !same_line(last + 1) || !candidate(last + 1)) spans_.push_back({i, last, 1.2, "name_reversed", true});
      return false;
    }
    if (comma + 1 >= n || r_.word(comma) != U"," || !same_line(comma + 1) || !name_like(comma + 1)) return false;
    if (r_.tokens()[comma].space_before || !r_.tokens()[comma + 1].space_before) return false;
    std::size_t last = comma + 1;
    if (surname(comma - 1) < -1 || first(last) < 0.5F) return false;
    // "Peter Hansen, Mette Olsen" is two persons: what stands before the comma must not begin with a given name.
    if (comma - i > 1 && looks_.of(r_.word(i))[kFrequentFirst] > 0) return false;
    while (last + 1 < n && last - comma < 3 && same_line(last + 1) && name_like(last + 1) && first(last + 1) > 0) ++last;
    // Alone in its line or cell, or behind a label: then it is one person.
    const bool opens = !same_line(i) || introduced(i) || (i > 0 && (r_.word(i - 1) == U"|" || r_.word(i - 1) == U")"));
    if (last + 1 < n && same_line(last + 1) && candidate(last + 1) && (surname(last + 1) > 1 || (opens && surname(last + 1) > ordinary(last + 1)))) {
      // "(2) Pedersen, Anne Sofie Krabbe - f. 1979": a surname in the middle; in "Holm, Anne Krabbe, Ole Vig" they are several
      const bool ends = last + 2 >= n || !same_line(last + 2) || (r_.word(last + 2) != U"," && r_.word(last + 2) != U"og" && !candidate(last + 2));
      if (!opens || !ends) return false;
      ++last;
    }
    spans_.push_back({i, last, opens ? 3.5 : 0.8, "name_reversed", true});
    return false;
  }

  const Reading& r_;
  WordLooks& looks_;
  const KnownPhrases& known_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> rule_names(const Reading& reading, WordLooks& looks, const KnownPhrases& known) { return Rules(reading, looks, known).run(); }

}  // namespace meretid::access
