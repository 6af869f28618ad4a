// SPDX-License-Identifier: EUPL-1.2
// The file of a backup: named parts one after the other, each with its BLAKE2b-256, at the end one
// hash over all of these and a seal of it under a key of the installation. So a cut or altered file
// is told from a whole one, and the part it happened in is named; whoever has not the master key
// cannot make one that passes. Nothing here knows tables or cases.
//
//   "MERETID ARCHIVE 1\n"
//   part: 'P', u16 length of name, name, frames (u32 length 1 … 1 MiB, bytes), u32 0, 32 bytes hash
//         of everything before it in the part
//   end:  'E', 32 bytes hash of the hashes of the parts, 32 bytes keyed hash of that
// Numbers are little-endian. A writer or reader belongs to one thread. Memory: one frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "store/durable_file.h"

namespace meretid::backup {

inline constexpr std::string_view kMagic = "MERETID ARCHIVE 1\n";
inline constexpr std::size_t kLongestFrame = 1024 * 1024;

class ArchiveWriter {
 public:
  /// Beside `path`, which must not exist (kConflict "backup.exists"). Dropped without finish(): the
  /// file is gone again.
  static Result<ArchiveWriter> create(const std::filesystem::path& path);

  Result<void> begin(std::string_view name);
  Result<void> write(std::string_view bytes);
  /// Gives the part's hash.
  Result<std::string> end();
  /// Synced and under its name when it returns. Gives the hash of the whole.
  Result<std::string> finish(std::string_view seal_key);
  std::int64_t size() const { return size_; }

 private:
  ArchiveWriter(store::DurableFile file, std::filesystem::path path)
      : file_(std::move(file)), path_(std::move(path)) {}
  Result<void> put(std::string_view bytes);
  Result<void> flush();
  Result<void> raw(std::string_view bytes);

  store::DurableFile file_;
  std::filesystem::path path_;
  std::string frame_, out_;
  base::Blake2b part_, whole_;
  std::int64_t size_ = 0;
};

class ArchiveReader {
 public:
  /// kNotFound "backup.no_file", kBadInput "backup.not_archive".
  static Result<ArchiveReader> open(const std::filesystem::path& path);
  ArchiveReader(ArchiveReader&& other) noexcept;
  ArchiveReader& operator=(ArchiveReader&&) = delete;
  ~ArchiveReader();

  /// The next part's name; none at the end of the archive, whose hash and seal have been seen to
  /// fit then. What is left of the part before is read over. Errors, all kBadInput and naming the
  /// part: "backup.cut", "backup.altered"; "backup.foreign" where the seal is another key's.
  Result<std::optional<std::string>> next(std::string_view seal_key);
  /// So many bytes of the part; fewer only at its end.
  Result<std::string> read(std::size_t bytes);
  /// So many bytes, or "backup.altered".
  Result<std::string> exactly(std::size_t bytes);
  /// Reads over the rest of the part and sees that its hash fits. next() does so too.
  Result<void> close();
  const std::string& part_hash() const { return part_hash_; }    ///< hex, after close()
  const std::string& whole_hash() const { return whole_hash_; }  ///< hex, at the end
  std::int64_t position() const { return position_; }  ///< in the file, bytes
  /// What a reader of the part's content says when it makes no sense.
  tl::unexpected<Error> altered() const { return wrong("backup.altered"); }

 private:
  explicit ArchiveReader(int fd) : fd_(fd) {}
  Result<std::string> take(std::size_t bytes);  // of the file, all of them
  Result<bool> frame();                         // false: the part has ended
  tl::unexpected<Error> wrong(std::string_view code) const;

  int fd_;
  std::int64_t position_ = 0;
  int number_ = 0;  // of the part, from 1
  std::string name_, frame_, buffer_, part_hash_, whole_hash_;
  std::size_t used_ = 0, consumed_ = 0;
  bool inside_ = false;
  base::Blake2b part_, whole_;
};

}  // namespace meretid::backup
