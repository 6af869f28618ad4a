// SPDX-License-Identifier: EUPL-1.2
#include "api/second_reader.h"

#include "api/names.h"
#include "api/resources.h"
#include "api/second_reader_types.h"
#include "people/case.h"
#include "record/active_time.h"
#include "record/second_reader.h"

namespace meretid::api {
namespace {

Result<std::vector<ReadingAnswer>> list(Call& call) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  TRY(const auto standing, record::standing_decisions(call.db, scope_of(call.request), id));
  TRY(const auto confirmed, record::confirmations(call.db, scope_of(call.request), id));
  Names names(call.db);
  const auto& me = call.request.caller.account;
  std::vector<ReadingAnswer> answers;
  for (const auto& [part, decision] : standing) {
    ReadingAnswer answer;
    answer.part = part;
    answer.hash = decision.hash;
    answer.own = decision.account == me;
    if (const auto found = confirmed.find(decision.hash); found != confirmed.end()) {
      answer.confirmed_by = names.of(found->second.account);
      answer.confirmed_at = found->second.at;
      answer.confirmed_by_me = found->second.account == me;
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

Result<Nothing> confirm(Call& call, const NewConfirmations& body) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  TRY(const auto job, call.context.house.queue.find(call.db, id));
  std::vector<record::NewConfirmation> given;
  for (const ConfirmationLine& line : body.confirmations) given.push_back({line.part, line.hash, line.withdrawn});
  TRY_VOID(call.db.transaction([&](store::Connection& db) -> Result<void> {
    const auto& account = call.request.caller.account;
    TRY(const double seconds, record::credible_seconds(db, id, account, body.active_seconds, job.ended.value_or(call.now), call.now));
    return record::confirm(db, scope_of(call.request), id, job.room, account, given, seconds, call.now);
  }));
  return Nothing{};
}

/// The case's own wish, and the authority's for all cases of the room, which no case can lift.
Result<SecondReaderAnswer> of_case(Call& call) {
  TRY(const auto one, people::read_case(call.db, *call.context.house.keys, *call.request.access));
  SecondReaderAnswer answer;
  TRY(answer.by_authority, record::room_asks_second_reader(call.db, one.room));
  TRY(const bool asked, record::asks_second_reader(call.db, scope_of(call.request)));
  answer.asked = asked || answer.by_authority;
  return answer;
}

Result<SecondReaderAnswer> ask(Call& call, const SecondReaderWish& body) {
  TRY(const auto before, of_case(call));
  if (before.by_authority && !body.asked) return fail("api.second_reader_by_authority", Kind::kRefused);
  TRY(const auto one, people::read_case(call.db, *call.context.house.keys, *call.request.access));
  TRY_VOID(record::ask_second_reader(call.db, scope_of(call.request), one.room, call.request.caller.account, body.asked, call.now));
  return of_case(call);
}

Result<SecondReaderAnswer> of_room(Call& call) {
  const std::string room(call.request.param("room"));
  if (!call.context.registry.room(room)) return fail("api.no_room", Kind::kNotFound, {{"found", room}}, "room");
  TRY(const bool asked, record::room_asks_second_reader(call.db, room));
  return SecondReaderAnswer{asked, asked};
}

Result<SecondReaderAnswer> ask_in_room(Call& call, const SecondReaderWish& body) {
  TRY_VOID(of_room(call));
  TRY_VOID(record::ask_second_reader_in_room(call.db, call.request.param("room"), call.request.caller.account, body.asked, call.now));
  return of_room(call);
}

}  // namespace

void add_second_reader(Table& table) {
  table.get("/api/jobs/{job}/confirmations", Role::kSignedIn, "What stands of a draft and which second reader confirmed it", list);
  table.post("/api/jobs/{job}/confirmations", Role::kSignedIn, "Confirms, as a second reader, what somebody else decided", confirm);
  table.get("/api/cases/{case}/second-reader", Role::kSignedIn, "Whether a case asks for a second reader", of_case);
  table.put("/api/cases/{case}/second-reader", Role::kSignedIn, "Asks for a second reader in a case, or no longer", ask);
  table.get("/api/second-reader/{room}", Role::kAdministrator, "Whether all cases of a room ask for a second reader", of_room);
  table.put("/api/second-reader/{room}", Role::kAdministrator, "Asks for a second reader in all cases of a room, or no longer", ask_in_room);
}

}  // namespace meretid::api
