// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/homecare/municipal/csv/read_csv.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/instance_file.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct ImportInput {
  describe::Uploads files;
  std::string name;
};
void fields(describe::Fields<ImportInput>& f) {
  f.about("Læser en kommunes tabeller (CSV) med borgere, medarbejdere, vagter og besøg og skriver dem som én fil til --out.",
          "Reads a municipality's tables (CSV) of citizens, carers, shifts and visits and writes them as one file to --out.");
  f("files", &ImportInput::files)
      .help("De fire tabeller eller mappen med dem.", "The four tables or their folder.")
      .value("TABEL", "TABLE")
      .positional()
      .items(1, 100);
  f("name", &ImportInput::name).help("Kommunens navn.", "The name of the municipality.").length(0, 200).optional();
  f.example("meretid homecare import udtræk/ --name Fjordkøbing --out kommune.json",
            "Fra et udtræk af omsorgssystemet til en fil, plan kan læse.",
            "From an export of the care system to a file that plan can read.");
}

struct Imported {
  int citizens = 0, carers = 0, shifts = 0, visits = 0, left_out = 0, notes = 0;
};
void fields(describe::Fields<Imported>& f) {
  f.about("Hvad der blev læst.", "What was read.");
  f("citizens", &Imported::citizens).help("Borgere.", "Citizens.");
  f("carers", &Imported::carers).help("Medarbejdere.", "Carers.");
  f("shifts", &Imported::shifts).help("Vagter.", "Shifts.");
  f("visits", &Imported::visits).help("Besøg, der kan planlægges.", "Visits that can be planned.");
  f("left_out", &Imported::left_out).help("Besøg, hvis række ikke kunne bruges.", "Visits whose row could not be used.");
  f("notes", &Imported::notes).help("Bemærkninger.", "Notes.");
}

int run(const ImportInput& input, solution::VerbContext& context) {
  std::vector<municipal::CsvFile> files;
  for (const describe::Upload& upload : input.files) {
    if (!municipal::is_csv(upload.name)) continue;  // a folder has other things too
    auto text = text_of(upload, context);
    if (!text) return context.report(text.error());
    files.push_back({upload.name, std::move(*text)});
  }
  const auto read = municipal::read_csv(files, input.name);
  if (!read) return context.report(read.error());
  const base::Language language = base::language_from(context.language);
  for (const municipal::Note& note : read->read.notes) context.messages << base::render(note.error, language) << '\n';
  if (context.out_dir)
    if (const auto written = write_file(*context.out_dir, municipal::write_wire(read->file)); !written)
      return context.report(written.error());
  const municipal::Municipality& all = read->read.all;
  const auto size = [](const auto& list) { return static_cast<int>(list.size()); };
  const Imported done{size(all.citizens), size(all.carers),          size(all.shifts),
                      size(all.visits),   size(read->read.left_out), size(read->read.notes)};
  if (context.json) {
    context.out << describe::to_json(done) << '\n';
    return 0;
  }
  context.out << base::text("homecare.import.sum", language,
                            {{"citizens", std::to_string(done.citizens)},
                             {"carers", std::to_string(done.carers)},
                             {"shifts", std::to_string(done.shifts)},
                             {"visits", std::to_string(done.visits)},
                             {"left_out", std::to_string(done.left_out)}})
              << '\n';
  return 0;
}

}  // namespace

void enter_import(solution::Hall& hall) { hall.verb<ImportInput>("import", &run); }

}  // namespace meretid::homecare
