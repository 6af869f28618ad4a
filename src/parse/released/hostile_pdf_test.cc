// SPDX-License-Identifier: EUPL-1.2
#include "parse/released/hostile_pdf_test.h"

#include <fmt/format.h>

namespace meretid::parse::testing {

std::string stream(std::string_view keys, std::string_view bytes) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys, bytes.size(), bytes);
}

std::string line(double x, double y, std::string_view text, double size) {
  return fmt::format("BT /F {} Tf 1 0 0 1 {} {} Tm ({}) Tj ET\n", size, x, y, text);
}

std::string utf16_string(std::string_view ascii) {
  std::string out = "<FEFF";
  for (const char c : ascii) out += fmt::format("{:04X}", static_cast<unsigned char>(c));
  return out + ">";
}

std::string pdf(const PdfParts& parts) {
  std::vector<std::string> objects = {
      fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", parts.catalogue),
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R {} /Resources << /Font << /F 5 0 R >> {} >> >>",
                  parts.page, parts.resources),
      stream("", parts.content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  };
  objects.insert(objects.end(), parts.objects.begin(), parts.objects.end());
  std::string out = "%PDF-1.7\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return out + table + fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, parts.trailer, out.size());
}

std::string updated(const std::string& file, const std::string& new_content) {
  const std::size_t before = std::stoul(file.substr(file.rfind("startxref") + 10));
  const std::string object = fmt::format("4 0 obj\n{}\nendobj\n", stream("", new_content));
  return file + object +
         fmt::format("xref\n4 1\n{:010} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n", file.size(), before,
                     file.size() + object.size());
}

}  // namespace meretid::parse::testing
