// SPDX-License-Identifier: EUPL-1.2
// "pdf_hidden": what a PDF carries and does not show (hidden.h). The drawing of each page says what lies under what; where text
// stands over or behind a picture, as under every scan, the rendered page decides.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "base/utf8.h"
#include "parse/drawn/hidden.h"
#include "parse/drawn/page_drawing.h"
#include "parse/hidden.h"
#include "parse/hidden_traces.h"
#include "parse/image_under_box.h"
#include "parse/operation.h"
#include "parse/readable_pdf.h"
#include "parse/rendered_words.h"
#include "parse/shown_page.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kMostFindings = 10'000;
constexpr std::int64_t kLongest = 500;
constexpr std::size_t kMostPages = 5'000;

class Check {
 public:
  Check(Task& task) : task_(task) {}

  Result<std::string> run() {
    std::string opened;
    const auto bytes = readable_pdf(task_.bytes(0), opened);
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    try {
      pdf.processMemoryFile("pdf", bytes.data(), bytes.size());
      auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
      if (pages.size() > kMostPages) return fail("parse.too_many_pages", Kind::kTooLarge, {{"expected", std::to_string(kMostPages)}, {"found", std::to_string(pages.size())}});
      report_.pages = static_cast<std::int32_t>(pages.size());
      drawn::Drawer drawer(pdf);
      for (std::size_t i = 0; i < pages.size(); ++i) {
        page(drawer, pages[i], static_cast<std::int32_t>(i));
        task_.progress(static_cast<double>(i + 1) / static_cast<double>(pages.size()));
      }
      add_all(traces(pdf));
      add_all(earlier_versions(bytes, pdf));
      add_all(repeated(pdf, report_.findings));
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() == qpdf_e_password) return fail("parse.encrypted", Kind::kBadInput);
      if (e.getErrorCode() == qpdf_e_unsupported) return fail("parse.pdf_unsupported", Kind::kBadInput);
      return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", std::to_string(e.getFilePosition())}});
    }
    return describe::to_json(report_);
  }

 private:
  void page(drawn::Drawer& drawer, QPDFPageObjectHelper& page, std::int32_t number) {
    const ShownPage shown(page);
    const auto& crop = shown.crop_in_user_space();
    const drawn::Bounds paper{crop.llx, crop.lly, crop.urx, crop.ury};
    const drawn::Drawing drawing = drawer.page(page);
    // Text in patterns and soft masks has no place that could be judged.
    const bool cells = std::any_of(drawing.marks.begin(), drawing.marks.end(), [](const auto& m) { return m.kind == drawn::Kind::kCell; });
    report_.whole = report_.whole && drawing.whole && !drawing.ring && !cells;
    auto runs = drawn::hidden_text(drawing, paper);
    decide_by_pixels(runs, shown, number);
    for (const drawn::HiddenRun& run : runs) add(number, drawn::to_text(run.kind), run.text, run.box, shown);
    for (const drawn::Marked& marked : drawing.marked)
      if (stands_alone(drawing, marked, runs)) add(number, "actual_text", marked.text, {0, 0, 0, 0}, shown);
    for (const UnderBox& image : images_under_boxes(task_, page, drawing)) add(number, "image_under_box", {}, image.box, shown);
    for (const Trace& trace : page_traces(page, drawing)) {
      const auto& r = trace.place;
      add(number, trace.kind, trace.text, {r.llx, r.lly, r.urx, r.ury}, shown);
    }
  }

  // A replacement text beside letters that are shown only spells them; one whose letters are hidden or gone tells what they were.
  static bool stands_alone(const drawn::Drawing& drawing, const drawn::Marked& marked, const std::vector<drawn::HiddenRun>& runs) {
    if (marked.text.find_first_not_of(" \t\r\n\xC2\xA0\xAD") == std::string::npos) return false;
    bool image = false, letters = false, area = false;
    for (std::size_t i = marked.first; i < marked.last && i < drawing.marks.size(); ++i) {
      image = image || drawing.marks[i].kind == drawn::Kind::kImage;
      area = area || drawing.marks[i].kind == drawn::Kind::kFill;
      if (drawing.marks[i].kind != drawn::Kind::kGlyph) continue;
      letters = true;
      for (const drawn::HiddenRun& run : runs)
        if (std::find(run.marks.begin(), run.marks.end(), i) != run.marks.end()) return true;
    }
    return !image && !letters && (area || marked.first == marked.last) && base::length(marked.text) > 1;
  }

  void decide_by_pixels(std::vector<drawn::HiddenRun>& runs, const ShownPage& shown, std::int32_t number) {
    if (std::none_of(runs.begin(), runs.end(), [](const auto& run) { return run.by_pixels; })) return;
    const auto rendered = RenderedWords::of(task_, number);
    if (!rendered) {
      report_.whole = false;
      std::erase_if(runs, [](const auto& run) { return run.by_pixels; });
      return;
    }
    const Box crop = shown.crop();
    for (drawn::HiddenRun& run : runs) {
      if (!run.by_pixels) continue;
      std::string text;
      drawn::Bounds box;
      for (std::size_t i = 0; i < run.words.size(); ++i) {
        const auto& w = run.words[i];
        Box b = shown.box({w.left, w.bottom, w.right, w.top});
        b = {b.left - crop.left, b.top - crop.top, b.right - crop.left, b.bottom - crop.top};
        if (base::length(run.texts[i]) < 3 || rendered->shows_something(b)) continue;
        text += (text.empty() ? "" : " ") + run.texts[i];
        box.add(w);
      }
      run.text = text;
      if (run.kind == drawn::HiddenKind::kInvisible || !text.empty()) run.box = box;
    }
    std::erase_if(runs, [](const auto& run) { return run.by_pixels && run.text.empty(); });
  }

  void add(std::int32_t page, std::string kind, const std::string& text, const drawn::Bounds& box, const ShownPage& shown) {
    const Box crop = shown.crop();
    const Box b = shown.box({box.left, box.bottom, box.right, box.top});
    push({page + 1, std::move(kind), text, b.left - crop.left, b.top - crop.top, b.right - crop.left, b.bottom - crop.top});
  }
  void add_all(std::vector<HiddenFinding> findings) {
    for (HiddenFinding& finding : findings) push(std::move(finding));
  }
  void push(HiddenFinding finding) {
    if (report_.findings.size() >= kMostFindings) return void(report_.whole = false);
    const std::string whole = base::repair(finding.text);
    finding.text = base::OffsetIndex(whole).slice(0, kLongest);
    report_.findings.push_back(std::move(finding));
  }

  Task& task_;
  HiddenReport report_;
};

Result<std::string> run(Task& task) { return Check(task).run(); }

}  // namespace

extern const Operation kPdfHidden;
const Operation kPdfHidden{"pdf_hidden", Profile::kTool, &run};

}  // namespace meretid::parse
