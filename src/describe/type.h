// SPDX-License-Identifier: EUPL-1.2
// The table that a description becomes: a type without its C++ type. Everything that is made of a description (JSON, schema,
// TypeScript, flags, help) reads this table and is compiled once. Built at first use, then read-only: thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::describe {

struct Words {
  std::string da, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : da; }
  bool empty() const { return da.empty() && en.empty(); }
  bool operator==(const Words&) const = default;
};

enum class Form {
  kBool, kInteger, kNumber, kText, kEnum,
  kDate,      ///< "2026-03-29"
  kTime,      ///< "2026-03-29T01:30:00.000000Z"
  kOptional,  ///< of `element`
  kList,      ///< of `element`
  kMap,       ///< text -> `element`
  kStruct,    ///< `fields`
  kRaw,       ///< any JSON
  kUpload,    ///< a file: a path on the command line, a blob address elsewhere
};

/// What a value may be. Checked at one place (check.h) for command line and HTTP alike.
struct Bounds {
  std::optional<double> min, max;                     ///< of numbers
  std::optional<std::size_t> min_length, max_length;  ///< of texts, in code points; of a list's texts when it is a list
  std::optional<std::size_t> min_items, max_items;    ///< of lists and maps
  std::string pattern;                                ///< ECMAScript, the whole text; `pattern_words` says it to people
  Words pattern_words;
};

/// A struct has at most so many fields.
inline constexpr std::size_t kMostFields = 128;

class Type;

struct Field {
  std::string name;            ///< snake_case; the flag is --snake-case
  const Type* type = nullptr;
  std::size_t offset = 0;
  Words label;                 ///< short, for forms; else the name
  Words help;                  ///< one sentence
  Words value_name;            ///< what stands after the flag in --help: FIL, DATO
  Bounds bounds;
  bool may_be_absent = false;  ///< then the struct's own default stands
  bool positional = false;     ///< on the command line without a flag
  bool secret = false;         ///< never shown again, never logged
  bool hidden = false;         ///< not in --help and not in the form
};

struct Choice {
  std::string name;            ///< in JSON and on the command line
  Words label;
  std::int64_t value = 0;
};

struct Example {
  std::string command;         ///< "meretid access redact sag/ --out ud/"
  Words words;
};

/// How to reach into a value of this type. Which ones are set follows from the form.
struct Access {
  std::int64_t (*integer)(const void*) = nullptr;       // kInteger, kEnum
  void (*set_integer)(void*, std::int64_t) = nullptr;
  double (*number)(const void*) = nullptr;              // kNumber
  void (*set_number)(void*, double) = nullptr;
  std::string_view (*text)(const void*) = nullptr;      // kText
  bool (*set_text)(void*, std::string_view) = nullptr;  // false: not a text of this kind (an id)
  std::size_t (*size)(const void*) = nullptr;           // kList
  const void* (*item)(const void*, std::size_t) = nullptr;
  void* (*append)(void*) = nullptr;
  void (*clear)(void*) = nullptr;                       // kList, kMap, kOptional
  const void* (*held)(const void*) = nullptr;           // kOptional; nullptr when empty
  void* (*emplace)(void*) = nullptr;
  void* (*insert)(void*, std::string_view key) = nullptr;  // kMap; nullptr when the key is there already
  void (*each)(const void*, void* seer, void (*see)(void* seer, std::string_view key, const void* value)) = nullptr;
};

class Type {
 public:
  Form form = Form::kStruct;
  std::string name;             ///< of structs and enums, as in C++: "RedactInput"
  Words about;                  ///< of structs: what it is, or what the verb does
  std::vector<Field> fields;
  std::vector<Choice> choices;
  std::vector<Example> examples;
  const Type* element = nullptr;
  std::string unit;             ///< "min"
  std::int64_t lowest = std::numeric_limits<std::int64_t>::min();  ///< what the C++ type can hold
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  const void* defaults = nullptr;  ///< of structs: an object as it is made
  Result<void> (*accepts)(std::string_view json) = nullptr;  ///< of structs: does the JSON describe one?
  Access access;

  const Field* field(std::string_view field_name) const;  ///< nullptr when there is none
};

/// The members of a struct, or of an Upload written as an object.
const Type& struct_of(const Type& type);

}  // namespace meretid::describe
