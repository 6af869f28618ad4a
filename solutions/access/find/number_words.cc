// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/number_words.h"

#include <utility>

#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr std::pair<std::u32string_view, int> kOnes[] = {{U"nul", 0}, {U"en", 1}, {U"et", 1}, {U"én", 1}, {U"ét", 1}, {U"to", 2}, {U"tre", 3}, {U"fire", 4},
                                                         {U"fem", 5}, {U"seks", 6}, {U"syv", 7}, {U"otte", 8}, {U"ni", 9}};
constexpr std::pair<std::u32string_view, int> kTeens[] = {{U"ti", 10},      {U"elleve", 11}, {U"tolv", 12},   {U"tretten", 13}, {U"fjorten", 14},
                                                          {U"femten", 15}, {U"seksten", 16}, {U"sytten", 17}, {U"atten", 18},   {U"nitten", 19}};
constexpr std::pair<std::u32string_view, int> kTens[] = {{U"tyve", 20},       {U"tredive", 30}, {U"fyrre", 40},  {U"fyrretyve", 40}, {U"halvtreds", 50}, {U"halvtres", 50},
                                                         {U"tres", 60}, {U"treds", 60},       {U"halvfjerds", 70}, {U"firs", 80}, {U"halvfems", 90}};

template <class List>
int in(const List& list, std::u32string_view word) {
  for (const auto& [name, value] : list)
    if (word == name) return value;
  return -1;
}

// "syvogfyrre", "ottetredive"
int below_hundred(std::u32string_view word) {
  if (const int value = in(kTeens, word); value >= 0) return value;
  for (const auto& [tens, value] : kTens) {
    if (word == tens) return value;
    if (!word.ends_with(tens)) continue;
    std::u32string_view rest = word.substr(0, word.size() - tens.size());
    if (rest.size() > 2 && rest.ends_with(U"og")) rest.remove_suffix(2);
    if (const int one = in(kOnes, rest); one > 0) return value + one;
  }
  return -1;
}

std::u32string_view next_word(std::u32string_view lower, std::size_t& at) {
  while (at < lower.size() && (lower[at] == U' ' || lower[at] == U',')) ++at;
  const std::size_t start = at;
  while (at < lower.size() && base::is_letter(lower[at])) ++at;
  return lower.substr(start, at - start);
}

}  // namespace

std::optional<std::string> digits_of_word(std::u32string_view word) {
  constexpr std::size_t kLongest = 120;  // a run of hyphens without end is no number
  if (word.size() > kLongest) return std::nullopt;
  if (const std::size_t hyphen = word.find(U'-'); hyphen != word.npos) {  // "to-fire"
    const auto first = digits_of_word(word.substr(0, hyphen)), rest = digits_of_word(word.substr(hyphen + 1));
    return first && rest ? std::optional(*first + *rest) : std::nullopt;
  }
  if (word.size() < 2 || word.size() > 20) return std::nullopt;
  if (word.starts_with(U"totusind") && word.size() > 8) {  // "totusindtyve"
    std::u32string_view rest = word.substr(8);
    if (rest.starts_with(U"og")) rest.remove_prefix(2);
    const int below = in(kOnes, rest) >= 0 ? in(kOnes, rest) : below_hundred(rest);
    return below < 0 ? std::nullopt : std::optional(std::to_string(2000 + below));
  }
  if (const int one = in(kOnes, word); one >= 0) return std::to_string(one);
  if (const int two = below_hundred(word); two >= 0) return std::to_string(two);
  if (word.starts_with(U"nul"))  // "nulfem", "nulnul"
    if (const int one = in(kOnes, word.substr(3)); one >= 0) return "0" + std::to_string(one);
  return std::nullopt;
}

int year_in_words(std::u32string_view lower, std::size_t from, std::size_t& end) {
  std::size_t at = from;
  std::u32string_view word = next_word(lower, at);
  int century = 0;
  for (const auto& [name, value] : {std::pair<std::u32string_view, int>{U"attenhundrede", 1800}, {U"nittenhundrede", 1900}, {U"nittenhundred", 1900}, {U"totusind", 2000}, {U"totusinde", 2000}, {U"tyvehundrede", 2000}})
    if (word == name) century = value;
    else if (word.size() > name.size() && word.starts_with(name)) {  // "nittenhundredeseksoghalvtreds", "nittenhundredeogsyv"
      std::u32string_view rest = word.substr(name.size());
      if (rest.starts_with(U"og")) rest.remove_prefix(2);
      int value_of_rest = in(kOnes, rest);
      if (value_of_rest < 0) value_of_rest = below_hundred(rest);
      if (value_of_rest > 0) {
        end = at;
        return value + value_of_rest;
      }
    }
  if (!century) {
    if (word != U"nitten" && word != U"atten" && word != U"to" && word != U"tyve") return 0;
    const bool thousand = word == U"to";
    century = word == U"atten" ? 1800 : word == U"nitten" ? 1900 : 2000;
    std::size_t behind = at;
    const std::u32string_view second = next_word(lower, behind);
    if (second == U"hundrede" || second == U"hundred" || second == U"tusind" || second == U"tusinde") at = behind;
    else if (thousand) return 0;
  }
  end = at;
  std::size_t behind = at;
  word = next_word(lower, behind);
  if (word == U"og") word = next_word(lower, behind);
  int rest = in(kOnes, word);
  if (rest < 0) rest = below_hundred(word);
  if (rest < 0) return century == 2000 ? century : 0;
  end = behind;
  return century + rest;
}

}  // namespace meretid::access
