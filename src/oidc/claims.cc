// SPDX-License-Identifier: EUPL-1.2
#include "oidc/claims.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace meretid::oidc {
namespace {

using Json = nlohmann::json;

Json parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

const Json* find(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  if (const auto whole = object.find(name); whole != object.end()) return &*whole;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1))
    if (const auto part = object.find(name.substr(0, dot)); part != object.end())
      if (const Json* found = find(*part, name.substr(dot + 1))) return found;
  return nullptr;
}

void append(std::vector<std::string>& all, const Json& value) {
  if (value.is_string()) all.push_back(value.get<std::string>());
  else if (value.is_boolean() || value.is_number_integer()) all.push_back(value.dump());
}

}  // namespace

bool Claims::has(std::string_view name) const {
  const Json json = parse(json_);
  return find(json, name) != nullptr;
}

std::string Claims::text(std::string_view name) const {
  const Json json = parse(json_);
  const Json* found = find(json, name);
  return found && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> Claims::values(std::string_view name) const {
  const Json json = parse(json_);
  std::vector<std::string> all;
  const Json* found = find(json, name);
  if (!found) return all;
  if (!found->is_array()) append(all, *found);
  else
    for (const Json& one : *found) append(all, one);
  return all;
}

void Claims::add_missing(const Claims& other) {
  Json json = parse(json_);
  const Json more = parse(other.json_);
  for (const auto& [name, value] : more.items())
    if (!json.contains(name)) json[name] = value;
  json_ = json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<people::Grant> roles_of(const Claims& claims, const std::vector<RoleRule>& rules) {
  std::vector<people::Grant> grants;
  for (const RoleRule& rule : rules) {
    const auto values = claims.values(rule.claim);
    if (std::find(values.begin(), values.end(), rule.value) != values.end())
      grants.push_back({rule.room, rule.role});
  }
  std::sort(grants.begin(), grants.end(), [](const auto& a, const auto& b) {
    return std::tie(a.room, a.role) < std::tie(b.room, b.role);
  });
  grants.erase(std::unique(grants.begin(), grants.end()), grants.end());
  return grants;
}

}  // namespace meretid::oidc
