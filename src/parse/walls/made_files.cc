// SPDX-License-Identifier: EUPL-1.2
#include "parse/walls/made_files.h"

#include <zlib.h>

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace meretid::parse {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}
void put_big(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes; i-- > 0;) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

std::uint32_t crc(const std::string& bytes) {
  return static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string chunk(const std::string& kind, const std::string& content) {
  std::string out;
  put_big(out, content.size(), 4);
  out += kind + content;
  put_big(out, crc(kind + content), 4);
  return out;
}

}  // namespace

int MadePdf::add(const std::string& body) {
  objects_.push_back(body);
  return static_cast<int>(objects_.size());
}

int MadePdf::add_stream(const std::string& dictionary, const std::string& content) {
  return add("<< " + dictionary + " /Length " + std::to_string(content.size()) + " >> stream\n" + content + "\nendstream");
}

std::string MadePdf::bytes() const {
  std::string out = "%PDF-1.7\n", table;
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    std::string offset = std::to_string(out.size());
    offset.insert(0, 10 - offset.size(), '0');
    table += offset + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects_.size() + 1), start = std::to_string(out.size());
  return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer << /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string pdf_of_lines(const std::vector<std::string>& lines, const std::string& page_extra) {
  MadePdf pdf;
  std::string kids;
  for (std::size_t i = 0; i < lines.size(); ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Count " + std::to_string(lines.size()) + " /Kids [" + kids + "] >>");
  pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> " + page_extra +
            " /Contents " + std::to_string(5 + 2 * i) + " 0 R >>");
    pdf.add_stream("", "BT /F 12 Tf 72 720 Td (" + lines[i] + ") Tj ET");
  }
  return pdf.bytes();
}

std::string pdf_of_pages(int pages) {
  std::vector<std::string> lines;
  for (int i = 1; i <= pages; ++i) lines.push_back("Side " + std::to_string(i));
  return pdf_of_lines(lines);
}

std::string pdf_with_password(const std::string& pdf, const std::string& password) {
  QPDF in;
  in.processMemoryFile("pdf", pdf.data(), pdf.size());
  QPDFWriter out(in);
  out.setOutputMemory();
  out.setR6EncryptionParameters(password.c_str(), "ejer", true, true, true, true, true, true, qpdf_r3p_full, true);
  out.write();
  const std::unique_ptr<Buffer> buffer(out.getBuffer());
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string zip_of(const Members& members, std::uint16_t flags) {
  std::string out, directory;
  for (const auto& [name, content] : members) {
    const std::string packed = deflated(content);
    const auto start = out.size();
    std::string common;
    put(common, 20, 2);
    put(common, flags, 2);
    put(common, 8, 2);
    put(common, 0, 4);
    put(common, crc(content), 4);
    put(common, packed.size(), 4);
    put(common, content.size(), 4);
    put(common, name.size(), 2);
    put(common, 0, 2);
    out += "PK\x03\x04" + common + name + packed;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += common;
    put(directory, 0, 10);
    put(directory, start, 4);
    directory += name;
  }
  const auto start = out.size();
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, members.size(), 2);
  put(out, members.size(), 2);
  put(out, directory.size(), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

std::string png_header(std::uint32_t told_width, std::uint32_t told_height) {
  std::string head;
  put_big(head, told_width, 4);
  put_big(head, told_height, 4);
  head += std::string("\x08\0\0\0\0", 5);
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + chunk("IDAT", "") + chunk("IEND", "");
}

}  // namespace meretid::parse
