// SPDX-License-Identifier: EUPL-1.2
// A nursing home to measure on: a broker with TLS, passwords and an access list, the server with its service, a ward with residents
// and a sensor each, and somebody signed in. In a folder of its own that goes away again. Not thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/delivery/fleet.h"
#include "solutions/nightwatch/delivery/process.h"
#include "solutions/nightwatch/detect/thermal_model.h"
#include "solutions/nightwatch/ward/ward.h"

namespace meretid::nightwatch::delivery {

class Site {
 public:
  /// `program`: meretid. `database`: an address of PostgreSQL; empty: SQLite inside. "nightwatch.delivery.missing" where mosquitto or
  /// openssl is not installed.
  /// `kinds`: of the residents' sensors, in turn. Bed exits are alarms at once; the thermal model is of made-up clips.
  static Result<std::unique_ptr<Site>> open(const std::filesystem::path& program, std::size_t residents, const std::string& database = "",
                                            std::vector<ward::DeviceKind> kinds = {ward::DeviceKind::kBody});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  /// Each waits until it answers.
  Result<void> start_broker();
  Result<void> start_server();
  Process& broker() { return *broker_; }
  Process& server() { return *server_; }
  pid_t service() const { return server_->child_with("service"); }

  const BrokerAddress& address() const { return address_; }
  std::uint16_t port() const { return port_; }
  const std::string& ward() const { return ward_; }
  const std::string& headers() const { return headers_; }
  const std::vector<std::string>& residents() const { return residents_; }
  /// mnt/…/raw of the device of that resident.
  std::string topic(std::size_t resident) const { return "mnt/proeve/" + std::to_string(resident) + "/sensor/raw"; }
  ward::DeviceKind kind(std::size_t resident) const { return kinds_[resident % kinds_.size()]; }
  /// None where no sensor is thermal.
  const std::shared_ptr<const ThermalModel>& thermal_model() const { return thermal_; }
  const std::vector<std::string>& devices() const { return devices_; }
  const std::vector<std::string>& secrets() const { return secrets_; }
  const std::filesystem::path& home() const { return home_; }

 private:
  Site() = default;
  Result<void> furnish_broker();
  Result<void> furnish_models();
  Result<void> furnish_ward(std::size_t residents);

  std::filesystem::path folder_, home_;
  std::string database_;
  std::uint16_t port_ = 0;
  BrokerAddress address_;
  std::optional<Process> broker_, server_;
  std::string ward_, headers_;
  std::vector<ward::DeviceKind> kinds_;
  std::shared_ptr<const ThermalModel> thermal_;
  std::vector<std::string> residents_, devices_, secrets_;
};

}  // namespace meretid::nightwatch::delivery
