// SPDX-License-Identifier: EUPL-1.2
// The bytes of an untrusted file as the sandbox takes them: a descriptor that can only be read. Copies share the descriptor;
// an Input never changes after it was made, so it may be used by many threads and children at once.
// Cost: of_bytes copies into memory that is no file (memfd); of_file copies nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::parse {

class Input {
 public:
  Input() = default;  ///< the empty file
  static Result<Input> of_bytes(std::string_view bytes);
  static Result<Input> of_file(const std::filesystem::path& path);

  std::int64_t size() const;
  int descriptor() const;  ///< -1 for the empty file; read it with pread(2) only: the offset is shared
  /// At most `most` bytes from `from`; fewer at the end.
  Result<std::string> read(std::int64_t from, std::int64_t most) const;
  Result<std::string> all() const { return read(0, size()); }

  /// For bytes that come in parts, as a blob is decrypted: write, write, finish.
  class Writer;

 private:
  struct File;
  explicit Input(std::shared_ptr<const File> file) : file_(std::move(file)) {}
  std::shared_ptr<const File> file_;
};

class Input::Writer {
 public:
  static Result<Writer> open();
  Result<void> write(std::string_view bytes);
  Result<Input> finish() &&;

 private:
  explicit Writer(std::shared_ptr<File> file) : file_(std::move(file)) {}
  std::shared_ptr<File> file_;
};

}  // namespace meretid::parse
