// SPDX-License-Identifier: EUPL-1.2
// A file that appears under its name whole or not at all, whatever is killed in between: written
// beside, synced, renamed, and the folder synced. Not thread-safe. Cost: two fsyncs per file.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::store {

/// errno as an Error: a full disk, a spent quota and a file size limit are kNoSpace, the rest
/// "store.io".
Error system_error(int code, const std::filesystem::path& where);

class DurableFile {
 public:
  /// A temporary file in `folder`, which is made when absent.
  static Result<DurableFile> create(const std::filesystem::path& folder, mode_t mode = 0600);
  DurableFile(DurableFile&& other) noexcept;
  DurableFile& operator=(DurableFile&&) = delete;
  ~DurableFile();  ///< removes what was not kept

  Result<void> write(std::string_view bytes);
  /// Replaces what is there. The folder of `path` is made when absent.
  Result<void> keep_as(const std::filesystem::path& path);
  /// Only when nothing is there; false when somebody was first.
  Result<bool> keep_as_new(const std::filesystem::path& path);

 private:
  DurableFile(int fd, std::filesystem::path path) : fd_(fd), path_(std::move(path)) {}
  int fd_;
  std::filesystem::path path_;  // empty once kept
};

Result<void> write_durably(const std::filesystem::path& path, std::string_view bytes,
                           mode_t mode = 0600);
/// Adds a line at the end, synced.
Result<void> append_durably(const std::filesystem::path& path, std::string_view bytes);
/// Whole; nullopt when there is no such file.
Result<std::optional<std::string>> read_small_file(const std::filesystem::path& path);

}  // namespace meretid::store
