// SPDX-License-Identifier: EUPL-1.2
#include "people/case.h"

#include <utility>

#include "base/utf8.h"
#include "mentions/in_text.h"
#include "mentions/index.h"
#include "record/facts.h"
#include "record/line.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::people {

/// Whoever makes a case may enter it before anybody is a member.
class CaseMaker {
 public:
  static CaseAccess enter(const Id<Case>& id, const Id<Account>& by) { return CaseAccess(id, by); }
};

namespace {

constexpr std::string_view kTitle = "title of a case";

Result<void> check_title(std::string_view title) {
  if (base::is_utf8(title) && !title.empty() && base::length(title) <= 200) return {};
  return fail("people.case_title", Kind::kBadInput,
              {{"found", std::to_string(base::length(title))}}, "title");
}

Result<Case> case_of(const store::Row& row, const store::CaseKey& key) {
  Case c;
  TRY(c.id, Id<Case>::parse(row.text("id")));
  c.room = row.text("room");
  TRY(c.title, store::open_text(key, row.text("title"), kTitle));
  c.created = row.time("created_at");
  c.created_by = Id<Account>::parse(row.text("created_by")).value_or(Id<Account>());
  c.state = row.text("state");
  return c;
}

Result<std::string> room_of(store::Connection& db, const CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/room_of"), {access.case_id()}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, access.case_id().text());
  return rows[0].text("room");
}

/// A title may hold a person's number; it is to be found like those in documents.
Result<void> index_title(store::Connection& db, const store::Keyring& keys, const CaseAccess& access,
                         std::string_view title) {
  const mentions::Index index(keys);
  std::vector<std::string> mentioned;
  for (const auto& number : mentions::personal_numbers_in(title)) mentioned.push_back(index.hash(number));
  return mentions::Index::add(db, access, {}, mentioned);
}

/// A change of the case and its line in the record, together.
Result<void> change(store::Connection& db, const CaseAccess& access, std::string_view event,
                    const record::Facts& facts, Timestamp now,
                    const std::function<Result<void>(store::Connection&)>& work) {
  const auto both = [&](store::Connection& tx) -> Result<void> {
    TRY(const std::string room, room_of(tx, access));
    TRY_VOID(work(tx));
    return record::append(
        tx, {now, std::string(event), room, access.case_id(), {}, access.account(), facts.json()});
  };
  return db.in_transaction() ? both(db) : db.transaction(both);
}

}  // namespace

Result<Case> create_case(store::Connection& db, const store::Keyring& keys, std::string_view room,
                         std::string_view title, const Id<Account>& by, Timestamp now) {
  if (!record::is_code(room)) return fail("people.room_form", Kind::kBadInput, {}, "room");
  TRY_VOID(check_title(title));
  const auto id = Id<Case>::make();
  const CaseAccess access = CaseMaker::enter(id, by);
  const auto write = [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(keys.create(tx, access, now));
    TRY(const store::CaseKey key, keys.key(tx, access));
    TRY_VOID(tx.execute(store::sql("people/case/create"),
                        {id, room, store::seal_text(key, title, kTitle), now, by}));
    TRY_VOID(tx.execute(store::sql("people/case/add_member"), {id, by, now}));
    TRY_VOID(index_title(tx, keys, access, title));
    return record::append(tx, {now, "case.created", std::string(room), id, {}, by, "{}"});
  };
  if (db.in_transaction())
    TRY_VOID(write(db));
  else
    TRY_VOID(db.transaction(write));
  return Case{id, std::string(room), std::string(title), now, by, "open"};
}

Result<std::vector<Case>> list_cases(store::Connection& db, const store::Keyring& keys,
                                     const Id<Account>& account, std::string_view room) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/list"), {account, room}));
  std::vector<Case> all;
  for (const store::Row& row : rows) {
    TRY(const auto id, Id<Case>::parse(row.text("id")));
    const auto key = keys.key(db, CaseMaker::enter(id, account));
    if (!key && key.error().code == "store.no_key")
      continue;  // deleted, and back with an old backup
    TRY_VOID(key);
    TRY(Case c, case_of(row, *key));
    all.push_back(std::move(c));
  }
  return all;
}

Result<Case> read_case(store::Connection& db, const store::Keyring& keys,
                       const CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/read"), {access.case_id()}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, access.case_id().text());
  TRY(const store::CaseKey key, keys.key(db, access));
  return case_of(rows[0], key);
}

Result<void> set_case_state(store::Connection& db, const CaseAccess& access, std::string_view state,
                            Timestamp now) {
  if (state != "open" && state != "closed")
    return fail("people.case_state", Kind::kBadInput, {{"found", std::string(state.substr(0, 40))}},
                "state");
  return change(
      db, access, "case.state", record::Facts().code("state", state), now,
      [&](store::Connection& tx) -> Result<void> {
        TRY_VOID(tx.execute(store::sql("people/case/set_state"), {access.case_id(), state}));
        return {};
      });
}

Result<void> require_open(store::Connection& db, const CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/state"), {access.case_id()}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, access.case_id().text());
  if (rows[0].text("state") == "open") return {};
  return fail("people.case_closed", Kind::kConflict, {}, access.case_id().text());
}

Result<void> rename_case(store::Connection& db, const store::Keyring& keys,
                         const CaseAccess& access, std::string_view title, Timestamp now) {
  TRY_VOID(check_title(title));
  TRY(const store::CaseKey key, keys.key(db, access));
  return change(db, access, "case.renamed", {}, now, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(store::sql("people/case/set_title"),
                        {access.case_id(), store::seal_text(key, title, kTitle)}));
    return index_title(tx, keys, access, title);
  });
}

Result<std::vector<Member>> list_members(store::Connection& db, const CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/members"), {access.case_id()}));
  std::vector<Member> all;
  for (const store::Row& row : rows) {
    TRY(const auto account, Id<Account>::parse(row.text("account")));
    all.push_back({account, row.text("login"), row.text("name"), row.time("added_at")});
  }
  return all;
}

Result<void> add_member(store::Connection& db, const CaseAccess& access, const Id<Account>& account,
                        Timestamp now) {
  TRY(const Account found, find_account(db, account));
  if (found.closed) return fail("people.no_account", Kind::kNotFound);
  return change(db, access, "case.member_added", record::Facts().id("for", account), now,
                [&](store::Connection& tx) -> Result<void> {
                  TRY_VOID(tx.execute(store::sql("people/case/add_member"),
                                      {access.case_id(), account, now}));
                  return {};
                });
}

Result<void> remove_member(store::Connection& db, const CaseAccess& access,
                           const Id<Account>& account, Timestamp now) {
  return change(db, access, "case.member_removed", record::Facts().id("for", account), now,
                [&](store::Connection& tx) -> Result<void> {
                  TRY(const std::int64_t gone, tx.execute(store::sql("people/case/remove_member"),
                                                          {access.case_id(), account}));
                  if (gone == 0) return fail("people.no_member", Kind::kNotFound);
                  TRY(const store::Rows rows,
                      tx.query(store::sql("people/case/count_members"), {access.case_id()}));
                  if (rows.at(0).integer("members") == 0)
                    return fail("people.last_member", Kind::kConflict);
                  return {};
                });
}

}  // namespace meretid::people
