// SPDX-License-Identifier: EUPL-1.2
#include "store/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace meretid::store {
namespace {

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code code;
  if (std::filesystem::is_directory(folder, code)) return {};
  if (!std::filesystem::create_directories(folder, code) && code)
    return fail(system_error(code.value(), folder));
  ::chmod(folder.c_str(), 0700);
  return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return fail(system_error(errno, folder));
  const int failed = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if (failed != 0) return fail(system_error(failed, folder));
  return {};
}

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& where) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return fail(system_error(errno, where));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

Error system_error(int code, const std::filesystem::path& where) {
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    return {"store.no_space", Kind::kNoSpace, {}, where.filename().string()};
  return {"store.io",
          Kind::kInternal,
          {{"found", std::generic_category().message(code)}},
          where.string()};
}

Result<DurableFile> DurableFile::create(const std::filesystem::path& folder, mode_t mode) {
  TRY_VOID(make_folder(folder));
  std::string name = (folder / "tmp-XXXXXX").string();
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd < 0) return fail(system_error(errno, folder));
  DurableFile file(fd, name);
  if (::fchmod(fd, mode) != 0) return fail(system_error(errno, folder));
  return file;
}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::exchange(other.path_, {})) {}

DurableFile::~DurableFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> DurableFile::write(std::string_view bytes) { return write_all(fd_, bytes, path_); }

Result<void> DurableFile::keep_as(const std::filesystem::path& path) {
  if (::fsync(fd_) != 0) return fail(system_error(errno, path));
  TRY_VOID(make_folder(path.parent_path()));
  if (::rename(path_.c_str(), path.c_str()) != 0) return fail(system_error(errno, path));
  path_.clear();
  return sync_folder(path.parent_path());
}

Result<bool> DurableFile::keep_as_new(const std::filesystem::path& path) {
  if (::fsync(fd_) != 0) return fail(system_error(errno, path));
  TRY_VOID(make_folder(path.parent_path()));
  if (::link(path_.c_str(), path.c_str()) != 0) {
    if (errno == EEXIST) return false;
    return fail(system_error(errno, path));
  }
  TRY_VOID(sync_folder(path.parent_path()));
  return true;
}

Result<void> write_durably(const std::filesystem::path& path, std::string_view bytes, mode_t mode) {
  TRY(auto file, DurableFile::create(path.parent_path(), mode));
  TRY_VOID(file.write(bytes));
  return file.keep_as(path);
}

Result<void> append_durably(const std::filesystem::path& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return fail(system_error(errno, path));
  auto written = write_all(fd, bytes, path);
  if (written && ::fsync(fd) != 0) written = fail(system_error(errno, path));
  ::close(fd);
  TRY_VOID(written);
  return sync_folder(path.parent_path());
}

Result<std::optional<std::string>> read_small_file(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) return std::optional<std::string>();
    return fail(system_error(errno, path));
  }
  std::string all;
  char piece[16384];
  for (;;) {
    const ssize_t got = ::read(fd, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int code = errno;
      ::close(fd);
      return fail(system_error(code, path));
    }
    if (got == 0) break;
    all.append(piece, static_cast<std::size_t>(got));
  }
  ::close(fd);
  return std::optional<std::string>(std::move(all));
}

}  // namespace meretid::store
