// SPDX-License-Identifier: EUPL-1.2
// What a job that lets something out of the house asks of the record: does this case want a second reader, and what have second
// readers confirmed? On the command line there is nobody to ask for one.
#pragma once

#include <set>
#include <string>

#include "jobs/context.h"

namespace meretid::jobs {

struct SecondReading {
  bool asked = false;               ///< by the case, or by the authority for the whole room
  std::set<std::string> confirmed;  ///< hashes of decisions; record/second_reader.h
};

/// Of an earlier job of the same case and room.
Result<SecondReading> second_reading(JobContext& context, const Id<Job>& job);

}  // namespace meretid::jobs
