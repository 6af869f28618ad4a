// SPDX-License-Identifier: EUPL-1.2
// What a file is, by its first bytes. Only looks; never decodes.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"
#include "parse/read.h"

namespace meretid::parse {
namespace {

struct Mark {
  std::string_view bytes;
  Format format;
  std::string_view name;
  std::size_t offset = 0;
};

using namespace std::string_view_literals;
constexpr std::array kMarks = {
    Mark{"\x89PNG\r\n\x1a\n"sv, Format::kImage, "billede (PNG)"},
    Mark{"\xff\xd8\xff"sv, Format::kImage, "billede (JPEG)"},
    Mark{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Format::kOffice, "ældre Office-dokument (.doc, .xls, .ppt eller .msg)"},
    Mark{"{\\rtf"sv, Format::kWord, "RTF-dokument"},
    Mark{"GIF8"sv, Format::kPicture, "billede (GIF)"},
    Mark{"BM"sv, Format::kPicture, "billede (BMP)"},
    Mark{"II*\0"sv, Format::kPicture, "billede (TIFF)"},
    Mark{"MM\0*"sv, Format::kPicture, "billede (TIFF)"},
    Mark{"WEBP"sv, Format::kOther, "billede (WebP)", 8},
    Mark{"ftyphei"sv, Format::kOther, "billede (HEIC)", 4},
    Mark{"ftyp"sv, Format::kOther, "video eller lyd (MP4)", 4},
    Mark{"RIFF"sv, Format::kOther, "lyd eller video (RIFF)"},
    Mark{"OggS"sv, Format::kOther, "lyd (Ogg)"},
    Mark{"ID3"sv, Format::kOther, "lyd (MP3)"},
    Mark{"Rar!\x1a\x07"sv, Format::kOther, "RAR-arkiv"},
    Mark{"7z\xbc\xaf\x27\x1c"sv, Format::kOther, "7-Zip-arkiv"},
    Mark{"\x1f\x8b"sv, Format::kZip, "gzip-pakket fil"},
    Mark{"BZh"sv, Format::kZip, "bzip2-pakket fil"},
    Mark{"\xfd\x37zXZ\0"sv, Format::kZip, "xz-pakket fil"},
    Mark{"ustar"sv, Format::kZip, "tar-arkiv", 257},
    Mark{"SQLite format 3\0"sv, Format::kOther, "SQLite-database"},
    Mark{"\x7f\x45LF"sv, Format::kOther, "program (ELF)"},
    Mark{"MZ"sv, Format::kOther, "program (Windows)"},
    Mark{"DICM"sv, Format::kOther, "medicinsk billede (DICOM)", 128},
};

std::string lower(std::string_view bytes) {
  std::string text(bytes);
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A ZIP is also the wrapping of Office files; the name of the first member tells them apart.
Content zip_or_office(std::string_view bytes) {
  if (bytes.size() < 30 || !bytes.starts_with("PK\x03\x04")) return {Format::kZip, "ZIP-arkiv"};
  const std::size_t length = static_cast<unsigned char>(bytes[26]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[27])) << 8;
  const auto first = bytes.substr(30, length);
  if (first == "mimetype") {
    const auto kind = bytes.substr(30, 200);
    if (kind.find("opendocument.text") != kind.npos) return {Format::kWord, "OpenDocument-tekst (.odt)"};
    if (kind.find("opendocument.spreadsheet") != kind.npos) return {Format::kSheet, "OpenDocument-regneark (.ods)"};
    return {Format::kOther, "OpenDocument- eller EPUB-fil"};
  }
  if (first == "[Content_Types].xml" || first.starts_with("_rels/") || first.starts_with("docProps/") ||
      first.starts_with("word/") || first.starts_with("xl/") || first.starts_with("ppt/")) {
    if (bytes.find("word/") != bytes.npos) return {Format::kWord, "Word-dokument (.docx)"};
    if (bytes.find("xl/") != bytes.npos) return {Format::kSheet, "Excel-regneark (.xlsx)"};
    if (bytes.find("ppt/") != bytes.npos) return {Format::kOther, "PowerPoint-præsentation (.pptx)"};
    return {Format::kOffice, "Office-dokument (.docx, .xlsx eller .pptx)"};
  }
  return {Format::kZip, "ZIP-arkiv"};
}

/// At least two header lines that mails have, before the first line that is none.
bool is_mail(std::string_view bytes) {
  static constexpr std::array kHeaders = {"from:"sv, "to:"sv, "cc:"sv, "subject:"sv, "date:"sv, "received:"sv, "return-path:"sv,
                                          "message-id:"sv, "mime-version:"sv, "content-type:"sv, "delivered-to:"sv, "reply-to:"sv,
                                          "dkim-signature:"sv, "sender:"sv, "in-reply-to:"sv, "references:"sv, "bcc:"sv,
                                          "content-transfer-encoding:"sv};
  int known = 0;
  bool first = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    auto line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool mbox = first && line.starts_with("From ");
    const bool folded = !first && (line.starts_with(' ') || line.starts_with('\t'));
    first = false;
    if (mbox || folded) continue;
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0 || line.substr(0, colon).find(' ') != line.npos) break;
    const auto name = lower(line.substr(0, colon + 1));
    known += std::find(kHeaders.begin(), kHeaders.end(), name) != kHeaders.end() || name.starts_with("x-") ? 1 : 0;
    if (known >= 2) return true;
  }
  return false;
}

Content text_of(std::string_view bytes) {
  const bool utf16 = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  if (utf16) return {Format::kText, "tekst (UTF-16)"};
  if (bytes.find('\0') != bytes.npos) {
    // UTF-16 without a mark: every second byte of Latin letters is zero.
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (bytes[i] == 0) ++(i % 2 == 0 ? even : odd);
    const std::size_t pairs = bytes.size() / 2;
    if (pairs > 0 && ((even == 0 && odd * 10 > pairs * 7) || (odd == 0 && even * 10 > pairs * 7)))
      return {Format::kText, "tekst (UTF-16)"};
    return {Format::kOther, "ukendt binært indhold"};
  }
  const auto odd_controls = std::count_if(bytes.begin(), bytes.end(), [](unsigned char c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x08 && c != 0x0b) || c == 0x7f;
  });
  if (odd_controls * 50 > static_cast<std::ptrdiff_t>(bytes.size())) return {Format::kOther, "ukendt binært indhold"};
  auto start = bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
  while (!start.empty() && std::isspace(static_cast<unsigned char>(start[0]))) start.remove_prefix(1);
  const auto opening = lower(start.substr(0, 200));
  if (opening.starts_with("<!doctype html") || opening.starts_with("<html")) return {Format::kHtml, "HTML-dokument"};
  if (opening.starts_with("<?xml")) return {Format::kText, "XML-dokument"};
  if (is_mail(start)) return {Format::kEmail, "e-mail"};
  return {Format::kText, "tekst"};
}

}  // namespace

Content content_of(std::string_view bytes, std::int64_t size) {
  if (size == 0) return {Format::kOther, "en tom fil"};
  // Readers of PDF accept rubbish before the mark within the first kilobyte.
  if (bytes.substr(0, 1024).find("%PDF-") != bytes.npos) return {Format::kPdf, "PDF"};
  for (const char* mark : {"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"})
    if (bytes.starts_with(mark)) return zip_or_office(bytes);
  for (const auto& mark : kMarks)
    if (bytes.size() >= mark.offset + mark.bytes.size() && bytes.substr(mark.offset, mark.bytes.size()) == mark.bytes)
      // "BM" and "MZ" also begin words: real files of these kinds have zero bytes near by.
      if (mark.bytes.size() > 2 || bytes.substr(0, 64).find('\0') != bytes.npos || mark.bytes[0] == '\x1f')
        return {mark.format, std::string(mark.name)};
  return text_of(bytes);
}

}  // namespace meretid::parse
