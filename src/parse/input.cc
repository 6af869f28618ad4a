// SPDX-License-Identifier: EUPL-1.2
#include "parse/input.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace meretid::parse {
namespace {

tl::unexpected<Error> cannot(const char* what, std::string where = {}) {
  const bool full = errno == ENOSPC || errno == ENOMEM;
  return fail("parse.input", full ? Kind::kNoSpace : Kind::kInternal, {{"what", what}, {"found", std::strerror(errno)}},
              std::move(where));
}

}  // namespace

struct Input::File {
  int descriptor = -1;
  std::int64_t size = 0;
  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

Result<Input> Input::of_bytes(std::string_view bytes) {
  TRY(Writer writer, Writer::open());
  TRY_VOID(writer.write(bytes));
  return std::move(writer).finish();
}

Result<Input> Input::of_file(const std::filesystem::path& path) {
  auto file = std::make_shared<File>();
  // O_NONBLOCK: a FIFO must not stop us before fstat has told what it is.
  file->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file->descriptor < 0) {
    if (errno == ENOENT) return fail("parse.no_file", Kind::kNotFound, {}, path.string());
    return cannot("open", path.string());
  }
  struct stat found {};
  if (::fstat(file->descriptor, &found) != 0) return cannot("fstat", path.string());
  if (!S_ISREG(found.st_mode)) return fail("parse.not_a_file", Kind::kBadInput, {}, path.string());
  file->size = found.st_size;
  return Input(std::move(file));
}

std::int64_t Input::size() const { return file_ ? file_->size : 0; }
int Input::descriptor() const { return file_ ? file_->descriptor : -1; }

Result<std::string> Input::read(std::int64_t from, std::int64_t most) const {
  const std::int64_t end = std::min(size(), from + std::max<std::int64_t>(most, 0));
  std::string bytes;
  if (from >= end) return bytes;
  bytes.resize(static_cast<std::size_t>(end - from));
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::pread(descriptor(), bytes.data() + have, bytes.size() - have,
                                static_cast<off_t>(from + static_cast<std::int64_t>(have)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot("pread");
    if (got == 0) break;  // the file became shorter under our hands
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

Result<Input::Writer> Input::Writer::open() {
  auto file = std::make_shared<File>();
  file->descriptor = ::memfd_create("meretid-input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file->descriptor < 0) return cannot("memfd_create");
  return Writer(std::move(file));
}

Result<void> Input::Writer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file_->descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return cannot("write");
    file_->size += put;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<Input> Input::Writer::finish() && {
  if (::fcntl(file_->descriptor, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0)
    return cannot("F_ADD_SEALS");
  return Input(std::move(file_));
}

}  // namespace meretid::parse
