// SPDX-License-Identifier: EUPL-1.2
// Where the installation lives and how it listens. From <home>/meretid.toml where there is one; every field has a default.
// Home: --home DIR, else $MERETID_HOME, else /var/lib/meretid for root, else ./var.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "oidc/settings.h"

namespace meretid::solution {

struct Config {
  std::filesystem::path home;
  std::string address = "127.0.0.1";
  int port = 8080;
  std::vector<std::string> hosts;  ///< names the server answers to beside its address: "sager.kommune.dk"
  int workers = 2;              ///< worker processes; default: the machine's cores. 0: none
  std::string database;         ///< path or URL; default <home>/meretid.db
  std::string language = "da";  ///< of the command line and of accounts that have not chosen
  double watts_per_core = 10;   ///< for energy where the machine does not tell; shown as estimated
  double requests_per_second = 200;  ///< per client address, sustained; 0: no limit (a proxy in front counts for itself)
  double requests_per_second_per_account = 100;  ///< of somebody signed in, wherever they come from; 0: no limit
  std::int64_t jobs_per_account = 200;  ///< queued and at work, of one account; 0: no limit
  std::map<std::string, std::int64_t, std::less<>> jobs_per_kind;  ///< queued and at work, of all: "access.propose" -> 20
  std::int64_t upload_quota_mb = 20'000;  ///< per case
  std::optional<oidc::Settings> oidc;     ///< sign-in at the organisation's provider; none: local accounts only

  std::filesystem::path blobs() const { return home / "blobs"; }
  std::filesystem::path master_key() const { return home / "master.key"; }
  std::filesystem::path feeds() const { return home / "feeds"; }  ///< sockets of services
  std::filesystem::path record_head() const { return home / "record.head"; }  ///< what the sealer wrote last
};

/// The home folder by the rule above; does not make it.
std::filesystem::path home_directory(const std::optional<std::string>& flag);

/// Reads the file and the environment (MERETID_LISTEN=host:port, MERETID_WORKERS, MERETID_DATABASE go before the file).
/// An unknown key or a wrong value is kBadInput "solution.config" with file, line and what is allowed.
Result<Config> load_config(const std::optional<std::string>& home_flag);
Result<Config> parse_config(std::string_view toml, const std::filesystem::path& home, std::string_view file);

}  // namespace meretid::solution
