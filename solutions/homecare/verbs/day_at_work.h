// SPDX-License-Identifier: EUPL-1.2
// What replan, insert and explain begin with: a municipality, a plan and a day of it. Without a file, the sample that the program
// carries; without a plan, the one in force in the file, else the day is planned first (the same plan every time).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "solution/verb_context.h"
#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare {

struct DayAtWork {
  municipal::Read read;
  municipal::Scope scope;
  municipal::Plan plan;
};

/// `files`: none, the municipality, or the municipality and its plan. `day`: 1 is the first. Errors: those of reading,
/// homecare.living.no_day.
Result<DayAtWork> day_at_work(const std::vector<describe::Upload>& files, int day, solution::VerbContext& context);

/// "07:10" on that day. homecare.living.bad_time says what was found.
Result<municipal::Moment> moment_at(const municipal::Municipality& all, int day, std::string_view clock);

/// By id or name; homecare.living.unknown names what was looked for and some that exist.
Result<int> carer_called(const DayAtWork& day, std::string_view name);
Result<int> visit_called(const DayAtWork& day, std::string_view id);

std::string name_of(const municipal::Carer& carer);
std::string name_of(const municipal::Citizen& citizen);
/// A number for people, without decimals.
std::string whole(double value);

}  // namespace meretid::homecare
