// SPDX-License-Identifier: EUPL-1.2
// Names of accounts, each looked up once. Not thread-safe; for one request.
#pragma once

#include <map>
#include <string>

#include "people/account.h"
#include "store/connection.h"

namespace meretid::api {

class Names {
 public:
  explicit Names(store::Connection& db) : db_(db) {}
  /// "" for the house itself and for an account that cannot be found.
  const std::string& of(const Id<people::Account>& account) {
    const auto [place, fresh] = known_.try_emplace(account);
    if (fresh && !account.empty())
      if (const auto found = people::find_account(db_, account)) place->second = found->name;
    return place->second;
  }

 private:
  store::Connection& db_;
  std::map<Id<people::Account>, std::string> known_;
};

}  // namespace meretid::api
