// SPDX-License-Identifier: EUPL-1.2
// "ocr": the words that tesseract reads in parts of a PDF's pages, or in a picture. Danish.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "parse/answers.h"
#include "parse/ocr_words.h"
#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr double kDpi = 300, kLowestDpi = 72, kMostPixels = 60e6;

Result<std::vector<LooseWord>> tesseract(const std::string& picture, int dpi) {
  const auto read = [&](const char* layout) -> Result<std::vector<LooseWord>> {
    TRY(const std::string table, run_tool_strictly({.argv = {"tesseract", picture, "stdout", "-l", "dan", "--psm", layout, "--dpi",
                                                             std::to_string(dpi), "tsv"}}));
    return read_ocr_table(table);
  };
  TRY(auto words, read("3"));
  if (!words.empty()) return words;
  return read("11");  // a few words without a layout: a stamp, a card
}

/// A part of a page as a picture; gives how many points one of its pixels is.
Result<double> draw(const std::string& pdf, const OcrRegion& region, const std::string& to) {
  const double width = std::max(region.right - region.left, 1.0), height = std::max(region.bottom - region.top, 1.0);
  double dpi = kDpi;
  if (const double pixels = width * height * dpi * dpi / 72 / 72; pixels > kMostPixels) dpi *= std::sqrt(kMostPixels / pixels);
  dpi = std::max(std::floor(dpi), kLowestDpi);
  const double scale = dpi / 72;
  const auto pixels = [&](double points) { return std::to_string(std::lround(points * scale)); };
  const std::string page = std::to_string(region.page + 1);
  TRY(const std::string nothing,
      run_tool_strictly({.argv = {"pdftoppm", "-q", "-gray", "-r", std::to_string(static_cast<int>(dpi)), "-f", page, "-l", page,
                                  "-x", pixels(region.left), "-y", pixels(region.top), "-W", pixels(width), "-H", pixels(height),
                                  "-singlefile", pdf, to}}));
  return 1 / scale;
}

Result<std::string> read_ocr(Task& task) {
  TRY(const OcrOptions options, describe::from_json<OcrOptions>(task.options()));
  std::vector<LooseWord> all;
  if (options.regions.empty()) {
    TRY(const std::string picture, task.path(0));
    const double points = options.points_per_pixel > 0 ? options.points_per_pixel : 72.0 / kDpi;
    TRY(auto words, tesseract(picture, static_cast<int>(std::clamp(72 / points, 70.0, 600.0))));
    all = std::move(words);
    for (auto& word : all)
      for (double* side : {&word.box.left, &word.box.top, &word.box.right, &word.box.bottom}) *side *= points;
    task.attach("words", pack_words(all));
    return std::string("{}");
  }
  TRY(const std::string pdf, task.path(0, ".pdf"));
  for (std::size_t i = 0; i < options.regions.size(); ++i) {
    const auto& region = options.regions[i];
    const std::string name = task.folder() + "/region";
    TRY(const double points, draw(pdf, region, name));
    TRY(auto words, tesseract(name + ".pgm", static_cast<int>(std::lround(72 / points))));
    for (auto& word : words) {
      word.page = static_cast<std::int32_t>(i);  // the number of the region: the caller knows its page
      word.box = {region.left + word.box.left * points, region.top + word.box.top * points, region.left + word.box.right * points,
                  region.top + word.box.bottom * points};
      all.push_back(std::move(word));
    }
    std::error_code ignored;
    std::filesystem::remove(name + ".pgm", ignored);
    task.progress(static_cast<double>(i + 1) / static_cast<double>(options.regions.size()));
  }
  task.attach("words", pack_words(all));
  return std::string("{}");
}

}  // namespace

extern const Operation kOcr{"ocr", Profile::kTool, &read_ocr};

}  // namespace meretid::parse
