// SPDX-License-Identifier: EUPL-1.2
#include "parse/bbox_layout.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

double attribute(std::string_view line, std::string_view name) {
  const auto at = line.find(name);
  if (at == line.npos) return 0;
  const char* from = line.data() + at + name.size();
  double value = 0;
  std::from_chars(from, line.data() + line.size(), value);
  return std::isfinite(value) && std::fabs(value) < 1e6 ? value : 0;
}

std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    if (text[i] == '&')
      for (const auto& [name, character] : kEntities)
        if (text.substr(i, name.size()) == name) {
          out.push_back(character);
          i += name.size();
          replaced = true;
          break;
        }
    if (replaced) continue;
    const auto c = static_cast<unsigned char>(text[i++]);
    if (c >= 0x20 && c != 0x7f) out.push_back(static_cast<char>(c));  // control characters are no letters of a word
  }
  return base::repair(out);
}

}  // namespace

BboxPages read_bbox_layout(std::string_view xhtml, std::int32_t first_page) {
  BboxPages out;
  std::int32_t page = first_page - 1;
  for (std::size_t at = 0; at < xhtml.size();) {
    const auto end = std::min(xhtml.find('\n', at), xhtml.size());
    auto line = xhtml.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.starts_with("<page ")) {
      ++page;
      out.pages.push_back({attribute(line, "width=\""), attribute(line, "height=\""), false});
    } else if (line.starts_with("</line>")) {
      if (!out.words.empty()) out.words.back().ends_line = true;
    } else if (line.starts_with("<word ") && page >= first_page) {
      const auto open = line.find('>');
      const auto close = line.rfind("</word>");
      if (open == line.npos || close == line.npos || close <= open) continue;
      LooseWord word{.text = unescaped(line.substr(open + 1, close - open - 1)), .page = page};
      const auto head = line.substr(0, open);
      word.box = {attribute(head, "xMin=\""), attribute(head, "yMin=\""), attribute(head, "xMax=\""), attribute(head, "yMax=\"")};
      if (!word.text.empty()) out.words.push_back(std::move(word));
    }
  }
  return out;
}

}  // namespace meretid::parse
