// SPDX-License-Identifier: EUPL-1.2
// How fast the finding reads: one text of about 300 pages put together from the corpus.
#include "base/processor_time.h"
#include "danish/tokens.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/finding.h"

namespace meretid::access::bench {

Result<std::vector<Row>> speed_rows(const std::filesystem::path& data) {
  TRY(const NameModel model, NameModel::load());
  TRY(const Sources sources, read_sources(data));
  const Corpus corpus(sources, Part::kDev);
  constexpr std::size_t kPage = 2400;  // characters of a full page
  std::string text;
  for (std::uint64_t i = 0; text.size() < 300 * kPage; ++i) text += corpus.document(100'000 + i).text + "\n\f";
  const std::size_t words = danish::tokens(danish::Text(text)).size();
  const double begin = base::processor_seconds();  // CPU time: a machine that is shared by others says nothing else
  const std::size_t found = find({.text = text}, model).size();
  const double seconds = base::processor_seconds() - begin;
  return std::vector<Row>{
      {"speed.find_300_pages", seconds, "s", {}, {}, 60.0, "CPU seconds for one text of 300 pages, " + std::to_string(found) + " findings; the goal is for the whole way to a proposal"},
      {"speed.words", static_cast<double>(words) / seconds, "words/s", {}, {}, 100'000.0, "of CPU time, all scanners and names"},
      {"speed.text", static_cast<double>(text.size()) / seconds / 1e6, "MB/s", {}, {}, 1.0, "of CPU time"}};
}

}  // namespace meretid::access::bench
