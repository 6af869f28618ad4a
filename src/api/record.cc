// SPDX-License-Identifier: EUPL-1.2
#include "record/line.h"

#include <charconv>
#include <map>

#include "api/job_types.h"
#include "api/names.h"
#include "api/resources.h"
#include "base/catalogue.h"

namespace meretid::api {
namespace {

constexpr std::int64_t kPage = 1000;

std::int64_t after(const http::Request& request) {
  const auto text = request.query_value("after");
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// What the sentence of an event may name: its facts, which are codes and numbers.
base::Arguments arguments_of(const std::string& facts) {
  base::Arguments arguments;
  const auto members = describe::from_json<std::map<std::string, describe::Raw>>(facts);
  if (!members) return arguments;
  for (const auto& [name, value] : *members) {
    std::string_view text = value.json;
    if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
    arguments.emplace_back(name, text);
  }
  return arguments;
}

std::vector<RecordAnswer> to_answers(Call& call, const std::vector<record::Entry>& entries) {
  Names names(call.db);
  std::vector<RecordAnswer> answers;
  for (const auto& e : entries)
    answers.push_back({e.number, e.position, e.line.at, e.line.event, base::text(e.line.event, call.language, arguments_of(e.line.facts)),
                       e.line.room, names.of(e.line.account), e.line.job, {e.line.facts}});
  return answers;
}

Result<std::vector<RecordAnswer>> of_case(Call& call) {
  if (call.request.access) {
    TRY(const auto entries, record::lines_of_case(call.db, *call.request.access, after(call.request), kPage));
    return to_answers(call, entries);
  }
  TRY(const auto id, Id<people::Case>::parse(call.request.param("case")));
  TRY(const auto entries, record::lines_of_case(call.db, *call.request.audit, id, after(call.request), kPage));
  return to_answers(call, entries);
}

Result<std::vector<RecordAnswer>> all(Call& call) {
  TRY(const auto audit, people::open_record(call.db, call.request.caller.account, call.now));
  TRY(const auto entries, record::lines(call.db, audit, after(call.request), kPage));
  return to_answers(call, entries);
}

}  // namespace

void add_record(Table& table) {
  http::Route& route = table.get("/api/cases/{case}/record", Role::kSignedIn, "The record of a case, oldest line first", of_case);
  route.query = {"after"};
  route.auditors_too = true;
  table.get("/api/record", Role::kAuditor, "The record of the installation", all).query = {"after"};
}

}  // namespace meretid::api
