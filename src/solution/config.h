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
  std::vector<std::string> proxies;  ///< addresses of proxies whose X-Forwarded-For is believed: "127.0.0.1"
  int workers = 2;              ///< worker processes; default: the machine's cores. 0: none
  std::string database;         ///< path or "postgresql://…"; default <home>/meretid.db
  bool blobs_in_database = false;  ///< blobs = "database": for several hosts on one PostgreSQL
  std::string language = "da";  ///< of the command line and of accounts that have not chosen
  double watts_per_core = 10;   ///< for energy where the machine does not tell; shown as estimated
  double kroner_per_kwh = 2;    ///< price of electricity; with the next, what a job costs
  double kroner_per_hour = 350;  ///< price of a working hour, everything included
  std::int64_t baseline_every = 20;  ///< one case in so many asks to time the same work by hand; 0: none
  double requests_per_second = 200;  ///< per client address, sustained; 0: no limit (a proxy in front counts for itself)
  double requests_per_second_per_account = 100;  ///< of somebody signed in, wherever they come from; 0: no limit
  std::int64_t jobs_per_account = 200;  ///< queued and at work, of one account; 0: no limit
  std::map<std::string, std::int64_t, std::less<>> jobs_per_kind;  ///< queued and at work, of all: "access.propose" -> 20
  std::int64_t upload_quota_mb = 20'000;  ///< per case
  std::optional<oidc::Settings> oidc;     ///< sign-in at the organisation's provider; none: local accounts only

  std::filesystem::path key_file;           ///< the master key; default <home>/master.key

  std::filesystem::path blobs() const { return home / "blobs"; }
  std::filesystem::path master_key() const { return key_file.empty() ? home / "master.key" : key_file; }
  std::filesystem::path feeds() const { return home / "feeds"; }  ///< sockets of services
  std::filesystem::path shred_list() const { return home / "shredded.list"; }  ///< of deleted cases; kept apart from backups
  std::filesystem::path restoring() const { return home / "restore.unfinished"; }  ///< there while a restore has not been verified
  std::filesystem::path record_head() const { return home / "record.head"; }  ///< what the sealer wrote last
  std::filesystem::path record_heads() const { return home / "heads"; }       ///< signed every hour, for handing out
};

/// The home folder by the rule above; does not make it.
std::filesystem::path home_directory(const std::optional<std::string>& flag);

/// Reads the file and the environment (MERETID_LISTEN=host:port, MERETID_WORKERS, MERETID_DATABASE, MERETID_MASTER_KEY go
/// before the file).
/// An unknown key or a wrong value is kBadInput "solution.config" with file, line and what is allowed.
Result<Config> load_config(const std::optional<std::string>& home_flag);
Result<Config> parse_config(std::string_view toml, const std::filesystem::path& home, std::string_view file);

/// The same without stopping at the first mistake: what could be read, where each setting came from ("meretid.toml:3",
/// "MERETID_LISTEN"; absent: the default), and every mistake.
struct ConfigReading {
  Config config;
  std::map<std::string, std::string> from;  ///< by the setting's name in the file
  std::vector<Error> problems;
};
ConfigReading read_config(const std::optional<std::string>& home_flag);
/// What the file may set, without [oidc], in order of bytes.
std::vector<std::string> config_keys();

}  // namespace meretid::solution
