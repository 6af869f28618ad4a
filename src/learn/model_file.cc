// SPDX-License-Identifier: EUPL-1.2
#include "learn/model_file.h"

#include <sodium.h>

#include <cstdlib>
#include <optional>

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include "base/embedded.h"
#include "base/hash.h"
#include "base/read_file.h"

namespace meretid::learn {
namespace {

std::optional<std::string> content(std::string_view file) {
  if (const char* folder = std::getenv("MERETID_MODELS")) {
    return base::read_file(std::string(folder) + "/" + std::string(file));
  }
  const auto view = base::embedded("models/" + std::string(file));
  return view ? std::optional(std::string(*view)) : std::nullopt;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return base::to_hex({reinterpret_cast<const char*>(digest), sizeof digest});
}

Result<ModelFile> read_model(std::string_view name) {
  const auto missing = [&](std::string what) {
    return fail("learn.model_missing", Kind::kInternal, {{"model", std::string(name)}, {"missing", std::move(what)}}, "models/index.toml");
  };
  const auto index = content("index.toml");
  if (!index) return missing("index.toml");
  ModelFile model;
  std::string file, sha256;
  const toml::parse_result parsed = toml::parse(*index);
  if (!parsed) return missing(std::string(parsed.error().description()));
  const toml::table* entry = parsed.table()[name].as_table();
  if (!entry) return missing("[" + std::string(name) + "]");
  model.name = name;
  model.version = (*entry)["version"].value_or(std::string());
  file = (*entry)["file"].value_or(std::string());
  sha256 = (*entry)["sha256"].value_or(std::string());
  auto bytes = content(file);
  if (!bytes || file.empty() || file.find('/') != std::string::npos) return missing(file.empty() ? "file" : file);
  if (const std::string found = sha256_hex(*bytes); found != sha256)
    return fail("learn.model_altered", Kind::kInternal, {{"model", std::string(name)}, {"expected", sha256}, {"found", found}}, file);
  model.bytes = std::move(*bytes);
  return model;
}

}  // namespace meretid::learn
