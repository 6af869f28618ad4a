// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/font.h"

#include <cstdlib>

#include "base/utf8.h"
#include "parse/drawn/glyph_names.h"
#include "parse/drawn/standard_widths.h"

namespace meretid::parse::drawn {
namespace {

constexpr double kThousandth = 0.001;
constexpr std::size_t kMostWidths = 200'000;

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}
std::string name_of(QPDFObjectHandle object) { return object.isName() ? object.getName().substr(1) : std::string(); }
double number(QPDFObjectHandle object, double otherwise) { return object.isNumber() ? object.getNumericValue() : otherwise; }
QPDFObjectHandle key(QPDFObjectHandle dictionary, const char* name) {
  return dictionary.isDictionary() ? dictionary.getKey(name) : QPDFObjectHandle::newNull();
}

// "ABCDEF+Times-Roman" is Times-Roman.
std::string base_font(QPDFObjectHandle dictionary) {
  const std::string name = name_of(key(dictionary, "/BaseFont"));
  const auto plus = name.find('+');
  return plus == 6 ? name.substr(7) : name;
}

}  // namespace

std::shared_ptr<Font> Font::load(QPDFObjectHandle dictionary) {
  auto font = std::make_shared<Font>();
  if (auto map = key(dictionary, "/ToUnicode"); map.isStream()) {
    try {
      font->to_unicode_ = CMap::read(bytes_of(map));
    } catch (const std::exception&) {  // a broken one says nothing
      font->sure_ = false;
    }
  }
  if (key(dictionary, "/Subtype").isNameAndEquals("/Type0")) font->load_composite(dictionary);
  else font->load_simple(dictionary);
  return font;
}

void Font::load_simple(QPDFObjectHandle dictionary) {
  type3_ = key(dictionary, "/Subtype").isNameAndEquals("/Type3");
  load_encoding(dictionary);
  auto descriptor = key(dictionary, "/FontDescriptor");
  double unit = kThousandth;
  if (auto matrix = key(dictionary, "/FontMatrix"); type3_ && matrix.isArray() && matrix.getArrayNItems() == 6)
    unit = number(matrix.getArrayItem(0), kThousandth);
  const std::string name = base_font(dictionary);
  const double missing = number(key(descriptor, "/MissingWidth"), 0) * unit;
  auto widths = key(dictionary, "/Widths");
  const auto first = static_cast<long long>(number(key(dictionary, "/FirstChar"), 0));
  for (int code = 0; code < 256; ++code) {
    const auto at = code - first;
    const bool known = widths.isArray() && at >= 0 && at < widths.getArrayNItems();
    auto width = known ? widths.getArrayItem(static_cast<int>(at)) : QPDFObjectHandle::newNull();
    widths_[static_cast<std::size_t>(code)] =
        width.isNumber()    ? width.getNumericValue() * unit
        : widths.isArray()  ? missing
                            : standard_width(name, texts_[static_cast<std::size_t>(code)]) * kThousandth;
  }
  if (const double ascent = number(key(descriptor, "/Ascent"), 0) * kThousandth; ascent > 0.3 && ascent < 1.5) ascent_ = ascent;
}

void Font::load_encoding(QPDFObjectHandle dictionary) {
  auto encoding = key(dictionary, "/Encoding");
  auto descriptor = key(dictionary, "/FontDescriptor");
  const auto flags = static_cast<long long>(number(key(descriptor, "/Flags"), 0));
  const bool symbolic = (flags & 4) != 0;
  const std::string base = encoding.isName() ? name_of(encoding) : name_of(key(encoding, "/BaseEncoding"));
  const bool truetype = key(dictionary, "/Subtype").isNameAndEquals("/TrueType");
  Encoding table = truetype || !descriptor.isDictionary() ? Encoding::kWinAnsi : Encoding::kStandard;
  if (base == "WinAnsiEncoding") table = Encoding::kWinAnsi;
  else if (base == "MacRomanEncoding") table = Encoding::kMacRoman;
  else if (base == "StandardEncoding") table = Encoding::kStandard;
  const std::string font = base_font(dictionary);
  const bool other_letters = font == "Symbol" || font == "ZapfDingbats" || type3_;
  for (int code = 0; code < 256 && !other_letters; ++code)
    texts_[static_cast<std::size_t>(code)] = text_of_byte(table, static_cast<unsigned char>(code));
  if (base.empty()) {
    built_in_encoding(descriptor);
    if ((symbolic && !to_unicode_) || other_letters) sure_ = false;
  }
  auto differences = key(encoding, "/Differences");
  if (!differences.isArray()) return;
  long long code = 0;
  for (int i = 0; i < differences.getArrayNItems(); ++i) {
    auto item = differences.getArrayItem(i);
    if (item.isInteger()) code = item.getIntValue();
    else if (item.isName() && code >= 0 && code < 256) take_name(code++, name_of(item));
  }
}

void Font::take_name(long long code, const std::string& name) {
  const auto at = static_cast<std::size_t>(code);
  texts_[at] = text_of_glyph(name);
  named_[at] = !texts_[at].empty();
}

// A Type 1 program names its codes in clear text: "dup 65 /A put".
void Font::built_in_encoding(QPDFObjectHandle descriptor) {
  auto file = key(descriptor, "/FontFile");
  if (!file.isStream()) return;
  const std::string program = bytes_of(file);
  const auto end = std::min(program.find("eexec"), program.size());
  for (auto at = program.find("dup "); at < end; at = program.find("dup ", at + 4)) {
    char* rest = nullptr;
    const long code = std::strtol(program.c_str() + at + 4, &rest, 10);
    while (*rest == ' ') ++rest;
    if (*rest != '/' || code < 0 || code > 255) continue;
    const char* name_end = ++rest;
    while (*name_end > ' ' && *name_end != '/') ++name_end;
    texts_[static_cast<std::size_t>(code)] = text_of_glyph({rest, static_cast<std::size_t>(name_end - rest)});
  }
}

void Font::load_composite(QPDFObjectHandle dictionary) {
  simple_ = false;
  auto encoding = key(dictionary, "/Encoding");
  if (encoding.isStream()) {
    encoding_ = CMap::read(bytes_of(encoding));
    if (key(encoding.getDict(), "/WMode").isInteger()) encoding_.vertical = key(encoding.getDict(), "/WMode").getIntValue() == 1;
    follows_encoding_ = encoding_.uses.empty() && !key(encoding.getDict(), "/UseCMap").isName();
  } else {
    const std::string name = name_of(encoding);
    vertical_ = name.ends_with("-V");
    unicode_codes_ = name.find("UCS2") != std::string::npos || name.find("UTF16") != std::string::npos;
    // The CMaps of East Asian fonts are not in the file: codes of one and two bytes mixed, widths by CIDs that only they know.
    follows_encoding_ = name.starts_with("Identity");
    if (!follows_encoding_ && !unicode_codes_) encoding_ = CMap();
  }
  vertical_ = vertical_ || encoding_.vertical;
  sure_ = follows_encoding_ && (to_unicode_ || unicode_codes_);
  auto descendants = key(dictionary, "/DescendantFonts");
  if (descendants.isArray() && descendants.getArrayNItems() > 0) load_cid_widths(descendants.getArrayItem(0));
}

void Font::load_cid_widths(QPDFObjectHandle descendant) {
  default_width_ = number(key(descendant, "/DW"), 1000) * kThousandth;
  if (auto dw2 = key(descendant, "/DW2"); dw2.isArray() && dw2.getArrayNItems() == 2) {
    default_v_ = number(dw2.getArrayItem(0), 880) * kThousandth;
    default_w1_ = number(dw2.getArrayItem(1), -1000) * kThousandth;
  }
  auto widths = key(descendant, "/W");
  if (!widths.isArray()) return;
  for (int i = 0; i + 1 < widths.getArrayNItems();) {
    const auto low = static_cast<std::uint32_t>(std::clamp(number(widths.getArrayItem(i), 0), 0.0, 1e7));
    auto second = widths.getArrayItem(i + 1);
    if (second.isArray()) {
      for (int j = 0; j < second.getArrayNItems() && cid_widths_.size() < kMostWidths; ++j)
        cid_widths_[low + static_cast<std::uint32_t>(j)] = number(second.getArrayItem(j), 1000) * kThousandth;
      i += 2;
    } else if (i + 2 < widths.getArrayNItems() && cid_ranges_.size() < kMostWidths) {
      cid_ranges_[low] = {static_cast<std::uint32_t>(std::clamp(number(second, 0), 0.0, 1e7)), number(widths.getArrayItem(i + 2), 1000) * kThousandth};
      i += 3;
    } else {
      break;
    }
  }
}

Font::Code Font::next(std::string_view text, std::size_t at) const {
  Code code;
  code.sure = sure_;
  if (simple_) {
    const auto byte = static_cast<unsigned char>(text[at]);
    code.value = byte;
    code.advance = widths_[byte];
    code.space = byte == 32;
    code.text = texts_[byte];
    code.sure = code.sure || named_[byte];
    if (to_unicode_)
      if (auto known = to_unicode_->text(byte)) code.text = *known, code.sure = true;
    return code;
  }
  const auto read = encoding_.next(text, at, otherwise_);
  code.value = read.value;
  code.bytes = read.bytes;
  code.space = read.bytes == 1 && read.value == 32;
  if (to_unicode_)
    if (auto known = to_unicode_->text(read.value)) code.text = *known;
  if (code.text.empty() && unicode_codes_ && read.bytes == 2)
    code.text = base::from_utf16(text.substr(at, 2), true).text;
  if (code.text.empty() && !to_unicode_ && read.bytes == 1 && read.value >= 32 && read.value < 127) code.text = std::string(1, static_cast<char>(read.value));
  if (code.text.empty()) code.sure = false;
  const auto cid = encoding_.cid(read.value, read.bytes).value_or(0);
  double width = default_width_;
  if (auto found = cid_widths_.find(cid); found != cid_widths_.end()) width = found->second;
  else if (auto range = cid_ranges_.upper_bound(cid); range != cid_ranges_.begin() && cid <= std::prev(range)->second.high)
    width = std::prev(range)->second.width;
  if (vertical_) {
    code.advance = default_w1_;
    code.shift_x = -width / 2;
    code.shift_y = -default_v_;
  } else {
    code.advance = width;
  }
  return code;
}

std::vector<Font::Meant> Font::meanings(std::size_t most) const {
  if (!simple_) return to_unicode_ ? to_unicode_->meanings(most) : std::vector<Meant>();
  std::vector<Meant> all;
  for (int code = 0; code < 256 && all.size() < most; ++code) {
    const std::string byte(1, static_cast<char>(code));
    if (Code known = next(byte, 0); !known.text.empty()) all.push_back({known.value, std::move(known.text)});
  }
  return all;
}

}  // namespace meretid::parse::drawn
