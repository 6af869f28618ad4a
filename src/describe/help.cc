// SPDX-License-Identifier: EUPL-1.2
#include "describe/help.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "describe/describe.h"
#include "describe/flags.h"

namespace meretid::describe {
namespace {

using base::Language;
using Rows = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kWidestFirst = 30;  // columns; a longer first column gets a line of its own
constexpr std::size_t kWidestChoices = 24;

std::size_t columns(std::string_view text) { return static_cast<std::size_t>(base::length(text)); }

const Type& held(const Type& type) { return type.form == Form::kOptional ? *type.element : type; }
const Type& single(const Type& type) {
  const Type& inner = held(type);
  return inner.form == Form::kList ? held(*inner.element) : inner;
}

std::string choices(const Type& type) {
  std::string out;
  for (const Choice& choice : type.choices) out += (out.empty() ? "" : "|") + choice.name;
  return out;
}

// What stands for the value: the description's own word, the choices when they are few, else a word for the form.
std::string value_name(const Field& field, Language language) {
  if (!field.value_name.empty()) return field.value_name.in(base::to_text(language));
  const Type& type = single(*field.type);
  switch (type.form) {
    case Form::kBool: return "";
    case Form::kInteger:
    case Form::kNumber: return type.unit.empty() ? base::text("describe.value.number", language) : type.unit;
    case Form::kEnum: {
      const std::string all = choices(type);
      return columns(all) <= kWidestChoices ? all : base::text("describe.value.choice", language);
    }
    case Form::kDate: return base::text("describe.value.date", language);
    case Form::kTime: return base::text("describe.value.time", language);
    case Form::kUpload: return base::text("describe.value.file", language);
    case Form::kMap: return base::text("describe.value.pair", language);
    case Form::kStruct:
    case Form::kRaw: return base::text("describe.value.json", language);
    default: return base::text("describe.value.text", language);
  }
}

std::string number(double value) {
  constexpr double kExact = 1e15;  // JSON writes a million as 1e+06
  if (value == std::floor(value) && std::abs(value) < kExact) return std::to_string(static_cast<std::int64_t>(value));
  return write_json(type_of<double>(), &value);
}

// "standard: OFL", "1 til 9": what a reader wants to know beside the sentence.
std::string remarks(const Type& owner, const Field& field, Language language) {
  std::vector<std::string> parts;
  const auto say = [&](const char* key, base::Arguments arguments = {}) { parts.push_back(base::text(key, language, arguments)); };
  const Type& type = single(*field.type);
  const Bounds& bounds = field.bounds;
  if (!field.may_be_absent && !field.positional) say("describe.help.required");
  if (bounds.min && bounds.max) say("describe.help.range", {{"min", number(*bounds.min)}, {"max", number(*bounds.max)}});
  else if (bounds.min) say("describe.help.min", {{"min", number(*bounds.min)}});
  else if (bounds.max) say("describe.help.max", {{"max", number(*bounds.max)}});
  if (!bounds.pattern.empty()) parts.push_back(bounds.pattern_words.in(base::to_text(language)));
  if (held(*field.type).form == Form::kList && !field.positional) say("describe.help.repeat");
  const bool plain = field.type->form == Form::kInteger || field.type->form == Form::kNumber ||
                     field.type->form == Form::kText || field.type->form == Form::kEnum;
  if (plain && field.may_be_absent && owner.defaults != nullptr && !field.secret) {
    std::string value = write_json(*field.type, static_cast<const char*>(owner.defaults) + field.offset);
    if (value.starts_with('"')) value = value.substr(1, value.size() - 2);
    if (!value.empty()) say("describe.help.default", {{"value", value}});
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? " [" : "; ") + part;
  if (!out.empty()) out += "]";
  if (type.form == Form::kEnum)
    for (const Choice& choice : type.choices) out += "\n" + choice.name + ": " + choice.label.in(base::to_text(language));
  return out;
}

std::string argument(const Field& field, Language language) {
  const std::string name = value_name(field, language);
  return held(*field.type).form == Form::kList ? name + "…" : name;
}

Rows rows_of(const Type& type, bool positional, Language language) {
  Rows rows;
  for (const Field& field : type.fields) {
    if (field.hidden || field.positional != positional) continue;
    const std::string value = value_name(field, language);
    std::string first = positional ? argument(field, language) : flag_name(field) + (value.empty() ? "" : " " + value);
    rows.emplace_back(std::move(first), field.help.in(base::to_text(language)) + remarks(type, field, language));
  }
  return rows;
}

void section(std::string& out, const char* key, const Rows& rows, const HelpOptions& options) {
  if (rows.empty()) return;
  out += "\n" + base::text(key, options.language) + "\n" + two_columns(rows, options.width);
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  const std::string margin = "\n" + std::string(indent, ' ');
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    const bool first = column == indent;
    if (!first && column + 1 + columns(word) > width) {
      out += margin;
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns(word);
    if (end < text.size() && text[end] == '\n') {
      out += margin;
      column = indent;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string two_columns(const Rows& rows, std::size_t width) {
  std::size_t widest = 0;
  for (const auto& [first, second] : rows)
    if (columns(first) <= kWidestFirst) widest = std::max(widest, columns(first));
  const std::size_t indent = 2 + widest + 2;
  std::string out;
  for (const auto& [first, second] : rows) {
    out += "  " + first;
    if (!second.empty()) {
      if (columns(first) > widest) out += "\n" + std::string(indent, ' ');
      else out += std::string(indent - 2 - columns(first), ' ');
      out += wrapped(second, indent, width);
    }
    out += '\n';
  }
  return out;
}

std::string usage(const Type& type, const std::string& command, Language language) {
  std::string out = command;
  for (const Field& field : type.fields)
    if (field.positional && !field.hidden) {
      const bool must = !field.may_be_absent || field.bounds.min_items.value_or(0) > 0;
      const std::string name = argument(field, language);
      out += must ? " " + name : " [" + name + "]";
    }
  return out + " " + base::text("describe.help.options", language);
}

std::string help(const Type& type, const HelpOptions& options) {
  const std::string_view language = base::to_text(options.language);
  std::string out = wrapped(type.about.in(language), 0, options.width) + "\n";
  out += "\n" + base::text("describe.help.usage", options.language) + "\n  " + usage(type, options.command, options.language) + "\n";
  section(out, "describe.help.arguments", rows_of(type, true, options.language), options);
  section(out, "describe.help.flags", rows_of(type, false, options.language), options);
  Rows shared;
  for (const Type* beside : options.shared)
    for (auto& row : rows_of(*beside, false, options.language)) shared.push_back(std::move(row));
  section(out, "describe.help.shared", shared, options);
  if (!type.examples.empty()) out += "\n" + base::text("describe.help.examples", options.language) + "\n";
  for (const Example& example : type.examples)
    out += "  " + example.command + "\n      " + wrapped(example.words.in(language), 6, options.width) + "\n";
  return out;
}

}  // namespace meretid::describe
