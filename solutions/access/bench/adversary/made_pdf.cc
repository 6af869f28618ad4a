// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/adversary/made_pdf.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace meretid::access::bench {

int MadePdf::add(std::string object) {
  objects_.push_back(std::move(object));
  return static_cast<int>(objects_.size());
}

int MadePdf::add_stream(std::string_view keys, std::string_view bytes) { return add(stream_object(keys, bytes)); }

std::string MadePdf::file(int root, std::string_view trailer) const {
  std::string out = "%PDF-1.7\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects_.size() + 1);
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects_[i]);
  }
  return out + table + fmt::format("trailer\n<< /Size {} /Root {} {} >>\nstartxref\n{}\n%%EOF\n", objects_.size() + 1, reference(root), trailer, out.size());
}

std::string reference(int number) { return fmt::format("{} 0 R", number); }

std::string stream_object(std::string_view keys, std::string_view bytes) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys, bytes.size(), bytes);
}

std::string in_parentheses(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '\r') {
      out += "\\r";  // bare, it would be read as a line feed
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ")";
}

std::string in_octal(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  return out + ")";
}

std::string in_hex(std::string_view bytes) {
  std::string out = "<";
  for (const char c : bytes) out += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return out + ">";
}

std::string utf16_bytes(std::string_view utf8) {
  std::string out = "\xFE\xFF";
  for (const char32_t c : base::decode(utf8)) {
    out += static_cast<char>(c >> 8 & 0xFF);
    out += static_cast<char>(c & 0xFF);
  }
  return out;
}

std::string latin_bytes(std::string_view utf8) {
  std::string out;
  for (const char32_t c : base::decode(utf8)) out += c < 0x100 ? static_cast<char>(c) : '?';
  return out;
}

}  // namespace meretid::access::bench
