// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/other_ids.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/text.h"

namespace meretid::access {
namespace {

using danish::is_digit;

constexpr double kLabelled = 0.9, kByForm = 0.85;
constexpr std::size_t kShortest = 4, kLongest = 40;

// What stands before the number, in lower case; longer words that begin so count, too ("pasnummeret").
constexpr std::array<std::u32string_view, 44> kLabels = {
    U"pasnr", U"pasnummer", U"pas nr", U"kørekort nr", U"kørekortnr", U"kørekortnummer", U"kundenr", U"kundenummer", U"kunde nr", U"medlemsnr",
    U"medlemsnummer", U"medlems nr", U"policenr", U"policenummer", U"police nr", U"lejemålsnr", U"lejemålsnummer", U"lejemål nr", U"målernr", U"målernummer",
    U"måler nr", U"installationsnr", U"installationsnummer", U"bfe-nr", U"bfe-nummer", U"bfe nr", U"bfe", U"ejendomsnr", U"ejendomsnummer", U"stelnr",
    U"stelnummer", U"stel nr", U"patientnr", U"patientnummer", U"patient-id", U"borger-id", U"elevnr", U"elevnummer", U"studienr", U"studienummer",
    U"medarbejdernr", U"medarbejdernummer", U"lønnr", U"skadenummer"};

class Scan {
 public:
  explicit Scan(std::string_view utf8) : text_(utf8), offsets_(utf8) {}

  std::vector<OtherId> run() {
    for (const auto label : kLabels) labelled(label);
    for (std::int32_t i = 0; i < text_.size(); ++i) {
      if (!starts(i)) continue;
      if (const auto end = uuid(i); end > i) add(i, end, kByForm);
      else if (const auto ip = address(i); ip > i) add(i, ip, kByForm);
      else if (const auto vin = chassis(i); vin > i) add(i, vin, kByForm);
    }
    std::sort(out_.begin(), out_.end(), [](const OtherId& a, const OtherId& b) { return a.start < b.start; });
    return std::move(out_);
  }

 private:
  bool word(char32_t c) const { return base::is_letter(c) || is_digit(c); }
  bool starts(std::int32_t i) const { return word(text_.at(i)) && !word(text_.at(i - 1)); }

  void labelled(std::u32string_view label) {
    for (auto at = text_.lower.find(label); at != text_.lower.npos; at = text_.lower.find(label, at + label.size())) {
      const auto start = static_cast<std::int32_t>(at);
      if (word(text_.at(start - 1))) continue;
      std::int32_t i = start + static_cast<std::int32_t>(label.size());
      while (base::is_letter(text_.at(i)) && i - start < 40) ++i;  // "-nummeret"
      while (text_.at(i) == U'.' || text_.at(i) == U':' || text_.at(i) == U' ' || text_.at(i) == U'#' || text_.at(i) == U'\t') ++i;
      if (const auto end = number(i); end > i) add(i, end, kLabelled);
    }
  }
  // Digits and letters with single hyphens, dots or blanks between groups of digits; at least four digits.
  std::int32_t number(std::int32_t i) const {
    std::int32_t end = i;
    int digits = 0;
    for (std::int32_t at = i; at - i < static_cast<std::int32_t>(kLongest); ++at) {
      const char32_t c = text_.at(at);
      if (is_digit(c) || base::is_upper(c)) {
        digits += is_digit(c);
        end = at + 1;
      } else if (!((c == U'-' || c == U'/' || c == U' ' || c == U'.') && is_digit(text_.at(at + 1)) && at > i)) {
        break;
      }
    }
    return digits >= static_cast<int>(kShortest) && !base::is_letter(text_.at(end)) ? end : i;
  }
  std::int32_t uuid(std::int32_t i) const {
    constexpr std::array<int, 5> kGroups = {8, 4, 4, 4, 12};
    std::int32_t at = i;
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
      for (int n = 0; n < kGroups[g]; ++n, ++at) {
        const char32_t c = base::lower(text_.at(at));
        if (!is_digit(c) && !(c >= U'a' && c <= U'f')) return i;
      }
      if (g + 1 < kGroups.size() && text_.at(at++) != U'-') return i;
    }
    return word(text_.at(at)) ? i : at;
  }
  std::int32_t address(std::int32_t i) const {
    std::int32_t at = i;
    for (int part = 0; part < 4; ++part) {
      int value = 0, count = 0;
      while (is_digit(text_.at(at)) && count < 4) value = value * 10 + static_cast<int>(text_.at(at++) - U'0'), ++count;
      if (count == 0 || count > 3 || value > 255) return i;
      if (part < 3 && text_.at(at++) != U'.') return i;
    }
    // "1.2.3.4" is a version or a paragraph more often than a machine.
    return word(text_.at(at)) || (text_.at(at) == U'.' && is_digit(text_.at(at + 1))) || at - i < 9 ? i : at;
  }
  // 17 letters and digits without I, O, Q (ISO 3779), both kinds among them.
  std::int32_t chassis(std::int32_t i) const {
    int digits = 0, letters = 0;
    for (int n = 0; n < 17; ++n) {
      const char32_t c = text_.at(i + n);
      if (is_digit(c)) ++digits;
      else if (c >= U'A' && c <= U'Z' && c != U'I' && c != U'O' && c != U'Q') ++letters;
      else return i;
    }
    return !word(text_.at(i + 17)) && digits >= 4 && letters >= 2 ? i + 17 : i;
  }
  void add(std::int64_t start, std::int64_t end, double confidence) {
    for (const OtherId& other : out_)
      if (other.start < end && start < other.end) return;
    out_.push_back({start, end, std::string(offsets_.slice(start, end)), confidence});
  }

  danish::Text text_;
  base::OffsetIndex offsets_;
  std::vector<OtherId> out_;
};

}  // namespace

std::vector<OtherId> other_ids(std::string_view text) { return Scan(text).run(); }

}  // namespace meretid::access
