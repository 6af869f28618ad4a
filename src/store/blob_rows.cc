// SPDX-License-Identifier: EUPL-1.2
// Blobs as rows of the database: the header, then a row per sealed piece.
#include <utility>

#include "base/id.h"
#include "store/blob_format.h"
#include "store/blob_streams.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

class RowSink : public SealedSink {
 public:
  RowSink(Connection& db, std::string case_row)
      : db_(db), case_(std::move(case_row)), place_("tmp-" + Id<RowSink>::make().text()) {}
  ~RowSink() override {
    if (!kept_ && number_ > 0) static_cast<void>(db_.execute(sql("store/blobs/drop_pieces"), {case_, place_}));
  }

  Result<void> write(std::string_view sealed) override {
    TRY_VOID(db_.execute(sql("store/blobs/add_piece"),
                         {case_, place_, number_, system_clock().now(), Blob{std::string(sealed)}}));
    ++number_;
    bytes_ += static_cast<std::int64_t>(sealed.size());
    return {};
  }
  Result<void> keep(Connection& db, std::string_view address) override {
    const auto rename = [&](Connection& tx) -> Result<void> {
      // A whole one is left alone: somebody may be reading it, piece by piece.
      TRY(const Rows old, tx.query(sql("store/blobs/size_of_pieces"), {case_, address}));
      if (old.at(0).integer("pieces") == number_ && old[0].integer("bytes") == bytes_) {
        TRY_VOID(tx.execute(sql("store/blobs/drop_pieces"), {case_, place_}));
        return {};
      }
      TRY_VOID(tx.execute(sql("store/blobs/drop_pieces"), {case_, address}));
      TRY_VOID(tx.execute(sql("store/blobs/keep_pieces"), {case_, place_, address}));
      return {};
    };
    TRY_VOID(db.in_transaction() ? rename(db) : db.transaction(rename));
    kept_ = true;
    return {};
  }

 private:
  Connection& db_;
  std::string case_, place_;
  std::int64_t number_ = 0, bytes_ = 0;
  bool kept_ = false;
};

class RowSource : public SealedSource {
 public:
  RowSource(Connection& db, std::string case_row, std::string address, std::int64_t size)
      : db_(db), case_(std::move(case_row)), address_(std::move(address)), size_(size) {}
  std::int64_t size() const override { return size_; }

  Result<std::string> next(std::size_t bytes) override {
    TRY(const Rows rows, db_.query(sql("store/blobs/piece"), {case_, address_, number_++}));
    std::string piece = rows.empty() ? std::string() : rows[0].bytes("bytes");
    if (piece.size() > bytes) piece.clear();  // not cut as it was sealed
    return piece;
  }

 private:
  Connection& db_;
  std::string case_, address_;
  std::int64_t size_, number_ = 0;
};

}  // namespace

Result<std::unique_ptr<SealedSink>> sink_in(Connection& db, std::string case_row) {
  return std::make_unique<RowSink>(db, std::move(case_row));
}

Result<std::unique_ptr<SealedSource>> source_in(Connection& db, std::string case_row, std::string_view address) {
  TRY(const Rows rows, db.query(sql("store/blobs/size_of_pieces"), {case_row, address}));
  if (rows.at(0).integer("pieces") == 0) return fail("store.no_blob", Kind::kNotFound, {}, std::string(address));
  return std::make_unique<RowSource>(db, std::move(case_row), std::string(address), rows[0].integer("bytes"));
}

}  // namespace meretid::store
