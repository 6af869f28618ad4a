// SPDX-License-Identifier: EUPL-1.2
// The text blocks and written forms of the invented corpus, read from corpus/*.txt.
//
//   == head | body | foot | <type>     a new block (blocks: several lines; forms: one form a line)
//   {name} {name#slot}                 a value; the same slot is the same person through the whole document
//   {name.kind}                        the value in written forms of its own: {birthdate.bare} where a label stands before it
//   [[ ]]                              what of a form is the value itself
//   [[? ]]                             beside it: what readers may differ about
//
// Pure; shares nothing with what finds.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access::bench {

struct Blocks {
  std::vector<std::string> heads, bodies, feet;
};
Blocks parse_blocks(std::string_view file);

/// Type -> its written forms.
using Forms = std::map<std::string, std::vector<std::string>, std::less<>>;
Forms parse_forms(std::string_view file);

/// A block or form cut at its braces: text, then name ("phone") and slot ("a"), then text …
struct Piece {
  std::string text;
  std::string name, slot;  ///< empty name: plain text
};
std::vector<Piece> pieces(std::string_view block);

}  // namespace meretid::access::bench
