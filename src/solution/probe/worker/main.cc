// SPDX-License-Identifier: EUPL-1.2
// What `meretid` is, reduced to its processes, with the probe rooms instead of real ones:
//   probe_worker supervise --home DIR --workers N
//   probe_worker work --home DIR --worker NAME --parent PID
//   probe_worker service ROOM NAME --home DIR --parent PID
#include <signal.h>

#include <atomic>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "solution/house.h"
#include "solution/probe/rooms.h"

namespace {

std::atomic<bool> drain = false;

int supervise(const meretid::solution::Config& config, const meretid::solution::Registry& registry) {
  signal(SIGTERM, [](int) { drain = true; });
  const auto house = meretid::solution::open_house(config, registry);
  if (!house) return 70;
  auto options = meretid::solution::supervisor_options(config, registry);
  options.grace = std::chrono::seconds(3);
  meretid::jobs::Supervisor supervisor(*(*house)->database, (*house)->queue, options);
  return supervisor.run(drain) ? 0 : 70;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words;
  std::map<std::string, std::string> flags;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--", 0) == 0 && i + 1 < argc) flags[word] = argv[++i];
    else words.push_back(word);
  }
  meretid::solution::Registry registry;
  meretid::probe::enter_all(registry);
  auto config = meretid::solution::load_config(flags["--home"]);
  if (!config || words.empty()) return 2;
  if (flags.contains("--workers")) config->workers = std::stoi(flags["--workers"]);
  const int parent = flags.contains("--parent") ? std::stoi(flags["--parent"]) : 0;
  if (words[0] == "supervise") return supervise(*config, registry);
  if (words[0] == "work") return meretid::solution::run_worker(*config, registry, flags["--worker"], parent);
  if (words[0] == "service" && words.size() == 3)
    return meretid::solution::run_service(*config, registry, words[1], words[2], parent);
  return 2;
}
