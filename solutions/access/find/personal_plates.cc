// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/personal_plates.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

constexpr int kLongest = 7, kShortestElsewhere = 4;

bool begins(std::u32string_view word, std::initializer_list<std::u32string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::u32string_view one) { return word.starts_with(one); });
}

// "Nummerplade: UKENDT", "en SUV", "BMW X5"
bool is_no_text(std::u32string_view word) {
  return is_one_of(word, {U"ukendt", U"ingen", U"mangler", U"nej", U"ja", U"dansk", U"danske", U"tysk", U"tyske", U"svensk", U"norsk", U"polsk", U"sort", U"hvid", U"gul", U"gule", U"hvide", U"rød", U"blå", U"grå", U"ikke", U"oplyst", U"suv", U"mpv", U"gps", U"abs", U"tdi", U"hdi", U"tsi",
                        U"gti", U"amg", U"led", U"mc", U"atv", U"skat", U"politi", U"politiet", U"dmr", U"fdm", U"cvr", U"cpr", U"nr", U"reg", U"stel", U"mrk", U"type", U"model", U"farve", U"dato", U"side", U"note", U"obs", U"nb"});
}

class Finder {
 public:
  Finder(const Reading& reading, const Vehicles& vehicles) : r_(reading), t_(reading.text()), vehicles_(vehicles) {}

  std::vector<PersonalPlate> run() {
    const auto& tokens = r_.tokens();
    std::int32_t done = 0;
    std::vector<std::pair<std::int32_t, std::int32_t>> candidates;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::int32_t start = tokens[i].start;
      if (start < done || (!base::is_upper(t_.at(start)) && !danish::is_digit(t_.at(start)))) continue;
      int letters = 0, signs = 0;
      const std::int32_t end = end_of(start, letters, signs);
      if (signs < 2 || letters == 0 || (t_.at(start + 1) == U' ' && base::is_upper(t_.at(start + 2))) ||  // "A E tolv", read out
           !stands_alone(t_, start, end) || is_no_text(r_.word(i)) || vehicles_.is_make(r_.word(i)) || ((r_.cue(i) & ~static_cast<std::uint32_t>(kCueVehicle)) && is_whole_cue(r_.word(i)))) continue;
      if (t_.at(end) == U'-' && (base::is_upper(t_.at(end + 1)) || danish::is_digit(t_.at(end + 1)))) continue;  // "FL-CR 337"
      if ((t_.at(end) == U'?' && t_.at(end + 1) == U'?') || t_.at(end) == U'*') continue;                      // of one half seen
      candidates.emplace_back(start, end);
      const bool said = named_before(i) || (letters > 2 && named_behind(end));
      const bool by_vehicle = !said && letters > 2 && signs > 3 && ((set_off(start, end) && vehicles_.right_before(start)) || behind_the_vehicle(i)) && !shouted_line(start, end);
      if (!said && !by_vehicle) continue;
      found_.push_back({start, end, said});
      if (signs >= kShortestElsewhere && letters > 2) texts_.insert(std::u32string(t_.lower_part(start, end)));
      done = end;
    }
    if (texts_.empty()) return std::move(found_);
    const std::size_t told = found_.size();
    for (const auto& [start, end] : candidates) {
      const auto next = std::partition_point(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(told), [&, at = start](const PersonalPlate& p) { return p.end <= at; });
      const bool taken = next != found_.begin() + static_cast<std::ptrdiff_t>(told) && next->start < end;
      if (!taken && texts_.contains(std::u32string(t_.lower_part(start, end)))) found_.push_back({start, end, false});
    }
    std::inplace_merge(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(told), found_.end(), [](const PersonalPlate& a, const PersonalPlate& b) { return a.start < b.start; });
    return std::move(found_);
  }

 private:
  // Capitals and digits, at most one blank between.
  std::int32_t end_of(std::int32_t start, int& letters, int& signs) const {
    Cursor c(t_, start);
    std::int32_t end = start;
    for (int blanks = 0; signs < kLongest;) {
      Cursor next = c;
      const bool blank = blanks == 0 && signs > 0 && next.eat(U' ');
      if (!base::is_upper(next.now()) && !danish::is_digit(next.now())) break;
      if (blank && base::is_upper(next.now()) && word_goes_on(next.at())) break;  // "MORFAR Hansen"
      blanks += blank;
      letters += base::is_upper(next.now());
      ++signs;
      next.eat(next.now());
      c = next;
      end = c.at();
    }
    return end;
  }
  bool word_goes_on(std::int32_t at) const { return base::is_letter(t_.at(at + 1)) && !base::is_upper(t_.at(at + 1)); }

  bool is_plate_word(std::size_t i) const {
    const auto word = r_.word(i);
    if (begins(word, {U"nummerplade", U"ønskeplade", U"ønskenummer", U"nrplade", U"nr.plade", U"nr.pl", U"kendingsmærke", U"registreringsnummer", U"registreringsnr", U"regnr", U"reg.nr", U"indregistreret", U"nummerskilt"})) return true;
    if (word.starts_with(U"kendetegn") && vehicles_.near(r_.tokens()[i].start, r_.tokens()[i].end)) return true;
    if (word.starts_with(U"plade") && i > 0 && (r_.word(i - 1).starts_with(U"personlig") || vehicles_.near(r_.tokens()[i - 1].start, r_.tokens()[i - 1].end))) return true;
    return (word == U"nr" || word == U"nr.") && i > 0 && (r_.word(i - 1) == U"reg." || (r_.word(i - 1) == U"." && i > 1 && r_.word(i - 2) == U"reg"));  // "reg. nr."
  }

  // "nummerpladen er »SOLVOGN«", "personlig nummerplade, SOLVOGN", "indregistreret som SOLVOGN"
  bool named_before(std::size_t i) const {
    const auto& tokens = r_.tokens();
    for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
      const std::size_t k = i - back;
      if (tokens[k + 1].lines_before > 1 || (tokens[k + 1].lines_before == 1 && back > 2)) return false;
      if (is_plate_word(k)) return tokens[k + 1].lines_before == 0 || t_.at(tokens[i].start - 1) == U'\n';
      const auto word = r_.word(k);
      const bool mark = tokens[k].kind == danish::TokenKind::kMark && word != U";" && word != U"!" && word != U"?" && word != U"|";
      if (!mark && !is_one_of(word, {U"er", U"var", U"nr", U"nr.", U"nemlig", U"som", U"med", U"teksten", U"ordet", U"bogstaverne", U"nummeret", U"lyder", U"hedder", U"på"})) return false;
    }
    return false;
  }
  // "der stod SOLVOGN på nummerpladen"
  bool named_behind(std::int32_t end) const {
    const std::size_t next = r_.token_at(end);
    for (std::size_t k = next; k < std::min(next + 4, r_.tokens().size()) && !r_.tokens()[k].lines_before; ++k)
      if (k > next && begins(r_.word(k), {U"nummerplade", U"plade", U"nummerskilt"}) && is_one_of(r_.word(k - 1), {U"på", U"som", U"personlig", U"bilens"})) return true;
    return false;
  }
  // "Køretøjet SOLVOGN er afmeldt"
  bool behind_the_vehicle(std::size_t i) const {
    if (i == 0 || r_.tokens()[i].lines_before || !(r_.cue(i - 1) & kCueVehicle)) return false;
    const auto word = r_.word(i - 1);
    return word.size() > 4 && (word.ends_with(U"en") || word.ends_with(U"et"));
  }
  // "(SOLVOGN)", ", SOLVOGN,", ": SOLVOGN"
  bool set_off(std::int32_t start, std::int32_t end) const {
    std::int32_t before = start - 1;
    if (std::u32string_view(U"\"»«'“”„‘’").find(t_.at(before)) != std::u32string_view::npos) return true;
    while (t_.at(before) == U' ') --before;
    const char32_t behind = t_.at(end);
    if (t_.at(before) == U'(') return behind == U')';
    if (t_.at(before) == U':') return behind == U'\n' || behind == U',' || behind == U'.' || end >= t_.size();
    return t_.at(before) == U',' && (behind == U',' || behind == U'.');
  }
  // Where everything stands in capitals they say nothing.
  bool shouted_line(std::int32_t start, std::int32_t end) const {
    std::int32_t from = start, to = end;
    while (from > 0 && start - from < 80 && t_.at(from - 1) != U'\n') --from;
    while (to < t_.size() && to - end < 80 && t_.at(to) != U'\n') ++to;
    int large = 0, small = 0;
    for (std::int32_t k = from; k < to; ++k)
      if ((k < start || k >= end) && base::is_letter(t_.at(k))) (base::is_upper(t_.at(k)) ? large : small)++;
    return large > small;
  }

  const Reading& r_;
  const danish::Text& t_;
  const Vehicles& vehicles_;
  std::vector<PersonalPlate> found_;
  std::set<std::u32string, std::less<>> texts_;
};

}  // namespace

std::vector<PersonalPlate> personal_plates(const Reading& reading, const Vehicles& vehicles) { return Finder(reading, vehicles).run(); }

}  // namespace meretid::access
