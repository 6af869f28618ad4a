// SPDX-License-Identifier: EUPL-1.2
// Names that come from inside an archive, made harmless: relative, '/' between the parts, no "..", no drive, no control characters,
// not too long, unique among their siblings. Not thread-safe per object.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace meretid::parse {

struct SafeName {
  std::string name;
  bool changed = false;
};

/// One name by itself. `raw` is UTF-8.
SafeName safe_name(std::string_view raw);

/// The names of one archive; a repeated one gets a number: "brev (2).pdf".
class SafeNames {
 public:
  SafeName next(std::string_view raw);

 private:
  std::map<std::string, int> numbers_;  // the last one given to a name
  std::set<std::string> taken_;  // in lower case: two names must not fall together on any file system
};

}  // namespace meretid::parse
