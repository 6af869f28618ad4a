// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/trials.h"

#include <signal.h>

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "solutions/nightwatch/delivery/signal.h"
#include "solutions/nightwatch/hall/words.h"

namespace meretid::nightwatch::delivery {
namespace {

using namespace std::chrono_literals;

constexpr auto kLost = 40s;
constexpr auto kPace = 20ms;                 // between two packets of a trial: a night's seconds in a twenty-fifth of them
constexpr auto kApart = 45s;                 // between two falls of one resident
constexpr double kHeartbeat = 20;            // s
constexpr std::size_t kSignals = 8;

double seconds(Steady::duration d) { return std::chrono::duration<double>(d).count(); }

/// What a device has said: numbers go up, its clock goes on.
struct Device {
  std::int64_t number = 0;
  double end = 0;
  std::optional<Steady::time_point> fell{};
};

Result<std::vector<Signal>> falls_of_bodies(std::uint64_t seed) {
  std::vector<Signal> all;
  for (std::size_t i = 0; i < kSignals; ++i) {
    TRY(auto one, fall_signal(seed + i));
    all.push_back(std::move(one));
  }
  return all;
}

/// Some of each kind of sensor that the site has.
Result<std::vector<Signal>> signals(const Site& site, std::uint64_t seed) {
  std::vector<Signal> all;
  bool has[3] = {};
  for (std::size_t i = 0; i < site.residents().size(); ++i) has[static_cast<std::size_t>(site.kind(i))] = true;
  if (has[static_cast<std::size_t>(ward::DeviceKind::kBody)]) {
    TRY(all, falls_of_bodies(seed));
  }
  for (std::size_t i = 0; i < kSignals; ++i) {
    if (has[static_cast<std::size_t>(ward::DeviceKind::kBed)]) {
      TRY(auto one, bed_signal(seed + i));
      all.push_back(std::move(one));
    }
    if (has[static_cast<std::size_t>(ward::DeviceKind::kThermal)]) {
      TRY(auto one, thermal_signal(seed + i, site.thermal_model()));
      all.push_back(std::move(one));
    }
  }
  return all;
}

class Trials {
 public:
  Trials(Site& site, Page& page, Fleet& fleet, std::vector<Signal> signals, std::uint64_t seed)
      : site_(site), page_(page), fleet_(fleet), rng_(seed), devices_(site.residents().size()) {
    for (Signal& one : signals) signals_[one.kind].push_back(std::move(one));
  }

  Result<void> one(int number, const Victim& victim, TrialResult& result) {
    const std::size_t who = 1 + static_cast<std::size_t>(number) % (devices_.size() - 1);
    Device& device = devices_[who];
    if (device.fell) std::this_thread::sleep_until(*device.fell + kApart);
    keep_alive();
    // The same to the same: a tag's model has been asked whether it says so again.
    const std::vector<Signal>& known = signals_.at(site_.kind(who));
    const Signal& signal = known[who % known.size()];
    const std::size_t kill_at = victim.name.empty() ? signal.bodies.size() + 1 : rng_.below(signal.deciding + 2);
    const auto begin = Steady::now();
    double t = std::max(device.end + kPacketSeconds, now());
    for (const std::string& body : signal.before) {
      fleet_.send(who, site_.topic(who), packet(device.number++, t, body));
      t += kBeforeSeconds;
      std::this_thread::sleep_for(kPace);
    }
    std::optional<Steady::time_point> decided, killed;
    for (std::size_t i = 0; i < signal.bodies.size(); ++i, t += kPacketSeconds) {
      if (i == kill_at) {
        killed = Steady::now();
        kill(victim);
      }
      if (i == signal.deciding) decided = Steady::now();
      fleet_.send(who, site_.topic(who), packet(device.number++, t, signal.bodies[i]));
      device.end = t + kPacketSeconds;
      std::this_thread::sleep_for(kPace);
    }
    device.fell = Steady::now();
    ++result.trials;
    ++result.kinds[hall::to_word(signal.kind) + " " + signal.alarm];
    const auto shown = page_.wait(site_.residents()[who], signal.alarm, begin, kLost);
    if (!shown) {
      ++result.lost;
      result.lost_ones.push_back("trial " + std::to_string(number) + ": " + hall::to_word(signal.kind) + " " + signal.alarm + " of resident " + std::to_string(who) + ", " +
                                 (killed ? victim.name + " killed before packet " + std::to_string(kill_at) : "nobody killed") + " of " + std::to_string(signal.bodies.size()));
      return {};
    }
    if (killed) result.killed[victim.name].push_back(std::max(0.0, seconds(shown->at - std::max(*killed, *decided))));
    else result.plain.push_back(seconds(shown->at - *decided));
    for (int tries = 0; tries < 50 && page_.answer(shown->id, R"({"answer":"close","outcome":"true"})") != 200; ++tries) std::this_thread::sleep_for(100ms);
    return {};
  }

 private:
  double now() const { return seconds(Steady::now() - began_) + 100; }

  /// Sensors of the others say that they are there.
  void keep_alive() {
    if (now() - beaten_ < kHeartbeat) return;
    beaten_ = now();
    for (std::size_t i = 1; i < devices_.size(); ++i) {
      devices_[i].end = std::max(devices_[i].end, now());
      fleet_.send(i, site_.topic(i), packet(devices_[i].number++, devices_[i].end, ""));
    }
  }

  /// Sensors go on while it is down, as at night.
  void kill(const Victim& victim) {
    if (victim.kill) return victim.kill();
    if (victim.name == "service") {
      if (const pid_t pid = site_.service(); pid > 0) ::kill(pid, SIGKILL);
      return;
    }
    Process& process = victim.name == "server" ? site_.server() : site_.broker();
    process.kill();
    process.start();
  }

  Site& site_;
  Page& page_;
  Fleet& fleet_;
  std::map<ward::DeviceKind, std::vector<Signal>> signals_;
  Rng rng_;
  std::vector<Device> devices_;
  const Steady::time_point began_ = Steady::now();
  double beaten_ = -1e9;
};

}  // namespace

Result<TrialResult> run_trials(Site& site, Page& page, Fleet& fleet, int trials, int kill_every, std::uint64_t seed, const std::vector<Victim>& victims) {
  TRY(auto all, signals(site, seed));
  Trials walk(site, page, fleet, std::move(all), seed);
  TrialResult result;
  std::size_t kills = 0;
  for (int i = 0; i < trials; ++i) {
    const bool kill = kill_every > 0 && i % kill_every == kill_every - 1;
    TRY_VOID(walk.one(i, kill ? victims[kills++ % victims.size()] : Victim{}, result));
  }
  result.doubled = page.doubled();
  return result;
}

Result<LoadResult> run_load(Site& site, Page& page, Fleet& fleet, double length, double falls_per_second, std::uint64_t seed) {
  TRY(const auto falls, falls_of_bodies(seed));
  const auto quiet = quiet_bodies(seed, 40);
  struct Playing {
    const Signal* signal = nullptr;
    std::size_t at = 0;
    Steady::time_point decided{};
    bool told = false;
  };
  const std::size_t residents = site.residents().size();
  std::vector<Playing> playing(residents);
  std::vector<std::int64_t> numbers(residents, 1'000'000);
  Rng rng(seed);
  const auto begin = Steady::now();
  const pid_t service = site.service();
  const double cpu = processor_seconds(service);
  std::int64_t samples = 0;
  double owed = 0;
  // Each resident's packet at its own place in the half second.
  for (std::int64_t turn = 0; seconds(Steady::now() - begin) < length; ++turn) {
    const double base = 100'000 + static_cast<double>(turn) * kPacketSeconds;
    owed += falls_per_second * kPacketSeconds;
    for (; owed >= 1; owed -= 1) {
      Playing& one = playing[rng.below(residents)];
      // Those in the last seconds of the measurement would not be told in time.
      if (one.signal == nullptr && length - seconds(Steady::now() - begin) > 15) one = {&falls[rng.below(falls.size())], 0, {}, false};
    }
    for (std::size_t i = 0; i < residents; ++i) {
      std::this_thread::sleep_until(begin + std::chrono::duration_cast<Steady::duration>(
                                                std::chrono::duration<double>((static_cast<double>(turn) + static_cast<double>(i) / static_cast<double>(residents)) * kPacketSeconds)));
      Playing& p = playing[i];
      const bool falling = p.signal != nullptr && p.at < p.signal->bodies.size();
      if (falling && p.at == p.signal->deciding) p.decided = Steady::now(), p.told = true;
      fleet.send(i, site.topic(i), packet(numbers[i]++, base, falling ? p.signal->bodies[p.at++] : quiet[static_cast<std::size_t>(turn) % quiet.size()]));
      samples += kPacketSamples;
    }
  }
  LoadResult result;
  const double passed = seconds(Steady::now() - begin);
  result.samples_per_second = static_cast<double>(samples) / passed;
  result.service_cores = (processor_seconds(service) - cpu) / passed;
  for (std::size_t i = 0; i < residents; ++i) {
    if (!playing[i].told) continue;
    ++result.falls;
    // From a little before: what is shown may not be older than the fall.
    const auto shown = page.wait(site.residents()[i], "fall", playing[i].decided - 1s, 5s);
    if (shown) result.delays.push_back(seconds(shown->at - playing[i].decided));
    else ++result.lost;
  }
  return result;
}

double silence_noticed(Site& site, Page& page, Fleet& fleet) {
  const auto begin = Steady::now();
  for (std::int64_t i = 0; i < 4; ++i, std::this_thread::sleep_for(500ms))
    fleet.send(0, site.topic(0), packet(2'000'000 + i, 200'000 + static_cast<double>(i) / 2, ""));
  const auto last = Steady::now() - 500ms;
  const auto shown = page.wait(site.residents()[0], "silent", begin, 120s);
  return shown ? seconds(shown->at - last) : -1;
}

}  // namespace meretid::nightwatch::delivery
