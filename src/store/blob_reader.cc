// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"

namespace meretid::store {
namespace {

constexpr std::size_t kSeal = crypto_secretstream_xchacha20poly1305_ABYTES;

class SealedReader : public BlobReader {
 public:
  SealedReader(std::unique_ptr<SealedSource> source, const CaseKey& key, std::string address)
      : source_(std::move(source)), address_(std::move(address)), hash_(address_hash(key)) {}
  ~SealedReader() override { sodium_memzero(&stream_, sizeof stream_); }

  Result<void> start(const CaseKey& key) {
    const std::int64_t body = source_->size() - static_cast<std::int64_t>(kBlobHeader);
    const std::int64_t rest = body % static_cast<std::int64_t>(kSealedPiece);
    if (body <= 0 || (rest != 0 && rest < static_cast<std::int64_t>(kSeal))) return damaged();
    size_ = body / static_cast<std::int64_t>(kSealedPiece) * static_cast<std::int64_t>(kPiece) +
            (rest == 0 ? 0 : rest - static_cast<std::int64_t>(kSeal));
    left_ = static_cast<std::size_t>(body);
    TRY(const std::string header, next(kBlobHeader));
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
    TRY(const std::string sealed, next(std::min(left_, kSealedPiece)));
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

  Result<std::string> next(std::size_t bytes) {
    TRY(std::string got, source_->next(bytes));
    if (got.size() != bytes) return damaged();
    return got;
  }

  std::unique_ptr<SealedSource> source_;
  std::string address_;
  base::Blake2b hash_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::int64_t size_ = 0;
  std::size_t left_ = 0;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<BlobReader>> read_blob(std::unique_ptr<SealedSource> source, const CaseKey& key,
                                              std::string_view address) {
  auto reader = std::make_unique<SealedReader>(std::move(source), key, std::string(address));
  TRY_VOID(reader->start(key));
  return reader;
}

}  // namespace meretid::store
