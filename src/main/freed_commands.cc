// SPDX-License-Identifier: EUPL-1.2
#include "main/freed_commands.h"


#include "api/freed_board.h"
#include "base/read_file.h"
#include "main/installation.h"
#include "record/baseline_file.h"

namespace meretid::program {

struct FreedInput {
  bool csv = false;
};
struct FreedImportInput {
  std::string file;
};

void fields(describe::Fields<FreedInput>& f) {
  f.about("Viser frigjort tid pr. løsning, antaget og målt hver for sig, med energi og pris.",
          "Shows freed time per solution, assumed and measured apart, with energy and cost.");
  f("csv", &FreedInput::csv).help("Som tabel til et regneark: semikolon mellem kolonnerne, på dansk decimalkomma.",
                                  "As a table for a spreadsheet: semicolons between columns, in Danish a decimal comma.");
}
void fields(describe::Fields<FreedImportInput>& f) {
  f.about("Læser målinger af arbejde uden Meretid ind fra en fil (CSV): room;kind;minutes.",
          "Reads timings of work without Meretid from a file (CSV): room;kind;minutes.");
  f("file", &FreedImportInput::file).value("FIL", "FILE").help("Filen, for eksempel gemt fra Excel som CSV UTF-8.", "The file, for example saved from Excel as CSV UTF-8.").positional();
}

namespace {

using solution::Registry;

class Words {
 public:
  explicit Words(const Terminal& terminal) : terminal_(terminal) {}
  std::string number(double value, int decimals) const { return api::decimal(value, decimals, terminal_.language); }
  std::string hours(double minutes) const { return number(minutes / 60, 1); }

  std::string assumed(const api::Figures& f) const {
    return terminal_.text("main.freed_assumed", {{"hours", hours(f.assumed_minutes)}, {"jobs", std::to_string(f.assumed_jobs)}});
  }
  std::string measured(const std::optional<api::Estimate>& measured, std::int64_t samples) const {
    return terminal_.text("main.freed_measured", {{"hours", hours(measured->minutes)}, {"low", hours(measured->low)},
                                                  {"high", hours(measured->high)}, {"samples", std::to_string(samples)}});
  }
  std::string measured(const api::Figures& f) const {
    if (f.measured) return measured(f.measured, f.samples);
    return terminal_.text("main.freed_not_measured", {{"why", terminal_.text("freed.why." + f.not_measured)}});
  }
  std::string energy(const api::Figures& f) const {
    if (!f.energy_wh_per_job) return "";
    const char* how = f.energy_measured >= 1 ? "main.freed_energy_measured" : f.energy_measured > 0 ? "main.freed_energy_partly" : "main.freed_energy_estimated";
    std::string text = terminal_.text("main.freed_energy", {{"energy", number(*f.energy_wh_per_job, 3)}, {"how", terminal_.text(how)},
                                                            {"kroner", number(*f.energy_kroner_per_job, 4)}});
    if (f.work_kroner_per_job)
      text += "; " + terminal_.text("main.freed_work", {{"minutes", number(*f.work_minutes_per_job, 1)}, {"kroner", number(*f.work_kroner_per_job, 2)}});
    return text;
  }

 private:
  const Terminal& terminal_;
};

void show(const api::BoardAnswer& board, const Terminal& terminal) {
  const Words words(terminal);
  const auto line = [&](const std::string& text) {
    if (!text.empty()) terminal.out << "  " << text << '\n';
  };
  for (const auto& room : board.rooms) {
    terminal.out << (terminal.language == base::Language::kDanish ? room.name.da : room.name.en) << '\n';
    line(words.assumed(room.figures));
    line(words.measured(room.figures));
    line(words.energy(room.figures));
  }
  const double goal = board.goal_hours * 60;
  const auto share = [&](double minutes) { return words.number(100 * minutes / goal, 6); };
  terminal.out << terminal.text("main.freed_goal", {{"assumed", words.hours(board.assumed_minutes)}, {"share", share(board.assumed_minutes)}}) << '\n';
  if (board.measured)
    terminal.out << terminal.text("main.freed_goal_measured", {{"measured", words.hours(board.measured->minutes)}, {"share", share(board.measured->minutes)}}) << '\n';
}

int freed(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<FreedInput>(json);
  if (!input) return terminal.report(input.error());
  const auto here = open_installation(shared, registry);
  if (!here) return terminal.report(here.error());
  const auto board = api::freed_board(*here->db, registry, here->house->config);
  if (!board) return terminal.report(board.error());
  if (shared.json) terminal.out << describe::to_json(*board) << '\n';
  else if (input->csv) terminal.out << api::freed_csv(*board, {terminal.language});
  else show(*board, terminal);
  return 0;
}

Result<std::size_t> import_file(const std::string& file, const SharedFlags& shared, const Registry& registry) {
  TRY(const auto here, open_installation(shared, registry));
  const auto text = base::read_file(file);
  if (!text) return fail("main.unreadable", Kind::kNotFound, {}, file);
  TRY(const auto samples, record::parse_baselines(*text, [&](const record::Baseline& one) {
        const auto* kind = registry.job(one.room, one.kind);
        return kind && !kind->draft.empty();
      }));
  TRY_VOID(record::import_baselines(*here.db, *text, samples, system_clock().now()));
  return samples.size();
}

int import_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<FreedImportInput>(json);
  if (!input) return terminal.report(input.error());
  const auto count = import_file(input->file, shared, registry);
  if (!count) return terminal.report(count.error());
  terminal.messages << terminal.text("main.freed_imported", {{"count", std::to_string(*count)}}) << '\n';
  return 0;
}

}  // namespace

HouseCommands freed_commands() {
  return {{"freed import", &describe::type_of<FreedImportInput>(), import_command},
          {"freed", &describe::type_of<FreedInput>(), freed}};
}

}  // namespace meretid::program
