// SPDX-License-Identifier: EUPL-1.2
#include "store/keys.h"

#include <sodium.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>
#include <utility>

#include "base/hash.h"
#include "store/crypto.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::store {
namespace {

constexpr std::string_view kKeyFileFirstLine = "meretid master key 1\n";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}
unsigned char* bytes_of(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

/// nonce || ciphertext and tag; `purpose` is authenticated with it.
std::string encrypt(const unsigned char* key, std::string_view text, std::string_view purpose) {
  std::string sealed(kNonce + text.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + kNonce, nullptr, bytes_of(text),
                                             text.size(), bytes_of(purpose), purpose.size(),
                                             nullptr, bytes_of(sealed), key);
  return sealed;
}

std::optional<std::string> decrypt(const unsigned char* key, std::string_view sealed,
                                   std::string_view purpose) {
  if (sealed.size() < kNonce + kTag) return std::nullopt;
  std::string text(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(text), nullptr, nullptr, bytes_of(sealed) + kNonce, sealed.size() - kNonce,
          bytes_of(purpose), purpose.size(), bytes_of(sealed), key) != 0)
    return std::nullopt;
  return text;
}

KeyBytes derived(const unsigned char* key, std::string_view purpose) {
  KeyBytes out;
  crypto_generichash(out.data(), out.size(), bytes_of(purpose), purpose.size(), key, 32);
  return out;
}

std::string row_of(const CaseScope& scope) {
  return scope.case_id().empty() ? std::string("installation") : scope.case_id().text();
}

std::string wrap_purpose(const std::string& row) { return "case key of " + row; }

std::string fresh_wrapped(const unsigned char* master, const std::string& row) {
  std::string key(32, '\0');
  randombytes_buf(key.data(), key.size());
  std::string wrapped = base::to_hex(encrypt(master, key, wrap_purpose(row)));
  sodium_memzero(key.data(), key.size());
  return wrapped;
}

}  // namespace

CaseKey::~CaseKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

KeyBytes CaseKey::derive(std::string_view purpose) const { return derived(bytes_.data(), purpose); }

Blob CaseKey::seal(std::string_view text, std::string_view purpose) const {
  const KeyBytes key = derive("sealed texts");
  return Blob{encrypt(key.data(), text, purpose)};
}

Result<std::string> CaseKey::open(const Blob& sealed, std::string_view purpose) const {
  const KeyBytes key = derive("sealed texts");
  auto text = decrypt(key.data(), sealed.bytes, purpose);
  if (!text) return fail("store.sealed_damaged", Kind::kInternal, {}, std::string(purpose));
  return std::move(*text);
}

Keyring::Keyring(std::filesystem::path key_file)
    : key_file_(std::move(key_file)), shred_list_(key_file_.parent_path() / "shredded.list") {
  start_sodium();
  master_ = static_cast<unsigned char*>(sodium_malloc(32));
}

Keyring::~Keyring() {
  if (master_ != nullptr) sodium_free(master_);
}

Result<std::shared_ptr<Keyring>> Keyring::open(Connection& db,
                                               const std::filesystem::path& key_file,
                                               Timestamp now, std::filesystem::path shred_list) {
  std::shared_ptr<Keyring> keyring(new Keyring(key_file));
  if (!shred_list.empty()) keyring->shred_list_ = std::move(shred_list);
  if (keyring->master_ == nullptr) return fail("store.no_locked_memory", Kind::kInternal);
  TRY_VOID(keyring->load(db, now));
  TRY_VOID(keyring->replay_shred_list(db, now));
  return keyring;
}

Result<std::shared_ptr<Keyring>> Keyring::of_file(const std::filesystem::path& key_file) {
  std::shared_ptr<Keyring> keyring(new Keyring(key_file));
  if (keyring->master_ == nullptr) return fail("store.no_locked_memory", Kind::kInternal);
  TRY(auto content, read_small_file(key_file));
  if (!content) return fail("store.key_missing", Kind::kRefused, {}, key_file.string());
  TRY_VOID(keyring->take(std::move(*content)));
  return keyring;
}

Result<void> Keyring::take(std::string content) {
  struct stat status {};
  // A systemd credential belongs to root and is ours by an access list, which shows as the group's
  // right to read; its folder is ours alone.
  const char* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
  const bool lent = credentials != nullptr && key_file_.parent_path() == credentials;
  if (::stat(key_file_.c_str(), &status) != 0 || (status.st_mode & (lent ? 037 : 077)) != 0)
    return fail("store.key_readable", Kind::kRefused, {}, key_file_.string());
  std::string_view hex = content;
  const bool headed = hex.starts_with(kKeyFileFirstLine);
  if (headed) hex.remove_prefix(kKeyFileFirstLine.size());
  while (hex.ends_with('\n')) hex.remove_suffix(1);
  auto key = base::from_hex(hex);
  if (!headed || !key || key->size() != 32)
    return fail("store.key_malformed", Kind::kRefused, {}, key_file_.string());
  std::memcpy(master_, key->data(), 32);
  sodium_memzero(key->data(), key->size());
  sodium_memzero(content.data(), content.size());
  return {};
}

Result<void> Keyring::load(Connection& db, Timestamp now) {
  TRY(auto content, read_small_file(key_file_));
  if (!content) {
    TRY(const Rows rows, db.query(sql("store/keys/count")));
    if (rows.at(0).integer("keys") != 0)
      return fail("store.key_missing", Kind::kRefused, {}, key_file_.string());
    randombytes_buf(master_, 32);
    const std::string text = std::string(kKeyFileFirstLine) +
                             base::to_hex({reinterpret_cast<const char*>(master_), 32}) + "\n";
    TRY(auto file, DurableFile::create(key_file_.parent_path(), 0600));
    TRY_VOID(file.write(text));
    // Two processes may start for the first time at once: one wins, both read its key.
    TRY_VOID(file.keep_as_new(key_file_));
    TRY(content, read_small_file(key_file_));
    if (!content) return fail("store.key_missing", Kind::kRefused, {}, key_file_.string());
  }
  TRY_VOID(take(std::move(*content)));

  // Looked for first: every worker opens the keys, and none should wait for a writer because of it.
  TRY(const Rows own, db.query(sql("store/keys/find"), {"installation"}));
  if (own.empty())
    TRY_VOID(db.execute(sql("store/keys/add_if_absent"),
                        {"installation", fresh_wrapped(master_, "installation"), now}));
  if (!this->key(db, CaseScope::installation()))
    return fail("store.key_wrong", Kind::kRefused, {}, key_file_.string());
  return {};
}

Result<void> Keyring::create(Connection& db, const CaseScope& scope, Timestamp now) const {
  const std::string row = row_of(scope);
  TRY_VOID(db.execute(sql("store/keys/add"), {row, fresh_wrapped(master_, row), now}));
  return {};
}

Result<CaseKey> Keyring::key(Connection& db, const CaseScope& scope) const {
  const std::string row = row_of(scope);
  TRY(const Rows rows, db.query(sql("store/keys/find"), {row}));
  if (rows.empty()) return fail("store.no_key", Kind::kNotFound, {}, row);
  const auto wrapped = base::from_hex(rows[0].text("wrapped"));
  auto key = wrapped ? decrypt(master_, *wrapped, wrap_purpose(row)) : std::nullopt;
  if (!key || key->size() != 32) return fail("store.key_damaged", Kind::kInternal, {}, row);
  KeyBytes bytes;
  std::memcpy(bytes.data(), key->data(), bytes.size());
  sodium_memzero(key->data(), key->size());
  CaseKey result(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return result;
}

Result<void> Keyring::shred(Connection& db, const CaseScope& scope, Timestamp now) const {
  if (scope.case_id().empty()) return fail("store.key_needed", Kind::kRefused);
  const std::string row = row_of(scope);
  // Noted in the same transaction; the copy outside the database follows, and a start after a crash
  // in between catches up.
  TRY_VOID(db.transaction([&](Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(sql("store/keys/note_shredded"), {row, now}));
    TRY_VOID(tx.execute(sql("store/keys/remove"), {row}));
    return {};
  }));
  TRY_VOID(append_durably(shred_list_, row + " " + std::to_string(now.microseconds) + "\n"));
  return db.forget_deleted();
}

Result<void> Keyring::replay_shred_list(Connection& db, Timestamp now) const {
  TRY(const auto content, read_small_file(shred_list_));
  std::set<std::string> in_file;
  std::string_view rest = content ? std::string_view(*content) : std::string_view();
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (const auto space = line.find(' '); space != std::string_view::npos)
      in_file.emplace(line.substr(0, space));
  }
  TRY(const Rows rows, db.query(sql("store/keys/list_shredded")));
  std::set<std::string> in_database;
  std::string missing;
  for (const Row& row : rows) {
    in_database.insert(row.text("case_id"));
    if (!in_file.contains(row.text("case_id")))
      missing += row.text("case_id") + " " + std::to_string(row.integer("shredded_at")) + "\n";
  }
  if (!missing.empty()) TRY_VOID(append_durably(shred_list_, missing));
  bool restored = false;
  for (const std::string& id : in_file) {
    if (in_database.contains(id)) continue;
    restored = true;  // the database is older than the list: a backup was put back
    TRY_VOID(db.transaction([&](Connection& tx) -> Result<void> {
      TRY_VOID(tx.execute(sql("store/keys/note_shredded"), {id, now}));
      TRY_VOID(tx.execute(sql("store/keys/remove"), {id}));
      return {};
    }));
  }
  return restored ? db.forget_deleted() : Result<void>();
}

KeyBytes Keyring::derive(std::string_view purpose) const { return derived(master_, purpose); }

}  // namespace meretid::store
