// SPDX-License-Identifier: EUPL-1.2
// The committed models (models/index.toml: name, version, file, sha256, size, licence, source, recipe). They travel inside the
// program; a folder in $MERETID_MODELS with an index of its own takes their place. Thread-safe. Cost: one SHA-256 (3 ms/MB).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::learn {

struct ModelFile {
  std::string name, version;
  std::string bytes;
};

/// "learn.model_missing" when index or file is not there, "learn.model_altered" when its SHA-256 is another.
Result<ModelFile> read_model(std::string_view name);

std::string sha256_hex(std::string_view bytes);

}  // namespace meretid::learn
