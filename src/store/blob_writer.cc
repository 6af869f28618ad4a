// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

class SealedWriter : public BlobWriter {
 public:
  SealedWriter(std::unique_ptr<SealedSink> sink, const CaseKey& key, std::string case_row, std::int64_t budget)
      : sink_(std::move(sink)), case_row_(std::move(case_row)), budget_(budget), address_(address_hash(key)) {
    KeyBytes content = key.derive("blob content");
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header, content.data());
    sodium_memzero(content.data(), content.size());
    header_.assign(kBlobMagic);
    header_.append(reinterpret_cast<const char*>(header), sizeof header);
  }
  ~SealedWriter() override { sodium_memzero(&stream_, sizeof stream_); }

  Result<void> write(std::string_view piece) override {
    if (failed_) return fail(*failed_);
    auto done = take(piece);
    if (!done) failed_ = done.error();
    return done;
  }

  Result<BlobRef> finish(Connection& db, Timestamp now) override {
    if (failed_) return fail(*failed_);
    TRY_VOID(seal(crypto_secretstream_xchacha20poly1305_TAG_FINAL));
    BlobRef ref{address_.hex(), size_};
    // The same content again: the new one replaces the old, which may have been damaged.
    TRY_VOID(sink_->keep(db, ref.address));
    TRY_VOID(db.execute(sql("store/blobs/note"), {case_row_, ref.address, ref.size, now}));
    return ref;
  }

 private:
  Result<void> take(std::string_view piece) {
    size_ += static_cast<std::int64_t>(piece.size());
    if (budget_ >= 0 && size_ > budget_) return fail("store.quota", Kind::kNoSpace);
    address_.update(piece);
    while (!piece.empty()) {
      // A full piece waits for more, because the last one is sealed differently.
      if (plain_.size() == kPiece) TRY_VOID(seal(0));
      const std::size_t n = std::min(piece.size(), kPiece - plain_.size());
      plain_.append(piece.substr(0, n));
      piece.remove_prefix(n);
    }
    return {};
  }

  Result<void> seal(unsigned char tag) {
    if (!header_.empty()) TRY_VOID(sink_->write(std::exchange(header_, {})));
    std::string sealed(plain_.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
    crypto_secretstream_xchacha20poly1305_push(
        &stream_, reinterpret_cast<unsigned char*>(sealed.data()), nullptr,
        reinterpret_cast<const unsigned char*>(plain_.data()), plain_.size(), nullptr, 0, tag);
    plain_.clear();
    return sink_->write(sealed);
  }

  std::unique_ptr<SealedSink> sink_;
  std::string case_row_;
  std::int64_t budget_;
  base::Blake2b address_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::string plain_, header_;
  std::int64_t size_ = 0;
  std::optional<Error> failed_;
};

}  // namespace

std::unique_ptr<BlobWriter> write_blob(std::unique_ptr<SealedSink> sink, const CaseKey& key, std::string case_row,
                                       std::int64_t budget) {
  return std::make_unique<SealedWriter>(std::move(sink), key, std::move(case_row), budget);
}

}  // namespace meretid::store
