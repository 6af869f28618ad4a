// SPDX-License-Identifier: EUPL-1.2
#include "sheets/workbook_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/csv_text.h"
#include "base/utf8.h"
#include "sheets/zip_parts.h"

namespace meretid::sheets {
namespace {

constexpr std::size_t kMostRows = 1'048'576, kLongestName = 31;
constexpr std::int64_t kLongestText = 32'767;
constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Indices into cellXfs below: the formats in order, then header and text that must stay text.
constexpr int kHeaderStyle = 6, kQuotedStyle = 7;

std::string letters_of(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

// "_x0041_" in a text is a text: its underscore is escaped. So is what XML cannot carry.
bool looks_escaped(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return false;
  return std::all_of(text.begin() + 2, text.begin() + 6, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

void add_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) (out += "_x00") += {kDigits[byte >> 4U], kDigits[byte & 15U], '_'};
    else if (c == '_' && looks_escaped(text.substr(i))) out += "_x005F_";
    else out += c;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  add_escaped(out, text);
  return out;
}

std::string shortest(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
  return std::string(text.data(), end.ptr);
}

// 1 is the first of January 1900; the day that 1900 did not have makes all later ones one more.
double serial_of(Date date) {
  using namespace std::chrono;
  const auto days = (sys_days{date} - sys_days{year{1899} / 12 / 30}).count();
  return static_cast<double>(days < 61 ? days - 1 : days);
}

std::string styles_part() {
  std::string xml(kXml);
  xml += R"(<styleSheet xmlns=")" + std::string(kMain) + R"("><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy"/>)"
         R"(<numFmt numFmtId="165" formatCode="0.0000"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts>)"
         R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
         R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
         R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
         R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">)";
  for (const int format : {0, 3, 4, 165, 166, 164})
    xml += R"(<xf numFmtId=")" + std::to_string(format) + R"(" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)";
  xml += R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>)"
         R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";
  return xml;
}

}  // namespace

void WorkbookWriter::sheet(std::string_view name, std::vector<Column> columns) {
  std::u32string letters = base::decode(base::repair(name));
  std::replace_if(letters.begin(), letters.end(), [](char32_t c) { return c < U' ' || std::u32string_view(U"[]:*?/\\'").find(c) != std::u32string_view::npos; }, U' ');
  letters.resize(std::min(letters.size(), kLongestName));
  if (letters.find_first_not_of(U' ') == letters.npos) letters = U"Ark";
  std::string unique = base::encode(letters);
  for (int n = 2; std::any_of(sheets_.begin(), sheets_.end(), [&](const Written& s) { return base::lower(s.name) == base::lower(unique); }); ++n) {
    const std::string ending = " (" + std::to_string(n) + ")";
    unique = base::encode(letters.substr(0, kLongestName - ending.size())) + ending;
  }
  Written& written = sheets_.emplace_back();
  written.name = std::move(unique);
  written.columns = std::move(columns);
  if (written.columns.empty()) return;
  written.xml += "<row r=\"1\">";
  for (std::size_t c = 0; c < written.columns.size(); ++c) {
    const std::string title = written.columns[c].title;
    ++written.rows;
    cell(written, c, title, kHeaderStyle);
    --written.rows;
  }
  written.xml += "</row>";
  written.rows = 1;
}

void WorkbookWriter::cell(Written& to, std::size_t column, const Value& value, int style) {
  if (std::holds_alternative<std::monostate>(value)) return;
  const std::string* text = std::get_if<std::string>(&value);
  if (text != nullptr && text->empty()) return;
  if (text != nullptr && style != kHeaderStyle) style = base::starts_a_formula(*text) ? kQuotedStyle : 0;
  to.xml += "<c r=\"" + letters_of(column) + std::to_string(to.rows) + "\"";
  if (style != 0) to.xml += " s=\"" + std::to_string(style) + "\"";
  if (text != nullptr) {
    if (base::length(*text) > kLongestText)
      sound_ = fail("sheets.text_too_long", Kind::kTooLarge, {{"expected", std::to_string(kLongestText)}, {"found", std::to_string(base::length(*text))}}, to.name + "!" + letters_of(column) + std::to_string(to.rows));
    to.xml += " t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    add_escaped(to.xml, base::repair(*text));
    to.xml += "</t></is></c>";
  } else if (const bool* yes = std::get_if<bool>(&value)) {
    to.xml += std::string(" t=\"b\"><v>") + (*yes ? "1" : "0") + "</v></c>";
  } else {
    const double* number = std::get_if<double>(&value);
    const double serial = number != nullptr ? *number : serial_of(std::get<Date>(value));
    if (std::isfinite(serial)) to.xml += "><v>" + shortest(serial) + "</v></c>";
    else to.xml += " t=\"e\"><v>#NUM!</v></c>";
  }
}

void WorkbookWriter::row(const std::vector<Value>& values) {
  if (sheets_.empty()) {
    sound_ = fail("sheets.not_written", Kind::kInternal, {{"found", "no sheet"}});
    return;
  }
  Written& to = sheets_.back();
  if (++to.rows > kMostRows) {
    sound_ = fail("sheets.too_many_rows", Kind::kTooLarge, {{"expected", std::to_string(kMostRows)}}, to.name);
    return;
  }
  to.xml += "<row r=\"" + std::to_string(to.rows) + "\">";
  for (std::size_t c = 0; c < values.size(); ++c) {
    int style = c < to.columns.size() ? static_cast<int>(to.columns[c].format) : 0;
    if (std::holds_alternative<Date>(values[c])) style = static_cast<int>(CellFormat::kDate);
    cell(to, c, values[c], style);
  }
  to.xml += "</row>";
}

Result<std::string> WorkbookWriter::finish() && {
  if (!sound_) return fail(sound_.error());
  if (sheets_.empty()) return fail("sheets.not_written", Kind::kInternal, {{"found", "no sheet"}});
  const std::string xml(kXml), main(kMain), relations(kRelations);
  std::string types = xml + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" )"
      R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)"
      R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
      R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)";
  std::string book = xml + R"(<workbook xmlns=")" + main + R"(" xmlns:r=")" + relations + R"("><sheets>)";
  std::string links = xml + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  std::vector<std::pair<std::string, std::string>> sheets;
  for (std::size_t s = 0; s < sheets_.size(); ++s) {
    Written& sheet = sheets_[s];
    const std::string number = std::to_string(s + 1);
    types += R"(<Override PartName="/xl/worksheets/sheet)" + number + R"(.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)";
    book += R"(<sheet name=")" + escaped(sheet.name) + R"(" sheetId=")" + number + R"(" r:id="rId)" + number + R"("/>)";
    links += R"(<Relationship Id="rId)" + number + R"(" Type=")" + relations + R"(/worksheet" Target="worksheets/sheet)" + number + R"(.xml"/>)";
    std::string part = xml + R"(<worksheet xmlns=")" + main + R"("><sheetViews><sheetView workbookViewId="0")" + (s == 0 ? R"( tabSelected="1")" : "") + ">";
    if (!sheet.columns.empty()) part += R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>)";
    part += "</sheetView></sheetViews>";
    std::string choices;
    std::size_t lists = 0;
    if (!sheet.columns.empty()) part += "<cols>";
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      const Column& column = sheet.columns[c];
      const std::string at = std::to_string(c + 1);
      part += R"(<col min=")" + at + R"(" max=")" + at + R"(" width=")" + shortest(column.width) + R"(" customWidth="1" style=")" + std::to_string(static_cast<int>(column.format)) + R"("/>)";
      if (column.choices.empty()) continue;
      std::string list;
      for (const std::string& choice : column.choices) list += (list.empty() ? "" : ",") + choice;
      choices += R"(<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref=")" + letters_of(c) + "2:" + letters_of(c) + R"(1048576"><formula1>&quot;)" + escaped(list) + "&quot;</formula1></dataValidation>";
      ++lists;
    }
    if (!sheet.columns.empty()) part += "</cols>";
    part += "<sheetData>" + std::move(sheet.xml) + "</sheetData>";
    if (!sheet.columns.empty() && sheet.rows > 1) part += R"(<autoFilter ref="A1:)" + letters_of(sheet.columns.size() - 1) + std::to_string(sheet.rows) + R"("/>)";
    if (lists > 0) part += R"(<dataValidations count=")" + std::to_string(lists) + "\">" + choices + "</dataValidations>";
    sheets.emplace_back("xl/worksheets/sheet" + number + ".xml", part + "</worksheet>");
  }
  links += R"(<Relationship Id="rIdStyles" Type=")" + relations + R"(/styles" Target="styles.xml"/></Relationships>)";
  std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml", types + "</Types>"},
      {"_rels/.rels", xml + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type=")" + relations + R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml", book + "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", std::move(links)},
      {"xl/styles.xml", styles_part()}};
  std::move(sheets.begin(), sheets.end(), std::back_inserter(parts));
  std::vector<ZipPart> views;
  for (const auto& [name, content] : parts) views.push_back({name, content});
  return zip_of_parts(views);
}

}  // namespace meretid::sheets
