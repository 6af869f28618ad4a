// SPDX-License-Identifier: EUPL-1.2
// "pdf_words": the words of a PDF with their places, by pdftotext, also where a page shows nothing of them.
#include <algorithm>

#include "parse/answers.h"
#include "parse/bbox_layout.h"
#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr std::int32_t kBatch = 500;  // pages a call: bounds the memory that its output takes here

class Words {
 public:
  Words(std::string pdf, Task& task) : pdf_(std::move(pdf)), task_(task) {}

  /// [first, last], from 0. A batch in which the tool breaks down is halved until the page stands alone.
  void read(std::int32_t first, std::int32_t last) {
    const auto output = run_tool({.argv = {"pdftotext", "-q", "-bbox-layout", "-f", std::to_string(first + 1), "-l",
                                           std::to_string(last + 1), pdf_, "-"}});
    if (output && output->status == 0) {
      take(read_bbox_layout(output->out, first), first);
    } else if (first < last) {
      const auto middle = first + (last - first) / 2;
      read(first, middle);
      read(middle + 1, last);
    } else {
      sizes_.emplace_back();
      unread_.push_back(first);
    }
  }

  void take(const BboxPages& pages, std::int32_t first) {
    sizes_.resize(static_cast<std::size_t>(first));  // a batch may have given fewer pages than asked
    sizes_.insert(sizes_.end(), pages.pages.begin(), pages.pages.end());
    out_ += pack_words(pages.words);
  }

  Result<std::string> answer() {
    PdfWordsAnswer answer;
    for (const auto& page : sizes_) {
      answer.sizes.push_back(page.width);
      answer.sizes.push_back(page.height);
    }
    answer.unread = unread_;
    task_.attach("words", out_);
    return describe::to_json(answer);
  }

 private:
  std::string pdf_;
  Task& task_;
  std::string out_;
  std::vector<Page> sizes_;
  std::vector<std::int32_t> unread_;
};

Result<std::string> read_words(Task& task) {
  TRY(const PdfWordsOptions options, describe::from_json<PdfWordsOptions>(task.options()));
  TRY(const std::string pdf, task.path(0, ".pdf"));
  Words words(pdf, task);
  if (options.pages > 0) {
    for (std::int32_t first = 0; first < options.pages; first += kBatch) {
      words.read(first, std::min(first + kBatch, options.pages) - 1);
      task.progress(static_cast<double>(first) / options.pages);
    }
  } else {
    // Nobody could count the pages: whatever the tool finds, in one go.
    TRY(const ToolOutput output, run_tool({.argv = {"pdftotext", "-q", "-bbox-layout", pdf, "-"}}));
    if (output.status != 0) return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", "0"}});
    words.take(read_bbox_layout(output.out, 0), 0);
  }
  return words.answer();
}

}  // namespace

extern const Operation kPdfWords{"pdf_words", Profile::kTool, &read_words};

}  // namespace meretid::parse
