// SPDX-License-Identifier: EUPL-1.2
#include "main/audit.h"

#include "main/installation.h"
#include "record/head_folder.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "store/durable_file.h"

namespace meretid::program {

struct VerifyInput {
  std::optional<std::string> since, head;
};
struct HeadsInput {};
struct HeadExportInput {
  std::string file;
};
struct KeyInput {};

void fields(describe::Fields<VerifyInput>& f) {
  f.about("Regner hele protokollen efter og finder enhver ændring, sletning eller ombytning.",
          "Recomputes the whole chain of the record and finds any change, deletion or reordering.");
  f("since", &VerifyInput::since)
      .value("HVORNÅR", "WHEN")
      .help("Kun det, der kom efter: en linjes nummer, en dato, et tidspunkt eller en fil med et udleveret hoved.",
            "Only what came after: a line's number, a day, a time or a file with an exported head.");
  f("head", &VerifyInput::head)
      .value("FIL", "FILE")
      .help("Et udleveret hoved, som skal ligge i protokollen.", "An exported head that must lie in the record.");
  f.example("meretid audit verify --head revision-2026.head", "Passer protokollen med det hoved, revisionen fik udleveret?",
            "Does the record fit the head that the auditors were given?");
}
void fields(describe::Fields<HeadsInput>& f) {
  f.about("Viser de hoveder af protokollen, som serveren underskriver hver time.",
          "Lists the heads of the record that the server signs every hour.");
}
void fields(describe::Fields<HeadExportInput>& f) {
  f.about("Skriver protokollens nuværende hoved, underskrevet, til en fil, der kan udleveres.",
          "Writes the present head of the record, signed, into a file that can be handed out.");
  f("file", &HeadExportInput::file).value("FIL", "FILE").help("Filen; den må ikke findes.", "The file; it must not exist.").positional().length(1, 4096);
}
void fields(describe::Fields<KeyInput>& f) {
  f.about("Viser den offentlige nøgle (Ed25519, PEM), som protokollens hoveder kan efterprøves med.",
          "Prints the public key (Ed25519, PEM) by which the heads of the record can be checked.");
}

namespace {

using solution::Registry;

Result<record::VerifyReport> verify(const VerifyInput& input, const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  record::VerifyOptions options;
  options.signing_key = here.house->keys->derive("record.sign");
  options.head_file = here.house->config.record_head();
  TRY(options.heads, record::HeadFolder(here.house->config.record_heads()).all());
  if (input.head) {
    TRY(auto given, record::read_head_file(*input.head));
    for (record::Head& head : given) options.heads.push_back(std::move(head));
  }
  if (input.since) TRY_VOID(record::read_since(*here.db, *input.since, options));
  return record::verify(*here.db, options);
}

int verify_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<VerifyInput>(json);
  if (!input) return terminal.report(input.error());
  const auto report = verify(*input, shared, registry);
  if (!report) return terminal.report(report.error());
  if (shared.json) terminal.out << record::to_json(*report) << '\n';
  else tell(*report, terminal);
  return report->whole() ? 0 : base::exit_code(Kind::kRefused);
}

Result<std::vector<record::Head>> exported(const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  return record::HeadFolder(here.house->config.record_heads()).all();
}

int heads_command(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto heads = exported(shared, registry);
  if (!heads) return terminal.report(heads.error());
  if (shared.json) terminal.out << '[';
  for (const record::Head& head : *heads) {
    if (!shared.json)
      terminal.out << to_iso8601(head.at).substr(0, 19) << "Z  " << head.position << "  " << head.link << '\n';
    else
      terminal.out << (&head == &heads->front() ? "" : ",") << R"({"position":)" << head.position << R"(,"link":")" << head.link
                   << R"(","root":")" << head.root << R"(","time":")" << to_iso8601(head.at) << R"(","key":")" << head.key
                   << R"(","signature":")" << head.signature << "\"}";
  }
  if (shared.json) terminal.out << "]\n";
  else if (heads->empty()) terminal.messages << terminal.text("main.no_heads") << '\n';
  return 0;
}

Result<record::Head> head_into(const std::filesystem::path& file, const SharedFlags& shared, const Registry& registry) {
  TRY(const Installation here, open_installation(shared, registry));
  const store::KeyBytes key = here.house->keys->derive("record.sign");
  // Where a server runs it is a second behind at most and holds the lease; where none runs, the tail is sealed here.
  record::Sealer sealer(key, system_clock(), {.head_file = here.house->config.record_head()});
  TRY_VOID(sealer.seal(*here.db));
  TRY_VOID(sealer.leave(*here.db));
  TRY(auto head, record::current_head(*here.db, key, system_clock().now()));
  if (!head) return fail("record.nothing_sealed", Kind::kNotFound);
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  TRY(auto written, store::DurableFile::create(folder, 0644));
  TRY_VOID(written.write(record::to_text(*head)));
  TRY(const bool fresh, written.keep_as_new(file));
  if (!fresh) return fail("record.head_exists", Kind::kConflict, {}, file.string());
  return std::move(*head);
}

int export_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<HeadExportInput>(json);
  if (!input) return terminal.report(input.error());
  const auto head = head_into(input->file, shared, registry);
  if (!head) return terminal.report(head.error());
  terminal.messages << terminal.text("main.head_exported", {{"position", std::to_string(head->position)}, {"where", input->file}}) << '\n';
  return 0;
}

int key_command(std::string_view, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto here = open_installation(shared, registry);
  if (!here) return terminal.report(here.error());
  terminal.out << record::public_key_pem(here->house->keys->derive("record.sign"));
  return 0;
}

}  // namespace

void tell(const record::VerifyReport& report, const Terminal& terminal) {
  terminal.out << terminal.text(report.whole() ? "main.record_whole" : "main.record_broken",
                                {{"sealed", std::to_string(report.sealed)},
                                 {"unsealed", std::to_string(report.unsealed)},
                                 {"decisions", std::to_string(report.decisions)},
                                 {"heads", std::to_string(report.heads)},
                                 {"head", report.head}})
               << '\n';
  if (report.from > 1) terminal.out << terminal.text("main.record_since", {{"from", std::to_string(report.from)}}) << '\n';
  for (const Error& finding : report.findings) terminal.out << "  " << base::render(finding, terminal.language) << '\n';
}

HouseCommands audit_commands() {
  using describe::type_of;
  return {
      {"audit verify", &type_of<VerifyInput>(), verify_command},
      {"audit heads", &type_of<HeadsInput>(), heads_command},
      {"audit export", &type_of<HeadExportInput>(), export_command},
      {"audit key", &type_of<KeyInput>(), key_command},
  };
}

}  // namespace meretid::program
