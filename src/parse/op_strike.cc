// SPDX-License-Identifier: EUPL-1.2
// "strike": pages without the glyphs under the boxes (strike.h). A new file is made into which pages alone are copied; every key of
// their objects that could carry more than what is drawn is dropped.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "base/utf8.h"
#include "parse/appearances.h"
#include "parse/drawn/gap_widths.h"
#include "parse/drawn/page_drawing.h"
#include "parse/drawn/rewriting.h"
#include "parse/font_programs.h"
#include "parse/kept_bookmarks.h"
#include "parse/kept_links.h"
#include "parse/kept_notes.h"
#include "parse/kept_structure.h"
#include "parse/kept_text_maps.h"
#include "parse/operation.h"
#include "parse/readable_pdf.h"
#include "parse/renumbered_fonts.h"
#include "parse/strike.h"
#include "parse/struck_glyphs.h"
#include "parse/uncommented.h"

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

// Names that a content stream speaks of. Bytes of pictures in it may look like more, which keeps too much, never too little.
void names_in(const std::string& content, std::set<std::string>& names) {
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  QPDFTokenizer::Token token;
  bool unread = false;
  char last = 0;
  const auto take = [&] {
    if (tokenizer.getToken(token, unread, last) && token.getType() == QPDFTokenizer::tt_name) names.insert(token.getValue());
  };
  for (const char c : content) {
    tokenizer.presentCharacter(c);
    take();
    if (unread) tokenizer.presentCharacter(last), take();
  }
  tokenizer.presentEOF();
  take();
}

// What nothing draws with does not come along: it may say anything.
void drop_unused(QPDFObjectHandle resources, const std::set<std::string>& names) {
  for (const char* category : {"/Pattern", "/ExtGState", "/Shading", "/ColorSpace"}) {
    auto group = resources.getKey(category);
    if (!group.isDictionary()) continue;
    auto used = QPDFObjectHandle::newDictionary();
    for (auto [key, value] : group.ditems())
      if (names.contains(key)) used.replaceKey(key, value);
    resources.replaceKey(category, used);
  }
}

// What a picture, a form and a pattern are drawn by (PDF 32000-1, 8.9.5, 8.10.2, 8.7.3.1); any other key is a writer's own.
constexpr std::string_view kOfImage[] = {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode", "/Interpolate",
                                         "/SMask", "/SMaskInData", "/Matte", "/Length", "/Filter", "/DecodeParms"};
constexpr std::string_view kOfForm[] = {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Length", "/Filter", "/DecodeParms"};
constexpr std::string_view kOfPattern[] = {"/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Resources", "/Matrix", "/Length", "/Filter", "/DecodeParms"};
constexpr std::string_view kCategories[] = {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font"};

template <class List>
void keep_only(QPDFObjectHandle dictionary, const List& keys) {
  for (const std::string& key : dictionary.getKeys())
    if (std::find(std::begin(keys), std::end(keys), key) == std::end(keys)) dictionary.removeKey(key);
}

struct Page {
  drawn::Drawing drawing;
  StruckGlyphs struck;
  std::vector<double> shift;
  std::string unsafe;
  std::set<std::int32_t> marked;   // what stays marked for the structure
  std::vector<LeftOut> left_out;
};

class Strike {
 public:
  Strike(Task& task, const StrikePlan& plan) : task_(task), plan_(plan) {
    for (const auto* list : {&plan.terms, &plan.values})
      for (const std::string& value : *list) gone_.push_back(essence(value));
  }

  Result<std::string> run() {
    const auto bytes = readable_pdf(task_.bytes(0), opened_);
    source_.setSuppressWarnings(true);
    try {
      source_.processMemoryFile("source", bytes.data(), bytes.size());
      drop_annotations_of_layers();
      pages_ = QPDFPageDocumentHelper(source_).getAllPages();
      links_ = links_of(source_, pages_);
      bookmarks_ = bookmarks_of(source_, pages_);
      tagged_ = has_structure(source_);
      for (auto& page : pages_) notes_.push_back(notes_of(page));
      give_appearances(source_);
      QPDFPageDocumentHelper(source_).flattenAnnotations(0, an_invisible | an_hidden | an_no_view);
      pages_ = QPDFPageDocumentHelper(source_).getAllPages();
      look();
      mend_font_programs(source_, gone_);
      fonts_that_tell();
      forms_that_differ();
      names_that_tell();
      text_maps();
      write();
    } catch (const QPDFExc& e) {
      if (e.getErrorCode() == qpdf_e_password) return fail("parse.encrypted", Kind::kBadInput);
      return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", std::to_string(e.getFilePosition())}});
    }
    return describe::to_json(answer_);
  }

 private:
  // Flattening would show those of layers that are off.
  void drop_annotations_of_layers() {
    const drawn::Layers layers(source_);
    if (!layers.any_off()) return;
    for (auto& page : QPDFPageDocumentHelper(source_).getAllPages()) {
      auto all = page.getObjectHandle().getKey("/Annots");
      if (!all.isArray()) continue;
      auto shown = QPDFObjectHandle::newArray();
      for (auto& annotation : all.aitems())
        if (!annotation.isDictionary() || !layers.off(annotation.getKey("/OC"))) shown.appendItem(annotation);
      page.getObjectHandle().replaceKey("/Annots", shown);
    }
  }

  void look() {
    drawn::Drawer drawer(source_);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Page page;
      std::vector<const BlackBox*> boxes;
      for (const BlackBox& box : plan_.boxes)
        if (box.page == static_cast<std::int32_t>(i)) boxes.push_back(&box);
      pages_[i].getObjectHandle().removeKey("/Annots");
      page.drawing = drawer.page(pages_[i]);
      const std::vector<KeptNote> all_notes = notes_[i];  // a reader may not have seen that the page shows one
      notes_[i] = not_shown(std::move(notes_[i]), page.drawing);
      const ShownPage shown(pages_[i]);
      if (std::find(plan_.raster.begin(), plan_.raster.end(), static_cast<std::int32_t>(i)) != plan_.raster.end()) page.unsafe = "asked";
      else if (!page.drawing.whole) page.unsafe = "content";
      else page.struck = struck_glyphs(page.drawing, shown, boxes, plan_.terms, all_notes), page.unsafe = page.struck.unsafe;
      if (page.unsafe.empty()) strike_replaced(page.drawing, gone_, page.struck);
      if (page.unsafe.empty() && page.struck.count > 0) {
        const auto& crop = shown.crop_in_user_space();
        drawn::GapWidths gaps = drawn::gap_widths(page.drawing, page.struck.marks, {crop.llx, crop.lly, crop.urx, crop.ury});
        // Where letters that go are turned, the boxes stay those of the words, and nothing moves.
        if (gaps.turned == 0) {
          page.shift = std::move(gaps.shift);
          page.struck.boxes = std::move(gaps.boxes);
          page.struck.marks = std::move(gaps.struck);
        }
      }
      page.struck.boxes.insert(page.struck.boxes.end(), page.struck.of_notes.begin(), page.struck.of_notes.end());
      if (page.unsafe.empty()) strike_unshown(page.drawing, page.struck);
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
        if (page.drawing.streams[static_cast<std::size_t>(show.stream)].off) continue;
        places[static_cast<std::size_t>(show.stream)].insert({static_cast<std::int64_t>(show.begin), g.element, g.at});
      }
      for (std::size_t s = 1; s < places.size(); ++s) {
        if (page.drawing.streams[s].off) continue;  // what draws it goes
        const auto [known, fresh] = first.emplace(page.drawing.streams[s].object, places[s]);
        if (!fresh && known->second != places[s]) differ.insert(page.drawing.streams[s].object);
        if (page.drawing.streams[s].object == 0 && !places[s].empty()) differ.insert(0);
      }
    }
    for (Page& page : look_)
      for (std::size_t s = 1; s < page.drawing.streams.size(); ++s)
        if (page.unsafe.empty() && !page.drawing.streams[s].off && differ.contains(page.drawing.streams[s].object)) page.unsafe = "form";
  }

  // A font whose codes spell what goes is made anew, or no page that is drawn with it stays text: it would be in the file.
  void fonts_that_tell() {
    constexpr std::size_t kMostCodes = 5'000, kFewestLetters = 3;
    FirstUsesOfFonts uses;
    for (const Page& page : look_) add_first_uses(page.drawing, page.struck.marks, uses);
    std::map<std::int32_t, bool> telling;
    std::set<QPDFObjGen> programs, spelled;  // one program may be that of several fonts
    bool composed = false;          // letters that are drawn by content of their own, which is not followed
    for (const Page& page : look_)
      for (const drawn::Show& show : page.drawing.shows) {
        composed = composed || (show.type3 && writes(show.font));
        const auto [known, fresh] = telling.emplace(show.font, false);
        if (!fresh || show.font == 0) continue;
        std::size_t told = 0;
        try {
          const auto meanings = drawn::Font::load(source_.getObjectByID(show.font, 0))->meanings(kMostCodes);
          told = letters_told(uses[show.font], meanings);
          known->second = told >= kFewestLetters || codes_spell(meanings, gone_);
        } catch (const std::exception&) {  // it means nothing to any reader
          known->second = false;
        }
        // Fewer letters tell little, yet are better not told.
        if (told > 0) programs.insert(program_of(show.font).getObjGen());
        if (known->second) spelled.insert(program_of(show.font).getObjGen());
        if (known->second || program_tells(show.font)) programs.insert(program_of(show.font).getObjGen());
      }
    UsedCodes used;
    for (const Page& page : look_)
      if (page.unsafe.empty()) add_used_codes(page.drawing, page.struck.marks, used);
    for (auto& [font, tells] : telling) {
      const bool same = font != 0 && program_of(font).isIndirect() && programs.contains(program_of(font).getObjGen());  // Type 3 has none
      if ((!tells && !same) || composed) continue;
      if (auto codes = renumber(source_, font, used[font])) recoded_[font] = std::move(*codes), tells = false;
      else tells = tells || spelled.contains(program_of(font).getObjGen());
    }
    for (Page& page : look_)
      if (page.unsafe.empty() && std::any_of(page.drawing.shows.begin(), page.drawing.shows.end(), [&](const drawn::Show& show) { return telling[show.font]; })) page.unsafe = "font";
  }
  QPDFObjectHandle program_of(std::int32_t font) {
    auto dictionary = source_.getObjectByID(font, 0);
    if (!dictionary.isDictionary()) return QPDFObjectHandle::newNull();
    if (auto below = dictionary.getKey("/DescendantFonts"); below.isArray() && below.getArrayNItems() > 0) dictionary = below.getArrayItem(0);
    auto descriptor = dictionary.isDictionary() ? dictionary.getKey("/FontDescriptor") : QPDFObjectHandle::newNull();
    return descriptor.isDictionary() ? descriptor.getKey("/FontFile2") : QPDFObjectHandle::newNull();
  }
  // Whether glyphs that are contents of their own may show letters of other fonts.
  bool writes(std::int32_t font) {
    constexpr std::size_t kMostGlyphs = 5'000;
    auto dictionary = source_.getObjectByID(font, 0);
    auto glyphs = dictionary.isDictionary() ? dictionary.getKey("/CharProcs") : QPDFObjectHandle::newNull();
    if (!glyphs.isDictionary() || glyphs.getKeys().size() > kMostGlyphs) return true;
    try {
      for (auto [name, glyph] : glyphs.ditems())
        if (!glyph.isStream() || decoded(glyph).find("Tf") != std::string::npos) return true;
    } catch (const std::exception&) {
      return true;
    }
    return false;
  }
  // By a name in it, or by a table that happens to count as the value does.
  bool program_tells(std::int32_t font) {
    auto program = program_of(font);
    try {
      return program.isStream() && bytes_tell(decoded(program), gone_);
    } catch (const std::exception&) {
      return false;
    }
  }

  void text_maps() {
    UsedCodes used;
    for (const Page& page : look_)
      if (page.unsafe.empty()) add_used_codes(page.drawing, page.struck.marks, used);
    for (const auto& [font, codes] : recoded_) used.erase(font);
    keep_text_maps(source_, used);
  }

  // Resources that are called by a value that goes are called otherwise, wherever they are spoken of.
  void names_that_tell() {
    std::set<std::string> all;
    for (const Page& page : look_)
      for (const drawn::Named& named : page.drawing.names)
        if (all.insert(named.name).second && tells(named.name)) renamed_.emplace(named.name, "/MeretidName" + std::to_string(renamed_.size() + 1));
  }
  void rename(QPDFObjectHandle resources) const {
    if (renamed_.empty()) return;
    for (const std::string_view category : kCategories) {
      auto group = resources.getKey(std::string(category));
      if (!group.isDictionary()) continue;
      auto fresh = QPDFObjectHandle::newDictionary();
      for (auto [key, value] : group.ditems()) {
        const auto other = renamed_.find(key);
        fresh.replaceKey(other == renamed_.end() ? key : other->second, value);
      }
      resources.replaceKey(std::string(category), fresh);
    }
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
      has_raster_ = raster.size() >= pages_.size();
    }
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      answer_.pages.push_back({look_[i].unsafe.empty(), look_[i].unsafe, look_[i].struck.count});
      if (look_[i].unsafe.empty()) add(out, i);
      else if (has_raster_) QPDFPageDocumentHelper(out).addPage(raster[i], false);
      if (!look_[i].unsafe.empty())
        for (const BlackBox& box : plan_.boxes)
          if (box.page == static_cast<std::int32_t>(i)) answer_.boxes.push_back({box.page, box.box, {}});  // its label is pixels
      task_.progress(static_cast<double>(i + 1) / static_cast<double>(pages_.size()));
    }
    for (auto& object : out.getAllObjects()) scrub(object, 0);
    structure(out);
    QPDFWriter writer(out);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    task_.attach("pdf", {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()});
  }

  // After everything of the source was scrubbed: what is made here is made anew.
  void structure(QPDF& out) {
    const MayStay may_stay{gone_, plan_.only_read};
    std::vector<TaggedPage> tagged;
    std::vector<QPDFObjectHandle> there(pages_.size(), QPDFObjectHandle::newNull());
    std::vector<std::string> reads;  // of the pages that stayed text
    auto made = QPDFPageDocumentHelper(out).getAllPages();
    std::size_t next = 0;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Page& page = look_[i];
      TaggedPage to{pages_[i].getObjectHandle(), QPDFObjectHandle::newNull(), &page.drawing, &page.struck.marks, {}, page.left_out};
      if (!page.unsafe.empty()) {
        if (has_raster_) there[i] = made[next++].getObjectHandle();
      } else {
        to.made = there[i] = made[next++].getObjectHandle();
        reads.push_back(letters_that_stay(page.drawing, page.struck.marks));
        const std::string& read = reads.back();
        for (const KeptLink& link : links_[i])
          if (harmless(link, page, may_stay, read)) to.links.push_back(link);
      }
      tagged.push_back(std::move(to));
    }
    carry_structure(source_, out, tagged, may_stay);
    for (std::size_t i = 0; i < pages_.size(); ++i)
      if (tagged[i].made.isDictionary()) carry_notes(out, tagged[i].made, notes_that_stay(i));
    carry_bookmarks(out, bookmarks_, there, [&](const std::string& title) {
      if (!plan_.only_read) return may_stay(title, {});
      return std::any_of(reads.begin(), reads.end(), [&](const std::string& read) { return may_stay(title, read); });
    });
  }

  // Notes were read as words of the page; one under a box went whole.
  std::vector<KeptNote> notes_that_stay(std::size_t i) const {
    std::vector<KeptNote> stay = notes_[i];
    auto page = pages_[i];
    const auto crop = ShownPage(page).crop_in_user_space();
    const drawn::Bounds paper{crop.llx, crop.lly, crop.urx, crop.ury};
    std::erase_if(stay, [&](const KeptNote& note) {
      return !paper.holds(note.middle()) || look_[i].struck.notes.contains(note.text) || !MayStay{gone_, false}(note.text, {});
    });
    // Where a gap became wider, the note goes along with the text.
    for (KeptNote& note : stay)
      for (const drawn::Bounds& box : look_[i].struck.boxes)
        if (box.holds(note.middle())) {
          const double by = box.right + 1 - note.place.left;
          note.place.left += by;
          note.place.right += by;
        }
    return stay;
  }

  // A link under a box leads to what was struck; one that says it is none the better.
  static bool harmless(const KeptLink& link, const Page& page, const MayStay& may_stay, const std::string& read) {
    if (std::any_of(page.struck.boxes.begin(), page.struck.boxes.end(), [&](const drawn::Bounds& box) { return box.touches(link.place); })) return false;
    std::string said = spoken(link.address);
    if (!base::is_utf8(said)) said = base::from_windows_1252(said);
    for (const std::string_view before : {"https://", "http://", "mailto:", "www."})
      if (said.starts_with(before)) said.erase(0, before.size());
    return may_stay(said, read);
  }

  void add(QPDF& out, std::size_t i) {
    Page& page = look_[i];
    if (tagged_) page.marked = marked_contents(page.drawing);
    const bool tagged = !page.marked.empty();
    std::string content = drawn::without(page.drawing, 0, content_of(pages_[i]), page.struck.marks, {page.shift, tagged ? &page.marked : nullptr, renamed_, recoded_});
    content = uncommented(std::move(content));
    std::set<std::string> names;
    names_in(content, names);
    for (std::size_t s = 1; s < page.drawing.streams.size(); ++s) {
      const std::int32_t object = page.drawing.streams[s].object;
      if (object == 0 || page.drawing.streams[s].off) continue;
      if (const auto done = rewritten_.find(object); done != rewritten_.end()) {
        names.insert(done->second.begin(), done->second.end());
        continue;
      }
      std::set<std::string>& of_form = rewritten_[object];
      auto form = source_.getObjectByID(object, 0);
      if (!form.isStream()) continue;
      const std::string rewritten = uncommented(drawn::without(page.drawing, static_cast<std::int32_t>(s), decoded(form), page.struck.marks, {page.shift, nullptr, renamed_, recoded_}));
      names_in(rewritten, of_form);
      names.insert(of_form.begin(), of_form.end());  // a form without resources of its own takes the page's
      form.replaceStreamData(rewritten, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
      if (auto own = form.getDict().getKey("/Resources"); own.isDictionary()) {
        own = own.shallowCopy();
        rename(own);
        drop_unused(own, of_form);
        form.getDict().replaceKey("/Resources", own);
      }
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
      const std::int32_t mcid = tagged ? *page.marked.rbegin() + 1 + static_cast<std::int32_t>(page.left_out.size()) : -1;
      if (tagged) content += "/Span << /MCID " + std::to_string(mcid) + " >> BDC\n";
      content += black(box);
      Box b = shown.box({box.left, box.bottom, box.right, box.top});
      BlackBox made{static_cast<std::int32_t>(i), {b.left - crop.left, b.top - crop.top, b.right - crop.left, b.bottom - crop.top}, {}};
      if (upright) made.label = label_for(made), content += written(made.label, box);
      labels = labels || !made.label.empty();
      if (tagged) {
        content += "\nEMC\n";
        page.left_out.push_back({mcid, marked_under(page, box), made.label});
      }
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
    rename(fresh.getKey("/Resources"));
    drop_unused(fresh.getKey("/Resources"), names);
    if (labels) add_label_font(fresh.getKey("/Resources"));
    fresh.replaceKey("/Contents", QPDFObjectHandle::newStream(&source_, content));
    QPDFPageObjectHelper helper(source_.makeIndirectObject(fresh));
    helper.removeUnreferencedResources();
    QPDFPageDocumentHelper(out).addPage(helper, false);
  }

  // The marked content whose letters a box struck; -1: none.
  static std::int32_t marked_under(const Page& page, const drawn::Bounds& box) {
    for (std::size_t i = 0; i < page.struck.marks.size(); ++i) {
      const drawn::Mark& mark = page.drawing.marks[i];
      if (!page.struck.marks[i] || mark.kind != drawn::Kind::kGlyph) continue;
      drawn::Point middle = mark.glyph.point(0.5, 0.4);
      if (!page.shift.empty()) middle.x += page.shift[i];
      if (!box.holds(middle)) continue;
      std::int32_t found = -1;
      for (const drawn::Tag& tag : page.drawing.tags)
        if (tag.stream == 0 && page.marked.contains(tag.mcid) && tag.first <= i && i < tag.last) found = tag.mcid;
      return found;
    }
    return -1;
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
      if (c == 0xC3 && at + 1 < label.size()) {
        bytes += static_cast<char>(static_cast<unsigned char>(label[++at]) + 0x40);  // æ ø å …
        continue;
      }
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

  bool tells(const std::string& name) const {
    constexpr std::int64_t kShortest = 4;  // shorter ones stand in any name
    const std::string letters = essence(name);
    return std::any_of(gone_.begin(), gone_.end(), [&](const std::string& value) { return base::length(value) >= kShortest && letters.find(value) != std::string::npos; });
  }
  // A font that is called by a value that goes.
  void rename_font(QPDFObjectHandle object, const char* key) {
    if (auto name = object.getKey(key); name.isName() && tells(name.getName())) object.replaceKey(key, QPDFObjectHandle::newName("/Font"));
  }
  // No key comes along that drawing does not need.
  static void keep_known(QPDFObjectHandle dictionary) {
    auto type = dictionary.getKey("/Subtype");
    if (type.isNameAndEquals("/Image")) keep_only(dictionary, kOfImage);
    else if (type.isNameAndEquals("/Form")) keep_only(dictionary, kOfForm);
    else if (!dictionary.getKey("/PatternType").isNull()) keep_only(dictionary, kOfPattern);
  }

  void scrub(QPDFObjectHandle object, int depth) {
    if (depth > 50) return;
    if (object.isStream()) object = object.getDict(), keep_known(object);
    if (object.isDictionary()) {
      if (auto resources = object.getKey("/Resources"); resources.isDictionary()) keep_only(resources, kCategories);
      const bool font = object.getKey("/Type").isNameAndEquals("/Font");
      for (const char* key : {"/BaseFont", "/FontName"}) rename_font(object, key);
      if (object.getKey("/FontFamily").isString()) object.removeKey("/FontFamily");
      if (object.getKey("/CharSet").isString()) object.removeKey("/CharSet");  // lists the letters of what was struck, too
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
  std::vector<std::string> gone_;  // essences
  std::string opened_;
  QPDF source_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::vector<Page> look_;
  std::vector<std::vector<KeptLink>> links_;  // of each page
  std::vector<std::vector<KeptNote>> notes_;  // of each page
  std::vector<KeptBookmark> bookmarks_;
  bool tagged_ = false, has_raster_ = false;
  std::map<std::string, std::string> renamed_;               // names of resources
  std::map<std::int32_t, std::map<std::uint32_t, std::string>> recoded_;  // of fonts
  std::map<std::int32_t, std::set<std::string>> rewritten_;  // forms, and the names that they speak of
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
