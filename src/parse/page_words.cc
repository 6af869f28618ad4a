// SPDX-License-Identifier: EUPL-1.2
#include "parse/page_words.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kHead = 4 + 1 + 16 + 2;
constexpr std::size_t kLongest = 60'000;
constexpr float kFarthest = 1e6F;  // points; a page of PDF is at most 14,400

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}
void put(std::string& out, double value) { put(out, std::bit_cast<std::uint32_t>(static_cast<float>(value)), 4); }

std::uint32_t take(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}
float take_float(std::string_view bytes, std::size_t at) { return std::bit_cast<float>(take(bytes, at, 4)); }

tl::unexpected<Error> bad(const char* found) { return fail("parse.bad_answer", Kind::kInternal, {{"found", found}}); }

}  // namespace

std::string pack_words(const std::vector<LooseWord>& words) {
  std::string out;
  out.reserve(words.size() * (kHead + 8));
  for (const auto& word : words) {
    const std::string text = word.text.size() <= kLongest ? word.text : base::repair(word.text.substr(0, kLongest));
    put(out, static_cast<std::uint32_t>(word.page), 4);
    out.push_back(word.ends_line ? 1 : 0);
    for (const double side : {word.box.left, word.box.top, word.box.right, word.box.bottom}) put(out, side);
    put(out, static_cast<std::uint32_t>(text.size()), 2);
    out += text;
  }
  return out;
}

Result<std::vector<LooseWord>> unpack_words(std::string_view bytes, std::int32_t pages) {
  std::vector<LooseWord> words;
  std::int32_t before = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at < kHead) return bad("half a word");
    const auto page = static_cast<std::int32_t>(take(bytes, at, 4));
    const auto flags = static_cast<unsigned char>(bytes[at + 4]);
    float sides[4];
    for (std::size_t i = 0; i < 4; ++i) sides[i] = take_float(bytes, at + 5 + 4 * i);
    const std::size_t length = take(bytes, at + 21, 2);
    at += kHead;
    if (length == 0 || length > bytes.size() - at) return bad("a word of a wrong length");
    if (page < before || page >= pages) return bad("a word on a page that is not there");
    if (!std::all_of(sides, sides + 4, [](float side) { return std::isfinite(side) && std::fabs(side) < kFarthest; }))
      return bad("a word without a place");
    const auto text = bytes.substr(at, length);
    at += length;
    if (!base::is_utf8(text)) return bad("a word that is not UTF-8");
    before = page;
    words.push_back({std::string(text), page, {sides[0], sides[1], sides[2], sides[3]}, (flags & 1) != 0});
  }
  return words;
}

void join_words(const std::vector<LooseWord>& words, Document& document) {
  std::size_t bytes = 0;
  for (const auto& word : words) bytes += word.text.size() + 1;
  document.text.clear();
  document.text.reserve(bytes + document.pages.size());
  document.words.clear();
  document.words.reserve(words.size());
  std::int64_t at = 0;
  std::int32_t page = 0;
  const auto separate = [&](char by) {
    document.text.push_back(by);
    ++at;
  };
  bool first_on_page = true, line_ended = false;
  for (const auto& word : words) {
    for (; page < word.page; ++page) {
      separate('\f');
      first_on_page = true;
    }
    if (!first_on_page) separate(line_ended ? '\n' : ' ');
    const auto length = base::length(word.text);
    document.text += word.text;
    document.words.push_back({at, at + length, page, word.box});
    at += length;
    first_on_page = false;
    line_ended = word.ends_line;
  }
  for (; page + 1 < static_cast<std::int32_t>(document.pages.size()); ++page) separate('\f');
}

}  // namespace meretid::parse
