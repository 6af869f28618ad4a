// SPDX-License-Identifier: EUPL-1.2
// Scopes of invented cases for the tests of store and record, which lie below people. Never
// together with people/case_access.h: that is the real CaseAccess.
#pragma once

#include "store/scope.h"

namespace meretid::people {

class CaseAccess {
 public:
  static store::CaseScope invented() { return store::CaseScope(Id<Case>::make()); }
};

}  // namespace meretid::people
