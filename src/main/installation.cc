// SPDX-License-Identifier: EUPL-1.2
#include "main/installation.h"

#include "solution/config.h"

namespace meretid::program {

Result<Installation> open_installation(const SharedFlags& shared, const solution::Registry& registry) {
  TRY(const auto config, solution::load_config(shared.home));
  if (!std::filesystem::exists(config.home)) return fail("main.no_installation", Kind::kNotFound, {}, config.home.string());
  Installation opened;
  TRY(opened.house, solution::open_house(config, registry));
  TRY(opened.db, opened.house->database->connect());
  return opened;
}

Result<people::Account> account_of(store::Connection& db, const std::optional<std::string>& login) {
  if (login) return people::find_account_by_login(db, *login);
  TRY(const auto all, people::list_accounts(db));
  if (all.size() == 1) return all.front();
  return fail("main.which_account", Kind::kUsage, {{"found", std::to_string(all.size())}});
}

}  // namespace meretid::program
