// SPDX-License-Identifier: EUPL-1.2
#include "parse/ocr_regions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

// Smaller than this nobody reads it: rules, dots, corners.
constexpr double kLeastWidth = 20, kLeastHeight = 7;
constexpr std::int32_t kLeastPixelsAcross = 40, kLeastPixelsDown = 10;
// A picture with text over it is a scan with its layer, or a background.
constexpr std::int64_t kCoveringWords = 10;
constexpr double kCoveringShare = 0.015;
constexpr std::size_t kMostApart = 3;          // more pictures on a page are strips of one scan
constexpr double kGarbled = 0.3;

double area(const Box& b) { return std::max(b.right - b.left, 0.0) * std::max(b.bottom - b.top, 0.0); }
Box common(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

/// Fonts without a map to Unicode give letters that mean nothing: replacement and private characters.
bool garbled(std::span<const LooseWord> words) {
  std::int64_t all = 0, wrong = 0;
  for (const auto& word : words)
    for (std::size_t at = 0; at < word.text.size();) {
      const char32_t c = base::next(word.text, at);
      ++all;
      wrong += c == base::kReplacement || (c >= 0xe000 && c <= 0xf8ff) || c < 0x20 ? 1 : 0;
    }
  return all > 0 && static_cast<double>(wrong) > kGarbled * static_cast<double>(all);
}

bool covered(const Box& region, std::span<const LooseWord> words) {
  std::int64_t count = 0;
  double under = 0;
  for (const auto& word : words) {
    const double part = area(common(region, word.box));
    if (part <= 0) continue;
    ++count;
    under += part;
  }
  return count >= kCoveringWords && under >= kCoveringShare * area(region);
}

class Chooser {
 public:
  explicit Chooser(std::vector<Region>& out) : out_(out) {}

  void page(std::int32_t number, const PdfPage& page, std::span<const LooseWord> words) {
    const Box whole{0, 0, page.media_width, page.media_height};
    if ((words.empty() && page.paints && page.images.empty()) || garbled(words)) {
      out_.push_back({number, whole});
      return;
    }
    std::vector<std::pair<const PdfImage*, Box>> seen;
    for (const auto& image : page.images) {
      const Box box = common(whole, {image.left, image.top, image.right, image.bottom});
      const bool large = box.right - box.left >= kLeastWidth && box.bottom - box.top >= kLeastHeight &&
                         image.width >= kLeastPixelsAcross && image.height >= kLeastPixelsDown;
      if (large && !covered(box, words)) seen.emplace_back(&image, box);
    }
    if (seen.size() > kMostApart) {
      Box all = seen.front().second;
      for (const auto& [image, box] : seen)
        all = {std::min(all.left, box.left), std::min(all.top, box.top), std::max(all.right, box.right), std::max(all.bottom, box.bottom)};
      out_.push_back({number, all});
      return;
    }
    for (const auto& [image, box] : seen) add(number, *image, box);
    // Drawn letters beside a small picture.
    if (seen.empty() && words.empty() && page.paints) out_.push_back({number, whole});
  }

 private:
  void add(std::int32_t number, const PdfImage& image, const Box& box) {
    Region region{number, box};
    if (image.object > 0) {
      const auto key = std::tuple(image.object, std::lround(box.right - box.left), std::lround(box.bottom - box.top));
      const auto [at, is_new] = read_.try_emplace(key, static_cast<std::int32_t>(out_.size()));
      if (!is_new) region.same_as = at->second;
    }
    out_.push_back(region);
  }

  std::vector<Region>& out_;
  std::map<std::tuple<std::int32_t, long, long>, std::int32_t> read_;
};

}  // namespace

std::vector<Region> regions_for_ocr(const std::vector<PdfPage>& pages, const std::vector<LooseWord>& words) {
  std::vector<Region> regions;
  Chooser chooser(regions);
  std::size_t from = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::size_t to = from;
    while (to < words.size() && words[to].page == static_cast<std::int32_t>(i)) ++to;
    chooser.page(static_cast<std::int32_t>(i), pages[i], std::span(words).subspan(from, to - from));
    from = to;
  }
  return regions;
}

std::vector<LooseWord> only_new(std::vector<LooseWord> ocr, const std::vector<LooseWord>& page_words) {
  std::vector<LooseWord> kept;
  for (auto& word : ocr) {
    const bool known = std::any_of(page_words.begin(), page_words.end(), [&](const LooseWord& other) {
      return area(common(word.box, other.box)) > 0.5 * area(word.box);
    });
    if (!known) {
      kept.push_back(std::move(word));
    } else if (word.ends_line && !kept.empty()) {
      kept.back().ends_line = true;
    }
  }
  if (!kept.empty()) kept.back().ends_line = true;
  return kept;
}

}  // namespace meretid::parse
