// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/verbs/day_at_work.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/embedded.h"
#include "danish/local_time.h"
#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/instance_file.h"

namespace meretid::homecare {
namespace {

constexpr std::uint64_t kFirstPlan = 20'000;  ///< iterations

template <class Row>
Result<int> called(const std::vector<Row>& rows, const std::vector<int>& asked, std::string_view name, auto names) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (std::ranges::count(names(rows[i]), name) > 0) return static_cast<int>(i);
  std::string known;
  for (std::size_t i = 0; i < std::min<std::size_t>(8, asked.size()); ++i)
    known += (i ? ", " : "") + names(rows[static_cast<std::size_t>(asked[i])]).front();
  return fail("homecare.living.unknown", Kind::kUsage, {{"found", std::string(name)}, {"known", known}});
}

}  // namespace

std::string name_of(const municipal::Carer& carer) { return carer.name.empty() ? carer.id : carer.name; }
std::string name_of(const municipal::Citizen& citizen) { return citizen.name.empty() ? citizen.id : citizen.name; }
std::string whole(double value) { return std::to_string(std::lround(value)); }

Result<DayAtWork> day_at_work(const std::vector<describe::Upload>& files, int day, solution::VerbContext& context) {
  std::string text;
  if (files.empty()) {
    text = base::embedded("solutions/homecare/sample/fjordkoebing.json").value_or("");
  } else {
    TRY(text, text_of(files[0], context));
  }
  TRY(municipal::Read read, municipal::read_municipality(text));
  if (day < 1 || day > read.all.days) return fail("homecare.living.no_day", Kind::kUsage, {{"found", std::to_string(day)}, {"days", std::to_string(read.all.days)}});
  DayAtWork work{std::move(read), {}, {}};
  work.scope = municipal::scope_of_day(work.read.all, day - 1);
  if (files.size() > 1) {
    TRY(const std::string plan, text_of(files[1], context));
    TRY(work.plan, municipal::read_plan(work.read.all, plan));
  } else if (work.read.running) {
    work.plan = *work.read.running;
  } else {
    context.progress(0, "homecare.plan.step");
    Budget budget;
    budget.iterations = kFirstPlan;
    work.plan = day::plan_day(work.read.all, work.scope, municipal::empty_plan(work.read.all), work.read.faces, {}, budget);
  }
  return work;
}

Result<municipal::Moment> moment_at(const municipal::Municipality& all, int day, std::string_view clock) {
  int hour = -1, minute = -1;
  const std::size_t colon = clock.find_first_of(":.");
  const char* end = clock.data() + clock.size();
  const bool good = colon != std::string_view::npos && std::from_chars(clock.data(), clock.data() + colon, hour).ptr == clock.data() + colon &&
                    std::from_chars(clock.data() + colon + 1, end, minute).ptr == end && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  if (!good) return fail("homecare.living.bad_time", Kind::kUsage, {{"found", std::string(clock)}});
  const Date date = std::chrono::sys_days(all.first) + std::chrono::days(day - 1);
  TRY(const Timestamp moment, danish::moment_of({date, hour * 3600 + minute * 60}));
  return static_cast<municipal::Moment>((moment - all.origin) / kSecond);
}

Result<int> carer_called(const DayAtWork& day, std::string_view name) {
  std::vector<int> at_work;
  for (const int s : day.scope.shifts) at_work.push_back(day.read.all.shifts[static_cast<std::size_t>(s)].carer);
  return called(day.read.all.carers, at_work, name, [](const municipal::Carer& carer) { return std::vector<std::string>{carer.id, carer.name}; });
}

Result<int> visit_called(const DayAtWork& day, std::string_view id) {
  return called(day.read.all.visits, day.scope.visits, id, [](const municipal::Visit& visit) { return std::vector<std::string>{visit.id}; });
}

}  // namespace meretid::homecare
