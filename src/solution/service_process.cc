// SPDX-License-Identifier: EUPL-1.2
#include "solution/service_process.h"

#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "jobs/process.h"

namespace meretid::solution {
namespace {

std::atomic<bool> drain = false;
constexpr int kBeatDescriptor = 3;  // of jobs::Process::start

int ended_badly(const Error& error) {
  base::log_error("solution.service_ended", {{"code", error.code}, {"where", error.where}});
  return base::exit_code(error.kind);
}

}  // namespace

bool ServiceProcess::drain_requested() const { return drain; }

void ServiceProcess::alive() {
  const char beat = '.';
  (void)!write(kBeatDescriptor, &beat, 1);  // a full pipe means a busy supervisor: it will read the earlier beats
}

int run_service(const Config& config, const Registry& registry, const std::string& room, const std::string& name, int parent) {
  jobs::die_with(parent);
  struct sigaction action{};
  action.sa_handler = [](int) { drain = true; };
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);

  const Service* service = registry.service(room, name);
  if (!service) return ended_badly(Error("solution.no_service", Kind::kNotFound, {{"found", room + "/" + name}}));
  const auto house = open_house(config, registry);
  if (!house) return ended_badly(house.error());
  ServiceProcess context(**house);
  const auto offer = jobs::FeedOffer::open(jobs::FeedMirrors::socket(config.feeds(), room + "/" + name), context.shared_feed());
  if (!offer) return ended_badly(offer.error());
  context.alive();
  const auto result = service->run(context);
  context.feed().close();
  return result ? 0 : ended_badly(result.error());
}

}  // namespace meretid::solution
