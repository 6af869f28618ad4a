// SPDX-License-Identifier: EUPL-1.2
#include "record/head_folder.h"

#include <algorithm>

#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

constexpr std::string_view kAll = "heads.txt";

/// "2026-11-29T08-00-00Z-4711.head": by time in a listing, without what some systems refuse in a name.
std::string file_name(const Head& head) {
  std::string time = to_iso8601(head.at).substr(0, 19);
  std::replace(time.begin(), time.end(), ':', '-');
  return time + "Z-" + std::to_string(head.position) + ".head";
}

}  // namespace

Result<std::vector<Head>> HeadFolder::all() const {
  const std::filesystem::path file = folder_ / kAll;
  TRY(const auto text, store::read_small_file(file));
  if (!text || text->empty()) return std::vector<Head>();
  return read_heads(*text, file.string());
}

Result<HeadFolder::Exported> HeadFolder::export_when_due(store::Connection& db,
                                                         const store::KeyBytes& signing_key,
                                                         Timestamp now) {
  if (!read_) {
    TRY(auto heads, all());
    if (!heads.empty()) latest_ = std::move(heads.back());
    read_ = true;
  }
  // A clock that was set back must not end the exports.
  if (latest_ && now >= latest_->at && now - latest_->at < kEvery) return Exported{};
  Exported exported;
  if (latest_) {
    TRY(const store::Rows rows, db.query(store::sql("record/head/link_at"), {latest_->position}));
    exported.before_lies_in_chain = !rows.empty() && rows[0].text("link") == latest_->link;
  }
  TRY(exported.head, current_head(db, signing_key, now));
  if (!exported.head) return exported;
  if (latest_ && latest_->position == exported.head->position && latest_->link == exported.head->link) {
    exported.head.reset();
    return exported;
  }
  TRY_VOID(keep(*exported.head));
  latest_ = exported.head;
  return exported;
}

Result<void> HeadFolder::keep(const Head& head) const {
  TRY_VOID(store::write_durably(folder_ / file_name(head), to_text(head), 0640));
  return store::append_durably(folder_ / kAll, to_text(head) + "\n");
}

}  // namespace meretid::record
