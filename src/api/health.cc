// SPDX-License-Identifier: EUPL-1.2
// How the installation is, for whoever watches it: /healthz (the process answers), /readyz (it can do its work), /metrics
// (figures in the text format of Prometheus, version 0.0.4). No figure names a person or a case.
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "api/resources.h"
#include "http/origin.h"
#include "jobs/tally.h"

namespace meretid::api {
namespace {

constexpr double kLeastFree = 256e6;  // bytes: below it uploads are refused anyhow

http::Response plain(std::string text) {
  http::Response response;
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = std::move(text);
  return response;
}

double free_bytes(const Context& context) {
  std::error_code error;
  const auto space = std::filesystem::space(context.house.config.home, error);
  return error ? 0 : static_cast<double>(space.available);
}

double resident_bytes() {
  std::ifstream in("/proc/self/statm");
  double whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

class Exposition {
 public:
  void metric(const char* name, const char* type, const char* help) {
    text_ += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
  }
  void value(const char* name, const std::string& labels, double value) {
    char number[32];
    std::snprintf(number, sizeof number, "%.17g", value);
    text_ += name + (labels.empty() ? "" : '{' + labels + '}') + ' ' + number + '\n';
  }
  void single(const char* name, const char* type, const char* help, double v) {
    metric(name, type, help);
    value(name, {}, v);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

Result<http::Response> ready(Context& context) {
  TRY(const Lent db, context.borrow());
  TRY_VOID(db->query("SELECT 1"));
  if (const double left = free_bytes(context); left < kLeastFree)
    return fail("api.disk_full", Kind::kNoSpace, {{"found", std::to_string(static_cast<std::int64_t>(left / 1e6))}});
  return http::json("{\"status\":\"ready\"}");
}

Result<http::Response> metrics(const http::Request& request, Context& context) {
  // A proxy in front hands the whole world on from this machine's address: what came through one is not from here.
  if (!http::is_loopback(request.remote) || !request.header("x-forwarded-for").empty())
    return fail("api.metrics_local", Kind::kRefused);
  TRY(const Lent db, context.borrow());
  TRY(const auto tallies, jobs::tally(*db, context.clock.now()));
  Exposition out;
  out.metric("meretid_jobs", "gauge", "Jobs by room and state; ended ones are those still kept.");
  for (const auto& t : tallies)
    out.value("meretid_jobs", "room=\"" + t.room + "\",state=\"" + std::string(jobs::to_text(t.state)) + '"', static_cast<double>(t.jobs));
  out.metric("meretid_jobs_oldest_waiting_seconds", "gauge", "How long the oldest job that could run has waited.");
  for (const auto& t : tallies)
    if (t.state == jobs::State::kQueued) out.value("meretid_jobs_oldest_waiting_seconds", "room=\"" + t.room + '"', t.oldest_seconds);
  out.metric("meretid_jobs_cpu_seconds", "counter", "Processor time of ended jobs.");
  for (const auto& t : tallies)
    if (t.cpu_seconds > 0) out.value("meretid_jobs_cpu_seconds", "room=\"" + t.room + "\",state=\"" + std::string(jobs::to_text(t.state)) + '"', t.cpu_seconds);
  out.single("meretid_disk_free_bytes", "gauge", "Free where the files of cases lie.", free_bytes(context));
  out.single("process_resident_memory_bytes", "gauge", "Resident memory of this server process.", resident_bytes());
  return plain(out.take());
}

http::Route public_route(std::string pattern, std::string summary, http::Handler handle) {
  http::Route route;
  route.pattern = std::move(pattern);
  route.role = Role::kPublic;
  route.summary = std::move(summary);
  route.handle = std::move(handle);
  return route;
}

}  // namespace

void add_health(Table& table) {
  http::Route alive = public_route("/healthz", "The server answers", [](const http::Request&) {
    return http::json("{\"status\":\"ok\",\"version\":\"" MERETID_VERSION "\"}");
  });
  alive.runs = http::Runs::kLoop;
  table.add(std::move(alive));
  table.add(public_route("/readyz", "Database and disk are there for work",
                         [context = table.context()](const http::Request&) { return ready(*context); }));
  table.add(public_route("/metrics", "Figures in the format of Prometheus; from this machine alone",
                         [context = table.context()](const http::Request& request) { return metrics(request, *context); }));
}

}  // namespace meretid::api
