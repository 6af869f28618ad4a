// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/text_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "base/hash.h"
#include "base/read_file.h"
#include "store/durable_file.h"

namespace meretid::retrieval {
namespace {

constexpr std::string_view kHead = "MERETID TEXTS 1\n", kSealedHead = "MERETID TEXTS 1 SEALED\n", kPurpose = "retrieval.text";
constexpr std::size_t kLength = 4, kDigest = 16;
constexpr char kPut = 'P', kRemove = 'R';

void put_number(std::string& bytes, std::size_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
}
std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (unsigned i = 0; i < kLength; ++i) number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return number;
}

std::string record_of(const std::string& body) {
  std::string record;
  put_number(record, body.size());
  return record + base::blake2b(body).substr(0, kDigest) + body;
}
std::string put_body(std::string_view key, const TextFile::Entry& entry) {
  std::string body(1, kPut);
  put_number(body, key.size());
  body += key;
  put_number(body, entry.text.size());
  body += entry.text;
  return body + entry.note;
}

// Moves over a text with its length before it.
std::optional<std::string> counted(std::string_view body, std::size_t& at) {
  if (body.size() - at < kLength) return std::nullopt;
  const std::size_t size = number_at(body, at);
  if (body.size() - at - kLength < size) return std::nullopt;
  const std::size_t start = at + kLength;
  at = start + size;
  return std::string(body.substr(start, size));
}

bool lock(int fd) { return flock(fd, LOCK_EX | LOCK_NB) == 0; }

}  // namespace

TextFile::TextFile(TextFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)), key_(other.key_), entries_(std::move(other.entries_)), records_(other.records_) {}
TextFile::~TextFile() {
  if (fd_ >= 0) close(fd_);
}

std::string_view TextFile::head() const { return key_ ? kSealedHead : kHead; }
std::string TextFile::sealed(std::string body) const { return record_of(key_ ? key_->seal(body, kPurpose).bytes : body); }

Result<TextFile> TextFile::open(const std::filesystem::path& path, std::optional<store::CaseKey> key) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return fail(store::system_error(errno, path));
  TextFile file(fd, path, std::move(key));
  if (!lock(fd)) return fail("retrieval.in_use", Kind::kConflict, {}, path.string());
  const std::optional<std::string> bytes = base::read_file(path);
  if (!bytes) return fail(store::system_error(EIO, path));
  if (bytes->empty()) {
    TRY_VOID(file.append(file.head()));
    return file;
  }
  TRY_VOID(file.take(*bytes));
  if (file.records_ > 2 * file.entries_.size() + 16) TRY_VOID(file.write_anew());
  return file;
}

Result<void> TextFile::take(std::string_view bytes) {
  if (!bytes.starts_with(head())) return fail("retrieval.not_a_text_file", Kind::kBadInput, {}, path_.string());
  const auto damaged = [&](std::size_t at) { return fail("retrieval.damaged", Kind::kBadInput, {{"found", std::to_string(at)}}, path_.string()); };
  std::size_t at = head().size();
  while (at < bytes.size()) {
    const std::size_t left = bytes.size() - at;
    const std::size_t size = left < kLength ? 0 : number_at(bytes, at);
    // A record that the file ends in was being written when the writer died.
    if (left < kLength + kDigest || left - kLength - kDigest < size) break;
    std::string_view body = bytes.substr(at + kLength + kDigest, size);
    if (base::blake2b(body).substr(0, kDigest) != bytes.substr(at + kLength, kDigest)) {
      if (left == kLength + kDigest + size) break;
      return damaged(at);
    }
    Result<std::string> opened{std::string()};
    if (key_) {
      opened = key_->open({std::string(body)}, kPurpose);
      if (!opened) return damaged(at);
      body = *opened;
    }
    std::size_t inside = 1;
    const std::optional<std::string> key = !body.empty() ? counted(body, inside) : std::nullopt;
    if (!key) return damaged(at);
    if (body.front() == kPut) {
      std::optional<std::string> text = counted(body, inside);
      if (!text) return damaged(at);
      entries_[*key] = {std::move(*text), std::string(body.substr(inside))};
    } else if (body.front() == kRemove) {
      entries_.erase(*key);
    } else {
      return damaged(at);
    }
    ++records_;
    at += kLength + kDigest + size;
  }
  if (at < bytes.size() && ftruncate(fd_, static_cast<off_t>(at)) != 0) return fail(store::system_error(errno, path_));
  return {};
}

Result<void> TextFile::write_anew() {
  TRY(store::DurableFile fresh, store::DurableFile::create(path_.has_parent_path() ? path_.parent_path() : "."));
  TRY_VOID(fresh.write(head()));
  for (const auto& [key, entry] : entries_) TRY_VOID(fresh.write(sealed(put_body(key, entry))));
  TRY_VOID(fresh.keep_as(path_));
  const int fd = ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return fail(store::system_error(errno, path_));
  close(std::exchange(fd_, fd));
  records_ = entries_.size();
  // Whoever opened the new file first has it.
  if (!lock(fd_)) return fail("retrieval.in_use", Kind::kConflict, {}, path_.string());
  return {};
}

Result<void> TextFile::append(std::string_view record) {
  const off_t before = lseek(fd_, 0, SEEK_END);
  while (!record.empty()) {
    const ssize_t written = write(fd_, record.data(), record.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int why = errno;
      // Half a record in front of a whole one would be damage.
      if (ftruncate(fd_, before) != 0) return fail(store::system_error(errno, path_));
      return fail(store::system_error(why, path_));
    }
    record.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> TextFile::put(std::string_view key, std::string text, std::string note) {
  constexpr std::size_t kLargest = std::size_t{1} << 31;
  if (key.size() + text.size() + note.size() > kLargest) return fail("retrieval.too_large", Kind::kTooLarge, {{"limit", "2 GB"}}, std::string(key));
  Entry entry{std::move(text), std::move(note)};
  TRY_VOID(append(sealed(put_body(key, entry))));
  entries_[std::string(key)] = std::move(entry);
  ++records_;
  return {};
}

Result<void> TextFile::remove(std::string_view key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return {};
  std::string body(1, kRemove);
  put_number(body, key.size());
  TRY_VOID(append(sealed(body.append(key))));
  entries_.erase(found);
  ++records_;
  return {};
}

Result<void> TextFile::sync() {
  if (fdatasync(fd_) != 0) return fail(store::system_error(errno, path_));
  return {};
}

}  // namespace meretid::retrieval
