// SPDX-License-Identifier: EUPL-1.2
#include "base/read_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace meretid::base {

std::optional<std::string> read_file(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  constexpr std::size_t kPiece = 1 << 20;
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    bytes.resize(filled + kPiece);
    const ssize_t n = ::read(fd, bytes.data() + filled, kPiece);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      ::close(fd);
      if (n < 0) return std::nullopt;
      bytes.resize(filled);
      return bytes;
    }
    filled += static_cast<std::size_t>(n);
  }
}

}  // namespace meretid::base
