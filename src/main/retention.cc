// SPDX-License-Identifier: EUPL-1.2
#include "main/retention.h"

#include "keeping/hold.h"
#include "keeping/retention.h"
#include "main/installation.h"

namespace meretid::program {

struct RulesInput {};
struct DueInput {
  std::int64_t days = 30;
};
struct SetInput {
  std::string room;
  std::int64_t days = 0;
  std::optional<std::string> account;
};
struct HoldInput {
  std::string in_case, reason;
  std::optional<std::string> account;
};
struct LiftInput {
  std::string in_case, reason;
  std::optional<std::string> account;
};

constexpr const char *kAccountDa = "Hvem der gør det; skrives i protokollen.", *kAccountEn = "Who does it; written to the record.";

void fields(describe::Fields<RulesInput>& f) {
  f.about("Viser, hvor længe lukkede sager opbevares, løsning for løsning.", "Shows how long closed cases are kept, solution by solution.");
}
void fields(describe::Fields<DueInput>& f) {
  f.about("Viser de lukkede sager, der snart slettes.", "Lists the closed cases that will be deleted soon.");
  f("days", &DueInput::days).help("Så mange dage frem.", "So many days ahead.").range(0, 36'500).optional();
}
void fields(describe::Fields<SetInput>& f) {
  f.about("Ændrer, hvor mange dage efter lukningen en løsnings sager slettes.",
          "Changes how many days after closing the cases of a solution are deleted.");
  f("room", &SetInput::room).value("LØSNING", "SOLUTION").help("Løsningen.", "The solution.").positional().length(1, 64);
  f("days", &SetInput::days).value("DAGE", "DAYS").help("Dage; 0: ingen grænse.", "Days; 0: no limit.").positional().range(0, 36'500);
  f("account", &SetInput::account).value("BRUGER", "ACCOUNT").help(kAccountDa, kAccountEn);
}
template <class Input>
void hold_fields(describe::Fields<Input>& f) {
  f("case", &Input::in_case).value("SAG", "CASE").help("Sagens id.", "The id of the case.").positional().length(1, 64);
  f("reason", &Input::reason).value("TEKST", "TEXT").help("Begrundelsen; den krypteres sammen med sagen.", "The reason; it is encrypted with the case.").length(1, 2000);
  f("account", &Input::account).value("BRUGER", "ACCOUNT").help(kAccountDa, kAccountEn);
}
void fields(describe::Fields<HoldInput>& f) {
  f.about("Sætter en sag under bevaringspligt: den slettes ikke, hvor længe der end går.",
          "Puts a case under legal hold: it is not deleted, however long it takes.");
  hold_fields(f);
}
void fields(describe::Fields<LiftInput>& f) {
  f.about("Ophæver en sags bevaringspligt.", "Lifts the legal hold of a case.");
  hold_fields(f);
}

namespace {

using solution::Registry;

std::string day(Timestamp at) { return to_iso8601(at).substr(0, 10); }

Result<std::vector<keeping::Rule>> rules_here(const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  return keeping::rules(*here.db, registry.proposed_retention());
}

int rules_command(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto all = rules_here(shared, registry);
  if (!all) return terminal.report(all.error());
  if (shared.json) terminal.out << '[';
  for (const auto& rule : *all) {
    if (shared.json)
      terminal.out << (&rule == &all->front() ? "" : ",") << R"({"room":")" << rule.room << R"(","days":)" << rule.days
                   << R"(,"decided":)" << (rule.decided ? "true" : "false") << '}';
    else
      terminal.out << rule.room << '\t' << terminal.text(rule.days == 0 ? "main.kept_without_limit" : "main.kept_days", {{"days", std::to_string(rule.days)}})
                   << (rule.decided ? "" : terminal.text("main.kept_as_proposed")) << '\n';
  }
  if (shared.json) terminal.out << "]\n";
  return 0;
}

Result<std::vector<keeping::Due>> due_here(std::int64_t days, const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  return keeping::due(*here.db, registry.proposed_retention(), system_clock().now() + days * keeping::kDay);
}

int due_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<DueInput>(json);
  if (!input) return terminal.report(input.error());
  const auto all = due_here(input->days, shared, registry);
  if (!all) return terminal.report(all.error());
  if (shared.json) terminal.out << '[';
  for (const auto& one : *all) {
    if (shared.json)
      terminal.out << (&one == &all->front() ? "" : ",") << R"({"id":")" << one.id.text() << R"(","room":")" << one.room
                   << R"(","closed":")" << to_iso8601(one.closed) << R"(","deleted_from":")" << to_iso8601(one.deleted_from)
                   << R"(","held":)" << (one.held ? "true" : "false") << '}';
    else
      terminal.out << terminal.text(one.held ? "main.due_held" : "main.due",
                                    {{"case", one.id.text()}, {"room", one.room}, {"closed", day(one.closed)}, {"day", day(one.deleted_from)}})
                   << '\n';
  }
  if (shared.json) terminal.out << "]\n";
  else if (all->empty()) terminal.messages << terminal.text("main.none_due", {{"days", std::to_string(input->days)}}) << '\n';
  return 0;
}

Result<void> set_here(const SetInput& input, const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  TRY(const auto by, account_of(*here.db, input.account));
  return keeping::set_rule(*here.db, registry.proposed_retention(), input.room, input.days, by.id, system_clock().now());
}

int set_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<SetInput>(json);
  if (!input) return terminal.report(input.error());
  const auto set = set_here(*input, shared, registry);
  if (!set) return terminal.report(set.error());
  terminal.messages << terminal.text(input->days == 0 ? "main.retention_unlimited" : "main.retention_set", {{"room", input->room}, {"days", std::to_string(input->days)}}) << '\n';
  return 0;
}

using Change = Result<void> (*)(store::Connection&, const store::Keyring&, const people::CaseAccess&, std::string_view, Timestamp);

template <class Input>
Result<void> hold_here(const Input& input, Change change, const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  TRY(const auto by, account_of(*here.db, input.account));
  TRY(const auto id, Id<people::Case>::parse(input.in_case));
  const Timestamp now = system_clock().now();
  TRY(const auto access, people::open_case_for_duty(*here.db, id, by.id, "hold", now));
  TRY_VOID(keeping::require_owner(*here.db, access));
  return change(*here.db, *here.house->keys, access, input.reason, now);
}

template <class Input>
int change_hold(Change change, std::string_view done, std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<Input>(json);
  if (!input) return terminal.report(input.error());
  const auto changed = hold_here(*input, change, shared, registry);
  if (!changed) return terminal.report(changed.error());
  terminal.messages << terminal.text(done, {{"case", input->in_case}}) << '\n';
  return 0;
}

int hold_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return change_hold<HoldInput>(&keeping::hold, "main.held", json, shared, registry, terminal);
}
int lift_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return change_hold<LiftInput>(&keeping::lift, "main.hold_lifted", json, shared, registry, terminal);
}

}  // namespace

HouseCommands retention_commands() {
  using describe::type_of;
  return {
      {"retention rules", &type_of<RulesInput>(), rules_command}, {"retention due", &type_of<DueInput>(), due_command},
      {"retention set", &type_of<SetInput>(), set_command},       {"retention hold", &type_of<HoldInput>(), hold_command},
      {"retention lift", &type_of<LiftInput>(), lift_command},
  };
}

}  // namespace meretid::program
