// SPDX-License-Identifier: EUPL-1.2
// The installation that a command of the house works on. Never makes one where there is none.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "main/flags.h"
#include "people/account.h"
#include "solution/house.h"

namespace meretid::program {

struct Installation {
  std::unique_ptr<solution::House> house;
  std::unique_ptr<store::Connection> db;
};

/// kNotFound "main.no_installation".
Result<Installation> open_installation(const SharedFlags& shared, const solution::Registry& registry);

/// By its login; without one, the only account there is. kUsage "main.which_account".
Result<people::Account> account_of(store::Connection& db, const std::optional<std::string>& login);

}  // namespace meretid::program
