// SPDX-License-Identifier: EUPL-1.2
// A letter or list as headings, paragraphs and tables, and as a Word document (DOCX, ECMA-376 part 1) of it. Real headings, table headers
// and language, so that a screen reader and the PDF made from it can follow. The same letter gives the same bytes. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace meretid::letters {

enum class Style { kTitle, kHeading, kText, kBullet, kSmall };

/// A text in square brackets ("[indsæt dato]") is marked: somebody has to fill it in.
struct Paragraph {
  Style style = Style::kText;
  std::string text;   ///< '\n' breaks the line
};

struct Table {
  std::vector<std::string> head;
  std::vector<double> shares;               ///< of the width, together 1
  std::vector<std::vector<std::string>> rows;
};

using Block = std::variant<Paragraph, Table>;

struct Letter {
  std::string title;                ///< of the document's properties
  std::vector<Block> blocks;
  bool wide = false;                ///< a page on its side, for tables
};

/// Sentences parted by blank lines become paragraphs; a line that begins with "- " is a bullet, with "# " a heading.
void add_text(Letter& letter, std::string_view text);

Result<std::string> to_docx(const Letter& letter);
/// The same as plain text.
std::string to_text(const Letter& letter);

}  // namespace meretid::letters
