// SPDX-License-Identifier: EUPL-1.2
// What every command of the house begins with: the configuration, or what is wrong with it.
#pragma once

#include "main/flags.h"
#include "main/terminal.h"
#include "solution/config.h"

namespace meretid::program {

template <class Then>
int with_config(const SharedFlags& shared, const Terminal& terminal, Then then) {
  auto config = solution::load_config(shared.home);
  return config ? then(*config) : terminal.report(config.error());
}

}  // namespace meretid::program
