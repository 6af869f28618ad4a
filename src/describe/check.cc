// SPDX-License-Identifier: EUPL-1.2
#include "describe/check.h"

#include <algorithm>

#include "base/json_text.h"
#include "base/utf8.h"
#include "describe/pattern.h"

namespace meretid::describe {
namespace {

using base::Error;
using base::Kind;

constexpr std::int64_t kShownLength = 60;
constexpr int kDigitsOfAPersonalNumber = 9;  // ten, but a leading zero gets lost where it is taken for a number

std::string as_text(double value) {
  std::string out;
  base::append_json_number(out, value);
  return out;
}

Error bad(std::string code, std::string allowed_name, std::string allowed, std::string found) {
  return Error(std::move(code), Kind::kBadInput, {{std::move(allowed_name), std::move(allowed)}, {"found", std::move(found)}});
}

}  // namespace

std::string shown(std::string_view value) {
  std::string text = base::repair(value.substr(0, 4 * kShownLength));
  const base::OffsetIndex index(text);
  if (index.length() > kShownLength) text = std::string(index.slice(0, kShownLength)) + "…";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::count_if(text.begin(), text.end(), is_digit) >= kDigitsOfAPersonalNumber)
    std::replace_if(text.begin(), text.end(), is_digit, '#');
  return text;
}

std::optional<Error> check_integer(const Type& type, const Bounds& bounds, std::int64_t value) {
  const std::string found = shown(std::to_string(value));
  if (value < type.lowest) return bad("describe.too_small", "min", std::to_string(type.lowest), found);
  if (value > type.highest) return bad("describe.too_large", "max", std::to_string(type.highest), found);
  return check_number(bounds, static_cast<double>(value));
}

std::optional<Error> check_number(const Bounds& bounds, double value) {
  if (bounds.min && !(value >= *bounds.min))
    return bad("describe.too_small", "min", as_text(*bounds.min), shown(as_text(value)));
  if (bounds.max && !(value <= *bounds.max))
    return bad("describe.too_large", "max", as_text(*bounds.max), shown(as_text(value)));
  return std::nullopt;
}

std::optional<Error> check_text(const Bounds& bounds, std::string_view value) {
  if (bounds.min_length || bounds.max_length) {
    const auto length = static_cast<std::size_t>(base::length(value));
    if (bounds.min_length && length < *bounds.min_length)
      return bad("describe.too_short", "min", std::to_string(*bounds.min_length), std::to_string(length));
    if (bounds.max_length && length > *bounds.max_length)
      return bad("describe.too_long", "max", std::to_string(*bounds.max_length), std::to_string(length));
  }
  if (!bounds.pattern.empty() && !fits_pattern(value, bounds.pattern))
    return Error("describe.pattern", Kind::kBadInput,
                 {{"expected.da", bounds.pattern_words.da}, {"expected.en", bounds.pattern_words.en}, {"found", shown(value)}});
  return std::nullopt;
}

std::optional<Error> check_items(const Bounds& bounds, std::size_t count, bool complete) {
  if (bounds.max_items && count > *bounds.max_items)
    return bad("describe.too_many", "max", std::to_string(*bounds.max_items), std::to_string(count));
  if (complete && bounds.min_items && count < *bounds.min_items)
    return bad("describe.too_few", "min", std::to_string(*bounds.min_items), std::to_string(count));
  return std::nullopt;
}

Error wrong_type(const Type& type, std::string_view found) {
  const auto make = [&](const char* code) { return Error(code, Kind::kBadInput, {{"found", shown(found)}}); };
  switch (type.form) {
    case Form::kBool: return make("describe.expected_bool");
    case Form::kInteger: return make("describe.expected_integer");
    case Form::kNumber: return make("describe.expected_number");
    case Form::kText: return make(type.name == "Id" ? "describe.expected_id" : "describe.expected_text");
    case Form::kDate: return make("describe.expected_date");
    case Form::kTime: return make("describe.expected_time");
    case Form::kList: return make("describe.expected_list");
    case Form::kUpload: return make("describe.expected_upload");
    case Form::kEnum: return unknown_choice(type, found);
    case Form::kOptional: return wrong_type(*type.element, found);
    case Form::kMap:
    case Form::kStruct:
    case Form::kRaw: break;
  }
  return make("describe.expected_object");
}

Error unknown_choice(const Type& type, std::string_view found) {
  std::string allowed;
  for (const Choice& choice : type.choices) allowed += (allowed.empty() ? "" : ", ") + choice.name;
  return bad("describe.unknown_choice", "allowed", std::move(allowed), shown(found));
}

}  // namespace meretid::describe
