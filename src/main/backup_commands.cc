// SPDX-License-Identifier: EUPL-1.2
#include "main/backup_commands.h"

#include "backup/backup.h"
#include "backup/restore.h"
#include "main/audit.h"
#include "main/with_config.h"
#include "store/blobs.h"
#include "store/keys.h"

namespace meretid::program {

struct BackupInput {
  std::string file;
};
struct RestoreInput {
  std::string file;
  bool check = false;
};

void fields(describe::Fields<BackupInput>& f) {
  f.about("Skriver hele installationen i én fil, også mens serveren kører. Hovednøglen er ikke med.",
          "Writes the whole installation into one file, also while the server runs. Without the master key.");
  f("file", &BackupInput::file).help("Den fil, der skrives; må ikke findes.", "The file to write; must not exist.").value("FIL", "FILE").positional();
  f.example("meretid backup /var/backups/meretid-2026-11-29.backup", "En sikkerhedskopi.", "A backup.");
}
void fields(describe::Fields<RestoreInput>& f) {
  f.about("Lægger en sikkerhedskopi tilbage i en tom installation og efterser den. Hovednøglen skal være på plads.",
          "Puts a backup back into an empty installation and verifies it. The master key must be in its place.");
  f("file", &RestoreInput::file).help("Sikkerhedskopien.", "The backup.").value("FIL", "FILE").positional();
  f("check", &RestoreInput::check).help("Efterser kun filen; intet skrives.", "Only checks the file; nothing is written.");
  f.example("meretid restore /var/backups/meretid-2026-11-29.backup --home /var/lib/meretid", "Gendannelse på en ny maskine.",
            "A restore on a new machine.");
}

namespace {

using solution::Registry;

store::BlobLimits limits_of(const solution::Config& config) {
  return {.case_quota = config.upload_quota_mb * 1024 * 1024};
}

store::BlobPlace place_of(const solution::Config& config) {
  return config.blobs_in_database ? store::BlobPlace::kDatabase : store::BlobPlace::kDirectory;
}

void list(const Terminal& terminal, const char* heading, const std::vector<backup::BlobName>& blobs) {
  if (blobs.empty()) return;
  terminal.messages << terminal.text(heading) << '\n';
  for (const auto& blob : blobs) terminal.messages << "  " << blob.case_row << '/' << blob.address << '\n';
}

Result<backup::BackupReport> make_backup(const solution::Config& config, const std::string& file, const backup::Progress& progress) {
  // A backup must not make an installation where there is none, nor bring an old schema up to date.
  const bool here = config.database.find("://") != std::string::npos || std::filesystem::exists(config.database);
  if (!here) return fail("main.no_installation", Kind::kNotFound, {}, config.home.string());
  TRY(const auto database, store::open_database(config.database));
  TRY(auto keys, store::Keyring::of_file(config.master_key()));
  const store::BlobStore blobs(config.blobs(), keys, limits_of(config), place_of(config));
  return backup::backup(*database, blobs, *keys, file, system_clock(), progress);
}

int backup_command(std::string_view json, const SharedFlags& shared, const Registry&, const Terminal& terminal) {
  return with_config(shared, terminal, [&](const solution::Config& config) {
    const auto input = describe::from_json<BackupInput>(json);
    if (!input) return terminal.report(input.error());
    Progress bar(terminal);
    const auto report = make_backup(config, input->file, [&](double f, std::string_view step) { bar.show(f, step); });
    bar.end();
    if (!report) return terminal.report(report.error());
    if (shared.json)
      terminal.out << describe::to_json(*report) << '\n';
    else
      terminal.out << terminal.text("main.backed_up", {{"file", report->file},
                                                       {"tables", std::to_string(report->tables)},
                                                       {"rows", std::to_string(report->rows)},
                                                       {"blobs", std::to_string(report->blobs)},
                                                       {"bytes", std::to_string(report->bytes)},
                                                       {"hash", report->hash}})
                   << '\n';
    terminal.messages << terminal.text("main.backup_key", {{"key", config.master_key().string()}, {"list", config.shred_list().string()}})
                      << '\n';
    list(terminal, "main.backup_damaged", report->damaged);
    if (!report->recorded) terminal.messages << terminal.text("main.backup_not_recorded") << '\n';
    return report->damaged.empty() && report->recorded ? 0 : base::exit_code(Kind::kRefused);
  });
}

void tell(const backup::RestoreReport& report, const Terminal& terminal) {
  terminal.out << terminal.text("main.restored", {{"file", report.file},
                                                  {"made", to_iso8601(report.made)},
                                                  {"tables", std::to_string(report.tables)},
                                                  {"rows", std::to_string(report.rows)},
                                                  {"blobs", std::to_string(report.blobs)},
                                                  {"deleted", std::to_string(report.cases_deleted)}})
               << '\n';
  tell(report.record, terminal);
  if (report.lines_lost > 0)
    terminal.messages << terminal.text("main.restore_lost", {{"lines", std::to_string(report.lines_lost)}}) << '\n';
  list(terminal, "main.restore_damaged", report.not_opening);
}

int check_only(const std::string& file, const solution::Config& config, bool as_json, const Terminal& terminal, const backup::Progress& progress) {
  const auto keys = store::Keyring::of_file(config.master_key());
  if (!keys) return terminal.report(keys.error());
  const auto checked = backup::check_archive(file, backup::seal_key(**keys), progress);
  if (!checked) return terminal.report(checked.error());
  if (as_json) {
    terminal.out << describe::to_json(checked->manifest) << '\n';
    return 0;
  }
  std::int64_t rows = 0, blobs = 0;
  for (const auto& part : checked->manifest.tables) rows += part.rows;
  for (const auto& part : checked->manifest.blobs) blobs += part.blobs;
  terminal.out << terminal.text("main.backup_good", {{"file", file},
                                                     {"made", to_iso8601(checked->manifest.made)},
                                                     {"version", checked->manifest.version},
                                                     {"backend", checked->manifest.backend},
                                                     {"tables", std::to_string(checked->manifest.tables.size())},
                                                     {"rows", std::to_string(rows)},
                                                     {"blobs", std::to_string(blobs)}})
               << '\n';
  return 0;
}

int restore_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  return with_config(shared, terminal, [&](const solution::Config& config) {
    const auto input = describe::from_json<RestoreInput>(json);
    if (!input) return terminal.report(input.error());
    Progress bar(terminal);
    const backup::Progress progress = [&](double f, std::string_view step) { bar.show(f, step); };
    if (input->check) return check_only(input->file, config, shared.json, terminal, progress);
    const backup::Place place{config.database,      config.blobs(),      config.master_key(),     config.shred_list(),
                              config.record_head(), config.restoring(), registry.migrations(), limits_of(config),
                              place_of(config)};
    const auto report = backup::restore(input->file, place, system_clock(), progress);
    bar.end();
    if (!report) return terminal.report(report.error());
    if (shared.json) terminal.out << backup::to_json(*report) << '\n';
    else tell(*report, terminal);
    return report->whole() ? 0 : base::exit_code(Kind::kRefused);
  });
}

}  // namespace

void add_backup_commands(HouseCommands& commands) {
  using describe::type_of;
  commands.push_back({"backup", &type_of<BackupInput>(), backup_command});
  commands.push_back({"restore", &type_of<RestoreInput>(), restore_command});
}

}  // namespace meretid::program
