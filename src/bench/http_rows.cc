// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "base/free_port.h"
#include "bench/bare_beast.h"
#include "bench/load.h"
#include "bench/rows.h"
#include "bench/served.h"
#include "people/account.h"
#include "people/password_cost.h"
#include "people/session.h"
#include "solution/house.h"

namespace meretid::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 5, kConnections = 16, kStreams = 500, kNewClients = 100;
constexpr double kSeconds = 1.5;
constexpr std::string_view kHello = "/healthz";

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::vector<BenchRow> throughput(const Served& served) {
  const std::uint16_t port = base::free_port();
  const BareBeast peer(port, "{\"status\":\"ok\",\"version\":\"" MERETID_VERSION "\"}");
  std::vector<double> ours, bare, ratios;
  for (int i = 0; i < kRounds; ++i) {
    ours.push_back(requests_per_second(served.port(), kHello, kConnections, kSeconds));
    bare.push_back(requests_per_second(port, "/", kConnections, kSeconds));
    ratios.push_back(ours.back() / bare.back());
  }
  const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
  return {{"http.hello", median(ours), "requests/s", {}, {}, median(bare),
           "GET /healthz, 32 connections; the reference is bare Beast in the same run"},
          {"http.hello_ratio", median(ratios), "of bare Beast", *least, *most, 0.8,
           "median of " + std::to_string(kRounds) + " alternating rounds, with the least and the most of them"}};
}

// A job that nobody takes (there are no workers): its events are a stream that idles.
Result<std::string> idle_stream(const Served& served, const solution::Registry& registry) {
  solution::Config config;
  config.home = served.home();
  config.database = (served.home() / "meretid.db").string();
  TRY(const auto house, solution::open_house(config, registry));
  TRY(const auto db, house->database->connect());
  const Timestamp now = system_clock().now();
  TRY(const auto account, people::create_account(*db, "maaling", "Måling", people::kNobodysHash, now));
  const solution::JobKind& kind = registry.jobs().front();
  TRY_VOID(people::grant(*db, account.id, {kind.room, kind.role.role}, account.id, now));
  TRY(const auto session, people::open_session(*db, account.id, now));
  TRY(const auto job, house->queue.enqueue(*db, store::CaseScope::installation(), jobs::NewJob{kind.room, kind.name, account.id, "{}"}));
  return "GET /api/jobs/" + job.text() + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: meretid_session=" + session.token + "\r\n\r\n";
}

Result<BenchRow> new_client(const Served& served, const solution::Registry& registry) {
  TRY(const std::string ask, idle_stream(served, registry));
  std::vector<std::unique_ptr<Client>> streams;
  for (int i = 0; i < kStreams; ++i) {
    streams.push_back(std::make_unique<Client>(served.port()));
    if (!streams.back()->send(ask) || !streams.back()->receive_head()) return fail("bench.stream", Kind::kInternal, {{"found", std::to_string(i)}});
  }
  std::vector<double> times;
  for (int i = 0; i < kNewClients; ++i) {
    const auto begin = Clock::now();
    Client client(served.port());
    if (!client.get(kHello)) return fail("bench.server", Kind::kInternal);
    times.push_back(1000 * std::chrono::duration<double>(Clock::now() - begin).count());
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  const double worst = *std::max_element(times.begin(), times.end());
  return BenchRow{"http.new_client", worst, "ms", median(times), worst, 50,
                  "worst of " + std::to_string(kNewClients) + " new clients (connect to answer) while " + std::to_string(kStreams) +
                      " event streams idle; low is the median"};
}

}  // namespace

Result<std::vector<BenchRow>> http_rows(const solution::Registry& registry) {
  std::vector<double> starts;
  for (int i = 0; i < kRounds; ++i) {
    TRY(const Served once, Served::start());
    starts.push_back(once.seconds_to_ready());
  }
  TRY(const Served served, Served::start());
  std::this_thread::sleep_for(std::chrono::seconds(2));
  std::vector<BenchRow> rows = {
      {"server.ready", median(starts), "s", {}, {}, 1.0, "from exec to the first answered request on a new home, median of " + std::to_string(kRounds)},
      {"server.idle_memory", static_cast<double>(served.resident_bytes()) / 1e6, "MB", {}, {}, 100, "resident, two seconds after the start, without workers"}};
  for (BenchRow& row : throughput(served)) rows.push_back(std::move(row));
  TRY(BenchRow row, new_client(served, registry));
  rows.push_back(std::move(row));
  return rows;
}

}  // namespace meretid::bench
