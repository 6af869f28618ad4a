// SPDX-License-Identifier: EUPL-1.2
// Blobs as files: one per blob in a folder per case.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/durable_file.h"

namespace meretid::store {
namespace {

class FileSink : public SealedSink {
 public:
  FileSink(DurableFile file, std::filesystem::path folder) : file_(std::move(file)), folder_(std::move(folder)) {}

  Result<void> write(std::string_view sealed) override {
    waiting_.append(sealed);
    if (waiting_.size() < 16 * kSealedPiece) return {};
    return flush();
  }
  Result<void> keep(Connection&, std::string_view address) override {
    TRY_VOID(flush());
    return file_.keep_as(blob_path(folder_, address));
  }

 private:
  Result<void> flush() {
    TRY_VOID(file_.write(waiting_));
    waiting_.clear();
    return {};
  }

  DurableFile file_;
  std::filesystem::path folder_;
  std::string waiting_;
};

class FileSource : public SealedSource {
 public:
  FileSource(int fd, std::string address) : fd_(fd), address_(std::move(address)) {}
  ~FileSource() override { ::close(fd_); }

  Result<void> start() {
    struct stat status {};
    if (::fstat(fd_, &status) != 0) return fail(system_error(errno, address_));
    size_ = std::int64_t{status.st_size};
    return {};
  }
  std::int64_t size() const override { return size_; }

  Result<std::string> next(std::size_t wanted) override {
    std::string bytes(wanted, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
      const ssize_t n = ::read(fd_, bytes.data() + got, bytes.size() - got);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return fail(system_error(errno, address_));
      if (n == 0) break;
      got += static_cast<std::size_t>(n);
    }
    bytes.resize(got);
    return bytes;
  }

 private:
  int fd_;
  std::string address_;
  std::int64_t size_ = 0;
};

}  // namespace

Result<std::unique_ptr<SealedSink>> sink_in(const std::filesystem::path& folder) {
  TRY(auto file, DurableFile::create(folder));
  return std::make_unique<FileSink>(std::move(file), folder);
}

Result<std::unique_ptr<SealedSource>> source_in(const std::filesystem::path& folder, std::string_view address) {
  const int fd = ::open(blob_path(folder, address).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT)
    return fail("store.no_blob", Kind::kNotFound, {}, std::string(address));
  if (fd < 0) return fail(system_error(errno, std::string(address)));
  auto source = std::make_unique<FileSource>(fd, std::string(address));
  TRY_VOID(source->start());
  return source;
}

}  // namespace meretid::store
