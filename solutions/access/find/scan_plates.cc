// SPDX-License-Identifier: EUPL-1.2
// Danish number plates: two letters and five digits, "AB 12 345"; near a word for a vehicle also in small letters, over a line end, with
// the four digits of a moped or trailer, as half of one was seen ("CD 17…", "CT 3?? 18"), read out ("Cecilie Hans 44 518") or misread by a
// machine; those of other countries, which are too free to know by form alone; and personal ones (personal_plates.h).
#include <algorithm>
#include <array>
#include <set>

#include "solutions/access/find/cursor.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/personal_plates.h"
#include "solutions/access/find/scan.h"
#include "solutions/access/find/vehicles.h"

namespace meretid::access {
namespace {

// "AN 88 07 3": five figures in any groups.
std::size_t five_in_groups(const Reading& reading, std::size_t i) {
  const auto& d = reading.digits();
  std::size_t size = d[i].text.size(), groups = 1;
  while (size < 5 && i + groups < d.size() && reading.gap_after(i + groups - 1) == Gap::kSpace) size += d[i + groups].text.size(), ++groups;
  return size == 5 ? groups : 0;
}

// Two letters in front of a number that are words, countries or kinds of things far more often than a plate's.
bool is_no_plate(std::u32string_view letters) { return is_one_of(letters, {U"nr", U"kr", U"dk", U"eu", U"ef", U"id", U"se", U"po", U"no", U"en", U"cv", U"kl"}); }
bool is_small_word(std::u32string_view letters) {
  return is_one_of(letters, {U"ok", U"ca", U"på", U"er", U"af", U"et", U"km", U"at", U"og", U"om", U"op", U"ad", U"da", U"de", U"du", U"så", U"to", U"vi", U"år", U"nu", U"kw", U"hk", U"cm", U"mm", U"kg", U"pr", U"jf", U"st", U"ha", U"os", U"ny", U"ud", U"tv", U"th", U"dd", U"mr", U"md", U"le"});
}

class Plates {
 public:
  Plates(const Reading& reading, std::vector<Claim>& claims) : r_(reading), t_(reading.text()), vehicles_(reading), claims_(claims) {}

  void run() {
    for (const PersonalPlate& plate : personal_plates(r_, vehicles_)) add(plate.start, plate.end, plate.said ? 3.0 : 1.5, plate.said);
    for (std::size_t i = 0; i < r_.digits().size(); ++i) {
      german(i);
      danish(i);
    }
    again();
    abroad();
    seen_in_part();
    read_out();
    misread();
  }

 private:
  void add(std::int32_t start, std::int32_t end, double score, bool label) {
    claims_.push_back(claim_of(t_, start, end, FindingType::kPlate, score, "plate_form"));
    if (label) claims_.back().reasons.push_back("label");
  }

  // "tysk FL-AB 123", "hollandsk: 12-AB-34", "HH AB 1234 (Hamburg)"
  bool says_nation(std::int32_t start) const {
    std::size_t token = r_.token_at(start);
    for (int back = 0; back < 3 && token > 0 && !r_.tokens()[token].lines_before && !r_.tokens()[token].sentence_start; ++back) {
      --token;
      auto word = r_.word(token);
      if (word.ends_with(U'e') || word.ends_with(U't')) word.remove_suffix(1);
      if (is_one_of(word, {U"tysk", U"svensk", U"norsk", U"polsk", U"hollandsk", U"fransk", U"litauisk", U"rumænsk", U"bulgarsk", U"lettisk", U"estisk", U"finsk", U"tjekkisk", U"ukrainsk", U"italiensk", U"spansk", U"britisk", U"engelsk", U"belgisk", U"østrigsk", U"ungarsk", U"udenlandsk"})) return true;
    }
    return false;
  }

  // "Ny bil AX 12 liter pr. 100 km": the model and a measure.
  bool measured(std::int32_t end) const {
    const std::size_t next = r_.token_at(end);
    if (next >= r_.tokens().size() || r_.tokens()[next].lines_before) return false;
    return is_one_of(r_.word(next), {U"liter", U"l", U"km", U"kw", U"hk", U"ton", U"kg", U"kr", U"kr.", U"cm", U"meter", U"m", U"tommer", U"pct", U"procent", U"kroner", U"timer", U"stk", U"stk."});
  }

  // "Rum AB 12 345", "model CK 44 812", "varenr. AB 12345", "vognmandsnr. V-207"
  bool names_a_thing(std::int32_t start) const {
    const std::size_t token = r_.token_at(start);
    if (token == 0 || r_.tokens()[token].lines_before) return false;
    const auto word = r_.word(token - 1);
    if (word.size() > 6 && (word.ends_with(U"mandsnr.") || word.ends_with(U"mandsnr") || word.ends_with(U"billet"))) return true;
    return is_one_of(word, {U"rum", U"lokale", U"mødelokale", U"model", U"type", U"varenr.", U"varenummer", U"katalognr.", U"skab", U"hylde", U"rute", U"fly", U"flyet", U"tog", U"skema", U"blanket", U"formular", U"hold", U"kursus", U"billet", U"standard", U"norm", U"artikelnr.", U"kostede", U"koster"});
  }

  // "BMW" of "BMW X5"
  std::int32_t first_group_end(std::int32_t at) const {
    while (base::is_letter(t_.at(at))) ++at;
    return at;
  }

  // "MLB 27K", "HH AR 519", "38-XKL-7", "B 118 TVC", "K 41.207": other countries' and old plates, one to three groups of capitals and digits
  // near a word for a vehicle.
  void abroad() {
    std::int32_t last_end = 0;
    const auto part = [&](std::int32_t at) { return (t_.at(at) >= U'A' && t_.at(at) <= U'Z') || danish::is_digit(t_.at(at)); };
    for (std::int32_t i = 0; i < t_.size(); ++i) {
      if (!part(i) || base::is_letter(t_.at(i - 1)) || danish::is_digit(t_.at(i - 1)) || t_.at(i - 1) == U'-') continue;
      int letters = 0, digits = 0, groups = 1;
      std::int32_t at = i, end = i;
      for (int seen_letters = 0, seen_digits = 0;;) {
        while (part(at)) (danish::is_digit(t_.at(at)) ? seen_digits : seen_letters)++, ++at;
        if (base::is_letter(t_.at(at))) break;
        end = at, letters = seen_letters, digits = seen_digits;
        if (groups == 3 || !(t_.at(at) == U' ' || t_.at(at) == U'-' || t_.at(at) == U'.') || !part(at + 1)) break;
        ++groups, ++at;
      }
      const bool shape = end > i && (letters > 1 || groups > 1) && letters >= 1 && letters <= 5 && digits >= 1 && digits <= 5 && letters + digits >= 4 && letters + digits <= 8 && digits + letters > groups;
      if (!shape || Vehicles::is_make(t_.lower_part(i, first_group_end(i))) || !stands_alone(t_, i, end) || (t_.at(end) == U'-' && base::is_letter(t_.at(end + 1))) || (t_.at(end) == U'?' && (t_.at(end + 1) == U'?' || danish::is_digit(t_.at(end + 1))))) {
        i = std::max(i, end);
        continue;
      }
      const Label label = r_.label_before(i);
      const auto short_label = t_.lower_part(std::max(0, i - 7), i);  // the full stop ends no sentence
      const bool plate_word = short_label.ends_with(U"nrpl. ") || short_label.ends_with(U"nr.pl. ") || short_label.ends_with(U"nr.pl.:");
      const bool nation = plate_word || (groups > 1 && says_nation(i) && !measured(end));
      const bool behind = nation || (groups > 1 && !(label.nearest & (kCueOther | kCueCase | kCuePhone | kCueAccount)) && (r_.cues_after(end) & kCueVehicle));  // "U 27 401 på traktoren"
      const bool tank = letters == 1 && danish::is_digit(t_.at(i)) && !(label.distance == 1 && label.nearest & kCueVehicle);  // "dieseltank 400 I"
      const bool union_of_states = letters == 2 && digits == 2 && is_no_plate(t_.lower_part(i, i + 2));                        // "Knallert (EU45)"
      if ((((label.nearest & kCueVehicle) && label.distance <= 5 && !measured(end)) || behind || (letters == 3 && digits >= 3 && (after_another(i) || (last_end > 0 && i - last_end < 8)))) && !tank && !union_of_states && !names_a_thing(i)) add(i, end, label.distance <= 3 ? 1.6 : 0.6, true), last_end = end;
      i = end;
    }
  }

  // "AX 33764 og WPR 99038"
  bool after_another(std::int32_t place) const {
    constexpr std::int32_t kFar = 8;
    const auto end = std::lower_bound(ends_.begin(), ends_.end(), place);
    return end != ends_.begin() && place - *std::prev(end) < kFar && vehicles_.near(place, place);
  }

  // "HH AB 1234", "FL-KR 2217": the towns beyond the border, one or two letters, up to four figures.
  void german(std::size_t i) {
    const Digits& d = r_.digits()[i];
    if (d.text.size() > 4 || d.text.size() < 2 || t_.at(d.start - 1) != U' ') return;
    std::int32_t letters = d.start - 1;
    while (d.start - letters < 4 && base::is_upper(t_.at(letters - 1))) --letters;
    const std::int32_t count = d.start - 1 - letters;
    if (count < 1 || count > 2 || (t_.at(letters - 1) != U' ' && t_.at(letters - 1) != U'-')) return;
    std::int32_t from = letters - 1;
    while (letters - from < 5 && base::is_upper(t_.at(from - 1))) --from;
    const auto town = t_.lower_part(from, letters - 1);
    const bool known = is_one_of(town, {U"hh", U"fl", U"sl", U"nf", U"ki", U"hl", U"rd", U"hb", U"iz", U"oh", U"rz", U"nms", U"eck"});
    const bool any = !town.empty() && town.size() <= 3 && t_.at(letters - 1) == U'-' && says_nation(from);
    if ((!known && !any) || !stands_alone(t_, from, d.end) || t_.at(d.end) == U'-') return;
    if (const Label label = r_.label_before(from); label.nearest & (kCueOther | kCueCase)) return;
    add(from, d.end, vehicles_.near(from, d.end) || any ? 4.0 : 0.3, false);
  }

  // "CD 17, resten var dækket", "CT 3?? 18", "..38 774": what a witness saw of one.
  void seen_in_part() {
    const auto hidden = [](char32_t c) { return std::u32string_view(U"?*_xX#…").find(c) != std::u32string_view::npos; };
    const auto blank = [](char32_t c) { return std::u32string_view(U"?*_#….-").find(c) != std::u32string_view::npos; };
    for (std::int32_t i = 0; i < t_.size(); ++i) {
      const bool dots = t_.at(i) == U'.' && (t_.at(i + 1) == U'.' || t_.at(i + 1) == U' ') && t_.at(i - 1) != U'.';
      const bool upper = t_.at(i) >= U'A' && t_.at(i) <= U'Z';
      if ((!upper && !(blank(t_.at(i)) && (t_.at(i) != U'.' || dots))) || base::is_letter(t_.at(i - 1)) || danish::is_digit(t_.at(i - 1)) || hidden(t_.at(i - 1))) continue;
      std::int32_t at = i;
      int letters = 0, digits = 0, gone = 0, groups = 0;
      if ((t_.at(i + 1) == U'.' || t_.at(i + 1) == U'-') && t_.at(i) != t_.at(i + 1)) continue;
      for (; at - i < 2 && (((t_.at(at) >= U'A') && (t_.at(at) <= U'Z')) || blank(t_.at(at))); ++at) blank(t_.at(at)) ? ++gone : ++letters;
      if (at - i != 2) continue;
      std::int32_t end = at;
      for (; groups < 3; ++groups) {
        std::int32_t from = end;
        while (t_.at(from) == U' ' || t_.at(from) == U'.' || (t_.at(from) == U'-' && groups > 0)) ++from;
        if (from - end > 1) break;
        if (from == at && base::is_letter(t_.at(from))) break;  // "MTX75"
        std::int32_t stop = from;
        while (stop - from < 5 && (danish::is_digit(t_.at(stop)) || hidden(t_.at(stop)))) hidden(t_.at(stop)) ? ++gone : ++digits, ++stop;
        if (stop == from) break;
        end = stop;
      }
      if (digits == 0 || digits + gone > 7 || letters + digits + gone < 4 || digits > 5 || !stands_alone(t_, i, end) || base::is_letter(t_.at(end))) continue;
      const bool half = gone == 0 && letters == 2 && digits <= 3;  // "CD 17"
      if (gone == 0 && !half) continue;
      if (half ? !says_in_part(i, end) : !vehicles_.near(i, end)) continue;
      if (!half && letters == 0 && !vehicles_.right_before(i)) continue;
      if (names_a_thing(i) || measured(end)) continue;
      add(i, end, 2.6, true);
      i = end;
    }
  }
  // "så kun CD 17", "CD 17, resten …", "begynder med CD 17" where the text speaks of a vehicle or a witness.
  bool says_in_part(std::int32_t start, std::int32_t end) const {
    constexpr std::size_t kFew = 4;
    bool part = false, witness = vehicles_.near(start, end);
    const std::size_t token = r_.token_at(start), behind = r_.token_at(end);
    for (std::size_t i = token > kFew ? token - kFew : 0; i < std::min(behind + kFew, r_.tokens().size()); ++i) {
      const auto word = r_.word(i);
      part = part || is_one_of(word, {U"kun", U"resten", U"begynder", U"begyndte", U"starter", U"startede", U"slutter", U"sluttede", U"noget", U"delvis", U"delvist", U"første"});
      witness = witness || word.starts_with(U"vidne");
    }
    return part && witness;
  }

  // "Cecilie Hans 44 518": letters as they are read out, right behind "nummerplade" or "reg.nr.".
  void read_out() {
    const auto spelled = [](std::u32string_view word) {
      return is_one_of(word, {U"anna", U"bernhard", U"cecilie", U"david", U"erik", U"frederik", U"georg", U"hans", U"ida", U"johan", U"karen", U"ludvig", U"marie", U"nikolaj", U"otto", U"odin", U"peter", U"quintus", U"rasmus", U"søren", U"theodor", U"teodor", U"ulla", U"viggo", U"william", U"xerxes", U"yrsa", U"zackarias", U"zakarias", U"ægir", U"øresund", U"åse", U"ane", U"mari", U"niels",
                              U"alfa", U"alpha", U"bravo", U"charlie", U"delta", U"echo", U"foxtrot", U"golf", U"hotel", U"india", U"juliet", U"juliett", U"kilo", U"lima", U"mike", U"november", U"oscar", U"papa", U"quebec", U"romeo", U"sierra", U"tango", U"uniform", U"victor", U"whiskey", U"xray", U"x-ray", U"yankee", U"zulu"});
    };
    const auto& d = r_.digits();
    for (std::size_t i = 0; i < d.size(); ++i) {
      const std::size_t token = r_.token_at(d[i].start);
      if (d[i].text.size() > 5 || token < 3 || r_.tokens()[token].lines_before || !spelled(r_.word(token - 1)) || !spelled(r_.word(token - 2))) continue;
      const std::size_t groups = five_in_groups(r_, i);
      const std::int32_t start = r_.tokens()[token - 2].start;
      if (groups && vehicles_.near(start, start)) add(start, d[i + groups - 1].end, 3.0, true);
    }
  }

  // "B0 6I 448": as a machine reads "BO 61 448".
  void misread() {
    const auto figure = [](char32_t c) { return danish::is_digit(c) || std::u32string_view(U"OIlSB").find(c) != std::u32string_view::npos; };
    for (const Digits& d : r_.digits()) {
      if (d.text.size() != 3 || t_.at(d.start - 1) != U' ' || !figure(t_.at(d.start - 2)) || !figure(t_.at(d.start - 3)) || t_.at(d.start - 4) != U' ') continue;
      const std::int32_t start = d.start - 6;
      const auto letter = [&](std::int32_t at) { return t_.at(at) >= U'A' && t_.at(at) <= U'Z'; };
      const bool letters = letter(start) && letter(start + 1), mixed = letter(start) != letter(start + 1) && (t_.at(start) == U'0' || t_.at(start + 1) == U'0' || t_.at(start + 1) == U'8' || t_.at(start + 1) == U'1');
      const bool figures = danish::is_digit(t_.at(d.start - 2)) && danish::is_digit(t_.at(d.start - 3));
      if ((!letters && !mixed) || (letters && figures) || !stands_alone(t_, start, d.end) || !vehicles_.near(start, d.end)) continue;
      add(start, d.end, 2.0, true);
    }
  }

  // The Danish form around the number `i`.
  void danish(std::size_t i) {
    const auto& d = r_.digits();
    const std::int32_t near = d[i].start;
    if (!base::is_letter(t_.at(near - 1)) && !base::is_letter(t_.at(near - 2)) && !base::is_letter(t_.at(near - 3)) && !base::is_letter(t_.at(near - 4))) return;
    const bool labelled = (r_.label_before(d[i].start).around & kCueVehicle) != 0;
    const bool said = labelled || vehicles_.near(d[i].start, d[i].end);
    const auto capital = [&](std::int32_t at) { return (t_.at(at) >= U'A' && t_.at(at) <= U'Z') || (said && t_.at(at) >= U'a' && t_.at(at) <= U'z'); };
    std::int32_t last = d[i].start - 1;
    bool apart = false, line = false;
    while (!capital(last) && d[i].start - last <= 2 && (t_.at(last) == U' ' || t_.at(last) == U'-' || t_.at(last) == U'.' || t_.at(last) == U'·' || t_.at(last) == U'\t' || (said && (t_.at(last) == U'/' || t_.at(last) == U':' || t_.at(last) == U'_' || t_.at(last) == U'\n')))) line = line || t_.at(last) == U'\n', --last, apart = true;
    if (said && !capital(last) && t_.at(d[i].start - 1) == U' ' && t_.at(d[i].start - 2) == U'-' && t_.at(d[i].start - 3) == U' ') last = d[i].start - 4, apart = true;  // "HM - 23 528"
    if (line && (!base::is_upper(t_.at(last)) || !base::is_upper(t_.at(last - 1)))) return;
    const bool spaced = said && letters_apart(i, last);
    // "B.F. 42.118"
    const bool dotted = said && capital(last) && t_.at(last - 1) == U'.' && capital(last - 2) && t_.at(last + 1) == U'.' && !base::is_letter(t_.at(last - 3));
    if (dotted || spaced) {
      const bool two = d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 && r_.gap_after(i) != Gap::kOther;
      const std::size_t groups = two ? 2 : five_in_groups(r_, i);
      if (groups && stands_alone(t_, last - 2, d[i + groups - 1].end)) add(last - 2, d[i + groups - 1].end, 2.0, true);
      return;
    }
    if (!capital(last) || !capital(last - 1) || base::is_letter(t_.at(last - 2)) || danish::is_digit(t_.at(last - 2))) return;
    std::u32string letters(t_.lower_part(last - 1, last + 1));
    const bool small = !base::is_upper(t_.at(last)) && !base::is_upper(t_.at(last - 1));
    if (small && letters == U"xx") return;
    if (small && apart && is_small_word(letters) && !plate_word_before(last - 1) && t_.at(last - 2) != U'(') return;
    // "HH AR 519": the letters of a German town in front.
    const bool whole = d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 && r_.gap_after(i) == Gap::kSpace;  // "MC HC 18 226"
    if (said && !whole && d[i].text.size() < 4 && (t_.at(last - 2) == U' ' || t_.at(last - 2) == U'-') && base::is_upper(t_.at(last - 3)) && (t_.at(last - 4) == U'(' || t_.at(last - 4) == U' ' || base::is_upper(t_.at(last - 4)))) return;
    const std::int32_t start = last - 1;
    std::int32_t end = d[i].end;
    double score = 0;
    std::string number = d[i].text;
    const bool round = number.starts_with("19") || number.starts_with("20") || number.ends_with("00");  // "Escort RS 2000"
    if (const std::size_t groups = said ? five_in_groups(r_, i) : 0; groups > 2) {
      end = d[i + groups - 1].end;
      score = 1.0;
      for (std::size_t k = i + 1; k < i + groups; ++k) number += d[k].text;
    } else if (d[i].text.size() == 5) {
      score = line ? 0.0 : apart ? 0.6 : 1.0;
    } else if (d[i].text.size() == 2 && i + 1 < d.size() && d[i + 1].text.size() == 3 &&
               ((said && r_.gap_after(i) == Gap::kSlash) || (r_.gap_after(i) == Gap::kLine && d[i].text[0] != '0' && (said || t_.at(d[i].start - 1) == U' ')) || r_.gap_after(i) == Gap::kWide || r_.gap_after(i) == Gap::kSpace || r_.gap_after(i) == Gap::kDot || r_.gap_after(i) == Gap::kDash)) {
      end = d[i + 1].end;
      score = line || r_.gap_after(i) == Gap::kLine ? 0.5 : 2.5;
      number += d[i + 1].text;
    } else if (d[i].text.size() == 3 && i + 1 < d.size() && d[i + 1].text.size() == 2 && r_.gap_after(i) == Gap::kSpace) {
      end = d[i + 1].end;  // "AB 123 45"
      score = said ? 1.0 : -1.0;
      number += d[i + 1].text;
    } else if (r_.gap_after(i) == Gap::kSpace && i + 1 < d.size() && d[i + 1].text.size() > 2) {
      return;  // "afgift nr. PA 5503 7781 204"
    } else if (said && !line && (d[i].text.size() == 4 || (d[i].text.size() == 3 && (r_.label_before(d[i].start).nearest & kCueVehicle)))) {
      if (round && r_.label_before(start).distance > 2) return;
      score = -0.5;
    } else {
      return;
    }
    // "WPR 99038" is read by abroad(); "IMG_4471_CM88203.jpg"
    const bool in_file_name = !apart && t_.at(start - 1) == U'_' && (t_.at(end) == U'.' || t_.at(end) == U'_');
    if ((!in_file_name && !stands_alone(t_, start, end)) || t_.at(end) == U'-') return;
    if (names_a_thing(start) || (small && measured(end))) return;
    if (letters == U"nr" && t_.at(last + 1) == U'.' && t_.at(last) == U'r') return;  // "P-nr. 1007"
    const Label label = r_.label_before(start);
    const bool vehicle_named = (label.nearest & kCueVehicle) && label.distance <= 2;
    if (is_no_plate(letters) && !(vehicle_named && base::is_upper(t_.at(start)) && letters != U"nr" && !measured(end))) score -= 2.5;
    bool by_label = false;
    if (label.nearest & kCueVehicle) score += 3.5, by_label = true;
    else if (label.around & kCueVehicle) score += 2.0;
    else if (said && vehicles_.right_before(start)) score += 3.5;
    else if (said) score += 1.5;
    else if (label.nearest & (kCueOther | kCueCase | kCueCvr)) score -= 2.0;
    // "DK-BB 84509": the country of the number belongs to it.
    const bool country = (t_.at(start - 1) == U' ' || t_.at(start - 1) == U'-') && t_.at(start - 2) == U'K' && t_.at(start - 3) == U'D' && !base::is_letter(t_.at(start - 4));
    add(country ? start - 3 : start, end, score, by_label);
    if (ends_.empty() || ends_.back() < end) ends_.push_back(end);
    for (char32_t& letter : letters) letter -= letter >= U'a' ? U'a' - U'A' : 0;
    claims_.back().entity = base::encode(letters) + number;
    if (score > 1.5) found_.insert(claims_.back().entity);
    else doubtful_.push_back(claims_.size() - 1);
  }
  // "reg.nr. ca 65 612": the letters are a word as well.
  bool plate_word_before(std::int32_t place) const {
    const std::size_t token = r_.token_at(place);
    for (std::size_t back = 1; back <= 2 && back <= token; ++back) {
      const auto word = r_.word(token - back);
      if (word.starts_with(U"reg") || word.starts_with(U"indreg") || word.find(U"plade") != word.npos || word.starts_with(U"nrpl")) return true;
    }
    return false;
  }
  // "C Z 4 1 2 2 0": each by itself
  bool letters_apart(std::size_t i, std::int32_t last) const {
    const auto upper = [&](std::int32_t at) { return t_.at(at) >= U'A' && t_.at(at) <= U'Z'; };
    return (r_.digits()[i].text.size() <= 2 && last == r_.digits()[i].start - 2) && upper(last) && t_.at(last - 1) == U' ' && upper(last - 2) && !base::is_letter(t_.at(last - 3));
  }

  // One that was found for sure is one wherever it stands.
  void again() {
    for (const std::size_t i : doubtful_)
      if (found_.contains(claims_[i].entity)) claims_[i].score = std::max(claims_[i].score, 1.6);
  }

  const Reading& r_;
  const danish::Text& t_;
  const Vehicles vehicles_;
  std::vector<Claim>& claims_;
  std::vector<std::int32_t> ends_;  // of Danish ones, in order
  std::set<std::string, std::less<>> found_;
  std::vector<std::size_t> doubtful_;
};

}  // namespace

void scan_plates(const Reading& reading, std::vector<Claim>& claims) { Plates(reading, claims).run(); }

}  // namespace meretid::access
