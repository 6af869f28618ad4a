// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/shingles.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace meretid::retrieval {
namespace {

// 16 bands of 4: two texts with 85 % in common share a band but for 1 case in 100,000, with 30 % in 1 case of 8.
constexpr std::size_t kBands = 16, kRows = 4;
// A form letter sent to thousands is an original thousands of times: so many of them are compared with.
constexpr std::size_t kCandidates = 100;

// Finaliser of SplitMix64 (S. Vigna): one number made into many that have nothing to do with each other.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

std::array<std::uint64_t, kBands> bands_of(const Shingles& text) {
  std::array<std::uint64_t, kBands * kRows> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t run : text)
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], mix(run + (i + 1) * 0x9e3779b97f4a7c15));
  std::array<std::uint64_t, kBands> bands;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) hash = mix(hash ^ least[band * kRows + row]);
    bands[band] = hash;
  }
  return bands;
}

std::size_t common(const Shingles& a, const Shingles& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++count, ++i, ++j;
    else if (*i < *j) ++i;
    else ++j;
  }
  return count;
}

}  // namespace

Shingles shingles(std::span<const Word> text) {
  constexpr std::size_t kRun = 5;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(text.size());
  for (const Word& word : text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : word.text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hashes.push_back(mix(hash));
  }
  Shingles runs;
  const std::size_t length = std::min(kRun, hashes.size());
  for (std::size_t i = 0; length > 0 && i + length <= hashes.size(); ++i) {
    std::uint64_t run = length;
    for (std::size_t j = i; j < i + length; ++j) run = mix(run ^ hashes[j]) + 1;
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

Shingles shingles(std::string_view text) { return shingles(words(text)); }

double resemblance(const Shingles& a, const Shingles& b) {
  const std::size_t both = common(a, b);
  return both == 0 ? 0 : static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

double contained(const Shingles& inner, const Shingles& outer) {
  return inner.empty() ? 0 : static_cast<double>(common(inner, outer)) / static_cast<double>(inner.size());
}

std::vector<std::optional<Copy>> copies(std::span<const Shingles> texts, double least, const std::function<bool(std::size_t, std::size_t)>& may_be) {
  std::vector<std::optional<Copy>> found(texts.size());
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_band, by_whole;  // originals only
  const auto look = [&](std::size_t text, const std::vector<std::size_t>& candidates) {
    for (const std::size_t candidate : candidates) {
      const double share = resemblance(texts[text], texts[candidate]);
      if (share >= least && (!found[text] || share > found[text]->share) && (!may_be || may_be(text, candidate))) found[text] = {candidate, share};
    }
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    std::uint64_t whole = texts[i].size();
    for (const std::uint64_t run : texts[i]) whole = mix(whole ^ run);
    std::vector<std::size_t>& equal = by_whole[whole];
    look(i, equal);
    if (found[i]) continue;
    const auto bands = bands_of(texts[i]);
    std::vector<std::size_t> candidates;
    for (const std::uint64_t band : bands) {
      const std::vector<std::size_t>& same = by_band[band];
      candidates.insert(candidates.end(), same.begin(), same.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    look(i, candidates);
    if (found[i]) continue;
    equal.push_back(i);
    for (const std::uint64_t band : bands)
      if (by_band[band].size() < kCandidates) by_band[band].push_back(i);
  }
  return found;
}

}  // namespace meretid::retrieval
