// SPDX-License-Identifier: EUPL-1.2
// Addresses: street and number, letter, floor and door, post code and town, also over a line end. Around the number the
// scanner tries one to four words to the left as the street and one to three behind the post code as the town.
#include <algorithm>
#include <array>
#include <optional>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

using danish::Token;
using danish::TokenKind;

struct Street {
  std::int32_t start = 0;
  float likeness = -9;
  bool ending = false;     // "-vej", "Ved Åen"
  bool landscape = false;  // "-draget", of a word that is no surname
};

class Scanner {
 public:
  Scanner(const Reading& reading, const PlaceLikeness& places) : r_(reading), t_(reading.text()), places_(places) {}

  std::optional<Claim> at(const Digits& number) const {
    if (number.text.size() > 3 || number.text.front() == '0') return std::nullopt;
    if (base::is_letter(t_.at(number.start - 1)) || danish::is_digit(t_.at(number.start - 1))) return std::nullopt;
    const Street street = street_before(number.start);
    if (street.start == number.start) return std::nullopt;
    Cursor c(t_, number.end);
    if (c.eat(U'.') && c.blanks() && base::is_letter(c.now()) && !base::is_upper(c.now())) return std::nullopt;  // "Torsdag 3. maj"
    c = Cursor(t_, number.end);
    house_letter(c);
    number_range(c);
    std::int32_t end = c.at();
    bool floor = false;
    for (int parts = 0; parts < 4 && (floor_door(c) || room(c)); ++parts) floor = true;
    if (floor) end = c.at();
    Cursor tail = c;
    const bool town = post_code_and_town(tail, street.likeness > 1 || street.ending || street.landscape);
    if (town) end = country(tail);

    Claim claim;
    claim.start = street.start;
    // "8000 Aarhus C, Ahornvej 4": the town in front belongs to it.
    bool town_before = false;
    if (!town) {
      if (const auto start = town_before_street(street.start)) claim.start = *start, town_before = true;
    }
    claim.end = end;
    claim.type = FindingType::kAddress;
    claim.score = -2.2 + 0.45 * std::min(5.0F, std::max(-4.0F, street.likeness)) + (street.ending ? 2.6 : street.landscape ? 2.4 : 0) + (floor ? 1.5 : 0) + (town || town_before ? 3.5 : 0);
    if (const Label label = r_.label_before(street.start); label.nearest & kCueHome) claim.score += label.distance <= 2 ? 4.0 : 1.5;
    if (claim.score < -1) return std::nullopt;
    claim.start = care_of(with_house_name(claim.start));
    claim.entity = base::encode(t_.lower_part(street.start, number.end));
    claim.reasons = {town || town_before ? "address_town" : "address_street"};
    return claim;
  }

  /// "Postboks 33, 5000 Odense C" | "B-1234, 3911 Sisimiut" | "12 Nørregade, 5000 Odense C": what no street stands in front of.
  std::optional<Claim> without_street(const Digits& number) const {
    Claim claim;
    claim.end = -1;
    for (const std::int32_t back : {9, 5, 10, 8}) {
      Cursor box(t_, number.start - back);
      if (number.start >= back && !base::is_letter(t_.at(number.start - back - 1)) && post_box_word(box) && box.at() == number.end)
        claim.start = number.start - back, claim.end = number.end, claim.score = -0.5;
    }
    if (t_.at(number.start - 1) == U'-' && t_.at(number.start - 2) == U'B' && !base::is_letter(t_.at(number.start - 3)) && number.text.size() <= 4)
      claim.start = number.start - 2, claim.end = number.end, claim.score = -3;
    if (claim.end < 0 && number.text.size() <= 3) {
      Cursor c(t_, number.end);
      house_letter(c);
      const std::int32_t street = c.blanks(2) > 0 && base::is_upper(c.now()) ? c.at() : -1;
      if (street >= 0 && !c.letters().empty() && PlaceLikeness::street_ending(t_.lower_part(street, c.at())) && c.at() - street > 5)
        claim.start = number.start, claim.end = c.at(), claim.score = -3;
    }
    if (claim.end < 0) return std::nullopt;
    Cursor tail(t_, claim.end);
    const bool town = post_code_and_town(tail, true);
    if (town) claim.end = country(tail), claim.score += 5.5;
    if (claim.score < 0) return std::nullopt;
    claim.type = FindingType::kAddress;
    claim.entity = base::encode(t_.lower_part(claim.start, number.end));
    claim.reasons = {town ? "address_town" : "address_street"};
    return claim;
  }

  /// "Ahornvej, 8000 Aarhus C": a street without its number, in front of post code and town.
  std::optional<Claim> at_post_code(const Digits& code) const {
    Cursor c(t_, code.start);
    if (!town_at(c)) return std::nullopt;
    // "Postnr./by: 6700 Esbjerg", a field of its own.
    constexpr std::int32_t kField = 18;
    const auto field = t_.lower_part(std::max(0, code.start - kField), code.start);
    for (const std::u32string_view label : {U"postnr", U"postnummer", U"post nr", U"post-nr"}) {
      if (field.find(label) == field.npos || field.find(U'\n', field.find(label)) != field.npos) continue;
      Claim claim;
      claim.start = code.start;
      claim.end = c.at();
      claim.type = FindingType::kAddress;
      claim.score = 2.0;
      claim.entity = base::encode(t_.lower_part(claim.start, claim.end));
      claim.reasons = {"address_town"};
      return claim;
    }
    std::int32_t before = code.start;
    while (t_.at(before - 1) == U' ' || t_.at(before - 1) == U'\n' || t_.at(before - 1) == U',') --before;
    if (before == code.start || code.start - before > 4) return std::nullopt;
    const Street street = street_before(before + 1);
    const bool farm = street.start < before && farm_phrase(street.start, before);
    if (street.start >= before || (!farm && (!street.ending || street.likeness < -1))) return std::nullopt;
    Claim claim;
    claim.start = street.start;
    claim.end = c.at();
    claim.type = FindingType::kAddress;
    claim.score = 2.0;
    claim.entity = base::encode(t_.lower_part(claim.start, before));
    claim.reasons = {"address_town"};
    return claim;
  }

 private:
  // The best one to four words that end right before `place`.
  Street street_before(std::int32_t place) const {
    Street best;
    best.start = place;
    std::size_t i = r_.token_at(place - 1);
    if (i >= r_.tokens().size() || r_.tokens()[i].start >= place) {
      if (i == 0) return best;
      --i;
    }
    const auto& tokens = r_.tokens();
    if (r_.word(i) == U"nr." || r_.word(i) == U"nr") {
      if (i == 0) return best;
      --i;
    }
    bool short_form = short_ending(r_.word(i));
    if (i > 0 && tokens[i].kind == TokenKind::kMark && t_.at(tokens[i].start) == U'.' && !tokens[i].space_before && short_ending(r_.word(i - 1))) {
      --i;
      short_form = true;
    }
    if (tokens[i].kind != TokenKind::kWord || place - tokens[i].end > 6) return best;
    const std::int32_t last_end = tokens[i].end;
    best.ending = PlaceLikeness::street_ending(r_.word(i)) || short_form;
    best.landscape = PlaceLikeness::landscape_ending(r_.word(i)) && base::is_upper(t_.at(tokens[i].start)) && places_.person(r_.word(i)) <= 0.5F;
    const bool generic = best.ending && r_.word(i).size() <= 6;  // "Vej", "Gade", "Allé": never a name by itself
    // The capital words in front, up to where the sentence goes on in lower case or a mark stands. "G.A." is one of them.
    std::vector<std::size_t> starts;
    for (int words = 1; words <= 5; ++words) {
      const Token& token = tokens[i];
      if (token.kind == TokenKind::kMark) break;
      if (token.kind == TokenKind::kNumber && words > 1 && joining(r_.word(i + 1))) break;  // "Engvej 19 og Skovvej 4" are two
      if (base::is_upper(t_.at(token.start)) || (token.kind == TokenKind::kNumber && words > 1)) starts.push_back(i);
      else if (words > 1 ? !joining(r_.word(i)) : !generic) break;
      if (!token.lines_before && abbreviated(i)) {
        i -= 2;  // "Sdr. Tangevej": the dot ends no sentence
        continue;
      }
      if (token.sentence_start || token.lines_before || i == 0) break;
      --i;
      if (t_.at(tokens[i].start) == U'.' && !tokens[i + 1].space_before && i > 0 && tokens[i].end - tokens[i].start == 1) --i;
    }
    while (!starts.empty() && tokens[starts.back()].kind == TokenKind::kNumber &&
           places_.street(t_.lower_part(tokens[starts.back()].start, last_end)) < 2)
      starts.pop_back();
    // "bor lærkevej 12" in a message without capitals: only where a word speaks of a home.
    if (starts.empty() && best.ending && !generic && stands_alone(r_.word(i)) && (r_.label_before(tokens[i].start).nearest & kCueHome)) {
      best.start = tokens[i].start;
      return best;
    }
    if (starts.empty()) return best;
    // "Ved Åen 5", "Over Broen 2": a noun with a capital behind such a word is a name.
    const std::u32string_view last = r_.word(starts[0]);
    if (starts.size() >= 2 && placed(r_.word(starts[1])) && (last.ends_with(U"en") || last.ends_with(U"et") || last.ends_with(U"ne"))) best.ending = true;
    // "Peter Hansen Nørregade 12" in a table, "Hansen Gammel Kongevej 12": a name in front of a street that stands by itself.
    std::size_t use = starts.size();
    if (stands_alone(r_.word(starts[0])) && !(use == 2 && named_after(r_.word(starts[0])))) {
      use = 1;
      for (std::size_t k = 1; k < starts.size(); ++k)
        if (modifier(r_.word(starts[k]))) use = k + 1;  // "Sankt Pauls Kirkeplads"
      while (use < starts.size() && (modifier(r_.word(starts[use])) || places_.person(r_.word(starts[use])) <= 0)) ++use;
    }
    best.start = tokens[starts[use - 1]].start;
    for (std::size_t k = 0; k < use; ++k)
      best.likeness = std::max(best.likeness, places_.street(t_.lower_part(tokens[starts[k]].start, last_end)));
    return best;
  }

  // "Vestergd." "Kongensg." "Ringv." "Kirkepl." "Søndre Al.": a street's last part cut short, with or without its full stop.
  static bool short_ending(std::u32string_view word) {
    if (word.ends_with(U'.')) word.remove_suffix(1);
    else if (!word.ends_with(U"gd") && !word.ends_with(U"gde")) return false;
    for (const std::u32string_view end : {U"gd", U"gde", U"g", U"v", U"pl", U"str", U"vg", U"gt"})
      if (word.size() >= end.size() + 4 && word.ends_with(end)) return true;
    return false;
  }

  // Before token i stand a dot and one of the words that streets abbreviate.
  bool abbreviated(std::size_t i) const {
    const auto& tokens = r_.tokens();
    if (i < 2 || t_.at(tokens[i - 1].start) != U'.' || tokens[i - 1].space_before) return false;
    static constexpr std::array<std::u32string_view, 24> kWords = {
        U"sdr", U"ndr", U"nr", U"gl",  U"st", U"sct", U"skt", U"kgs", U"hf", U"th",  U"chr", U"vilh",
        U"joh", U"fr",  U"dr", U"frd", U"ll", U"str", U"prs", U"adm", U"gen", U"prof", U"vr", U"jens"};
    return std::find(kWords.begin(), kWords.end(), r_.word(i - 2)) != kWords.end();
  }

  static bool placed(std::u32string_view word) {
    return word == U"ved" || word == U"over" || word == U"under" || word == U"bag" || word == U"mellem" || word == U"bagved" || word == U"langs" || word == U"neden" || word == U"oven";
  }
  // "Nørregade", but not "Gade", "Parken", "Rask-Vej": those need the words in front.
  static bool stands_alone(std::u32string_view word) {
    constexpr std::size_t kOwn = 3;
    return word.find(U'-') == word.npos && ((PlaceLikeness::ending_length(word) > 0 && word.size() >= PlaceLikeness::ending_length(word) + kOwn) || PlaceLikeness::landscape_ending(word));
  }
  // "(Niels) Finsensgøta": the surname is part of the street's name.
  bool named_after(std::u32string_view word) const {
    word.remove_suffix(PlaceLikeness::ending_length(word));
    return word.ends_with(U's') && places_.person(word) > 0;
  }
  static bool modifier(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 24> kWords = {
        U"gl.",    U"gammel", U"gamle", U"ny",   U"nye",   U"store",  U"lille",     U"sankt",  U"sct.",  U"skt.", U"nørre", U"nordre",
        U"sønder", U"søndre", U"øster", U"østre", U"vester", U"vestre", U"kong",   U"dronning", U"prins", U"øvre", U"nedre", U"indre"};
    for (const auto known : kWords)
      if (word == known) return true;
    return false;
  }
  static bool quarter(std::u32string_view word) { return word == U"Øst" || word == U"Vest" || word == U"Nord" || word == U"Syd" || word == U"Midt"; }
  static bool joining(std::u32string_view word) {
    return word == U"den" || word == U"og" || word == U"af";
  }

  static void house_letter(Cursor& c) {
    Cursor ahead = c;
    ahead.blanks(1);
    const char32_t before_letter = ahead.now();
    const std::u32string letter = ahead.letters(1);
    if (letter.empty() || danish::is_digit(ahead.now())) return;
    // "12 i" is no letter, "12 B" is, and so is "12 b,"
    if (ahead.at() - c.at() > 1 && !base::is_upper(before_letter) && (ahead.now() != U',' || before_letter == U'i')) return;
    if (ahead.at() - c.at() > 1 && before_letter == U'I') return;
    c = ahead;
  }

  // "12-14" | "12 A - 14 B" | "12/14" | "12a-c" | "12 og 14" | "5, 7 og 9" where the phrase ends there
  static void number_range(Cursor& c) {
    Cursor list = c;
    for (int more = 0; more < 6; ++more) {
      Cursor next = list;
      const bool comma = next.eat(U',');
      next.blanks(1);
      const bool last = next.word(U"og") || next.eat(U'/');
      next.blanks(1);
      if ((!comma && !last) || next.digits(1, 3).empty() || danish::is_digit(next.now())) break;
      house_letter(next);
      const bool ends = next.at_end() || std::u32string_view(U",.;:)\n").find(next.now()) != std::u32string_view::npos;
      list = next;
      if (!last) continue;
      if (!ends) break;
      c = list;
      return;
    }
    Cursor a = c;
    if (a.eat_any(U"-–") && a.letters(1).size() == 1 && !danish::is_digit(a.now())) {
      c = a;
      return;
    }
    a = c;
    a.blanks(1);
    if (!a.eat_any(U"-–")) return;
    a.blanks(1);
    const std::string second = a.digits(1, 3);
    if (second.empty() || danish::is_digit(a.now()) || a.now() == U'-') return;
    house_letter(a);
    c = a;
  }

  // "Postboks 33" | "Boks 12" | "P.O. Box 33"
  static bool post_box_word(Cursor& c) {
    Cursor a = c;
    bool box = a.word(U"postboks") || a.word(U"postbox") || a.word(U"boks") || a.word(U"p.o. box") || a.word(U"po box") || a.word(U"p.o.box");
    if (!box) return false;
    a.blanks();
    a.word(U"nr");
    a.eat(U'.');
    a.blanks();
    if (a.digits(1, 5).empty()) return false;
    c = a;
    return true;
  }

  // ", lejl. 4" | ", lejlighed 501" | ", dør 3" | ", vær. 204" | ", opgang B" | ", 1.-2. sal"
  static bool room(Cursor& c) {
    Cursor a = c;
    const bool comma = a.eat(U',');
    a.blanks();
    if (Cursor box = a; (box.eat(U'\n'), box.blanks(), post_box_word(box))) {
      c = box;
      return true;
    }
    constexpr std::array<std::u32string_view, 12> kRooms = {U"lejl", U"lejlighed", U"dør", U"vær", U"værelse", U"opgang",
                                                           U"opg", U"bolig", U"hus", U"rum", U"stue", U"nr"};
    for (const auto word : kRooms) {
      Cursor b = a;
      if (!b.word(word)) continue;
      b.eat(U'.');
      b.blanks();
      b.word(U"nr");
      b.eat(U'.');
      b.blanks();
      const bool number = !b.digits(1, 4).empty();
      if (Cursor part = b; number && part.eat(U'.') && !part.digits(1, 3).empty()) b = part;  // "vær. 2.14"
      if (number) house_letter(b);
      if (!number && (!base::is_upper(b.now()) || b.letters(1).empty())) return false;
      c = b;
      return true;
    }
    Cursor b = a;
    if (!comma || b.digits(1, 2).empty()) return false;
    b.eat(U'.');
    b.blanks(1);
    if (!b.eat_any(U"-–")) return false;
    b.blanks(1);
    if (b.digits(1, 2).empty()) return false;
    b.eat(U'.');
    b.blanks(1);
    if (!b.word(U"sal") && !b.word(U"etage")) return false;
    c = b;
    return true;
  }

  // ", Danmark" behind the town.
  static std::int32_t country(Cursor c) {
    const std::int32_t town = c.at();
    c.eat(U',');
    c.blanks();
    return c.word(U"danmark") || c.word(U"denmark") ? c.at() : town;
  }

  // Where "8000 Aarhus C" begins that ends right before the street, with a comma between.
  std::optional<std::int32_t> town_before_street(std::int32_t street) const {
    const auto& digits = r_.digits();
    auto code = std::upper_bound(digits.begin(), digits.end(), street, [](std::int32_t at, const Digits& d) { return at < d.start; });
    if (code == digits.begin()) return std::nullopt;
    --code;
    if (code->text.size() != 4 || street - code->end > 40) return std::nullopt;
    Cursor c(t_, code->start);
    if (!town_at(c)) return std::nullopt;
    bool mark = false;
    while (c.at() < street) {
      if (c.eat(U',')) mark = true;
      else if (c.blanks(1) == 0) break;
    }
    return mark && c.at() == street ? std::optional(code->start) : std::nullopt;
  }

  // "tv" | "th" | "mf" | "t.v." | "t.h." | "m.f."
  static bool side_word(Cursor& c) {
    for (const std::u32string_view word : {U"t.v", U"t.h", U"m.f"})
      if (c.word(word)) return true;
    return c.word(U"tv") || c.word(U"th") || c.word(U"mf");
  }
  // ", 2. tv" | ", st. th." | ", 3. sal" | " 2.tv" | ", 1. dør 4" | ", kl."
  static bool floor_door(Cursor& c) {
    Cursor a = c;
    bool comma = a.eat(U',');
    a.blanks();
    comma = a.eat(U'\n') || comma;
    a.blanks();
    const bool named = a.word(U"st") || a.word(U"stuen") || a.word(U"kld") || a.word(U"kælder") || a.word(U"kælderen") || a.word(U"kl");
    if (!named && a.digits(1, 2).empty()) return false;
    const bool dot = a.eat(U'.');
    Cursor b = a;
    b.eat(U',');
    b.blanks();
    bool door = side_word(b) || b.word(U"sal") || b.word(U"etage");
    if (!door && b.word(U"dør")) {
      b.eat(U'.');
      b.blanks();
      door = !b.digits(1, 4).empty();
    }
    if (door) {
      Cursor dotted = b;
      if (dotted.eat(U'.') && (dotted.now() == U',' || dotted.now() == U' ')) {
        Cursor next = dotted;
        next.eat(U',');
        next.blanks();
        if (next.now() == U',' || danish::is_digit(next.now()) || next.now() == U'D' || dotted.now() == U',') b = dotted;
      }
      // "2. sal tv"
      Cursor side = b;
      side.eat(U',');
      side.blanks();
      if (side_word(side)) b = side;
      c = b;
      return true;
    }
    if (!named && !(comma && dot)) return false;
    if (!named) {
      // ", 8. 3.": floor and door by number, up to a comma or the line's end
      Cursor number = a;
      number.blanks();
      if (!number.digits(1, 2).empty() && number.eat(U'.') && (number.now() == U',' || number.now() == U'\n' || number.at_end())) {
        c = number;
        return true;
      }
      // ", 2." before a post code or the line's end only
      Cursor code = a;
      code.blanks();
      if (code.now() == U'\n' || code.at_end()) {
        c = a;
        return true;
      }
      code.eat(U',');
      code.blanks();
      if (code.digits(4, 4).empty()) return false;
    }
    if (named && !comma && !dot) {
      if (!a.at_end() && a.now() != U'\n' && a.now() != U',') return false;  // "Lærkevej 12 st"
    }
    // "st. 0001": a door by number
    Cursor number = a;
    number.blanks(1);
    if (named && dot && !number.digits(4, 4).empty() && (number.at_end() || number.now() == U'\n' || number.now() == U',' || number.now() == U'.')) a = number;
    c = a;
    return true;
  }

  // "8000 Aarhus C" with the place after the last word of the town.
  bool town_at(Cursor& c) const {
    if (c.word(U"i") || c.word(U"postnr") || c.word(U"postnummer") || c.word(U"postnr. og by")) c.eat(U'.'), c.eat(U':'), c.blanks();
    Cursor faroe = c;
    if (faroe.word(U"fo") && (faroe.eat(U'-') || faroe.blanks(1)) && !faroe.digits(3, 3).empty() && faroe.blanks() && town_words(faroe)) {
      c = faroe;
      return true;
    }
    if (c.word(U"dk") || c.word(U"d") || c.word(U"gl")) c.eat(U'-'), c.blanks(1);
    const std::string code = c.digits(4, 4);
    if (code.empty() || code < "0555" || code > "9990") return false;
    if (!c.blanks()) return false;
    // "Postnr.: 5000 By: Odense C", a form
    for (const std::u32string_view label : {U"by:", U"postdistrikt:", U"bynavn:"})
      if (c.word(label)) c.blanks();
    return town_words(c);
  }

  bool town_words(Cursor& c) const {
    if (!base::is_upper(c.now())) return false;
    const std::int32_t first = c.at();
    if (c.letters().empty()) return false;
    for (int words = 0; words < 3; ++words) {
      Cursor next = c;
      // "Kgs. Lyngby", "Nr. Sundby", "Kbh. N": a short word with its dot goes on.
      if (words == 0 && c.at() - first <= 4 && next.eat(U'.') && !(next.blanks(1) && base::is_upper(next.now()))) next = c;
      else if (next.at() > c.at()) next = Cursor(t_, next.at() - 1);
      if (next.eat(U'-') || next.blanks(1)) {
        const bool capital = base::is_upper(next.now());
        const std::int32_t start = next.at();
        const std::u32string word = next.letters();
        if (word.empty() || !capital) break;
        const bool district = word.size() <= 2;  // "C", "NV", "SV"
        if (!district && !quarter(word) && places_.person(t_.lower_part(start, next.at())) > 1.5F && places_.town(t_.lower_part(first, next.at())) < 0) break;
        c = next;
      } else {
        break;
      }
    }
    return true;
  }

  // "Nyholmgård, Hjørringvej 300": the house's own name; "H/F Sommerlyst 14": the garden association's.
  std::int32_t with_house_name(std::int32_t start) const {
    if (t_.at(start - 1) == U'/' && t_.lower_part(start - 2, start + 1) == U"h/f") return start - 2;
    if (t_.at(start - 1) != U' ' || t_.at(start - 2) != U',') return start;
    std::int32_t from = start - 2;
    while (base::is_letter(t_.at(from - 1))) --from;
    const auto word = t_.lower_part(from, start - 2);
    if (word.size() < 6 || !base::is_upper(t_.at(from)) || !house_name(word)) return start;
    return from;
  }
  // "Gården Nyholm", "Nyholmgård"
  bool farm_phrase(std::int32_t start, std::int32_t end) const {
    const auto phrase = t_.lower_part(start, end);
    if (phrase.starts_with(U"gården ") || phrase.starts_with(U"ejendommen ") || phrase.starts_with(U"landejendommen ")) return true;
    return phrase.find(U' ') == phrase.npos && (phrase.ends_with(U"gård") || phrase.ends_with(U"gaard")) && phrase.size() >= 8;
  }
  static bool house_name(std::u32string_view word) {
    for (const std::u32string_view end : {U"gård", U"gaard", U"gården", U"gaarden", U"huset", U"minde", U"lyst", U"hjem"})
      if (word.size() >= end.size() + 3 && word.ends_with(end)) return true;
    return false;
  }

  // Villages are too many to know; most end like these.
  static bool town_like(std::u32string_view name) {
    for (const std::u32string_view end : {U"rup", U"torp", U"sted", U"løse", U"købing", U"lev", U"inge", U"bjerg", U"balle", U"bølle", U"by", U"bæk", U"slev"})
      if (name.size() >= end.size() + 3 && name.ends_with(end)) return true;
    return false;
  }

  // "c/o Hansen, Ahornvej 4": with whom somebody lives belongs to where.
  std::int32_t care_of(std::int32_t start) const {
    constexpr std::int32_t kFar = 60;
    std::int32_t at = start;
    if (t_.at(at - 1) != U' ' && t_.at(at - 1) != U'\n') return start;
    for (int lines = 0; at > 0 && start - at < kFar; --at) {
      lines += t_.at(at - 1) == U'\n';
      if (lines > 1 || t_.at(at - 1) == U';' || danish::is_digit(t_.at(at - 1))) return start;
      Cursor c(t_, at - 1);
      if (c.word(U"c/o") && !base::is_letter(t_.at(at - 2))) return at - 1;
    }
    return start;
  }

  // Up to the next comma of the line, when it comes soon; the cursor stands behind it and its blanks.
  static bool short_part(Cursor& c) {
    constexpr int kShort = 32;
    c.eat(U',');
    for (int i = 0; i < kShort && !c.at_end(); ++i) {
      if (c.eat(U',')) {
        c.blanks();
        return true;
      }
      if (c.eat_any(U"?!\"\n")) return false;
      c.eat(c.now());
    }
    return false;
  }

  bool post_code_and_town(Cursor& c, bool sure_street) const {
    Cursor a = c;
    bool comma = false, line = false;
    for (int i = 0; i < 6; ++i) {
      if (a.eat(U',')) comma = true;
      else if (a.eat(U'\n')) line = true;
      else if (!a.eat_any(U" \t")) break;
    }
    Cursor with_code = a;
    if (town_at(with_code)) {
      c = with_code;
      return true;
    }
    // "Ahornvej 4 / 8000 Aarhus C", "… – 8000 Aarhus C", "… · 8000 Aarhus C"
    Cursor marked = a;
    if (sure_street && marked.eat_any(U"/–-·;|.")) {
      marked.blanks();
      marked.eat(U'\n');
      if (town_at(marked)) {
        c = marked;
        return true;
      }
    }
    // "Ahornvej 4, Skødstrup, 8541 Skødstrup", "Ahornvej 4, 2. sal til højre, 8000 …", "Ahornvej 4 (baghuset), 8000 …": whatever
    // short stands between a street and its post town belongs to the address.
    Cursor village = a;
    if (line && sure_street && town_words(village) && village.eat(U'\n') && town_at(village)) {
      c = village;
      return true;
    }
    Cursor between = c;
    for (int parts = 0; sure_street && parts < 3 && short_part(between); ++parts) {
      Cursor town = between;
      if (!town_at(town)) continue;
      c = town;
      return true;
    }
    const bool in = a.word(U"i");
    if (in) a.blanks(1);
    if ((!comma && !in) || line || !sure_street || !base::is_upper(a.now())) return false;
    // A town without its post code ("Ahornvej 4, Aarhus C", "Ahornvej 4 i Aarhus"): only when it looks like one.
    const std::int32_t start = a.at();
    Cursor town = a;
    if (!town_words(town)) return false;
    const auto name = t_.lower_part(start, town.at());
    const auto first = name.substr(0, name.find(U' '));
    // "Odense C", "Gistrup": more of a town than of a person's name, and the phrase ends there.
    const bool ends = town.now() == U',' || town.now() == U'.' || town.now() == U'\n' || town.now() == U')' || town.now() == U';' || town.at_end();
    const bool district = name.size() > first.size() && name.size() - first.size() <= 3;
    if (ends && name == first && (town_like(name) || (comma && name.size() > 3 && places_.person(name) <= 0))) {
      c = town;
      return true;
    }
    if (places_.town(name) < 1.0F && !((ends || district) && places_.town(first) > places_.person(first) + (district ? -3.0F : 0.3F))) return false;
    c = town;
    return true;
  }

  const Reading& r_;
  const danish::Text& t_;
  const PlaceLikeness& places_;
};

}  // namespace

void scan_addresses(const Reading& reading, const PlaceLikeness& places, std::vector<Claim>& claims) {
  const Scanner scanner(reading, places);
  for (const Digits& number : reading.digits()) {
    if (auto claim = number.text.size() == 4 ? scanner.at_post_code(number) : scanner.at(number)) claims.push_back(std::move(*claim));
    else if (auto other = scanner.without_street(number)) claims.push_back(std::move(*other));
  }
}

}  // namespace meretid::access
