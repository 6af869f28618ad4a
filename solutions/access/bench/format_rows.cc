// SPDX-License-Identifier: EUPL-1.2
// Every file of os2ds_docs through the reader of cases, with what lies inside it: which formats are read to their end. A file is read
// when text or a page was got from it or from a file inside it; unread files are told by what their first bytes say they are.
#include <map>
#include <ostream>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "parse/read.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

std::string ending_of(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  return ending.empty() ? "none" : base::lower(ending.substr(1));
}

}  // namespace

Result<std::vector<Row>> format_rows(const std::filesystem::path& data, std::ostream& log) {
  const parse::Sandbox sandbox;
  const parse::Reader reader(sandbox);
  std::set<std::filesystem::path> paths;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(data / "os2ds_docs", error), end; !error && it != end; it.increment(error))
    if (it->is_regular_file()) paths.insert(it->path());
  if (paths.empty()) return fail("access.bench.no_data", Kind::kNotFound, {}, (data / "os2ds_docs").string());

  std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_ending;  // read, all
  std::map<std::string, std::int64_t> unread_as;
  std::int64_t read = 0, whole = 0, inside = 0, silent = 0;
  for (const auto& path : paths) {
    TRY(const parse::Input input, parse::Input::of_file(path));
    bool some = false, everything = true, told = false;
    std::string why;
    for (const parse::ReadItem& item : reader.read_all(path.filename().string(), input)) {
      some = some || !item.document.text.empty() || !item.document.pages.empty();
      everything = everything && item.document.whole;
      told = told || !item.document.findings.empty();
      ++inside;
      if (why.empty() && !item.document.findings.empty()) why = base::render(item.document.findings.front(), base::Language::kEnglish);
    }
    auto& [got, all] = by_ending[ending_of(path)];
    ++all, got += some;
    read += some, whole += some && everything;
    silent += !some && !told;
    if (!some) ++unread_as[ending_of(path)];
    if (!some || !everything) log << path.filename().string() << '\t' << (some ? "in part" : "unread") << '\t' << why << "\n";
  }
  const auto files = static_cast<std::int64_t>(paths.size());
  std::string unread, formats;
  for (const auto& [ending, count] : unread_as) unread += " " + ending + " " + std::to_string(count);
  for (const auto& [ending, got] : by_ending)
    if (got.first > 0) formats += " " + ending + " " + std::to_string(got.first) + "/" + std::to_string(got.second);
  return std::vector<Row>{share_row("formats.read", read, files, "files of os2ds_docs from which text or pages were got, themselves or what lies in them:" + formats),
                          share_row("formats.read_whole", whole, files, "read with nothing left out, on any level"),
                          {"formats.unread", static_cast<double>(files - read), "files", {}, {}, {}, "each is told and blocks the case; by ending:" + (unread.empty() ? " none" : unread)},
                          {"formats.unread_untold", static_cast<double>(silent), "files", {}, {}, 0.0, "unread without a finding that says so"},
                          {"formats.documents", static_cast<double>(inside), "documents", {}, {}, {}, "in those files, on all levels"}};
}

}  // namespace meretid::access::bench
