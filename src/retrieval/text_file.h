// SPDX-License-Identifier: EUPL-1.2
// The texts of a collection on disk: a file that grows by what changed. Postings are not kept: they are made anew from the texts, which
// takes about as long as reading them would, and so nothing on disk can disagree with the texts. That is why it is an own log and no
// database: one lock, one append for each change, one file to delete when the case is over.
//
// Format: "MERETID TEXTS 1\n", then records: length of the body (4 bytes, little-endian), the first 16 bytes of its BLAKE2b-256, body.
// Body: 'P' (put) or 'R' (remove), length of the key (4 bytes), key; with 'P' also length of the text (4 bytes), text, note (the rest).
// A later record for a key replaces an earlier one. A record that was cut off at the end of the file (power, full disk) is dropped;
// damage elsewhere is an error. When more than half of the file is replaced records, opening it writes it anew.
//
// Without a key the file holds the texts as they are, readable to its owner only (0600): keep it where the documents may be kept. With
// one, its head is "MERETID TEXTS 1 SEALED\n" and each body is sealed (store/keys.h), so that the disk and its backups tell nothing.
// Not thread-safe; one process at a time (flock).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/keys.h"

namespace meretid::retrieval {

class TextFile {
 public:
  struct Entry {
    std::string text;
    std::string note;  ///< what the owner of the collection keeps beside the text; unread here
  };

  /// Reads the file, or makes an empty one. "retrieval.not_a_text_file" (also: sealed and no key, or the other way round),
  /// "retrieval.damaged" (also: another key), "retrieval.in_use".
  static Result<TextFile> open(const std::filesystem::path& path, std::optional<store::CaseKey> key = {});
  TextFile(TextFile&& other) noexcept;
  TextFile& operator=(TextFile&&) = delete;
  ~TextFile();

  const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }
  /// Written at once; on disk for certain after `sync`.
  Result<void> put(std::string_view key, std::string text, std::string note);
  Result<void> remove(std::string_view key);
  Result<void> sync();

 private:
  TextFile(int fd, std::filesystem::path path, std::optional<store::CaseKey> key) : fd_(fd), path_(std::move(path)), key_(std::move(key)) {}
  std::string_view head() const;
  std::string sealed(std::string body) const;  ///< the record
  Result<void> take(std::string_view bytes);
  Result<void> write_anew();
  Result<void> append(std::string_view record);

  int fd_ = -1;
  std::filesystem::path path_;
  std::optional<store::CaseKey> key_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::uint64_t records_ = 0;  // in the file
};

}  // namespace meretid::retrieval
