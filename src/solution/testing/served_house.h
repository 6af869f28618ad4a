// SPDX-License-Identifier: EUPL-1.2
// The built program as a user starts it: `meretid serve` in a process of its own, on a home of its own, with somebody signed in
// who has every role. For tests that must kill it. Not thread-safe. Everything but the calls of HTTP fails the test by throwing.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/testing/client.h"

namespace meretid::solution {

class ServedHouse {
 public:
  using json = nlohmann::json;

  ServedHouse();   ///< starts it and signs in
  ~ServedHouse();  ///< ends it and removes its home
  ServedHouse(const ServedHouse&) = delete;
  ServedHouse& operator=(const ServedHouse&) = delete;

  void start();                  ///< again, on the same home and port
  void kill();                   ///< -9 to the server; its workers go with it
  int end();                     ///< SIGTERM; gives its exit status
  std::vector<pid_t> workers() const;  ///< those alive
  /// From now on no file of the server and its workers may grow beyond so many bytes: as on a full disk. None: as before. The test
  /// must have SIGXFSZ ignored before it starts the house.
  void full_disk(std::optional<std::uint64_t> bytes) const;
  std::size_t memory() const;    ///< resident bytes of the server alone

  http::Answer call(std::string_view method, std::string_view target, std::string_view body = {}, std::string extra = {}) const;
  json get(std::string_view target) const;
  json post(std::string_view target, const json& body) const;

  std::string new_case(std::string_view room, std::string_view title) const;
  json upload(const std::string& in_case, const std::string& name, std::string_view bytes) const;  ///< {name, blob, size}
  std::string start_job(const std::string& room, const std::string& kind, const std::string& in_case, const json& input) const;
  /// The job once its state is one of those that end it, or after `limit`.
  json ended(const std::string& job, std::chrono::seconds limit) const;
  /// Waits until the job is at work and has come so far.
  void reached(const std::string& job, double fraction, std::chrono::seconds limit) const;
  /// "access redact …" of the same program, without a server; gives its exit status and fills `said`.
  /// `given`: what it reads from standard input.
  int command(const std::vector<std::string>& arguments, std::string* said = nullptr, std::string_view given = {}) const;

  const std::filesystem::path& home() const { return home_; }
  std::uint16_t port() const { return port_; }
  std::string headers() const;  ///< of whoever is signed in: cookie and CSRF token
  std::string said() const;     ///< by the server and its workers, on stdout and stderr, since the last start

 private:
  void sign_in();

  std::filesystem::path home_, program_;
  std::uint16_t port_ = 0;
  pid_t server_ = -1;
  std::string cookie_, csrf_;
};

}  // namespace meretid::solution
