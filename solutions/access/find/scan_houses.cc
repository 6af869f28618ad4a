// SPDX-License-Identifier: EUPL-1.2
// Houses by their number where the street stands elsewhere: "nr. 16 på Tjørnevej", "naboen i nr. 38", "hund i 48, 1. mf", the streets in
// names of files and links, British addresses by their postcode. Weak claims: an address with its street in front wins.
#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/address_house.h"
#include "solutions/access/find/address_town.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr double kWeak = -0.1, kLikely = 1.0, kSure = 4.0;  // log-odds; the last wins over "206440%" as a share

// "Tjørnevej", not "vej" by itself
bool is_street_word(std::u32string_view word) {
  constexpr std::size_t kOwn = 2;
  const std::size_t ending = PlaceLikeness::ending_length(word);
  return ending > 0 && word.size() >= ending + kOwn;
}

// Who lives next door, or whose door it is.
bool is_neighbour(std::u32string_view word) {
  for (const std::u32string_view one : {U"nabo", U"genbo", U"overbo", U"underbo", U"beboer", U"lejer", U"ejer", U"familie", U"husstand", U"fru", U"hr", U"damen", U"manden", U"konen", U"folkene", U"dem", U"ham", U"hende", U"parret", U"pigen", U"drengen", U"opgang"}) {
    if (!word.starts_with(one)) continue;
    const std::u32string_view rest = word.substr(one.size());
    if (rest.empty() || rest == U"en" || rest == U"n" || rest == U"ne" || rest == U"r" || rest == U"rne" || rest == U"erne" || rest == U"." || rest == U"skab" || rest == U"skabet") return true;
  }
  return false;
}

class Houses {
 public:
  Houses(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), known_(known), towns_(reading, places, known), claims_(claims) {}

  void run() {
    for (const Digits& d : r_.digits()) {
      if (in_link(d) || british(d)) continue;
      if (d.text.size() > 3 || d.text[0] == '0') continue;
      if (in_file_name(d) || glued(d)) continue;
      if (base::is_letter(t_.at(d.start - 1)) || std::u32string_view(U".-/_§,").find(t_.at(d.start - 1)) != std::u32string_view::npos) continue;
      if (std::u32string_view(U"-/._").find(t_.at(d.end)) != std::u32string_view::npos && danish::is_digit(t_.at(d.end + 1))) continue;  // "lejer nr. 3-114-07"
      if (!before_street(d)) beside_somebody(d), near_street(d), flat(d), flat_of_somebody(d);
    }
  }

 private:
  /// "hund i 48, 1. mf": number, floor and side.
  void flat(const Digits& d) {
    Cursor c(t_, d.end);
    house_letter(c);
    const std::int32_t number = c.at();
    if (!floor_door(c) || behind_room(d)) return;
    auto part = t_.lower_part(number, c.at());
    while (part.ends_with(U'.')) part.remove_suffix(1);
    for (const std::u32string_view side : {U"tv", U"th", U"mf", U"t.v", U"t.h", U"m.f"})
      if (part.ends_with(side)) return add(d.start, c.at(), kWeak);
  }

  /// "Mødelokale 3, 1. tv."
  bool behind_room(const Digits& d) const {
    const std::size_t token = r_.token_at(d.start);
    if (token == 0 || r_.tokens()[token].lines_before) return false;
    const auto word = r_.word(token - 1);
    for (const std::u32string_view room : {U"lokale", U"lokalet", U"rum", U"rummet", U"skab", U"skranke", U"indgang", U"fløj", U"bygning", U"side", U"punkt", U"printer"})
      if (word.ends_with(room)) return true;
    return false;
  }

  /// Where the word for number stands that is right in front; or `place`.
  std::size_t number_word(const Digits& d) const {
    const std::size_t token = r_.token_at(d.start);
    if (token < 1 || r_.tokens()[token].lines_before) return token;
    std::size_t at = token - 1;
    if (at > 0 && r_.word(at) == U".") --at;
    const auto word = r_.word(at);
    return word == U"nr" || word == U"nr." || word == U"nummer" ? at : token;
  }

  /// "nr. 16 på Tjørnevej", "nr. 4 i Skovgade"
  bool before_street(const Digits& d) {
    const std::size_t said = number_word(d);
    if (said == r_.token_at(d.start)) return false;
    Cursor c(t_, d.end);
    house_letter(c);
    if (!c.blanks(1) || (!c.word(U"på") && !c.word(U"i") && !c.word(U"af")) || !c.blanks(1)) return false;
    for (int words = 0; words < 3 && base::is_upper(c.now()); ++words) {
      const std::int32_t from = c.at();
      if (c.letters().empty()) return false;
      if (is_street_word(t_.lower_part(from, c.at())) || (words > 0 && PlaceLikeness::street_ending(t_.lower_part(from, c.at())))) {
        add(r_.tokens()[said].start, c.at(), kLikely);
        return true;
      }
      if (!c.blanks(1)) return false;
    }
    return false;
  }

  /// "overboen 3. tv", "i lejligheden 2. th.": floor and side alone.
  void flat_of_somebody(const Digits& d) {
    const std::size_t token = r_.token_at(d.start);
    if (d.text.size() > 2 || token == 0 || r_.tokens()[token].lines_before) return;
    std::size_t at = token - 1;
    if ((r_.word(at) == U"på" || r_.word(at) == U"i") && at > 0) --at;
    const auto word = r_.word(at);
    if (!is_neighbour(word) && word != U"lejlighed" && word != U"lejligheden" && word != U"lejl." && word != U"lejl" && word != U"boligen" && word != U"lejemålet") return;
    Cursor c(t_, d.start);
    if (!floor_door(c) || c.at() <= d.end + 1) return;
    add(d.start, c.at(), kWeak);
  }

  /// From the word for number on, to the letter, the last of several houses, the floor and the side behind `number`.
  void add_house(std::size_t said, std::int32_t number) {
    Cursor c(t_, number);
    house_letter(c);
    number_range(c);
    std::int32_t end = c.at();
    if (floor_door(c)) end = c.at();
    add(r_.tokens()[said].start, end, kWeak);
    last_ = end;
  }

  /// "jeg bor i nr. 9", "ud for nr 88", "mellem nr. 12 og 14": where shortly before a street or a home is named.
  void near_street(const Digits& d) {
    const std::size_t said = number_word(d), token = r_.token_at(d.start);
    if (said == token || said < 2 || !r_.tokens()[token].space_before) return;
    const auto front = r_.word(said - 1);
    // "Henning Lund (nr. 29) og Thuy Tran (nr. 36)": whom else the case is heard with
    if (front == U"(" && (known_.of(r_.word(said - 2)) & kListedName) && base::is_upper(t_.at(r_.tokens()[said - 2].start)) && t_.at(d.end) == U')') return add_house(said, d.end);
    bool place = false;
    for (const std::u32string_view one : {U"i", U"på", U"for", U"overfor", U"foran", U"ved", U"hos", U"udfor", U"bag", U"mellem", U"fra", U"til", U"og"}) place = place || front == one;
    if (!place) return;
    const auto before = r_.word(said - 2);
    const bool beside = front == U"for" ? before == U"ud" || before == U"over" || before == U"uden" : front != U"og" && front != U"til" && front != U"i" && front != U"på" && front != U"fra";
    const bool lives = (front == U"i" || front == U"på" || front == U"fra") && (before == U"bor" || before == U"boede" || before == U"nu" || before == U"naboer" || before == U"boende" || before == U"jeg" || before == U"vi" || (known_.of(before) & kKnownFrequentFirst && !(known_.of(before) & kKnownSmall)));
    if (!lives && !(beside && street_before(said))) return;
    add_house(said, d.end);
  }
  // A street is named in the last dozen words.
  bool street_before(std::size_t token) const {
    constexpr std::size_t kFar = 14;
    for (std::size_t i = token; i > 0 && token - i < kFar; --i)
      if (is_street_word(r_.word(i - 1)) && base::is_upper(t_.at(r_.tokens()[i - 1].start))) return true;
    return false;
  }

  /// "naboen i nr. 38", "Yvonne i nr. 12", "nabo nr. 7"
  void beside_somebody(const Digits& d) {
    const std::size_t said = number_word(d);
    const std::size_t token = r_.token_at(d.start);
    if (said == token || said < 1 || r_.tokens()[said].lines_before) return;
    std::size_t at = said - 1;
    const bool in = r_.word(at) == U"i" || r_.word(at) == U"fra" || r_.word(at) == U"ovre";
    if (in) {
      if (at == 0) return;
      --at;
    }
    if (r_.word(at) == U"," && at > 0) --at;
    if (r_.word(at) == U"ovre" && at > 0) --at;
    const bool name = in && base::is_upper(t_.at(r_.tokens()[at].start)) && ((known_.of(r_.word(at)) & kListedName) || is_street_word(r_.word(at)));  // "på Tjørnevej i nr. 9"
    if (!name && !is_neighbour(r_.word(at)) && !goes_on(said, d.start)) return;
    add_house(said, d.end);
  }

  /// "…, det har nr. 16 også": another house shortly behind one.
  bool goes_on(std::size_t said, std::int32_t place) const {
    constexpr std::int32_t kFar = 60;
    if (last_ < 0 || place - last_ > kFar || t_.lower_part(last_, place).find(U'\n') != std::u32string_view::npos) return false;
    const auto word = r_.word(said - 1);
    for (const std::u32string_view joins : {U"har", U"og", U"i", U"fra", U"til", U"mod", U"mellem", U"ved", U"samt", U"eller", U",", U"hos"})
      if (word == joins) return true;
    return false;
  }

  /// "Søvej16 st tv": the blank is missing.
  bool glued(const Digits& d) {
    std::int32_t from = d.start;
    while (base::is_letter(t_.at(from - 1)) && d.start - from < 40) --from;
    // "Reesens Vej58", "Lille Grøntvedvej162"
    if (const auto word = t_.lower_part(from, d.start); from < d.start && PlaceLikeness::street_ending(word))
      for (int words = 0; words < 3 && t_.at(from - 1) == U' ' && from > 1; ++words) {
        std::int32_t begin = from - 1;
        while (base::is_letter(t_.at(begin - 1)) && from - begin < 30) --begin;
        const auto front = t_.lower_part(begin, from - 1);
        const bool bare = PlaceLikeness::ending_length(t_.lower_part(from, d.start)) == t_.lower_part(from, d.start).size();
        const bool size = front == U"lille" || front == U"store" || front == U"ny" || front == U"gammel" || front == U"gamle" || front == U"nørre" || front == U"sønder" || front == U"øster" || front == U"vester" || front == U"sankt";
        if (begin == from - 1 || !base::is_upper(t_.at(begin)) || (!bare && !size)) break;
        from = begin;
      }
    if (from == d.start || !base::is_upper(t_.at(from)) || std::u32string_view(U"@_-/.").find(t_.at(from - 1)) != std::u32string_view::npos || !is_street_word(t_.lower_part(from, d.start))) return false;
    Cursor c(t_, d.end);
    house_letter(c);
    if (base::is_letter(c.now()) || danish::is_digit(c.now())) return false;
    for (int parts = 0; parts < 2 && floor_door(c); ++parts) {}
    if (Cursor town = c; towns_.behind(town, true)) c = town;
    add(from, c.at(), kLikely);
    return true;
  }

  /// "facade_aaboulevarden_61_1_th.jpg"
  bool in_file_name(const Digits& d) {
    if (t_.at(d.start - 1) != U'_') return false;
    std::int32_t from = d.start - 1;
    while (base::is_letter(t_.at(from - 1)) && d.start - from < 40) --from;
    if (!is_street_word(t_.lower_part(from, d.start - 1))) return false;
    Cursor c(t_, d.end);
    c.letters(1);
    for (int parts = 0; parts < 2; ++parts) {
      Cursor next = c;
      if (!next.eat(U'_')) break;
      const std::u32string letters = next.digits(1, 2).empty() ? next.letters(2) : std::u32string(U"th");
      if (letters != U"th" && letters != U"tv" && letters != U"mf" && letters != U"st" && letters != U"kl") break;
      next.eat(U'.');
      if (next.at() > c.at() && t_.at(next.at() - 1) == U'.' && base::is_letter(next.now())) next = Cursor(t_, next.at() - 1);  // of the file
      c = next;
    }
    add(from, c.at(), kLikely);
    return true;
  }

  /// "?adr=Solbakken%2012,%206440%20Augustenborg": a blank is written %20 in a link.
  bool in_link(const Digits& d) {
    if (d.text.size() < 3 || d.text.size() > 5 || !d.text.starts_with("20") || t_.at(d.start - 1) != U'%') return false;
    std::int32_t from = d.start - 1;
    while (base::is_letter(t_.at(from - 1)) && d.start - from < 40) --from;
    const auto word = t_.lower_part(from, d.start - 1);
    const bool street = is_street_word(word) || PlaceLikeness::landscape_ending(word) || (known_.of(word) & kKnownStreet);
    if (!street) return false;
    constexpr std::int32_t kLongest = 80;
    std::int32_t end = d.end;
    while (end - d.start < kLongest && (base::is_letter(t_.at(end)) || danish::is_digit(t_.at(end)) || std::u32string_view(U"%,.+").find(t_.at(end)) != std::u32string_view::npos)) ++end;
    while (std::u32string_view(U"%,.+").find(t_.at(end - 1)) != std::u32string_view::npos) --end;
    add(from, end, kSure);
    return true;
  }

  /// "Flat 3, 18 Holland Road, London W14 8BA": the postcode, and back to the part of its line that has the first number.
  bool british(const Digits& d) {
    std::int32_t area = d.start;
    while (t_.at(area - 1) >= U'A' && t_.at(area - 1) <= U'Z' && d.start - area < 3) --area;
    if (d.text.size() > 2 || area == d.start || d.start - area > 2 || t_.at(area - 1) != U' ') return false;
    Cursor c(t_, d.end);
    if (base::is_upper(c.now())) c.letters(1);
    if (!c.eat(U' ') || c.digits(1, 1).empty()) return false;
    const std::int32_t unit = c.at();
    if (c.letters(2).size() != 2 || !base::is_upper(t_.at(unit)) || !base::is_upper(t_.at(unit + 1)) || danish::is_digit(c.now())) return false;
    constexpr std::int32_t kFar = 90;
    std::int32_t start = area, part = area;
    for (std::int32_t at = area; at > 0 && area - at < kFar; --at) {
      const char32_t sign = t_.at(at - 1);
      if (sign == U'\n' || sign == U':' || sign == U';' || sign == U'\t' || sign == U'|' || sign == U'(') break;
      part = at - 1;
      const bool begins = at == 1 || std::u32string_view(U"\n:;\t|(,").find(t_.at(at - 2)) != std::u32string_view::npos || (t_.at(at - 2) == U' ' && t_.at(at - 3) == U',');
      if (danish::is_digit(sign) && begins) start = part;
    }
    if (start == area) return false;
    for (const std::u32string_view home : {U"flat ", U"apt ", U"apartment ", U"unit "})  // "Flat 3, "
      if (const auto before = t_.lower_part(std::max(0, start - 16), start); before.find(home) != before.npos) start -= static_cast<std::int32_t>(before.size() - before.find(home));
    add(start, c.at(), kSure);
    return true;
  }

  void add(std::int32_t start, std::int32_t end, double score) {
    claims_.push_back(claim_of(t_, start, end, FindingType::kAddress, score, "address_street"));
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  const Towns towns_;
  std::vector<Claim>& claims_;
  std::int32_t last_ = -1;  // where the last house beside somebody ends
};

}  // namespace

void scan_houses(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims) { Houses(reading, places, known, claims).run(); }

}  // namespace meretid::access
