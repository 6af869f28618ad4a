// SPDX-License-Identifier: EUPL-1.2
// `meretid serve`: an installation with its web pages, its workers and its sealer, until it is asked to end.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "base/result.h"
#include "solution/config.h"
#include "solution/registry.h"

namespace meretid::api {

/// What a person at the terminal is told. `once_link`: the first sign-in, empty when there is an administrator already.
struct Serving {
  std::string address;    ///< "http://127.0.0.1:8080"
  std::string once_link;  ///< "http://127.0.0.1:8080/#/ind/<token>"; the token stands behind #, so it reaches no log
};

/// Back when `drain` is true and everything has ended in order: no new connections, running requests finish (10 s), workers
/// give their jobs back, the record is sealed. `ready` is called once, when requests are answered.
Result<void> serve(const solution::Config& config, const solution::Registry& registry, const std::atomic<bool>& drain,
                   const std::function<void(const Serving&)>& ready);

}  // namespace meretid::api
