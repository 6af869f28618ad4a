// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/cmap.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse::drawn {
namespace {

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }
bool blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

std::uint32_t number(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// Only what CMaps consist of: hex strings, numbers, names, words and brackets.
struct Token {
  enum Kind { kEnd, kHex, kNumber, kName, kWord, kOpen, kClose } kind = kEnd;
  std::string text;   // bytes of a hex string, letters of a word or name
  std::uint32_t number = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
  Token next() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (blank(c)) ++at_;
      else if (c == '%') at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
      else if (c == '<' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '<') at_ += 2;
      else if (c == '>') ++at_;
      else if (c == '(') string();
      else break;
    }
    if (at_ >= bytes_.size()) return {};
    const char c = bytes_[at_];
    if (c == '<') return hex();
    if (c == '[' || c == ']') return ++at_, Token{c == '[' ? Token::kOpen : Token::kClose, {}, 0};
    const std::size_t start = at_++;
    while (at_ < bytes_.size() && !blank(bytes_[at_]) && std::string_view("/<>[]()%").find(bytes_[at_]) == std::string_view::npos) ++at_;
    const std::string_view word = bytes_.substr(start, at_ - start);
    if (word[0] == '/') return {Token::kName, std::string(word.substr(1)), 0};
    if (std::all_of(word.begin(), word.end(), [](char d) { return d >= '0' && d <= '9'; }) && word.size() < 10)
      return {Token::kNumber, {}, static_cast<std::uint32_t>(std::stoul(std::string(word)))};
    return {Token::kWord, std::string(word), 0};
  }

 private:
  Token hex() {
    Token token{Token::kHex, {}, 0};
    int half = -1;
    for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
      const int d = digit(bytes_[at_]);
      if (d < 0) continue;
      if (half < 0) half = d;
      else token.text += static_cast<char>(half * 16 + d), half = -1;
    }
    if (half >= 0) token.text += static_cast<char>(half * 16);
    ++at_;
    return token;
  }
  void string() {
    int depth = 0;
    for (; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '\\') ++at_;
      else if (bytes_[at_] == '(') ++depth;
      else if (bytes_[at_] == ')' && --depth == 0) return void(++at_);
    }
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

class CMapReader {
 public:
  CMapReader(CMap& map, std::string_view bytes) : map_(map), tokens_(bytes) {}

  void read() {
    Token before;
    for (Token token = tokens_.next(); token.kind != Token::kEnd; token = tokens_.next()) {
      if (token.kind == Token::kWord) {
        if (token.text == "begincodespacerange") spaces();
        else if (token.text == "beginbfchar") chars(true);
        else if (token.text == "beginbfrange") ranges(true);
        else if (token.text == "begincidchar") chars(false);
        else if (token.text == "begincidrange") ranges(false);
        else if (token.text == "usecmap" && before.kind == Token::kName) map_.uses = before.text;
      }
      if (token.kind == Token::kNumber && before.kind == Token::kName && before.text == "WMode") map_.vertical = token.number == 1;
      before = std::move(token);
    }
  }

 private:
  bool full() const { return map_.cids_.size() + map_.texts_.size() + map_.spaces_.size() >= CMap::kMost; }
  // Each list ends with a word ("endbfchar"), whatever stood before it.
  void spaces() {
    for (;;) {
      const Token low = tokens_.next();
      if (low.kind != Token::kHex) return;
      const Token high = tokens_.next();
      if (high.kind != Token::kHex) return;
      if (!full() && low.text.size() == high.text.size() && !low.text.empty() && low.text.size() <= 4)
        map_.spaces_.push_back({number(low.text), number(high.text), static_cast<std::int32_t>(low.text.size())});
    }
  }
  void chars(bool text) {
    for (;;) {
      const Token code = tokens_.next();
      if (code.kind != Token::kHex) return;
      const Token value = tokens_.next();
      if (value.kind == Token::kEnd || value.kind == Token::kWord) return;
      if (full()) continue;
      const std::uint32_t low = number(code.text);
      if (text && value.kind == Token::kHex) map_.texts_[low] = {low, value.text};
      if (!text && value.kind == Token::kNumber) map_.cids_[low] = {low, value.number};
    }
  }
  void ranges(bool text) {
    for (;;) {
      const Token from = tokens_.next();
      if (from.kind != Token::kHex) return;
      const Token to = tokens_.next();
      Token value = tokens_.next();
      if (to.kind != Token::kHex || value.kind == Token::kEnd || value.kind == Token::kWord) return;
      const std::uint32_t low = number(from.text), high = number(to.text);
      if (value.kind == Token::kOpen) {
        std::uint32_t code = low;
        for (value = tokens_.next(); value.kind == Token::kHex; value = tokens_.next(), ++code)
          if (text && !full() && code <= high) map_.texts_[code] = {code, value.text};
      } else if (!full() && high >= low) {
        if (text && value.kind == Token::kHex) map_.texts_[low] = {high, value.text};
        if (!text && value.kind == Token::kNumber) map_.cids_[low] = {high, value.number};
      }
    }
  }
  CMap& map_;
  Tokens tokens_;
};

CMap CMap::read(std::string_view bytes) {
  CMap map;
  CMapReader(map, bytes).read();
  return map;
}

CMap CMap::identity() {
  CMap map;
  map.spaces_.push_back({0, 0xFFFF, 2});
  map.is_identity = true;
  return map;
}

CMap::Code CMap::next(std::string_view text, std::size_t at, std::int32_t otherwise) const {
  const std::size_t left = text.size() - at;
  for (std::int32_t bytes = 1; bytes <= 4 && static_cast<std::size_t>(bytes) <= left && !spaces_.empty(); ++bytes) {
    const std::uint32_t code = number(text.substr(at, static_cast<std::size_t>(bytes)));
    for (const Space& space : spaces_) {
      if (space.bytes != bytes) continue;
      bool inside = true;  // each byte within its own range (9.7.6.2)
      for (int i = 0; i < bytes && inside; ++i) {
        const std::uint32_t b = code >> (8 * i) & 255;
        inside = b >= (space.low >> (8 * i) & 255) && b <= (space.high >> (8 * i) & 255);
      }
      if (inside) return {code, bytes};
    }
  }
  std::int32_t take = otherwise;
  if (!spaces_.empty()) {
    take = 4;
    for (const Space& space : spaces_) take = std::min(take, space.bytes);
  }
  take = std::clamp<std::int32_t>(take, 1, static_cast<std::int32_t>(std::min<std::size_t>(left, 4)));
  return {number(text.substr(at, static_cast<std::size_t>(take))), take};
}

std::optional<std::uint32_t> CMap::cid(std::uint32_t code, std::int32_t) const {
  if (is_identity) return code;
  auto found = cids_.upper_bound(code);
  if (found == cids_.begin()) return std::nullopt;
  --found;
  if (code > found->second.high) return std::nullopt;
  return found->second.first + (code - found->first);
}

std::optional<std::string> CMap::text(std::uint32_t code) const {
  auto found = texts_.upper_bound(code);
  if (found == texts_.begin()) return std::nullopt;
  --found;
  if (code > found->second.high) return std::nullopt;
  std::string units = found->second.first;
  if (units.size() == 1) units.insert(units.begin(), '\0');
  const std::uint32_t more = code - found->first;
  if (more > 0 && units.size() >= 2) {
    const std::size_t last = units.size() - 2;
    const std::uint32_t unit = (number(units.substr(last)) + more) & 0xFFFF;
    units[last] = static_cast<char>(unit >> 8);
    units[last + 1] = static_cast<char>(unit & 255);
  }
  return base::from_utf16(units, true).text;
}

std::vector<CMap::Meant> CMap::meanings(std::size_t most) const {
  std::vector<Meant> all;
  for (auto range = texts_.begin(); range != texts_.end(); ++range) {
    const auto following = std::next(range);
    for (std::uint64_t code = range->first; code <= range->second.high && (following == texts_.end() || code < following->first); ++code) {
      if (all.size() >= most) return all;
      all.push_back({static_cast<std::uint32_t>(code), *text(static_cast<std::uint32_t>(code))});
    }
  }
  return all;
}

}  // namespace meretid::parse::drawn
