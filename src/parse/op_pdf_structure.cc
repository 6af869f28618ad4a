// SPDX-License-Identifier: EUPL-1.2
// "pdf_structure": what libqpdf says of a PDF: pages and their boxes, pictures, comments and fields, embedded files, damage.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "parse/answers.h"
#include "parse/document.h"
#include "parse/operation.h"
#include "parse/pdf_images.h"
#include "parse/pdf_notes.h"
#include "parse/readable_pdf.h"
#include "parse/safe_name.h"
#include "parse/shown_page.h"

namespace meretid::parse {
namespace {

class Structure {
 public:
  Structure(Task& task, const PdfOptions& options) : task_(task), options_(options) {}

  Result<std::string> read() {
    const auto bytes = readable_pdf(task_.bytes(0), opened_);
    pdf_.setSuppressWarnings(true);
    try {
      pdf_.processMemoryFile("pdf", bytes.data(), bytes.size());
      auto pages = QPDFPageDocumentHelper(pdf_).getAllPages();
      if (static_cast<std::int64_t>(pages.size()) > options_.most_pages)
        return fail("parse.too_many_pages", Kind::kTooLarge,
                    {{"expected", std::to_string(options_.most_pages)}, {"found", std::to_string(pages.size())}});
      damage(bytes, pages.size());
      for (auto& page : pages) add_page(page);
      notices();
      embedded();
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() == qpdf_e_password) return fail("parse.encrypted", Kind::kBadInput);
      if (e.getErrorCode() == qpdf_e_unsupported) return fail("parse.pdf_unsupported", Kind::kBadInput);
      if (!ends_well(bytes)) return fail("parse.truncated", Kind::kBadInput, {{"expected", "%%EOF"}, {"found", std::to_string(bytes.size())}});
      return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", std::to_string(e.getFilePosition())}});
    }
    return describe::to_json(answer_);
  }

 private:
  static bool ends_well(std::string_view bytes) {
    return bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096)).find("%%EOF") != bytes.npos;
  }

  void find(const char* code, base::Arguments arguments = {}, std::string where = {}) {
    answer_.findings.push_back(to_wire(Error(code, Kind::kBadInput, std::move(arguments), std::move(where))));
  }

  void damage(std::string_view bytes, std::size_t pages) {
    const bool repaired = pdf_.anyWarnings();
    auto declared = pdf_.getRoot().getKey("/Pages").getKey("/Count");
    const auto said = declared.isInteger() ? declared.getIntValue() : static_cast<long long>(pages);
    if (!ends_well(bytes) && repaired) {
      find("parse.truncated", {{"expected", "%%EOF"}, {"found", std::to_string(bytes.size())}});
      answer_.whole = false;
    } else if (said > static_cast<long long>(pages)) {
      find("parse.pages_missing", {{"expected", std::to_string(said)}, {"found", std::to_string(pages)}});
      answer_.whole = false;
    } else if (repaired) {
      find("parse.repaired");
    }
    if (pages == 0) {
      find("parse.no_pages");
      answer_.whole = false;
    }
  }

  void add_page(QPDFPageObjectHelper& page) {
    const ShownPage shown(page);
    const Box media = shown.media(), crop = shown.crop();
    PdfPage out{.media_width = media.right, .media_height = media.bottom, .crop_left = crop.left, .crop_top = crop.top,
                .width = crop.right - crop.left, .height = crop.bottom - crop.top};
    const auto placed = placed_images(page);
    out.paints = placed.paints;
    for (const auto& image : placed.images) {
      const Box b = shown.box(image.place);
      out.images.push_back({image.object, image.width, image.height, b.left, b.top, b.right, b.bottom});
    }
    for (auto& note : placed_notes(page)) {
      const Box b = shown.box(note.place);
      out.notes.push_back({std::move(note.text), b.left, b.top, b.right, b.bottom});
    }
    answer_.pages.push_back(std::move(out));
  }

  void notices() {
    auto root = pdf_.getRoot();
    const auto runs = [](QPDFObjectHandle action) {
      return action.isDictionary() && action.getKey("/S").isNameAndEquals("/JavaScript");
    };
    auto names = root.getKey("/Names");
    if ((names.isDictionary() && names.hasKey("/JavaScript")) || runs(root.getKey("/OpenAction"))) find("parse.javascript");
    if (root.getKey("/NeedsRendering").isBool() && root.getKey("/NeedsRendering").getBoolValue()) {
      find("parse.xfa");
      answer_.whole = false;
    }
  }

  void embedded() {
    QPDFEmbeddedFileDocumentHelper files(pdf_);
    for (const auto& [key, file] : files.getEmbeddedFiles()) give(*file, key);
    for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
      auto all = page.getObjectHandle().getKey("/Annots");
      if (!all.isArray()) continue;
      for (int i = 0; i < all.getArrayNItems(); ++i) {
        auto annotation = all.getArrayItem(i);
        if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/FileAttachment")) continue;
        if (auto spec = annotation.getKey("/FS"); spec.isDictionary()) {
          QPDFFileSpecObjectHelper file(spec);
          give(file, "bilag");
        }
      }
    }
  }

  void give(QPDFFileSpecObjectHelper& file, const std::string& key) {
    auto stream = file.getEmbeddedFileStream();
    if (!stream.isStream() || !given_.insert(stream.getObjectID()).second) return;
    const std::string raw = base::repair(file.getFilename().empty() ? key : file.getFilename());
    const auto safe = names_.next(raw);
    if (safe.changed) find("parse.unsafe_name", {{"found", raw}, {"name", safe.name}});
    if (static_cast<std::int64_t>(answer_.inside.size()) >= options_.most_members) {
      find("parse.too_many_inside", {{"expected", std::to_string(options_.most_members)}});
      answer_.whole = false;
      return;
    }
    if (!opened_.empty()) {
      find("parse.encrypted", {}, safe.name);
      answer_.whole = false;
      return;
    }
    try {
      const auto data = stream.getStreamData(qpdf_dl_all);
      bytes_ += static_cast<std::int64_t>(data->getSize());
      if (bytes_ > options_.most_bytes) {
        find("parse.inside_too_large", {{"expected", std::to_string(options_.most_bytes >> 20)}}, safe.name);
        answer_.whole = false;
        return;
      }
      task_.attach("inside/" + std::to_string(answer_.inside.size()),
                   {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
      answer_.inside.push_back(safe.name);
    } catch (const std::exception&) {
      find("parse.member_damaged", {}, safe.name);
      answer_.whole = false;
    }
  }

  Task& task_;
  const PdfOptions& options_;
  std::string opened_;  // a file whose attachments alone are encrypted, readable
  QPDF pdf_;
  PdfStructure answer_;
  SafeNames names_;
  std::set<int> given_;
  std::int64_t bytes_ = 0;
};

Result<std::string> read_structure(Task& task) {
  TRY(const PdfOptions options, describe::from_json<PdfOptions>(task.options()));
  return Structure(task, options).read();
}

}  // namespace

extern const Operation kPdfStructure{"pdf_structure", Profile::kPure, &read_structure};

}  // namespace meretid::parse
