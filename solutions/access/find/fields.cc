// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/fields.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/date_forms.h"

namespace meretid::access {
namespace {

constexpr double kScore = 1.2;  // log-odds
constexpr std::int32_t kLongestLabel = 40, kLongestValue = 48, kLongestAddress = 110;

struct Stretch {
  std::int32_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

bool is_home_label(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 14> kWords = {U"adr", U"adr.", U"bopæl", U"bopæl.", U"opholdssted", U"ophold", U"bor", U"boende", U"hjem", U"address", U"gade/vej", U"vejnavn", U"gadenavn", U"bopælsadr"};
  if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
  if (!word.ends_with(U"adresse") && !word.ends_with(U"adressen") && !word.ends_with(U"adr") && !word.ends_with(U"adr.")) return false;
  for (const std::u32string_view other : {U"mail", U"web", U"ip-", U"ipad", U"net", U"mac", U"url", U"internet", U"fakturerings", U"afsender"})
    if (word.find(other) != word.npos) return false;
  return true;
}

// "Ejendommens beliggenhed: Saltlængen 188", "Gade og by": what may say other things, too, so that its value must look like a house.
bool is_place_label(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 19> kWords = {U"beliggenhed", U"beliggenheden", U"beliggende", U"ejendom", U"ejendommen", U"gade", U"vej", U"bolig", U"boligen", U"lejemål", U"lejemålet", U"sommerhus", U"sommerhuset", U"gerningssted", U"skadested", U"sted", U"byggeplads", U"husnr", U"bopælen"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "Adresse: ukendt", "samme som mor"
bool says_nothing(std::u32string_view first) {
  static constexpr std::array<std::u32string_view, 27> kWords = {U"ukendt", U"ingen", U"samme", U"se", U"som", U"ikke", U"hemmelig", U"beskyttet", U"uden", U"fast", U"oplyses", U"mangler", U"n/a", U"ditto", U"do", U"skal", U"er", U"bedes", U"den", U"hos", U"sammen", U"alene", U"mor", U"far", U"din", U"deres", U"vores"};
  return std::find(kWords.begin(), kWords.end(), first) != kWords.end();
}

class Fields {
 public:
  Fields(const Reading& reading, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), claims_(claims) {}

  void run() {
    std::optional<FindingType> above;  // of a label that stands alone in the line before
    for (std::int32_t start = 0; start < t_.size();) {
      std::int32_t end = start;
      while (end < t_.size() && t_.at(end) != U'\n') ++end;
      above = line({start, end}, above);
      start = end + 1;
    }
    if (gone_ || !more_.empty()) merge();
  }

 private:
  Stretch trimmed(Stretch s) const {
    const auto blank = [&](std::int32_t i) { return std::u32string_view(U" \t.:_-").find(t_.at(i)) != std::u32string_view::npos || t_.at(i) == danish::kNothing; };
    while (!s.empty() && blank(s.start)) ++s.start;
    while (!s.empty() && (blank(s.end - 1) || t_.at(s.end - 1) == U',' || t_.at(s.end - 1) == U'*')) --s.end;
    return s;
  }
  // {"vejnavn":"Nørregade","husnr":"12"}: of the first value only what stands between its quotation marks.
  Stretch unquoted(Stretch s) const {
    if (s.empty() || t_.at(s.start) != U'"') return s;
    std::int32_t end = s.start + 1;
    while (end < s.end && t_.at(end) != U'"') ++end;
    return end < s.end ? Stretch{s.start + 1, end} : s;
  }
  bool ends_cell(std::int32_t i) const {
    const char32_t c = t_.at(i);
    return c == U'\t' || c == U'|' || (c == U' ' && t_.at(i + 1) == U' ' && t_.at(i + 2) == U' ');
  }

  std::optional<FindingType> line(Stretch whole, std::optional<FindingType> above) {
    std::optional<FindingType> label;
    int cells = 0;
    ++code_lines_;
    for (std::int32_t at = whole.start; at < whole.end;) {
      std::int32_t end = at;
      while (end < whole.end && !ends_cell(end)) ++end;
      Stretch cell = trimmed({at, end});
      at = std::max(end, at) + 1;
      if (cell.empty()) continue;
      ++cells;
      // "Label: value", or a value whose label was the cell or the line before.
      if (const auto colon = colon_of(cell); colon > cell.start) {
        label = type_of({cell.start, colon});
        const auto name = t_.lower_part(cell.start, colon);
        cell = unquoted(trimmed({colon + 1, cell.end}));
        if (name.find(U"postn") != name.npos) code_lines_ = 0;
        if (cell.empty()) continue;  // the next cell
        if (code_lines_ <= 1 && (name == U"by" || name == U"bynavn" || name == U"postdistrikt" || name == U"postby") && is_town(cell)) add(FindingType::kAddress, cell);
        if (label) take(*label, cell);
        label.reset();
      } else if (label) {
        take(*label, cell);
        label.reset();
      } else if (cell.end - cell.start <= kLongestLabel && (label = type_of(cell))) {
        continue;
      } else if (above && cells == 1) {
        strict_ = above_strict_;
        take(*above, cell);
      }
      above.reset();
    }
    above_strict_ = strict_;
    return cells == 1 ? label : std::nullopt;
  }

  /// The mark that ends a label near the beginning of the cell; not that of a time.
  std::int32_t colon_of(Stretch cell) const {
    const std::int32_t last = std::min(cell.end, cell.start + kLongestLabel);
    for (std::int32_t i = cell.start; i < last; ++i)
      if (t_.at(i) == U':') return danish::is_digit(t_.at(i - 1)) && danish::is_digit(t_.at(i + 1)) ? -1 : i;
    return -1;
  }

  std::optional<FindingType> type_of(Stretch label) {
    constexpr std::size_t kMostWords = 4;
    std::uint32_t cues = 0;
    std::size_t words = 0;
    bool home = false, place = false;
    strict_ = false;
    if (t_.lower_part(label.start, label.end).find(U';') != std::u32string_view::npos) return {};  // the heads of several columns
    for (std::size_t i = r_.token_at(label.start); i < r_.tokens().size() && r_.tokens()[i].start < label.end; ++i) {
      if (r_.tokens()[i].kind == danish::TokenKind::kNumber) {
        if (r_.tokens()[i].end - r_.tokens()[i].start > 2) return {};  // "3. Folkeregisteradr."
        continue;
      }
      if (r_.tokens()[i].kind != danish::TokenKind::kWord) continue;
      if (++words > kMostWords) return {};
      cues |= r_.cue(i);
      home = home || is_home_label(r_.word(i));
      place = place || is_place_label(r_.word(i));
    }
    strict_ = place && !home && !cues;
    home = home || strict_;
    if (home) return cues & (kCueOther | kCueMoney) ? std::nullopt : std::optional(FindingType::kAddress);
    switch (cues) {
      case kCueCpr: return FindingType::kCpr;
      case kCueBirth: return FindingType::kBirthdate;
      case kCueCvr: return FindingType::kCvr;
      case kCuePnumber: return FindingType::kPnumber;
      case kCuePhone: return FindingType::kPhone;
      case kCueAccount: return FindingType::kAccount;
      case kCueVehicle: return FindingType::kPlate;
      case kCueLand: return FindingType::kMatrikel;
      case kCueCase: return FindingType::kCaseNumber;
      default: return {};
    }
  }

  bool is_head(Stretch value) const {
    for (std::size_t i = r_.token_at(value.start); i < r_.tokens().size() && r_.tokens()[i].start < value.end; ++i) {
      const auto word = r_.word(i);
      for (const std::u32string_view head : {U"postnr", U"postnr.", U"postnummer", U"by", U"dato", U"navn", U"telefon", U"tlf", U"tlf.", U"mail", U"e-mail", U"mobil", U"cpr", U"cpr-nr", U"cpr-nr.", U"ejer", U"areal", U"bemærkning", U"bemærkninger", U"beløb", U"antal"})
        if (word == head) return true;
    }
    return false;
  }

  /// "By: Haslev" below its post code
  bool is_town(Stretch value) const {
    constexpr std::int32_t kLongestTown = 30;
    if (value.end - value.start > kLongestTown || !base::is_upper(t_.at(value.start))) return false;
    for (std::int32_t i = value.start; i < value.end; ++i)
      if (!base::is_letter(t_.at(i)) && t_.at(i) != U' ' && t_.at(i) != U'.') return false;
    const auto [first, last] = overlapping(value);
    return first == last;
  }

  /// "Saltlængen 188", "Tværforte 146 B, 2. th": up to four words with capitals, then a house's number.
  bool is_house(Stretch value) const {
    constexpr int kMostWords = 4;
    std::int32_t at = value.start;
    for (int words = 0; words < kMostWords; ++words) {
      if (!base::is_upper(t_.at(at)) || (words == 0 && is_case_word(r_.word(r_.token_at(at))))) return false;
      while (base::is_letter(t_.at(at)) || t_.at(at) == U'.' || t_.at(at) == U'-') ++at;
      if (t_.at(at) != U' ' || (words == 0 && t_.at(at - 1) == U'.' && base::lower(t_.at(at - 2)) == U'r' && base::lower(t_.at(at - 3)) == U'n' && at - value.start > 4)) return false;  // "Ejendomsnr. 820"
      ++at;
      if (!danish::is_digit(t_.at(at))) continue;
      std::int32_t end = at;
      while (danish::is_digit(t_.at(end))) ++end;
      const std::int32_t behind = end + (base::is_letter(t_.at(end)) && !base::is_letter(t_.at(end + 1)));
      return end - at <= 3 && behind <= value.end && (behind == value.end || std::u32string_view(U" ,(-").find(t_.at(behind)) != std::u32string_view::npos);
    }
    return false;
  }

  struct Shape {
    int digits = 0, words = 0, letters = 0, tokens = 0;
    bool other = false;  // a unit, a time, a percentage
    std::u32string_view first;
  };
  Shape shape(Stretch value) const {
    Shape s;
    for (std::int32_t k = value.start; k < value.end; ++k) s.digits += danish::is_digit(t_.at(k)), s.letters += base::is_letter(t_.at(k)), s.other = s.other || std::u32string_view(U"%€?{}=☐☒☑□■").find(t_.at(k)) != std::u32string_view::npos;
    for (std::size_t i = r_.token_at(value.start); i < r_.tokens().size() && r_.tokens()[i].start < value.end; ++i) {
      ++s.tokens;
      if (r_.tokens()[i].kind != danish::TokenKind::kWord) continue;
      const std::u32string_view word = r_.word(i);
      if (s.first.empty()) s.first = word;
      s.words += word.size() > 2;
      s.other = s.other || word == U"kl" || word == U"kl." || word == U"kr" || word == U"kr." || word == U"timer" || word == U"dage" || word == U"stk" || word == U"år";
    }
    return s;
  }

  /// "20-07-2021", "1/2 24", "27. september 2016"
  bool looks_like_a_date(Stretch value) const {
    if (const auto named = date_with_month_name(t_, value.start); named && named->end >= value.end) return true;
    std::array<int, 4> sizes{};
    std::size_t n = 0;
    for (std::int32_t k = value.start; k < value.end; ++k) {
      if (danish::is_digit(t_.at(k))) ++sizes[n];
      else if (base::is_letter(t_.at(k))) return false;
      else if (sizes[n] > 0 && ++n > 2) return false;
    }
    return n == 2 && sizes[0] <= 2 && sizes[1] <= 2 && (sizes[2] == 2 || sizes[2] == 4);
  }

  /// "UDSKREVET 27-08-2023 07:58"
  bool holds_a_date(Stretch value) const {
    for (std::int32_t k = value.start + 1; k < value.end; ++k)
      if (danish::is_digit(t_.at(k)) && t_.at(k - 1) == U' ')
        if (const auto date = date_with_marks(t_, k); date && date->end - k >= 8) return true;
    return false;
  }

  void take(FindingType type, Stretch value) {
    const Shape s = shape(value);
    const std::int32_t size = value.end - value.start;
    if (type == FindingType::kAddress) {
      // Somewhere to live has a name and most often a number; a sentence is none.
      constexpr int kMostTokens = 20;
      if (size > kLongestAddress || s.letters < 3 || s.tokens > kMostTokens || s.other || says_nothing(s.first)) return;
      const bool named = s.digits > 0 || base::is_upper(t_.at(value.start));
      if (!named || t_.lower_part(value.start, value.end).find(U'@') != std::u32string_view::npos) return;
      if (strict_ && !is_house(value)) return;
      if (s.digits == 0 && is_head(value)) return;  // "Adresse   Postnr.  By"
      grow(value);
      return;
    }
    const int most_words = type == FindingType::kBirthdate ? 3 : type == FindingType::kAccount || type == FindingType::kMatrikel ? 2 : 1;
    if (size > kLongestValue || s.words > most_words || s.other || says_nothing(s.first)) return;
    const int least = type == FindingType::kPhone || type == FindingType::kCpr ? 6 : type == FindingType::kAccount || type == FindingType::kCvr || type == FindingType::kPnumber ? 5
                      : type == FindingType::kCaseNumber ? 3 : type == FindingType::kBirthdate ? 2 : type == FindingType::kPlate ? 3 : 1;
    if (s.digits < least || (type == FindingType::kPlate && s.letters == 0)) return;
    if (type == FindingType::kBirthdate ? s.letters == 0 && s.digits < 4 : looks_like_a_date(value) || holds_a_date(value)) return;
    if (type == FindingType::kMatrikel && s.letters == 0 && s.digits > 4) return;
    if (const auto [first, last] = overlapping(value); first != last) return;
    add(type, value);
  }

  std::pair<std::size_t, std::size_t> overlapping(Stretch value) const {
    const auto first = std::partition_point(claims_.begin(), claims_.end(), [&](const Claim& c) { return c.end <= value.start; });
    auto last = first;
    while (last != claims_.end() && last->start < value.end) ++last;
    return {static_cast<std::size_t>(first - claims_.begin()), static_cast<std::size_t>(last - claims_.begin())};
  }

  void add(FindingType type, Stretch value) {
    more_.push_back(claim_of(t_, value.start, value.end, type, kScore, "field"));
  }

  void grow(Stretch value) {
    const auto [first, last] = overlapping(value);
    for (std::size_t i = first; i < last; ++i)
      if (claims_[i].type != FindingType::kAddress) return;
    if (first == last) return add(FindingType::kAddress, value);
    if (claims_[first].start < value.start || claims_[last - 1].end > value.end) return;  // it goes on in the next line
    claims_[first].start = value.start;
    claims_[first].end = value.end;
    for (std::size_t i = first + 1; i < last; ++i) claims_[i].type.reset();
    gone_ = gone_ || last > first + 1;
  }

  void merge() {
    if (gone_) std::erase_if(claims_, [](const Claim& c) { return !c.type; });
    claims_.insert(claims_.end(), std::make_move_iterator(more_.begin()), std::make_move_iterator(more_.end()));
    std::sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) { return a.start < b.start; });
  }

  const Reading& r_;
  const danish::Text& t_;
  std::vector<Claim>& claims_;
  std::vector<Claim> more_;
  bool gone_ = false;
  bool strict_ = false;       // the last label says a place only if its value does
  bool above_strict_ = false;
  int code_lines_ = 99;       // since the field of a post code
};

}  // namespace

void read_fields(const Reading& reading, std::vector<Claim>& claims) { Fields(reading, claims).run(); }

}  // namespace meretid::access
