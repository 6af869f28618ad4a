// SPDX-License-Identifier: EUPL-1.2
#include "parse/answers.h"
#include "parse/doctor_checks.h"

namespace meretid::parse {

void check_tools(const Sandbox& sandbox, base::Language language, std::vector<Check>& checks) {
  ToolsAnswer found;
  if (const auto answer = sandbox.run({.operation = "tools"}); answer)
    if (auto read = describe::from_json<ToolsAnswer>(answer->json); read) found = std::move(*read);
  const auto add = [&](const char* id, const std::string& version, const char* package) {
    const bool there = !version.empty();
    checks.push_back({id, there ? Health::kGood : Health::kBad, there ? version : base::text("parse.doctor_none", language),
                      there ? "" : base::text("parse.doctor_advice_package", language, {{"package", package}})});
  };
  const std::string there = base::text("parse.doctor_there", language);
  add("tool.pdftotext", found.pdftotext, "poppler-utils");
  add("tool.pdftoppm", found.pdftoppm, "poppler-utils");
  add("tool.tesseract", found.tesseract, "tesseract-ocr");
  add("tool.soffice", found.soffice, "libreoffice-writer-nogui, libreoffice-calc-nogui");
  add("ocr.dan", found.danish ? there : "", "tesseract-ocr-dan");
  add("fonts", found.fonts ? there : "", "fonts-dejavu-core");
}

}  // namespace meretid::parse
