// SPDX-License-Identifier: EUPL-1.2
#include "store/uploads.h"

#include <utility>

#include "base/hash.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

constexpr std::string_view kNamePurpose = "name of an upload";

std::string upload_row(const CaseScope& scope) {
  return scope.case_id().empty() ? std::string("installation") : scope.case_id().text();
}

tl::unexpected<Error> no_upload(const Id<Upload>& id) {
  return fail("store.no_upload", Kind::kNotFound, {}, id.text());
}

Result<Row> upload(Connection& db, const CaseScope& scope, const Id<Upload>& id) {
  TRY(Rows rows, db.query(sql("store/uploads/find"), {id, upload_row(scope)}));
  if (rows.empty()) return no_upload(id);
  return std::move(rows[0]);
}

/// A file of one part is stored as it is. Parts of a longer one begin with the upload's id, so that
/// their blobs are nobody else's and may be erased: addressed by content alone, a part could be the
/// same blob as a finished file.
bool in_parts(std::int64_t size) { return size > kPartSize; }

Result<void> drop(Connection& db, const BlobStore& blobs, const CaseScope& scope,
                  const Id<Upload>& id, bool parts_too) {
  TRY(const Rows parts, db.query(sql("store/uploads/parts"), {id}));
  TRY_VOID(db.execute(sql("store/uploads/end"), {id, upload_row(scope)}));
  if (!parts_too) return {};
  for (const Row& part : parts) TRY_VOID(blobs.erase(db, scope, part.text("address")));
  return {};
}

}  // namespace

Result<UploadState> begin_upload(Connection& db, const BlobStore& blobs, const Keyring& keys,
                                 const CaseScope& scope, std::string_view name, std::int64_t size,
                                 Timestamp now) {
  if (size < 0)
    return fail("store.upload_size", Kind::kBadInput, {{"found", std::to_string(size)}}, "size");
  // Parts and the joined blob lie beside each other for a moment; the quota counts the file once.
  TRY_VOID(blobs.room_for(db, scope, size));
  TRY(const CaseKey key, keys.key(db, scope));
  UploadState state{Id<Upload>::make(), std::string(name), size, 0};
  TRY_VOID(db.execute(
      sql("store/uploads/begin"),
      {state.id, upload_row(scope), seal_text(key, name, kNamePurpose), size, now}));
  return state;
}

Result<Id<people::Case>> case_of_upload(Connection& db, const Id<Upload>& id) {
  TRY(const Rows rows, db.query(sql("store/uploads/case_of"), {id}));
  if (rows.empty()) return no_upload(id);
  if (rows[0].text("case_id") == "installation") return Id<people::Case>();
  return Id<people::Case>::parse(rows[0].text("case_id"));
}

Result<UploadState> find_upload(Connection& db, const Keyring& keys, const CaseScope& scope,
                                const Id<Upload>& id) {
  TRY(const Row row, upload(db, scope, id));
  TRY(const CaseKey key, keys.key(db, scope));
  TRY(std::string name,
      open_text(key, row.text("name"), kNamePurpose));
  return UploadState{id, std::move(name), row.integer("size"), row.integer("reached")};
}

Result<std::int64_t> append_part(Connection& db, const BlobStore& blobs, const CaseScope& scope,
                                 const Id<Upload>& id, std::int64_t offset, std::string_view hash,
                                 std::string_view bytes, Timestamp now) {
  TRY(const Row row, upload(db, scope, id));
  const std::int64_t reached = row.integer("reached");
  const auto size = static_cast<std::int64_t>(bytes.size());
  const std::string found = base::to_hex(base::blake2b(bytes));
  if (found != hash)
    return fail("store.part_hash", Kind::kBadInput,
                {{"expected", std::string(hash.substr(0, 64))}, {"found", found}},
                std::to_string(offset));
  if (offset >= 0 && size > 0 && offset + size <= reached)
    return reached;  // sent twice: the answer was lost
  if (offset != reached)
    return fail("store.part_offset", Kind::kConflict,
                {{"expected", std::to_string(reached)}, {"found", std::to_string(offset)}});
  if (size > kPartSize || reached + size > row.integer("size"))
    return fail("store.part_size", Kind::kTooLarge,
                {{"expected", std::to_string(std::min(kPartSize, row.integer("size") - reached))},
                 {"found", std::to_string(size)}},
                std::to_string(offset));
  if (size == 0) return reached;
  TRY(auto writer, blobs.create(db, scope, size));
  if (in_parts(row.integer("size"))) TRY_VOID(writer->write(id.text()));
  TRY_VOID(writer->write(bytes));
  TRY(const BlobRef part, writer->finish(db, now));
  TRY_VOID(db.transaction([&](Connection& tx) -> Result<void> {
    TRY(const std::int64_t moved, tx.execute(sql("store/uploads/advance"), {id, reached, size}));
    if (moved == 0)
      return fail("store.part_offset", Kind::kConflict,
                  {{"expected", "?"}, {"found", std::to_string(offset)}});
    TRY_VOID(tx.execute(sql("store/uploads/add_part"), {id, offset, size, part.address}));
    return {};
  }));
  return reached + size;
}

Result<FinishedUpload> finish_upload(Connection& db, const BlobStore& blobs, const Keyring& keys,
                                     const CaseScope& scope, const Id<Upload>& id, Timestamp now) {
  TRY(const UploadState state, find_upload(db, keys, scope, id));
  if (state.offset != state.size)
    return fail(
        "store.upload_incomplete", Kind::kConflict,
        {{"expected", std::to_string(state.size)}, {"found", std::to_string(state.offset)}});
  TRY(const Rows parts, db.query(sql("store/uploads/parts"), {id}));
  FinishedUpload finished{state.name, {}};
  if (parts.size() == 1 && !in_parts(state.size)) {
    finished.blob = {parts[0].text("address"), state.size};
  } else {
    TRY(auto writer, blobs.create(db, scope));
    for (const Row& part : parts) {
      TRY(auto reader, blobs.open(db, scope, part.text("address")));
      std::size_t skip = in_parts(state.size) ? id.text().size() : 0;
      for (;;) {
        TRY(const std::string piece, reader->read());
        if (piece.empty()) break;
        TRY_VOID(writer->write(std::string_view(piece).substr(std::exchange(skip, 0))));
      }
    }
    TRY(finished.blob, writer->finish(db, now));
  }
  TRY_VOID(drop(db, blobs, scope, id, in_parts(state.size)));
  return finished;
}

Result<void> abandon_upload(Connection& db, const BlobStore& blobs, const CaseScope& scope,
                            const Id<Upload>& id) {
  TRY(const Row row, upload(db, scope, id));
  return drop(db, blobs, scope, id, in_parts(row.integer("size")));
}

}  // namespace meretid::store
