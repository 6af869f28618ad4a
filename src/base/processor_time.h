// SPDX-License-Identifier: EUPL-1.2
// What work has cost, for measurements and for figures shown beside a result: fair on a machine with other work, where the wall clock is not.
#pragma once

namespace meretid::base {

/// Processor seconds of all threads of this process so far, its children apart. Thread-safe; under a microsecond.
double processor_seconds();

}  // namespace meretid::base
