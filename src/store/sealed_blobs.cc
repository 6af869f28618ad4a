// SPDX-License-Identifier: EUPL-1.2
#include "store/sealed_blobs.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/durable_file.h"

namespace meretid::store {
namespace {

namespace fs = std::filesystem;

/// Beside the folder of the store, so that one rename makes all of it appear.
fs::path staging(const BlobStore& blobs) { return blobs.directory().string() + ".restoring"; }

bool is_case_row(std::string_view text) {
  return text == "installation" || Id<people::Case>::parse(std::string(text)).has_value();
}

class FolderTarget : public SealedTarget {
 public:
  FolderTarget(fs::path staging, fs::path place)
      : staging_(std::move(staging)), place_(std::move(place)) {}
  ~FolderTarget() override {
    if (fd_ >= 0) ::close(fd_);
  }

  Result<void> begin(const std::string& case_row, const std::string& address) override {
    // The names become a path: an archive is no reason to write elsewhere.
    if (!is_case_row(case_row) || !is_blob_address(address))
      return fail("store.no_blob", Kind::kBadInput, {}, address);
    path_ = blob_path(staging_ / case_row, address);
    std::error_code code;
    fs::create_directories(path_.parent_path(), code);
    if (code) return fail(system_error(code.value(), path_.parent_path()));
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd_ < 0) return fail(system_error(errno, path_));
    return {};
  }

  Result<void> write(std::string_view piece) override {
    while (!piece.empty()) {
      const ssize_t written = ::write(fd_, piece.data(), piece.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return fail(system_error(errno, path_));
      piece.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  Result<void> end() override {
    if (::close(std::exchange(fd_, -1)) != 0) return fail(system_error(errno, path_));
    return {};
  }

  Result<void> publish() override {
    // One sync for all: two per file would take hours where there are many.
    const int folder = ::open(staging_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return fail(system_error(errno, staging_));
    const int failed = ::syncfs(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (failed != 0) return fail(system_error(failed, staging_));
    std::error_code code;
    fs::remove(place_, code);  // empty, or sealed_target would have said so
    fs::rename(staging_, place_, code);
    if (code) return fail(system_error(code.value(), place_));
    const int parent = ::open(place_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = parent >= 0 && ::fsync(parent) == 0;
    const int why = errno;
    if (parent >= 0) ::close(parent);
    if (!synced) return fail(system_error(why, place_.parent_path()));
    return {};
  }

 private:
  fs::path staging_, place_, path_;
  int fd_ = -1;
};

class RowTarget : public SealedTarget {
 public:
  explicit RowTarget(Connection& db) : db_(db) {}

  Result<void> begin(const std::string& case_row, const std::string& address) override {
    if (!is_case_row(case_row) || !is_blob_address(address))
      return fail("store.no_blob", Kind::kBadInput, {}, address);
    address_ = address;
    TRY(sink_, sink_in(db_, case_row));
    return {};
  }
  Result<void> write(std::string_view piece) override { return sink_->write(piece); }
  Result<void> end() override {
    TRY_VOID(sink_->keep(db_, address_));
    sink_.reset();
    return {};
  }
  Result<void> publish() override { return {}; }  // the commit does

 private:
  Connection& db_;
  std::string address_;
  std::unique_ptr<SealedSink> sink_;
};

}  // namespace

std::size_t sealed_piece(std::int64_t size, std::int64_t left) {
  const std::size_t most = size == left ? kBlobHeader : kSealedPiece;
  return std::min(most, static_cast<std::size_t>(left));
}

Result<void> read_sealed(Connection& db, const BlobStore& blobs, const std::string& case_row,
                         const std::string& address,
                         const std::function<Result<void>(std::int64_t)>& begin,
                         const std::function<Result<void>(std::string_view)>& piece) {
  TRY(const auto source, blobs.place() == BlobPlace::kDatabase
                             ? source_in(db, case_row, address)
                             : source_in(blobs.directory() / case_row, address));
  const std::int64_t size = source->size();
  TRY_VOID(begin(size));
  for (std::int64_t left = size; left > 0;) {
    const std::size_t wanted = sealed_piece(size, left);
    TRY(const std::string bytes, source->next(wanted));
    if (bytes.size() != wanted) return fail("store.blob_damaged", Kind::kInternal, {}, address);
    TRY_VOID(piece(bytes));
    left -= static_cast<std::int64_t>(wanted);
  }
  return {};
}

Result<std::unique_ptr<SealedTarget>> sealed_target(Connection& db, const BlobStore& blobs) {
  if (blobs.place() == BlobPlace::kDatabase) return std::make_unique<RowTarget>(db);
  std::error_code code;
  const fs::path place = blobs.directory();
  if (fs::exists(place, code) && !fs::is_empty(place, code))
    return fail("store.blobs_there", Kind::kConflict, {}, place.string());
  fs::remove_all(staging(blobs), code);
  fs::create_directories(staging(blobs), code);
  if (code) return fail(system_error(code.value(), staging(blobs)));
  fs::permissions(staging(blobs), fs::perms::owner_all, code);
  return std::make_unique<FolderTarget>(staging(blobs), place);
}

Result<void> clear_sealed(const BlobStore& blobs) {
  if (blobs.place() == BlobPlace::kDatabase) return {};
  std::error_code code;
  for (const fs::path& folder : {staging(blobs), blobs.directory()}) {
    fs::remove_all(folder, code);
    if (code) return fail(system_error(code.value(), folder));
  }
  return {};
}

}  // namespace meretid::store
