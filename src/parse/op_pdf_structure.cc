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
#include "parse/safe_name.h"

namespace meretid::parse {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;
const Rectangle kLetter{0, 0, 612, 792};  // what readers take when a page says nothing
constexpr double kLargest = 200'000;

Rectangle ordered(Rectangle r) {
  return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}
bool sensible(const Rectangle& r) {
  return r.urx - r.llx > 0 && r.ury - r.lly > 0 && std::max({std::abs(r.llx), std::abs(r.lly), std::abs(r.urx), std::abs(r.ury)}) < kLargest;
}

/// From the page's user space to points from the top left of the MediaBox as it is shown.
class Shown {
 public:
  explicit Shown(QPDFPageObjectHelper& page) {
    const auto box = [&](const char* name, Rectangle otherwise) {
      auto found = page.getAttribute(name, false);
      if (!found.isRectangle()) return otherwise;
      const auto rectangle = ordered(found.getArrayAsRectangle());
      return sensible(rectangle) ? rectangle : otherwise;
    };
    media_ = box("/MediaBox", kLetter);
    crop_ = box("/CropBox", media_);
    const Rectangle both{std::max(crop_.llx, media_.llx), std::max(crop_.lly, media_.lly), std::min(crop_.urx, media_.urx),
                         std::min(crop_.ury, media_.ury)};
    crop_ = sensible(both) ? both : media_;
    auto turn = page.getAttribute("/Rotate", false);
    turn_ = turn.isInteger() ? static_cast<int>((turn.getIntValue() % 360 + 360) % 360) : 0;
    if (turn_ % 90 != 0) turn_ = 0;
  }

  Box box(const Rectangle& given) const {
    const auto r = ordered(given);
    switch (turn_) {
      case 90: return limited({r.lly - media_.lly, r.llx - media_.llx, r.ury - media_.lly, r.urx - media_.llx});
      case 180: return limited({media_.urx - r.urx, r.lly - media_.lly, media_.urx - r.llx, r.ury - media_.lly});
      case 270: return limited({media_.ury - r.ury, media_.urx - r.urx, media_.ury - r.lly, media_.urx - r.llx});
      default: return limited({r.llx - media_.llx, media_.ury - r.ury, r.urx - media_.llx, media_.ury - r.lly});
    }
  }
  Box media() const { return box(media_); }
  Box crop() const { return box(crop_); }

 private:
  static Box limited(Box b) {
    for (double* side : {&b.left, &b.top, &b.right, &b.bottom}) *side = std::clamp(*side, -kLargest, kLargest);
    return b;
  }
  Rectangle media_, crop_;
  int turn_ = 0;
};

class Structure {
 public:
  Structure(Task& task, const PdfOptions& options) : task_(task), options_(options) {}

  Result<std::string> read() {
    const auto bytes = task_.bytes(0);
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
    const Shown shown(page);
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
