// SPDX-License-Identifier: EUPL-1.2
// Where somebody stays without a street and its number: a place on a camp site, a farm "pr." its post town, poste restante, a point on
// the map.
#include <algorithm>

#include "solutions/access/find/address_house.h"
#include "solutions/access/find/address_town.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

class Scanner {
 public:
  Scanner(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known) : r_(reading), t_(reading.text()), known_(known), towns_(reading, places, known) {}

  void at(std::size_t i, std::vector<Claim>& claims) const {
    const auto word = r_.word(i);
    if (r_.tokens()[i].kind != danish::TokenKind::kWord) return;
    if (word.ends_with(U"camping") || word.ends_with(U"campingplads")) camp_site(i, claims);
    else if (word == U"pr" || word == U"pr.") near_town(i, claims);
    else if (word.ends_with(U"havn") || word.ends_with(U"havnen") || word.ends_with(U"marina") || word == U"marinaen") berth(i, claims);
    else if (word == U"vej" || word == U"gade" || word == U"vejnavn" || word == U"gadenavn") form_of_a_line(i, claims);
    else if (word == U"vejkode") register_fields(i, claims);
    else if (word == U"sogn") farm_in_parish(i, claims);
    else if (word == U"blok" || word == U"bygning") block(i, claims);
    else if (is_home(word)) room_of_home(i, claims);
    else if (word.starts_with(U"kolonihave") || word.starts_with(U"haveforening") || word.starts_with(U"nyttehave")) garden(i, claims);
    else if ((word == U"poste" || word == U"post") && i + 1 < r_.tokens().size() && r_.word(i + 1) == U"restante") poste_restante(i, claims);
  }

  /// "55.70921, 11.35482": with four decimals or more a point of Denmark is somebody's house.
  void coordinates(std::size_t i, std::vector<Claim>& claims) const {
    const auto& d = r_.digits();
    if (i + 3 >= d.size() || d[i].text.size() != 2 || d[i].text < "54" || d[i].text > "58" || d[i + 1].text.size() < 4 || r_.gap_after(i) != Gap::kDot) return;
    if (i > 0 && (r_.gap_after(i - 1) == Gap::kDot || r_.gap_after(i - 1) == Gap::kNone)) return;
    if (base::is_letter(t_.at(d[i].start - 1)) && t_.at(d[i].start - 1) != U'N') return;
    const int east = d[i + 2].text.size() <= 2 ? std::stoi(d[i + 2].text) : 99;
    if (east < 7 || east > 16 || d[i + 3].text.size() < 4 || r_.gap_after(i + 2) != Gap::kDot || d[i + 2].start - d[i + 1].end > 5) return;
    for (std::int32_t at = d[i + 1].end; at < d[i + 2].start; ++at)
      if (std::u32string_view(U" ,;/NE°").find(t_.at(at)) == std::u32string_view::npos) return;
    Cursor east_word(t_, d[i + 3].end);  // "9.4027 Ø"
    east_word.blanks(1);
    const bool marked = (east_word.eat(U'°'), east_word.blanks(1), east_word.now() == U'Ø' || east_word.now() == U'E') && !east_word.letters(1).empty();
    add(d[i].start, marked ? east_word.at() : d[i + 3].end, 2.5, "address_point", claims);
  }

 private:
  void add(std::int32_t start, std::int32_t end, double score, const char* reason, std::vector<Claim>& claims) const {
    claims.push_back(claim_of(t_, start, end, FindingType::kAddress, score, reason));
  }

  // ", 7700 Thisted" behind
  std::int32_t with_town(std::int32_t end) const {
    Cursor c(t_, end);
    return towns_.behind(c, true) ? c.at() : end;
  }

  // The number of a pitch from token `at` on: "plads 41", "hytte nr. 7", "enhed B12".
  bool pitch(Cursor& c) const {
    for (const std::u32string_view word : {U"plads", U"pladsnr", U"hytte", U"enhed", U"stand", U"campingvogn", U"telt", U"båd", U"husbåd", U"bådplads", U"nr"}) {
      Cursor p = c;
      if (!p.word(word)) continue;
      p.eat(U'.');
      p.blanks();
      if (p.word(U"nr")) p.eat(U'.'), p.blanks();
      if (base::is_upper(p.now())) p.letters(1);
      if (p.digits(1, 4).empty()) return false;
      c = p;
      return true;
    }
    return false;
  }

  void camp_site(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    // the site's name: the words with capitals in front
    std::size_t first = i;
    while (first > 0 && i - first < 3 && tokens[first - 1].kind == danish::TokenKind::kWord && !tokens[first].lines_before && base::is_upper(t_.at(tokens[first - 1].start))) --first;
    if (!base::is_upper(t_.at(tokens[first].start)) && first == i) return;
    std::int32_t start = tokens[first].start, end = tokens[i].end;
    bool found = false;
    // "plads 41, Vesterhav Camping"
    constexpr std::int32_t kFar = 34;
    for (const std::u32string_view word : {U"campingvogn, plads ", U"campingvognen, plads ", U"telt, plads ", U"plads ", U"hytte ", U"enhed "}) {
      const auto before = t_.lower_part(std::max(0, start - kFar), start);
      const std::size_t at = before.rfind(word);
      if (at == before.npos || found) continue;
      const std::int32_t from = start - static_cast<std::int32_t>(before.size() - at);
      Cursor c(t_, from + static_cast<std::int32_t>(word.size()));
      if (c.word(U"nr")) c.eat(U'.'), c.blanks();
      if (base::is_upper(c.now())) c.letters(1);
      if (base::is_letter(t_.at(from - 1)) || c.digits(1, 4).empty()) continue;
      c.eat(U',');
      c.blanks();
      if (c.word(U"på")) c.blanks();
      if (c.at() != start) continue;
      start = from;
      found = true;
    }
    // "Vesterhav Camping, plads 41"
    Cursor c(t_, end);
    c.eat(U',');
    c.blanks();
    if (!found && pitch(c)) end = c.at(), found = true;
    if (found) add(start, with_town(end), 2.5, "address_town", claims);
  }

  // "Vej: Åbrinken Nr.: 44 Etage: 2 Side: th": the fields of an address in one line.
  void form_of_a_line(std::size_t i, std::vector<Claim>& claims) const {
    constexpr std::int32_t kStreet = 40;
    Cursor c(t_, r_.tokens()[i].end);
    if (!c.eat(U':')) return;
    c.blanks();
    const std::int32_t start = c.at();
    if (!base::is_upper(c.now())) return;
    bool number = false;
    std::int32_t end = start;
    for (int parts = 0; parts < 5; ++parts) {
      Cursor next = c;
      bool found = false;
      for (std::int32_t step = 0; step < kStreet && !found && next.now() != U'\n' && !next.at_end(); ++step) {
        if (t_.at(next.at() - 1) == U' ')
          for (const std::u32string_view label : {U"nr", U"husnr", U"husnummer", U"bogstav", U"etage", U"sal", U"side", U"dør", U"postnr"})
            if (Cursor l = next; !found && l.word(label) && (l.eat(U'.'), l.eat(U':'))) l.blanks(), next = l, found = true;
        if (!found) next.eat(next.now());
        if (!found && parts > 0 && step > 4) break;
      }
      if (!found) break;
      const bool digits = !next.digits(1, 4).empty();
      number = number || digits;
      if (digits) house_letter(next);
      else if (next.letters(2).empty()) break;
      end = next.at();
      c = next;
    }
    if (number) add(start, end, 2.5, "address_street", claims);
  }

  // "vejkode 0412 husnr. 027A etage 03 dør 0002": as the register of persons keeps it.
  void register_fields(std::size_t i, std::vector<Claim>& claims) const {
    Cursor c(t_, r_.tokens()[i].end);
    int fields = 0;
    for (int parts = 0; parts < 5; ++parts) {
      Cursor next = c;
      while (next.eat_any(U" ,.:=")) {}
      if (parts > 0) {
        bool known = false;
        for (const std::u32string_view word : {U"husnr", U"hus-nr", U"husnummer", U"etage", U"dør", U"side/dør", U"sidedør", U"komkode", U"kommunekode", U"postnr", U"bogstav"})
          if (!known && next.word(word)) known = true;
        if (!known) break;
        while (next.eat_any(U" .:=")) {}
      }
      if (next.digits(1, 4).empty() && next.letters(2).empty()) break;
      if (base::is_upper(next.now())) next.letters(1);
      c = next;
      ++fields;
    }
    if (fields >= 2) add(r_.tokens()[i].start, with_town(c.at()), 2.5, "address_street", claims);
  }

  // "Dragør Lystbådehavn, bro C, plads 12": who lives on board.
  void berth(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    std::size_t first = i;
    while (first > 0 && i - first < 3 && tokens[first - 1].kind == danish::TokenKind::kWord && !tokens[first].lines_before && base::is_upper(t_.at(tokens[first - 1].start))) --first;
    if (!base::is_upper(t_.at(tokens[first].start))) return;
    Cursor c(t_, tokens[i].end);
    c.eat(U',');
    if (!c.blanks()) return;
    bool bridge = false;
    for (const std::u32string_view word : {U"bro", U"mole", U"pier", U"ponton"})
      if (!bridge && c.word(word)) bridge = true;
    if (bridge) {
      c.blanks();
      if (c.digits(1, 3).empty() && c.letters(1).empty()) return;
      c.eat(U',');
      c.blanks();
    }
    if (pitch(c)) add(tokens[first].start, with_town(c.at()), 2.0, "address_town", claims);
  }

  // "Østergård, Tornby sogn": a farm and its parish.
  void farm_in_parish(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    if (i < 3 || tokens[i].lines_before || r_.word(i - 2) != U"," || !base::is_upper(t_.at(tokens[i - 1].start)) || !base::is_upper(t_.at(tokens[i - 3].start))) return;
    const auto farm = r_.word(i - 3);
    for (const std::u32string_view end : {U"gård", U"gaard", U"gården", U"gaarden", U"minde", U"lyst", U"lund", U"hus", U"borg", U"holm", U"høj"})
      if (farm.size() >= end.size() + 3 && farm.ends_with(end)) return add(tokens[i - 3].start, tokens[i].end, 1.5, "address_town", claims);
  }

  // '"Højagergård", Skarrev, pr. Aabenraa', "Nørre Snede pr. Brædstrup": up to two names in front of the post town.
  void near_town(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    std::size_t town = i + 1;
    if (town < tokens.size() && r_.word(town) == U".") ++town;
    if (town >= tokens.size() || tokens[town].lines_before || !base::is_upper(t_.at(tokens[town].start)) || !(known_.of(r_.word(town)) & kKnownTown)) return;
    std::size_t first = i, at = i;
    for (int parts = 0; parts < 2 && at > 0 && !tokens[at].lines_before; ++parts) {
      if (r_.word(at - 1) == U",") --at;
      else if (parts > 0) break;
      const auto quote = [&](std::size_t k) { return std::u32string_view(U"\"'»«”“").find(t_.at(tokens[k].start)) != std::u32string_view::npos; };
      std::size_t k = at;
      const bool quoted = k > 0 && quote(k - 1);
      if (quoted) --k;
      int words = 0;
      bool person = false;
      while (k > 0 && words < 3 && tokens[k - 1].kind == danish::TokenKind::kWord && base::is_upper(t_.at(tokens[k - 1].start)) && (words == 0 || !tokens[k].lines_before)) {
        --k, ++words;
        person = person || (known_.of(r_.word(k)) & kKnownFrequentFirst);
      }
      if (words == 0 || words > 2 || (person && !quoted)) break;
      if (quoted) {
        if (k == 0 || !quote(k - 1)) break;
        --k;
      }
      first = at = k;
    }
    if (first == i) return;
    add(tokens[first].start, tokens[town].end, 2.5, "address_town", claims);
  }

  // "Birkeparken, blok 4, 2. tv": the house of a street without its number.
  void block(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    if (i < 2 || tokens[i].lines_before || r_.word(i - 1) != U"," || !base::is_upper(t_.at(tokens[i - 2].start)) || !PlaceLikeness::street_ending(r_.word(i - 2)) || r_.word(i - 2).size() < 7) return;
    Cursor c(t_, tokens[i].end);
    c.blanks();
    if (c.digits(1, 3).empty() && (!base::is_upper(c.now()) || c.letters(1).empty())) return;
    for (int parts = 0; parts < 3 && (floor_door(c) || room(c)); ++parts) {}
    add(tokens[i - 2].start, with_town(c.at()), 1.5, "address_street", claims);
  }

  static bool is_home(std::u32string_view word) {
    for (const std::u32string_view end : {U"kollegiet", U"kollegium", U"plejecenter", U"plejecentret", U"plejehjem", U"plejehjemmet", U"ældrecenter", U"bosted", U"bostedet", U"botilbud", U"herberg", U"herberget", U"asylcenter", U"hotel", U"vandrerhjem"})
      if (word.ends_with(end)) return true;
    return false;
  }
  // "Kagsåkollegiet, vær. 1204, Herlev", "Plejehjemmet Solgården, stue 12": the room says where somebody lives without a street.
  void room_of_home(std::size_t i, std::vector<Claim>& claims) const {
    const auto& tokens = r_.tokens();
    if (!base::is_upper(t_.at(tokens[i].start))) return;
    std::size_t last = i;
    while (last + 1 < tokens.size() && last - i < 3 && tokens[last + 1].kind == danish::TokenKind::kWord && !tokens[last + 1].lines_before && base::is_upper(t_.at(tokens[last + 1].start))) ++last;
    Cursor c(t_, tokens[last].end);
    if (!c.eat(U',')) return;
    if (!room(c)) {
      c.blanks();
      if (!c.word(U"afd") && !c.word(U"afdeling")) return;
      c.eat(U'.');
      c.blanks();
      if (!base::is_upper(c.now()) && !danish::is_digit(c.now())) return;
      if (c.digits(1, 3).empty()) c.letters(1);
      if (!room(c)) return;
    }
    add(tokens[i].start, with_town(c.at()), 0.8, "address_town", claims);
  }

  // 'Kolonihaven "Frem", have 112, 2450 København SV', "Haveforeningen Elmely, lod 44"
  void garden(std::size_t i, std::vector<Claim>& claims) const {
    constexpr std::int32_t kName = 30;
    // "Parcel 14, Haveforeningen Solvang, 2300 København S"
    const std::int32_t name = r_.tokens()[i].start;
    for (std::int32_t back = 5; back <= 18 && back <= name; ++back) {
      Cursor plot_word(t_, name - back);
      bool said = false;
      for (const std::u32string_view word : {U"parcel", U"have", U"havelod", U"lod", U"nr", U"kolonihave", U"plads"})
        if (!said && plot_word.word(word)) said = true;
      if (!said || base::is_letter(t_.at(name - back - 1))) continue;
      plot_word.eat(U'.');
      plot_word.blanks();
      if (plot_word.word(U"nr")) plot_word.eat(U'.'), plot_word.blanks();
      if (plot_word.digits(1, 4).empty()) continue;
      plot_word.eat(U',');
      plot_word.blanks(1);
      if (plot_word.at() != name) continue;
      std::size_t last = i;
      while (last + 1 < r_.tokens().size() && last - i < 3 && r_.tokens()[last + 1].kind == danish::TokenKind::kWord && !r_.tokens()[last + 1].lines_before && base::is_upper(t_.at(r_.tokens()[last + 1].start))) ++last;
      return add(name - back, with_town(r_.tokens()[last].end), 5.0, "address_town", claims);
    }
    Cursor c(t_, r_.tokens()[i].end);
    for (std::int32_t steps = 0; steps < kName && c.now() != U',' && c.now() != U'\n' && !danish::is_digit(c.now()) && !c.at_end(); ++steps) c.eat(c.now());
    if (!c.eat(U',')) return;
    c.blanks();
    bool plot = false;
    for (const std::u32string_view word : {U"have", U"havelod", U"lod", U"parcel", U"hus", U"nr"})
      if (!plot && c.word(word)) plot = true;
    c.eat(U'.');
    c.blanks();
    if (c.word(U"nr")) c.eat(U'.'), c.blanks();
    if (!plot || c.digits(1, 4).empty()) return;
    house_letter(c);
    add(r_.tokens()[i].start, with_town(c.at()), 2.5, "address_town", claims);
  }

  // "Husnr.: 12 Postnr.: 5000", '"husnr":"12","postnr":"5000"': the fields of an address.
 public:
  void field(const Digits& d, std::vector<Claim>& claims) const {
    std::size_t token = r_.token_at(d.start);
    if (token == 0 || d.text.size() > 4 || r_.tokens()[token].lines_before || r_.tokens()[token].start != d.start) return;
    --token;
    bool mark = false;
    for (int marks = 0; marks < 4 && token > 0 && (r_.word(token) == U":" || r_.word(token) == U"\"" || r_.word(token) == U"=" || r_.word(token) == U"." || r_.word(token) == U"|" || r_.word(token) == U">"); ++marks) --token, mark = true;
    const auto word = r_.word(token);
    const bool house = word == U"husnr" || word == U"husnr." || word == U"husnummer" || word == U"hus-nr." || word == U"etage" || word == U"vejkode";
    const bool code = d.text.size() == 4 && (word == U"postnr" || word == U"postnr." || word == U"postnummer" || word == U"post-nr." || word == U"zip" || word == U"postcode" || word == U"postalcode");
    if (!mark || (!house && !code)) return;
    Cursor letter(t_, d.end);
    if (house && d.text.size() <= 3) house_letter(letter);
    add(d.start, letter.at(), 1.0, "address_street", claims);
  }

  /// "N 55° 42.5' Ø 11° 21.3'", 55°40'34"N 12°34'06"E
  void degrees(std::vector<Claim>& claims) const {
    for (std::size_t at = t_.plain.find(U'°'); at != std::u32string::npos; at = t_.plain.find(U'°', at + 1)) {
      auto start = static_cast<std::int32_t>(at);
      const auto two = t_.lower_part(std::max(0, start - 2), start);
      if (two.size() != 2 || two[0] != U'5' || two[1] < U'4' || two[1] > U'8' || danish::is_digit(t_.at(start - 3))) continue;
      start -= 2;
      if (t_.at(start - 1) == U'N') --start;
      else if (t_.at(start - 1) == U' ' && t_.at(start - 2) == U'N' && !base::is_letter(t_.at(start - 3))) start -= 2;
      constexpr std::int32_t kLongest = 48;
      std::int32_t end = static_cast<std::int32_t>(at) + 1;
      int signs = 1;
      while (end - start < kLongest && (danish::is_digit(t_.at(end)) || std::u32string_view(U" .,'\"′″’NØEO°").find(t_.at(end)) != std::u32string_view::npos)) signs += t_.at(end) == U'°', ++end;
      while (end > start && std::u32string_view(U" .,").find(t_.at(end - 1)) != std::u32string_view::npos) --end;
      if (signs == 2 && end - start >= 12) add(start, end, 2.5, "address_point", claims);
    }
  }

 private:
  // "Poste restante, Mommark, 6470 Sydals"
  void poste_restante(std::size_t i, std::vector<Claim>& claims) const {
    const std::int32_t end = r_.tokens()[i + 1].end;
    const std::int32_t with = with_town(end);
    add(r_.tokens()[i].start, with, with > end ? 3.0 : -1.0, "address_town", claims);
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  Towns towns_;
};

}  // namespace

void scan_lodgings(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims) {
  const Scanner scanner(reading, places, known);
  for (std::size_t i = 0; i < reading.tokens().size(); ++i) scanner.at(i, claims);
  for (std::size_t i = 0; i < reading.digits().size(); ++i) scanner.coordinates(i, claims), scanner.field(reading.digits()[i], claims);
  scanner.degrees(claims);
}

}  // namespace meretid::access
