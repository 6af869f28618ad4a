// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "parse/read.h"
#include "parse/read_parts.h"

namespace meretid::parse {
namespace {

constexpr std::int64_t kFirstBytes = 8192;

std::string extension(std::string_view name) {
  const auto slash = name.rfind('/');
  const auto dot = name.rfind('.');
  if (dot == name.npos || (slash != name.npos && dot < slash)) return {};
  return base::lower(name.substr(dot));
}

/// What a name promises, where it promises something that we tell apart.
std::optional<Format> promised(const std::string& ending) {
  static const std::map<std::string, Format> kByEnding = {
      {".pdf", Format::kPdf},   {".txt", Format::kText},  {".eml", Format::kEmail}, {".png", Format::kImage},
      {".jpg", Format::kImage}, {".jpeg", Format::kImage}, {".zip", Format::kZip},   {".docx", Format::kWord},
      {".doc", Format::kOffice}, {".xlsx", Format::kSheet}, {".xls", Format::kOffice}, {".odt", Format::kWord},
      {".ods", Format::kSheet}, {".msg", Format::kOffice},  {".rtf", Format::kWord},    {".tar", Format::kZip},
      {".tif", Format::kPicture}, {".tiff", Format::kPicture}, {".gif", Format::kPicture}, {".bmp", Format::kPicture}};
  const auto at = kByEnding.find(ending);
  return at == kByEnding.end() ? std::nullopt : std::optional(at->second);
}

std::string megabytes(std::int64_t bytes) { return std::to_string(bytes >> 20); }

/// Mail and text are both text: there the name decides.
Content settle(Content content, const std::string& ending, std::string_view first) {
  const bool has_header = first.substr(0, first.find('\n')).find(':') != std::string_view::npos;
  if (content.format == Format::kText && ending == ".eml" && has_header) return {Format::kEmail, "e-mail"};
  if (content.format == Format::kEmail && (ending == ".txt" || ending == ".md" || ending == ".log"))
    return {Format::kText, "tekst"};
  // Pieces of HTML begin anyhow.
  if (content.format == Format::kText && (ending == ".html" || ending == ".htm" || ending == ".xhtml")) return {Format::kHtml, "HTML-dokument"};
  // A text that speaks of PDF.
  if (content.format == Format::kPdf && ending == ".txt" && !first.starts_with("%PDF-")) return {Format::kText, "tekst"};
  // What begins like a mark-up or another format but is called text is read as the text that it is.
  if (content.format == Format::kHtml && ending == ".txt")
    return {Format::kText, "tekst"};
  return content;
}

}  // namespace

Reading Reader::read(const std::string& name, const Input& content, int depth, std::stop_token stop,
                     const std::function<void(double)>& progress) const {
  Reading reading;
  Document& document = reading.document;
  document.name = name;
  const auto refuse = [&](const char* code, Kind kind, std::vector<std::pair<std::string, std::string>> args) {
    document.whole = false;
    document.findings.emplace_back(code, kind, std::move(args), name);
    return reading;
  };
  if (depth > limits_.depth) return refuse("parse.too_deep", Kind::kTooLarge, {{"expected", std::to_string(limits_.depth)}});
  if (content.size() == 0) return refuse("parse.empty", Kind::kBadInput, {});
  if (content.size() > limits_.file_size)
    return refuse("parse.file_too_large", Kind::kTooLarge,
                  {{"expected", megabytes(limits_.file_size)}, {"found", megabytes(content.size())}});
  const auto first = content.read(0, kFirstBytes);
  if (!first) {
    document.whole = false;
    document.findings.push_back(first.error());
    return reading;
  }
  const std::string ending = extension(name);
  const Content found = settle(content_of(*first, content.size()), ending, *first);
  document.format = found.format;
  const auto expected = promised(ending);
  // The first bytes of some Office files do not tell them apart.
  if (expected && *expected != found.format && found.format != Format::kOffice)
    document.findings.emplace_back("parse.wrong_extension", Kind::kBadInput,
                                   std::vector<std::pair<std::string, std::string>>{{"expected", ending}, {"found", found.name}}, name);
  PartReader part(sandbox_, limits_, content, reading, stop, progress);
  switch (found.format) {
    case Format::kText: part.text(); break;
    case Format::kEmail: part.mail(); break;
    case Format::kZip: part.zip(); break;
    case Format::kImage: part.image(); break;
    case Format::kPdf: part.pdf(); break;
    case Format::kHtml: part.html(); break;
    case Format::kPicture: part.picture(); break;
    case Format::kWord:
    case Format::kSheet:
    case Format::kOffice: part.office(found.name); break;
    case Format::kOther: {
      const auto zero = first->find('\0');
      if (ending == ".txt" && zero != first->npos) return refuse("parse.not_text", Kind::kBadInput, {{"byte", std::to_string(zero)}});
      return refuse("parse.not_read", Kind::kBadInput, {{"found", found.name}});
    }
  }
  return reading;
}

std::vector<ReadItem> Reader::read_all(const std::string& name, const Input& content, std::stop_token stop) const {
  struct Waiting {
    Piece piece;
    int depth;
  };
  std::vector<ReadItem> items;
  std::vector<Waiting> stack = {{{name, content}, 0}};
  ReadLimits left = limits_;  // what all levels together may still bring
  while (!stack.empty()) {
    Waiting now = std::move(stack.back());
    stack.pop_back();
    Reading reading = Reader(sandbox_, left).read(now.piece.name, now.piece.content, now.depth, stop);
    reading.document.hidden = reading.document.hidden || now.piece.hidden;
    for (auto& piece : reading.inside) {
      piece.hidden = piece.hidden || now.piece.hidden;
      left.unpacked = std::max<std::int64_t>(left.unpacked - piece.content.size(), 0);
      left.members = std::max<std::int64_t>(left.members - 1, 0);
    }
    for (auto piece = reading.inside.rbegin(); piece != reading.inside.rend(); ++piece)
      stack.push_back({std::move(*piece), now.depth + 1});
    items.push_back({std::move(reading.document), std::move(now.piece.content), std::move(reading.shown)});
  }
  return items;
}

}  // namespace meretid::parse
