// SPDX-License-Identifier: EUPL-1.2
#include "solution/verb_context.h"

#include "base/catalogue.h"
#include "solution/hall.h"

namespace meretid::solution {

int VerbContext::report(const Error& error) const {
  messages << base::render(error, language) << '\n';
  return base::exit_code(error.kind);
}

int Hall::report(const Error& error, VerbContext& context) { return context.report(error); }

}  // namespace meretid::solution
