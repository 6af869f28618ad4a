// SPDX-License-Identifier: EUPL-1.2
// Weak claims by form alone, for what no scanner takes: "8780 4417" and "2167-9053" without a word that says telephone, numbers with a
// country in front, "35e Vester Hassing". Anything that knows better wins.
#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/counted_things.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr double kWeak = 0.0, kAbroad = 0.6, kAboveUnit = 3.2;  // log-odds; the last wins over "6 g" as a weight

bool is_year(const std::string& digits) { return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")); }

class Leftovers {
 public:
  Leftovers(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), known_(known), claims_(claims) {}

  void run() {
    for (std::size_t i = 0; i < r_.digits().size(); ++i) {
      const Digits& d = r_.digits()[i];
      if (base::is_letter(t_.at(d.start - 1)) || t_.at(d.start - 1) == U'_') continue;
      if (abroad(i) || with_area(i) || north_atlantic(i)) continue;
      if (!two_fours(i)) land(i);
    }
  }

 private:
  /// "8780 4417"
  bool two_fours(std::size_t i) {
    const auto& d = r_.digits();
    if (i + 1 >= d.size() || d[i].text.size() != 4 || d[i + 1].text.size() != 4 || d[i].text[0] < '2' || (is_year(d[i].text) && is_year(d[i + 1].text))) return false;
    const Gap gap = r_.gap_after(i);
    if (gap == Gap::kDash && is_year(d[i].text)) return false;  // "2023-3307"
    if (gap != Gap::kSpace && gap != Gap::kDash) return false;
    // A third group makes it something else; so does what counts or comes from a range.
    if (i + 2 < d.size() && (r_.gap_after(i + 1) == Gap::kSpace || r_.gap_after(i + 1) == Gap::kDash || r_.gap_after(i + 1) == Gap::kDot || r_.gap_after(i + 1) == Gap::kSlash)) return false;
    if (i > 0 && (r_.gap_after(i - 1) == Gap::kSpace || r_.gap_after(i - 1) == Gap::kDash || r_.gap_after(i - 1) == Gap::kDot || r_.gap_after(i - 1) == Gap::kSlash)) return false;
    const Label label = r_.label_before(d[i].start);
    if (label.distance <= 2 && label.nearest & (kCueOther | kCueMoney | kCueCase | kCueCvr)) return false;
    if (counted(d[i].start)) return false;
    add(d[i].start, d[i + 1].end, FindingType::kPhone, kWeak, d[i].text + d[i + 1].text);
    return true;
  }

  /// `count` runs of two digits from run `i` on, one blank between.
  bool pairs(std::size_t i, std::size_t count) const {
    const auto& d = r_.digits();
    if (i + count > d.size()) return false;
    for (std::size_t k = i; k < i + count; ++k)
      if (d[k].text.size() != 2 || (k > i && r_.gap_after(k - 1) != Gap::kSpace)) return false;
    return i + count == d.size() || (r_.gap_after(i + count - 1) != Gap::kSpace && r_.gap_after(i + count - 1) != Gap::kDot);
  }

  /// "(02) 18 44 07": the areas until 1989.
  bool with_area(std::size_t i) {
    const auto& d = r_.digits();
    if (d[i].text.size() != 2 || d[i].text[0] != '0' || t_.at(d[i].start - 1) != U'(' || t_.at(d[i].end) != U')' || i + 1 >= d.size() || d[i + 1].start - d[i].end > 2 || !pairs(i + 1, 3)) return false;
    add(d[i].start - 1, d[i + 3].end, FindingType::kPhone, kAbroad, d[i].text + d[i + 1].text + d[i + 2].text + d[i + 3].text);
    return true;
  }

  /// "299 54 18 73" where the line names the country or a telephone.
  bool north_atlantic(std::size_t i) {
    const auto& d = r_.digits();
    if ((d[i].text != "299" && d[i].text != "298") || !pairs(i + 1, 3) || r_.gap_after(i) != Gap::kSpace) return false;
    constexpr std::int32_t kFar = 40;
    const auto near = t_.lower_part(std::max(0, d[i].start - kFar), std::min(t_.size(), d[i + 3].end + kFar));
    bool said = (r_.label_before(d[i].start).nearest & kCuePhone) != 0;
    for (const std::u32string_view word : {U"grønland", U"grøn.", U"nuuk", U"færø", U"tórshavn", U"kalaallit"}) said = said || near.find(word) != near.npos;
    if (!said) return false;
    add(d[i].start, d[i + 3].end, FindingType::kPhone, kAbroad, d[i].text + d[i + 1].text + d[i + 2].text + d[i + 3].text);
    return true;
  }

  /// "aftalenr. 4471 0092", "kort: 4471 0092": what stands before says that it is the number of a thing.
  bool counted(std::int32_t place) const {
    std::size_t i = r_.token_at(place);
    while (i > 0 && !r_.tokens()[i].lines_before && (r_.word(i - 1) == U":" || r_.word(i - 1) == U"." || r_.word(i - 1) == U"#")) --i;
    if (i == 0 || r_.tokens()[i].lines_before) return false;
    const std::u32string_view word = r_.word(i - 1);
    return (word.size() > 3 && is_counted_thing(word)) || std::any_of(std::begin(kCounts), std::end(kCounts), [&](std::u32string_view end) { return word.ends_with(end); });
  }
  static constexpr std::u32string_view kCounts[] = {U"nr", U"nr.", U"nummer", U"nummeret", U"id", U"kode", U"koden", U"kort", U"kortet", U"aftale", U"police", U"faktura", U"ordre", U"sag", U"konto", U"ean", U"cvr"};

  /// "+90 532 418 77 60", "0090 532 418 77 60", "00299 54 18 73"
  bool abroad(std::size_t i) {
    const auto& d = r_.digits();
    const bool plus = country_plus(t_, d[i].start);
    if (!plus && (!d[i].text.starts_with("00") || (t_.at(d[i].start - 1) == U' ' && base::is_upper(t_.at(d[i].start - 2))))) return false;  // "SKOLEBAKKEN 0041 02"
    std::string all = d[i].text;
    std::size_t last = i;
    while (last + 1 < d.size() && all.size() < 15 && (r_.gap_after(last) == Gap::kSpace || r_.gap_after(last) == Gap::kDash || (r_.gap_after(last) == Gap::kMarks && t_.at(d[last].end) != U'.'))) all += d[++last].text;
    const std::size_t least = plus ? 8 : 10;
    if (last == i || all.size() < least || all.size() > 16 || base::is_letter(t_.at(d[last].end))) return false;
    add(d[i].start - plus, d[last].end, FindingType::kPhone, kAbroad, all);
    return true;
  }

  /// The letters of a parcel, together with its number or behind one blank; `units` takes also those that are units.
  bool letters(Cursor& c, bool units) const {
    static constexpr std::u32string_view kNone[] = {U"kr", U"m", U"km", U"cm", U"mm", U"kg", U"g", U"mg", U"ml", U"l", U"ha", U"i", U"på", U"og", U"af", U"år", U"til", U"for", U"der", U"som", U"er", U"fra", U"ved", U"har", U"om", U"en", U"et", U"de", U"min", U"stk", U"th", U"tv", U"mf", U"sal", U"dl", U"db", U"kl", U"å", U"ud", U"ind", U"op", U"ned", U"med", U"var", U"kan", U"mio"};
    Cursor next = c;
    const bool apart = next.blanks(1) > 0 || next.eat(U'-');
    const std::int32_t from = next.at();
    std::int32_t at = from;
    while (at - from < 3 && base::is_letter(t_.at(at)) && !base::is_upper(t_.at(at))) ++at;
    if (at == from || base::is_letter(t_.at(at)) || danish::is_digit(t_.at(at))) return false;
    const std::u32string_view word = t_.lower_part(from, at);
    const bool none = std::find(std::begin(kNone), std::end(kNone), word) != std::end(kNone);
    if ((none && !(units && word.size() == 1 && word != U"i" && word != U"å")) || (apart && word.size() > 2)) return false;
    c = Cursor(t_, at);
    return true;
  }

  /// ", 5c og 8" behind "5a"; how many.
  int more_parcels(Cursor& c, bool units) const {
    int more = 0;
    for (; more < 8; ++more) {
      Cursor next = c;
      const bool comma = next.eat(U',');
      next.blanks(1);
      const bool joined = next.word(U"og") || next.word(U"samt") || next.eat(U'&') || next.eat(U'+');
      next.blanks(1);
      if ((!comma && !joined) || next.digits(1, 4).empty()) break;
      if (!letters(next, units || base::is_letter(next.now())) && !joined) break;
      c = next;
    }
    return more;
  }

  /// "35e Vester Hassing", "19 a, Grønholt", "5a, 5c og 8 Ravnstrup By": number, letters and a place; a class ("5b Mette") has no place
  /// behind it. "Skellet mellem 6f og 6g" needs none.
  void land(std::size_t i) {
    const Digits& d = r_.digits()[i];
    if (d.text.size() > 4 || d.text[0] == '0') return;
    Cursor c(t_, d.end);
    const char32_t next_sign = t_.at(d.end);
    if (next_sign != U' ' && next_sign != U'-' && !base::is_letter(next_sign)) return;
    const bool units = next_sign == U' ' && base::is_letter(t_.at(d.end + 1)) && t_.at(d.end + 2) == U' ' && about_land(d.start);  // "8 g Uggelhuse"
    if (!letters(c, units)) return flat_on_land(d);
    const int more = more_parcels(c, units);
    const std::int32_t parcels_end = c.at();
    if (Cursor others = c; others.blanks(1) && others.word(U"m.fl")) others.eat(U'.'), c = others;
    Cursor behind = c;
    behind.eat(U',');
    if (behind.blanks(1) && base::is_upper(behind.now()))
      if (const std::int32_t end = place_end(behind.at(), d.start); end > behind.at()) return add(d.start, end, FindingType::kMatrikel, units ? kAboveUnit : kWeak, base::encode(t_.lower_part(d.start, end)));
    constexpr std::int32_t kBetween = 7;  // "mellem "
    if (more == 1 && d.start >= kBetween && t_.lower_part(d.start - kBetween, d.start) == U"mellem " && about_land(d.start)) add(d.start, parcels_end, FindingType::kMatrikel, kAboveUnit, base::encode(t_.lower_part(d.start, parcels_end)));
  }

  /// "1141 Frederiksberg, ejerlejlighed 3": what else looks like a post town.
  void flat_on_land(const Digits& d) {
    Cursor c(t_, d.end);
    if (!c.blanks(1) || !base::is_upper(c.now()) || c.letters().empty()) return;
    const std::int32_t end = c.at();
    if (!c.eat(U',')) return;
    c.blanks(1);
    const std::size_t token = r_.token_at(c.at());
    if (token < r_.tokens().size() && r_.word(token).starts_with(U"ejerlejl")) add(d.start, end, FindingType::kMatrikel, kAbroad, base::encode(t_.lower_part(d.start, end)));
  }

  /// Where the place ends that begins at `at`; or `at`.
  std::int32_t place_end(std::int32_t at, std::int32_t number) const {
    const std::size_t first = r_.token_at(at);
    if (first >= r_.tokens().size() || r_.tokens()[first].start != at) return at;
    for (std::size_t words = 3; words > 0; --words) {
      const std::size_t last = first + words - 1;
      if (last >= r_.tokens().size() || r_.tokens()[last].lines_before) continue;
      std::u32string phrase;
      for (std::size_t k = first; k <= last; ++k) phrase += (k > first ? U" " : U"") + std::u32string(r_.word(k));
      const std::uint16_t bits = known_.of(phrase);
      const bool place = bits & (kKnownTown | kKnownPlace);
      if ((!place && (words > 1 || !about_land(number))) || (words == 1 && (bits & kKnownFrequentFirst))) continue;
      std::int32_t end = r_.tokens()[last].end;
      if (last + 1 < r_.tokens().size() && (r_.word(last + 1) == U"by" || r_.word(last + 1) == U"sogn") && base::is_upper(t_.at(r_.tokens()[last + 1].start))) end = r_.tokens()[last + 1].end;
      static constexpr std::u32string_view kHalf[] = {U"vester", U"øster", U"nørre", U"sønder", U"store", U"lille", U"gammel", U"gl.", U"nr.", U"sdr.", U"ndr.", U"ny", U"kirke", U"sankt", U"over", U"neder", U"ydre", U"indre"};
      if (last + 1 < r_.tokens().size() && end == r_.tokens()[last].end && std::find(std::begin(kHalf), std::end(kHalf), r_.word(last)) != std::end(kHalf) && base::is_upper(t_.at(r_.tokens()[last + 1].start)) &&
          !r_.tokens()[last + 1].lines_before)
        end = r_.tokens()[last + 1].end;
      return end;
    }
    return at;
  }

  /// The line speaks of land.
  bool about_land(std::int32_t place) const {
    constexpr std::int32_t kFar = 100;
    std::int32_t from = place, to = place;
    while (from > 0 && place - from < kFar && t_.at(from - 1) != U'\n') --from;
    while (to < t_.size() && to - place < kFar && t_.at(to) != U'\n') ++to;
    for (std::size_t i = r_.token_at(from); i < r_.tokens().size() && r_.tokens()[i].start < to; ++i) {
      const std::u32string_view word = r_.word(i);
      for (const std::u32string_view land : {U"ejendom", U"grund", U"areal", U"skel", U"tinglys", U"servitut", U"udstyk", U"matrik", U"umatrik", U"vandløb", U"jord", U"stuehus", U"sommerhus", U"parcel", U"lodde", U"hegn", U"byggefelt", U"landbrug", U"udmatrik", U"marken"})
        if (word.starts_with(land)) return true;
      if (word.ends_with(U"grunden") || word.ends_with(U"ejendommen") || word.ends_with(U"arealet") || word == U"lyst") return true;
    }
    return false;
  }

  void add(std::int32_t start, std::int32_t end, FindingType type, double score, std::string entity) {
    claims_.push_back(claim_of(t_, start, end, type, score, "code"));
    claims_.back().entity = std::move(entity);
  }

  const Reading& r_;
  const danish::Text& t_;
  const KnownPhrases& known_;
  std::vector<Claim>& claims_;
};

}  // namespace

void scan_leftovers(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims) { Leftovers(reading, known, claims).run(); }

}  // namespace meretid::access
