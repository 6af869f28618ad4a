// SPDX-License-Identifier: EUPL-1.2
// Where an identifier stands in the JSON of a job, with the text around it. Pure; cost linear in the JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "mentions/identifier.h"

namespace meretid::keeping {

struct NamedText {
  std::string name, text;
};
inline void fields(describe::Fields<NamedText>& f) {
  f.name("SubjectText");
  f("name", &NamedText::name);
  f("text", &NamedText::text);
}

/// One object of the JSON in which the identifier stands.
struct Hit {
  std::string where;  ///< "findings[3]"; empty: the whole
  std::string part;   ///< its "id", by which decisions name it
  std::vector<NamedText> texts;  ///< the texts of the object, long ones cut around the identifier
};
inline void fields(describe::Fields<Hit>& f) {
  f.name("SubjectHit");
  f("where", &Hit::where);
  f("part", &Hit::part);
  f("texts", &Hit::texts);
}

/// In the order of the JSON. What is no JSON holds none.
std::vector<Hit> hits_in(std::string_view json, const mentions::Identifier& identifier);
/// The names of the files that a job was given: objects with "name" and "blob".
std::vector<std::string> files_in(std::string_view json);

}  // namespace meretid::keeping
