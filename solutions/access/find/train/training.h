// SPDX-License-Identifier: EUPL-1.2
// Makes the name model from the reference data (anchor document, section 3a): what words look like from the lists of names,
// streets and towns; what names stand beside, by two models, from annotated Danish news, Norwegian news (with features of its own domain) and
// the lines of case_lines.txt; what is known beforehand from known.txt. Same data and seed, same bytes. Cost: about four minutes and 2 GB.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace meretid::access {

struct TrainOptions {
  std::filesystem::path data;       ///< the room's data folder
  std::uint64_t seed = 7;
  int epochs = 8;
};

struct Trained {
  std::string bytes;        ///< of the model file
  std::string data_digest;  ///< BLAKE2b over the files read
};

Result<Trained> train_names(const TrainOptions& options, const std::function<void(double)>& progress);

}  // namespace meretid::access
