// SPDX-License-Identifier: EUPL-1.2
// How fast the finding reads: one text of about 300 pages put together from the corpus.
#include <algorithm>

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
  // CPU time, and the fastest of some rounds: what others do on a shared machine makes caches colder, never warmer.
  constexpr int kRounds = 5;
  double seconds = 0;
  std::size_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = base::processor_seconds();
    found = find({.text = text}, model).size();
    const double took = base::processor_seconds() - begin;
    seconds = round ? std::min(seconds, took) : took;
  }
  return std::vector<Row>{
      {"speed.find_300_pages", seconds, "s", {}, {}, 60.0, "CPU seconds for one text of 300 pages, the fastest of five rounds, " + std::to_string(found) + " findings; the goal is for the whole way to a proposal"},
      {"speed.words", static_cast<double>(words) / seconds, "words/s", {}, {}, 100'000.0, "of CPU time, the fastest of five rounds, all scanners and names"},
      {"speed.text", static_cast<double>(text.size()) / seconds / 1e6, "MB/s", {}, {}, 1.0, "of CPU time"}};
}

}  // namespace meretid::access::bench
