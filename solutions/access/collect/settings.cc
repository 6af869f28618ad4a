// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/settings.h"

#include <algorithm>
#include <fstream>

#define TOML_EXCEPTIONS 0  // as everywhere in the program
#include <toml++/toml.h>

namespace meretid::access::collect {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "access.toml";
constexpr std::size_t kLongestCode = 40, kLongestName = 100;
constexpr std::string_view kAllowed = "name, path, role";

tl::unexpected<Error> bad(const toml::node& node, std::string found, std::string expected) {
  return fail("access.collect.settings", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}},
              std::string(kFile) + ":" + std::to_string(node.source().begin.line));
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kLongestCode &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string_view::npos &&
         text.find_first_not_of("0123456789-") != std::string_view::npos;  // the record takes nothing that might be a personal number
}

// An archive in which our own folder lies would give out keys and cases.
bool holds(const fs::path& outer, const fs::path& inner) {
  std::error_code ignored;
  const fs::path a = fs::weakly_canonical(outer, ignored), b = fs::weakly_canonical(inner, ignored);
  return std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first == a.end();
}

Result<Archive> read_archive(std::string_view code, const toml::node& node, const fs::path& home) {
  if (!is_code(code)) return bad(node, std::string(code), "a–z, A–Z, 0–9, -, _");
  if (!node.is_table()) return bad(node, std::string(code), "[archives." + std::string(code) + "]");
  Archive archive{std::string(code), std::string(code), {}, {}};
  for (const auto& [key, value] : *node.as_table()) {
    const std::string text = value.value_or(std::string());
    if (key == "name" && !text.empty() && text.size() <= kLongestName) {
      archive.name = text;
    } else if (key == "path" && !text.empty() && text.find('\0') == std::string::npos) {
      archive.path = (home / text).lexically_normal();
      if (holds(archive.path, home)) return bad(value, text, home.string());
    } else if (key == "role") {
      const auto role = people::role_from_text(text);
      if (!role || *role == people::Role::kPublic || *role == people::Role::kSignedIn) return bad(value, text, "auditor, editor, …");
      archive.role = *role;
    } else {
      return bad(value, std::string(key.str()), std::string(kAllowed));
    }
  }
  if (archive.path.empty()) return bad(node, std::string(code), "path");
  return archive;
}

}  // namespace

Result<std::vector<Archive>> parse_archives(std::string_view text, const fs::path& home) {
  const toml::parse_result parsed = toml::parse(text, std::string_view(kFile));
  if (!parsed)
    return fail("access.collect.settings", Kind::kBadInput, {{"expected", "TOML"}, {"found", std::string(parsed.error().description())}},
                std::string(kFile) + ":" + std::to_string(parsed.error().source().begin.line));
  std::vector<Archive> archives;
  for (const auto& [name, node] : parsed.table()) {
    if (name != "archives" || !node.is_table()) return bad(node, std::string(name.str()), "[archives.…]");
    for (const auto& [code, one] : *node.as_table()) {
      TRY(Archive archive, read_archive(code.str(), one, home));
      archives.push_back(std::move(archive));
    }
  }
  std::sort(archives.begin(), archives.end(), [](const Archive& a, const Archive& b) { return a.name < b.name; });
  return archives;
}

Result<std::vector<Archive>> read_archives(const fs::path& home) {
  std::ifstream in(home / kFile, std::ios::binary);
  if (!in) return std::vector<Archive>();
  return parse_archives(std::string(std::istreambuf_iterator<char>(in), {}), home);
}

Result<Archive> archive_of(const fs::path& home, std::string_view code) {
  TRY(const std::vector<Archive> archives, read_archives(home));
  for (const Archive& archive : archives)
    if (archive.code == code) return archive;
  return fail("access.collect.unknown_archive", Kind::kNotFound, {}, "archive");
}

}  // namespace meretid::access::collect
