// SPDX-License-Identifier: EUPL-1.2
#include "parse/rendered_words.h"

#include <algorithm>
#include <cmath>

#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr double kDpi = 100, kScale = kDpi / 72;
constexpr double kUniform = 0.985;   // of the pixels: specks of a scan are no letters
constexpr int kNear = 40;            // grey levels

int grey(std::uint32_t pixel) { return static_cast<int>(((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 151 + (pixel & 255) * 28) >> 8); }

}  // namespace

Result<RenderedWords> RenderedWords::of(Task& task, std::int32_t page) {
  TRY(const std::string source, task.path(0, ".pdf"));
  const std::string number = std::to_string(page + 1);
  TRY(const std::string netpbm, run_tool_strictly({.argv = {"pdftoppm", "-cropbox", "-r", "100", "-f", number, "-l", number, "-singlefile", source}}));
  RenderedWords words;
  TRY(words.picture_, decode_netpbm(netpbm));
  return words;
}

bool RenderedWords::shows_something(const Box& box) const {
  const double inset = 0.12 * (box.bottom - box.top);
  const int left = std::clamp(static_cast<int>((box.left) * kScale) + 1, 0, picture_.width);
  const int right = std::clamp(static_cast<int>((box.right) * kScale), 0, picture_.width);
  const int top = std::clamp(static_cast<int>((box.top + inset) * kScale) + 1, 0, picture_.height);
  const int bottom = std::clamp(static_cast<int>((box.bottom - inset) * kScale), 0, picture_.height);
  if (right <= left || bottom <= top) return true;  // too small to say
  std::size_t counts[256] = {};
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) ++counts[grey(picture_.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) + static_cast<std::size_t>(x)])];
  const std::size_t all = static_cast<std::size_t>(right - left) * static_cast<std::size_t>(bottom - top);
  const int most = static_cast<int>(std::max_element(counts, counts + 256) - counts);
  std::size_t same = 0;
  for (int g = std::max(0, most - kNear); g <= std::min(255, most + kNear); ++g) same += counts[g];
  return static_cast<double>(same) < kUniform * static_cast<double>(all);
}

}  // namespace meretid::parse
