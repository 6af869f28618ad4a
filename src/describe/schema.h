// SPDX-License-Identifier: EUPL-1.2
// JSON Schema (2020-12) of described types: for openapi.json, for the form on the page, and as what contract tests check.
// Beside the standard's own words each property carries "x-help" and "x-label" {"da","en"}, a file "x-form": "upload", a unit
// "x-unit", so that a form can be drawn from the schema alone. Not thread-safe per object.
#pragma once

#include <map>
#include <string>

#include "describe/type.h"

namespace meretid::describe {

/// Gathers named schemas, each written once.
class Schemas {
 public:
  /// `prefix`: where the document keeps them, "#/components/schemas/" or "#/$defs/".
  explicit Schemas(std::string prefix) : prefix_(std::move(prefix)) {}

  /// JSON text that stands for the type: {"$ref":"…"} for structs and enums, else the schema itself.
  std::string reference(const Type& type);
  /// Name -> JSON text of all that were referred to.
  const std::map<std::string, std::string>& all() const { return schemas_; }

 private:
  std::string name_for(const Type& type);

  std::string prefix_;
  std::map<const Type*, std::string> names_;
  std::map<std::string, std::string> schemas_;
};

/// One document with its $defs.
std::string json_schema(const Type& type);

}  // namespace meretid::describe
