// SPDX-License-Identifier: EUPL-1.2
// Weak claims by form alone, for what no scanner takes: "8780 4417" and "2167-9053" without a word that says telephone, numbers with a
// country in front. Anything that knows better wins.
#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/counted_things.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {
namespace {

constexpr double kWeak = 0.0, kAbroad = 0.6;  // log-odds

bool is_year(const std::string& digits) { return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")); }

class Leftovers {
 public:
  Leftovers(const Reading& reading, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), claims_(claims) {}

  void run() {
    for (std::size_t i = 0; i < r_.digits().size(); ++i) {
      const Digits& d = r_.digits()[i];
      if (base::is_letter(t_.at(d.start - 1)) || t_.at(d.start - 1) == U'_') continue;
      if (abroad(i) || with_area(i) || north_atlantic(i)) continue;
      two_fours(i);
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
    return (word.size() > 3 && !word.starts_with(U"nummer") && is_counted_thing(word)) || std::any_of(std::begin(kCounts), std::end(kCounts), [&](std::u32string_view end) { return word.ends_with(end); });
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

  void add(std::int32_t start, std::int32_t end, FindingType type, double score, std::string entity) {
    claims_.push_back(claim_of(t_, start, end, type, score, "code"));
    claims_.back().entity = std::move(entity);
  }

  const Reading& r_;
  const danish::Text& t_;
  std::vector<Claim>& claims_;
};

}  // namespace

void scan_leftovers(const Reading& reading, std::vector<Claim>& claims) { Leftovers(reading, claims).run(); }

}  // namespace meretid::access
