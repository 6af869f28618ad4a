// SPDX-License-Identifier: EUPL-1.2
#include "record/verify.h"

#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "base/date.h"
#include "base/hash.h"
#include "record/chain.h"
#include "record/decision_hash.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

constexpr std::int64_t kPage = 8192;

/// Walks lines and batches side by side, each in its order.
class Verifier {
 public:
  Verifier(store::Connection& db, const VerifyOptions& options) : db_(db), options_(options) {}

  Result<VerifyReport> run() {
    if (options_.since) TRY_VOID(start_after(*options_.since));
    for (const Head& head : options_.heads) heads_.emplace(head.position, &head);
    TRY_VOID(next_batch());
    std::int64_t after = position_;
    for (;;) {
      TRY(const store::Rows rows,
          db_.query(store::sql("record/verify/sealed_lines"), {after, kPage}));
      if (rows.empty()) break;
      for (const store::Row& row : rows) TRY_VOID(line(row));
      after = rows.back().integer("position");
    }
    // Lines of the last batches that are gone altogether.
    while (batch_) {
      found("record.missing", position_ + 1, batch_->integer("last_position"));
      position_ = batch_->integer("last_position");
      TRY_VOID(next_batch());
    }
    TRY(const store::Rows unsealed, db_.query(store::sql("record/verify/unsealed")));
    report_.unsealed = unsealed.at(0).integer("lines");
    report_.head = base::to_hex(link_);
    report_.signatures_checked = options_.signing_key.has_value();
    TRY_VOID(check_head_file());
    TRY_VOID(check_heads());
    return std::move(report_);
  }

 private:
  /// Stands behind the last batch that ends at or before `position`, as if everything up to there had been read.
  Result<void> start_after(std::int64_t position) {
    TRY(const store::Rows rows, db_.query(store::sql("record/verify/batch_until"), {position}));
    if (rows.empty()) return {};
    position_ = rows[0].integer("last_position");
    expected_first_ = position_ + 1;
    last_batch_ = rows[0].integer("number");
    link_ = base::from_hex(rows[0].text("head")).value_or("");
    report_.from = position_ + 1;
    if (options_.signing_key &&
        !signature_fits(*options_.signing_key, base::from_hex(rows[0].text("signature")).value_or(""),
                        position_, link_, base::from_hex(rows[0].text("root")).value_or("")))
      found("record.signature", rows[0].integer("first_position"), position_);
    TRY(const store::Rows line, db_.query(store::sql("record/verify/link_at"), {position_}));
    if (line.empty())
      found("record.missing", position_, position_);
    else if (line[0].text("link") != rows[0].text("head"))
      found("record.changed", position_, position_);
    return {};
  }

  Result<void> check_heads() {
    const std::string own =
        options_.signing_key ? base::to_hex(key_text(public_key_of(*options_.signing_key))) : "";
    for (const Head& head : options_.heads) {
      ++report_.heads;
      if (!signature_fits(head) || (!own.empty() && head.key != own)) {
        found("record.head_signature", head.position, head.position);
        continue;
      }
      TRY(const store::Rows rows, db_.query(store::sql("record/verify/link_at"), {head.position}));
      if (head.position > position_)
        found("record.cut_off", position_ + 1, head.position);
      else if (rows.empty() || rows[0].text("link") != head.link || wrong_roots_.contains(&head))
        found("record.head_gone", head.position, head.position);
    }
    return {};
  }

  static std::string_view key_text(const store::KeyBytes& key) {
    return {reinterpret_cast<const char*>(key.data()), key.size()};
  }

  Result<void> line(const store::Row& row) {
    const std::int64_t position = row.integer("position");
    if (position > position_ + 1) {
      found("record.missing", position_ + 1, position - 1);
      broken_ = true;
    }
    while (batch_ && batch_->integer("last_position") < position) {  // its last line is missing
      leaves_.clear();
      expected_first_ = batch_->integer("last_position") + 1;
      TRY_VOID(next_batch());
    }
    if (!batch_) found("record.unbatched", position, position);
    const std::string leaf = leaf_of(row);
    const std::string link = link_of(link_, leaf);
    const std::string stored = base::from_hex(row.text("link")).value_or("");
    // After a gap the first link cannot fit and says nothing new.
    if (link != stored && !broken_) found("record.changed", position, position);
    broken_ = false;
    link_ = stored;  // going on from what is stored names each wrong line once
    position_ = position;
    ++report_.sealed;
    leaves_.push_back(leaf);
    if (row.text("event") == "decision.made" || row.text("event") == "decision.confirmed") TRY_VOID(decisions(row));
    if (batch_ && batch_->integer("last_position") == position) TRY_VOID(close_batch());
    return {};
  }

  Result<void> close_batch() {
    const std::string root = merkle_root(leaves_);
    const std::string stored_root = base::from_hex(batch_->text("root")).value_or("");
    const std::string stored_head = base::from_hex(batch_->text("head")).value_or("");
    const std::int64_t first = batch_->integer("first_position");
    if (root != stored_root || link_ != stored_head || first != expected_first_)
      found("record.batch_differs", first, position_);
    else if (options_.signing_key &&
             !signature_fits(*options_.signing_key,
                             base::from_hex(batch_->text("signature")).value_or(""), position_,
                             stored_head, stored_root))
      found("record.signature", first, position_);
    const auto [first_head, end] = heads_.equal_range(position_);
    for (auto head = first_head; head != end; ++head)
      if (head->second->root != base::to_hex(root)) wrong_roots_.insert(head->second);
    expected_first_ = position_ + 1;
    leaves_.clear();
    ++report_.batches;
    return next_batch();
  }

  Result<void> next_batch() {
    if (next_ == batches_.size()) {
      TRY(batches_, db_.query(store::sql("record/verify/batches"), {last_batch_, kPage}));
      next_ = 0;
    }
    batch_ = next_ < batches_.size() ? &batches_[next_++] : nullptr;
    if (batch_) last_batch_ = batch_->integer("number");
    return {};
  }

  Result<void> decisions(const store::Row& line) {
    const std::string facts = line.text("facts");
    const std::string batch = fact(facts, "batch");
    TRY(const store::Rows of_batch, db_.query(store::sql("record/verify/decision_batch"), {batch}));
    if (of_batch.empty()) {
      TRY(const store::Rows shredded,
          db_.query(store::sql("store/keys/was_shredded"), {line.text("case_id")}));
      const std::int64_t position = line.integer("position");
      if (shredded.empty())
        found("record.decisions_missing", position, position);
      else
        ++report_.decisions_gone;
      return {};
    }
    TRY(const store::Rows rows, db_.query(store::sql("record/verify/decisions_of_batch"), {batch}));
    std::vector<std::string> hashes;
    bool fits = true;
    for (const store::Row& row : rows) {
      hashes.push_back(decision_hash(batch, row.text("job"), row));
      fits = fits && hashes.back() == row.text("hash");
    }
    if (!fits || batch_hash(of_batch[0], hashes) != fact(facts, "hash")) {
      const std::int64_t position = line.integer("position");
      found("record.decisions_changed", position, position);
    }
    report_.decisions += static_cast<std::int64_t>(rows.size());
    return {};
  }

  /// The value of a code among the facts; the house wrote them, so a search does.
  static std::string fact(const std::string& facts, std::string_view name) {
    const std::string key = "\"" + std::string(name) + "\":\"";
    const auto at = facts.find(key);
    if (at == std::string::npos) return {};
    const auto begin = at + key.size();
    return facts.substr(begin, facts.find('"', begin) - begin);
  }

  Result<void> check_head_file() {
    if (options_.head_file.empty()) return {};
    TRY(const auto text, store::read_small_file(options_.head_file));
    if (!text) return {};
    const std::int64_t position = std::strtoll(text->c_str(), nullptr, 10);
    const auto space = text->find(' ');
    const std::string head = space == std::string::npos ? "" : text->substr(space + 1, 64);
    TRY(const store::Rows rows, db_.query(store::sql("record/verify/link_at"), {position}));
    if (position > position_)
      found("record.cut_off", position_ + 1, position);
    else if (rows.empty() || rows[0].text("link") != head)
      found("record.head_differs", position, position);
    return {};
  }

  void found(std::string_view code, std::int64_t first, std::int64_t last) {
    if (report_.findings.size() >= options_.most_findings) return;
    const std::string place =
        first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
    report_.findings.emplace_back(std::string(code), Kind::kConflict,
                                  std::vector<std::pair<std::string, std::string>>{}, place);
  }

  store::Connection& db_;
  const VerifyOptions& options_;
  VerifyReport report_;
  store::Rows batches_;
  std::size_t next_ = 0;
  std::int64_t last_batch_ = 0;
  const store::Row* batch_ = nullptr;
  std::string link_ = first_link();
  std::int64_t position_ = 0, expected_first_ = 1;
  bool broken_ = false;
  std::vector<std::string> leaves_;  // of the batch at hand
  std::multimap<std::int64_t, const Head*> heads_;
  std::set<const Head*> wrong_roots_;
};

}  // namespace

Result<void> read_since(store::Connection& db, std::string_view text, VerifyOptions& options) {
  if (!text.empty() && text.find_first_not_of("0123456789") == text.npos) {
    std::int64_t position = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), position);
    if (code != std::errc())
      return fail("record.since_form", Kind::kUsage, {{"found", std::string(text.substr(0, 40))}});
    options.since = position;
    return {};
  }
  auto time = from_iso8601(text);
  if (date_from_iso8601(text)) time = from_iso8601(std::string(text) + "T00:00:00Z");
  if (time) {
    TRY(const store::Rows rows, db.query(store::sql("record/head/first_since"), {*time}));
    TRY(const store::Rows last, db.query(store::sql("record/head/last")));
    // Nothing that young: what is left is the end of the chain itself.
    options.since = !rows.at(0).is_null("position") ? rows[0].integer("position") - 1
                    : last.empty()                  ? 0
                                                    : last[0].integer("last_position");
    return {};
  }
  auto heads = read_head_file(std::string(text));
  if (!heads && heads.error().kind == Kind::kNotFound)
    return fail("record.since_form", Kind::kUsage, {{"found", std::string(text.substr(0, 200))}});
  TRY_VOID(heads);
  options.since = heads->back().position;
  for (Head& head : *heads) options.heads.push_back(std::move(head));
  return {};
}

Result<VerifyReport> verify(store::Connection& db, const VerifyOptions& options) {
  return Verifier(db, options).run();
}

}  // namespace meretid::record
