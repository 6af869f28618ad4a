// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/copies.h"

#include <set>

#include "base/utf8.h"
#include "retrieval/shingles.h"
#include "retrieval/words.h"

namespace meretid::access {
namespace {

// Words that tell one letter from another of the same form: those with a digit, and those in capitals wherever they stand.
std::set<std::string> telling(std::string_view text, const std::vector<retrieval::Word>& words) {
  std::set<std::string> found;
  for (const retrieval::Word& word : words) {
    std::size_t at = word.start;
    const bool capital = base::is_upper(base::next(text, at));
    if (capital || word.text.find_first_of("0123456789") != std::string::npos) found.insert(word.text);
  }
  return found;
}

}  // namespace

std::vector<std::optional<CopyOf>> copies_in(std::span<const std::string_view> texts) {
  std::vector<retrieval::Shingles> runs;
  std::vector<std::set<std::string>> tell;
  for (const std::string_view text : texts) {
    const std::vector<retrieval::Word> words = retrieval::words(text);
    runs.push_back(retrieval::shingles(words));
    tell.push_back(telling(text, words));
  }
  std::vector<std::optional<CopyOf>> found(texts.size());
  const auto same = [&](std::size_t a, std::size_t b) { return tell[a] == tell[b]; };
  const auto close = retrieval::copies(runs, kCopyShare, same);
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (close[i]) found[i] = {close[i]->of, close[i]->share};
  return found;
}

}  // namespace meretid::access
