// SPDX-License-Identifier: EUPL-1.2
#include "people/tries.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

constexpr std::int64_t kForgetAfter = kHour;

/// Whoever tried "in the future" tried before the clock was set back; how long ago nobody knows, so nobody is kept waiting for it.
bool counts(Timestamp last, Timestamp now) { return now - last < kForgetAfter && last - now < kMinute; }

}  // namespace

std::string address_key(std::string_view address) {
  if (address.empty()) return {};
  in6_addr parsed{};
  const std::string text(address.substr(0, address.find('%')));
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return "address:" + text;
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) return "address:" + text.substr(text.rfind(':') + 1);
  return "address:" + base::to_hex({reinterpret_cast<const char*>(parsed.s6_addr), 8}) + "/64";
}

std::string login_key(std::string_view login) {
  // Hashed: people type their password into the wrong field.
  return "account:" + base::blake2b_hex("login " + base::lower(login));
}

Result<void> count_try(store::Connection& db, std::string_view who, std::int64_t allowed,
                       Timestamp now) {
  if (who.empty()) return {};
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(store::sql("people/tries/find"), {who}));
    std::int64_t failures = 0;
    if (!rows.empty() && counts(rows[0].time("last_at"), now)) {
      failures = rows[0].integer("failures");
      const std::int64_t left = rows[0].time("blocked_until") - now;
      if (left > 0)
        return fail("people.too_many_tries", Kind::kTooMany,
                    {{"seconds", std::to_string((left + kSecond - 1) / kSecond)}});
    }
    ++failures;
    Timestamp until{0};
    if (failures >= allowed)
      until = now + std::min(kLongestWait, (2 * kSecond)
                                               << std::min<std::int64_t>(failures - allowed, 20));
    TRY_VOID(tx.execute(store::sql("people/tries/set"), {who, failures, until, now}));
    return {};
  });
}

Result<void> forgive(store::Connection& db, std::string_view who) {
  TRY_VOID(db.execute(store::sql("people/tries/forgive"), {who}));
  return {};
}

Result<void> take_back(store::Connection& db, std::string_view who) {
  TRY_VOID(db.execute(store::sql("people/tries/take_back"), {who}));
  return {};
}

Result<std::int64_t> sweep_tries(store::Connection& db, Timestamp now) {
  return db.execute(store::sql("people/tries/sweep"), {now + -24 * kHour});
}

}  // namespace meretid::people
