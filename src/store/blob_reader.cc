// SPDX-License-Identifier: EUPL-1.2
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

constexpr std::size_t kSeal = crypto_secretstream_xchacha20poly1305_ABYTES;

class FileBlobReader : public BlobReader {
 public:
  FileBlobReader(int fd, const CaseKey& key, std::string address)
      : fd_(fd), address_(std::move(address)), hash_(address_hash(key)) {}
  ~FileBlobReader() override {
    ::close(fd_);
    sodium_memzero(&stream_, sizeof stream_);
  }

  Result<void> start(const CaseKey& key) {
    struct stat status {};
    if (::fstat(fd_, &status) != 0) return fail(system_error(errno, address_));
    const std::int64_t body = std::int64_t{status.st_size} - static_cast<std::int64_t>(kBlobHeader);
    const std::int64_t rest = body % static_cast<std::int64_t>(kSealedPiece);
    if (body <= 0 || (rest != 0 && rest < static_cast<std::int64_t>(kSeal))) return damaged();
    size_ = body / static_cast<std::int64_t>(kSealedPiece) * static_cast<std::int64_t>(kPiece) +
            (rest == 0 ? 0 : rest - static_cast<std::int64_t>(kSeal));
    left_ = static_cast<std::size_t>(body);
    std::string header(kBlobHeader, '\0');
    TRY_VOID(fill(header));
    if (!header.starts_with(kBlobMagic)) return damaged();
    KeyBytes content = key.derive("blob content");
    const int bad = crypto_secretstream_xchacha20poly1305_init_pull(
        &stream_, reinterpret_cast<const unsigned char*>(header.data() + kBlobMagic.size()),
        content.data());
    sodium_memzero(content.data(), content.size());
    if (bad != 0) return damaged();
    return {};
  }

  std::int64_t size() const override { return size_; }

  Result<std::string> read() override {
    if (ended_) return std::string();
    if (left_ == 0) return damaged();  // the pieces ended without the last one
    std::string sealed(std::min(left_, kSealedPiece), '\0');
    TRY_VOID(fill(sealed));
    left_ -= sealed.size();
    std::string plain(sealed.size() - kSeal, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(
            &stream_, reinterpret_cast<unsigned char*>(plain.data()), nullptr, &tag,
            reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(), nullptr, 0) != 0)
      return damaged();
    hash_.update(plain);
    ended_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    // Also a good blob of the same case put under another's name is found here.
    if (ended_ && (left_ != 0 || hash_.hex() != address_)) return damaged();
    return plain;
  }

 private:
  tl::unexpected<Error> damaged() const {
    return fail("store.blob_damaged", Kind::kInternal, {}, address_);
  }

  Result<void> fill(std::string& bytes) {
    std::size_t got = 0;
    while (got < bytes.size()) {
      const ssize_t n = ::read(fd_, bytes.data() + got, bytes.size() - got);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return fail(system_error(errno, address_));
      if (n == 0) return damaged();
      got += static_cast<std::size_t>(n);
    }
    return {};
  }

  int fd_;
  std::string address_;
  base::Blake2b hash_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::int64_t size_ = 0;
  std::size_t left_ = 0;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<BlobReader>> read_blob(const std::filesystem::path& folder,
                                              const CaseKey& key, std::string_view address) {
  if (!is_blob_address(address)) return fail("store.no_blob", Kind::kNotFound);
  const int fd = ::open(blob_path(folder, address).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT)
    return fail("store.no_blob", Kind::kNotFound, {}, std::string(address));
  if (fd < 0) return fail(system_error(errno, std::string(address)));
  auto reader = std::make_unique<FileBlobReader>(fd, key, std::string(address));
  TRY_VOID(reader->start(key));
  return reader;
}

}  // namespace meretid::store
