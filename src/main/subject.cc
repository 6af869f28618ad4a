// SPDX-License-Identifier: EUPL-1.2
#include "main/subject.h"

#include <sys/stat.h>

#include <iostream>

#include "keeping/subject.h"
#include "main/installation.h"
#include "store/durable_file.h"

namespace meretid::program {

struct SubjectListInput {
  std::optional<std::string> account;
};
struct SubjectExportInput {
  std::optional<std::string> account;
};
struct SubjectEraseInput {
  std::string ground;
  std::optional<std::string> in_case, account;
  bool everywhere = false;
};

template <class Input>
void account_field(describe::Fields<Input>& f) {
  f("account", &Input::account).value("BRUGER", "ACCOUNT").help("Hvem der slår op; skrives i protokollen.", "Who looks it up; written to the record.");
}
void fields(describe::Fields<SubjectListInput>& f) {
  f.about("Viser, hvor en person er nævnt: sager, opgaver og dokumenter. Numre læses fra standard input, ét på hver linje.",
          "Shows where a person is mentioned: cases, jobs and documents. Numbers are read from standard input, one on each line.");
  f.example("meretid subject list < numre.txt", "Et personnummer, en mailadresse eller »phone:12345678« på hver linje",
            "A personal number, a mail address or “phone:12345678” on each line");
  account_field(f);
}
void fields(describe::Fields<SubjectExportInput>& f) {
  f.about("Lægger det, der står om en person, i mappen --out: titler, dokumentnavne, teksten omkring, beslutninger (indsigtsretten, "
          "databeskyttelsesforordningens artikel 15). Andres oplysninger kan stå i teksten; læs det, før det udleveres.",
          "Puts what is said of a person into the folder --out: titles, names of documents, the text around, decisions (right of access, "
          "GDPR article 15). The text may hold data on others; read it before it is handed out.");
  account_field(f);
}
void fields(describe::Fields<SubjectEraseInput>& f) {
  f.about("Sletter de sager, som en person er nævnt i, ved at ødelægge deres nøgler. Kan ikke fortrydes. Åbne sager og sager under "
          "bevaringspligt slettes ikke. Myndigheden har ofte pligt til at bevare dem (artikel 17, stk. 3, litra b): et menneske vælger sag og grund.",
          "Deletes the cases that mention a person by destroying their keys. Cannot be undone. Open cases and cases under legal hold "
          "are not deleted. An authority must often keep them (article 17(3)(b)): a human chooses case and ground.");
  f("ground", &SubjectEraseInput::ground)
      .value("BOGSTAV", "LETTER")
      .help("Grunden: a–f i databeskyttelsesforordningens artikel 17, stk. 1.", "The ground: a–f of article 17(1) of the GDPR.")
      .length(1, 20);
  f("case", &SubjectEraseInput::in_case).value("SAG", "CASE").help("Sagens id.", "The id of the case.");
  f("everywhere", &SubjectEraseInput::everywhere).help("I stedet for --case: alle sager, som personen er nævnt i.", "Instead of --case: every case that mentions the person.");
  f("account", &SubjectEraseInput::account).value("BRUGER", "ACCOUNT").help("Hvem der har besluttet det.", "Who decided it.");
}

namespace {

using solution::Registry;

/// The installation, who asks, and the identifiers that came in; kept together because Subject refers to it.
struct Asked {
  Installation here;
  Id<people::Account> by;
  std::vector<mentions::Identifier> identifiers;

  keeping::Subject subject(const Registry& registry) {
    auto& house = *here.house;
    return {*here.db, *house.keys, house.blobs, house.queue, registry.proposed_retention(), by, system_clock().now()};
  }
};

Result<Asked> asked(const std::optional<std::string>& account, const SharedFlags& shared, const Registry& registry) {
  Asked all;
  TRY(all.identifiers, keeping::read_identifiers(std::cin));  // first: a wrong line ends it before anything is looked up
  TRY(all.here, open_installation(shared, registry));
  TRY(const auto by, account_of(*all.here.db, account));
  all.by = by.id;
  return all;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string job_line(const keeping::HeldJob& job, const Terminal& terminal) {
  return "    " + job.room + "/" + job.kind + " " + job.job.text() + " (" + job.state + ")" +
         (job.documents.empty() ? "" : terminal.text("main.subject_documents", {{"names", joined(job.documents)}})) + "\n";
}

std::string overview_of(const keeping::HeldData& held, std::size_t number, const Terminal& terminal) {
  std::string out = terminal.text("main.subject_found", {{"number", std::to_string(number)},
                                                         {"cases", std::to_string(held.cases.size())},
                                                         {"others", std::to_string(held.without_case.size())}}) + "\n";
  for (const auto& one : held.cases) {
    out += "  " + one.id.text() + " " + one.room + " »" + one.title + "« (" + one.state + ")";
    if (one.in_title) out += terminal.text("main.subject_in_title");
    if (one.held) out += terminal.text("main.subject_held");
    if (one.deleted_from) out += terminal.text("main.subject_deleted_from", {{"day", to_iso8601(*one.deleted_from).substr(0, 10)}});
    out += '\n';
    for (const auto& job : one.jobs) out += job_line(job, terminal);
  }
  for (const auto& job : held.without_case) out += job_line(job, terminal);
  return out;
}

int list_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<SubjectListInput>(json);
  if (!input) return terminal.report(input.error());
  auto all = asked(input->account, shared, registry);
  if (!all) return terminal.report(all.error());
  auto subject = all->subject(registry);
  std::string out;
  for (std::size_t i = 0; i < all->identifiers.size(); ++i) {
    const auto held = subject.list(all->identifiers[i]);
    if (!held) return terminal.report(held.error());
    out += shared.json ? (i == 0 ? "[" : ",") + describe::to_json(*held) : overview_of(*held, i + 1, terminal);
  }
  terminal.out << out << (shared.json ? "]\n" : "");
  return 0;
}

/// Personal data goes where nobody else reads, and never over something.
Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
    return fail("main.folder_not_empty", Kind::kConflict, {}, folder.string());
  const mode_t before = umask(0077);
  std::filesystem::create_directories(folder, error);
  umask(before);
  if (error) return fail(store::system_error(error.value(), folder));
  return {};
}

int export_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<SubjectExportInput>(json);
  if (!input) return terminal.report(input.error());
  if (!shared.out) return terminal.report(Error("main.out_needed", Kind::kUsage));
  auto all = asked(input->account, shared, registry);
  if (!all) return terminal.report(all.error());
  const std::filesystem::path folder = *shared.out;
  if (const auto made = make_folder(folder); !made) return terminal.report(made.error());
  auto subject = all->subject(registry);
  for (std::size_t i = 0; i < all->identifiers.size(); ++i) {
    const auto held = subject.exported(all->identifiers[i]);
    if (!held) return terminal.report(held.error());
    const std::string name = "person-" + std::to_string(i + 1);
    for (const auto& [ending, text] : {std::pair{".json", describe::to_json(*held) + "\n"}, {".txt", overview_of(*held, i + 1, terminal)}})
      if (const auto written = store::write_durably(folder / (name + ending), text); !written) return terminal.report(written.error());
  }
  terminal.messages << terminal.text("main.subject_exported", {{"count", std::to_string(all->identifiers.size())}, {"where", folder.string()}}) << '\n';
  return 0;
}

int erase_command(std::string_view json, const SharedFlags& shared, const Registry& registry, const Terminal& terminal) {
  const auto input = describe::from_json<SubjectEraseInput>(json);
  if (!input) return terminal.report(input.error());
  if (input->in_case.has_value() == input->everywhere) return terminal.report(Error("main.erase_which", Kind::kUsage));
  std::optional<Id<people::Case>> in_case;
  if (input->in_case) {
    const auto id = Id<people::Case>::parse(*input->in_case);
    if (!id) return terminal.report(id.error());
    in_case = *id;
  }
  auto all = asked(input->account, shared, registry);
  if (!all) return terminal.report(all.error());
  auto subject = all->subject(registry);
  int status = 0;
  for (std::size_t i = 0; i < all->identifiers.size(); ++i) {
    const auto answers = subject.erase(all->identifiers[i], in_case, input->ground);
    if (!answers) return terminal.report(answers.error());
    if (answers->empty()) terminal.out << terminal.text("main.subject_nothing", {{"number", std::to_string(i + 1)}}) << '\n';
    for (const auto& one : *answers) {
      const std::string what = one.id.empty() ? one.job.text() : one.id.text();
      if (one.refused) status = base::exit_code(Kind::kRefused);
      terminal.out << (one.refused ? terminal.text("main.subject_kept", {{"what", what}, {"why", base::render(*one.refused, terminal.language)}})
                                   : terminal.text("main.subject_erased", {{"what", what}}))
                   << '\n';
    }
  }
  return status;
}

}  // namespace

HouseCommands subject_commands() {
  using describe::type_of;
  return {
      {"subject list", &type_of<SubjectListInput>(), list_command},
      {"subject export", &type_of<SubjectExportInput>(), export_command},
      {"subject erase", &type_of<SubjectEraseInput>(), erase_command},
  };
}

}  // namespace meretid::program
