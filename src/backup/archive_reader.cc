// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "backup/archive.h"
#include "backup/little_endian.h"

namespace meretid::backup {
namespace {

constexpr std::size_t kReadAhead = 1024 * 1024, kHash = 32;

/// A name from a file that may be altered goes into an error: letters only.
std::string printable(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, 100)) out += c > 0x20 && c < 0x7f ? c : '?';
  return out;
}

}  // namespace

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) return fail("backup.no_file", Kind::kNotFound, {}, path.string());
  if (fd < 0) return fail(store::system_error(errno, path));
  ArchiveReader reader(fd);
  const auto magic = reader.take(kMagic.size());
  if (!magic && magic.error().code != "backup.cut") return fail(magic.error());
  if (!magic || *magic != kMagic)
    return fail("backup.not_archive", Kind::kBadInput, {}, path.string());
  return reader;
}

ArchiveReader::ArchiveReader(ArchiveReader&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      position_(other.position_),
      number_(other.number_),
      name_(std::move(other.name_)),
      frame_(std::move(other.frame_)),
      buffer_(std::move(other.buffer_)),
      part_hash_(std::move(other.part_hash_)),
      whole_hash_(std::move(other.whole_hash_)),
      used_(other.used_),
      consumed_(other.consumed_),
      inside_(other.inside_),
      part_(other.part_),
      whole_(other.whole_) {}

ArchiveReader::~ArchiveReader() {
  if (fd_ >= 0) ::close(fd_);
}

tl::unexpected<Error> ArchiveReader::wrong(std::string_view code) const {
  const std::string part = number_ == 0 ? "1" : std::to_string(number_) + " (" + printable(name_) + ")";
  return fail(std::string(code), Kind::kBadInput, {{"found", std::to_string(position_)}}, part);
}

Result<std::string> ArchiveReader::take(std::size_t bytes) {
  std::string out;
  out.reserve(bytes);
  while (out.size() < bytes) {
    if (used_ == buffer_.size()) {
      buffer_.resize(kReadAhead);
      used_ = 0;
      const ssize_t got = ::read(fd_, buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) {
        buffer_.clear();
        continue;
      }
      if (got < 0) {
        buffer_.clear();
        return fail(store::system_error(errno, name_));
      }
      buffer_.resize(static_cast<std::size_t>(got));
      if (got == 0) return wrong("backup.cut");
    }
    const std::size_t n = std::min(bytes - out.size(), buffer_.size() - used_);
    out.append(buffer_, used_, n);
    used_ += n;
    position_ += static_cast<std::int64_t>(n);
  }
  return out;
}

Result<std::optional<std::string>> ArchiveReader::next(std::string_view seal_key) {
  if (inside_) TRY_VOID(close());
  TRY(const std::string kind, take(1));
  if (kind == "E") {
    TRY(const std::string hash, take(kHash));
    TRY(const std::string seal, take(kHash));
    if (hash != whole_.digest()) return wrong("backup.altered");
    if (seal != base::blake2b(hash, seal_key)) return wrong("backup.foreign");
    // Nothing may stand behind the end.
    auto more = take(1);
    if (more) return wrong("backup.altered");
    if (more.error().code != "backup.cut") return fail(more.error());
    whole_hash_ = base::to_hex(hash);
    return std::optional<std::string>();
  }
  if (kind != "P") return wrong("backup.altered");
  ++number_;
  name_ = "?";
  TRY(const std::string length, take(2));
  TRY(const std::string name, take(from_le(length)));
  name_ = name;
  part_ = base::Blake2b();
  part_.update(kind).update(length).update(name);
  inside_ = true;
  frame_.clear();
  consumed_ = 0;
  return std::optional<std::string>(name_);
}

Result<bool> ArchiveReader::frame() {
  if (!inside_) return false;
  TRY(const std::string length, take(4));
  const std::uint64_t bytes = from_le(length);
  if (bytes > kLongestFrame) return wrong("backup.altered");
  part_.update(length);
  TRY(frame_, take(bytes));
  part_.update(frame_);
  consumed_ = 0;
  if (bytes > 0) return true;
  inside_ = false;
  TRY(const std::string hash, take(kHash));
  if (hash != part_.digest()) return wrong("backup.altered");
  whole_.update(hash);
  part_hash_ = base::to_hex(hash);
  return false;
}

Result<std::string> ArchiveReader::read(std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) {
    if (consumed_ == frame_.size()) {
      TRY(const bool more, frame());
      if (!more) break;
    }
    const std::size_t n = std::min(bytes - out.size(), frame_.size() - consumed_);
    out.append(frame_, consumed_, n);
    consumed_ += n;
  }
  return out;
}

Result<std::string> ArchiveReader::exactly(std::size_t bytes) {
  TRY(std::string out, read(bytes));
  if (out.size() != bytes) return wrong("backup.altered");
  return out;
}

Result<void> ArchiveReader::close() {
  for (;;) {
    TRY(const bool more, frame());
    if (!more) return {};
  }
}

}  // namespace meretid::backup
