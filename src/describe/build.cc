// SPDX-License-Identifier: EUPL-1.2
#include "describe/build.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace meretid::describe {
namespace {

// A description that contradicts itself is found at the first start of any program that uses it, tests included.
[[noreturn]] void defect(const Type& type, const std::string& field, const char* what) {
  std::fprintf(stderr, "description of %s.%s: %s\n", type.name.c_str(), field.c_str(), what);
  std::abort();
}

bool is_snake_case(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

}  // namespace

const Field* Type::field(std::string_view field_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field_name; });
  return found == fields.end() ? nullptr : &*found;
}

FieldBuilder& FieldBuilder::pattern(std::string expression, std::string da, std::string en) {
  field_.bounds.pattern = std::move(expression);
  field_.bounds.pattern_words = {std::move(da), std::move(en)};
  return *this;
}

void fields(Fields<Upload>& f) {
  f.name("Upload");
  f("name", &Upload::name).help("Stien i sagen.", "The path inside the case.").optional();
  f("blob", &Upload::blob).help("Adressen, som upload gav.", "The address that the upload gave.").length(1, 128);
  f("size", &Upload::size).help("Antal bytes.", "Number of bytes.").at_least(0).optional();
}

const Type& struct_of(const Type& type) {
  if (type.form != Form::kUpload) return type;
  static const Type upload = [] {
    Type members;
    static const Upload made{};
    members.defaults = &made;
    Fields<Upload> fields_of(members);
    fields(fields_of);
    return members;
  }();
  return upload;
}

namespace build {

std::string plain_name(std::string_view pretty) {
  // GCC: "… name_of() [with T = meretid::access::Law; std::string = …]", clang: "… name_of() [T = meretid::access::Law]"
  const auto start = pretty.find("T = ");
  if (start == std::string_view::npos) return {};
  std::string_view name = pretty.substr(start + 4);
  name = name.substr(0, name.find_first_of(";]"));
  if (const auto colon = name.rfind("::"); colon != std::string_view::npos) name.remove_prefix(colon + 2);
  return std::string(name);
}

Field& add_field(Type& type, std::string name, const Type& of, std::size_t offset) {
  if (!is_snake_case(name)) defect(type, name, "a field's name is snake_case");
  if (type.field(name) != nullptr) defect(type, name, "is described twice");
  if (type.fields.size() >= kMostFields) defect(type, name, "is one field too many");
  Field field;
  field.name = std::move(name);
  field.type = &of;
  field.offset = offset;
  field.may_be_absent =
      of.form == Form::kOptional || of.form == Form::kList || of.form == Form::kMap || of.form == Form::kBool;
  return type.fields.emplace_back(std::move(field));
}

}  // namespace build
}  // namespace meretid::describe
