// SPDX-License-Identifier: EUPL-1.2
#include "record/decision_hash.h"

#include "base/hash.h"
#include "record/chain.h"

namespace meretid::record {

std::string decision_hash(std::string_view batch, std::string_view job, std::string_view part,
                          std::string_view proposed, std::string_view decided,
                          std::string_view ground, std::string_view reason,
                          std::string_view amended) {
  return base::to_hex(
      hash_fields('\x04', {batch, job, part, proposed, decided, ground, reason, amended}));
}

std::string decision_hash(std::string_view batch, std::string_view job, const store::Row& row) {
  return decision_hash(batch, job, row.text("part"), row.text("proposed"), row.text("decided"),
                       row.text("ground"), row.text("reason"), row.text("amended"));
}

std::string batch_hash(const store::Row& row, const std::vector<std::string>& hashes) {
  std::string all;
  for (const std::string& hash : hashes) all += hash;
  return base::to_hex(hash_fields(
      '\x05',
      {row.text("id"), row.text("case_id"), row.text("room"), row.text("job"), row.text("account"),
       std::to_string(row.integer("at")), std::to_string(row.integer("active_ms")), all}));
}

}  // namespace meretid::record
