// SPDX-License-Identifier: EUPL-1.2
// "properties": what a PDF or Office file says of its own making.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include <clocale>

#include "base/utf8.h"
#include "parse/operation.h"
#include "parse/properties.h"
#include "parse/tables/package_parts.h"
#include "parse/tables/xml_items.h"

namespace meretid::parse {
namespace {

constexpr std::int64_t kMostPropertyPart = std::int64_t{4} << 20;
constexpr std::int64_t kLongestProperty = 300;

void prepare_properties() { std::setlocale(LC_ALL, "C.UTF-8"); }  // libarchive turns names over the locale

std::string short_text(std::string_view text) {
  std::string out;
  std::int64_t letters = 0;
  const std::string sound = base::repair(text);
  for (std::size_t at = 0; at < sound.size() && letters < kLongestProperty; ++letters) base::append(out, base::next(sound, at));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}

Result<DocumentProperties> of_pdf(std::string_view bytes) {
  DocumentProperties properties;
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  try {
    pdf.processMemoryFile("pdf", bytes.data(), bytes.size());
    QPDFObjectHandle trailer = pdf.getTrailer();
    QPDFObjectHandle info = trailer.getKey("/Info");
    const auto text = [&](const char* key) { return info.isDictionary() && info.getKey(key).isString() ? short_text(info.getKey(key).getUTF8Value()) : std::string(); };
    properties.author = text("/Author"), properties.title = text("/Title"), properties.creator = text("/Creator"), properties.producer = text("/Producer");
    properties.created = text("/CreationDate"), properties.modified = text("/ModDate"), properties.company = text("/Company");
    if (QPDFObjectHandle id = trailer.getKey("/ID"); id.isArray() && id.getArrayNItems() > 0 && id.getArrayItem(0).isString()) {
      constexpr std::string_view kHex = "0123456789abcdef";
      for (const char c : id.getArrayItem(0).getStringValue().substr(0, 64)) {
        properties.first_id += kHex[static_cast<unsigned char>(c) >> 4U];
        properties.first_id += kHex[static_cast<unsigned char>(c) & 15U];
      }
    }
  } catch (const QPDFExc& e) {
    if (e.getErrorCode() == qpdf_e_password) return fail("parse.encrypted", Kind::kBadInput);
    return fail("parse.pdf_damaged", Kind::kBadInput, {{"found", std::to_string(e.getFilePosition())}});
  }
  return properties;
}

Result<DocumentProperties> of_office(std::string_view bytes) {
  DocumentProperties properties;
  PackageParts parts(bytes, kMostPropertyPart * 4);
  TRY_VOID(parts.open());
  const auto read = [&](const char* part, const auto& take) -> Result<void> {
    if (!parts.has(part)) return {};
    TRY(const std::string text, parts.read(part, kMostPropertyPart));
    pugi::xml_document document;
    TRY_VOID(parse_xml(document, text, part));
    for (const pugi::xml_node& root : document)
      for (const pugi::xml_node& child : root)
        if (child.type() == pugi::node_element) take(local_name(child), short_text(text_below(child)));
    return {};
  };
  TRY_VOID(read("docProps/core.xml", [&](std::string_view name, std::string text) {
    if (name == "creator") properties.author = std::move(text);
    else if (name == "lastModifiedBy") properties.last_author = std::move(text);
    else if (name == "title") properties.title = std::move(text);
    else if (name == "created") properties.created = std::move(text);
    else if (name == "modified") properties.modified = std::move(text);
  }));
  TRY_VOID(read("docProps/app.xml", [&](std::string_view name, std::string text) {
    if (name == "Company") properties.company = std::move(text);
    else if (name == "Manager") properties.manager = std::move(text);
    else if (name == "Template") properties.template_name = std::move(text);
    else if (name == "Application") properties.creator = std::move(text);
  }));
  return properties;
}

Result<std::string> read_properties(Task& task) {
  const std::string_view bytes = task.bytes(0);
  DocumentProperties properties;
  if (bytes.substr(0, 1024).find("%PDF-") != bytes.npos) {
    TRY(properties, of_pdf(bytes));
  } else if (bytes.starts_with("PK\x03\x04")) {
    TRY(properties, of_office(bytes));
  }
  return describe::to_json(properties);
}

}  // namespace

extern const Operation kProperties{"properties", Profile::kPure, &read_properties, &prepare_properties};

}  // namespace meretid::parse
