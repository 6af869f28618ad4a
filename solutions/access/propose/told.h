// SPDX-License-Identifier: EUPL-1.2
// A reason as its code and what fills it: the sentence is made where somebody reads it, in their language. Values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/error.h"
#include "describe/describe.h"

namespace meretid::access {

struct Told {
  std::string code;                         ///< of a texts.toml
  std::map<std::string, std::string> with;  ///< its {placeholders}
  bool operator==(const Told&) const = default;
};

std::string say(const Told& told, base::Language language);
/// The sentences after one another.
std::string say(const std::vector<Told>& told, base::Language language);

/// What could not be read in a document, as the page and the logs show it.
struct ReadingRow {
  std::string code, detail, where;
  std::map<std::string, std::string> with = {};  ///< what fills the sentence; `detail` is it in Danish
};
ReadingRow reading_row(const base::Error& error);
std::string say(const ReadingRow& row, base::Language language);

inline void fields(describe::Fields<Told>& f) {
  f("code", &Told::code);
  f("with", &Told::with);
}
inline void fields(describe::Fields<ReadingRow>& f) {
  f("code", &ReadingRow::code);
  f("detail", &ReadingRow::detail);
  f("where", &ReadingRow::where);
  f("with", &ReadingRow::with);
}

}  // namespace meretid::access
