// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/read_xlsx.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <deque>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "parse/tables/cell_reference.h"
#include "parse/tables/number_format.h"
#include "parse/tables/package_parts.h"
#include "parse/tables/styles.h"
#include "parse/tables/xml_items.h"

namespace meretid::parse {
namespace {

constexpr std::int64_t kMostSmallPart = std::int64_t{32} << 20;  // workbook, relations, styles
constexpr std::size_t kMostFindings = 100, kMostMerged = 10'000, kMostNameLength = 200, kFlush = std::size_t{4} << 20;
constexpr std::uint32_t kRowsOfSheet = 1'048'576;

std::optional<double> number_from(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::optional<std::uint64_t> whole_from(std::string_view text) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return {};
  return value;
}

bool says_yes(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

// "_x000D_" stands for a character that XML cannot carry (ST_Xstring, 22.9.2.19).
std::string unescaped(std::string text) {
  std::size_t at = text.find("_x");
  if (at == text.npos) return text;
  std::string out;
  std::size_t from = 0;
  for (; at != text.npos; at = text.find("_x", at)) {
    std::uint32_t code = 0;
    const bool shaped = at + 7 <= text.size() && text[at + 6] == '_';
    const auto read = shaped ? std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16) : std::from_chars_result{text.data(), std::errc::invalid_argument};
    if (read.ec != std::errc() || read.ptr != text.data() + at + 6) {
      ++at;
      continue;
    }
    out.append(text, from, at - from);
    if (code != 0 && (code < 0xd800 || code > 0xdfff)) base::append(out, code);
    at = from = at + 7;
  }
  out.append(text, from);
  return out;
}

// The path of a part that `target` names from `xl/workbook.xml` and the like: "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../x".
std::string resolved(std::string_view base_part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(base_part.substr(0, base_part.rfind('/') == base_part.npos ? 0 : base_part.rfind('/')));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder.erase(folder.rfind('/') == folder.npos ? 0 : folder.rfind('/'));
  }
  return folder.empty() ? std::string(target) : folder + "/" + std::string(target);
}

struct Relation {
  std::string type, target;
};

class Xlsx {
 public:
  Xlsx(std::string_view bytes, const WorkbookLimits& limits, const TakeRows& take) : parts_(bytes, limits.most_unpacked), limits_(limits), take_(take) {}

  Result<Workbook> read() {
    TRY_VOID(parts_.open());
    TRY(const std::string main, main_part());
    TRY(const std::string text, parts_.read(main, kMostSmallPart));
    pugi::xml_document document;
    TRY_VOID(parse_xml(document, text, main));
    const pugi::xml_node workbook = child_of(document, "workbook");
    if (!workbook) return fail("parse.not_workbook", Kind::kBadInput, {{"found", std::string(local_name(document.first_child())).substr(0, 60)}});
    from_1904_ = says_yes(attribute_of(child_of(workbook, "workbookPr"), "date1904"));
    book_.macros = std::any_of(parts_.names().begin(), parts_.names().end(), [](const std::string& n) { return n.ends_with("vbaProject.bin"); });
    TRY(const auto relations, relations_of(main));
    for (const auto& [id, relation] : relations) {
      if (relation.type == "styles" && parts_.has(resolved(main, relation.target))) {
        TRY(const std::string styles, parts_.read(resolved(main, relation.target), kMostSmallPart));
        TRY(meanings_, meanings_of_styles(styles));
      } else if (relation.type == "sharedStrings" && parts_.has(resolved(main, relation.target))) {
        TRY_VOID(read_strings(resolved(main, relation.target)));
      }
    }
    for (const pugi::xml_node& sheet : child_of(workbook, "sheets")) {
      if (sheet.type() != pugi::node_element) continue;
      if (static_cast<std::int64_t>(book_.sheets.size()) >= limits_.most_sheets)
        return fail("parse.too_many_sheets", Kind::kTooLarge, {{"expected", std::to_string(limits_.most_sheets)}});
      const auto relation = relations.find(std::string(attribute_of(sheet, "id")));
      if (relation != relations.end() && relation->second.type != "worksheet") continue;  // a chart or a dialog holds no cells
      Sheet& read = book_.sheets.emplace_back();
      read.name = base::repair(attribute_of(sheet, "name").substr(0, kMostNameLength));
      read.hidden = !attribute_of(sheet, "state").empty() && attribute_of(sheet, "state") != "visible";
      if (relation == relations.end()) return fail("parse.workbook_part_missing", Kind::kBadInput, {{"expected", read.name}});
      TRY_VOID(read_sheet(resolved(main, relation->second.target)));
    }
    return std::move(book_);
  }

 private:
  Result<std::string> main_part() {
    if (parts_.has("_rels/.rels")) {
      TRY(const auto relations, relations_of(""));
      for (const auto& [id, relation] : relations)
        if (relation.type == "officeDocument") {
          const std::string part = resolved("", relation.target);
          if (part.ends_with(".bin")) return fail("parse.not_workbook", Kind::kBadInput, {{"found", ".xlsb"}});
          return part;
        }
    }
    if (parts_.has("xl/workbook.xml")) return std::string("xl/workbook.xml");
    if (parts_.has("content.xml")) return fail("parse.not_workbook", Kind::kBadInput, {{"found", "OpenDocument (.ods)"}});
    return fail("parse.not_workbook", Kind::kBadInput, {{"found", base::repair(parts_.names().front().substr(0, 60))}});
  }

  /// By id. Of a part that lies elsewhere (an external link) nothing is looked up.
  Result<std::map<std::string, Relation>> relations_of(std::string_view part) {
    std::map<std::string, Relation> found;
    const auto slash = part.rfind('/');
    const std::string folder(part.substr(0, slash == part.npos ? 0 : slash + 1)), name(part.substr(slash == part.npos ? 0 : slash + 1));
    const std::string list = folder + "_rels/" + name + ".rels";
    if (!parts_.has(list)) return found;
    TRY(const std::string text, parts_.read(list, kMostSmallPart));
    pugi::xml_document document;
    TRY_VOID(parse_xml(document, text, list));
    for (const pugi::xml_node& relation : child_of(document, "Relationships")) {
      if (relation.type() != pugi::node_element || attribute_of(relation, "TargetMode") == "External") continue;
      const std::string_view type = attribute_of(relation, "Type");
      found[std::string(attribute_of(relation, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)), std::string(attribute_of(relation, "Target"))};
    }
    return found;
  }

  Result<void> read_strings(const std::string& part) {
    std::int64_t bytes = 0;
    XmlItems items("sst", "si", part, [&](const pugi::xml_node& item) -> Result<void> {
      strings_.push_back(base::repair(unescaped(text_below(item, "rPh"))));
      return {};
    });
    Result<void> fed;
    TRY_VOID(parts_.stream(part, [&](std::string_view piece) {
      bytes += static_cast<std::int64_t>(piece.size());
      if (bytes > limits_.most_strings) fed = fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(limits_.most_strings >> 20)}}, part);
      else fed = items.feed(piece);
      return fed.has_value();
    }));
    TRY_VOID(fed);
    return items.finish();
  }

  Result<void> read_sheet(const std::string& part) {
    row_ = 0;
    XmlItems items("sheetData", "row", base::repair(part), [&](const pugi::xml_node& row) { return read_row(row); });
    Result<void> fed;
    TRY_VOID(parts_.stream(part, [&](std::string_view piece) {
      fed = items.feed(piece);
      return fed.has_value();
    }));
    if (!fed) return in_sheet(fed.error());
    if (const auto ended = items.finish(); !ended) return in_sheet(ended.error());
    flush();
    merged_in(items.tail());
    return {};
  }

  tl::unexpected<Error> in_sheet(Error error) const {
    if (!error.where.starts_with(sheet().name)) error.where = sheet().name + (error.where.empty() ? "" : " (" + error.where + ")");
    return fail(std::move(error));
  }

  // The list of merged ranges stands behind the rows.
  void merged_in(std::string_view tail) {
    constexpr std::string_view kRange = "mergeCell ref=\"";
    for (std::size_t at = tail.find(kRange); at != tail.npos && sheet().merged.size() < kMostMerged; at = tail.find(kRange, at + 1)) {
      const std::string_view range = tail.substr(at + kRange.size(), 24);
      const std::string_view text = range.substr(0, range.find('"'));
      const auto colon = text.find(':');
      if (colon != text.npos && cell_place(text.substr(0, colon)) && cell_place(text.substr(colon + 1))) sheet().merged.emplace_back(text);
    }
  }

  Sheet& sheet() { return book_.sheets.back(); }
  const Sheet& sheet() const { return book_.sheets.back(); }
  std::string place(std::uint32_t column) const { return sheet().name + "!" + column_name(column) + std::to_string(row_); }

  void find(const char* code, std::uint32_t column, std::string_view found) {
    ++findings_;
    if (book_.findings.size() < kMostFindings)
      book_.findings.emplace_back(code, Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"found", base::repair(found.substr(0, 60))}}, place(column));
    else if (findings_ == kMostFindings + 1)
      book_.findings.emplace_back("parse.sheet_more_findings", Kind::kBadInput, std::vector<std::pair<std::string, std::string>>{{"expected", std::to_string(kMostFindings)}}, sheet().name);
  }

  Result<void> read_row(const pugi::xml_node& row) {
    const std::string_view told = attribute_of(row, "r");
    const auto number = told.empty() ? std::optional<std::uint64_t>(std::uint64_t{row_} + 1) : whole_from(told);
    if (!number || *number <= row_ || *number > kRowsOfSheet)
      return fail("parse.sheet_bad_row", Kind::kBadInput, {{"found", base::repair(told.substr(0, 40))}, {"row", std::to_string(row_)}, {"expected", std::to_string(kRowsOfSheet)}}, sheet().name);
    row_ = static_cast<std::uint32_t>(*number);
    if (says_yes(attribute_of(row, "hidden"))) ++sheet().hidden_rows;
    cells_.clear();
    texts_.clear();
    std::uint32_t next = 0;
    for (const pugi::xml_node& cell : row) {
      if (cell.type() != pugi::node_element || local_name(cell) != "c") continue;
      const std::string_view reference = attribute_of(cell, "r");
      std::uint32_t column = next;
      if (!reference.empty()) {
        const auto at = cell_place(reference);
        if (!at || at->row != row_ || at->column < next) return fail("parse.sheet_bad_cell", Kind::kBadInput, {{"found", base::repair(reference.substr(0, 40))}, {"row", std::to_string(row_)}}, sheet().name);
        column = at->column;
      }
      if (column >= 16'384) return fail("parse.sheet_bad_cell", Kind::kBadInput, {{"found", column_name(column)}, {"row", std::to_string(row_)}}, sheet().name);
      next = column + 1;
      read_cell(cell, column);
    }
    if (cells_.empty()) return {};
    sheet().columns = std::max<std::int64_t>(sheet().columns, cells_.back().column + 1);
    ++sheet().rows;
    packer_.row(row_, cells_);
    if (packer_.packed().size() >= kFlush) flush();
    if (packed_ + static_cast<std::int64_t>(packer_.packed().size()) > limits_.most_packed)
      return fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(limits_.most_packed >> 20)}}, place(0));
    return {};
  }

  void flush() {
    if (packer_.packed().empty()) return;
    take_(book_.sheets.size() - 1, packer_.packed());
    packed_ += static_cast<std::int64_t>(packer_.packed().size());
    packer_.packed().clear();
  }

  void keep(std::uint32_t column, CellKind kind, double number, std::string text) {
    texts_.push_back(std::move(text));
    cells_.push_back({column, kind, number, texts_.back()});
  }
  void keep_text(std::uint32_t column, std::string_view text) {
    if (!text.empty()) cells_.push_back({column, CellKind::kText, 0, text});
  }
  void wrong(std::uint32_t column, const char* code, std::string_view found) {
    find(code, column, found);
    keep(column, CellKind::kError, 0, base::repair(found.substr(0, 1000)));
  }

  void read_cell(const pugi::xml_node& cell, std::uint32_t column) {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") {
      std::string text = base::repair(unescaped(text_below(child_of(cell, "is"), "rPh")));
      if (!text.empty()) keep(column, CellKind::kText, 0, std::move(text));
      return;
    }
    const pugi::xml_node saved = child_of(cell, "v");
    std::string value = text_below(saved);
    if (value.empty()) {
      if (child_of(cell, "f") && !saved) wrong(column, "parse.sheet_no_value", "");
      return;
    }
    if (type == "s") {
      const auto index = whole_from(value);
      if (!index || *index >= strings_.size()) return wrong(column, "parse.sheet_bad_string", value);
      keep_text(column, strings_[*index]);
    } else if (type == "str") {
      keep(column, CellKind::kText, 0, base::repair(unescaped(std::move(value))));
    } else if (type == "b") {
      keep(column, CellKind::kYesNo, says_yes(value) ? 1 : 0, says_yes(value) ? "1" : "0");
    } else if (type == "e") {
      keep(column, CellKind::kError, 0, base::repair(value.substr(0, 40)));
    } else if (type == "d") {
      const bool day = value.size() <= 10;
      keep(column, day ? CellKind::kDate : CellKind::kDateTime, 0, base::repair(value.substr(0, 40)));
    } else {
      read_number(cell, column, value);
    }
  }

  void read_number(const pugi::xml_node& cell, std::uint32_t column, std::string_view value) {
    const auto number = number_from(value);
    if (!number) return wrong(column, "parse.sheet_bad_number", value);
    const auto style = whole_from(attribute_of(cell, "s"));
    const NumberMeaning meaning = style && *style < meanings_.size() ? meanings_[*style] : NumberMeaning::kPlain;
    if (meaning != NumberMeaning::kPlain)
      if (auto date = date_text(*number, meaning, from_1904_)) {
        const CellKind kind = meaning == NumberMeaning::kTimeOfDay ? CellKind::kTime : date->size() == 10 ? CellKind::kDate : CellKind::kDateTime;
        return keep(column, kind, *number, std::move(*date));
      }
    keep(column, CellKind::kNumber, *number, number_text(*number));
  }

  PackageParts parts_;
  const WorkbookLimits& limits_;
  const TakeRows& take_;
  Workbook book_;
  bool from_1904_ = false;
  std::vector<NumberMeaning> meanings_;
  std::deque<std::string> strings_;
  // Of the sheet and row being read.
  SheetPacker packer_;
  std::int64_t packed_ = 0;
  std::size_t findings_ = 0;
  std::uint32_t row_ = 0;
  std::vector<SheetCell> cells_;
  std::deque<std::string> texts_;  // the texts of `cells_` that are not shared strings
};

}  // namespace

Result<Workbook> read_xlsx(std::string_view bytes, const WorkbookLimits& limits, const TakeRows& take) {
  if (bytes.starts_with("\xd0\xcf\x11\xe0")) return fail("parse.workbook_old", Kind::kBadInput);
  if (!bytes.starts_with("PK")) return fail("parse.not_workbook", Kind::kBadInput, {{"found", base::repair(bytes.substr(0, 20))}});
  return Xlsx(bytes, limits, take).read();
}

}  // namespace meretid::parse
