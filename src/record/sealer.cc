// SPDX-License-Identifier: EUPL-1.2
#include "record/sealer.h"

#include <sodium.h>

#include <charconv>
#include <vector>

#include "base/hash.h"
#include "base/log.h"
#include "record/chain.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::record {
namespace {
/// A lease that is said to last longer was taken before the clock was set back, by somebody who may be gone.
constexpr std::int64_t kFarthest = 2 * kMinute;
}  // namespace

Sealer::Sealer(const store::KeyBytes& signing_key, const Clock& clock, SealerOptions options)
    : seed_(signing_key), clock_(clock), options_(std::move(options)), name_(base::new_id_text()) {}

Sealer::~Sealer() { sodium_memzero(seed_.data(), seed_.size()); }

Result<std::int64_t> Sealer::seal(store::Connection& db) {
  std::int64_t total = 0;
  for (;;) {
    // Reading first: an idle house writes nothing.
    TRY(const store::Rows waiting, db.query(store::sql("record/sealer/any_unsealed")));
    if (waiting.empty()) return total;
    TRY(const std::int64_t sealed, seal_batch(db));
    total += sealed;
    if (sealed < options_.batch) return total;
  }
}

Result<void> Sealer::leave(store::Connection& db) {
  TRY_VOID(db.execute(store::sql("record/sealer/leave"), {name_}));
  return {};
}

Result<std::int64_t> Sealer::seal_batch(store::Connection& db) {
  std::int64_t sealed = 0, position = 0;
  std::string head, signature;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    const Timestamp now = clock_.now();
    // Taken in the same transaction as the sealing: whoever lost the lease in between cannot write.
    TRY(const std::int64_t leads, tx.execute(store::sql("record/sealer/lead"),
                                             {name_, now + options_.lease_microseconds, now,
                                              now + options_.lease_microseconds + kFarthest}));
    if (leads == 0) return {};
    TRY(const store::Rows lines, tx.query(store::sql("record/sealer/unsealed"), {options_.batch}));
    if (lines.empty()) return {};
    TRY(const store::Rows last, tx.query(store::sql("record/sealer/last_batch")));
    const std::int64_t number = last.empty() ? 1 : last[0].integer("number") + 1;
    const std::int64_t first = last.empty() ? 1 : last[0].integer("last_position") + 1;
    head =
        last.empty() ? first_link() : base::from_hex(last[0].text("head")).value_or(first_link());
    position = first - 1;
    std::vector<std::string> leaves;
    leaves.reserve(lines.size());
    for (const store::Row& line : lines) {
      leaves.push_back(leaf_of(line));
      head = link_of(head, leaves.back());
      TRY_VOID(tx.execute(store::sql("record/sealer/seal"),
                          {line.integer("number"), ++position, base::to_hex(head)}));
    }
    const std::string root = merkle_root(leaves);
    signature = sign_head(seed_, position, head, root);
    TRY_VOID(tx.execute(store::sql("record/sealer/add_batch"),
                        {number, first, position, base::to_hex(root), base::to_hex(head),
                         base::to_hex(signature), now}));
    sealed = static_cast<std::int64_t>(lines.size());
    return {};
  }));
  // After the commit, so that the file never knows more than the database unless the database lost
  // something.
  if (sealed > 0 && !options_.head_file.empty()) TRY_VOID(keep_head(db, position, base::to_hex(head)));
  return sealed;
}

Result<void> Sealer::keep_head(store::Connection& db, std::int64_t position, std::string_view head) {
  TRY(const auto before, store::read_small_file(options_.head_file));
  if (before) {
    std::int64_t last = 0;
    const auto [end, error] = std::from_chars(before->data(), before->data() + before->size(), last);
    TRY(const store::Rows line, db.query(store::sql("record/sealer/link_at"), {last}));
    const std::string_view link = std::string_view(end, before->data() + before->size()).substr(0, 1 + 64);
    if (error == std::errc() && last > 0 && (line.empty() || " " + line[0].text("link") != link)) {
      // The database has lost lines that were sealed. The file is the proof; overwritten, nobody would ever know.
      base::log_error("record.head_kept", {{"position", last}});
      return {};
    }
  }
  return store::write_durably(options_.head_file, std::to_string(position) + " " + std::string(head) + "\n");
}

}  // namespace meretid::record
