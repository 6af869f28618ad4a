// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/blocks.h"

#include <utility>

namespace meretid::access::bench {
namespace {

// Calls section(name) and line(text) for what is not a comment.
template <class Section, class Line>
void each_line(std::string_view file, Section section, Line line) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view text = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (text.starts_with("# ")) continue;
    if (text.starts_with("== ")) section(text.substr(3));
    else line(text);
  }
}

}  // namespace

Blocks parse_blocks(std::string_view file) {
  Blocks blocks;
  std::string* current = nullptr;
  each_line(
      file,
      [&](std::string_view kind) {
        auto& list = kind == "head" ? blocks.heads : kind == "foot" ? blocks.feet : blocks.bodies;
        current = &list.emplace_back();
      },
      [&](std::string_view text) {
        if (!current) return;
        current->append(text);
        current->push_back('\n');
      });
  for (auto* list : {&blocks.heads, &blocks.bodies, &blocks.feet})
    for (std::string& block : *list)
      while (block.ends_with("\n\n")) block.pop_back();
  return blocks;
}

Forms parse_forms(std::string_view file) {
  Forms forms;
  std::vector<std::string>* current = nullptr;
  each_line(
      file, [&](std::string_view type) { current = &forms[std::string(type)]; },
      [&](std::string_view text) {
        if (current && !text.empty()) current->emplace_back(text);
      });
  return forms;
}

std::vector<Piece> pieces(std::string_view block) {
  std::vector<Piece> list;
  while (!block.empty()) {
    const std::size_t open = block.find('{');
    if (open != 0) list.push_back({std::string(block.substr(0, open)), {}, {}});
    if (open == std::string_view::npos) break;
    const std::size_t close = block.find('}', open);
    const std::string_view inside = block.substr(open + 1, close - open - 1);
    const std::size_t hash = inside.find('#');
    Piece piece;
    piece.name = inside.substr(0, hash);
    if (hash != std::string_view::npos) piece.slot = inside.substr(hash + 1);
    list.push_back(std::move(piece));
    block.remove_prefix(close + 1);
  }
  return list;
}

}  // namespace meretid::access::bench
