// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/exceptions.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/pages.h"
#include "solutions/access/propose/boxes.h"
#include "solutions/access/propose/finding_rows.h"
#include "solutions/access/propose/terms.h"

namespace meretid::access {
namespace {

constexpr std::size_t kMost = 1000, kLeast = 2, kLongest = 200;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

/// The cells of a line as Danish spreadsheets write it: parted by ';', one with a ';' in it in quotation marks.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[i++];
    else if (c == '"' && (quoted || trimmed(cells.back()).empty())) quoted = !quoted;
    else if (c == ';' && !quoted) cells.emplace_back();
    else cells.back() += c;
  }
  for (std::string& cell : cells) cell = std::string(trimmed(cell));
  return cells;
}

// What was found goes into a message: enough to know it again, not a whole document.
std::string shown(std::string_view text) {
  const base::OffsetIndex offsets(text);
  return std::string(offsets.slice(0, 60)) + (offsets.length() > 60 ? "…" : "");
}

Result<ExceptionRow> row_of(std::string_view line, const std::string& where) {
  const std::vector<std::string> cells = cells_of(line);
  const std::string what = base::lower(std::string_view(cells[0]));
  const bool keep = what == "aldrig" || what == "never", strike = what == "altid" || what == "always";
  if (cells.size() != 3 || (!keep && !strike)) return fail("access.exceptions.line", Kind::kBadInput, {{"found", shown(line)}}, where);
  return ExceptionRow{keep ? ExceptionKind::kKeep : ExceptionKind::kStrike, cells[1], cells[2]};
}

std::string without_genitive(const std::string& essence) {
  return essence.size() > 3 && essence.back() == 's' ? essence.substr(0, essence.size() - 1) : essence;
}

std::string entity_key(const FindingRow& finding) { return finding.type + "\n" + finding.entity; }

bool part_of_word(std::u32string_view text, std::int64_t at) {
  if (at < 0 || at >= static_cast<std::int64_t>(text.size())) return false;
  const char32_t c = text[static_cast<std::size_t>(at)];
  return base::is_letter(c) || (c >= U'0' && c <= U'9');
}

}  // namespace

Result<void> check_exceptions(const std::vector<ExceptionRow>& rows) {
  if (rows.size() > kMost) return fail("access.exceptions.many", Kind::kBadInput, {{"found", std::to_string(rows.size())}, {"most", std::to_string(kMost)}}, "exceptions");
  std::map<std::string, ExceptionKind> seen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string where = "exceptions[" + std::to_string(i) + "]";
    const std::string essence = parse::essence(rows[i].value);
    if (base::length(essence) < static_cast<std::int64_t>(kLeast) || base::length(rows[i].value) > static_cast<std::int64_t>(kLongest))
      return fail("access.exceptions.value", Kind::kBadInput, {{"found", shown(rows[i].value)}}, where);
    if (trimmed(rows[i].reason).empty()) return fail("access.exceptions.reason", Kind::kBadInput, {{"found", shown(rows[i].value)}}, where);
    if (const auto [before, fresh] = seen.emplace(essence, rows[i].kind); !fresh && before->second != rows[i].kind)
      return fail("access.exceptions.contradiction", Kind::kBadInput, {{"found", shown(rows[i].value)}}, where);
  }
  return {};
}

Result<std::vector<ExceptionRow>> exceptions_of(std::string_view file, std::string_view name) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  std::vector<ExceptionRow> rows;
  std::vector<std::size_t> numbers;
  std::size_t number = 0;
  const auto where = [&](std::size_t line) { return std::string(name) + ":" + std::to_string(line); };
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size());
    const std::string_view line = trimmed(file.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (!base::is_utf8(line) || line.find('\0') != line.npos) return fail("access.exceptions.encoding", Kind::kBadInput, {}, where(number));
    TRY(ExceptionRow row, row_of(line, where(number)));
    rows.push_back(std::move(row));
    numbers.push_back(number);
    // Line by line, so that a mistake is named where it stands.
    if (auto fits = check_exceptions(rows); !fits) {
      fits.error().where = where(number);
      return fail(std::move(fits).error());
    }
  }
  if (rows.empty()) return fail("access.exceptions.empty", Kind::kBadInput, {}, std::string(name));
  return rows;
}

Exceptions::Exceptions(std::vector<ExceptionRow> rows) : rows_(std::move(rows)) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto [place, fresh] = values_.emplace(parse::essence(rows_[i].value), i);
    if (!fresh && rows_[i].kind == ExceptionKind::kStrike) place->second = i;
  }
}

const ExceptionRow* Exceptions::written(const FindingRow& finding) const {
  const std::string essence = parse::essence(finding.text);
  auto found = values_.find(essence);
  if (found == values_.end() && (finding.type == "person" || finding.type == "employee")) found = values_.find(without_genitive(essence));
  return found == values_.end() ? nullptr : &rows_[found->second];
}

void Exceptions::learn(const std::vector<FindingRow>& findings) {
  if (rows_.empty()) return;
  for (const FindingRow& finding : findings) {
    const ExceptionRow* row = finding.entity.empty() ? nullptr : written(finding);
    if (!row) continue;
    const auto place = static_cast<std::size_t>(row - rows_.data());
    const auto [before, fresh] = entities_.emplace(entity_key(finding), place);
    if (!fresh && row->kind == ExceptionKind::kStrike) before->second = place;
  }
}

const ExceptionRow* Exceptions::of(const FindingRow& finding) const {
  if (rows_.empty()) return nullptr;
  const ExceptionRow* by_text = written(finding);
  const auto entity = finding.entity.empty() ? entities_.end() : entities_.find(entity_key(finding));
  const ExceptionRow* by_entity = entity == entities_.end() ? nullptr : &rows_[entity->second];
  if (by_text && by_entity) return by_text->kind == ExceptionKind::kStrike ? by_text : by_entity;
  return by_text ? by_text : by_entity;
}

std::vector<FindingRow> places_of(const std::string& value, const DocumentRow& document, const Content& content,
                                  const std::vector<FindingRow>& findings, std::string_view ground) {
  const std::u32string text = base::decode(content.text);
  const std::string essence = parse::essence(value);
  std::vector<Finding> found;
  const base::OffsetIndex offsets(content.text);
  for (TermHit hit : hits_of(content.text, {value})) {
    if (part_of_word(text, hit.start - 1) && part_of_word(text, hit.start)) continue;
    const bool genitive = hit.end < static_cast<std::int64_t>(text.size()) && base::lower(text[static_cast<std::size_t>(hit.end)]) == U's' && !part_of_word(text, hit.end + 1);
    if (genitive) ++hit.end;
    else if (part_of_word(text, hit.end) && part_of_word(text, hit.end - 1)) continue;
    if (!found.empty() && hit.start < found.back().end) continue;
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const FindingRow& f) {
      return f.start <= hit.start && hit.end <= f.end && (parse::essence(f.text) == essence || without_genitive(parse::essence(f.text)) == essence);
    });
    if (told) continue;
    Finding finding;
    finding.id = document.id + "-own" + std::to_string(hit.start) + "." + std::to_string(hit.end);
    finding.start = hit.start;
    finding.end = hit.end;
    finding.text = offsets.slice(hit.start, hit.end);
    finding.entity = "own:" + essence;
    finding.confidence = 1;
    found.push_back(std::move(finding));
  }
  std::vector<FindingRow> rows = rows_of(found, content.text);
  if (rows.empty()) return rows;
  const WordPlaces places(words_of(content));
  for (FindingRow& row : rows) {
    row.document = document.id;
    row.type = "own";
    tell(row, {"access.reason.own", {}});
    row.ground = ground;
    row.proposed = !document.hidden;
    row.boxes = places.boxes(row.start, row.end);
  }
  return rows;
}

}  // namespace meretid::access
