// SPDX-License-Identifier: EUPL-1.2
#include "store/sweep.h"

#include "store/sql.h"
#include "store/uploads.h"

namespace meretid::store {

constexpr std::int64_t kUploadAge = 48 * kHour, kTemporarySeconds = 24 * 3600;

class Sweeper {
 public:
  Sweeper(Connection& db, const BlobStore& blobs) : db_(db), blobs_(blobs) {}

  Result<int> uploads(Timestamp before) {
    TRY(const Rows rows, db_.query(sql("store/uploads/stale"), {before}));
    for (const Row& row : rows) {
      TRY(const auto id, Id<Upload>::parse(row.text("id")));
      TRY(const CaseScope scope, scope_of(row.text("case_id")));
      TRY_VOID(abandon_upload(db_, blobs_, scope, id));
    }
    return static_cast<int>(rows.size());
  }

  Result<int> shredded_cases() {
    TRY(const Rows rows, db_.query(sql("store/keys/list_shredded")));
    int gone = 0;
    for (const Row& row : rows) {
      TRY(const CaseScope scope, scope_of(row.text("case_id")));
      if (!blobs_.holds_any(db_, scope)) continue;
      TRY_VOID(blobs_.erase_case(db_, scope));
      ++gone;
    }
    return gone;
  }

 private:
  static Result<CaseScope> scope_of(const std::string& row) {
    if (row == "installation") return CaseScope::installation();
    TRY(auto id, Id<people::Case>::parse(row));
    return CaseScope(std::move(id));
  }

  Connection& db_;
  const BlobStore& blobs_;
};

Result<int> sweep(Connection& db, const BlobStore& blobs, Timestamp now) {
  Sweeper sweeper(db, blobs);
  TRY(const int uploads, sweeper.uploads(now + -kUploadAge));
  TRY(const int cases, sweeper.shredded_cases());
  TRY(const int files, blobs.sweep(db, kTemporarySeconds));
  return uploads + cases + files;
}

}  // namespace meretid::store
