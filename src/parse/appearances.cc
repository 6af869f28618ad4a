// SPDX-License-Identifier: EUPL-1.2
#include "parse/appearances.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <sstream>

#include "base/utf8.h"
#include "parse/drawn/standard_widths.h"

namespace meretid::parse {
namespace {

constexpr int kMostAnnotations = 10'000, kDeepestField = 20;
constexpr std::size_t kLongest = 20'000;
constexpr long long kMultiline = 1 << 12, kPassword = 1 << 13, kComb = 1 << 24;
constexpr double kMargin = 2;

// A key of a field may stand on a field above it.
QPDFObjectHandle inherited(QPDFObjectHandle field, const char* key) {
  for (int depth = 0; field.isDictionary() && depth < kDeepestField; ++depth) {
    if (auto value = field.getKey(key); !value.isNull()) return value;
    field = field.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}
long long integer(QPDFObjectHandle value, long long otherwise) { return value.isInteger() ? value.getIntValue() : otherwise; }

std::optional<std::string> windows_1252(const std::string& utf8) {
  static const std::u32string kUpper = base::decode(base::from_windows_1252([] {
    std::string bytes;
    for (int c = 0x80; c < 0xA0; ++c) bytes += static_cast<char>(c);
    return bytes;
  }()));
  std::string out;
  for (const char32_t c : base::decode(utf8)) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) out += static_cast<char>(c);
    else if (const auto at = kUpper.find(c); at != std::u32string::npos) out += static_cast<char>(0x80 + at);
    else return std::nullopt;
  }
  return out;
}

// "/Helv 12 Tf 0 g": what of it counts.
struct Style {
  std::string font = "Helvetica", key, colour = "0 g ";
  double size = 0;
};

Style style_of(const std::string& appearance, QPDFObjectHandle fonts) {
  Style style;
  std::istringstream in(appearance);
  std::vector<std::string> before;
  for (std::string word; in >> word;) {
    if (word == "Tf" && before.size() >= 2) {
      style.key = before[before.size() - 2];
      style.size = std::clamp(std::strtod(before.back().c_str(), nullptr), 0.0, 200.0);
    }
    const std::size_t parts = word == "g" ? 1 : word == "rg" ? 3 : word == "k" ? 4 : 0;
    if (parts > 0 && before.size() >= parts) {
      style.colour.clear();
      for (std::size_t i = before.size() - parts; i < before.size(); ++i) style.colour += std::to_string(std::clamp(std::strtod(before[i].c_str(), nullptr), 0.0, 1.0)) + " ";
      style.colour += word + " ";
    }
    before.push_back(word);
  }
  if (fonts.isDictionary() && style.key.size() > 1 && style.key[0] == '/')
    if (auto font = fonts.getKey(style.key); font.isDictionary() && font.getKey("/BaseFont").isName()) {
      const std::string name = font.getKey("/BaseFont").getName();
      if (name.find("Times") != std::string::npos) style.font = "Times-Roman";
      if (name.find("Courier") != std::string::npos) style.font = "Courier";
    }
  return style;
}

class Setting {
 public:
  Setting(const Style& style, double width, double height, int side) : style_(style), width_(width), height_(height), side_(side) {}

  std::string one_line(const std::string& bytes) {
    double size = style_.size;
    if (size <= 0) size = std::floor(std::clamp(std::min(0.67 * height_, (width_ - 2 * kMargin) / std::max(1e-6, width(bytes))), 4.0, 144.0));
    return framed(size, placed(bytes, size, 0.5 * height_ - 0.4 * size));
  }
  std::string many_lines(const std::string& bytes) {
    const double size = style_.size > 0 ? style_.size : 12;
    std::string out;
    double y = height_ - kMargin - 0.85 * size;
    for (const std::string& line : lines(bytes, size)) out += placed(line, size, y), y -= size;
    return framed(size, out);
  }
  std::string in_cells(const std::string& bytes, long long cells) {
    const double size = style_.size > 0 ? style_.size : std::floor(std::clamp(0.67 * height_, 4.0, 144.0)), cell = width_ / static_cast<double>(cells);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const std::string letter(1, bytes[i]);
      out += at(cell * (static_cast<double>(i) + 0.5) - width(letter) * size / 2, 0.5 * height_ - 0.4 * size, letter);
    }
    return framed(size, out);
  }

 private:
  double width(const std::string& bytes) const {
    double sum = 0;
    for (const char c : bytes) sum += drawn::standard_width(style_.font, base::from_windows_1252(std::string(1, c))) / 1000;
    return sum;
  }
  std::vector<std::string> lines(const std::string& bytes, double size) const {
    std::vector<std::string> out;
    std::string line;
    const auto end_line = [&] { out.push_back(line), line.clear(); };
    for (std::size_t i = 0; i < bytes.size();) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        i += bytes.compare(i, 2, "\r\n") == 0 ? 2 : 1;
        end_line();
        continue;
      }
      const std::size_t end = std::min(bytes.find_first_of(" \r\n", i == 0 ? 0 : i + (bytes[i] == ' ')), bytes.size());
      const std::string word = bytes.substr(i, std::max<std::size_t>(1, end - i));
      if (!line.empty() && width(line + word) * size > width_ - 2 * kMargin) end_line();
      line += line.empty() && word[0] == ' ' ? word.substr(1) : word;
      i += word.size();
    }
    end_line();
    return out;
  }
  std::string placed(const std::string& bytes, double size, double y) const {
    const double room = width_ - width(bytes) * size;
    return at(side_ == 1 ? room / 2 : side_ == 2 ? room - kMargin : kMargin, y, bytes);
  }
  static std::string number(double value) { return QPDFObjectHandle::newReal(value, 3).unparse() + " "; }
  static std::string at(double x, double y, const std::string& bytes) {
    return "1 0 0 1 " + number(x) + number(y) + "Tm " + QPDFObjectHandle::newString(bytes).unparseBinary() + " Tj\n";
  }
  std::string framed(double size, const std::string& text) const { return "q BT " + style_.colour + "/F " + number(size) + "Tf\n" + text + "ET Q\n"; }

  const Style& style_;
  double width_, height_;
  int side_;
};

class Form {
 public:
  explicit Form(QPDF& pdf) : pdf_(pdf) {
    if (auto form = pdf.getRoot().getKey("/AcroForm"); form.isDictionary()) {
      form_ = form;
      asked_ = form.getKey("/NeedAppearances").isBool() && form.getKey("/NeedAppearances").getBoolValue();
      if (auto resources = form.getKey("/DR"); resources.isDictionary()) fonts_ = resources.getKey("/Font");
    }
  }

  void give(QPDFObjectHandle annotation) {
    const long long flags = integer(annotation.getKey("/F"), 0);
    if (!annotation.getKey("/Rect").isRectangle() || (flags & (an_hidden | an_no_view)) != 0) return;
    const bool widget = annotation.getKey("/Subtype").isNameAndEquals("/Widget");
    if (!widget && !annotation.getKey("/Subtype").isNameAndEquals("/FreeText")) return;
    auto looks = annotation.getKey("/AP");
    if (looks.isDictionary() && !looks.getKey("/N").isNull() && !(widget && asked_)) return;
    auto kind = inherited(annotation, "/FT");
    if (widget && asked_ && kind.isNameAndEquals("/Btn")) return set_state(annotation);
    if (widget && !kind.isNameAndEquals("/Tx") && !kind.isNameAndEquals("/Ch")) return;
    auto own = annotation.getKey("/MK");
    if (own.isDictionary() && integer(own.getKey("/R"), 0) != 0) return;
    const auto bytes = windows_1252(text_of(widget ? inherited(annotation, "/V") : annotation.getKey("/Contents")));
    if (!bytes || bytes->empty() || bytes->size() > kLongest) return;
    auto rect = annotation.getKey("/Rect").getArrayAsRectangle();
    const double width = std::abs(rect.urx - rect.llx), height = std::abs(rect.ury - rect.lly);
    if (width < 1 || height < 1) return;

    auto appearance = widget ? inherited(annotation, "/DA") : annotation.getKey("/DA");
    if (!appearance.isString() && form_.isDictionary()) appearance = form_.getKey("/DA");
    const Style style = style_of(appearance.isString() ? appearance.getStringValue() : std::string(), fonts_);
    const long long field = widget ? integer(inherited(annotation, "/Ff"), 0) : kMultiline;
    Setting setting(style, width, height, static_cast<int>(integer(widget ? inherited(annotation, "/Q") : annotation.getKey("/Q"), 0)));
    std::string content;
    const long long cells = integer(inherited(annotation, "/MaxLen"), 0);
    if (widget && (field & kPassword) != 0) content = setting.one_line(std::string(bytes->size(), '*'));
    else if (widget && (field & kComb) != 0 && cells > 0 && cells < 1'000) content = setting.in_cells(*bytes, cells);
    else if ((field & kMultiline) != 0) content = setting.many_lines(*bytes);
    else content = setting.one_line(*bytes);
    write(annotation, style, width, height, content);
  }

 private:
  // A box that is ticked, where only its value says so.
  static void set_state(QPDFObjectHandle annotation) {
    auto value = inherited(annotation, "/V");
    auto looks = annotation.getKey("/AP").isDictionary() ? annotation.getKey("/AP").getKey("/N") : QPDFObjectHandle::newNull();
    if (!value.isName() || !looks.isDictionary() || looks.isStream()) return;
    annotation.replaceKey("/AS", QPDFObjectHandle::newName(looks.hasKey(value.getName()) ? value.getName() : "/Off"));
  }
  static std::string text_of(QPDFObjectHandle value) {
    if (value.isString()) return base::repair(value.getUTF8Value());
    std::string text;
    for (int i = 0; value.isArray() && i < std::min(value.getArrayNItems(), 200); ++i)
      if (value.getArrayItem(i).isString()) text += (text.empty() ? "" : " ") + base::repair(value.getArrayItem(i).getUTF8Value());
    return text;
  }
  void write(QPDFObjectHandle annotation, const Style& style, double width, double height, const std::string& content) {
    auto form = QPDFObjectHandle::newStream(&pdf_, content);
    auto dictionary = QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Form /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /" + style.font + " /Encoding /WinAnsiEncoding >> >> >> >>");
    dictionary.replaceKey("/BBox", QPDFObjectHandle::newArray({QPDFObjectHandle::newReal(0.0, 1), QPDFObjectHandle::newReal(0.0, 1), QPDFObjectHandle::newReal(width, 3), QPDFObjectHandle::newReal(height, 3)}));
    form.replaceDict(dictionary);
    auto looks = QPDFObjectHandle::newDictionary();
    looks.replaceKey("/N", form);
    annotation.replaceKey("/AP", looks);
    annotation.removeKey("/AS");
  }

  QPDF& pdf_;
  QPDFObjectHandle form_ = QPDFObjectHandle::newNull(), fonts_ = QPDFObjectHandle::newNull();
  bool asked_ = false;
};

}  // namespace

void give_appearances(QPDF& pdf) {
  Form form(pdf);
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    auto all = page.getObjectHandle().getKey("/Annots");
    for (int i = 0; all.isArray() && i < std::min(all.getArrayNItems(), kMostAnnotations); ++i)
      if (auto annotation = all.getArrayItem(i); annotation.isDictionary()) form.give(annotation);
  }
  QPDFAcroFormDocumentHelper(pdf).setNeedAppearances(false);
}

}  // namespace meretid::parse
