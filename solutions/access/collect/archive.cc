// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>

#include "base/catalogue.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "mentions/in_text.h"
#include "parse/read.h"
#include "solutions/access/collect/mail_head.h"
#include "solutions/access/propose/reading_job.h"

namespace meretid::access::collect {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 200'000;

struct ArchiveFile {
  fs::path path;
  std::string name;  // in the archive
  std::int64_t size = 0, modified = 0;
  std::optional<Error> closed = {};  // why nobody can read it
};

// What tells whether a file is still the one that was looked at; none where it is gone.
std::optional<std::pair<std::int64_t, std::int64_t>> look_at(const fs::path& path) {
  std::error_code gone;
  const auto size = fs::file_size(path, gone);
  if (gone) return std::nullopt;
  const auto modified = fs::last_write_time(path, gone).time_since_epoch();
  if (gone) return std::nullopt;
  return std::pair(static_cast<std::int64_t>(size), static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(modified).count()));
}

// "brev.eml" and its second document "brev.eml\n1": a line end is not refused in file names, but the number behind the last one is ours.
std::string key_of(const std::string& file, std::size_t document) { return file + '\n' + std::to_string(document); }
std::string_view file_of(std::string_view key) { return key.substr(0, key.rfind('\n')); }
std::size_t document_of(std::string_view key) {
  std::size_t number = 0;
  std::from_chars(key.data() + key.rfind('\n') + 1, key.data() + key.size(), number);
  return number;
}

Result<std::vector<ArchiveFile>> files_of(const fs::path& archive, const std::vector<fs::path>& leave_out) {
  std::error_code error;
  if (!fs::is_directory(archive, error)) return fail("access.collect.no_archive", Kind::kNotFound, {}, archive.string());
  const auto left_out = [&](const fs::path& path) {
    return std::any_of(leave_out.begin(), leave_out.end(), [&](const fs::path& one) {
      std::error_code ignored;
      return fs::equivalent(one, path, ignored);
    });
  };
  std::vector<ArchiveFile> files;
  for (fs::recursive_directory_iterator entry(archive, fs::directory_options::skip_permission_denied, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    if (left_out(entry->path())) {
      entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_symlink(gone)) continue;
    const std::string name = entry->path().lexically_relative(archive).generic_string();
    if (entry->is_directory(gone)) {
      if (::faccessat(AT_FDCWD, entry->path().c_str(), R_OK | X_OK, AT_EACCESS) == 0) continue;
      files.push_back({entry->path(), base::repair(name) + "/", -1, 0, Error("access.collect.closed_folder", Kind::kRefused, {}, base::repair(name))});
      entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(gone)) continue;
    const auto now = look_at(entry->path());
    if (!now) continue;  // it went away while we looked
    files.push_back({entry->path(), name, now->first, now->second});
    if (!base::is_utf8(name)) {
      files.back().name = base::repair(name);
      files.back().closed = Error("access.collect.bad_name", Kind::kBadInput, {}, files.back().name);
    }
    if (files.size() > kMostFiles)
      return fail("access.collect.too_many", Kind::kTooLarge, {{"limit", std::to_string(kMostFiles)}}, archive.string());
  }
  if (error) return fail("access.collect.no_archive", Kind::kBadInput, {}, archive.string());
  std::sort(files.begin(), files.end(), [](const ArchiveFile& a, const ArchiveFile& b) { return a.name < b.name; });
  return files;
}

Result<std::string> digest_of(const parse::Input& content) {
  constexpr std::int64_t kPart = std::int64_t{1} << 20;
  base::Blake2b digest;
  for (std::int64_t at = 0; at < content.size(); at += kPart) {
    TRY(const std::string part, content.read(at, kPart));
    digest.update(part);
  }
  return digest.hex();
}

// Ten digits of everything that either of the two finders of the house takes for a personal number.
std::vector<std::string> numbers_in(const std::string& text, const NameModel& model) {
  std::set<std::string> numbers;
  for (const mentions::Identifier& identifier : mentions::personal_numbers_in(text)) numbers.insert(identifier.value);
  for (const Finding& finding : find({text, nullptr}, model))
    if (finding.type == FindingType::kCpr) numbers.insert(finding.entity.substr(finding.entity.find(':') + 1));
  return {numbers.begin(), numbers.end()};
}

// Never fails on what the file is: one that cannot be read is an act that says so.
std::vector<Act> read_one(const ArchiveFile& file, const parse::Input& content, const std::string& digest, const parse::Reader& reader, const NameModel& model,
                          const std::stop_token& stop) {
  std::vector<Act> acts;
  for (parse::ReadItem& item : reader.read_all(file.name, content, stop)) {
    Act act{file.name, std::move(item.document.text), {}};
    act.note = {kReading, file.size, file.modified, digest, 0, item.document.name, "read", item.document.hidden, "", "", numbers_in(act.text, model), {}};
    if (item.document.format == parse::Format::kEmail) {
      const MailHead head = mail_head(act.text);
      act.note.sender = head.sender;
      act.note.date = head.date;
    }
    if (item.document.format == parse::Format::kZip && item.document.whole) act.note.state = "container";
    else if (!item.document.whole || item.document.format == parse::Format::kOther) act.note.state = act.text.empty() ? "not_read" : "partly";
    for (const Error& error : item.document.findings) act.note.problems.push_back(reading_row(error));
    acts.push_back(std::move(act));
  }
  for (Act& act : acts) act.note.documents = static_cast<std::int64_t>(acts.size());
  return acts;
}

Act unreadable(const ArchiveFile& file, Error error) {
  error.where = file.name;  // never a path of the machine
  Act act{file.name, "", {}};
  act.note = {kReading, -1, 0, "", 1, file.name, "not_read", false, "", "", {}, {reading_row(error)}};
  return act;
}

Result<void> forget(retrieval::TextFile& index, const std::string& file) {
  std::vector<std::string> keys;
  for (auto entry = index.entries().lower_bound(file + '\n'); entry != index.entries().end() && entry->first.starts_with(file + '\n'); ++entry)
    if (file_of(entry->first) == file) keys.push_back(entry->first);
  for (const std::string& key : keys) TRY_VOID(index.remove(key));
  return {};
}

// The first document comes last: a file counts as read when it is there.
Result<void> keep(retrieval::TextFile& index, const std::string& file, std::vector<Act> acts) {
  TRY_VOID(forget(index, file));
  for (std::size_t i = acts.size(); i-- > 0;) TRY_VOID(index.put(key_of(file, i), std::move(acts[i].text), describe::to_json(acts[i].note)));
  return {};
}

}  // namespace

Result<Refreshed> refresh(retrieval::TextFile& index, const fs::path& archive, const NameModel& model, const Manner& manner) {
  TRY(const std::vector<ArchiveFile> files, files_of(archive, manner.leave_out));
  if (files.empty()) return fail("access.collect.empty", Kind::kNotFound, {}, archive.string());
  Refreshed refreshed;
  refreshed.files = std::count_if(files.begin(), files.end(), [](const ArchiveFile& file) { return file.size >= 0; });
  std::set<std::string> names, gone;
  for (const ArchiveFile& file : files) names.insert(file.name);
  for (const auto& [key, entry] : index.entries())
    if (std::string file(file_of(key)); !names.contains(file)) gone.insert(std::move(file));
  for (const std::string& file : gone) TRY_VOID(forget(index, file));
  refreshed.forgotten = static_cast<std::int64_t>(gone.size());

  std::map<std::string, ActNote> known;
  for (const ArchiveFile& file : files)
    if (const auto entry = index.entries().find(key_of(file.name, 0)); entry != index.entries().end())
      if (auto note = describe::from_json<ActNote>(entry->second.note); note && note->reading == kReading) known.emplace(file.name, std::move(*note));

  const parse::Sandbox sandbox;
  const parse::Reader reader(sandbox);
  std::mutex mutex;
  std::condition_variable ended;
  std::stop_source enough;
  const std::size_t count = std::min<std::size_t>(manner.threads > 0 ? manner.threads : std::max(1U, std::thread::hardware_concurrency()), files.size());
  std::size_t next = 0, done = 0, working = count;
  std::optional<Error> failed;

  // What is new of a file; empty where it is as it was.
  const auto look = [&](ArchiveFile file) -> std::vector<Act> {
    if (file.closed) return {unreadable(file, *file.closed)};
    const auto note = known.find(file.name);
    constexpr int kTries = 2;
    for (int attempt = 0; attempt < kTries; ++attempt) {
      const bool same_size = note != known.end() && note->second.size == file.size;
      if (same_size && note->second.modified == file.modified) return {};
      const Result<parse::Input> content = parse::Input::of_file(file.path);
      const Result<std::string> digest = content ? digest_of(*content) : Result<std::string>(fail(content.error()));
      if (!digest) return {unreadable(file, digest.error())};
      if (same_size && note->second.digest == *digest) return {};
      std::vector<Act> acts = read_one(file, *content, *digest, reader, model, enough.get_token());
      const auto now = look_at(file.path);
      if (now == std::pair(file.size, file.modified)) return acts;
      if (!now) break;
      file.size = now->first;
      file.modified = now->second;
    }
    return {unreadable(file, Error("access.collect.changing", Kind::kConflict, {}, file.name))};
  };
  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (!failed && !enough.stop_requested() && next < files.size()) {
      const ArchiveFile& file = files[next++];
      lock.unlock();
      std::vector<Act> acts = look(file);
      lock.lock();
      if (enough.stop_requested()) break;  // it may have been read in part
      ++done;
      if (!acts.empty() && !failed) {
        ++refreshed.read;
        if (const auto kept = keep(index, file.name, std::move(acts)); !kept) failed = kept.error();
      }
      manner.progress(static_cast<double>(done) / static_cast<double>(files.size()));
    }
    --working;
    ended.notify_all();
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back(work);
    constexpr std::chrono::milliseconds kAsk(200);
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, kAsk, [&] { return working == 0; })) {
      lock.unlock();
      if (manner.enough()) enough.request_stop();
      lock.lock();
    }
  }
  if (failed) return fail(*failed);
  refreshed.left = static_cast<std::int64_t>(files.size() - done);
  TRY_VOID(index.sync());
  return refreshed;
}

Result<std::vector<Act>> acts_of(const retrieval::TextFile& index) {
  std::map<std::pair<std::string, std::size_t>, Act> ordered;
  for (const auto& [key, entry] : index.entries()) {
    TRY(ActNote note, describe::from_json<ActNote>(entry.note));
    ordered.emplace(std::pair(std::string(file_of(key)), document_of(key)), Act{std::string(file_of(key)), entry.text, std::move(note)});
  }
  std::vector<Act> acts;
  for (auto& [place, act] : ordered) acts.push_back(std::move(act));
  return acts;
}

}  // namespace meretid::access::collect
