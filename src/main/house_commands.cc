// SPDX-License-Identifier: EUPL-1.2
// doctor, serve, work, service, audit verify, hall bench, openapi, typescript.
#include <signal.h>

#include <atomic>

#include "api/openapi.h"
#include "base/log.h"
#include "bench/rows.h"
#include "jobs/supervisor.h"
#include "main/command.h"
#include "main/serve.h"
#include "parse/doctor.h"
#include "record/verify.h"
#include "solution/config.h"
#include "solution/house.h"

namespace meretid::program {

struct DoctorInput {};
struct AuditInput {};
struct TypescriptInput {
  std::optional<std::string> room;
};
struct OpenapiInput {};
struct HallBenchInput {};
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
void fields(describe::Fields<AuditInput>& f) {
  f.about("Regner hele protokollen efter og finder enhver ændring, sletning eller ombytning.",
          "Recomputes the whole chain of the record and finds any change, deletion or reordering.");
}
void fields(describe::Fields<TypescriptInput>& f) {
  f.about("Skriver websidernes typer ud fra beskrivelserne.", "Prints the types of the web pages from the descriptions.");
  f("room", &TypescriptInput::room).help("Løsningen; uden: huset selv.", "The solution; without: the house itself.").positional();
}
void fields(describe::Fields<HallBenchInput>& f) {
  f.about("Måler det, alle løsninger står på: serveren og protokollen. Tager nogle minutter.",
          "Measures what all solutions stand on: the server and the record. Takes some minutes.");
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

// Reads the configuration and goes on with it, or says what is wrong.
template <class Then>
int with_config(const SharedFlags& shared, const Terminal& terminal, Then then) {
  auto config = solution::load_config(shared.home);
  return config ? then(*config) : terminal.report(config.error());
}

int doctor(std::string_view, const SharedFlags& shared, const Registry&, const Terminal& terminal) {
  const auto home = solution::home_directory(shared.home);
  const auto report = parse::doctor(parse::Sandbox(), home, base::to_text(terminal.language));
  terminal.out << (shared.json ? parse::doctor_json(report) : parse::doctor_text(report, base::to_text(terminal.language)));
  if (shared.json) terminal.out << '\n';
  return report.healthy() ? 0 : base::exit_code(Kind::kRefused);
}

Result<record::VerifyReport> verify(const solution::Config& config, const Registry& registry) {
  TRY(const auto house, solution::open_house(config, registry));
  TRY(const auto db, house->database->connect());
  return record::verify(*db, {.signing_key = house->keys->derive("record.sign"), .head_file = config.record_head()});
}

int audit(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return with_config(shared, terminal, [&](const solution::Config& config) {
    // Verifying must not make an installation where there is none.
    if (!std::filesystem::exists(config.home))
      return terminal.report(Error("main.no_installation", Kind::kNotFound, {}, config.home.string()));
    const auto report = verify(config, registry);
    if (!report) return terminal.report(report.error());
    if (shared.json) {
      terminal.out << record::to_json(*report) << '\n';
    } else {
      terminal.out << terminal.text(report->whole() ? "main.record_whole" : "main.record_broken",
                                    {{"sealed", std::to_string(report->sealed)},
                                     {"unsealed", std::to_string(report->unsealed)},
                                     {"decisions", std::to_string(report->decisions)},
                                     {"head", report->head}})
                   << '\n';
      for (const Error& finding : report->findings) terminal.out << "  " << base::render(finding, terminal.language) << '\n';
    }
    return report->whole() ? 0 : base::exit_code(Kind::kRefused);
  });
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

int hall_bench(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  solution::BenchReport report{"hall", {}};
  for (const auto& measure : {std::function<Result<std::vector<bench::BenchRow>>()>([&] { return bench::http_rows(registry); }),
                              std::function<Result<std::vector<bench::BenchRow>>()>(&bench::record_rows)}) {
    auto rows = measure();
    if (!rows) return terminal.report(rows.error());
    for (auto& row : *rows) report.rows.push_back(std::move(row));
  }
  if (shared.json) {
    terminal.out << describe::to_json(report) << '\n';
  } else {
    for (const auto& row : report.rows) terminal.out << row.id << '\t' << row.value << ' ' << row.unit << '\t' << row.note << '\n';
  }
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
  return {
      {"serve", &type_of<ServeInput>(), serve_command},
      {"work", &type_of<WorkInput>(), work},
      {"doctor", &type_of<DoctorInput>(), doctor},
      {"audit verify", &type_of<AuditInput>(), audit},
      {"hall bench", &type_of<HallBenchInput>(), hall_bench},
      {"openapi", &type_of<OpenapiInput>(), openapi},
      {"typescript", &type_of<TypescriptInput>(), typescript, true},
      {"service", &type_of<ServiceInput>(), service, true},
  };
}

}  // namespace meretid::program
