// SPDX-License-Identifier: EUPL-1.2
#include "api/serve.h"

#include <chrono>
#include <csignal>
#include <thread>

#include "api/access_log.h"
#include "api/background.h"
#include "api/gatekeeper.h"
#include "api/job_limits.h"
#include "api/resources.h"
#include "base/log.h"
#include "http/server.h"
#include "people/sign_in.h"

namespace meretid::api {
namespace {

constexpr std::chrono::milliseconds kGrace{10'000};

/// How a browser on this machine reaches us.
std::string address_of(const solution::Config& config, std::uint16_t port) {
  const bool anywhere = config.address == "0.0.0.0" || config.address == "::";
  const bool v6 = config.address.find(':') != std::string::npos;
  const std::string host = anywhere ? "127.0.0.1" : v6 ? "[" + config.address + "]" : config.address;
  return "http://" + host + ":" + std::to_string(port);
}

Result<std::string> once_link(Context& context, const std::string& address) {
  TRY(const Lent db, context.borrow());
  TRY(const auto token, people::issue_once_token(*db, context.clock.now()));
  return token ? address + "/#/ind/" + *token : std::string();
}

}  // namespace

Result<void> serve(const solution::Config& config, const solution::Registry& registry, const std::atomic<bool>& drain,
                   const std::function<void(const Serving&)>& ready) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that leaves is no reason to end
  if (config.oidc && !config.oidc->client_secret_file.empty()) TRY_VOID(oidc::read_secret(config.oidc->client_secret_file));
  TRY_VOID(check_limited_kinds(config, registry));
  TRY(const auto house, solution::open_house(config, registry));
  Context context(*house, registry);
  Gatekeeper gate(context);
  http::Router router;
  TRY_VOID(add_all(router, registry, &context));
  AccessLog log;
  http::ServerOptions options;
  options.address = config.address;
  options.port = static_cast<std::uint16_t>(config.port);
  options.hosts = config.hosts;
  options.proxies = config.proxies;
  options.limits.requests_per_second = config.requests_per_second;
  options.limits.burst = 5 * config.requests_per_second;
  options.log = [&log](http::Access access) { log.add(std::move(access)); };
  TRY(const auto server, http::Server::start(std::move(options), router, gate));
  {
    Background background(*house, registry);
    Serving serving{address_of(config, server->port()), {}};
    TRY(serving.once_link, once_link(context, serving.address));
    ready(serving);
    base::log_info("api.serving", {{"address", serving.address}});
    while (!drain) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    base::log_info("api.draining");
    background.drain();  // beside the requests, not after them: the two times of grace do not add up
    server->drain(kGrace);
    context.watch.stop();
  }
  server->stop();
  return {};
}

}  // namespace meretid::api
