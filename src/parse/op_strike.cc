// SPDX-License-Identifier: EUPL-1.2
// "strike": pages without the glyphs under the boxes (strike.h). A new file is made into which pages alone are copied; every key of
// their objects that could carry more than what is drawn is dropped.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "parse/drawn/gap_widths.h"
#include "parse/drawn/page_drawing.h"
#include "parse/drawn/rewriting.h"
#include "parse/operation.h"
#include "parse/strike.h"
#include "parse/struck_glyphs.h"

namespace meretid::parse {
namespace {

constexpr const char* kLabelFont = "/MeretidGround";

constexpr const char* kDropped[] = {"/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/OC", "/AF", "/OPI", "/Alternates", "/LastModified",
                                    "/Ref", "/Thumb", "/AA", "/A", "/Annots", "/Properties", "/ID", "/SeparationInfo", "/B", "/Trans", "/Dur"};

std::string decoded(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string content_of(QPDFPageObjectHelper& page) {
  Pl_Buffer buffer("content");
  page.pipeContents(&buffer);
  const std::unique_ptr<Buffer> bytes(buffer.getBuffer());
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

struct Page {
  drawn::Drawing drawing;
  StruckGlyphs struck;
  std::vector<double> shift;
  std::string unsafe;
};

class Strike {
 public:
  Strike(Task& task, const StrikePlan& plan) : task_(task), plan_(plan) {}

  Result<std::string> run() {
    const auto bytes = task_.bytes(0);
    source_.setSuppressWarnings(true);
    try {
      source_.processMemoryFile("source", bytes.data(), bytes.size());
      QPDFAcroFormDocumentHelper(source_).generateAppearancesIfNeeded();
      QPDFPageDocumentHelper(source_).flattenAnnotations(0, an_invisible | an_hidden | an_no_view);
      pages_ = QPDFPageDocumentHelper(source_).getAllPages();
      look();
      forms_that_differ();
      write();
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() == qpdf_e_password) return fail("parse.encrypted", Kind::kBadInput);
      return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", std::to_string(e.getFilePosition())}});
    }
    return describe::to_json(answer_);
  }

 private:
  void look() {
    drawn::Drawer drawer(source_);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Page page;
      std::vector<const BlackBox*> boxes;
      for (const BlackBox& box : plan_.boxes)
        if (box.page == static_cast<std::int32_t>(i)) boxes.push_back(&box);
      pages_[i].getObjectHandle().removeKey("/Annots");
      page.drawing = drawer.page(pages_[i]);
      const ShownPage shown(pages_[i]);
      if (std::find(plan_.raster.begin(), plan_.raster.end(), static_cast<std::int32_t>(i)) != plan_.raster.end()) page.unsafe = "asked";
      else if (drawer.layers().any_off()) page.unsafe = "layers";
      else if (!page.drawing.whole) page.unsafe = "content";
      else page.struck = struck_glyphs(page.drawing, shown, boxes, plan_.terms), page.unsafe = page.struck.unsafe;
      if (page.unsafe.empty() && page.struck.count > 0) {
        const auto& crop = shown.crop_in_user_space();
        drawn::GapWidths gaps = drawn::gap_widths(page.drawing, page.struck.marks, {crop.llx, crop.lly, crop.urx, crop.ury});
        // Where letters that go are turned, the boxes stay those of the words, and nothing moves.
        if (gaps.turned == 0) {
          page.shift = std::move(gaps.shift);
          page.struck.boxes = std::move(gaps.boxes);
        }
      }
      look_.push_back(std::move(page));
    }
  }

  // A form that is drawn several times is one stream: what goes in one place must go in all of them.
  void forms_that_differ() {
    using Places = std::set<std::array<std::int64_t, 3>>;
    std::map<std::int32_t, Places> first;
    std::set<std::int32_t> differ;
    for (const Page& page : look_) {
      if (!page.unsafe.empty()) continue;
      std::vector<Places> places(page.drawing.streams.size());
      for (std::size_t i = 0; i < page.struck.marks.size(); ++i) {
        if (!page.struck.marks[i]) continue;
        const drawn::Glyph& g = page.drawing.marks[i].glyph;
        const drawn::Show& show = page.drawing.shows[static_cast<std::size_t>(g.show)];
        places[static_cast<std::size_t>(show.stream)].insert({static_cast<std::int64_t>(show.begin), g.element, g.at});
      }
      for (std::size_t s = 1; s < places.size(); ++s) {
        const auto [known, fresh] = first.emplace(page.drawing.streams[s].object, places[s]);
        if (!fresh && known->second != places[s]) differ.insert(page.drawing.streams[s].object);
        if (page.drawing.streams[s].object == 0 && !places[s].empty()) differ.insert(0);
      }
    }
    for (Page& page : look_)
      for (std::size_t s = 1; s < page.drawing.streams.size(); ++s)
        if (page.unsafe.empty() && differ.contains(page.drawing.streams[s].object)) page.unsafe = "form";
  }

  void write() {
    QPDF out;
    out.emptyPDF();
    out.getRoot().replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("da"));
    std::vector<QPDFPageObjectHelper> raster;
    QPDF pictures;
    if (task_.inputs() > 2) {
      const auto bytes = task_.bytes(2);
      pictures.processMemoryFile("raster", bytes.data(), bytes.size());
      raster = QPDFPageDocumentHelper(pictures).getAllPages();
    }
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      answer_.pages.push_back({look_[i].unsafe.empty(), look_[i].unsafe, look_[i].struck.count});
      if (look_[i].unsafe.empty()) add(out, i);
      else if (i < raster.size()) QPDFPageDocumentHelper(out).addPage(raster[i], false);
      if (!look_[i].unsafe.empty())
        for (const BlackBox& box : plan_.boxes)
          if (box.page == static_cast<std::int32_t>(i)) answer_.boxes.push_back({box.page, box.box, {}});  // its label is pixels
      task_.progress(static_cast<double>(i + 1) / static_cast<double>(pages_.size()));
    }
    for (auto& object : out.getAllObjects()) scrub(object, 0);
    QPDFWriter writer(out);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    task_.attach("pdf", {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()});
  }

  void add(QPDF& out, std::size_t i) {
    Page& page = look_[i];
    std::string content = drawn::without(page.drawing, 0, content_of(pages_[i]), page.struck.marks, page.shift);
    for (std::size_t s = 1; s < page.drawing.streams.size(); ++s) {
      const std::int32_t object = page.drawing.streams[s].object;
      if (object == 0 || !rewritten_.insert(object).second) continue;
      auto form = source_.getObjectByID(object, 0);
      if (!form.isStream()) continue;
      form.replaceStreamData(drawn::without(page.drawing, static_cast<std::int32_t>(s), decoded(form), page.struck.marks, page.shift),
                             QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }
    content = "q\n" + content + "\n";
    for (std::size_t open = 0; open < page.drawing.open_states; ++open) content += "Q ";
    content += "Q\n";
    const ShownPage shown(pages_[i]);
    const Box crop = shown.crop();
    auto rotation = pages_[i].getAttribute("/Rotate", true);
    const bool upright = !rotation.isInteger() || rotation.getIntValue() % 360 == 0;
    bool labels = false;
    for (const drawn::Bounds& box : page.struck.boxes) {
      content += black(box);
      Box b = shown.box({box.left, box.bottom, box.right, box.top});
      BlackBox made{static_cast<std::int32_t>(i), {b.left - crop.left, b.top - crop.top, b.right - crop.left, b.bottom - crop.top}, {}};
      if (upright) made.label = label_for(made), content += written(made.label, box);
      labels = labels || !made.label.empty();
      answer_.boxes.push_back(std::move(made));
    }
    auto old = pages_[i].getObjectHandle();
    auto fresh = QPDFObjectHandle::newDictionary();
    fresh.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    for (const char* key : {"/MediaBox", "/CropBox", "/Rotate"})
      if (auto value = pages_[i].getAttribute(key, true); !value.isNull()) fresh.replaceKey(key, value);
    for (const char* key : {"/Group", "/UserUnit"})
      if (old.hasKey(key)) fresh.replaceKey(key, old.getKey(key));
    auto resources = pages_[i].getAttribute("/Resources", true);
    fresh.replaceKey("/Resources", resources.isDictionary() ? resources.shallowCopy() : QPDFObjectHandle::newDictionary());
    if (labels) add_label_font(fresh.getKey("/Resources"));
    fresh.replaceKey("/Contents", QPDFObjectHandle::newStream(&source_, content));
    QPDFPageObjectHelper helper(source_.makeIndirectObject(fresh));
    helper.removeUnreferencedResources();
    QPDFPageDocumentHelper(out).addPage(helper, false);
  }

  static std::string black(const drawn::Bounds& b) {
    const auto n = [](double v) { return QPDFObjectHandle::newReal(v, 2).unparse() + " "; };
    return "q 0 g " + n(b.left) + n(b.bottom) + n(b.width()) + n(b.height()) + "re f Q\n";
  }

  // The ground that stands in the box: that of the planned box which it covers, when there is room for it.
  std::string label_for(const BlackBox& made) const {
    for (const BlackBox& planned : plan_.boxes) {
      const double x = std::min(planned.box.right, made.box.right) - std::max(planned.box.left, made.box.left);
      const double y = std::min(planned.box.bottom, made.box.bottom) - std::max(planned.box.top, made.box.top);
      if (planned.page == made.page && x > 0 && y > 0 && !planned.label.empty() && size_for(planned.label, made.box.right - made.box.left, made.box.bottom - made.box.top) > 0)
        return planned.label;
    }
    return {};
  }

  // Letters of Helvetica are half as wide as the type is high, on average, and never wider in labels ("§ 30, nr. 1").
  static double size_for(const std::string& label, double width, double height) {
    constexpr double kLargest = 7, kSmallest = 4, kWidth = 0.5;
    const double size = std::min({kLargest, height * 0.7, (width - 2) / (kWidth * static_cast<double>(label.size()))});
    return size >= kSmallest ? size : 0;
  }

  static std::string written(const std::string& label, const drawn::Bounds& b) {
    if (label.empty()) return {};
    std::string bytes;  // Windows-1252, as the font says
    for (std::size_t at = 0; at < label.size(); ++at) {
      const auto c = static_cast<unsigned char>(label[at]);
      if (c == 0xC2 && at + 1 < label.size()) continue;
      if (c == '(' || c == ')' || c == '\\') bytes += '\\';
      bytes += static_cast<char>(c);
    }
    const auto n = [](double v) { return QPDFObjectHandle::newReal(v, 2).unparse() + " "; };
    const double size = size_for(label, b.width(), b.top - b.bottom);
    return "q BT 1 g 0 Tr " + std::string(kLabelFont) + " " + n(size) + "Tf " + n(b.left + 1) + n(b.bottom + (b.top - b.bottom - 0.7 * size) / 2) + "Td (" + bytes +
           ") Tj ET Q\n";
  }

  static void add_label_font(QPDFObjectHandle resources) {
    auto fonts = resources.getKey("/Font").isDictionary() ? resources.getKey("/Font").shallowCopy() : QPDFObjectHandle::newDictionary();
    fonts.replaceKey(kLabelFont, QPDFObjectHandle::parse("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
    resources.replaceKey("/Font", fonts);
  }

  void scrub(QPDFObjectHandle object, int depth) {
    if (depth > 50) return;
    if (object.isStream()) object = object.getDict();
    if (object.isDictionary()) {
      const bool font = object.getKey("/Type").isNameAndEquals("/Font");
      for (const char* key : kDropped)
        if (!font && object.hasKey(key)) object.removeKey(key);
      for (auto [key, value] : object.ditems())
        if (!value.isIndirect()) scrub(value, depth + 1);
    } else if (object.isArray()) {
      for (auto& item : object.aitems())
        if (!item.isIndirect()) scrub(item, depth + 1);
    }
  }

  Task& task_;
  const StrikePlan& plan_;
  QPDF source_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::vector<Page> look_;
  std::set<std::int32_t> rewritten_;
  StrikeAnswer answer_;
};

Result<std::string> run(Task& task) {
  TRY(const StrikePlan plan, describe::from_json<StrikePlan>(task.bytes(1)));
  return Strike(task, plan).run();
}

}  // namespace

extern const Operation kStrike;
const Operation kStrike{"strike", Profile::kPure, &run};

}  // namespace meretid::parse
