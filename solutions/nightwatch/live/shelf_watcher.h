// SPDX-License-Identifier: EUPL-1.2
// Sees that nightwatch.toml or a model's file has changed, and opens another shelf: a new model listens within seconds, without a
// restart. Models that cannot be read leave those that listen in place; another broker waits for a restart; both are logged, and
// `meretid doctor` says so. Not thread-safe.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "solutions/nightwatch/live/models.h"

namespace meretid::nightwatch::live {

class ShelfWatcher {
 public:
  /// `settings`: with which the service began.
  ShelfWatcher(std::filesystem::path home, const Settings& settings);

  /// To be called every few seconds. None: nothing has changed, or it cannot be read, or it was changed just now and may not be whole.
  std::shared_ptr<const Shelf> look(const Shelf& now);

 private:
  const std::filesystem::path home_;
  const std::optional<BrokerSettings> broker_;
  Settings settings_;
  std::string known_, last_;
  bool restart_told_ = false;
};

}  // namespace meretid::nightwatch::live
