// SPDX-License-Identifier: EUPL-1.2
// "raw": the second reader of a released file. It knows nothing of pages and fonts: it walks every object of the file, decodes every
// stream, and looks for the values that should be gone, in every writing a PDF has for text. Also says what a released file
// must not carry at all.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFTokenizer.hh>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "parse/operation.h"
#include "parse/pages.h"

namespace meretid::parse {
namespace {

// Keys that bring foreign matter into a file, wherever they stand.
constexpr std::string_view kForeign[] = {"/EmbeddedFiles", "/AF", "/JavaScript", "/JS", "/OpenAction", "/AA", "/Metadata", "/PieceInfo",
                                         "/Thumb", "/Outlines", "/AcroForm", "/OCProperties"};

// What a released file may say for screen readers and of links: these keys, whose strings are searched as all are.
constexpr std::string_view kOfElement[] = {"/Type", "/S", "/P", "/K", "/Alt", "/ActualText", "/E", "/Lang", "/A"};
constexpr std::string_view kOfBookmarks[] = {"/Type", "/First", "/Last", "/Count"};
constexpr std::string_view kOfBookmark[] = {"/Title", "/Parent", "/First", "/Last", "/Prev", "/Next", "/Count", "/Dest"};
constexpr std::string_view kOfNote[] = {"/Type", "/Subtype", "/Rect", "/Contents", "/F", "/AP"};
constexpr std::string_view kOfLink[] = {"/Type", "/Subtype", "/Border", "/F", "/Rect", "/QuadPoints", "/Dest", "/A", "/StructParent"};

// The value as it would stand in raw bytes: only spaces and hyphens may be missing. (Essence would join the numbers of operators.)
std::string compact(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::lower(base::next(text, at));
    if (c != U' ' && c != U'-' && c != 0xA0 && c != 0xAD && c != 0) base::append(kept, c);
  }
  return kept;
}

class Search {
 public:
  explicit Search(const std::vector<std::string>& values) {
    for (const std::string& value : values) wanted_.push_back({essence(value), compact(value)});
  }

  /// Text that is known to be text: every spelling counts.
  void look(const std::string& text, const std::string& place) {
    const std::string plain = essence(text);
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      if (base::length(wanted_[i].essence) >= 4 && plain.find(wanted_[i].essence) != std::string::npos) found(i, place);
  }

  /// Whether what operators show one after the other spells a value in a single one of them or in more pieces than it could have words:
  /// then it is shown, letter by letter if need be, and not only met from one word into the next.
  bool spelled_by(const std::vector<std::string>& shown) const {
    std::string plain;
    std::vector<std::size_t> starts;
    for (const std::string& text : shown) {
      const std::string letters = essence(text);
      if (letters.empty()) continue;
      starts.push_back(plain.size());
      plain += letters;
    }
    for (const Wanted& one : wanted_) {
      if (base::length(one.essence) < 4) continue;
      for (auto at = plain.find(one.essence); at != std::string::npos; at = plain.find(one.essence, at + 1)) {
        const auto pieces = std::lower_bound(starts.begin(), starts.end(), at + one.essence.size()) - std::upper_bound(starts.begin(), starts.end(), at) + 1;
        if (pieces == 1 || 2 * pieces > base::length(one.essence)) return true;
      }
    }
    return false;
  }

  /// Bytes that may be text, in the writings they may have. Shorter values would be found in any noise.
  void look_at_bytes(const std::string& bytes, const std::string& place, std::int64_t least = 4) {
    look_compact(base::is_utf8(bytes) ? bytes : base::from_windows_1252(bytes), place, least);
    look_compact(base::from_utf16(bytes, true).text, place, least);
    if (bytes.size() > 1) look_compact(base::from_utf16(std::string_view(bytes).substr(1), true).text, place, least);
    look_compact(unescaped(bytes), place, least);
  }

  RawReport report;

 private:
  // %41%6E and hex strings <416E> become bytes again.
  static std::string unescaped(const std::string& bytes) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == '%' && i + 2 < bytes.size() && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0) {
        out += static_cast<char>(digit(bytes[i + 1]) * 16 + digit(bytes[i + 2]));
        i += 2;
      } else if (bytes[i] == '<') {
        std::string run;
        std::size_t at = i + 1;
        while (at + 1 < bytes.size() && digit(bytes[at]) >= 0 && digit(bytes[at + 1]) >= 0) {
          run += static_cast<char>(digit(bytes[at]) * 16 + digit(bytes[at + 1]));
          at += 2;
        }
        out += run.empty() ? "<" : run + ' ';
        if (!run.empty()) i = at;
      } else {
        out += bytes[i];
      }
    }
    return base::is_utf8(out) ? out : base::from_windows_1252(out);
  }

  void look_compact(const std::string& text, const std::string& place, std::int64_t least) {
    const std::string plain = compact(text);
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      if (base::length(wanted_[i].essence) >= least && plain.find(wanted_[i].compact) != std::string::npos) found(i, place);
  }
  void found(std::size_t value, const std::string& place) {
    if (seen_.emplace(value, place).second) report.residues.push_back({static_cast<std::int32_t>(value), place});
  }

  struct Wanted {
    std::string essence, compact;
  };
  std::vector<Wanted> wanted_;
  std::set<std::pair<std::size_t, std::string>> seen_;
};

class Walk {
 public:
  Walk(Search& search, std::map<QPDFObjGen, std::int32_t> pages) : search_(search), pages_(std::move(pages)) {}

  void object(QPDFObjectHandle object, const std::string& place, int depth = 0) {
    if (depth > 100) return;
    if (object.isString()) {
      search_.look(object.getUTF8Value(), place + " string");
      search_.look_at_bytes(object.getStringValue(), place + " string");
    } else if (object.isName()) {
      if (!of_the_format(object.getName())) search_.look_at_bytes(object.getName(), place + " name");
    } else if (object.isArray()) {
      // Numbers and strings beside each other: a text that is broken up, as in TJ.
      std::string joined;
      for (auto& item : object.aitems()) {
        if (item.isIndirect()) continue;
        if (item.isString()) joined += item.getUTF8Value();
        this->object(item, place, depth + 1);
      }
      if (!joined.empty()) search_.look(joined, place + " array");
    } else if (object.isDictionary()) {
      dictionary(object, place, depth);
    } else if (object.isStream()) {
      dictionary(object.getDict(), place, depth);
      stream(object, place);
    }
  }

  std::set<std::string> foreign;

 private:
  // Fonts that every machine has are named in any file: "/ABCDEF+Arial-BoldMT".
  static bool usual_font(std::string_view name) {
    name.remove_prefix(std::min<std::size_t>(1, name.size()));
    if (name.size() > 7 && name[6] == '+') name.remove_prefix(7);
    const std::string_view family = name.substr(0, name.find_first_of("-,"));
    static constexpr std::string_view kFamilies[] = {"Helvetica", "Times", "TimesNewRoman", "TimesNewRomanPS", "TimesNewRomanPSMT", "Courier", "CourierNew", "CourierNewPS",
        "CourierNewPSMT", "Symbol", "ZapfDingbats", "Arial", "ArialMT", "ArialNarrow", "Calibri", "Cambria", "Verdana", "Tahoma", "Georgia"};
    static constexpr std::string_view kStyles[] = {"", "Bold", "Italic", "BoldItalic", "Oblique", "BoldOblique", "Roman", "BoldMT", "ItalicMT", "BoldItalicMT", "Regular"};
    const std::string_view style = family.size() < name.size() ? name.substr(family.size() + 1) : std::string_view();
    return std::find(std::begin(kFamilies), std::end(kFamilies), family) != std::end(kFamilies) && std::find(std::begin(kStyles), std::end(kStyles), style) != std::end(kStyles);
  }

  // Words of ISO 32000 itself that people also write: a document about "Pages" or "Rotate" is no leak for having a page tree.
  static bool of_the_format(std::string_view name) {
    static constexpr std::string_view kNames[] = {
        "/Pages", "/Page", "/Catalog", "/Type", "/Kids", "/Count", "/Parent", "/Contents", "/Resources", "/Font", "/Subtype", "/Length", "/Filter",
        "/Rotate", "/Group", "/Width", "/Height", "/Image", "/Form", "/Pattern", "/Matrix", "/Domain", "/Range", "/Function", "/Functions",
        "/Shading", "/Encoding", "/Widths", "/Flags", "/Ascent", "/Descent", "/Index", "/Size", "/Root", "/Annot", "/Text", "/Link", "/Border",
        "/Name", "/Language", "/XObject", "/ImageMask", "/ExtGState", "/ColorSpace", "/ColorTransform", "/PatternType", "/PaintType", "/TilingType",
        "/ShadingType", "/FunctionType", "/FormType", "/BitsPerComponent", "/BitsPerSample", "/BitsPerCoordinate", "/BitsPerFlag", "/Interpolate",
        "/Decode", "/DecodeParms", "/Predictor", "/Columns", "/Colors", "/CalGray", "/CalRGB", "/Lab", "/Indexed", "/Separation", "/DeviceN",
        "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/ICCBased", "/WhitePoint", "/BlackPoint", "/Gamma", "/Alternate", "/Background", "/Coords",
        "/Extend", "/Bounds", "/Encode", "/FontDescriptor", "/FontFile", "/FontName", "/FontFamily", "/FontBBox", "/FontMatrix", "/FontStretch",
        "/FontWeight", "/BaseFont", "/FirstChar", "/LastChar", "/MissingWidth", "/AvgWidth", "/MaxWidth", "/StemV", "/StemH", "/XHeight",
        "/CapHeight", "/ItalicAngle", "/Leading", "/CharSet", "/CharProcs", "/CIDSet", "/CIDToGIDMap", "/CIDSystemInfo", "/Registry", "/Ordering",
        "/Supplement", "/DescendantFonts", "/ToUnicode", "/Differences", "/BaseEncoding", "/WinAnsiEncoding", "/MacRomanEncoding",
        "/StandardEncoding", "/MacExpertEncoding", "/TrueType", "/Type0", "/Type1", "/Type1C", "/Type3", "/MMType1", "/CIDFontType0", "/CIDFontType0C", "/CIDFontType2", "/OpenType", "/Identity", "/Transparency", "/Isolated", "/Knockout", "/Luminosity", "/Alpha",
        "/SMask", "/Mask", "/ProcSet", "/ImageB", "/ImageC", "/ImageI", "/MediaBox", "/CropBox", "/UserUnit", "/StructTreeRoot", "/StructElem", "/StructParent", "/StructParents", "/ParentTree",
        "/ParentTreeNextKey", "/MarkInfo", "/Marked", "/ActualText", "/RowSpan", "/ColSpan", "/Scope", "/Table", "/Figure", "/Formula", "/Document",
        "/Section", "/Caption", "/Reference", "/Quote", "/Note", "/Span", "/QuadPoints", "/Dest", "/Normal", "/Multiply", "/Screen", "/Overlay",
        "/Darken", "/Lighten", "/Rendering", "/RenderingIntent", "/Perceptual", "/RelativeColorimetric", "/AbsoluteColorimetric", "/Saturation",
        "/Title", "/Producer", "/Creator", "/Outlines", "/First", "/Last", "/Prev", "/Next"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames) || usual_font(name);
  }

  template <class List>
  static bool only(QPDFObjectHandle dictionary, const List& keys) {
    for (const std::string& key : dictionary.getKeys())
      if (std::find(std::begin(keys), std::end(keys), key) == std::end(keys)) return false;
    return true;
  }
  // A text at a place, drawn with nothing.
  static bool plain_note(QPDFObjectHandle note) {
    auto looks = note.getKey("/AP");
    if (!note.getKey("/Subtype").isNameAndEquals("/Text") || !only(note, kOfNote) || !looks.isDictionary() || !only(looks, std::array<std::string_view, 1>{"/N"})) return false;
    auto drawn = looks.getKey("/N");
    return drawn.isStream() && only(drawn.getDict(), std::array<std::string_view, 6>{"/Type", "/Subtype", "/BBox", "/Length", "/Filter", "/DecodeParms"}) && drawn.getStreamData(qpdf_dl_all)->getSize() == 0;
  }
  static bool only_links_and_notes(QPDFObjectHandle annotations) {
    if (!annotations.isArray()) return false;
    for (auto& annotation : annotations.aitems()) {
      if (annotation.isDictionary() && plain_note(annotation)) continue;
      if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link") || !only(annotation, kOfLink)) return false;
      auto action = annotation.getKey("/A");
      if (!action.isNull() && !(action.isDictionary() && action.getKey("/S").isNameAndEquals("/URI") && only(action, std::array<std::string_view, 2>{"/S", "/URI"}))) return false;
    }
    return true;
  }

  // Titles and pages they lead to, nothing else; what it does not come to the end of is foreign.
  static bool only_bookmarks(QPDFObjectHandle root) {
    if (!root.isDictionary() || !only(root, kOfBookmarks)) return false;
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> open{root.getKey("/First")};
    while (!open.empty()) {
      auto item = open.back();
      open.pop_back();
      if (item.isNull()) continue;
      if (!item.isDictionary() || !item.isIndirect() || !seen.insert(item.getObjGen()).second || !only(item, kOfBookmark)) return false;
      auto goal = item.getKey("/Dest");
      if (!goal.isNull() && !(goal.isArray() && goal.getArrayNItems() > 1 && goal.getArrayItem(0).isPageObject())) return false;
      for (const char* key : {"/First", "/Next"}) open.push_back(item.getKey(key));
    }
    return true;
  }

  void dictionary(QPDFObjectHandle object, const std::string& place, int depth) {
    if (object.getKey("/Type").isNameAndEquals("/StructElem") && !only(object, kOfElement)) foreign.insert("/StructElem");
    for (auto [key, value] : object.ditems()) {
      for (const std::string_view name : kForeign)
        if (key == name && !(value.isArray() && value.getArrayNItems() == 0) && !(key == "/Outlines" && only_bookmarks(value))) foreign.insert(key);
      if (key == "/Annots" && !only_links_and_notes(value)) foreign.insert(key);
      if (!of_the_format(key)) search_.look_at_bytes(key, place + " name");
      if (!value.isIndirect()) this->object(value, place, depth + 1);
    }
  }

  // The strings of a page whose content is this stream alone, where a value is only met from one word into the next.
  void letters(QPDFObjGen stream, const std::string& place, const std::string& joined, const std::string& wide, const std::vector<std::string>& shown, const std::vector<std::string>& shown_wide) {
    const auto page = pages_.find(stream);
    const std::string found = place + " strings";
    const auto& residues = search_.report.residues;
    if (page == pages_.end() || std::none_of(residues.begin(), residues.end(), [&](const Residue& residue) { return residue.place == found; })) return;
    if (search_.spelled_by(shown) || search_.spelled_by(shown_wide)) return;
    search_.report.contents.push_back({found, page->second, sorted_letters(joined), sorted_letters(wide)});
  }

  void stream(QPDFObjectHandle object, const std::string& place) {
    QPDFObjectHandle filter = object.getDict().getKey("/Filter");
    const std::string names = filter.isNull() ? "" : filter.unparse();
    // Pixels hold no text that bytes could show; OCR reads those pages.
    const bool pixels = object.getDict().getKey("/Subtype").isNameAndEquals("/Image");
    // What lies in an object stream is walked object by object.
    QPDFObjectHandle type = object.getDict().getKey("/Type");
    if (pixels || (type.isName() && (type.isNameAndEquals("/ObjStm") || type.isNameAndEquals("/XRef")))) return;
    try {
      const auto buffer = object.getStreamData(qpdf_dl_all);
      const std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
      search_.look_at_bytes(bytes, place + " stream");
      strings(bytes, place, object.getObjGen());
    } catch (const std::exception&) {
      search_.report.warnings.push_back(place + ": " + names + " cannot be decoded");
    }
  }

  // The strings of operators, joined over the stream: a value may be shown letter by letter.
  void strings(const std::string& bytes, const std::string& place, QPDFObjGen stream) {
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    std::string joined, wide;
    std::vector<std::string> shown(1), shown_wide(1);  // of each operator
    const auto take = [&] {
      QPDFTokenizer::Token token;
      unread_ = false;
      if (!tokenizer.getToken(token, unread_, last_)) return;
      if (token.getType() == QPDFTokenizer::tt_string) {
        const std::string one = base::from_windows_1252(token.getValue()), two = base::from_utf16(token.getValue(), true).text;
        joined += one, wide += two;
        shown.back() += one, shown_wide.back() += two;
      } else if (token.getType() == QPDFTokenizer::tt_word) {
        shown.emplace_back(), shown_wide.emplace_back();
      }
    };
    for (const char c : bytes) {
      tokenizer.presentCharacter(c);
      take();
      if (unread_) {
        tokenizer.presentCharacter(last_);
        take();
      }
    }
    tokenizer.presentEOF();
    take();
    search_.look(joined, place + " strings");
    search_.look(wide, place + " strings");
    letters(stream, place, joined, wide, shown, shown_wide);
  }

  Search& search_;
  std::map<QPDFObjGen, std::int32_t> pages_;  // by their content
  bool unread_ = false;
  char last_ = 0;
};

Result<std::string> run(Task& task) {
  TRY(const RawOptions options, describe::from_json<RawOptions>(task.bytes(1)));
  Search search(options.values);
  const std::string_view bytes = task.bytes(0);
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("released", bytes.data(), bytes.size());
  std::map<QPDFObjGen, std::int32_t> pages;
  std::int32_t number = 0;
  for (auto page : pdf.getAllPages()) {
    if (auto content = page.getKey("/Contents"); content.isStream()) pages.emplace(content.getObjGen(), number);
    ++number;
  }
  Walk walk(search, std::move(pages));
  for (auto& object : pdf.getAllObjects())
    walk.object(object, "object " + std::to_string(object.getObjectID()));
  walk.object(pdf.getTrailer(), "trailer");
  // The file's own bytes, for what no object holds: comments, gaps, an older version behind the last one.
  search.look_at_bytes(std::string(bytes), "file", 8);
  search.report.objects = static_cast<std::int32_t>(pdf.getObjectCount());
  search.report.pages = static_cast<std::int32_t>(pdf.getAllPages().size());
  for (const auto& warning : pdf.getWarnings()) search.report.warnings.push_back(warning.getMessageDetail());
  search.report.foreign.assign(walk.foreign.begin(), walk.foreign.end());
  return describe::to_json(search.report);
}

}  // namespace

extern const Operation kRaw;
const Operation kRaw{"raw", Profile::kPure, &run};

}  // namespace meretid::parse
