// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/served.h"

#include "http/problem.h"
#include "people/account.h"
#include "solution/config.h"
#include "solution/hall.h"
#include "solution/route_context.h"
#include "solutions/access/collect/collecting_job.h"
#include "solutions/access/collect/settings.h"

namespace meretid::access::collect {

/// An archive as the page offers it: no path.
struct ArchiveRow {
  std::string code, name;
};
struct ArchivesAnswer {
  std::vector<ArchiveRow> archives;
};
void fields(describe::Fields<ArchiveRow>& f) {
  f("code", &ArchiveRow::code);
  f("name", &ArchiveRow::name);
}
void fields(describe::Fields<ArchivesAnswer>& f) { f("archives", &ArchivesAnswer::archives); }

namespace {

using people::Role;

Result<http::Response> list_archives(const http::Request& request, solution::RouteContext& context) {
  TRY(const std::vector<Archive> archives, read_archives(context.config().home));
  TRY(const auto grants, people::grants(context.connection(), request.caller.account));
  ArchivesAnswer answer;
  for (const Archive& archive : archives)
    if (!archive.role || people::allows(grants, *archive.role, "access")) answer.archives.push_back({archive.code, archive.name});
  return http::json(describe::to_json(answer));
}

Result<http::Response> show_collection(const http::Request& request, solution::RouteContext& context) {
  TRY(const auto id, Id<jobs::Job>::parse(request.params.at("job")));
  TRY(const jobs::Snapshot job, context.job(id));
  if (job.kind != "collection") return fail("access.collect.no_collection", Kind::kBadInput, {{"found", job.kind}}, "job");
  TRY(const std::string output, context.output(id));
  TRY(Collection collection, describe::from_json<Collection>(output));
  return http::json(describe::to_json(shown(std::move(collection), base::language_from(http::language_of(request)))));
}

std::vector<solution::DoctorNote> doctor_notes(const std::filesystem::path& home, base::Language language) {
  const auto archives = read_archives(home);
  if (!archives) return {{"access.archives", false, base::render(archives.error(), language), base::text("access.collect.doctor.advice_settings", language)}};
  std::vector<solution::DoctorNote> notes;
  for (const Archive& archive : *archives) {
    std::error_code error;
    const bool there = std::filesystem::is_directory(archive.path, error) && !std::filesystem::is_empty(archive.path, error) && !error;
    notes.push_back({"access.archives", there, base::text(there ? "access.collect.doctor.archive" : "access.collect.doctor.no_archive", language, {{"name", archive.name}, {"path", archive.path.string()}}),
                     there ? "" : base::text("access.collect.doctor.advice_archive", language)});
  }
  return notes;
}

}  // namespace
}  // namespace meretid::access::collect

namespace meretid::access {

void enter_served_collect(solution::Hall& hall) {
  using namespace collect;
  constexpr std::int64_t kMemory = 4096, kLongest = 12 * 3600;  // the first reading of a large archive with scans
  hall.job<CollectionInput, Collection>("collection", people::Role::kCaseworker, &collect_acts).needs({2, kMemory, kLongest}).at_most(1).asks<CollectionInput>(&check_collection);
  solution::Route archives{.pattern = "/api/access/archives", .role = people::Role::kCaseworker, .handle = &list_archives};
  archives.summary = "The archives that the caller may collect from, by code and name";
  archives.output = &describe::type_of<ArchivesAnswer>();
  hall.route(std::move(archives));
  solution::Route collection{.pattern = "/api/access/collections/{job}", .role = people::Role::kCaseworker, .handle = &show_collection};
  collection.summary = "The acts that a collection found, with the reasons in the caller's language";
  collection.output = &describe::type_of<Collection>();
  hall.route(std::move(collection));
  hall.doctor(&doctor_notes);
}

}  // namespace meretid::access
