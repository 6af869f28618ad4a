// SPDX-License-Identifier: EUPL-1.2
#include "parse/font_programs.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLargest = 64u << 20;

bool between(char c) { return c == ' ' || c == '-' || c == '\0' || c == '\xA0' || c == '\xAD'; }

// Where the letters of `value` stand, whatever spaces and zeros stand between them.
std::vector<std::size_t> places_of(std::string_view bytes, const std::u32string& value) {
  std::vector<std::size_t> places;
  for (std::size_t from = 0; from < bytes.size(); ++from) {
    std::vector<std::size_t> here;
    for (std::size_t at = from, k = 0; k < value.size() && at < bytes.size(); ++at) {
      if (k > 0 && between(bytes[at])) continue;
      if (base::lower(static_cast<char32_t>(static_cast<unsigned char>(bytes[at]))) != value[k]) break;
      here.push_back(at);
      ++k;
    }
    if (here.size() == value.size()) places.insert(places.end(), here.begin(), here.end());
  }
  return places;
}

void blank(std::string& bytes, std::size_t from, std::size_t to, const std::vector<std::string>& values) {
  to = std::min(to, bytes.size());
  if (from >= to) return;
  for (const std::string& value : values) {
    const std::u32string wanted = base::decode(value);
    if (wanted.size() < kShortest) continue;
    for (const std::size_t at : places_of(std::string_view(bytes).substr(from, to - from), wanted)) bytes[from + at] = 'x';
  }
}

// An INDEX of CFF (Adobe Technical Note 5176, 5): where its data begins and ends.
struct Index {
  std::size_t data = 0, end = 0;
};
std::optional<Index> index_at(const std::string& program, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(program[i])); };
  if (at + 2 > program.size()) return std::nullopt;
  const std::size_t count = byte(at) << 8 | byte(at + 1);
  if (count == 0) return Index{at + 2, at + 2};
  if (at + 3 > program.size()) return std::nullopt;
  const std::size_t size = byte(at + 2), last = at + 3 + count * size, data = last + size;
  if (size < 1 || size > 4 || data > program.size()) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < size; ++i) length = length << 8 | byte(last + i);
  if (length < 1 || length - 1 > program.size() - data) return std::nullopt;
  return Index{data, data + length - 1};
}

void blank_cff(std::string& program, const std::vector<std::string>& values) {
  const auto names = index_at(program, static_cast<unsigned char>(program[2]));
  const auto dictionaries = names ? index_at(program, names->end) : std::nullopt;
  const auto strings = dictionaries ? index_at(program, dictionaries->end) : std::nullopt;
  if (!strings) return;
  blank(program, names->data, names->end, values);
  blank(program, strings->data, strings->end, values);
}

// In the clear text of a Type 1 program: "/FullName (Arial) readonly def".
void blank_type1(std::string& program, const std::vector<std::string>& values) {
  const std::size_t end = std::min(program.find("eexec"), program.size());
  for (std::size_t at = program.find('('); at < end; at = program.find('(', at + 1)) blank(program, at, std::min(program.find(')', at), end), values);
  if (const auto name = program.find("/FontName /"); name < end) blank(program, name + 11, std::min(program.find_first_of(" \r\n", name + 11), end), values);
}

// As far as the data goes; nothing where it is not deflated alone.
std::optional<std::string> broken_off(QPDFObjectHandle stream) {
  auto filter = stream.getDict().getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  if (!filter.isNameAndEquals("/FlateDecode") || !stream.getDict().getKey("/DecodeParms").isNull()) return std::nullopt;
  const auto raw = stream.getRawStreamData();
  z_stream inflater{};
  if (inflateInit(&inflater) != Z_OK) return std::nullopt;
  inflater.next_in = raw->getBuffer();
  inflater.avail_in = static_cast<uInt>(raw->getSize());
  std::string out;
  char part[1 << 16];
  for (int state = Z_OK; state == Z_OK && out.size() < kLargest;) {
    inflater.next_out = reinterpret_cast<Bytef*>(part);
    inflater.avail_out = sizeof part;
    state = inflate(&inflater, Z_NO_FLUSH);
    out.append(part, sizeof part - inflater.avail_out);
    if (inflater.avail_in == 0 && inflater.avail_out != 0) break;
  }
  inflateEnd(&inflater);
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

bool bytes_tell(const std::string& bytes, const std::vector<std::string>& values) {
  std::string letters;
  for (const char c : bytes)
    if (!between(c)) letters += static_cast<char>(base::lower(static_cast<char32_t>(static_cast<unsigned char>(c))));
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    std::string wanted;
    for (const char32_t c : base::decode(value)) {
      if (c > 0xFF) return false;
      wanted += static_cast<char>(c);
    }
    return wanted.size() >= kShortest && letters.find(wanted) != std::string::npos;
  });
}

std::string without_names(std::string program, const std::vector<std::string>& values) {
  if (program.starts_with("%!")) blank_type1(program, values);
  else if (program.size() > 4 && program[0] == 1 && program[1] == 0) blank_cff(program, values);
  return program;
}

void mend_font_programs(QPDF& pdf, const std::vector<std::string>& values) {
  for (auto& object : pdf.getAllObjects()) {
    if (!object.isDictionary()) continue;
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
      auto file = object.getKey(key);
      if (!file.isStream()) continue;
      std::string program;
      bool whole = true;
      try {
        const auto data = file.getStreamData(qpdf_dl_generalized);
        program.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
      } catch (const std::exception&) {
        const auto begun = broken_off(file);
        if (!begun) continue;
        program = *begun;
        whole = false;
      }
      std::string mended = bytes_tell(program, values) ? without_names(program, values) : program;
      if (whole && mended == program) continue;
      file.replaceStreamData(mended, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }
  }
}

}  // namespace meretid::parse
