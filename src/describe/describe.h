// SPDX-License-Identifier: EUPL-1.2
// Describe a struct once, beside it; JSON, JSON Schema, TypeScript, command-line flags, --help and form follow.
//
//   struct RedactInput { describe::Uploads files; Law law = Law::kOfl; std::optional<std::string> requester; };
//
//   inline void labels(describe::Labels<Law>& l) {
//     l(Law::kOfl, "OFL", "Offentlighedsloven", "Access to Public Administration Files Act");
//     l(Law::kFvl, "FVL", "Forvaltningsloven", "Public Administration Act");
//   }
//   inline void fields(describe::Fields<RedactInput>& f) {
//     f.about("Finder og overstreger …", "Finds and strikes out …");
//     f("files", &RedactInput::files).help("Sagens filer.", "The files of the case.").positional().items(1, 10'000);
//     f("law", &RedactInput::law).help("Loven, der søges efter.", "The law of the request.").optional();
//     f("requester", &RedactInput::requester).help("Den, der søger.", "Who asks.").length(1, 200);
//   }
//
// A field must be in the JSON unless its type is optional<>, vector, map or bool, or it says optional(): then the struct's
// own default stands. Unknown and repeated members are errors. Field types: bool, integers, double, std::string, enums with
// labels, Date, Timestamp, Id<T>, units of base, Upload, Uploads, Raw, optional<>, vector<>, map<string, …>, described structs.
// Enum labels and fields are found by their argument (ADL): put the two functions in the struct's namespace.
// All functions are thread-safe. The templates here are thin; the work is in .cc files over describe::Type.
#pragma once

#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "base/units.h"
#include "describe/type.h"
#include "describe/upload.h"

namespace meretid::describe {

template <class T>
const Type& type_of();

/// Reads a JSON text. kBadInput with the field's path ("files[2].name"), what was found and what is allowed.
template <class T>
Result<T> from_json(std::string_view json);

/// Compact UTF-8. An empty optional is left out, and so is a Date{} that may be absent.
template <class T>
std::string to_json(const T& value);

/// What may be said of a field.
class FieldBuilder {
 public:
  explicit FieldBuilder(Field& field) : field_(field) {}
  FieldBuilder& help(std::string da, std::string en) { field_.help = {std::move(da), std::move(en)}; return *this; }
  FieldBuilder& label(std::string da, std::string en) { field_.label = {std::move(da), std::move(en)}; return *this; }
  FieldBuilder& value(std::string da, std::string en) { field_.value_name = {std::move(da), std::move(en)}; return *this; }
  FieldBuilder& range(double min, double max) { return at_least(min).at_most(max); }
  FieldBuilder& at_least(double min) { field_.bounds.min = min; return *this; }
  FieldBuilder& at_most(double max) { field_.bounds.max = max; return *this; }
  FieldBuilder& length(std::size_t min, std::size_t max) { field_.bounds.min_length = min; field_.bounds.max_length = max; return *this; }
  FieldBuilder& items(std::size_t min, std::size_t max) { field_.bounds.min_items = min; field_.bounds.max_items = max; return *this; }
  /// ECMAScript over the whole text; the words end the sentence "… skal være …" ("fire cifre", "four digits").
  FieldBuilder& pattern(std::string expression, std::string da, std::string en);
  FieldBuilder& optional() { field_.may_be_absent = true; return *this; }
  FieldBuilder& positional() { field_.positional = true; return *this; }
  FieldBuilder& secret() { field_.secret = true; return *this; }
  FieldBuilder& hidden() { field_.hidden = true; return *this; }

 private:
  Field& field_;
};

template <class T>
class Fields {
 public:
  explicit Fields(Type& type) : type_(type) {}
  void about(std::string da, std::string en) { type_.about = {std::move(da), std::move(en)}; }
  /// The name in schema and TypeScript; else the C++ name.
  void name(std::string name) { type_.name = std::move(name); }
  void example(std::string command, std::string da, std::string en) {
    type_.examples.push_back({std::move(command), {std::move(da), std::move(en)}});
  }
  template <class M>
  FieldBuilder operator()(std::string name, M T::*member);

 private:
  Type& type_;
};

template <class E>
class Labels {
 public:
  explicit Labels(Type& type) : type_(type) {}
  void name(std::string name) { type_.name = std::move(name); }
  void operator()(E value, std::string name, std::string da, std::string en) {
    type_.choices.push_back({std::move(name), {std::move(da), std::move(en)}, static_cast<std::int64_t>(value)});
  }

 private:
  Type& type_;
};

/// The members of an Upload where it is written as an object.
void fields(Fields<Upload>& f);

// The same on a table: for the hall, which knows a job only by its tables.
Result<void> read_json(const Type& type, void* value, std::string_view json);
std::string write_json(const Type& type, const void* value);
/// What from_json would say, where the C++ type is not known: a job's input at the door.
Result<void> check_json(const Type& type, std::string_view json);

}  // namespace meretid::describe

#include "describe/build.h"  // IWYU pragma: keep; the templates' bodies
