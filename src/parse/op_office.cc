// SPDX-License-Identifier: EUPL-1.2
// "office": what an Office file is and what it hides. Packages of XML come back cleaned; Outlook messages come back as text and
// attachments; of older formats only the kind is told, since LibreOffice turns them into newer ones first.
#include <clocale>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "parse/answers.h"
#include "parse/html_text.h"
#include "parse/office/hidden_matter.h"
#include "parse/office/outlook.h"
#include "parse/operation.h"
#include "parse/safe_name.h"

namespace meretid::parse {
namespace {

void prepare() { std::setlocale(LC_ALL, "C.UTF-8"); }  // libarchive turns names over the locale

class Opener {
 public:
  Opener(Task& task, const ExpandOptions& options) : task_(task), options_(options) {}

  Result<std::string> open() {
    if (task_.bytes(0).starts_with("PK")) {
      TRY_VOID(package());
    } else {
      TRY_VOID(compound());
    }
    return describe::to_json(answer_);
  }

 private:
  Result<void> package() {
    TRY(Package package, Package::read(task_.bytes(0), {options_.most_bytes, static_cast<std::size_t>(options_.most_members)}));
    answer_.kind = kind_of(package);
    if (!answer_.known) return {};
    TRY(const HiddenMatter matter, take_hidden(package));
    for (const Error& finding : matter.findings) answer_.findings.push_back(to_wire(finding));
    for (const HiddenText& text : matter.texts) attach(text.name + ".txt", text.text);
    answer_.hidden = static_cast<std::int32_t>(answer_.inside.size());
    for (const PackagePart& part : matter.embedded) attach(part.name, part.bytes);
    TRY(std::string cleaned, package.write());
    task_.attach("cleaned", std::move(cleaned));
    return {};
  }

  std::string kind_of(const Package& package) {
    for (const PackagePart& part : package.parts()) {
      if (part.name.starts_with("word/document")) return "docx";
      if (part.name == "xl/workbook.xml") return "xlsx";
      if (part.name.starts_with("ppt/")) break;
    }
    if (const PackagePart* mime = package.find("mimetype"); mime != nullptr && package.find("content.xml") != nullptr) {
      if (mime->bytes.find("opendocument.text") != std::string::npos) return "odt";
      if (mime->bytes.find("opendocument.spreadsheet") != std::string::npos) return "ods";
    }
    answer_.known = false;
    return package.find("ppt/presentation.xml") != nullptr ? "PowerPoint-præsentation (.pptx)" : "et Office-dokument af en anden slags";
  }

  Result<void> compound() {
    TRY(const CompoundFile file, CompoundFile::read(task_.bytes(0)));
    if (file.has("EncryptedPackage")) return fail("parse.encrypted", Kind::kBadInput);
    if (is_outlook(file)) return message(file);
    if (const std::string object = file.stream(CompoundFile::kRoot, "\x01Ole10Native"); !object.empty()) return packed(object);
    if (file.has("WordDocument")) answer_.kind = "doc";
    else if (file.has("Workbook") || file.has("Book")) answer_.kind = "xls";
    else answer_.known = false, answer_.kind = file.has("PowerPoint Document") ? "PowerPoint-præsentation (.ppt)" : "et ældre Office-dokument af en anden slags";
    for (const char* name : {"Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"})
      if (file.has(name)) {
        answer_.findings.push_back(to_wire(Error("parse.macros", Kind::kBadInput)));
        break;
      }
    return {};
  }

  Result<void> message(const CompoundFile& file) {
    answer_.kind = "mail";
    OutlookMessage mail = read_outlook(file);
    if (!mail.html.empty()) mail.text += html_to_text(base::is_utf8(mail.html) ? mail.html : base::from_windows_1252(mail.html));
    task_.attach("text", base::repair(mail.text));
    for (const PackagePart& part : mail.attachments) attach(part.name.empty() ? "bilag" : part.name, part.bytes);
    return {};
  }

  // A file that a program put into a document: size, label, path, path again, the bytes (MS-OLEDS 2.3.6 and what programs write).
  Result<void> packed(const std::string& object) {
    answer_.kind = "package";
    std::size_t at = 6;
    const auto text = [&] {
      const std::size_t end = std::min(object.find('\0', at), object.size());
      std::string value = object.substr(std::min(at, object.size()), end - std::min(at, object.size()));
      at = end + 1;
      return value;
    };
    const std::string label = text();
    text();
    at += 8;
    text();
    const auto u32 = [&](std::size_t place) {
      std::uint32_t value = 0;
      for (int i = 3; i >= 0; --i)
        value = value << 8 | (place + static_cast<std::size_t>(i) < object.size() ? static_cast<unsigned char>(object[place + static_cast<std::size_t>(i)]) : 0U);
      return value;
    };
    const std::uint32_t size = u32(at);
    if (at + 4 < object.size() && size <= object.size() - at - 4) attach(label.empty() ? "indlejret fil" : base::repair(label), object.substr(at + 4, size));
    else attach("indlejret fil", object.substr(std::min<std::size_t>(4, object.size())));
    return {};
  }

  void attach(const std::string& name, std::string_view bytes) {
    bytes_ += static_cast<std::int64_t>(bytes.size());
    const bool too_many = static_cast<std::int64_t>(answer_.inside.size()) >= options_.most_members;
    if (too_many || bytes_ > options_.most_bytes) {
      answer_.whole = false;
      if (!told_)
        answer_.findings.push_back(to_wire(too_many ? Error("parse.too_many_inside", Kind::kTooLarge, {{"expected", std::to_string(options_.most_members)}})
                                                    : Error("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(options_.most_bytes >> 20)}})));
      told_ = true;
      return;
    }
    task_.attach("inside/" + std::to_string(answer_.inside.size()), bytes);
    answer_.inside.push_back(names_.next(name).name);
  }

  Task& task_;
  const ExpandOptions& options_;
  OfficeAnswer answer_;
  SafeNames names_;
  std::int64_t bytes_ = 0;
  bool told_ = false;
};

Result<std::string> run(Task& task) {
  TRY(const ExpandOptions options, describe::from_json<ExpandOptions>(task.options()));
  return Opener(task, options).open();
}

}  // namespace

extern const Operation kOffice{"office", Profile::kPure, &run, &prepare};

}  // namespace meretid::parse
