// SPDX-License-Identifier: EUPL-1.2
#include "parse/answers.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kLongest = 500;

/// Short, UTF-8, no control characters, whichever side it comes from.
std::string tame(std::string_view text) {
  std::string out = base::repair(text.substr(0, kLongest));
  std::replace_if(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return out;
}

}  // namespace

WireFinding to_wire(const base::Error& error) {
  WireFinding finding{error.code, static_cast<std::int32_t>(error.kind), {}, tame(error.where)};
  for (const auto& [name, value] : error.args) {
    finding.args.push_back(tame(name));
    finding.args.push_back(tame(value));
  }
  return finding;
}

base::Error from_wire(const WireFinding& finding) {
  base::Error error(finding.code, static_cast<Kind>(finding.kind), {}, tame(finding.where));
  for (std::size_t i = 0; i + 1 < finding.args.size(); i += 2)
    error.args.emplace_back(tame(finding.args[i]), tame(finding.args[i + 1]));
  return error;
}

}  // namespace meretid::parse
