// SPDX-License-Identifier: EUPL-1.2
// Land register numbers: "matr.nr. 12ab Hasle By, Hasle". One to four digits, up to three letters, then the name of the
// cadastral district (ejerlav). Only where the text speaks of the land register.
#include <algorithm>
#include <array>
#include <optional>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// Words that belong to the name of a district though they may stand in lower case or behind a comma.
bool is_district_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 18> kWords = {U"by", U"bygrunde", U"sogn", U"jorder", U"markjorder", U"overdrev", U"ejerlav",
                                                                 U"hovedgård", U"hgd", U"enge", U"mark", U"kær", U"skov", U"grunde", U"gårde", U"kvarter", U"købstad", U"torp"};
  for (const auto known : kWords)
    if (word == known || (word.size() > known.size() && known.size() > 3 && word.ends_with(known))) return true;
  return false;
}

// "…, Ahornvej 4": behind the first word of it. Up to three more words with capitals and then a number.
bool street_follows(Cursor c) {
  constexpr int kShort = 3;  // "Sdr."; behind a longer word a full stop ends the sentence
  for (int words = 0; words < 4; ++words) {
    if (c.blanks() == 0) return false;
    if (danish::is_digit(c.now())) return true;
    if (!base::is_upper(c.now())) return false;
    const std::u32string word = c.letters();
    if (word.empty() || (word.size() <= kShort ? (c.eat(U'.'), false) : c.now() == U'.')) return false;
  }
  return false;
}

// Words that follow a number and are no letters of it.
bool is_small_word(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 30> kWords = {U"cm", U"mm", U"km", U"kg", U"og", U"er", U"i",  U"af", U"på", U"til", U"fra", U"ved", U"en", U"et", U"som", U"har", U"med",
                                                                 U"der", U"var", U"ud", U"om", U"for", U"nr", U"kr", U"ha", U"hos", U"mod", U"pr", U"kan", U"skal"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// ", Tilst By, Tilst": with the word that such names end in, so that no other word has to say what the number is.
bool names_a_district(const danish::Text& text, std::int32_t from, std::int32_t end) {
  const auto name = text.lower_part(from, end);
  for (const std::u32string_view ending : {U" by,", U" bygrunde", U" markjorder", U" hovedgård,", U" overdrev,", U" ejerlav", U" jorder", U" plantage"})
    if (name.find(ending) != name.npos) return true;
  if (name.ends_with(U" by")) return true;
  // "Kolby, Kolby": district and parish
  const std::size_t comma = name.find(U", ");
  std::u32string_view first = name.substr(0, std::min(comma, name.size()));
  while (!first.empty() && (first.front() == U' ' || first.front() == U',')) first.remove_prefix(1);
  return comma != name.npos && comma > 0 && first.size() > 3 && first == name.substr(comma + 2);
}

class Scanner {
 public:
  Scanner(const Reading& reading, const KnownPhrases& known) : r_(reading), t_(reading.text()), known_(known) {}

  std::optional<Claim> at(const Digits& d) const {
    if (d.text.size() > 8 || base::is_letter(t_.at(d.start - 1))) return std::nullopt;
    if ((t_.at(d.start - 1) == U'.' || t_.at(d.start - 1) == U',') && danish::is_digit(t_.at(d.start - 2))) return std::nullopt;  // "1.234 m²"
    const Label label = r_.label_before(d.start);
    const bool said = (label.nearest & kCueLand) && label.distance <= 6;
    // "Ejerlejl. nr. 14 af 6128 Udenbys Klædebo Kvarter": the first is the flat's.
    if (said && !label.number_between && label.distance <= 4) {
      const std::size_t token = r_.token_at(d.start);
      if (static_cast<std::size_t>(label.distance) <= token && r_.word(token - static_cast<std::size_t>(label.distance)).starts_with(U"ejerlejl")) return std::nullopt;
    }
    if (said && code(d)) return made(d.start, d.end, 3.0);
    if (d.text.size() > 4) return std::nullopt;
    Cursor c(t_, d.end);
    const bool lettered = letters(c, said);
    if (!said && behind_street(d.start)) return std::nullopt;
    const std::int32_t first = c.at();
    const bool list = more_parcels(c, said);
    const std::int32_t number_end = c.at();
    if (same_place(c)) return lettered || said ? std::optional(made(d.start, number_end, said ? 4.5 : 2.5)) : std::nullopt;
    if (!said && !lettered) return std::nullopt;
    farm(c);
    aside(c);
    std::int32_t end = district_end(c.at());
    if (end <= c.at()) {
      // "|12dz|Vejby By, Vejby|", and a label, the number and the district on a line each
      Cursor next = c;
      next.blanks(2);
      const bool cell = next.eat_any(U"|\t;");
      const bool line = !cell && said && t_.at(d.start - 1) == U'\n' && next.eat(U'\n');
      next.blanks(2);
      const std::int32_t there = cell || line ? district_end(next.at()) : next.at();
      if (there > next.at() && base::is_upper(next.now()) && (line || names_a_district(t_, next.at(), there))) {
        Cursor rest(t_, there);
        if (cell || rest.now() == U'\n') c = next, end = there;
      }
    }
    const bool district = end > c.at();
    if (!district) end = number_end;
    const bool said_behind = !said && district && lettered && (r_.cues_after(end + 1) & kCueLand) && t_.at(end + 1) == U'(';  // "26c Nørre Snede By (matr.)"
    if (!said && !said_behind && !(district && names_a_district(t_, c.at(), end))) return std::nullopt;
    if (!district && !lettered && !list && label.distance > 3) return std::nullopt;
    if (!district && !lettered && !list && d.text.size() == 4 && (d.text.starts_with("19") || d.text.starts_with("20")) && t_.at(d.start - 1) != U':') {  // "mtr. 1998", a year
      const std::size_t token = r_.token_at(d.start);
      if (token > 0 && !r_.word(token - 1).ends_with(U"nr") && !r_.word(token - 1).ends_with(U"nr.") && r_.word(token - 1) != U":") return std::nullopt;
    }
    return made(said ? d.start : first_of_list(d.start), end, district ? 4.5 : first > d.end || list ? 3.0 : 1.0);
  }

  /// "Ejerlav: Tranum Klitplantage, Tranum", a field of its own.
  void fields(std::vector<Claim>& claims) const {
    for (std::size_t i = 0; i + 2 < r_.tokens().size(); ++i) {
      if (r_.word(i) != U"ejerlav" && r_.word(i) != U"ejerlavnavn" && r_.word(i) != U"ejerlavsnavn") continue;
      std::size_t name = i + 1;  // '"ejerlavnavn":"Hareskov By, Værløse"'
      while (name + 1 < r_.tokens().size() && name < i + 5 && (r_.word(name) == U":" || r_.word(name) == U"\"" || r_.word(name) == U"=")) ++name;
      const bool colon = name > i + 1;
      const std::int32_t start = r_.tokens()[name].start;
      if (!base::is_upper(t_.at(start))) continue;
      const std::int32_t end = district_end(start);
      if (r_.tokens()[name].lines_before == 0 && end > start && (colon || names_a_district(t_, start, end))) claims.push_back(made(start, end, 4.0));
    }
  }

 private:
  Claim made(std::int32_t start, std::int32_t end, double score) const {
    Claim claim;
    claim.start = start;
    claim.end = end;
    claim.type = FindingType::kMatrikel;
    claim.score = score;
    claim.reasons = {"matrikel_label"};
    claim.entity = base::encode(t_.lower_part(start, end));
    return claim;
  }

  // "Vestergade 5 b, Lund By" is an address.
  bool behind_street(std::int32_t start) const {
    const std::size_t token = r_.token_at(start);
    if (token == 0 || r_.tokens()[token].lines_before || r_.tokens()[token - 1].kind != danish::TokenKind::kWord || start - r_.tokens()[token - 1].end > 2) return false;
    return PlaceLikeness::street_ending(r_.word(token - 1)) || PlaceLikeness::landscape_ending(r_.word(token - 1));
  }

  // "44, 44a og 45b Lyngby By": where the list begins that ends in a parcel with its district.
  std::int32_t first_of_list(std::int32_t start) const {
    for (int more = 0; more < 12; ++more) {
      std::int32_t at = start;
      while (t_.at(at - 1) == U' ') --at;
      if (t_.at(at - 1) == U',') --at;
      else if (at >= 3 && t_.lower_part(at - 3, at) == U" og") at -= 3;
      else return start;
      while (t_.at(at - 1) == U' ') --at;
      const std::int32_t end = at;
      while (base::is_letter(t_.at(at - 1)) && !base::is_upper(t_.at(at - 1)) && end - at < 3) --at;
      const std::int32_t digits_end = at;
      while (danish::is_digit(t_.at(at - 1)) && digits_end - at < 4) --at;
      if (at == digits_end || base::is_letter(t_.at(at - 1)) || danish::is_digit(t_.at(at - 1)) || t_.at(at - 1) == U'.' || t_.at(at - 1) == U'-') return start;
      start = at;
    }
    return start;
  }

  // "ejerlavskode 1160254"
  bool code(const Digits& d) const {
    if (d.text.size() < 4) return false;
    const std::size_t token = r_.token_at(d.start);
    for (std::size_t back = 1; back <= 2 && back <= token; ++back)
      if (const auto word = r_.word(token - back); word.find(U"ejerlavsk") != word.npos || word.find(U"ejerlavk") != word.npos) return true;
    return false;
  }

  // "ab" of "12ab", "12 ab", "12-ab": moves behind them. "445i, København K By" and "447er Rømø", written together, are letters; "192 i
  // Hasle By" and "12 er solgt" are words.
  bool letters(Cursor& c, bool said) const {
    Cursor part = c;
    const bool together = base::is_letter(c.now());
    const bool dash = part.eat(U'-');
    part.blanks(1);
    const std::u32string found = part.letters();
    if (found.empty() || found.size() > 3 || danish::is_digit(part.now()) || part.now() == U'²' || part.now() == U'³') return false;  // "7860 m2"
    // "392W", where the text speaks of the land register
    if (base::is_upper(found[0])) return said && together && found.size() <= 2 && base::is_upper(found.back()) ? (c = part, true) : false;
    const bool at_end = said && (part.now() == U'\n' || part.at_end()) && found == U"kr" && t_.at(c.at() - 3) == U'\n';  // "matr.nr.\n13 kr"
    if (is_small_word(found) && !together && !dash && part.now() != U',' && !at_end) return false;
    if (!together && !dash && found.size() == 3) return false;
    if (Cursor others = part; found == U"m" && others.eat(U'.') && (others.blanks(1), others.word(U"fl"))) return false;  // "5 m.fl."
    c = part;
    return true;
  }

  // ", 1b og 2c" behind "1a"; whether there are any.
  bool more_parcels(Cursor& c, bool said) const {
    bool any = false;
    for (int more = 0; said && more < 12; ++more) {
      Cursor next = c;
      const bool comma = next.eat(U',');
      next.blanks(1);
      const bool joined = next.word(U"og") || next.word(U"samt") || next.eat(U'/');
      next.blanks(1);
      if ((!comma && !joined) || next.digits(1, 4).empty()) break;
      Cursor tail = next;
      if (!letters(tail, said) && !(joined && comma == false)) break;
      c = tail;
      any = true;
    }
    return any;
  }

  // "smst.", "sammesteds": the district of the one before.
  static bool same_place(Cursor& c) {
    Cursor next = c;
    next.eat(U',');
    next.blanks(1);
    for (const std::u32string_view word : {U"smst", U"sammesteds", U"s.st", U"sst", U"ibid"}) {
      Cursor w = next;
      if (!w.word(word)) continue;
      c = w;
      return true;
    }
    return false;
  }
  // ", 44. Vgd.", "27. Slg.": on Bornholm the farms are counted, too.
  static void farm(Cursor& c) {
    Cursor next = c;
    next.eat(U',');
    next.blanks(1);
    if (next.digits(1, 3).empty() || !next.eat(U'.')) return;
    next.blanks(1);
    for (const std::u32string_view kind : {U"vgd", U"vg", U"slg", U"sg", U"vornedgård", U"selvejergård"})
      if (next.word(kind)) {
        next.eat(U'.');
        c = next;
        return;
      }
  }
  // "m.fl." and "(del nr. 2)" between number and district
  static void aside(Cursor& c) {
    Cursor next = c;
    next.blanks(1);
    if (next.word(U"m.fl") || next.word(U"m. fl")) {
      next.eat(U'.');
      c = next;
    }
    next = c;
    next.eat(U',');
    next.blanks(1);
    if (next.word(U"ejerlav") || next.word(U"ejerlavet") || next.word(U"af")) {  // "12 a, ejerlav Hasle By", "12a af Hasle By"
      next.eat(U':');
      Cursor name = next;
      if (name.blanks(2) && base::is_upper(name.now())) c = next;
    }
    next = c;
    next.blanks(1);
    constexpr int kShort = 20;
    if (!next.eat(U'(')) return;
    for (int i = 0; i < kShort && !next.at_end(); ++i) {
      if (next.eat(U')')) {
        Cursor name = next;
        if (name.blanks(1) && base::is_upper(name.now())) c = next;
        return;
      }
      if (next.now() == U'\n') return;
      next.eat(next.now());
    }
  }

  // The district's name, and behind a comma the parish: "Hasle By, Hasle", "Herlufsholm Hgd., Herlufsholm", "Marielyst, Væggerløse".
  std::int32_t district_end(std::int32_t at) const {
    Cursor c(t_, at);
    std::int32_t end = at;
    {
      Cursor in = c;  // "192 i Hasle By"
      in.blanks();
      if (in.word(U"i") && in.blanks() && base::is_upper(in.now())) c = in;
    }
    bool in_quarter = false;
    bool ended = false;  // by a word such as "By"
    int commas = 0;
    for (int words = 0; words < 8; ++words) {
      Cursor ahead = c;
      ahead.blanks();
      const bool comma = ahead.eat(U',');
      ahead.blanks();
      const bool capital = base::is_upper(ahead.now());
      std::u32string word = ahead.letters();
      if (Cursor second = ahead; capital && second.eat(U'-') && base::is_upper(second.now())) word += U'-' + second.letters(), ahead = second;  // "Bylderup-Bov"
      std::u32string lower = word;
      for (char32_t& letter : lower) letter = base::lower(letter);
      // "Den nordlige del, Nørager"
      const bool quarter = words > 0 && (lower == U"nordlige" || lower == U"sydlige" || lower == U"østlige" || lower == U"vestlige" || lower == U"mellemste");
      const bool district = is_district_word(lower) || quarter || (in_quarter && lower == U"del");
      in_quarter = quarter;
      if (word.empty() || (!capital && !district && lower != U"og")) break;
      if (ahead.now() == U':' || (lower == U"ejerlav" && !ended && words == 0)) break;  // the next field
      if (comma && words > 0) {
        if (++commas > 1 || (!capital && !district) || street_follows(ahead) || is_somebody(ahead, lower)) break;
      }
      if (word.size() <= 3 && (!district || lower == U"hgd")) ahead.eat(U'.');  // "Kgs.", "Nr.", "Hgd.", not "By."
      c = ahead;
      if (district || capital) end = ahead.at();
      ended = district && !quarter;
      if (ended) {
        Cursor tail = c;
        tail.blanks();
        if (Cursor parish = tail; parish.word(U"og") && parish.blanks() && parish.word(U"sogn")) return parish.at();  // "Bøstrup By og Sogn"
        if (tail.now() != U',' && !base::is_upper(tail.now())) break;
      }
    }
    if (t_.at(end - 1) == U'.') --end;
    return end;
  }
  // "…, Peter Hansen": a given name with another capital word behind it.
  bool is_somebody(Cursor behind, std::u32string_view word) const {
    return (known_.of(word) & kKnownFrequentFirst) && !(known_.of(word) & (kKnownTown | kKnownPlace)) && behind.blanks(1) && base::is_upper(behind.now());
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
};

}  // namespace

void scan_land(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) {
  const Scanner scanner(reading, known);
  for (const Digits& d : reading.digits())
    if (auto claim = scanner.at(d)) claims.push_back(std::move(*claim));
  scanner.fields(claims);
}

}  // namespace meretid::access
