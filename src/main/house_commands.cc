// SPDX-License-Identifier: EUPL-1.2
// doctor, serve, work, service, config check, hall bench, openapi, typescript; the others are in the files named after them.
#include <signal.h>

#include <atomic>

#include "api/openapi.h"
#include "base/log.h"
#include "bench/job_process.h"
#include "bench/rows.h"
#include "jobs/supervisor.h"
#include "main/audit.h"
#include "main/backup_commands.h"
#include "main/command.h"
#include "main/freed_commands.h"
#include "main/retention.h"
#include "main/serve.h"
#include "main/subject.h"
#include "main/with_config.h"
#include "parse/doctor.h"
#include "solution/config_check.h"
#include "solution/house.h"

namespace meretid::program {

struct DoctorInput {};
struct ConfigCheckInput {};
struct TypescriptInput {
  std::optional<std::string> room;
};
struct OpenapiInput {};
struct HallBenchInput {
  std::optional<std::int64_t> jobs;
  std::optional<std::string> only;
  std::optional<std::string> worker;  // this and the next two: a process of the measurement itself
  std::optional<int> workers;
  int parent = 0;
};
struct ServeInput {
  std::optional<int> workers;
};
struct WorkInput {
  std::optional<int> workers;
  std::optional<std::string> worker;
  int parent = 0;
};
struct ServiceInput {
  std::string room, name;
  int parent = 0;
};

void fields(describe::Fields<DoctorInput>& f) {
  f.about("Viser, hvilke værn der er om læsningen af fremmede filer, og hvad der mangler.",
          "Shows which walls stand around the reading of foreign files, and what is missing.");
}
void fields(describe::Fields<ConfigCheckInput>& f) {
  f.about("Viser alle indstillinger, og hvor de kommer fra, og siger, hvad der er galt med dem.",
          "Shows all settings and where they come from, and says what is wrong with them.");
}
void fields(describe::Fields<TypescriptInput>& f) {
  f.about("Skriver websidernes typer ud fra beskrivelserne.", "Prints the types of the web pages from the descriptions.");
  f("room", &TypescriptInput::room).help("Løsningen; uden: huset selv.", "The solution; without: the house itself.").positional();
}
void fields(describe::Fields<HallBenchInput>& f) {
  f.about("Måler det, som alle løsninger bygger på: serveren, protokollen og jobkøen. Tager nogle minutter.",
          "Measures what all solutions are built on: the server, the record and the job queue. Takes some minutes.");
  f("jobs", &HallBenchInput::jobs)
      .help("Antal job, mens arbejdsprocesser slås ihjel; 10000, hvis intet er sagt.", "Number of jobs while workers are killed; 10000 unless said.")
      .range(10, 10'000'000);
  f("only", &HallBenchInput::only).help("Mål kun dette: http, record eller jobs.", "Measure only this: http, record or jobs.");
  f("worker", &HallBenchInput::worker).help("Processens navn.", "The name of the process.").hidden();
  f("workers", &HallBenchInput::workers).help("Antal arbejdsprocesser.", "Number of worker processes.").range(1, 256).hidden();
  f("parent", &HallBenchInput::parent).help("Hvem den hører til.", "Whom it belongs to.").optional().hidden();
}
void fields(describe::Fields<OpenapiInput>& f) {
  f.about("Skriver beskrivelsen af serverens HTTP-kald ud (OpenAPI 3.1).", "Prints the description of the server's HTTP calls (OpenAPI 3.1).");
}
void fields(describe::Fields<ServeInput>& f) {
  f.about("Starter serveren med websiderne og dens arbejdsprocesser.", "Starts the server with its web pages and its worker processes.");
  f("workers", &ServeInput::workers).help("Antal arbejdsprocesser; 0: ingen.", "Number of worker processes; 0: none.").range(0, 256);
}
void fields(describe::Fields<WorkInput>& f) {
  f.about("Starter arbejdsprocesser uden server.", "Starts worker processes without a server.");
  f("workers", &WorkInput::workers).help("Antal arbejdsprocesser.", "Number of worker processes.").range(1, 256);
  f("worker", &WorkInput::worker).help("Processens navn.", "The name of the process.").hidden();
  f("parent", &WorkInput::parent).help("Hvem den hører til.", "Whom it belongs to.").optional().hidden();
}
void fields(describe::Fields<ServiceInput>& f) {
  f.about("En løsnings egen proces.", "A solution's own process.");
  f("room", &ServiceInput::room).help("Løsningen.", "The solution.").positional();
  f("name", &ServiceInput::name).help("Processens navn.", "The name of the process.").positional();
  f("parent", &ServiceInput::parent).help("Hvem den hører til.", "Whom it belongs to.").optional().hidden();
}

namespace {

using solution::Registry;

std::atomic<bool> drain = false;

void drain_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { drain = true; };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

int doctor(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto home = solution::home_directory(shared.home);
  auto report = parse::doctor(parse::Sandbox(), home, base::to_text(terminal.language));
  for (const auto& notes : registry.doctors())
    for (auto& note : notes(home, terminal.language))
      report.checks.push_back({std::move(note.id), note.good ? parse::Health::kGood : parse::Health::kWeaker, std::move(note.found), std::move(note.advice)});
  terminal.out << (shared.json ? parse::doctor_json(report) : parse::doctor_text(report, base::to_text(terminal.language)));
  if (shared.json) terminal.out << '\n';
  return report.healthy() ? 0 : base::exit_code(Kind::kRefused);
}

int config_check(std::string_view, const SharedFlags& shared, const Registry&, const Terminal& terminal) {
  const auto check = solution::check_config(shared.home);
  if (shared.json) {
    terminal.out << solution::to_json(check, terminal.language) << '\n';
  } else {
    for (const auto& setting : check.settings)
      terminal.out << setting.name << " = " << setting.value << "  # "
                   << (setting.from == "default" ? terminal.text("main.config_default") : setting.from) << '\n';
    for (const Error& problem : check.problems) terminal.messages << base::render(problem, terminal.language) << '\n';
    if (check.good()) terminal.messages << terminal.text("main.config_good") << '\n';
  }
  return check.good() ? 0 : base::exit_code(Kind::kBadInput);
}

int typescript(std::string_view json, const SharedFlags&, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<TypescriptInput>(json);
  if (!input) return terminal.report(input.error());
  const std::string room = input->room.value_or("");
  if (!room.empty() && registry.room(room) == nullptr) {
    std::string allowed;
    for (const auto* known : registry.rooms()) allowed += (allowed.empty() ? "" : ", ") + known->id;
    return terminal.report(Error("main.unknown_command", Kind::kUsage, {{"found", room}, {"allowed", allowed}}));
  }
  const auto types = api::typescript(registry, room);
  if (!types) return terminal.report(types.error());
  terminal.out << *types;
  return 0;
}

int hall_bench(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<HallBenchInput>(json);
  if (!input) return terminal.report(input.error());
  if (input->worker || input->workers)
    return with_config(shared, terminal, [&](const solution::Config& config) {
      drain_on_signals();
      return input->worker ? bench::job_worker(config, *input->worker, input->parent)
                           : bench::job_server(config, *input->workers, input->parent, drain);
    });
  const solution::BenchPart parts[] = {{"http", [&] { return bench::http_rows(registry); }},
                                       {"record", [] { return bench::record_rows(); }},
                                       {"jobs", [&] { return bench::jobs_rows(input->jobs.value_or(10'000)); }}};
  const auto report = solution::measure_parts("hall", parts, input->only);
  if (!report) return terminal.report(report.error());
  solution::print(terminal.out, *report, shared.json);
  return 0;
}

int openapi(std::string_view, const SharedFlags&, const Registry& registry, const Terminal& terminal) {
  const auto document = api::openapi(registry);
  if (!document) return terminal.report(document.error());
  terminal.out << *document << '\n';
  return 0;
}

int serve_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return with_config(shared, terminal, [&](solution::Config& config) {
    const auto input = describe::from_json<ServeInput>(json);
    if (input && input->workers) config.workers = *input->workers;
    drain_on_signals();
    return serve(config, registry, terminal, drain);
  });
}

int work(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return with_config(shared, terminal, [&](solution::Config& config) {
    const auto input = describe::from_json<WorkInput>(json);
    if (!input) return terminal.report(input.error());
    if (input->worker) return solution::run_worker(config, registry, *input->worker, input->parent);
    if (input->workers) config.workers = *input->workers;
    const auto house = solution::open_house(config, registry);
    if (!house) return terminal.report(house.error());
    drain_on_signals();
    jobs::Supervisor supervisor(*(*house)->database, (*house)->queue, solution::supervisor_options(config, registry));
    base::log_info("main.working", {{"workers", config.workers}});
    const auto done = supervisor.run(drain);
    return done ? 0 : terminal.report(done.error());
  });
}

int service(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return with_config(shared, terminal, [&](const solution::Config& config) {
    const auto input = describe::from_json<ServiceInput>(json);
    if (!input) return terminal.report(input.error());
    return solution::run_service(config, registry, input->room, input->name, input->parent);
  });
}

}  // namespace

HouseCommands house_commands() {
  using describe::type_of;
  HouseCommands all = {
      {"serve", &type_of<ServeInput>(), serve_command},
      {"work", &type_of<WorkInput>(), work},
      {"doctor", &type_of<DoctorInput>(), doctor},
      {"config check", &type_of<ConfigCheckInput>(), config_check},
      {"hall bench", &type_of<HallBenchInput>(), hall_bench},
      {"openapi", &type_of<OpenapiInput>(), openapi},
      {"typescript", &type_of<TypescriptInput>(), typescript, true},
      {"service", &type_of<ServiceInput>(), service, true},
  };
  add_backup_commands(all);
  for (HouseCommands more : {audit_commands(), retention_commands(), subject_commands(), freed_commands()})
    for (HouseCommand& command : more) all.push_back(std::move(command));
  return all;
}

}  // namespace meretid::program
