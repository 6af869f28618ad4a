// SPDX-License-Identifier: EUPL-1.2
// One reader for each format, behind Reader (read.h). Each fills a Reading whose document has its name and format; what goes wrong
// becomes a finding there. Thread-safe.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "parse/answers.h"
#include "parse/page_words.h"
#include "parse/read.h"

namespace meretid::parse {

class PartReader {
 public:
  PartReader(const Sandbox& sandbox, const ReadLimits& limits, const Input& content, Reading& reading, std::stop_token stop,
             const std::function<void(double)>& progress)
      : sandbox_(sandbox), limits_(limits), content_(content), reading_(reading), document_(reading.document),
        stop_(std::move(stop)), progress_(progress) {}

  void text();
  void mail();
  void zip();
  void image();
  void pdf();
  void html();
  /// read_office.cc. `name`: what the first bytes said.
  void office(const std::string& name);
  void picture();

 private:
  Result<Answer> ask(const char* operation, std::string options, Limits limits, std::function<void(double)> progress = {});
  /// The error becomes a finding, and something is missing.
  void lose(Error error);
  void take_findings(const std::vector<WireFinding>& findings);
  /// Names and contents of what lay inside.
  void take_inside(const std::vector<std::string>& names, Answer& answer);
  std::string take_text(const Answer& answer);
  void take_office(const OfficeAnswer& meta, Answer& answer);
  Result<Input> converted(const Input& source, const std::string& from, const std::string& to);
  /// Reads the PDF that the document was made into.
  void pages_of(Input pdf);

  // read_pdf.cc
  std::vector<LooseWord> pdf_words(std::vector<PdfPage>& pages, bool known);
  std::vector<LooseWord> pdf_ocr(const std::vector<PdfPage>& pages, const std::vector<LooseWord>& words);
  Result<std::vector<LooseWord>> ocr_regions(const OcrOptions& options);

  const Sandbox& sandbox_;
  const ReadLimits& limits_;
  const Input& content_;
  Reading& reading_;
  Document& document_;
  std::stop_token stop_;
  const std::function<void(double)>& progress_;
};

}  // namespace meretid::parse
