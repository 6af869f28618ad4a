// SPDX-License-Identifier: EUPL-1.2
// Reads an untrusted file into a Document, and gives out what lies inside it (attachments, members of an archive, files embedded in a
// PDF or an Office file, what an Office file hides) as files of their own. What a file is follows from its content, never from its name.
// Never fails as a whole: what could not be read stands in Document::findings, and Document::whole says whether anything is
// missing. Thread-safe. Cost: one child process for text and archives, two for PDF, four for Office files with 1.5 CPU
// seconds for LibreOffice, about 5 CPU seconds for each page that needs OCR.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/input.h"
#include "parse/sandbox.h"

namespace meretid::parse {

struct ReadLimits {
  std::int64_t file_size = std::int64_t{1} << 30;     ///< of one file as it comes
  std::int64_t unpacked = std::int64_t{2} << 30;      ///< of all files inside a file, all levels
  std::int64_t members = 10'000;                      ///< files inside a file, all levels
  int depth = 5;                                      ///< a ZIP in a mail in a ZIP
  std::int32_t pages = 20'000;
  std::int32_t ocr_pages = 2'000;
  std::chrono::seconds seconds_per_file{600};
  bool ocr = true;
};

/// A file inside another: "brev.eml/bilag.pdf". The name is safe: relative, no "..", unique among its siblings.
struct Piece {
  std::string name;
  Input content;
  bool hidden = false;  ///< Document::hidden
};

struct Reading {
  Document document;
  std::optional<Input> shown;  ///< the document as PDF, where it was made into one: the places of its words are on these pages
  std::vector<Piece> inside;  ///< one level; read them in their turn
  double cpu_seconds = 0;
};

/// Everything of one file: itself and what lies in it, all levels.
struct ReadItem {
  Document document;
  Input content;
  std::optional<Input> shown = {};
};

class Reader {
 public:
  explicit Reader(const Sandbox& sandbox, ReadLimits limits = {}) : sandbox_(sandbox), limits_(limits) {}

  /// One level. `depth`: how many files it already lies in. A stopped reading has the finding parse.stopped.
  Reading read(const std::string& name, const Input& content, int depth = 0, std::stop_token stop = {},
               const std::function<void(double)>& progress = {}) const;

  /// All levels, in the order parent, first child, its children, second child …
  std::vector<ReadItem> read_all(const std::string& name, const Input& content, std::stop_token stop = {}) const;

 private:
  const Sandbox& sandbox_;
  ReadLimits limits_;
};

/// By the first bytes. kOther: `name_of_content` says what it looks like ("Word-dokument (.docx)").
struct Content {
  Format format = Format::kOther;
  std::string name;  ///< in Danish, for findings: "PDF", "billede (PNG)", "Word-dokument (.docx)", "ukendt binært indhold"
};
Content content_of(std::string_view first_bytes, std::int64_t size);

}  // namespace meretid::parse
