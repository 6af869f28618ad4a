// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

class FileBlobWriter : public BlobWriter {
 public:
  FileBlobWriter(DurableFile file, std::filesystem::path folder, const CaseKey& key,
                 std::string case_row, std::int64_t budget)
      : file_(std::move(file)),
        folder_(std::move(folder)),
        case_row_(std::move(case_row)),
        budget_(budget),
        address_(address_hash(key)) {
    KeyBytes content = key.derive("blob content");
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header, content.data());
    sodium_memzero(content.data(), content.size());
    out_.assign(kBlobMagic);
    out_.append(reinterpret_cast<const char*>(header), sizeof header);
  }
  ~FileBlobWriter() override { sodium_memzero(&stream_, sizeof stream_); }

  Result<void> write(std::string_view piece) override {
    if (failed_) return fail(*failed_);
    auto done = take(piece);
    if (!done) failed_ = done.error();
    return done;
  }

  Result<BlobRef> finish(Connection& db, Timestamp now) override {
    if (failed_) return fail(*failed_);
    seal(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    TRY_VOID(file_.write(out_));
    BlobRef ref{address_.hex(), size_};
    // The same content again: the new file replaces the old, which may have been damaged.
    TRY_VOID(file_.keep_as(blob_path(folder_, ref.address)));
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
      if (plain_.size() == kPiece) seal(0);
      const std::size_t n = std::min(piece.size(), kPiece - plain_.size());
      plain_.append(piece.substr(0, n));
      piece.remove_prefix(n);
      if (out_.size() >= 16 * kSealedPiece) TRY_VOID(flush());
    }
    return {};
  }

  void seal(unsigned char tag) {
    const std::size_t at = out_.size();
    out_.resize(at + plain_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(
        &stream_, reinterpret_cast<unsigned char*>(out_.data() + at), nullptr,
        reinterpret_cast<const unsigned char*>(plain_.data()), plain_.size(), nullptr, 0, tag);
    plain_.clear();
  }

  Result<void> flush() {
    TRY_VOID(file_.write(out_));
    out_.clear();
    return {};
  }

  DurableFile file_;
  std::filesystem::path folder_;
  std::string case_row_;
  std::int64_t budget_;
  base::Blake2b address_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::string plain_, out_;
  std::int64_t size_ = 0;
  std::optional<Error> failed_;
};

}  // namespace

Result<std::unique_ptr<BlobWriter>> write_blob(const std::filesystem::path& folder,
                                               const CaseKey& key, std::string case_row,
                                               std::int64_t budget) {
  TRY(auto file, DurableFile::create(folder));
  return std::make_unique<FileBlobWriter>(std::move(file), folder, key, std::move(case_row),
                                          budget);
}

}  // namespace meretid::store
