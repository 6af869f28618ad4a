// SPDX-License-Identifier: EUPL-1.2
// Addresses: street and number, letter, floor and door, post code and town, also over a line end. Around the number the
// scanner tries one to four words to the left as the street and one to three behind the post code as the town.
#include <algorithm>
#include <optional>
#include <set>

#include "danish/calendar_date.h"
#include "solutions/access/find/address_house.h"
#include "solutions/access/find/address_street.h"
#include "solutions/access/find/address_town.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr double kLeast = -0.4;       // what is less likely is not shown, and another reading of the number may be
constexpr double kListedWord = 0.8;  // log-odds: "Fladhøj 63" where an address would stand

bool is_month(Cursor c) {
  std::u32string letters = c.letters();
  for (char32_t& letter : letters) letter = base::lower(letter);
  return danish::month_of(letters).has_value();
}

class Scanner {
 public:
  Scanner(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known)
      : r_(reading), t_(reading.text()), streets_(reading, places, known), towns_(reading, places, known) {}

  /// "Høringssvar fra Lyngen 14, 8000 … og Lyngen 16": a street that was found is one wherever it stands with a number.
  void again(std::vector<Claim>& claims) const {
    for (const Doubtful& one : doubtful_)
      if (named_.contains(one.street)) claims.push_back(claim_of(t_, one.start, one.end, FindingType::kAddress, kListedWord, "address_street"));
  }

  std::optional<Claim> at(const Digits& number) {
    if (number.text.front() == '0') return of_the_register(number);
    if (number.text.size() > 3) return std::nullopt;
    if (base::is_letter(t_.at(number.start - 1)) || danish::is_digit(t_.at(number.start - 1))) return std::nullopt;
    Street street = streets_.before(number.start);
    if (street.start == number.start) street = before_comma(number);
    if (street.start == number.start) return std::nullopt;
    Cursor c(t_, number.end);
    // "Nordhave\n56 59 36 29": a line of its own, and no house number.
    if (Cursor more = c; t_.at(number.start - 1) == U'\n' && more.blanks() && danish::is_digit(more.now())) return std::nullopt;
    if (c.eat(U'.') && c.blanks() && base::is_letter(c.now()) && !base::is_upper(c.now())) return std::nullopt;  // "Torsdag 3. maj"
    if (t_.at(number.end) == U'.' && danish::is_digit(t_.at(number.end + 1)) && danish::is_digit(t_.at(number.end + 2)) && danish::is_digit(t_.at(number.end + 3))) return std::nullopt;  // "I Parken 50.000"
    // "Trafikforhold på Ringvejen\n4. Eventuelt": the next point of a list.
    if (Cursor item(t_, number.end); t_.at(number.start - 1) == U'\n' && item.eat(U'.') && item.blanks() && base::is_upper(item.now())) return std::nullopt;
    if (Cursor month(t_, number.end); month.eat(U'.') && month.blanks() && is_month(month)) return std::nullopt;  // "DEN 4. MAJ"
    c = Cursor(t_, number.end);
    house_letter(c);
    number_range(c);
    std::int32_t end = c.at();
    bool floor = false;
    for (int parts = 0; parts < 4 && (floor_door(c) || room(c)); ++parts) floor = true;
    if (floor) end = c.at();
    Cursor tail = c;
    // "Jens Holm\n2       Karlslunde": what stands on two lines needs its post code, or a line that goes on.
    std::int32_t street_end = number.start;
    while (street_end > street.start && (t_.at(street_end - 1) == U' ' || t_.at(street_end - 1) == U'\n')) --street_end;
    const bool broken = t_.lower_part(street_end, number.start).find(U'\n') != std::u32string_view::npos;
    if (broken && !line_is_full(street_end)) {
      Cursor code = tail;
      code.eat(U',');
      code.blanks(2);
      if (!towns_.at(code)) return std::nullopt;
    }
    const bool town = towns_.behind(tail, street.likeness > 1 || street.ending || street.landscape || street.listed != Street::Listed::kNo);
    if (town) end = country(tail);

    // "Vej 4 og Vej 5 asfalteres", "Plads 12": a street's own word alone needs its town.
    auto alone = t_.lower_part(street.start, number.start);
    while (!alone.empty() && alone.back() == U' ') alone.remove_suffix(1);
    if (const std::size_t og = alone.rfind(U" og "); og != alone.npos && named_.contains(alone.substr(og + 4))) {  // "Lyngen 14, Blåvand og Lyngen 16"
      street.start += static_cast<std::int32_t>(og) + 4;
      alone.remove_prefix(og + 4);
      street.likeness = std::max(street.likeness, 6.0F);
    }
    if (!town && alone.find(U' ') == alone.npos && PlaceLikeness::ending_length(alone) == alone.size() && !((alone.ends_with(U"en") || alone.ends_with(U"et")) && (behind_preposition(street.start) || stands_as_address(street.start, end))) && !(r_.label_before(street.start).nearest & kCueHome)) {
      if (base::is_upper(t_.at(street.start)) && alone.size() > 4) doubtful_.push_back({street.start, end, std::u32string(alone)});
      return std::nullopt;
    }

    if (alone == U"barn" || alone == U"part" || alone == U"vidne" || alone == U"person" || alone == U"fase" || alone == U"trin" || alone == U"uge") return std::nullopt;
    if (alone.size() <= 2 && !town && !floor && !(r_.label_before(street.start).nearest & kCueHome)) return std::nullopt;  // "HO 35"

    Claim claim;
    claim.start = street.start;
    // "8000 Aarhus C, Ahornvej 4": the town in front belongs to it.
    bool town_before = false;
    if (!town) {
      if (const auto start = towns_.before(street.start)) claim.start = *start, town_before = true;
    }
    claim.end = end;
    claim.type = FindingType::kAddress;
    claim.score = -2.2 + 0.45 * std::min(5.0F, std::max(-4.0F, street.likeness)) + (street.ending ? 2.6 : street.landscape ? 2.4 : 0) + (floor ? sided(c.at()) ? 2.6 : 1.5 : 0) + (town || town_before ? 3.5 : 0);
    if (street.listed == Street::Listed::kWord && !street.usual && stands_as_address(street.start, end)) claim.score = std::max(claim.score, kListedWord);
    if (a_place(street.start, number.start, end)) claim.score = std::max(claim.score, kListedWord);
    if (const Label label = r_.label_before(street.start); label.nearest & kCueHome) claim.score += label.distance <= 2 ? 4.0 : 1.5;
    if (garden_association(claim.start) != claim.start) claim.score += 2.5;
    // "Ørbakkevej 122g" is no weight.
    if (street.ending && number.end < end && std::u32string_view(U"gmlht").find(base::lower(t_.at(end - 1))) != std::u32string_view::npos && !base::is_letter(t_.at(end - 2))) claim.score += 2.0;
    if (claim.score < kLeast) {
      if (base::is_upper(t_.at(street.start))) doubtful_.push_back({street.start, end, std::u32string(alone)});
      return std::nullopt;
    }
    if (claim.score >= kListedWord) named_.insert(std::u32string(alone));
    claim.start = care_of(with_home(with_house_name(with_village(with_floor(claim.start), town))));
    claim.entity = base::encode(t_.lower_part(street.start, number.end));
    claim.reasons = {town || town_before ? "address_town" : "address_street"};
    return claim;
  }

  /// "SKOLEBAKKEN 0041 02 0004 8000 AARHUS C", "STRANDVEJEN 027A ST TV 3060 …": house, floor and door with their noughts, as the
  /// register of persons prints them in front of the post town.
  std::optional<Claim> of_the_register(const Digits& number) const {
    if (number.text.size() < 3 || number.text.size() > 4 || t_.at(number.start - 1) != U' ') return std::nullopt;
    const Street street = streets_.before(number.start);
    if (street.start == number.start) return std::nullopt;
    Cursor c(t_, number.end);
    if (base::is_upper(c.now()) && c.letters(1).empty()) return std::nullopt;
    for (int parts = 0; parts < 3; ++parts) {
      Cursor town = c;
      town.eat(U',');
      if (town.blanks(6) && towns_.at(town)) {
        Claim claim;
        claim.start = street.start;
        claim.end = town.at();
        claim.type = FindingType::kAddress;
        claim.score = 5.0;
        claim.entity = base::encode(t_.lower_part(street.start, number.end));
        claim.reasons = {"address_town"};
        return claim;
      }
      Cursor next = c;
      next.blanks(4);
      if (next.digits(2, 2).empty() && next.digits(4, 4).empty() && next.letters(2).size() != 2) break;
      c = next;
    }
    return std::nullopt;
  }

  /// "Postboks 33, 5000 Odense C" | "B-1234, 3911 Sisimiut" | "12 Nørregade, 5000 Odense C": what no street stands in front of.
  std::optional<Claim> without_street(const Digits& number) const {
    Claim claim;
    claim.end = -1;
    for (const std::int32_t back : {9, 5, 10, 8, 7, 4, 3}) {
      Cursor box(t_, number.start - back);
      if (number.start >= back && !base::is_letter(t_.at(number.start - back - 1)) && post_box_word(box) && box.at() == number.end)
        claim.start = number.start - back, claim.end = number.end, claim.score = -0.5;
    }
    if (t_.at(number.start - 1) == U'-' && t_.at(number.start - 2) == U'B' && !base::is_letter(t_.at(number.start - 3)) && number.text.size() <= 4)
      claim.start = number.start - 2, claim.end = number.end, claim.score = -3;
    for (const std::u32string_view house : {U"hus ", U"bygning ", U"blok "})  // "Hus B-1187"
      if (const auto size = static_cast<std::int32_t>(house.size()); claim.end >= 0 && t_.at(claim.start) == U'B' && claim.start >= size && t_.lower_part(claim.start - size, claim.start) == house) claim.start -= size;
    if (claim.end < 0 && number.text.size() <= 3) {
      Cursor c(t_, number.end);
      house_letter(c);
      const std::int32_t street = c.blanks(2) > 0 && base::is_upper(c.now()) ? c.at() : -1;
      if (street >= 0 && !c.letters().empty() && PlaceLikeness::street_ending(t_.lower_part(street, c.at())) && c.at() - street > 5)
        claim.start = number.start, claim.end = c.at(), claim.score = -3;
    }
    if (claim.end < 0) return std::nullopt;
    Cursor tail(t_, claim.end);
    const bool town = towns_.behind(tail, true);
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
    if (!towns_.at(c)) return std::nullopt;
    if (is_town_field(code.start)) return claim_of(t_, code.start, c.at(), FindingType::kAddress, 2.0, "address_town");
    if (below_a_street(code.start, c.at())) return claim_of(t_, code.start, c.at(), FindingType::kAddress, -0.3, "address_town");  // the whole address wins
    std::int32_t before = code.start;
    while (before > 0 && (t_.at(before - 1) == U' ' || t_.at(before - 1) == U'\n' || t_.at(before - 1) == U',')) --before;
    if (before == code.start || code.start - before > 4) return std::nullopt;
    Street street = streets_.before(before);
    bool farm = street.start < before && farm_phrase(street.start, before);
    // "Store Nygård, Rinkenæs, 6300 Gråsten"
    if (!farm && !street.ending) {
      std::int32_t village = before;
      while (base::is_letter(t_.at(village - 1)) && before - village < 24) --village;
      if (village < before && base::is_upper(t_.at(village)) && t_.at(village - 1) == U' ' && t_.at(village - 2) == U',') {
        const Street second = streets_.before(village - 2);
        if (second.start < village - 2 && farm_phrase(second.start, village - 2)) street = second, farm = true;
      }
    }
    if (street.start >= before || (!farm && (!street.ending || street.likeness < -1))) return std::nullopt;
    Claim claim;
    claim.start = street.start;
    claim.end = c.at();
    claim.type = FindingType::kAddress;
    claim.score = farm ? 3.5 : 2.0;
    claim.entity = base::encode(t_.lower_part(claim.start, before));
    claim.reasons = {"address_town"};
    return claim;
  }

 private:
  // "på Fladhøj 63", ", Fladhøj 63,", a line of its own. "Bilag 4", "Side 12" stand so as well.
  bool stands_as_address(std::int32_t start, std::int32_t end) const {
    const std::size_t token = r_.token_at(start);
    if (is_case_word(r_.word(token))) return false;
    const bool at_line = token == 0 || r_.tokens()[token].lines_before;
    if (!at_line && (behind_preposition(start) || r_.word(token - 1) == U"i" || r_.word(token - 1) == U"adressen" || r_.word(token - 1) == U"bopælen")) return true;
    Cursor c(t_, end);
    const auto cell_sign = [](char32_t sign) { return sign == U'\t' || sign == U'|' || sign == U';'; };
    const bool cell_begins = cell_sign(t_.at(start - 1)) || (t_.at(start - 1) == U' ' && (t_.at(start - 2) == U' ' || cell_sign(t_.at(start - 2))));
    const bool line_ends = c.at_end() || c.now() == U'\n' || cell_sign(c.now()) || (c.now() == U' ' && (t_.at(c.at() + 1) == U' ' || cell_sign(t_.at(c.at() + 1))));
    if (cell_begins && line_ends) return true;
    return at_line ? line_ends : r_.word(token - 1) == U"," && (line_ends || std::u32string_view(U",.;)").find(c.now()) != std::u32string_view::npos);
  }
  // A line as long as those of running text, so that it may go on in the next one.
  bool line_is_full(std::int32_t end) const {
    constexpr std::int32_t kFull = 45;
    for (std::int32_t i = 0; i < kFull; ++i)
      if (t_.at(end - 1 - i) == U'\n' || t_.at(end - 1 - i) == U'\t' || (t_.at(end - 1 - i) == U' ' && t_.at(end - 2 - i) == U' ')) return false;
    return true;
  }
  bool behind_preposition(std::int32_t start) const {
    const std::size_t token = r_.token_at(start);
    if (token == 0 || r_.tokens()[token].lines_before) return false;
    const auto front = r_.word(token - 1);
    return front == U"på" || front == U"til" || front == U"fra" || front == U"ved" || front == U"omkring";
  }
  // "Otteshavevej, 10, 1092 København K": a comma between street and number, and the post town behind.
  Street before_comma(const Digits& number) const {
    Street none;
    none.start = number.start;
    if (t_.at(number.start - 1) != U' ' || t_.at(number.start - 2) != U',') return none;
    Cursor c(t_, number.end);
    house_letter(c);
    if (!c.eat(U',') || !c.blanks(2) || !towns_.at(c)) return none;
    const Street street = streets_.before(number.start - 2);
    return street.start < number.start - 2 && (street.ending || street.listed != Street::Listed::kNo) ? street : none;
  }
  // The floor that ends at `end` tells its side: "st. tv".
  bool sided(std::int32_t end) const {
    while (t_.at(end - 1) == U'.') --end;
    const auto part = t_.lower_part(std::max(0, end - 3), end);
    for (const std::u32string_view side : {U"tv", U"th", U"mf", U"t.v", U"t.h", U"m.f"})
      if (part.ends_with(side)) return true;
    return false;
  }
  // "Kirke Hvalsø, Kastaniestrædet 37, 4330 …": the village in front.
  std::int32_t with_village(std::int32_t start, bool town) const {
    if (!town || t_.at(start - 1) != U' ' || t_.at(start - 2) != U',') return start;
    std::size_t token = r_.token_at(start - 3);
    std::int32_t from = start;
    for (int words = 0; words < 2; ++words) {
      if (r_.tokens()[token].kind != danish::TokenKind::kWord || !base::is_upper(t_.at(r_.tokens()[token].start))) break;
      const auto bits = streets_.known(t_.lower_part(r_.tokens()[token].start, start - 2));
      const auto word = r_.word(token);
      const bool half = from < start && (word == U"kirke" || word == U"øster" || word == U"vester" || word == U"nørre" || word == U"sønder" || word == U"store" || word == U"lille" || word == U"gammel" || word == U"ny");
      if (half || ((bits & (kKnownTown | kKnownPlace)) && !(bits & kListedName))) from = r_.tokens()[token].start;
      if (token == 0 || r_.tokens()[token].lines_before) {
        token = 0;
        break;
      }
      --token;
      if (from < start && !(r_.tokens()[token].kind == danish::TokenKind::kWord && base::is_upper(t_.at(r_.tokens()[token].start)))) break;
    }
    if (from == start) return start;
    const std::size_t first = r_.token_at(from);
    if (first > 1 && r_.word(first - 1) == U"," && (r_.word(first - 2) == U"by" || r_.word(first - 2) == U"hgd." || r_.word(first - 2) == U"hovedgård")) return start;  // "14bc Tune By, Tune, Skovvej 4"
    const bool named = first > 0 && !r_.tokens()[first].lines_before && r_.tokens()[first - 1].kind == danish::TokenKind::kWord && base::is_upper(t_.at(r_.tokens()[first - 1].start)) && (streets_.known(r_.word(first - 1)) & kListedName);
    return named ? start : from;
  }
  // "nedrivningen på Blokken 66", "Cai Munk, Fløden 10, den": a noun with its article and a capital, where a street would stand. "På Afdelingen 4" is
  // none.
  bool a_place(std::int32_t start, std::int32_t number, std::int32_t end) const {
    const std::size_t token = r_.token_at(start);
    const auto word = t_.lower_part(start, number - 1);
    if (token == 0 || word.find(U' ') != word.npos || word.size() < 5 || !base::is_upper(t_.at(start)) || base::is_upper(t_.at(start + 1)) || is_case_word(word)) return false;
    if (!word.ends_with(U"en") && !word.ends_with(U"et") && !word.ends_with(U"erne") && !word.ends_with(U"ene")) return false;
    for (const std::u32string_view other : {U"afdelingen", U"klassen", U"linjen", U"linien", U"kanalen", U"siden", U"etagen", U"stuen", U"skolen", U"ugen", U"holdet", U"rummet", U"lokalet", U"afsnittet", U"centret", U"centeret", U"huset", U"posten", U"punktet", U"bilaget", U"niveauet", U"trinet", U"teamet", U"gruppen", U"kommunen", U"listen", U"planen", U"planet", U"loven", U"sagen", U"tabellen", U"figuren", U"skemaet", U"banen", U"sporet", U"bussen", U"tilsynet", U"nævnet", U"retten", U"kontoret"})
      if (word.ends_with(other)) return false;
    Cursor c(t_, end);
    const bool ends = c.at_end() || c.now() == U'\n' || std::u32string_view(U",.;)").find(c.now()) != std::u32string_view::npos;
    if (r_.tokens()[token].lines_before || (ends && danish::is_digit(t_.at(end + 1)))) return false;
    if (behind_preposition(start)) {
      if (ends) return true;
      c.blanks(1);
      for (const std::u32string_view goes_on : {U"i", U"og", U"er", U"har", U"den", U"for", U"med", U"hvor", U"der", U"som", U"kl", U"var", U"blev", U"skal", U"samt", U"om", U"af", U"hos", U"mellem", U"efter", U"uden"})
        if (c.word(goes_on)) return true;
      return false;
    }
    if (!ends) return false;
    if (r_.word(token - 1) != U"," || token < 2 || r_.tokens()[token - 1].lines_before) return false;
    return base::is_upper(t_.at(r_.tokens()[token - 2].start)) && r_.tokens()[token - 2].kind == danish::TokenKind::kWord;
  }
  // "H/F Sommerlyst 14", "Haveforeningen Elmegården 45": where the association's name begins.
  std::int32_t garden_association(std::int32_t start) const {
    for (const std::u32string_view word : {U"h/", U"h/f ", U"haveforeningen ", U"haveforening ", U"kolonihaverne ", U"e/f "}) {
      const std::int32_t from = start - static_cast<std::int32_t>(word.size());
      if (from >= 0 && t_.lower_part(from, start) == word && !base::is_letter(t_.at(from - 1)) && (word != U"h/" || base::lower(t_.at(start)) == U'f')) return from;
    }
    return start;
  }
  // "Nyholmgård, Hjørringvej 300": the house's own name.
  std::int32_t with_house_name(std::int32_t start) const {
    if (const std::int32_t from = garden_association(start); from != start) return from;
    if (t_.at(start - 1) != U' ' || t_.at(start - 2) != U',') return start;
    std::int32_t from = start - 2;
    if (const std::int32_t quoted = quoted_name(from); quoted != from) return quoted;
    while (base::is_letter(t_.at(from - 1))) --from;
    const auto word = t_.lower_part(from, start - 2);
    if (word.size() < 6 || !base::is_upper(t_.at(from)) || !house_name(word)) return start;
    // "Thomas Lundsgaard, Neversvej 41": a surname.
    const std::size_t token = r_.token_at(from);
    const bool name_before = token > 0 && !r_.tokens()[token].lines_before && base::is_upper(t_.at(r_.tokens()[token - 1].start));
    if (!name_before) return from;
    const auto size = r_.word(token - 1);
    if (size == U"gården" || size == U"ejendommen" || size == U"landejendommen" || size == U"sommerhuset") return from;
    for (const std::u32string_view one : {U"store", U"lille", U"gammel", U"gamle", U"gl.", U"ny", U"nørre", U"sønder", U"øster", U"vester", U"nordre", U"søndre", U"østre", U"vestre"})
      if (size == one) return r_.tokens()[token - 1].start;
    return start;
  }
  // '"Bakkely", Agri Bjergevej 6': where the quotation begins that ends at `end`.
  std::int32_t quoted_name(std::int32_t end) const {
    constexpr std::int32_t kLongest = 30;
    constexpr std::u32string_view kMarks = U"\"'»«”“„";
    if (kMarks.find(t_.at(end - 1)) == kMarks.npos) return end;
    for (std::int32_t from = end - 2; from >= 0 && end - from < kLongest; --from) {
      if (t_.at(from) == U'\n' || t_.at(from) == U',') return end;
      if (kMarks.find(t_.at(from)) != kMarks.npos) return base::is_upper(t_.at(from + 1)) ? from : end;
    }
    return end;
  }
  // "1.th, Nørregade 12", "5. sal tv., Nansensgade 44": the floor in front.
  std::int32_t with_floor(std::int32_t start) const {
    constexpr std::int32_t kShortest = 4, kLongest = 14;
    if (t_.at(start - 1) != U' ' && t_.at(start - 1) != U',') return start;
    for (std::int32_t from = start - kShortest; from >= 0 && start - from <= kLongest; --from) {
      if (base::is_letter(t_.at(from - 1)) || danish::is_digit(t_.at(from - 1)) || t_.at(from) == U' ' || t_.at(from) == U'\n' || t_.at(from) == U',') continue;
      Cursor c(t_, from);
      if (!floor_door(c)) continue;
      c.eat(U'.');
      const bool comma = c.eat(U',');
      c.blanks(1);
      if (comma && c.at() == start) return from;
    }
    return start;
  }
  // "Plejecentret Solbakken, bolig 12, Solbakken 2": the home and the room in it, in front of its street.
  std::int32_t with_home(std::int32_t start) const {
    constexpr std::int32_t kFar = 70;
    if (t_.at(start - 1) != U' ' || t_.at(start - 2) != U',') return start;
    std::int32_t part = start - 2;
    std::int32_t begin = part;
    for (int parts = 0; parts < 2; ++parts) {
      while (begin > 0 && part - begin < 34 && t_.at(begin - 1) != U',' && t_.at(begin - 1) != U'\n' && t_.at(begin - 1) != U':' && t_.at(begin - 1) != U';' && t_.at(begin - 1) != U'\t' && t_.at(begin - 1) != U'(') --begin;
      while (t_.at(begin) == U' ') ++begin;
      if (start - begin > kFar || begin >= part) return start;
      Cursor c(t_, begin);
      if (const std::int32_t home = home_in(begin, part); home >= 0) return behind_room(home);
      if (base::is_upper(c.now()) && !is_room(begin)) return start;
      // the room between: "bolig 12", "vær. 204"
      if (!is_room(begin) || t_.at(begin - 2) != U',') return start;
      part = begin = begin - 2;
    }
    return start;
  }
  // The second line of an address that has another column beside it: "Skovvej 4        Sagsnr.: …" and "4030 Tune        Dato: …" below.
  bool below_a_street(std::int32_t code, std::int32_t end) const {
    constexpr std::int32_t kWidest = 120, kLongestStreet = 48;
    const auto column_begins = [&](std::int32_t at) { return t_.at(at - 1) == U'\n' || (t_.at(at - 1) == U' ' && t_.at(at - 2) == U' ') || t_.at(at - 1) == U'\t'; };
    if (!column_begins(code) || !(t_.at(end) == U'\n' || t_.at(end) == U'\t' || (t_.at(end) == U' ' && t_.at(end + 1) == U' '))) return false;
    std::int32_t line = code;
    while (line > 0 && code - line < kWidest && t_.at(line - 1) != U'\n') --line;
    if (line == 0 || t_.at(line - 1) != U'\n') return false;
    std::int32_t above = line - 1;
    while (above > 0 && line - above < kWidest && t_.at(above - 1) != U'\n') --above;
    const std::int32_t start = above + (code - line);
    if (start >= line - 1 || !base::is_upper(t_.at(start)) || !column_begins(start)) return false;
    for (std::int32_t at = start; at < line - 1 && at - start < kLongestStreet; ++at) {
      if (t_.at(at) == U' ' && t_.at(at + 1) == U' ') return false;
      if (!danish::is_digit(t_.at(at)) || t_.at(at - 1) != U' ') continue;
      const Street street = streets_.before(at);
      return street.start == start && (street.ending || street.landscape || street.listed != Street::Listed::kNo);
    }
    return false;
  }

  bool is_room(std::int32_t begin) const {
    for (const std::u32string_view word : {U"bolig", U"lejl", U"lejlighed", U"vær", U"værelse", U"stue", U"plads", U"afd", U"afdeling", U"afsnit", U"nr", U"hytte", U"enhed", U"rum", U"hus"})
      if (Cursor w(t_, begin); w.word(word)) return true;
    return false;
  }
  // "post til Herberget Kanalen": where the name of a home begins in a part of an address; or -1.
  std::int32_t home_in(std::int32_t begin, std::int32_t end) const {
    for (std::size_t i = r_.token_at(begin); i < r_.tokens().size() && r_.tokens()[i].start < end; ++i) {
      if (r_.tokens()[i].kind != danish::TokenKind::kWord || r_.tokens()[i].start < begin) continue;
      const auto word = r_.word(i);
      bool home = word.ends_with(U"camping") || word.ends_with(U"campingplads");
      for (const std::u32string_view one : {U"plejecent", U"plejehjem", U"ældrecent", U"bosted", U"botilbud", U"kollegie", U"kollegium", U"herberg", U"krisecent", U"asylcent", U"forsorgshjem", U"opholdssted", U"bofællesskab", U"hospice", U"omsorgscent", U"lokalcent", U"hotel", U"motel", U"vandrerhjem", U"pensionat"})
        home = home || word.find(one) != word.npos;
      if (!home) continue;
      std::size_t first = i;
      while (first > 0 && i - first < 3 && !r_.tokens()[first].lines_before && r_.tokens()[first - 1].start >= begin && base::is_upper(t_.at(r_.tokens()[first - 1].start))) --first;
      return base::is_upper(t_.at(r_.tokens()[first].start)) ? r_.tokens()[first].start : -1;
    }
    return -1;
  }
  // "Værelse 214, Kollegiet Grønnegård": the room in front of the home.
  std::int32_t behind_room(std::int32_t home) const {
    constexpr std::int32_t kFar = 24;
    if (t_.at(home - 1) != U' ' || t_.at(home - 2) != U',') return home;
    std::int32_t from = home - 2;
    while (from > 0 && home - from < kFar && (base::is_letter(t_.at(from - 1)) || danish::is_digit(t_.at(from - 1)) || t_.at(from - 1) == U' ' || t_.at(from - 1) == U'.')) --from;
    while (t_.at(from) == U' ') ++from;
    return is_room(from) ? from : home;
  }

  // "Postnr./by: 6700 Esbjerg", "Postnr. og by:     5260 Odense S": a field of its own.
  bool is_town_field(std::int32_t code) const {
    constexpr std::int32_t kWide = 60, kField = 18;
    std::int32_t end = code;
    while (code - end < kWide && std::u32string_view(U" \t.:|_").find(t_.at(end - 1)) != std::u32string_view::npos) --end;
    if (end == code) return false;
    const auto field = t_.lower_part(std::max(0, end - kField), std::min(end + 1, code));
    for (const std::u32string_view label : {U"postnr", U"postnummer", U"post nr", U"post-nr", U"\nby", U"\npostby", U"\npostdistrikt", U"post/by"})
      if (const std::size_t at = field.rfind(label); at != field.npos && field.find(U'\n', at + 1) == field.npos) return true;
    return false;
  }

  // "Gården Nyholm", "Nyholmgård"
  bool farm_phrase(std::int32_t start, std::int32_t end) const {
    const auto phrase = t_.lower_part(start, end);
    const std::size_t token = r_.token_at(start);
    // "Jens Nygård, 6300 Gråsten": a surname.
    const bool named = token > 0 && !r_.tokens()[token].lines_before && base::is_upper(t_.at(r_.tokens()[token - 1].start)) && r_.tokens()[token - 1].kind == danish::TokenKind::kWord && r_.word(token - 1) != U"gården" && r_.word(token - 1) != U"ejendommen" && r_.word(token - 1) != U"landejendommen";
    if (phrase.starts_with(U"gården ") || phrase.starts_with(U"ejendommen ") || phrase.starts_with(U"landejendommen ")) return true;
    constexpr std::size_t kShortest = 6;
    auto farm = phrase;
    for (const std::u32string_view size : {U"store ", U"lille ", U"gammel ", U"gl. ", U"ny ", U"nørre ", U"sønder ", U"øster ", U"vester "})
      if (farm.starts_with(size)) farm.remove_prefix(size.size());
    return !named && farm.find(U' ') == farm.npos && (farm.ends_with(U"gård") || farm.ends_with(U"gaard")) && farm.size() >= kShortest;
  }
  static bool house_name(std::u32string_view word) {
    for (const std::u32string_view end : {U"gård", U"gaard", U"gården", U"gaarden", U"huset", U"minde", U"lyst", U"hjem"})
      if (word.size() >= end.size() + 3 && word.ends_with(end)) return true;
    return false;
  }

  // "c/o Hansen, Ahornvej 4": with whom somebody lives belongs to where; on a line of its own it is a name.
  std::int32_t care_of(std::int32_t start) const {
    constexpr std::int32_t kFar = 60;
    std::int32_t at = start;
    if (t_.at(at - 1) != U' ' && t_.at(at - 1) != U'\n') return start;
    for (; at > 0 && start - at < kFar; --at) {
      if (t_.at(at - 1) == U'\n' || t_.at(at - 1) == U';' || danish::is_digit(t_.at(at - 1))) return start;
      Cursor c(t_, at - 1);
      if (c.word(U"c/o") && !base::is_letter(t_.at(at - 2))) return at - 1;
    }
    return start;
  }

  const Reading& r_;
  const danish::Text& t_;
  Streets streets_;
  Towns towns_;
  struct Doubtful { std::int32_t start, end; std::u32string street; };
  std::vector<Doubtful> doubtful_;
  std::set<std::u32string, std::less<>> named_;
};

}  // namespace

void scan_addresses(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims) {
  Scanner scanner(reading, places, known);
  for (const Digits& number : reading.digits()) {
    if (auto claim = number.text.size() == 4 && number.text.front() != '0' ? scanner.at_post_code(number) : scanner.at(number)) claims.push_back(std::move(*claim));
    else if (auto other = scanner.without_street(number)) claims.push_back(std::move(*other));
  }
  scanner.again(claims);
}

}  // namespace meretid::access
