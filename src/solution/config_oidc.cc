// SPDX-License-Identifier: EUPL-1.2
#include "solution/config_oidc.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "oidc/fetch.h"
#include "record/facts.h"

namespace meretid::solution {
namespace {

constexpr std::string_view kKeys = "issuer, client_id, client_secret_file, scopes, name, [[oidc.roles]]";
constexpr std::string_view kRoleKeys = "claim, value, room, role";
constexpr std::string_view kRoles = "citizen, caseworker, planner, analyst, clinician, editor, auditor, administrator";
constexpr std::size_t kLongestName = 60;

/// One table being read; keeps the file for what is said about an error.
class Reader {
 public:
  Reader(const toml::table& table, std::string_view file) : table_(table), file_(file) {}

  tl::unexpected<Error> wrong(const toml::node& at, std::string_view expected) const {
    std::ostringstream found;
    found << toml::node_view<const toml::node>(&at);
    return fail("solution.config", Kind::kBadInput,
                {{"expected", std::string(expected)}, {"found", found.str()}},
                std::string(file_) + ":" + std::to_string(at.source().begin.line));
  }

  /// nullptr when it is absent.
  const toml::node* get(std::string_view key) const { return table_.get(key); }

  Result<std::string> text(std::string_view key, std::string_view expected, bool needed = true) const {
    const toml::node* node = get(key);
    if (!node && !needed) return std::string();
    if (!node) return wrong(table_, std::string(key) + " = " + std::string(expected));
    if (!node->is_string() || node->as_string()->get().empty())
      return wrong(*node, std::string(key) + " = " + std::string(expected));
    return node->as_string()->get();
  }

  Result<void> only(std::string_view allowed) const {
    for (const auto& [key, node] : table_) {
      std::string known = ", " + std::string(allowed) + ", ";
      std::erase(known, '[');
      std::erase(known, ']');
      const std::string name(key.str());
      if (known.find(", " + name + ", ") == std::string::npos && known.find("." + name + ", ") == std::string::npos)
        return wrong(node, allowed);
    }
    return {};
  }

 private:
  const toml::table& table_;
  std::string_view file_;
};

Result<oidc::RoleRule> read_rule(const toml::node& node, std::string_view file) {
  const toml::table none;
  if (!node.is_table()) return Reader(none, file).wrong(node, kRoleKeys);
  const Reader reader(*node.as_table(), file);
  TRY_VOID(reader.only(kRoleKeys));
  oidc::RoleRule rule;
  TRY(rule.claim, reader.text("claim", "\"groups\""));
  TRY(rule.value, reader.text("value", "\"aktindsigt\""));
  TRY(rule.room, reader.text("room", "\"access\"", false));
  if (rule.room.empty()) rule.room = "*";
  if (rule.room != "*" && !record::is_code(rule.room)) return reader.wrong(*reader.get("room"), "\"access\"");
  TRY(const std::string role, reader.text("role", kRoles));
  const auto known = people::role_from_text(role);
  if (!known || *known == people::Role::kPublic || *known == people::Role::kSignedIn)
    return reader.wrong(*reader.get("role"), kRoles);
  rule.role = *known;
  return rule;
}

Result<std::vector<std::string>> read_scopes(const Reader& reader, std::vector<std::string> otherwise) {
  const toml::node* node = reader.get("scopes");
  if (!node) return otherwise;
  std::vector<std::string> scopes;
  if (node->is_array())
    for (const toml::node& one : *node->as_array())
      if (one.is_string()) scopes.push_back(one.as_string()->get());
  if (std::find(scopes.begin(), scopes.end(), "openid") == scopes.end())
    return reader.wrong(*node, "[\"openid\", \"profile\"]");
  return scopes;
}

}  // namespace

Result<oidc::Settings> read_oidc(const toml::node& node, const std::filesystem::path& home, std::string_view file) {
  const toml::table none;
  if (!node.is_table()) return Reader(none, file).wrong(node, kKeys);
  const Reader reader(*node.as_table(), file);
  TRY_VOID(reader.only(kKeys));
  oidc::Settings settings;
  TRY(settings.issuer, reader.text("issuer", "\"https://login.kommune.dk\""));
  if (!oidc::may_call(settings.issuer)) return reader.wrong(*reader.get("issuer"), "https://…");
  TRY(settings.client_id, reader.text("client_id", "\"meretid\""));
  TRY(const std::string secret, reader.text("client_secret_file", "\"oidc.secret\"", false));
  if (!secret.empty()) settings.client_secret_file = home / secret;
  TRY(settings.name, reader.text("name", "\"Eksempelkommune\"", false));
  if (settings.name.size() > kLongestName) return reader.wrong(*reader.get("name"), "1 – 60");
  TRY(settings.scopes, read_scopes(reader, std::move(settings.scopes)));
  if (const toml::node* rules = reader.get("roles")) {
    if (!rules->is_array()) return reader.wrong(*rules, "[[oidc.roles]]");
    for (const toml::node& one : *rules->as_array()) {
      TRY(auto rule, read_rule(one, file));
      settings.roles.push_back(std::move(rule));
    }
  }
  return settings;
}

}  // namespace meretid::solution
