// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/json_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace meretid::arrivals {
namespace {

using nlohmann::json;

constexpr std::size_t kMostColumns = 200;

std::string in_quotes(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string text_of(const json& value) {
  if (value.is_string()) return in_quotes(value.get<std::string>());
  if (value.is_null()) return "";
  return value.dump();
}

const json* list_in(const json& whole) {
  if (whole.is_array()) return &whole;
  for (const json& member : whole)
    if (member.is_array()) return &member;
  return nullptr;
}

}  // namespace

bool looks_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '[' || bytes[first] == '{');
}

Result<std::string> csv_of_json(std::string_view bytes, std::string_view file) {
  const auto bad = [&](std::string found) { return fail("arrivals.series.json", Kind::kBadInput, {{"found", std::move(found)}}, std::string(file)); };
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const json whole = json::parse(bytes, nullptr, false);
  if (whole.is_discarded()) return bad("…");
  const json* list = list_in(whole);
  if (!list || list->empty()) return bad("{}");
  std::vector<std::string> columns;
  for (const json& row : *list) {
    if (row.is_string() && columns.empty()) columns.emplace_back("tid");
    if (!row.is_object()) continue;
    for (const auto& [name, value] : row.items())
      if (std::ranges::find(columns, name) == columns.end()) columns.push_back(name);
    if (columns.size() > kMostColumns) return bad(std::to_string(columns.size()));
  }
  std::string csv;
  for (std::size_t c = 0; c < columns.size(); ++c) csv += std::string(c ? "," : "") + in_quotes(columns[c]);
  csv += '\n';
  for (std::size_t i = 0; i < list->size(); ++i) {
    const json& row = (*list)[i];
    if (row.is_string() && columns.size() == 1) {
      csv += text_of(row) + '\n';
      continue;
    }
    if (!row.is_object()) return bad("[" + std::to_string(i) + "]");
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const auto found = row.find(columns[c]);
      if (found != row.end() && found->is_structured()) return bad("[" + std::to_string(i) + "]." + columns[c]);
      csv += std::string(c ? "," : "") + (found == row.end() ? std::string() : text_of(*found));
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace meretid::arrivals
