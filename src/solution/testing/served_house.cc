// SPDX-License-Identifier: EUPL-1.2
#include "solution/testing/served_house.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "base/free_port.h"
#include "base/hash.h"

namespace meretid::solution {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

pid_t spawn(const std::filesystem::path& program, std::vector<std::string> arguments, const std::filesystem::path& out,
            const std::filesystem::path& in = "/dev/null") {
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int fd = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(::open(in.c_str(), O_RDONLY), 0);
  ::dup2(fd, 1);
  ::dup2(fd, 2);
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> argv;
  for (std::string& a : arguments) argv.push_back(a.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

template <class Done>
bool within(std::chrono::milliseconds limit, Done done) {
  for (const auto end = Clock::now() + limit; Clock::now() < end; std::this_thread::sleep_for(50ms))
    if (done()) return true;
  return false;
}

}  // namespace

ServedHouse::ServedHouse() {
  std::string folder = (std::filesystem::temp_directory_path() / "meretid-served-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  home_ = folder;
  program_ = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "meretid";
  port_ = base::free_port();
  if (port_ == 0) throw std::runtime_error("no free port");
  start();
  sign_in();
}

ServedHouse::~ServedHouse() {
  kill();
  std::error_code ignored;
  std::filesystem::remove_all(home_, ignored);
}

void ServedHouse::start() {
  const auto log = home_ / "server.log";
  ::setenv("MERETID_LISTEN", ("127.0.0.1:" + std::to_string(port_)).c_str(), 1);
  server_ = spawn(program_, {"serve", "--home", home_.string(), "--workers", "2"}, log);
  if (!within(20s, [&] { return http::TestClient(port_).request("GET", "/healthz").status == 200; }))
    throw std::runtime_error("the server did not start: " + content(log));
}

void ServedHouse::kill() {
  if (server_ <= 0) return;
  ::kill(server_, SIGKILL);
  ::waitpid(server_, nullptr, 0);
  server_ = -1;
}

int ServedHouse::end() {
  ::kill(server_, SIGTERM);
  int status = 0;
  ::waitpid(server_, &status, 0);
  server_ = -1;
  return status;
}

std::vector<pid_t> ServedHouse::workers() const {
  std::vector<pid_t> found;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(server_) + "/task")) {
    std::istringstream in(content(thread.path() / "children"));
    for (pid_t pid = 0; in >> pid;)
      if (content("/proc/" + std::to_string(pid) + "/cmdline").find("--worker") != std::string::npos) found.push_back(pid);
  }
  return found;
}

void ServedHouse::full_disk(std::optional<std::uint64_t> bytes) const {
  // The soft limit alone, so that it can be lifted again. The server first: workers it starts inherit it.
  std::vector<pid_t> all = {server_};
  for (const pid_t worker : workers()) all.push_back(worker);
  for (const pid_t pid : all) {
    rlimit limit{};
    if (::prlimit(pid, RLIMIT_FSIZE, nullptr, &limit) != 0) continue;  // ended meanwhile
    limit.rlim_cur = bytes ? *bytes : limit.rlim_max;
    if (::prlimit(pid, RLIMIT_FSIZE, &limit, nullptr) != 0) throw std::runtime_error("no limit on files");
  }
}

std::size_t ServedHouse::memory() const {
  std::istringstream in(content("/proc/" + std::to_string(server_) + "/statm"));
  std::size_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void ServedHouse::sign_in() {
  // The server answers a moment before it prints the link.
  const std::string mark = "/#/ind/";
  std::string said;
  std::size_t at = std::string::npos, end = std::string::npos;
  if (!within(20s, [&] {
        said = content(home_ / "server.log");
        at = said.find(mark);
        end = said.find_first_of(" \n", at);
        return at != std::string::npos && end != std::string::npos;
      }))
    throw std::runtime_error("no sign-in was printed: " + said);
  const std::string token = said.substr(at + mark.size(), end - at - mark.size());
  const auto answer = call("POST", "/api/session", json{{"once", token}}.dump());
  if (answer.status != 200) throw std::runtime_error("the sign-in was refused: " + answer.body);
  cookie_ = answer.cookie("meretid_session");
  csrf_ = json::parse(answer.body)["csrf"];
  const json words{{"old", ""}, {"new", "en lang adgangskode til prøven"}};
  if (call("PUT", "/api/session/password", words.dump()).status != 204) throw std::runtime_error("the password was refused");
}

std::string ServedHouse::headers() const {
  return cookie_.empty() ? std::string() : "Cookie: meretid_session=" + cookie_ + "\r\nX-CSRF-Token: " + csrf_ + "\r\n";
}

std::string ServedHouse::said() const { return content(home_ / "server.log"); }

http::Answer ServedHouse::call(std::string_view method, std::string_view target, std::string_view body, std::string extra) const {
  std::string headers = std::move(extra) + this->headers();
  if (!body.empty() && headers.find("Content-Type") == std::string::npos) headers += "Content-Type: application/json\r\n";
  return http::TestClient(port_).request(method, target, headers, body);
}

ServedHouse::json ServedHouse::get(std::string_view target) const {
  return json::parse(call("GET", target).body, nullptr, false);
}

ServedHouse::json ServedHouse::post(std::string_view target, const json& body) const {
  return json::parse(call("POST", target, body.dump()).body, nullptr, false);
}

std::string ServedHouse::new_case(std::string_view room, std::string_view title) const {
  return post("/api/cases", {{"room", room}, {"title", title}}).at("id");
}

ServedHouse::json ServedHouse::upload(const std::string& in_case, const std::string& name, std::string_view bytes) const {
  const std::string id = post("/api/cases/" + in_case + "/uploads", {{"name", name}, {"size", bytes.size()}}).at("upload");
  constexpr std::size_t kPart = 16u << 20;
  for (std::size_t at = 0; at < bytes.size(); at += kPart) {
    const std::string part(bytes.substr(at, kPart));
    const auto answer = call("PUT", "/api/uploads/" + id + "?offset=" + std::to_string(at), part,
                             "Content-Type: application/octet-stream\r\nX-Part-Hash: " + base::blake2b_hex(part) + "\r\n");
    if (answer.status != 200) throw std::runtime_error("a part was refused: " + answer.body);
  }
  return post("/api/uploads/" + id + "/finish", json::object());
}

std::string ServedHouse::start_job(const std::string& room, const std::string& kind, const std::string& in_case,
                                   const json& input) const {
  const json answer = post("/api/" + room + "/" + kind + "?case=" + in_case, input);
  if (!answer.contains("job")) throw std::runtime_error("the job was refused: " + answer.dump());
  return answer.at("job");
}

ServedHouse::json ServedHouse::ended(const std::string& job, std::chrono::seconds limit) const {
  json snapshot;
  within(limit, [&] {
    snapshot = get("/api/jobs/" + job);
    const std::string state = snapshot.is_object() ? snapshot.value("state", "") : "";
    return state == "done" || state == "failed" || state == "cancelled" || state == "dead";
  });
  return snapshot;
}

void ServedHouse::reached(const std::string& job, double fraction, std::chrono::seconds limit) const {
  if (!within(limit, [&] {
        const json snapshot = get("/api/jobs/" + job);
        return snapshot.is_object() && snapshot.value("fraction", 0.0) >= fraction && snapshot.value("state", "") != "queued";
      }))
    throw std::runtime_error("the job did not come so far: " + get("/api/jobs/" + job).dump());
}

int ServedHouse::command(const std::vector<std::string>& arguments, std::string* said, std::string_view given) const {
  const auto out = home_ / "command.out", in = home_ / "command.in";
  std::ofstream(in, std::ios::binary) << given;
  const pid_t child = spawn(program_, arguments, out, in);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (said != nullptr) *said = content(out);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace meretid::solution
