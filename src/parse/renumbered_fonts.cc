// SPDX-License-Identifier: EUPL-1.2
#include "parse/renumbered_fonts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/utf8.h"
#include "parse/drawn/glyph_names.h"
#include "parse/drawn/truetype.h"

namespace meretid::parse {
namespace {

constexpr std::uint32_t kSpace = 32;        // word spacing widens this code alone, so it stays itself
constexpr std::uint32_t kFirstCode = 33, kMostCode = 255;
constexpr long long kSymbolic = 4, kNonsymbolic = 32;

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}
QPDFObjectHandle stream_of(QPDF& pdf, const std::string& bytes) { return QPDFObjectHandle::newStream(&pdf, bytes); }

struct Letter {
  std::uint32_t code = 0, fresh = 0;
  std::string text;
  double width = 0;
  std::uint16_t glyph = 0;
};

class Renumbering {
 public:
  Renumbering(QPDF& pdf, QPDFObjectHandle font) : pdf_(pdf), font_(font), known_(drawn::Font::load(font)) {}

  std::optional<std::map<std::uint32_t, std::string>> run(const std::map<std::uint32_t, std::int32_t>& used) {
    if (font_.getKey("/Subtype").isNameAndEquals("/Type3")) return by_content(used);
    const bool composite = font_.getKey("/Subtype").isNameAndEquals("/Type0");
    if (composite) {
      auto below = font_.getKey("/DescendantFonts");
      if (!below.isArray() || below.getArrayNItems() != 1 || known_->vertical()) return std::nullopt;
      described_ = below.getArrayItem(0);
    } else {
      described_ = font_;
    }
    if (!described_.isDictionary() || !described_.getKey("/Subtype").isNameAndEquals(composite ? "/CIDFontType2" : "/TrueType")) return std::nullopt;
    descriptor_ = described_.getKey("/FontDescriptor");
    if (!descriptor_.isDictionary() || !descriptor_.getKey("/FontFile2").isStream()) return std::nullopt;
    program_ = bytes_of(descriptor_.getKey("/FontFile2"));
    outlines_ = drawn::TrueType::read(program_);
    if (!outlines_ || (composite ? !map_composite() : !map_simple())) return std::nullopt;
    for (const auto& [code, bytes] : used) {
      std::string text;
      for (std::int32_t b = bytes - 1; b >= 0; --b) text += static_cast<char>(code >> (8 * b) & 255);
      const drawn::Font::Code meant = known_->next(text, 0);
      letters_.push_back({code, 0, meant.text, meant.advance * 1000, glyph_of(code, bytes)});
    }
    // A letter that was not found would be lost.
    if (by_names_ && std::any_of(letters_.begin(), letters_.end(), [](const Letter& letter) { return letter.glyph == 0; })) return std::nullopt;
    std::sort(letters_.begin(), letters_.end(), [](const Letter& a, const Letter& b) { return std::tie(a.text, a.width, a.glyph) < std::tie(b.text, b.width, b.glyph); });
    return composite ? write_composite() : write_simple();
  }

 private:
  bool map_simple() {
    auto encoding = font_.getKey("/Encoding");
    const bool builtin = encoding.isNull() || (encoding.isName() && !encoding.getName().ends_with("Encoding"));
    return builtin ? outlines_->has_codes() : map_by_names(encoding);
  }
  // Of a font that is no symbol each code has a name, which is a letter (9.6.6.4).
  bool map_by_names(QPDFObjectHandle encoding) {
    auto flags = descriptor_.getKey("/Flags");
    if (!flags.isInteger() || (flags.getIntValue() & kSymbolic) != 0) return false;
    const std::string given = encoding.isName() ? encoding.getName() : encoding.isDictionary() && encoding.getKey("/BaseEncoding").isName() ? encoding.getKey("/BaseEncoding").getName() : std::string();
    const auto table = given == "/WinAnsiEncoding" ? drawn::Encoding::kWinAnsi : given == "/MacRomanEncoding" ? drawn::Encoding::kMacRoman : drawn::Encoding::kStandard;
    std::map<std::uint32_t, std::string> names;
    for (std::uint32_t code = 0; code <= kMostCode; ++code) names[code] = drawn::text_of_byte(table, static_cast<unsigned char>(code));
    auto differences = encoding.isDictionary() ? encoding.getKey("/Differences") : QPDFObjectHandle::newNull();
    long long code = 0;
    for (int i = 0; differences.isArray() && i < std::min(differences.getArrayNItems(), 2'000); ++i) {
      auto item = differences.getArrayItem(i);
      if (item.isInteger()) code = item.getIntValue();
      else if (item.isName()) names[static_cast<std::uint32_t>(std::clamp<long long>(code++, 0, kMostCode))] = drawn::text_of_glyph(item.getName().substr(1));
    }
    by_names_.emplace();
    for (const auto& [known, text] : names)
      if (const std::u32string letter = base::decode(text); letter.size() == 1) (*by_names_)[known] = outlines_->glyph_of_letter(letter[0]);
    return true;
  }
  bool map_composite() {
    auto encoding = font_.getKey("/Encoding");
    if (encoding.isStream()) {
      cids_ = drawn::CMap::read(bytes_of(encoding));
      if (!cids_.uses.empty() || !encoding.getDict().getKey("/UseCMap").isNull()) return false;
    } else if (!encoding.isNameAndEquals("/Identity-H")) {
      return false;
    }
    auto glyphs = described_.getKey("/CIDToGIDMap");
    if (glyphs.isStream()) glyph_map_ = bytes_of(glyphs);
    return glyphs.isStream() || glyphs.isNull() || glyphs.isNameAndEquals("/Identity");
  }
  std::uint16_t glyph_of(std::uint32_t code, std::int32_t bytes) const {
    if (by_names_) {
      const auto found = by_names_->find(code);
      return found == by_names_->end() ? std::uint16_t{0} : found->second;
    }
    if (known_->simple()) return outlines_->glyph_of_code(static_cast<std::uint8_t>(code));
    const std::uint32_t cid = cids_.cid(code, bytes).value_or(0);
    std::uint32_t glyph = cid;
    if (glyph_map_) {
      const std::size_t at = 2 * static_cast<std::size_t>(cid);
      glyph = at + 2 <= glyph_map_->size() ? static_cast<std::uint32_t>(static_cast<unsigned char>((*glyph_map_)[at]) << 8 | static_cast<unsigned char>((*glyph_map_)[at + 1])) : 0u;
    }
    return glyph < outlines_->glyphs() ? static_cast<std::uint16_t>(glyph) : std::uint16_t{0};
  }

  // A font whose glyphs are contents of their own, found by names.
  std::optional<std::map<std::uint32_t, std::string>> by_content(const std::map<std::uint32_t, std::int32_t>& used) {
    auto encoding = font_.getKey("/Encoding"), contents = font_.getKey("/CharProcs"), widths = font_.getKey("/Widths");
    auto names = encoding.isDictionary() ? encoding.getKey("/Differences") : QPDFObjectHandle::newNull();
    if (!names.isArray() || !contents.isDictionary() || !widths.isArray() || !font_.getKey("/FirstChar").isInteger()) return std::nullopt;
    std::map<long long, std::string> named;
    long long code = 0;
    for (auto& item : names.aitems()) {
      if (item.isInteger()) code = item.getIntValue();
      else if (item.isName()) named[code++] = item.getName();
    }
    for (const auto& [old, bytes] : used) letters_.push_back({old, 0, known_->next(std::string(1, static_cast<char>(old)), 0).text, 0, 0});
    std::sort(letters_.begin(), letters_.end(), [](const Letter& a, const Letter& b) { return std::tie(a.text, a.code) < std::tie(b.text, b.code); });
    std::uint32_t next = kFirstCode;
    for (Letter& letter : letters_) letter.fresh = letter.code == kSpace ? kSpace : next++;
    if (next > kMostCode + 1) return std::nullopt;
    auto glyphs = QPDFObjectHandle::newDictionary(), list = QPDFObjectHandle::newArray(), order = QPDFObjectHandle::newArray({QPDFObjectHandle::newInteger(kSpace)});
    std::map<std::uint32_t, const Letter*> by_code;
    for (const Letter& letter : letters_) by_code[letter.fresh] = &letter;
    for (std::uint32_t fresh = kSpace; fresh < next; ++fresh) {
      const std::string name = "/c" + std::to_string(fresh);
      order.appendItem(QPDFObjectHandle::newName(name));
      const auto letter = by_code.find(fresh);
      const long long at = letter == by_code.end() ? -1 : static_cast<long long>(letter->second->code) - font_.getKey("/FirstChar").getIntValue();
      auto width = at >= 0 && at < widths.getArrayNItems() ? widths.getArrayItem(static_cast<int>(at)) : QPDFObjectHandle::newNull();
      list.appendItem(width.isNumber() ? width : QPDFObjectHandle::newInteger(0));
      if (letter == by_code.end()) continue;
      const auto glyph = named.find(letter->second->code);
      if (glyph != named.end() && contents.getKey(glyph->second).isStream()) glyphs.replaceKey(name, contents.getKey(glyph->second));
    }
    font_.replaceKey("/CharProcs", glyphs);
    font_.replaceKey("/Encoding", QPDFObjectHandle::parse("<< /Type /Encoding >>"));
    font_.getKey("/Encoding").replaceKey("/Differences", order);
    font_.replaceKey("/FirstChar", QPDFObjectHandle::newInteger(kSpace));
    font_.replaceKey("/LastChar", QPDFObjectHandle::newInteger(static_cast<long long>(next) - 1));
    font_.replaceKey("/Widths", list);
    return told_by(1);
  }

  static QPDFObjectHandle number(double value) { return QPDFObjectHandle::newReal(std::round(value * 1000) / 1000, 3, true); }

  std::optional<std::map<std::uint32_t, std::string>> write_simple() {
    std::uint32_t next = kFirstCode;
    for (Letter& letter : letters_) letter.fresh = letter.code == kSpace ? kSpace : next++;
    if (next > kMostCode + 1) return std::nullopt;
    std::map<std::uint8_t, std::uint16_t> codes;
    std::vector<double> widths(kMostCode + 1);
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      codes[static_cast<std::uint8_t>(letters_[i].fresh)] = static_cast<std::uint16_t>(i + 1);
      widths[letters_[i].fresh] = letters_[i].width;
    }
    auto list = QPDFObjectHandle::newArray();
    for (std::uint32_t code = kSpace; code < next; ++code) list.appendItem(number(widths[code]));
    auto program = fresh_program(codes);
    if (!program) return std::nullopt;
    font_.replaceKey("/FirstChar", QPDFObjectHandle::newInteger(kSpace));
    font_.replaceKey("/LastChar", QPDFObjectHandle::newInteger(static_cast<long long>(next) - 1));
    font_.replaceKey("/Widths", list);
    font_.removeKey("/Encoding");
    return written(*program, 1);
  }

  std::optional<std::map<std::uint32_t, std::string>> write_composite() {
    auto list = QPDFObjectHandle::newArray();
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      letters_[i].fresh = static_cast<std::uint32_t>(i + 1);
      list.appendItem(number(letters_[i].width));
    }
    auto program = fresh_program({});
    if (!program) return std::nullopt;
    font_.replaceKey("/Encoding", QPDFObjectHandle::newName("/Identity-H"));
    // Its own, since another font may describe its glyphs by the same object.
    described_ = described_.shallowCopy();
    font_.replaceKey("/DescendantFonts", QPDFObjectHandle::newArray({described_}));
    described_.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    described_.replaceKey("/W", QPDFObjectHandle::newArray({QPDFObjectHandle::newInteger(1), list}));
    return written(*program, 2);
  }

  std::optional<std::string> fresh_program(const std::map<std::uint8_t, std::uint16_t>& codes) const {
    std::vector<std::uint16_t> order;
    for (const Letter& letter : letters_) order.push_back(letter.glyph);
    return outlines_->only(order, codes);
  }

  std::map<std::uint32_t, std::string> written(const std::string& program, std::int32_t bytes) {
    auto descriptor = descriptor_.shallowCopy();
    auto file = stream_of(pdf_, program);
    file.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(static_cast<long long>(program.size())));
    descriptor.replaceKey("/FontFile2", file);
    descriptor.removeKey("/CIDSet");
    auto flags = descriptor.getKey("/Flags");
    descriptor.replaceKey("/Flags", QPDFObjectHandle::newInteger(((flags.isInteger() ? flags.getIntValue() : 0) | kSymbolic) & ~kNonsymbolic));
    described_.replaceKey("/FontDescriptor", descriptor);
    return told_by(bytes);
  }

  // What the new codes mean, and the codes for the old ones.
  std::map<std::uint32_t, std::string> told_by(std::int32_t bytes) {
    TextMeanings meanings;
    std::map<std::uint32_t, std::string> codes;
    for (const Letter& letter : letters_) {
      if (!letter.text.empty()) meanings[letter.fresh] = {bytes, letter.text};
      std::string& out = codes[letter.code];
      for (std::int32_t b = bytes - 1; b >= 0; --b) out += static_cast<char>(letter.fresh >> (8 * b) & 255);
    }
    const std::string map = text_map(meanings);
    if (map.empty()) font_.removeKey("/ToUnicode");
    else font_.replaceKey("/ToUnicode", stream_of(pdf_, map));
    return codes;
  }

  QPDF& pdf_;
  QPDFObjectHandle font_, described_, descriptor_;
  std::shared_ptr<const drawn::Font> known_;
  std::string program_;
  std::optional<drawn::TrueType> outlines_;
  drawn::CMap cids_ = drawn::CMap::identity();
  std::optional<std::string> glyph_map_;
  std::optional<std::map<std::uint32_t, std::uint16_t>> by_names_;
  std::vector<Letter> letters_;
};

}  // namespace

std::optional<std::map<std::uint32_t, std::string>> renumber(QPDF& pdf, std::int32_t font, const std::map<std::uint32_t, std::int32_t>& used) {
  try {
    auto dictionary = pdf.getObjectByID(font, 0);
    if (!dictionary.isDictionary()) return std::nullopt;
    return Renumbering(pdf, dictionary).run(used);
  } catch (const std::exception&) {  // a font that cannot be read is not made anew
    return std::nullopt;
  }
}

}  // namespace meretid::parse
