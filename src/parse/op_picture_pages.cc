// SPDX-License-Identifier: EUPL-1.2
// "picture_pages": a TIFF, GIF or BMP as a PDF with one page for each picture, by tesseract, which decodes them (leptonica) and lays the
// words that it reads under the pixels.
#include <fstream>

#include "parse/answers.h"
#include "parse/bmp.h"
#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

/// The pictures of a GIF (GIF89a, 20): an animation shows them one after the other.
int frames_of(std::string_view gif) {
  const auto byte = [&](std::size_t at) { return at < gif.size() ? static_cast<unsigned char>(gif[at]) : 0U; };
  std::size_t at = 13 + ((byte(10) & 0x80U) != 0 ? std::size_t{3} << ((byte(10) & 7U) + 1) : 0);
  int frames = 0;
  while (at < gif.size()) {
    const unsigned kind = byte(at);
    if (kind == 0x2C) {
      ++frames;
      at += 10 + ((byte(at + 9) & 0x80U) != 0 ? std::size_t{3} << ((byte(at + 9) & 7U) + 1) : 0) + 1;
    } else if (kind == 0x21) {
      at += 2;
    } else {
      break;
    }
    while (at < gif.size() && byte(at) != 0) at += byte(at) + 1;
    ++at;
  }
  return frames;
}

Result<std::string> run(Task& task) {
  OfficeAnswer answer{.kind = "picture"};
  if (task.bytes(0).starts_with("GIF8"))
    if (const int frames = frames_of(task.bytes(0)); frames > 1)
      answer.findings.push_back(to_wire(Error("parse.frames", Kind::kBadInput, {{"found", std::to_string(frames)}})));
  TRY(std::string picture, task.path(0));
  if (task.bytes(0).starts_with("BM")) {
    // leptonica knows only some of the kinds of BMP.
    TRY(const std::string pixels, netpbm_of_bmp(task.bytes(0)));
    picture = task.folder() + "/picture.ppm";
    if (!(std::ofstream(picture, std::ios::binary) << pixels)) return fail("parse.scratch", Kind::kNoSpace, {{"found", "picture.ppm"}});
  }
  TRY(const ToolOutput made, run_tool({.argv = {"tesseract", picture, "stdout", "-l", "dan", "--psm", "3", "pdf"}}));
  if (made.status != 0 || !made.out.starts_with("%PDF")) return fail("parse.image_damaged", Kind::kBadInput);
  task.attach("file", made.out);
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kPicturePages{"picture_pages", Profile::kTool, &run};

}  // namespace meretid::parse
