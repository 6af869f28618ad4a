// SPDX-License-Identifier: EUPL-1.2
#include "bench/job_site.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "bench/job_process.h"

namespace meretid::bench {

using namespace std::chrono_literals;

Result<std::unique_ptr<JobSite>> JobSite::open(const std::string& database) {
  std::string name = (std::filesystem::temp_directory_path() / "meretid-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return fail("bench.server", Kind::kInternal, {}, name);
  std::unique_ptr<JobSite> site(new JobSite);
  site->folder_ = name;
  site->database_ = database.empty() ? (site->home(0) / "meretid.db").string() : database;
  TRY_VOID(site->make_home(0));
  TRY(const auto config, solution::load_config(site->home(0).string()));
  TRY(site->house_, solution::open_house(config, solution::Registry()));
  TRY(site->db_, site->house_->database->connect());
  return site;
}

JobSite::~JobSite() {
  servers_.clear();
  db_.reset();
  house_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Result<void> JobSite::make_home(std::size_t number) {
  std::error_code code;
  if (std::filesystem::exists(home(number), code)) return {};
  std::filesystem::create_directories(home(number), code);
  std::ofstream(home(number) / "meretid.toml") << "database = \"" << database_ << "\"\n";
  if (number > 0) std::filesystem::copy_file(home(0) / "master.key", home(number) / "master.key", code);
  if (code) return fail("bench.server", Kind::kInternal, {}, home(number).string());
  return {};
}

Result<void> JobSite::enqueue(const std::string& kind, const std::string& input, std::int64_t jobs) {
  constexpr std::int64_t kAtOnce = 500;
  for (std::int64_t done = 0; done < jobs; done += kAtOnce)
    TRY_VOID(db_->row_transaction([&](store::Connection& tx) -> Result<void> {
      for (std::int64_t i = done; i < std::min(jobs, done + kAtOnce); ++i)
        TRY_VOID(house_->queue.enqueue(tx, store::CaseScope::installation(), jobs::NewJob{kRoom, kind, {}, input}));
      return {};
    }));
  return {};
}

Result<void> JobSite::start_server(std::size_t number, int workers) {
  TRY_VOID(make_home(number));
  if (servers_.size() <= number) servers_.resize(number + 1);
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  TRY(auto process, jobs::Process::start(program, {"hall", "bench", "--home", home(number).string(), "--workers",
                                                   std::to_string(workers), "--parent", std::to_string(::getpid())}));
  servers_[number] = std::make_unique<jobs::Process>(std::move(process));
  return {};
}

void JobSite::kill_server(std::size_t number) { servers_.at(number).reset(); }

std::vector<pid_t> JobSite::workers_of(std::size_t number) {
  std::vector<pid_t> children;
  if (!servers_.at(number)) return children;
  const std::string pid = std::to_string(servers_[number]->pid());
  // Of every thread: the supervisor need not be the first.
  std::error_code none;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/" + pid + "/task", none)) {
    std::ifstream list(thread.path() / "children");
    for (pid_t child = 0; list >> child;) children.push_back(child);
  }
  return children;
}

Result<std::int64_t> JobSite::number(const std::string& sql) {
  TRY(const store::Rows rows, db_->query(sql));
  return rows.at(0).integer("n");
}

Result<void> JobSite::until_none(const std::string& open, std::chrono::seconds at_most, const std::function<Result<void>()>& meanwhile) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  for (;;) {
    TRY(const std::int64_t left, number(open));
    if (left == 0) return {};
    if (std::chrono::steady_clock::now() > deadline) {
      TRY(const std::int64_t all, number("SELECT count(*) AS n FROM jobs"));
      return fail("bench.jobs", Kind::kInternal, {{"expected", std::to_string(all)}, {"found", std::to_string(all - left)}}, database_.substr(0, 10));
    }
    std::this_thread::sleep_for(20ms);
    if (meanwhile) TRY_VOID(meanwhile());
  }
}

}  // namespace meretid::bench
