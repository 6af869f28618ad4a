// SPDX-License-Identifier: EUPL-1.2
// --help of a described struct: what it does, how it is called, each argument and flag with what is allowed, examples.
// Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/catalogue.h"
#include "describe/type.h"

namespace meretid::describe {

struct HelpOptions {
  std::string command;                  ///< "meretid access redact"
  base::Language language = base::Language::kDanish;
  std::size_t width = 90;               ///< columns of the terminal
  std::vector<const Type*> shared;      ///< flags that stand beside every input, told last
};

std::string help(const Type& type, const HelpOptions& options);

/// "meretid access redact FILER… [valg]"
std::string usage(const Type& type, const std::string& command, base::Language language);

/// Rows of two columns, the second wrapped: for lists of rooms and verbs too.
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows, std::size_t width);

/// Wrapped to the width, in code points.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace meretid::describe
