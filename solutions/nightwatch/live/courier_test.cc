// SPDX-License-Identifier: EUPL-1.2
// The courier against a receiver that is a process of its own: away, refusing, hanging, dying in the middle, back again. Everything
// comes, at least once, in the order it happened, and what one receiver will not take keeps nothing else.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <thread>

#include "solution/config.h"
#include "solution/service_context.h"
#include "solutions/nightwatch/hall/alarms.h"
#include "solutions/nightwatch/hall/ward_test.h"
#include "solutions/nightwatch/live/courier.h"

namespace meretid::nightwatch::live {
namespace {

using namespace std::chrono_literals;

class Context : public solution::ServiceContext {
 public:
  Context(store::TestDatabase& database, const std::filesystem::path& home) : database_(database) { config_.home = home; }
  const solution::Config& config() const override { return config_; }
  const Clock& clock() const override { return system_clock(); }
  Result<std::unique_ptr<store::Connection>> connect() override { return database_.database().connect(); }
  const store::Keyring& keys() const override { return *database_.keys(); }
  jobs::Feed& feed() override { return feed_; }
  bool drain_requested() const override { return false; }
  void alive() override {}

 private:
  store::TestDatabase& database_;
  solution::Config config_;
  jobs::Feed feed_;
};

/// Listens on one port for as long as it lives; each whole letter is a line of its log.
class Receiver {
 public:
  enum class Mood { kTakes, kRefuses, kHangs, kDiesAfterReading, kWillNotHaveTheFirst };

  explicit Receiver(std::filesystem::path log) : log_(std::move(log)) {
    const int fd = socket_on(0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    EXPECT_EQ(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    ::close(fd);
  }
  ~Receiver() { kill(); }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
  void become(Mood mood) {
    kill();
    const int fd = socket_on(port_);
    ASSERT_EQ(::listen(fd, 16), 0);
    pid_ = ::fork();
    if (pid_ == 0) serve(fd, mood);
    ::close(fd);
  }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  void wait() {
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
  /// "numbers of steps" as they came, with what was answered: "taken", "refused", "died".
  std::vector<std::pair<std::int64_t, std::string>> came() const {
    std::ifstream in(log_);
    std::vector<std::pair<std::int64_t, std::string>> all;
    std::int64_t number = 0;
    for (std::string word; in >> number >> word;) all.emplace_back(number, word);
    return all;
  }

 private:
  static int socket_on(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    return fd;
  }
  void note(std::int64_t number, const char* word) const { std::ofstream(log_, std::ios::app) << number << ' ' << word << std::endl; }

  [[noreturn]] void serve(int fd, Mood mood) const {
    for (;;) {
      const int caller = ::accept(fd, nullptr, nullptr);
      if (caller < 0) continue;
      if (mood == Mood::kHangs) ::pause();
      std::string text;
      char buffer[4096];
      std::int64_t number = -1;
      for (ssize_t n = 0; number < 0 && (n = ::read(caller, buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(n));
        const auto body = text.find("\r\n\r\n{\"number\":");
        if (body != std::string::npos && text.ends_with("}}")) number = std::stoll(text.substr(body + 14));
      }
      if (number < 0) ::_exit(1);
      static std::int64_t first = number;
      std::string answer = "200 OK";
      if (mood == Mood::kRefuses) answer = "503 Service Unavailable";
      if (mood == Mood::kWillNotHaveTheFirst && number == first) answer = "422 Unprocessable Entity";
      if (mood == Mood::kDiesAfterReading) note(number, "died"), ::_exit(9);
      note(number, answer.starts_with("200") ? "taken" : "refused");
      answer = "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      static_cast<void>(!::write(caller, answer.data(), answer.size()));
      ::close(caller);
    }
  }

  const std::filesystem::path log_;
  std::uint16_t port_ = 0;
  pid_t pid_ = -1;
};

class CourierTest : public hall::WardTest {
 protected:
  CourierTest() {
    ward::Contacts contacts;
    contacts.webhook = receiver_.url();
    EXPECT_TRUE(hall::write_contacts(db(), key(), ward_, contacts));
    now_ = system_clock().now();
  }
  /// The ward's broker goes away and comes back: two steps, each a letter.
  void something_happens() {
    for (const auto what : {alarm::What::kBrokerDown, alarm::What::kBrokerUp}) {
      const Timestamp now = system_clock().now();
      const auto steps = hall::tell(db(), {ward_, {}}, {what == alarm::What::kBrokerDown ? "service.broker_down" : "service.broker_up", what, {}, now, double(++told_), 0}, now);
      ASSERT_TRUE(steps) << steps.error().code;
      ASSERT_FALSE(steps->empty());
    }
  }
  std::int64_t waiting() { return db().query("SELECT COUNT(*) AS n FROM nightwatch_outbound WHERE sent IS NULL").value()[0].integer("n"); }
  template <class Done>
  bool until(std::chrono::seconds at_most, Done done) {
    for (const auto end = std::chrono::steady_clock::now() + at_most; std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(50ms))
      if (done()) return true;
    return false;
  }
  std::set<std::int64_t> all_steps() {
    std::set<std::int64_t> all;
    const auto rows = db().query("SELECT step FROM nightwatch_outbound");
    for (const store::Row& row : *rows) all.insert(row.integer("step"));
    return all;
  }

  Receiver receiver_{database_.folder() / "came"};
  Context context_{database_, database_.folder()};
  int told_ = 0;
};

TEST_P(CourierTest, NothingIsLostAndTheOrderIsKeptWhateverTheReceiverDoes) {
  auto courier = std::make_unique<Courier>(context_);
  something_happens();
  std::this_thread::sleep_for(1500ms);  // nobody there
  EXPECT_TRUE(receiver_.came().empty());
  receiver_.become(Receiver::Mood::kRefuses);
  something_happens();
  EXPECT_TRUE(until(10s, [&] { return !receiver_.came().empty(); })) << "something new: tried at once";
  courier = nullptr;  // the service ends and another begins
  courier = std::make_unique<Courier>(context_);
  receiver_.become(Receiver::Mood::kHangs);
  something_happens();
  std::this_thread::sleep_for(2s);
  receiver_.become(Receiver::Mood::kDiesAfterReading);
  something_happens();
  receiver_.wait();
  EXPECT_EQ(receiver_.came().back().second, "died");
  receiver_.become(Receiver::Mood::kTakes);
  something_happens();
  EXPECT_TRUE(until(30s, [&] { return waiting() == 0; })) << waiting() << " letters still wait";
  std::vector<std::int64_t> taken;
  for (const auto& [number, word] : receiver_.came())
    if (word == "taken") taken.push_back(number);
  EXPECT_TRUE(std::ranges::is_sorted(taken)) << "in the order it happened";
  EXPECT_EQ(std::set<std::int64_t>(taken.begin(), taken.end()), all_steps()) << "all of them";
  EXPECT_EQ(taken.size(), 10U) << "each taken once: only what was read but not answered comes again";
}

TEST_P(CourierTest, WhatTheReceiverWillNotHaveLetsTheOthersBy) {
  const Courier courier(context_);
  receiver_.become(Receiver::Mood::kWillNotHaveTheFirst);
  something_happens();
  something_happens();
  EXPECT_TRUE(until(10s, [&] { return waiting() == 1; }));
  const auto came = receiver_.came();
  ASSERT_FALSE(came.empty());
  EXPECT_EQ(came.front().second, "refused");
  EXPECT_EQ(db().query("SELECT MIN(step) AS s FROM nightwatch_outbound WHERE sent IS NULL").value()[0].integer("s"), came.front().first);
  receiver_.become(Receiver::Mood::kTakes);
  EXPECT_TRUE(until(15s, [&] { return waiting() == 0; })) << "and comes again by itself";
}

TEST_P(CourierTest, OneWhoHangsKeepsNobodyElse) {
  Receiver other{database_.folder() / "other"};
  ward::Contacts contacts;
  contacts.webhook = other.url();
  const auto second = new_ward("Afdeling Eg");
  ASSERT_TRUE(hall::write_contacts(db(), database_.keys()->key(db(), people::open_case(db(), account_, second, now()).value()).value(), second, contacts));
  receiver_.become(Receiver::Mood::kHangs);
  const Courier courier(context_);
  something_happens();
  std::this_thread::sleep_for(7s);  // five seconds until the courier knows
  other.become(Receiver::Mood::kTakes);
  const Timestamp now = system_clock().now();
  ASSERT_TRUE(hall::tell(db(), {second, {}}, {"service.broker_down", alarm::What::kBrokerDown, {}, now, 1, 0}, now));
  EXPECT_TRUE(until(6s, [&] { return !other.came().empty(); }));
}

TEST_P(CourierTest, ASounderMayBeAProgramOfTheOperators) {
  const auto rung = database_.folder() / "rung", script = database_.folder() / "sirene";
  std::ofstream(script) << "#!/bin/sh\necho \"$*\" >> " << rung.string() << "\n";
  std::filesystem::permissions(script, std::filesystem::perms::owner_all);
  std::ofstream(database_.folder() / "nightwatch.toml") << "[sounders]\nsirene = [\"" << script.string() << "\", \"--tryk\", \"3\"]\n";
  ward::Contacts contacts;
  contacts.sounder = "command:sirene";
  ASSERT_TRUE(hall::write_contacts(db(), key(), ward_, contacts));
  const Courier courier(context_);
  something_happens();
  EXPECT_TRUE(until(10s, [&] { return waiting() == 0; }));
  std::ifstream in(rung);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "--tryk 3\n") << "once, and nothing of the alarm";
}

INSTANTIATE_TEST_SUITE_P(Backends, CourierTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::nightwatch::live
