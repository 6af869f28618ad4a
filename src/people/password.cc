// SPDX-License-Identifier: EUPL-1.2
#include "people/password.h"

#include <sodium.h>

#include <semaphore>

#include "base/utf8.h"
#include "people/password_cost.h"
#include "store/crypto.h"

namespace meretid::people {
namespace {

// Each takes 64 MB while it runs: many sign-ins at once must not take the machine's memory.
std::counting_semaphore<2>& turns() {
  static std::counting_semaphore<2> semaphore(2);
  return semaphore;
}

struct Turn {
  Turn() { turns().acquire(); }
  ~Turn() { turns().release(); }
};

}  // namespace

Result<void> check_password(std::string_view password) {
  if (!base::is_utf8(password) || base::length(password) < 12)
    return fail("people.password_short", Kind::kBadInput,
                {{"expected", "12"}, {"found", std::to_string(base::length(password))}},
                "password");
  if (password.size() > 1024)
    return fail("people.password_long", Kind::kBadInput, {{"expected", "1024"}}, "password");
  return {};
}

Result<std::string> hash_password(std::string_view password) {
  TRY_VOID(check_password(password));
  store::start_sodium();
  const Turn turn;
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasswordOperations,
                            kPasswordMemory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail("people.password_memory", Kind::kInternal);
  hash.resize(hash.find('\0'));
  return hash;
}

bool password_fits(std::string_view hash, std::string_view password) {
  store::start_sodium();
  const Turn turn;
  const bool real = !hash.empty();
  const std::string text(real ? hash : kNobodysHash);
  // A longer one was never set; it is not hashed at all, whoever it is for.
  if (password.size() > 1024) return false;
  return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0 && real;
}

}  // namespace meretid::people
