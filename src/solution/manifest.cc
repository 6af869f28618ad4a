// SPDX-License-Identifier: EUPL-1.2
#include "solution/manifest.h"

#include <array>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include "base/catalogue.h"
#include "base/embedded.h"

namespace meretid::solution {
namespace {

Error bad(std::string_view file, std::string_view field, std::string found, std::string expected) {
  return Error("solution.manifest", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}},
               std::string(file) + ": " + std::string(field));
}

/// Reads fields one after the other and keeps the first thing that is wrong.
class Reader {
 public:
  Reader(const toml::table& table, std::string_view file) : table_(table), file_(file) {}

  std::string text(std::string_view field) {
    const auto value = table_[field].value<std::string>();
    if (!value || value->empty()) wrong(field, value ? "\"\"" : "-", "text");
    return value.value_or("");
  }

  Words words(std::string_view field) {
    const toml::node_view node = table_[field];
    Words words{node["da"].value_or(std::string()), node["en"].value_or(std::string())};
    if (words.da.empty() || words.en.empty()) wrong(field, words.da.empty() ? words.en : words.da, "{da = \"…\", en = \"…\"}");
    return words;
  }

  template <std::size_t N>
  std::string choice(std::string_view field, const std::array<std::string_view, N>& allowed) {
    std::string value = text(field);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      std::string list;
      for (const auto word : allowed) list += (list.empty() ? "" : ", ") + std::string(word);
      wrong(field, value, list);
    }
    return value;
  }

  std::int64_t days(std::string_view field) {
    if (!table_.contains(field)) return 0;
    const auto value = table_[field].value<std::int64_t>();
    if (!value || *value < 0 || *value > 36'500) wrong(field, value ? std::to_string(*value) : "-", "0 – 36500");
    return value.value_or(0);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void wrong(std::string_view field, std::string found, std::string expected) {
    if (!error_) error_ = bad(file_, field, std::move(found), std::move(expected));
  }

  const toml::table& table_;
  std::string_view file_;
  std::optional<Error> error_;
};

constexpr std::array<std::string_view, 4> kRisks = {"none", "minimal", "limited", "high"};
constexpr std::array<std::string_view, 3> kStatuses = {"planned", "trial", "ready"};

}  // namespace

Result<Manifest> parse_manifest(std::string_view text, std::string_view file) {
  const toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    const toml::parse_error& e = parsed.error();
    return fail(bad(file, "line " + std::to_string(e.source().begin.line), std::string(e.description()), "TOML"));
  }
  Reader read(parsed.table(), file);
  Manifest m;
  m.id = read.text("id");
  m.name = read.words("name");
  m.purpose = read.words("purpose");
  m.frees = read.words("frees");
  m.user = read.words("user");
  m.legal_basis = read.words("legal_basis");
  m.data = read.words("data");
  m.oversight = read.words("oversight");
  m.risk = read.choice("risk", kRisks);
  m.contact = read.text("contact");
  m.status = read.choice("status", kStatuses);
  m.version = read.text("version");
  m.retention_days = read.days("retention_days");
  if (read.error()) return fail(*read.error());
  return m;
}

Manifest embedded_manifest(std::string_view room) {
  const std::string file = "solutions/" + std::string(room) + "/solution.toml";
  const auto text = base::embedded(file);
  auto manifest = text ? parse_manifest(*text, file) : fail(bad(file, "-", "-", "TOML"));
  if (manifest && manifest->id == room) return *std::move(manifest);
  const Error error = manifest ? bad(file, "id", manifest->id, std::string(room)) : manifest.error();
  std::fprintf(stderr, "%s\n", base::render(error, base::Language::kEnglish).c_str());
  std::abort();
}

}  // namespace meretid::solution
