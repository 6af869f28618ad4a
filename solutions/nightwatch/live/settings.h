// SPDX-License-Identifier: EUPL-1.2
// How the room hears its sensors: <home>/nightwatch.toml. Without the file the room works with devices that speak HTTP.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::nightwatch::live {

struct BrokerSettings {
  std::string host{};
  int port = 8883;
  std::string user{}, password_file{};    ///< the password is the file's first line
  std::string ca_file{};                  ///< empty: no TLS, allowed on this machine only
  std::string client = "meretid-nightwatch";  ///< the broker keeps what it could not deliver under this name

  friend bool operator==(const BrokerSettings&, const BrokerSettings&) = default;
};

struct Settings {
  std::optional<BrokerSettings> broker{};
  std::string fall_model{}, bed_model{}, thermal_model{};  ///< files; empty: the house's
  std::map<std::string, std::string> named_models{};       ///< name -> file: for the devices that name it
  /// name -> an absolute path and its arguments: what a ward's sounder "command:name" runs.
  std::map<std::string, std::vector<std::string>> sounders{};
};

/// The program that a ward's sounder names ("command:sirene"); none where it is an address. "nightwatch.out.no_program".
Result<std::optional<std::vector<std::string>>> sounder_program(const Settings& settings, const std::string& sounder);

/// Paths are meant from `home`. Nothing there: the defaults. "nightwatch.live.settings" with line, what was found, what is allowed.
Result<Settings> read_settings(const std::filesystem::path& home);
Result<Settings> parse_settings(std::string_view toml, const std::filesystem::path& home);

}  // namespace meretid::nightwatch::live
