// SPDX-License-Identifier: EUPL-1.2
// Land register numbers: "matr.nr. 12ab Hasle By, Hasle": parcels and their district, in either order, over cells, fields and lines, or
// each by itself; a parcel that was found once is found everywhere. What no word announces needs a district that is written as one, or a
// place of the lists where the line speaks of land.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/ejerlav.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/parcels.h"
#include "solutions/access/find/place_likeness.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

// log-odds; kAboveUnit wins over "6 g" as a weight
constexpr double kWithDistrict = 4.5, kField = 4.0, kAboveUnit = 3.2, kSaid = 3.0, kSame = 3.3, kAgain = 1.5, kAlone = 1.0, kWeak = 0.0;
constexpr std::size_t kMostDigits = 4;

bool is_year(const std::string& digits) { return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")); }

// ", 44. Vgd.", "27. Slg.": on Bornholm the farms are counted, too.
void farm(Cursor& c) {
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

// "bilag 3 a", "spor 2 b, Odense": what is counted with letters and is no land.
bool counts_something(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 62> kWords = {
      U"bilag", U"afsnit", U"afd",   U"afd.",  U"afdeling", U"klasse", U"uge",   U"spor",  U"linje", U"linie", U"bus",    U"hold",   U"model",  U"type",  U"stk",    U"stk.",
      U"punkt", U"pkt",    U"pkt.",  U"sal",   U"litra",    U"kap",    U"kap.",  U"kapitel", U"gate", U"rum",  U"lokale", U"fase",   U"etape",  U"figur", U"fig",    U"fig.",
      U"tabel", U"zone",   U"niveau", U"række", U"bord",    U"opgang", U"§",     U"side",  U"s",     U"s.",   U"lokalplan", U"delområde", U"rute", U"lejlighed", U"lejl", U"lejl.",
      U"kl",    U"kl.",    U"klokken", U"version", U"team", U"gruppe", U"tog",   U"vej",   U"stue",  U"nr",   U"nr.",    U"artikel", U"blok",  U"hus"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "4 c Aalborg Universitetshospital", "2 b, Odense Banegård"
bool is_of_an_institution(std::u32string_view word) {
  for (const std::u32string_view end : {U"hospital", U"sygehus", U"banegård", U"station", U"lufthavn", U"skole", U"gymnasium", U"universitet", U"kommune", U"kommunes", U"politi", U"byret", U"kirke", U"centret", U"centeret", U"afdeling", U"klinik"})
    if (word.ends_with(end) || (end.size() > 7 && word.starts_with(end))) return true;
  return false;
}

class Scanner {
 public:
  Scanner(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), known_(known), districts_(reading, known), claims_(claims), first_claim_(claims.size()) {}

  void run() {
    for (std::size_t i = 0; i < r_.tokens().size() && !about_; ++i) about_ = r_.cue(i) & kCueLand;
    for (const Digits& d : r_.digits())
      if (d.start >= done_ && at(d)) done_ = claims_.back().end;
    about_ = about_ || claims_.size() > first_claim_;
    fields();
    if (!about_) return;
    names_alone();
    again();
  }

 private:
  bool at(const Digits& d) {
    if (d.text.size() > 8 || base::is_letter(t_.at(d.start - 1)) || t_.at(d.start - 1) == U'_') return false;
    if ((t_.at(d.start - 1) == U'.' || t_.at(d.start - 1) == U',') && danish::is_digit(t_.at(d.start - 2))) return false;  // "1.234 m²"
    if (is_part_of_a_parcel(d.end, false)) return false;
    const Label label = r_.label_before(d.start);
    const std::u32string_view front = word_before(d.start);
    const bool said = (label.nearest & kCueLand) && label.distance <= 6 && front != U"kl" && front != U"kl." && front != U"§";
    if (said && label.distance <= 4 && !label.number_between && is_flat(d.start, label.distance)) return d.text.size() <= 4 && is_part_of_a_parcel(d.end, true) && take(d.start, d.end, kAlone);
    if (said && code(d)) return take(d.start, d.end, kSaid);
    if (d.text.size() > kMostDigits) return false;
    Parcels p = parcels_at(t_, d.start, d.end, said);
    if (!said && behind_street(d.start) && !Ejerlavs::ends_name(front)) return false;
    if (Cursor c(t_, p.end); !said && !p.any_letters && about_ && same_place(c) && c.at() - p.end >= 5) return take(p, c.at(), kSame);  // "15 smst."
    if (!said && !p.any_letters && about_ && d.text[0] != '0') {
      // "(9 Havdrup Mark)", "9	Havdrup Enge" below another parcel
      const Ejerlav district = behind(p.end, false, d, p);
      Cursor rest(t_, district.end);
      if (!district.empty() && (district.ended || district.sure) && ((t_.at(d.start - 1) == U'(' && rest.now() == U')') || (t_.at(d.start - 1) == U'\n' && follows_a_parcel(d.start)))) return take(p, district.end, kAlone);
    }
    if (!said && !p.any_letters) return flat_on_land(d) || by_ending(d, p);
    const bool counted = !said && counts_something(front);
    if (counted && front != U"nr" && front != U"nr.") return false;
    if (Cursor c(t_, p.loose_end); same_place(c) && !counted && (p.any_letters || said)) return take(p, c.at(), said ? kWithDistrict : kSame);
    if (Cursor c(t_, p.end); same_place(c) && !counted) return take(p, c.at(), said ? kWithDistrict : kSame);

    Cursor loose(t_, p.loose_end);
    farm(loose);
    Cursor c(t_, p.end);
    farm(c);
    Ejerlav district = behind(loose.at(), said, d, p);
    if (p.loose_end > p.end && (!district.sure || (!p.lettered && is_year(d.text)))) district = behind(c.at(), said, d, p);
    const bool sure = !district.empty() && district.sure && !in_institution(district.end);
    if (!said) {
      if (sure) return take(p, district.end, kWithDistrict);
      if (!district.empty() && p.lettered && (r_.cues_after(district.end + 1) & kCueLand) && t_.at(district.end + 1) == U'(') return take(p, district.end, kWithDistrict);  // "26c Nørre Snede By (matr.)"
      if (counted) return false;
      if (!district.empty() && district.ended && p.lettered && !p.capitals && base::is_letter(t_.at(d.end)) && p.names[0].size() > d.text.size() + 1 && !in_institution(district.end)) return take(p, district.end, kSaid);  // "53dr, Bording Enge"
      if (in_front(p, false)) return true;
      if (weak(d, p)) return true;
      return !district.empty() && district.ended && !p.unit && p.lettered && !in_institution(district.end) && about_land(d.start) && take(p, district.end, kAlone);  // "servitutten på 41g Vrå Hovedgård"
    }
    if (!district.empty()) return take(p, district.end, kWithDistrict);
    if (in_front(p, true)) return true;
    if (!p.lettered && p.more == 0 && label.distance > 3) return false;
    if (!p.lettered && p.more == 0 && is_year(d.text) && t_.at(d.start - 1) != U':') {  // "mtr. 1998", a year
      if (!front.empty() && !front.ends_with(U"nr") && !front.ends_with(U"nr.") && front != U":") return false;
    }
    if (Cursor month(t_, d.end); !p.lettered && month.eat(U'.') && month.blanks(1) && base::is_letter(month.now()) && !base::is_upper(month.now())) return false;  // "Matrikelsag 12. marts"
    return take(p, std::max(p.end, c.at()), p.more > 0 || p.lettered ? kSaid : kAlone);
  }

  // "Landzonetilladelse for 136, København K Bygrunde": a number alone in front of a district that ends like one, in a line about land
  bool by_ending(const Digits& d, const Parcels& p) {
    if (is_year(d.text) || d.text[0] == '0') return false;
    Cursor c(t_, d.end);
    c.eat(U',');
    if (c.blanks(1) == 0 || !base::is_upper(c.now()) || counts_something(word_before(d.start))) return false;
    const Ejerlav district = districts_.at(c.at());
    const auto name = t_.lower_part(district.start, district.end);
    for (const std::u32string_view end : {U" bygrunde", U" markjorder", U" hovedgård", U" overdrev", U" byjorder", U" by", U" enge"})
      if (name.ends_with(end)) return !in_institution(district.end) && about_land(d.start) && take(p, district.end, kWeak);
    return false;
  }

  bool take(std::int32_t start, std::int32_t end, double score) {
    claims_.push_back(claim_of(t_, start, end, FindingType::kMatrikel, score, "matrikel_label"));
    return true;
  }
  bool take(const Parcels& p, std::int32_t end, double score) {
    for (const auto& name : p.names) names_.insert(name);
    return take(p.start, end, score);
  }

  std::u32string_view word_before(std::int32_t place) const {
    const std::size_t token = r_.token_at(place);
    return token == 0 || r_.tokens()[token].lines_before ? std::u32string_view() : r_.word(token - 1);
  }

  // The first number of "Ejerlejl. nr. 14 af 6128 Udenbys Klædebo Kvarter" is the flat's.
  bool is_flat(std::int32_t place, int distance) const {
    const std::size_t token = r_.token_at(place);
    return static_cast<std::size_t>(distance) <= token && r_.word(token - static_cast<std::size_t>(distance)).starts_with(U"ejerlejl");
  }
  // "parcel nr. 3 af matr.nr. 62q"; `flat`: "ejerlejlighed nr. 14 af matr.nr. 62q", which is somebody's home
  bool is_part_of_a_parcel(std::int32_t end, bool flat) const {
    Cursor c(t_, end);
    if (!flat && r_.label_before(end - 1).distance <= 4 && is_flat(end - 1, r_.label_before(end - 1).distance)) return false;
    return c.blanks(1) && c.word(U"af") && c.blanks(1) && (r_.cue(std::min(r_.token_at(c.at()), r_.tokens().size() - 1)) & kCueLand);
  }

  // "Vestergade 5 b, Lund By" is an address.
  bool behind_street(std::int32_t start) const {
    const std::size_t token = r_.token_at(start);
    if (token == 0 || r_.tokens()[token].lines_before || r_.tokens()[token - 1].kind != danish::TokenKind::kWord || start - r_.tokens()[token - 1].end > 2) return false;
    return PlaceLikeness::street_ending(r_.word(token - 1)) || PlaceLikeness::landscape_ending(r_.word(token - 1)) || (base::is_upper(t_.at(r_.tokens()[token - 1].start)) && (known_.of(r_.word(token - 1)) & kKnownStreet));
  }

  // "ejerlavskode 1160254", "Landsejerlav: 1070352"
  bool code(const Digits& d) const {
    constexpr std::size_t kLeast = 4, kSurely = 6;
    if (d.text.size() < kLeast) return false;
    std::size_t token = r_.token_at(d.start);
    for (std::size_t back = 1; back <= 4 && back <= token; ++back) {
      const auto word = r_.word(token - back);
      if (word.find(U"ejerlavsk") != word.npos || word.find(U"ejerlavk") != word.npos || word.find(U"ejerlavsn") != word.npos || (d.text.size() >= kSurely && word.find(U"ejerlav") != word.npos)) return true;
    }
    return false;
  }

  bool in_institution(std::int32_t end) const {
    const std::size_t next = r_.token_at(end);
    return (next < r_.tokens().size() && !r_.tokens()[next].lines_before && r_.tokens()[next].start - end <= 2 && is_of_an_institution(r_.word(next))) || is_of_an_institution(t_.lower_part(std::max(0, end - 12), end));
  }

  // The district that stands behind the parcels, in the same line, cell or the line below.
  Ejerlav behind(std::int32_t from, bool said, const Digits& d, const Parcels& p) const {
    Cursor c(t_, from);
    for (int blanks = 0; blanks < 2 && c.now() == U' '; ++blanks) c.eat(U' ');
    const bool cell = c.eat_any(U"|\t;");
    if (!cell) c = Cursor(t_, from);
    const bool line = lead_to_district(c);
    Ejerlav none{from, from};
    if (!base::is_upper(c.now())) return said && p.any_letters && !line ? districts_.small(c.at()) : none;
    const Ejerlav found = districts_.at(c.at());
    if (found.empty() || (!line && !cell)) return found;
    Cursor rest(t_, found.end);
    rest.blanks();
    if (line && t_.at(d.start - 1) == U'\n' && said && rest.now() == U'\n') return found;  // a label, the number and the district on a line each
    if (cell && !found.sure && !found.ended) return none;
    if (line && !found.sure && !(said && found.ended)) return none;
    return found;
  }

  // "Frederiksberg C Overdrev, 254nk", "Nr. Nebel By, Nr. Nebel 10 at", "Hasle By, Hasle: 7a og 8": the district in front.
  bool in_front(const Parcels& p, bool said) {
    std::int32_t end = p.start;
    bool mark = false;
    for (int signs = 0; signs < 4 && std::u32string_view(U" ,:-(").find(t_.at(end - 1)) != std::u32string_view::npos; ++signs) --end, mark = mark || t_.at(end) != U' ';
    if (said) {  // "Hasle By, Hasle, matr.nr. 7a"
      std::size_t token = r_.token_at(p.start);
      const std::size_t first = token;
      while (token > 0 && first - token < 4 && !r_.tokens()[token].lines_before && ((r_.cue(token - 1) & kCueLand) || r_.word(token - 1) == U"nr" || r_.word(token - 1) == U"nr." || r_.word(token - 1) == U"." || r_.word(token - 1) == U":")) --token;
      if (token < first && token > 0 && r_.word(token - 1) == U"," && !r_.tokens()[token].lines_before)
        if (const Ejerlav name = districts_.before(r_.tokens()[token - 1].start); name.sure) return take(p, p.end, kWithDistrict), claims_.back().start = name.start, true;
    }
    if (end == p.start || !base::is_letter(t_.at(end - 1))) return false;
    const Ejerlav name = districts_.before(end);
    if (name.empty()) return false;
    const Label label = r_.label_before(name.start);
    const bool label_in_front = (label.nearest & kCueLand) && label.distance <= 3;
    const bool strong = name.ended && p.lettered && !p.unit && (t_.at(p.first_end) != U' ' || mark);  // "Skjern Enge, 431e"
    if (!label_in_front && !strong && !(name.sure && (p.lettered || said)) && !(said && mark && name.ended)) return false;
    if (!said && !p.lettered && !label_in_front) return false;
    if (!p.lettered && !name.ended && !name.sure && (known_.of(t_.lower_part(name.start, name.end)) & kListedName)) return false;
    std::int32_t last = p.end;
    if (p.loose_end > last && name.sure) last = p.loose_end;
    for (const auto& one : p.names) names_.insert(one);
    return take(name.start, last, kWithDistrict);
  }

  // "35e Vester Hassing", "5a, 5c og 8 Ravnstrup By" with a place of the lists; "skellet mellem 6f og 6g"; "(skel mod 184 d)".
  bool weak(const Digits& d, const Parcels& p) {
    if (!p.lettered || p.capitals || d.text[0] == '0') return false;
    for (const std::u32string_view ordinal : {U"th", U"st", U"nd", U"rd", U"tv", U"mf"})  // "66th Street"
      if (p.names[0].ends_with(ordinal)) return false;
    const bool land = about_land(d.start);
    if (p.unit && !land) return false;
    Cursor c(t_, p.end);
    const bool line = lead_to_district(c);
    if (!line && base::is_upper(c.now()) && t_.at(c.at() - 1) != U'"') {
      const Ejerlav place = districts_.listed(c.at(), land);
      const Ejerlav named = districts_.at(c.at());
      const std::int32_t end = named.ended && (land || about_) ? std::max(named.end, place.end) : place.end;
      if (end > c.at() && !in_institution(end)) return take(p, end, p.unit || land ? kAboveUnit : kWeak);
    }
    if (about_ && in_list_of_parcels(p)) return take(p, p.end, kAlone);
    const std::u32string_view front = word_before(d.start);
    const bool same_unit = p.unit && (p.names.size() < 2 || p.names[0].back() == p.names[1].back());
    if (front == U"mellem" && p.more == 1 && land && !same_unit) return take(p, p.end, kAboveUnit);
    const bool beside = front == U"mod" || front == U"mellem" || front == U"på" || front == U"langs" || front == U"over" || front == U"til" || front == U"fra" || front == U"naboejendommen" || front == U"nabogrunden" || front == U"grunden" || front == U"ejendommen" || front == U"lod" || front == U"lodden" || front == U"lodsejer" || front == U"både";
    const bool is_class = p.names[0].size() == d.text.size() + 1 && d.text.size() == 1 && front != U"mod" && front != U"langs";  // "elever på 7a"
    if (beside && about_ && !p.unit && !is_class && neighbours(d.start)) return take(p, p.end, kAlone);
    return false;
  }

  // A parcel stands in the line above.
  bool follows_a_parcel(std::int32_t place) const {
    constexpr std::int32_t kFar = 80;
    if (claims_.size() == first_claim_) return false;
    const std::int32_t above = claims_.back().end;
    return above < place && place - above < kFar && t_.lower_part(above, place - 1).find(U'\n') == std::u32string_view::npos;
  }
  // "- 16a" in the line below a parcel and alone there.
  bool in_list_of_parcels(const Parcels& p) const {
    Cursor rest(t_, p.end);
    rest.blanks();
    if (claims_.size() == first_claim_ || !(rest.now() == U'\n' || rest.at_end())) return false;
    std::int32_t from = p.start;
    while (t_.at(from - 1) == U' ' || t_.at(from - 1) == U'-' || t_.at(from - 1) == U'*' || t_.at(from - 1) == U'•') --from;
    if (t_.at(from - 1) != U'\n') return false;
    const std::int32_t above = claims_.back().end;
    return above < from && from - above < 12 && t_.lower_part(above, from - 1).find(U'\n') == std::u32string_view::npos;
  }

  /// "1141 Frederiksberg, ejerlejlighed 3": what else looks like a post town.
  bool flat_on_land(const Digits& d) {
    Cursor c(t_, d.end);
    if (d.text[0] == '0' || !c.blanks(1) || !base::is_upper(c.now()) || c.letters().empty()) return false;
    const std::int32_t end = c.at();
    if (!c.eat(U',')) return false;
    c.blanks(1);
    const std::size_t token = r_.token_at(c.at());
    return token < r_.tokens().size() && r_.word(token).starts_with(U"ejerlejl") && take(d.start, end, kWeak + 0.6);
  }

  template <class Test>
  bool line_has(std::int32_t place, Test test) const {
    constexpr std::int32_t kFar = 100;
    std::int32_t from = place, to = place;
    while (from > 0 && place - from < kFar && t_.at(from - 1) != U'\n') --from;
    while (to < t_.size() && to - place < kFar && t_.at(to) != U'\n') ++to;
    for (std::size_t i = r_.token_at(from); i < r_.tokens().size() && r_.tokens()[i].start < to; ++i)
      if (test(r_.word(i))) return true;
    return false;
  }
  /// The line speaks of land.
  bool about_land(std::int32_t place) const {
    return line_has(place, [](std::u32string_view word) {
      for (const std::u32string_view land : {U"ejendom", U"grund", U"areal", U"skel", U"tinglys", U"servitut", U"udstyk", U"matrik", U"umatrik", U"vandløb", U"jord", U"stuehus", U"sommerhus", U"parcel", U"lodde", U"hegn", U"byggefelt", U"landbrug", U"udmatrik", U"marken", U"landzone", U"byggesag", U"byggetill", U"carport", U"fredskov", U"deklaration", U"skøde", U"naboens", U"lodsejer", U"ejerlav", U"arealover", U"bebygg", U"opførelse", U"nedriv", U"kystbesk", U"strandbesk", U"beskyttelseslinje", U"råstof", U"husdyrbrug", U"spildevand", U"tingbog", U"vejadgang", U"kloak", U"byggelinje", U"bfe", U"natur", U"dræn", U"vejret", U"smst", U"ha"})
        if (land.size() == 2 ? word == land : word.starts_with(land)) return true;
      return word.ends_with(U"grunden") || word.ends_with(U"ejendommen") || word.ends_with(U"arealet") || word == U"lyst" || word == U"deklarationen";
    });
  }
  bool neighbours(std::int32_t place) const {
    return line_has(place, [](std::u32string_view word) {
      for (const std::u32string_view land : {U"skel", U"lodsejer", U"nabo", U"matr", U"parcel", U"grund", U"hegn", U"vejret", U"drænet", U"dræn", U"servitut", U"tinglys", U"landinspekt", U"udstyk"})
        if (word.starts_with(land)) return true;
      return word == U"ejer" || word == U"ejeren" || word == U"ejerne";
    });
  }

  /// "Ejerlav: Tranum Klitplantage, Tranum", '"ejerlavsnavn":"Hareskov By, Værløse"', "<ejerlav>…", a line below its label.
  void fields() {
    const auto& tokens = r_.tokens();
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const auto word = r_.word(i);
      if (!(r_.cue(i) & kCueLand) || (!word.starts_with(U"ejerlav") && !word.starts_with(U"landsejerlav") && !word.starts_with(U"matr"))) continue;
      const bool itself = word.find(U"ejerlav") != word.npos;
      std::int32_t at = tokens[i].end;
      bool marked = false;
      int lines = 0, signs = 0;
      while (signs < 24 && std::u32string_view(U" :\"=>\n\t|._").find(t_.at(at)) != std::u32string_view::npos && at < t_.size()) {
        lines += t_.at(at) == U'\n';
        marked = marked || t_.at(at) != U' ';
        ++at, ++signs;
      }
      if (Cursor is(t_, at); itself && lines == 0 && is.word(U"er") && is.blanks(1)) at = is.at(), marked = true;
      if (lines > 1 || !base::is_upper(t_.at(at)) || at == tokens[i].end) continue;
      const Ejerlav name = districts_.at(at);
      if (name.empty()) continue;
      Cursor rest(t_, name.end);
      rest.blanks();
      const bool alone = std::u32string_view(U"\n\t|;\"<)").find(rest.now()) != std::u32string_view::npos || rest.at_end();
      const bool colon = marked && lines == 0;
      if (name.sure || (itself && colon) || (itself && word.ends_with(U"ejerlavet") && lines == 0) || (itself && lines == 1 && alone && name.ended)) take(name.start, name.end, kField);
    }
  }

  /// Names of districts with no number beside them, in a column or a line of their own: only what can be nothing else.
  void names_alone() {
    const auto& tokens = r_.tokens();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const auto word = r_.word(i);
      const bool by = (word == U"by") && r_.word(i + 1 < tokens.size() ? i + 1 : i) == U",";
      const bool strong = word == U"bygrunde" || word == U"markjorder" || word == U"jorder" || word == U"overdrev" || word == U"klitplantage" || word == U"ejerlav" || word == U"hgd" || word == U"hgd.";
      const bool headed = !by && !strong && Ejerlavs::ends_name(word) && (r_.label_before(tokens[i - 1].start).nearest & kCueLand) && r_.label_before(tokens[i - 1].start).distance <= 2;  // in a column
      if ((!by && !strong && !headed) || !base::is_upper(t_.at(tokens[i].start)) || tokens[i].lines_before || !base::is_upper(t_.at(tokens[i - 1].start))) continue;
      std::size_t first = i - 1;
      for (int words = 1; words < 4 && first > 0 && !tokens[first].lines_before && (base::is_upper(t_.at(tokens[first - 1].start)) || (r_.word(first - 1) == U"." && !tokens[first - 1].space_before)); ++words) --first;
      while (first < i && !base::is_upper(t_.at(tokens[first].start))) ++first;
      const Ejerlav whole = districts_.at(tokens[first].start);
      if (whole.end < tokens[i].end) continue;
      if (by && whole.end <= tokens[i].end) continue;  // "Hasle By, som …"
      if (!in_institution(whole.end)) take(whole.start, whole.end, kAlone);
    }
  }

  /// "lodsejeren på 16fn" where "16fn" was found before.
  void again() {
    if (names_.empty()) return;
    for (const Digits& d : r_.digits()) {
      if (d.text.size() > kMostDigits || base::is_letter(t_.at(d.start - 1)) || std::u32string_view(U"_.-/§").find(t_.at(d.start - 1)) != std::u32string_view::npos) continue;
      const Parcels p = parcels_at(t_, d.start, d.end, false);
      if (!p.lettered || (p.unit && !about_land(d.start)) || !names_.contains(p.names[0]) || behind_street(d.start) || counts_something(word_before(d.start))) continue;
      take(d.start, p.end, kAgain);
    }
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  const Ejerlavs districts_;
  std::vector<Claim>& claims_;
  const std::size_t first_claim_;
  std::set<std::u32string, std::less<>> names_;
  std::int32_t done_ = 0;
  bool about_ = false;  // the text speaks of the land register
};

}  // namespace

void scan_land(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) { Scanner(reading, known, claims).run(); }

}  // namespace meretid::access
