// SPDX-License-Identifier: EUPL-1.2
// "render": one page of a PDF as a grey PNG, for OCR and for looking at.
#include "parse/operation.h"
#include "parse/pages.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

Result<std::string> run(Task& task) {
  TRY(const RenderOptions options, describe::from_json<RenderOptions>(task.options()));
  TRY(const std::string pdf, task.path(0, ".pdf"));
  const std::string page = std::to_string(options.page + 1);
  TRY(const std::string png, run_tool_strictly({.argv = {"pdftoppm", "-cropbox", "-png", "-gray", "-r", std::to_string(options.dpi), "-f", page,
                                                         "-l", page, "-singlefile", pdf}}));
  task.attach("png", png);
  return std::string("{}");
}

}  // namespace

extern const Operation kRender;
const Operation kRender{"render", Profile::kTool, &run};

}  // namespace meretid::parse
