// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/wanted.h"

#include <algorithm>

#include "danish/cpr.h"
#include "mentions/in_text.h"

namespace meretid::access::collect {
namespace {

void add(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

Result<void> understand(Wanted& wanted, const NameModel& model) {
  if (!mentions::personal_numbers_in(wanted.about).empty()) return fail("access.collect.number_in_words", Kind::kUsage, {}, "--about");
  for (const Finding& finding : find({wanted.about, nullptr}, model)) {
    constexpr double kSure = 0.5;
    switch (finding.type) {
      case FindingType::kCpr:
        return fail("access.collect.number_in_words", Kind::kUsage, {}, "--about");
      case FindingType::kPerson:
      case FindingType::kEmployee:
        // One name alone may be a word as well: then it is only searched as one.
        if (finding.confidence >= kSure && finding.text.find(' ') != std::string::npos) add(wanted.persons, finding.text);
        break;
      case FindingType::kAddress:
        if (finding.confidence >= kSure) add(wanted.addresses, finding.text);
        break;
      case FindingType::kCaseNumber:
        add(wanted.matters, finding.text);
        break;
      default:
        break;
    }
  }
  return {};
}

Result<std::vector<std::string>> numbers_of(std::string_view file, std::string_view name) {
  std::vector<std::string> numbers;
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    const std::string_view line = file.substr(at, end - at);
    at = end + 1;
    ++line_number;
    if (line.starts_with('#')) continue;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t to = std::min(line.find_first_of(",;", from), line.size());
      std::string digits;
      bool other = false;
      for (const char c : line.substr(from, to - from)) {
        if (c >= '0' && c <= '9') digits += c;
        else other = other || std::string_view(" \t\r-./\xEF\xBB\xBF").find(c) == std::string_view::npos;
      }
      from = to + 1;
      if (digits.empty() && !other) continue;
      if (other || digits.size() != 10 || !danish::read_cpr(digits))
        return fail("access.collect.no_number", Kind::kBadInput, {{"line", std::to_string(line_number)}}, std::string(name));
      add(numbers, digits);
    }
  }
  if (numbers.empty()) return fail("access.collect.no_number", Kind::kBadInput, {{"line", "1"}}, std::string(name));
  return numbers;
}

}  // namespace meretid::access::collect
