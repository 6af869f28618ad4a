// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/told.h"

namespace meretid::access {

std::string say(const Told& told, base::Language language) { return base::text(told.code, language, {told.with.begin(), told.with.end()}); }

std::string say(const std::vector<Told>& told, base::Language language) {
  std::string all;
  for (const Told& one : told) all += (all.empty() ? "" : " ") + say(one, language);
  return all;
}

ReadingRow reading_row(const base::Error& error) {
  return {error.code, base::render(error, base::Language::kDanish), error.where, {error.args.begin(), error.args.end()}};
}

std::string say(const ReadingRow& row, base::Language language) {
  if (language == base::Language::kDanish) return row.detail;
  const std::string sentence = base::render(base::Error(row.code, base::Kind::kBadInput, {row.with.begin(), row.with.end()}, row.where), language);
  // A row of an older proposal has nothing that fills the sentence.
  return row.with.empty() && sentence.find('{') != std::string::npos ? row.detail : sentence;
}

}  // namespace meretid::access
