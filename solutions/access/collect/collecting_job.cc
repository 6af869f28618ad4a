// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/collecting_job.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "base/hash.h"
#include "base/log.h"
#include "mentions/in_text.h"
#include "parse/input.h"
#include "people/account.h"
#include "record/line.h"
#include "solutions/access/collect/archive.h"
#include "solutions/access/collect/settings.h"
#include "solutions/access/propose/finding_rows.h"
#include "store/durable_file.h"

namespace meretid::access::collect {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFolder = "archives", kEnding = ".index";
constexpr double kReadingShare = 0.9;

std::string numbers_as_lines(const CollectionInput& input) {
  std::string lines;
  for (const std::string& one : input.numbers) lines += one + "\n";
  return lines;
}

// Blank lines of a form are nothing asked for.
std::vector<std::string> filled(const std::vector<std::string>& list) {
  std::vector<std::string> kept;
  for (const std::string& one : list)
    if (one.find_first_not_of(" \t\r\n") != std::string::npos) kept.push_back(one);
  return kept;
}

Result<Wanted> wanted_of(const CollectionInput& input) {
  Wanted wanted{input.about, {}, filled(input.persons), filled(input.addresses), filled(input.matters)};
  if (filled(input.numbers).empty()) return wanted;
  auto numbers = numbers_of(numbers_as_lines(input), "numbers");
  if (!numbers) return fail("access.collect.number_line", Kind::kBadInput, std::move(numbers.error().args), "numbers");
  wanted.numbers = std::move(*numbers);
  return wanted;
}

/// The archive, for whoever started the job.
Result<Archive> open_archive(const std::string& code, jobs::JobContext& context) {
  if (context.installation() == nullptr) return fail("access.collect.server_only", Kind::kUsage);
  TRY(Archive archive, archive_of(context.installation()->home, code));
  if (archive.role) TRY_VOID(people::require_role(*context.connection(), context.account(), *archive.role, "access"));
  return archive;
}

// What people see of a place on the server is the archive's name.
tl::unexpected<Error> named(Error error, const Archive& archive, const fs::path& home) {
  if (error.where.starts_with(archive.path.string()) || error.where.starts_with(home.string())) error.where = archive.name;
  return fail(std::move(error));
}

void forget_other_indexes(const fs::path& folder, const fs::path& home) {
  const auto archives = read_archives(home);
  if (!archives) return;
  std::set<std::string> kept;
  for (const Archive& archive : *archives) kept.insert(archive.code + std::string(kEnding));
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == kEnding && !kept.contains(entry.path().filename().string())) fs::remove(entry.path(), ignored);
}

// A run that lost its lease may still hold the lock for a moment. An index that is damaged, or of another master key, is made anew.
Result<retrieval::TextFile> open_index(const Archive& archive, jobs::JobContext& context) {
  const jobs::Installation& installation = *context.installation();
  const fs::path folder = installation.home / kFolder;
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return fail(store::system_error(error.value(), folder));
  forget_other_indexes(folder, installation.home);
  const fs::path path = folder / (archive.code + std::string(kEnding));
  const store::CaseKey key(installation.keys.derive("access.collect.index"));
  for (bool anew = false;;) {
    auto index = retrieval::TextFile::open(path, key);
    if (index) return index;
    if (index.error().code == "retrieval.in_use" && !context.cancel_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
      continue;
    }
    const bool unusable = index.error().code == "retrieval.damaged" || index.error().code == "retrieval.not_a_text_file";
    if (!unusable || anew) return index;
    base::log_warning("access.collect.index_made_anew", {{"archive", archive.code}, {"code", index.error().code}});
    anew = true;
    fs::remove(path, error);
  }
}

std::int64_t count(const Collection& collection, std::string_view sort) {
  return std::count_if(collection.acts.begin(), collection.acts.end(), [&](const FoundAct& act) { return act.sort == sort; });
}

// One file, as it was when the list was made; none where it is not.
std::optional<std::string> bytes_of(const Archive& archive, const FoundAct& act) {
  const auto content = parse::Input::of_file(archive.path / act.file);
  if (!content || content->size() != act.size) return std::nullopt;
  auto bytes = content->all();
  if (!bytes || base::blake2b_hex(*bytes) != act.digest) return std::nullopt;
  return std::move(*bytes);
}

}  // namespace

Result<void> check_collection(const CollectionInput& input) {
  const auto clean = [](const std::vector<std::string>& texts, const char* field) -> Result<void> {
    for (const std::string& text : texts)
      if (!mentions::personal_numbers_in(text).empty()) return fail("access.collect.number_elsewhere", Kind::kBadInput, {}, field);
    return {};
  };
  TRY_VOID(clean({input.about}, "about"));
  TRY_VOID(clean(input.persons, "persons"));
  TRY_VOID(clean(input.addresses, "addresses"));
  TRY_VOID(clean(input.matters, "matters"));
  TRY(const Wanted wanted, wanted_of(input));
  const bool about = wanted.about.find_first_not_of(" \t\r\n") != std::string::npos;
  if (!about && wanted.numbers.empty() && wanted.persons.empty() && wanted.addresses.empty() && wanted.matters.empty())
    return fail("access.collect.nothing_asked", Kind::kBadInput, {}, "about");
  return {};
}

Result<Collection> collect_acts(const CollectionInput& input, jobs::JobContext& context) {
  TRY_VOID(check_collection(input));
  TRY(const Archive archive, open_archive(input.archive, context));
  TRY(const auto model, shared_name_model());
  TRY(Wanted wanted, wanted_of(input));
  if (const auto understood = understand(wanted, *model); !understood) {
    if (understood.error().code == "access.collect.number_in_words") return fail("access.collect.number_elsewhere", Kind::kBadInput, {}, "about");
    return fail(understood.error());
  }
  for (const std::string& number : wanted.numbers) context.mentions("cpr:" + number);

  const fs::path& home = context.installation()->home;
  auto index = open_index(archive, context);
  if (!index) return named(index.error(), archive, home);
  Manner manner;
  manner.leave_out = {home};
  manner.threads = 2;  // the others are for those who wait at a page
  manner.progress = [&](double part) { context.progress(kReadingShare * part, "access.step.archive"); };
  manner.enough = [&] { return context.cancel_requested() || context.stop_requested(); };
  const auto refreshed = refresh(*index, archive.path, *model, manner);
  if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
  if (!refreshed) return named(refreshed.error(), archive, home);
  TRY(const std::vector<Act> acts, acts_of(*index));
  context.progress(kReadingShare, "access.step.choosing");
  Collection collection = collection_of(acts, choose(acts, wanted, static_cast<std::size_t>(input.most)));
  collection.archive = archive.code;
  collection.archive_name = archive.name;
  collection.asked = {input.about, static_cast<std::int64_t>(wanted.numbers.size()), wanted.persons, wanted.addresses, wanted.matters};
  collection.law = input.law;
  collection.requester = input.requester;
  collection.role_words = input.role_words;
  collection.received = input.received;
  collection.files = refreshed->files;
  collection.read = refreshed->read;
  collection.forgotten = refreshed->forgotten;
  collection.left = refreshed->left;
  record::Facts facts;
  facts.code("archive", archive.code).number("files", collection.files).number("sure", count(collection, "sure")).number("possible", count(collection, "possible"));
  facts.number("left_out", count(collection, "left_out")).number("not_read", static_cast<std::int64_t>(collection.not_read.size()) + collection.left);
  facts.number("numbers", static_cast<std::int64_t>(wanted.numbers.size())).number("persons", static_cast<std::int64_t>(wanted.persons.size()));
  context.record("access.collected", facts.json());
  return collection;
}

Result<std::vector<describe::Upload>> take_acts(const CollectedRow& chosen, jobs::JobContext& context) {
  TRY(const jobs::Earlier earlier, context.earlier(chosen.collection));
  if (earlier.kind != "collection") return fail("access.collect.no_collection", Kind::kBadInput, {{"found", earlier.kind}}, "collected");
  TRY(const Collection collection, describe::from_json<Collection>(earlier.output_json));
  TRY(const Archive archive, open_archive(collection.archive, context));
  std::map<std::string, const FoundAct*> known;
  for (const FoundAct& act : collection.acts) known[act.id] = &act;
  const std::set<std::string> ids(chosen.acts.begin(), chosen.acts.end());
  if (ids.empty()) return fail("access.collect.none_chosen", Kind::kBadInput, {}, "collected");
  for (const std::string& id : ids)
    if (!known.contains(id)) return fail("access.collect.unknown_act", Kind::kBadInput, {}, "collected");

  std::vector<describe::Upload> files;
  std::string gone;
  std::int64_t count_gone = 0;
  for (const FoundAct& act : collection.acts) {
    if (!ids.contains(act.id)) continue;
    if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
    const auto bytes = bytes_of(archive, act);
    if (!bytes) {
      constexpr std::int64_t kNamed = 5;
      if (++count_gone <= kNamed) gone += (gone.empty() ? "" : ", ") + act.file;
      continue;
    }
    TRY(const jobs::Artefact kept, context.artefact("work/taken-" + act.id, "application/octet-stream", *bytes));
    files.push_back({act.file, kept.blob, kept.size});
  }
  if (count_gone > 0) return fail("access.collect.acts_gone", Kind::kConflict, {{"count", std::to_string(count_gone)}, {"names", gone}});
  context.record("access.acts_taken", record::Facts().code("archive", archive.code).id("collection", chosen.collection).number("acts", static_cast<std::int64_t>(files.size())).json());
  return files;
}

}  // namespace meretid::access::collect
