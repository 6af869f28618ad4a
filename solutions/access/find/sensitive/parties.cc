// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/parties.h"

#include <array>

#include "base/utf8.h"

namespace meretid::access {
namespace {

bool addressed(const danish::Text& text, std::int64_t start) {
  static constexpr std::array<std::u32string_view, 16> kBefore = {U"kære", U"hej", U"borger", U"ansøger", U"navn", U"vedr.", U"vedrørende", U"angående",
                                                                 U"part", U"klager", U"patient", U"beboer", U"elev", U"barnets navn", U"til", U"sagen om"};
  std::int64_t end = start;
  while (end > 0 && (text.at(end - 1) == U' ' || text.at(end - 1) == U':' || text.at(end - 1) == U'\t')) --end;
  for (const auto word : kBefore) {
    const auto length = static_cast<std::int64_t>(word.size());
    if (end >= length && text.lower_part(end - length, end) == word && !base::is_letter(text.at(end - length - 1))) return true;
  }
  return false;
}

}  // namespace

std::set<std::string> parties_of(const danish::Text& text, const std::vector<Finding>& found) {
  std::set<std::string> parties;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].type != FindingType::kPerson || found[i].confidence < kDoubtfulPerson) continue;
    const bool number = i + 1 < found.size() && found[i + 1].start - found[i].end < 40 &&
                        (found[i + 1].type == FindingType::kCpr || found[i + 1].type == FindingType::kBirthdate);
    if (number || addressed(text, found[i].start)) parties.insert(found[i].entity);
  }
  return parties;
}

}  // namespace meretid::access
