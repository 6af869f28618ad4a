// SPDX-License-Identifier: EUPL-1.2
#include "main/summary.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace meretid::program {
namespace {

using nlohmann::json;

std::string shown(const describe::Type& type, const json& value, base::Language language) {
  using describe::Form;
  const describe::Type& held = type.form == Form::kOptional ? *type.element : type;
  const std::string_view tongue = base::to_text(language);
  if (value.is_array() || (value.is_object() && held.form == Form::kMap)) return std::to_string(value.size());
  if (held.form == Form::kBool) return base::text(value.get<bool>() ? "main.yes" : "main.no", language);
  if (held.form == Form::kEnum)
    for (const auto& choice : held.choices)
      if (value == choice.name) return choice.label.in(tongue).empty() ? choice.name : choice.label.in(tongue);
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  if (!held.unit.empty()) text += " " + held.unit;
  return text;
}

}  // namespace

std::string summary(const describe::Type& type, std::string_view text, base::Language language) {
  const json value = json::parse(text, nullptr, false);
  if (!value.is_object() || type.form != describe::Form::kStruct) return std::string(text) + "\n";
  std::vector<std::pair<std::string, std::string>> rows;
  std::int64_t widest = 0;
  for (const auto& field : type.fields) {
    if (!value.contains(field.name) || field.secret) continue;
    std::string label = field.label.in(base::to_text(language));
    if (label.empty()) label = field.name;
    widest = std::max(widest, base::length(label));
    rows.emplace_back(std::move(label), shown(*field.type, value[field.name], language));
  }
  std::string out;
  for (const auto& [label, what] : rows)
    out += label + std::string(static_cast<std::size_t>(widest - base::length(label)) + 2, ' ') + what + "\n";
  return out;
}

}  // namespace meretid::program
