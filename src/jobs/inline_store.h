// SPDX-License-Identifier: EUPL-1.2
// The files of an inline run. What the user gave is read where it lies; what jobs make goes into one file in $TMPDIR that has
// no name, so that nothing stays behind whatever way this process ends. Thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "jobs/context.h"

namespace meretid::jobs {

class InlineStore {
 public:
  InlineStore() = default;
  ~InlineStore();
  InlineStore(const InlineStore&) = delete;
  InlineStore& operator=(const InlineStore&) = delete;

  Result<Artefact> add(const std::filesystem::path& file, std::string_view name);
  Result<Artefact> put(std::string_view bytes, std::string_view name, std::string_view type);
  Result<std::string> get(std::string_view blob) const;

 private:
  struct Place {
    std::filesystem::path file;  // empty: in the nameless file
    std::int64_t offset = 0, size = 0;
  };
  Result<void> open();

  mutable std::mutex mutex_;
  int descriptor_ = -1;
  std::int64_t end_ = 0;
  std::map<std::string, Place, std::less<>> places_;  // by address: BLAKE2b-256 of the content
};

}  // namespace meretid::jobs
