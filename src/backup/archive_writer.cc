// SPDX-License-Identifier: EUPL-1.2
#include <system_error>
#include <utility>

#include "backup/archive.h"
#include "backup/little_endian.h"

namespace meretid::backup {
namespace {

constexpr std::size_t kFrame = 256 * 1024, kWriteOut = 1024 * 1024;

}  // namespace

Result<ArchiveWriter> ArchiveWriter::create(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto absolute = std::filesystem::absolute(path, ignored);
  if (std::filesystem::exists(absolute, ignored))
    return fail("backup.exists", Kind::kConflict, {}, path.string());
  // A folder that is misspelt must not come into being with somebody's only backup in it.
  if (!std::filesystem::is_directory(absolute.parent_path(), ignored))
    return fail("backup.no_folder", Kind::kNotFound, {}, absolute.parent_path().string());
  TRY(auto file, store::DurableFile::create(absolute.parent_path(), 0600));
  ArchiveWriter writer(std::move(file), absolute);
  TRY_VOID(writer.raw(kMagic));
  return writer;
}

Result<void> ArchiveWriter::raw(std::string_view bytes) {
  size_ += static_cast<std::int64_t>(bytes.size());
  out_ += bytes;
  if (out_.size() < kWriteOut) return {};
  TRY_VOID(file_.write(out_));
  out_.clear();
  return {};
}

Result<void> ArchiveWriter::put(std::string_view bytes) {
  part_.update(bytes);
  return raw(bytes);
}

Result<void> ArchiveWriter::begin(std::string_view name) {
  part_ = base::Blake2b();
  return put("P" + le(name.size(), 2) + std::string(name));
}

Result<void> ArchiveWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t n = std::min(bytes.size(), kFrame - frame_.size());
    frame_ += bytes.substr(0, n);
    bytes.remove_prefix(n);
    if (frame_.size() == kFrame) TRY_VOID(flush());
  }
  return {};
}

Result<void> ArchiveWriter::flush() {
  if (frame_.empty()) return {};
  TRY_VOID(put(le(frame_.size(), 4)));
  TRY_VOID(put(frame_));
  frame_.clear();
  return {};
}

Result<std::string> ArchiveWriter::end() {
  TRY_VOID(flush());
  TRY_VOID(put(le(0, 4)));
  const std::string hash = part_.digest();
  whole_.update(hash);
  TRY_VOID(raw(hash));
  return base::to_hex(hash);
}

Result<std::string> ArchiveWriter::finish(std::string_view seal_key) {
  const std::string hash = whole_.digest();
  TRY_VOID(raw("E" + hash + base::blake2b(hash, seal_key)));
  TRY_VOID(file_.write(out_));
  out_.clear();
  TRY(const bool fresh, file_.keep_as_new(path_));
  if (!fresh) return fail("backup.exists", Kind::kConflict, {}, path_.string());
  return base::to_hex(hash);
}

}  // namespace meretid::backup
