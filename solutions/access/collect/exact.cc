// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/exact.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace meretid::access::collect {
namespace {

using retrieval::Word;

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (Word& word : retrieval::words(text)) parts.push_back(std::move(word.text));
  return parts;
}

class Counted {
 public:
  void add(std::size_t start, std::size_t end, bool weak) {
    if (best_ && best_->weak == weak) ++best_->times;
    else if (!best_ || best_->weak) best_ = Exact{start, end, 1, weak};
  }
  const std::optional<Exact>& best() const { return best_; }

 private:
  std::optional<Exact> best_;
};

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

// "Hansen", "Hansens", and "Jens" for the genitive "Jens'".
bool is_name(std::string_view word, std::string_view part) {
  return word == part || (word.size() == part.size() + 1 && word.back() == 's' && word.starts_with(part));
}

class NameScan {
 public:
  NameScan(std::string_view text, std::span<const Word> words, const std::vector<std::string>& parts) : text_(text), words_(words), parts_(parts) {}

  std::optional<Exact> run() const {
    Counted counted;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (const std::size_t end = forward(i)) counted.add(words_[i].start, words_[end - 1].end, false);
      else if (const std::size_t reversed_end = reversed(i)) counted.add(words_[i].start, words_[reversed_end - 1].end, false);
      else if (const std::size_t short_end = initials(i)) counted.add(words_[i].start, words_[short_end - 1].end, true);
    }
    return counted.best();
  }

 private:
  std::string_view between(std::size_t left) const { return text_.substr(words_[left].end, words_[left + 1].start - words_[left].end); }
  // What may stand inside a name: blanks, one line end, the full stop of an initial, a hyphen.
  bool joined(std::size_t left) const {
    const std::string_view gap = between(left);
    return gap.size() <= 4 && std::count(gap.begin(), gap.end(), '\n') <= 1 &&
           (gap.find_first_not_of(" \t\r\n-.") == gap.npos || gap == "\u00A0" || gap == "@" || gap == "_");
  }
  bool no_sentence_between(std::size_t left) const {
    return between(left).find('.') == std::string_view::npos || between(left) == "." || base::length(words_[left].text) == 1;
  }
  bool capital(std::size_t i) const {
    std::size_t at = words_[i].start;
    return base::is_upper(base::next(text_, at));
  }

  // First to last, with up to two other names between; the middle ones of the wanted name may be left out. The word behind, or 0.
  std::size_t forward(std::size_t i) const {
    if (!is_name(words_[i].text, parts_.front())) return 0;
    if (parts_.size() == 1) return i + 1;
    constexpr int kOthers = 2;
    int others = 0;
    std::size_t part = 1;
    for (std::size_t k = i + 1; k < words_.size() && joined(k - 1) && no_sentence_between(k - 1); ++k) {
      const std::string& word = words_[k].text;
      const auto at = std::find_if(parts_.begin() + static_cast<std::ptrdiff_t>(part), parts_.end(), [&](const std::string& p) { return is_name(word, p); });
      if (at != parts_.end()) {
        part = static_cast<std::size_t>(at - parts_.begin()) + 1;
        if (part == parts_.size()) return k + 1;
      } else if (!capital(k) || ++others > kOthers) {
        return 0;
      }
    }
    return 0;
  }

  // "Eksempel, Anne Marie" | a table's "Eksempel	Anne"
  std::size_t reversed(std::size_t i) const {
    if (parts_.size() < 2 || !is_name(words_[i].text, parts_.back()) || i + 1 >= words_.size()) return 0;
    const std::string_view gap = between(i);
    if (gap.size() > 4 || gap.find_first_not_of(" ,;\t\r\n|") != gap.npos) return 0;
    // "for eksempel anne" is no name.
    if (gap.find(',') == gap.npos && !(capital(i) && capital(i + 1))) return 0;
    return is_name(words_[i + 1].text, parts_.front()) ? i + 2 : 0;
  }

  // "A. Eksempel" | "A.M. Eksempel"
  std::size_t initials(std::size_t i) const {
    if (parts_.size() < 2 || base::length(words_[i].text) != 1 || !parts_.front().starts_with(words_[i].text) || !capital(i)) return 0;
    if (i > 0 && base::length(words_[i - 1].text) == 1 && joined(i - 1)) return 0;  // "B.A. Eksempel"
    std::size_t k = i + 1;
    while (k < words_.size() && base::length(words_[k].text) == 1 && joined(k - 1) && capital(k) && k - i < 3) ++k;
    return k < words_.size() && joined(k - 1) && is_name(words_[k].text, parts_.back()) ? k + 1 : 0;
  }

  std::string_view text_;
  std::span<const Word> words_;
  const std::vector<std::string>& parts_;
};

// "Nørre Allé" and "Nørre Alle", "Ahornvej" and "Ahornv", "Skt." and "Sankt": one spelling for comparing.
std::string street_word(std::string_view word) {
  if (word == "skt" || word == "sct" || word == "sankt") return "sankt";
  if (word == "gl") return "gammel";
  if (word == "ndr") return "nordre";
  if (word == "sdr") return "søndre";
  if (word == "alle" || word == "al") return "allé";
  if (word == "v") return "vej";
  if (word == "g" || word == "gd") return "gade";
  std::string whole(word);
  const auto ends = [&](std::string_view tail) { return whole.size() > tail.size() + 3 && whole.ends_with(tail); };
  if (ends("gd")) whole.replace(whole.size() - 2, 2, "gade");
  else if (ends("alle")) whole.replace(whole.size() - 1, 1, "é");
  return whole;
}

bool is_floor(std::string_view word) { return word == "st" || word == "stuen" || word == "kl" || word == "kld" || (is_number(word) && word.size() <= 2 && word.find_first_not_of("0123456789") == word.npos); }
bool is_door(std::string_view word) { return word == "tv" || word == "th" || word == "mf" || (is_number(word) && word.size() <= 3); }

struct House {
  std::vector<std::string> street;
  std::string number;  // "12b"
  std::string floor, door;
};

// The floor and door that begin at a word, if both can stand there and no post code does.
void read_home(std::span<const Word> words, std::size_t at, House& house) {
  if (at + 1 < words.size() && is_floor(words[at].text) && is_door(words[at + 1].text)) {
    house.floor = words[at].text;
    house.door = words[at + 1].text;
  } else if (at < words.size() && (words[at].text == "st" || words[at].text == "tv" || words[at].text == "th")) {
    house.floor = words[at].text;
  } else if (at + 1 < words.size() && is_floor(words[at].text) && (words[at + 1].text == "sal" || words[at + 1].text == "etage")) {
    house.floor = words[at].text;
    if (at + 2 < words.size() && is_door(words[at + 2].text)) house.door = words[at + 2].text;
  }
}

// House number and letter at a word: "12", "12b", "12 B". The word behind.
std::size_t read_number(std::string_view text, std::span<const Word> words, std::size_t at, std::string& number) {
  number = words[at].text;
  if (at + 1 < words.size() && number.find_first_not_of("0123456789") == number.npos && words[at + 1].text.size() == 1 && !is_number(words[at + 1].text) &&
      words[at + 1].start - words[at].end <= 1 && text[words[at].end] == ' ') {
    number += words[at + 1].text;
    return at + 2;
  }
  return at + 1;
}

House house_of(std::string_view address) {
  const std::vector<Word> words = retrieval::words(address);
  House house;
  std::size_t i = 0;
  for (; i < words.size() && (!is_number(words[i].text) || house.street.empty()); ++i) house.street.push_back(street_word(words[i].text));
  if (i == words.size()) return house;
  i = read_number(address, words, i, house.number);
  read_home(words, i, house);
  return house;
}

}  // namespace

std::optional<Exact> find_person(std::string_view text, std::span<const Word> words, std::string_view name) {
  const std::vector<std::string> parts = parts_of(name);
  if (parts.empty()) return std::nullopt;
  return NameScan(text, words, parts).run();
}

std::optional<Exact> find_address(std::string_view text, std::span<const Word> words, std::string_view address) {
  const House wanted = house_of(address);
  if (wanted.street.empty()) return std::nullopt;
  Counted counted;
  for (std::size_t i = 0; i + wanted.street.size() <= words.size(); ++i) {
    std::size_t at = i;
    while (at - i < wanted.street.size() && street_word(words[at].text) == wanted.street[at - i]) ++at;
    if (at - i < wanted.street.size()) continue;
    if (wanted.number.empty()) {
      counted.add(words[i].start, words[at - 1].end, false);
      continue;
    }
    if (at == words.size() || !is_number(words[at].text) || words[at].start - words[at - 1].end > 6) continue;
    House found;
    std::size_t behind = read_number(text, words, at, found.number);
    if (found.number != wanted.number) {
      // "12-14", "12, 14 og 16": the number is one of several.
      if (behind >= words.size() || !is_number(words[behind].text)) continue;
      const std::string_view gap = text.substr(words[behind - 1].end, words[behind].start - words[behind - 1].end);
      if (gap.find_first_of("-/") == gap.npos && gap.find("–") == gap.npos) continue;
      behind = read_number(text, words, behind, found.number);
      if (found.number != wanted.number) continue;
    }
    read_home(words, behind, found);
    const bool elsewhere = !wanted.floor.empty() && !found.floor.empty() && (found.floor != wanted.floor || (!wanted.door.empty() && !found.door.empty() && found.door != wanted.door));
    counted.add(words[i].start, words[behind - 1].end, elsewhere);
  }
  return counted.best();
}

std::optional<Exact> find_matter(std::string_view text, std::span<const Word> words, std::string_view matter) {
  const std::vector<std::string> parts = parts_of(matter);
  if (parts.empty()) return std::nullopt;
  Counted counted;
  for (std::size_t i = 0; i + parts.size() <= words.size(); ++i) {
    std::size_t k = 0;
    while (k < parts.size() && words[i + k].text == parts[k] && (k == 0 || words[i + k].start - words[i + k - 1].end <= 3)) ++k;
    if (k < parts.size()) continue;
    // "25-14" is no part of "125-14-2025": a number that goes on behind a stop is another one.
    const auto goes_on = [&](std::size_t end, std::size_t start) {
      return start - end == 1 && std::string_view("-./").find(text[end]) != std::string_view::npos;
    };
    const std::size_t last = i + parts.size() - 1;
    if (last + 1 < words.size() && is_number(words[last + 1].text) && goes_on(words[last].end, words[last + 1].start)) continue;
    if (i > 0 && is_number(words[i - 1].text) && goes_on(words[i - 1].end, words[i].start)) continue;
    counted.add(words[i].start, words[last].end, false);
  }
  return counted.best();
}

}  // namespace meretid::access::collect
