// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/verb.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <set>

#include "base/hash.h"
#include "parse/input.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/access/collect/archive.h"
#include "solutions/access/collect/collected.h"
#include "solutions/access/collect/wanted.h"
#include "store/durable_file.h"

namespace meretid::access::collect {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCaseFolder = "sag";

struct CollectInput {
  std::string archive;
  std::string about;
  std::optional<describe::Upload> cpr;
  std::vector<std::string> person{}, address{}, matter{};
  std::optional<std::string> index;
  int most = 200;
};
void fields(describe::Fields<CollectInput>& f) {
  f.about("Finder sagens akter i en arkivmappe: efter personnummer, navn, adresse, journalnummer og ord, med en begrundelse for hver.",
          "Finds the acts of a case in an archive folder: by personal number, name, address, case number and words, with a reason for each.");
  f("archive", &CollectInput::archive).help("Arkivmappen. Alt i den læses; kun det, der er ændret, læses igen.",
                                            "The archive folder. Everything in it is read; only what has changed is read again.").value("MAPPE", "DIR").length(1, 4000);
  f("about", &CollectInput::about).help("Hvad sagen handler om, i almindelige ord. Personnumre må ikke stå her.", "What the case is about, in plain words. No personal numbers.")
      .value("ORD", "WORDS").length(0, 1000).optional();
  f("cpr", &CollectInput::cpr).help("Fil med personnumre, et på hver linje: et nummer må ikke stå på kommandolinjen.",
                                    "File with personal numbers, one a line: a number must not stand on the command line.").value("FIL", "FILE");
  f("person", &CollectInput::person).help("Navn; kan gives flere gange.", "Name; may be given several times.").value("NAVN", "NAME").items(0, 50);
  f("address", &CollectInput::address).help("Vej og nummer, evt. etage og dør; kan gives flere gange.", "Street and number, with floor and door if wanted; may be given several times.")
      .value("ADRESSE", "ADDRESS").items(0, 50);
  f("matter", &CollectInput::matter).help("Journal- eller sagsnummer; kan gives flere gange.", "Case number; may be given several times.").value("NUMMER", "NUMBER").items(0, 50);
  f("index", &CollectInput::index)
      .help("Fil, der husker arkivets tekster til næste gang. Den indeholder dem i klartekst og kan kun læses af dig.",
            "File that remembers the archive's texts until next time. It holds them as they are, and only you can read it.")
      .value("FIL", "FILE").length(1, 4000);
  f("most", &CollectInput::most).help("Højst så mange akter, der kun deler ord med anmodningen.", "At most so many acts that share nothing but words.").range(0, 10'000).optional();
  f.example("meretid access collect --archive arkiv/ --about \"støj fra værkstedet på Opfindervej 14\" --out fundet/", "Efter ord og adresse.", "By words and address.");
  f.example("meretid access collect --archive arkiv/ --cpr numre.txt --person \"Anne Eksempel\" --index arkiv.indeks --out fundet/", "Alt om en person; indekset gemmes.",
            "Everything about a person; the index is kept.");
  f.example("meretid access redact fundet/sag/ --out udleveret/", "Det fundne overstreges.", "What was found is redacted.");
}

// Where the index lies while nobody wants to keep it: it goes with the run.
class PrivateFolder {
 public:
  static Result<PrivateFolder> make() {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "meretid-collect-XXXXXX").string();
    if (error || !mkdtemp(pattern.data())) return fail(store::system_error(errno, pattern));
    return PrivateFolder(pattern);
  }
  PrivateFolder(PrivateFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  PrivateFolder& operator=(PrivateFolder&&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  explicit PrivateFolder(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

// The file as it was when it was read; one that has changed since is no longer what the list says.
Result<void> copy(const fs::path& from, const fs::path& to, const std::string& digest, const std::string& name) {
  TRY(const parse::Input content, parse::Input::of_file(from));
  TRY(const std::string bytes, content.all());
  if (base::blake2b_hex(bytes) != digest) return fail("access.collect.changed", Kind::kConflict, {}, name);
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  return store::write_durably(to, bytes);
}

Result<void> fill_case(const std::vector<Act>& acts, const std::vector<Chosen>& chosen, const fs::path& archive, const fs::path& folder) {
  std::set<std::string> copied;  // a mail with its attachments is one file
  for (const Chosen& one : chosen) {
    const Act& act = acts[one.act];
    if (one.taken && copied.insert(act.file).second) TRY_VOID(copy(archive / act.file, folder / act.file, act.note.digest, act.file));
  }
  return {};
}

Result<Collected> collect(const CollectInput& input, solution::VerbContext& context) {
  if (!context.out_dir) return fail("access.collect.no_out", Kind::kUsage, {}, "--out");
  const fs::path case_folder = *context.out_dir / kCaseFolder;
  std::error_code ignored;
  if (fs::exists(case_folder, ignored) && !fs::is_empty(case_folder, ignored)) return fail("access.collect.not_empty", Kind::kConflict, {}, case_folder.string());
  Wanted wanted{input.about, {}, input.person, input.address, input.matter};
  if (input.cpr) {
    TRY(const std::string file, context.jobs.read(input.cpr->blob));
    TRY(wanted.numbers, numbers_of(file, input.cpr->name));
  }
  TRY(const NameModel model, NameModel::load());
  TRY_VOID(understand(wanted, model));
  if (wanted.about.empty() && wanted.numbers.empty() && wanted.persons.empty() && wanted.addresses.empty() && wanted.matters.empty())
    return fail("access.collect.nothing_wanted", Kind::kUsage, {}, "--about");

  TRY(const PrivateFolder own, PrivateFolder::make());
  const fs::path index_path = input.index ? fs::path(*input.index) : own.path() / "index";
  TRY(retrieval::TextFile index, retrieval::TextFile::open(index_path));
  TRY(const Refreshed refreshed, refresh(index, input.archive, model, {.leave_out = {*context.out_dir, index_path}, .progress = [&](double part) { context.progress(0.95 * part, "access.step.reading"); }}));
  TRY(const std::vector<Act> acts, acts_of(index));
  const base::Language language = base::language_from(context.language);
  const std::vector<Chosen> chosen = choose(acts, wanted, static_cast<std::size_t>(input.most));
  context.progress(0.98, "access.step.finding");
  Collected list = collected(acts, chosen, language);
  list.files = refreshed.files;
  list.read = refreshed.read;
  list.forgotten = refreshed.forgotten;
  TRY_VOID(fill_case(acts, chosen, input.archive, case_folder));
  fs::create_directories(*context.out_dir, ignored);
  TRY_VOID(store::write_durably(*context.out_dir / "indsamling.csv", list_of(list, language)));
  TRY_VOID(store::write_durably(*context.out_dir / "indsamling.json", describe::to_json(list) + "\n"));
  return list;
}

void print(const Collected& list, base::Language language, const fs::path& place, std::ostream& out) {
  std::int64_t taken = 0;
  for (const CollectedAct& act : list.acts) {
    if (!act.taken) continue;
    ++taken;
    out << act.rank << "  " << act.name << "  [" << base::text("access.collect.strength." + act.strength, language) << "]\n";
    for (const std::string& reason : act.reasons) out << "    " << reason << "\n";
    if (!act.duplicate_of.empty()) out << "    " << base::text("access.collect.copy", language, {{"name", act.duplicate_of}}) << "\n";
    for (const std::string& name : act.quotes) out << "    " << base::text("access.collect.quotes", language, {{"name", name}}) << "\n";
  }
  out << base::text("access.collect.sum", language,
                    {{"taken", std::to_string(taken)}, {"documents", std::to_string(list.documents)}, {"files", std::to_string(list.files)}, {"read", std::to_string(list.read)},
                     {"place", (place / kCaseFolder).string()}})
      << "\n";
}

int run(const CollectInput& input, solution::VerbContext& context) {
  const Result<Collected> list = collect(input, context);
  if (!list) return context.report(list.error());
  const base::Language language = base::language_from(context.language);
  if (context.json) context.out << describe::to_json(*list) << "\n";
  else print(*list, language, *context.out_dir, context.out);
  if (!list->complete)
    context.messages << base::text("access.collect.incomplete", language, {{"count", std::to_string(list->not_read.size())}}) << "\n";
  return 0;
}

}  // namespace
}  // namespace meretid::access::collect

namespace meretid::access {

void enter_collect(solution::Hall& hall) { hall.verb<collect::CollectInput>("collect", &collect::run); }

}  // namespace meretid::access
