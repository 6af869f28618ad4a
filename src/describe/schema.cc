// SPDX-License-Identifier: EUPL-1.2
#include "describe/schema.h"

#include <nlohmann/json.hpp>

#include "describe/describe.h"

namespace meretid::describe {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Words& words) { return {{"da", words.da}, {"en", words.en}}; }

void set_length(Json& schema, const Bounds& bounds) {
  if (bounds.min_length) schema["minLength"] = *bounds.min_length;
  if (bounds.max_length) schema["maxLength"] = *bounds.max_length;
  if (!bounds.pattern.empty()) schema["pattern"] = "^(?:" + bounds.pattern + ")$";
}

void set_range(Json& schema, const Type& type, const Bounds& bounds) {
  const bool whole = type.form == Form::kInteger;
  // A bound of a whole number is written as one: "minimum": 1, not 1.0.
  const auto put = [&](const char* name, double value) {
    if (whole) schema[name] = static_cast<std::int64_t>(value);
    else schema[name] = value;
  };
  if (bounds.min) put("minimum", *bounds.min);
  else if (whole && type.lowest > -(std::int64_t{1} << 31)) schema["minimum"] = type.lowest;
  if (bounds.max) put("maximum", *bounds.max);
  else if (whole && type.highest < (std::int64_t{1} << 31) - 1) schema["maximum"] = type.highest;
}

class Writer {
 public:
  explicit Writer(Schemas& schemas) : schemas_(schemas) {}

  Json value(const Type& type, const Bounds& bounds) {
    Json schema = Json::object();
    switch (type.form) {
      case Form::kBool: schema["type"] = "boolean"; break;
      case Form::kInteger:
        schema["type"] = "integer";
        set_range(schema, type, bounds);
        break;
      case Form::kNumber:
        schema["type"] = "number";
        set_range(schema, type, bounds);
        if (!type.unit.empty()) schema["x-unit"] = type.unit;
        break;
      case Form::kText:
        schema["type"] = "string";
        if (type.name == "Id") schema["pattern"] = "^(?:[0-9A-HJKMNP-TV-Z]{26})?$";
        else set_length(schema, bounds);
        break;
      case Form::kDate:
        schema["type"] = "string";
        schema["format"] = "date";
        break;
      case Form::kTime:
        schema["type"] = "string";
        schema["format"] = "date-time";
        break;
      case Form::kOptional: return optional(value(*type.element, bounds));
      case Form::kList:
        schema["type"] = "array";
        schema["items"] = value(*type.element, inner(bounds));
        if (bounds.min_items) schema["minItems"] = *bounds.min_items;
        if (bounds.max_items) schema["maxItems"] = *bounds.max_items;
        break;
      case Form::kMap:
        schema["type"] = "object";
        schema["additionalProperties"] = value(*type.element, inner(bounds));
        if (bounds.min_items) schema["minProperties"] = *bounds.min_items;
        if (bounds.max_items) schema["maxProperties"] = *bounds.max_items;
        break;
      case Form::kUpload:
        schema["oneOf"] = {{{"type", "string"}, {"minLength", 1}}, Json::parse(schemas_.reference(struct_of(type)))};
        schema["x-form"] = "upload";
        break;
      case Form::kEnum:
      case Form::kStruct: return Json::parse(schemas_.reference(type));
      case Form::kRaw: break;  // {}: anything
    }
    return schema;
  }

  Json named(const Type& type) {
    Json schema = Json::object();
    if (type.form == Form::kEnum) {
      schema["type"] = "string";
      for (const Choice& choice : type.choices) {
        schema["enum"].push_back(choice.name);
        schema["x-labels"][choice.name] = both(choice.label);
      }
      return schema;
    }
    schema["type"] = "object";
    if (!type.about.empty()) {
      schema["description"] = type.about.en;
      schema["x-help"] = both(type.about);
    }
    schema["additionalProperties"] = false;
    schema["properties"] = Json::object();
    for (const Field& field : type.fields) {
      schema["properties"][field.name] = property(type, field);
      if (!field.may_be_absent) schema["required"].push_back(field.name);
    }
    return schema;
  }

 private:
  static Bounds inner(Bounds bounds) {
    bounds.min_items.reset();
    bounds.max_items.reset();
    return bounds;
  }

  static Json optional(Json schema) {
    if (schema.contains("type")) {
      schema["type"] = Json::array({schema["type"], "null"});
      return schema;
    }
    if (schema.empty()) return schema;
    return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}};
  }

  Json property(const Type& type, const Field& field) {
    Json schema = value(*field.type, field.bounds);
    if (!field.help.empty()) {
      schema["description"] = field.help.en;
      schema["x-help"] = both(field.help);
    }
    if (!field.label.empty()) schema["x-label"] = both(field.label);
    if (field.secret) schema["writeOnly"] = true;
    if (field.hidden) schema["x-hidden"] = true;
    const Form form = field.type->form;
    const bool simple = form == Form::kBool || form == Form::kInteger || form == Form::kNumber || form == Form::kText ||
                        form == Form::kEnum;
    if (field.may_be_absent && simple && type.defaults != nullptr)
      schema["default"] = Json::parse(write_json(*field.type, static_cast<const char*>(type.defaults) + field.offset));
    return schema;
  }

  Schemas& schemas_;
};

}  // namespace

std::string Schemas::name_for(const Type& type) {
  // Two rooms may use one name: the second is told apart by a number.
  std::string name = type.name;
  for (int number = 2; schemas_.contains(name); ++number) name = type.name + std::to_string(number);
  return name;
}

std::string Schemas::reference(const Type& type) {
  if (type.form != Form::kStruct && type.form != Form::kEnum) return Writer(*this).value(type, {}).dump();
  const auto known = names_.find(&type);
  if (known != names_.end()) return Json{{"$ref", prefix_ + known->second}}.dump();
  const std::string name = name_for(type);
  names_[&type] = name;
  schemas_[name];  // takes the name before the members are written
  schemas_[name] = Writer(*this).named(type).dump();
  return Json{{"$ref", prefix_ + name}}.dump();
}

std::string json_schema(const Type& type) {
  Schemas schemas("#/$defs/");
  Json document = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  document.update(Json::parse(schemas.reference(type)));
  for (const auto& [name, schema] : schemas.all()) document["$defs"][name] = Json::parse(schema);
  return document.dump();
}

}  // namespace meretid::describe
