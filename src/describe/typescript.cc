// SPDX-License-Identifier: EUPL-1.2
#include "describe/typescript.h"

#include <map>
#include <set>

namespace meretid::describe {
namespace {

enum class Way { kIn, kOut };

class Module {
 public:
  std::string name_of(const Type& type, Way way) {
    switch (type.form) {
      case Form::kBool: return "boolean";
      case Form::kInteger:
      case Form::kNumber: return "number";
      case Form::kText:
      case Form::kDate:
      case Form::kTime: return "string";
      case Form::kRaw: return "unknown";
      case Form::kOptional: return name_of(*type.element, way) + " | null";
      case Form::kList: return list_of(name_of(*type.element, way));
      case Form::kMap: return "Record<string, " + name_of(*type.element, way) + ">";
      case Form::kUpload: return way == Way::kIn ? "string | " + declare(struct_of(type), way) : declare(struct_of(type), way);
      case Form::kEnum:
      case Form::kStruct: return declare(type, way);
    }
    return "unknown";
  }

  std::string text() const {
    std::string out;
    for (const auto& [name, body] : declarations_) out += "\n" + body;
    return out;
  }

 private:
  static std::string list_of(const std::string& element) {
    return element.find(' ') == std::string::npos ? element + "[]" : "(" + element + ")[]";
  }

  std::string declare(const Type& type, Way way) {
    const auto known = names_.find(&type);
    if (known != names_.end()) return known->second;
    std::string name = type.name;
    for (int number = 2; declarations_.contains(name); ++number) name = type.name + std::to_string(number);
    names_[&type] = name;
    declarations_[name];  // takes the name before the members are written
    declarations_[name] = type.form == Form::kEnum ? choices(type, name) : members(type, name, way);
    return name;
  }

  static std::string choices(const Type& type, const std::string& name) {
    std::string out = "export type " + name + " =";
    for (const Choice& choice : type.choices) out += (&choice == &type.choices.front() ? " '" : " | '") + choice.name + "'";
    return out + ";\n";
  }

  std::string members(const Type& type, const std::string& name, Way way) {
    std::string out;
    if (!type.about.en.empty()) out += "/** " + type.about.en + " */\n";
    out += "export interface " + name + " {\n";
    for (const Field& field : type.fields) {
      const bool left_out = field.type->form == Form::kOptional || (field.type->form == Form::kDate && field.may_be_absent);
      const bool optional = left_out || (way == Way::kIn && field.may_be_absent);
      if (!field.help.en.empty()) out += "  /** " + field.help.en + " */\n";
      out += "  " + field.name + (optional ? "?: " : ": ") + name_of(*field.type, way) + ";\n";
    }
    return out + "}\n";
  }

  std::map<const Type*, std::string> names_;
  std::map<std::string, std::string> declarations_;
};

}  // namespace

std::string typescript(const std::vector<const Type*>& inputs, const std::vector<const Type*>& outputs) {
  Module module;
  for (const Type* type : outputs) module.name_of(*type, Way::kOut);
  for (const Type* type : inputs) module.name_of(*type, Way::kIn);
  return "// SPDX-License-Identifier: EUPL-1.2\n// Made by `meretid typescript` from the descriptions in C++. Do not edit.\n" + module.text();
}

}  // namespace meretid::describe
