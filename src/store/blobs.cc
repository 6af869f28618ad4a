// SPDX-License-Identifier: EUPL-1.2
#include "store/blobs.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

std::string blob_row(const CaseScope& scope) {
  return scope.case_id().empty() ? std::string("installation") : scope.case_id().text();
}

Result<std::int64_t> free_bytes(std::filesystem::path folder) {
  std::error_code code;
  while (!std::filesystem::exists(folder, code) && folder.has_parent_path() &&
         folder != folder.parent_path())
    folder = folder.parent_path();
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0) return fail(system_error(errno, folder));
  return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

}  // namespace

BlobStore::BlobStore(std::filesystem::path directory, std::shared_ptr<const Keyring> keys,
                     BlobLimits limits, BlobPlace place)
    : directory_(std::move(directory)), keys_(std::move(keys)), limits_(limits), place_(place) {}

std::filesystem::path BlobStore::folder(const CaseScope& scope) const {
  return directory_ / blob_row(scope);
}

Result<std::int64_t> BlobStore::used(Connection& db, const CaseScope& scope) const {
  TRY(const Rows rows, db.query(sql("store/blobs/used"), {blob_row(scope)}));
  return rows.at(0).integer("bytes");
}

Result<void> BlobStore::room_for(Connection& db, const CaseScope& scope, std::int64_t bytes) const {
  if (limits_.case_quota > 0) {
    TRY(const std::int64_t already, used(db, scope));
    if (already > limits_.case_quota - bytes)
      return fail("store.quota", Kind::kNoSpace,
                  {{"expected", std::to_string(limits_.case_quota)},
                   {"found", std::to_string(already + bytes)}});
  }
  if (place_ == BlobPlace::kDatabase) return {};  // its server knows its disk, and says so when it is full
  TRY(const std::int64_t free, free_bytes(directory_));
  if (free - limits_.disk_reserve < bytes) return fail("store.no_space", Kind::kNoSpace);
  return {};
}

Result<std::unique_ptr<BlobWriter>> BlobStore::create(
    Connection& db, const CaseScope& scope, std::optional<std::int64_t> expected_size) const {
  TRY_VOID(room_for(db, scope, expected_size.value_or(0)));
  TRY(const CaseKey key, keys_->key(db, scope));
  std::int64_t budget = -1;
  if (limits_.case_quota > 0) {
    TRY(const std::int64_t already, used(db, scope));
    budget = limits_.case_quota - already;
  }
  TRY(auto sink, place_ == BlobPlace::kDatabase ? sink_in(db, blob_row(scope)) : sink_in(folder(scope)));
  return write_blob(std::move(sink), key, blob_row(scope), budget);
}

Result<std::unique_ptr<BlobReader>> BlobStore::open(Connection& db, const CaseScope& scope,
                                                    std::string_view address) const {
  TRY(const CaseKey key, keys_->key(db, scope));
  if (!is_blob_address(address)) return fail("store.no_blob", Kind::kNotFound);
  TRY(auto source, place_ == BlobPlace::kDatabase ? source_in(db, blob_row(scope), address)
                                                  : source_in(folder(scope), address));
  return read_blob(std::move(source), key, address);
}

Result<BlobRef> BlobStore::put(Connection& db, const CaseScope& scope, std::string_view bytes,
                               Timestamp now) const {
  TRY(auto writer, create(db, scope, static_cast<std::int64_t>(bytes.size())));
  TRY_VOID(writer->write(bytes));
  return writer->finish(db, now);
}

Result<std::string> BlobStore::get(Connection& db, const CaseScope& scope, std::string_view address,
                                   std::int64_t most) const {
  TRY(auto reader, open(db, scope, address));
  if (reader->size() > most)
    return fail("store.blob_too_large", Kind::kTooLarge,
                {{"expected", std::to_string(most)}, {"found", std::to_string(reader->size())}},
                std::string(address));
  std::string all;
  all.reserve(static_cast<std::size_t>(reader->size()));
  for (;;) {
    TRY(const std::string piece, reader->read());
    if (piece.empty()) return all;
    all += piece;
  }
}

bool BlobStore::contains(Connection& db, const CaseScope& scope, std::string_view address) const {
  if (!is_blob_address(address)) return false;
  if (place_ == BlobPlace::kDatabase) return source_in(db, blob_row(scope), address).has_value();
  std::error_code code;
  return std::filesystem::exists(blob_path(folder(scope), address), code);
}

bool BlobStore::holds_any(Connection& db, const CaseScope& scope) const {
  if (place_ == BlobPlace::kDatabase) {
    const auto rows = db.query(sql("store/blobs/has_pieces"), {blob_row(scope)});
    return rows && !rows->empty();
  }
  std::error_code code;
  return std::filesystem::exists(folder(scope), code);
}

Result<void> BlobStore::erase(Connection& db, const CaseScope& scope,
                              std::string_view address) const {
  if (!is_blob_address(address)) return fail("store.no_blob", Kind::kNotFound);
  TRY_VOID(db.execute(sql("store/blobs/forget"), {blob_row(scope), address}));
  if (place_ == BlobPlace::kDatabase) {
    TRY_VOID(db.execute(sql("store/blobs/drop_pieces"), {blob_row(scope), address}));
    return {};
  }
  const auto path = blob_path(folder(scope), address);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return fail(system_error(errno, path));
  return {};
}

Result<void> BlobStore::erase_case(Connection& db, const CaseScope& scope) const {
  TRY_VOID(db.execute(sql("store/blobs/forget_uploads"), {blob_row(scope)}));
  TRY_VOID(db.execute(sql("store/blobs/forget_case"), {blob_row(scope)}));
  if (place_ == BlobPlace::kDatabase) {
    TRY_VOID(db.execute(sql("store/blobs/drop_pieces_of_case"), {blob_row(scope)}));
    return {};
  }
  std::error_code code;
  std::filesystem::remove_all(folder(scope), code);
  if (code) return fail(system_error(code.value(), folder(scope)));
  return {};
}

Result<int> BlobStore::sweep(Connection& db, std::int64_t age) const {
  if (place_ == BlobPlace::kDatabase) {
    TRY(const Rows rows, db.query(sql("store/blobs/unfinished"), {system_clock().now() + -age * kSecond}));
    for (const Row& row : rows)
      TRY_VOID(db.execute(sql("store/blobs/drop_pieces"), {row.text("case_id"), row.text("address")}));
    return static_cast<int>(rows.size());
  }
  namespace fs = std::filesystem;
  std::error_code code;
  int gone = 0;
  const auto limit = fs::file_time_type::clock::now() - std::chrono::seconds(age);
  for (const auto& of_case : fs::directory_iterator(directory_, code)) {
    if (!of_case.is_directory(code)) continue;
    for (const auto& file : fs::directory_iterator(of_case.path(), code)) {
      if (!file.path().filename().string().starts_with("tmp-")) continue;
      if (file.last_write_time(code) <= limit && fs::remove(file.path(), code)) ++gone;
    }
  }
  return gone;
}

}  // namespace meretid::store
