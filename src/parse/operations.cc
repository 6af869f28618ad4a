// SPDX-License-Identifier: EUPL-1.2
// In the child only: this file pulls in every operation and the libraries behind it.
#include "parse/operations.h"

namespace meretid::parse {

#define MERETID_DECLARE(constant, name, profile) extern const Operation constant;
MERETID_OPERATIONS(MERETID_DECLARE)

const std::vector<const Operation*>& operations() {
#define MERETID_ADDRESS(constant, name, profile) &constant,
  static const std::vector<const Operation*> all = {MERETID_OPERATIONS(MERETID_ADDRESS)};
  return all;
}

const Operation* find_operation(std::string_view name) {
  for (const Operation* operation : operations())
    if (operation->name == name) return operation;
  return nullptr;
}

}  // namespace meretid::parse
