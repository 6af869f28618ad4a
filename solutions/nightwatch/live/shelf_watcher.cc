// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/shelf_watcher.h"

#include "base/log.h"

namespace meretid::nightwatch::live {

ShelfWatcher::ShelfWatcher(std::filesystem::path home, const Settings& settings)
    : home_(std::move(home)), broker_(settings.broker), settings_(settings), known_(stamp_of(home_, settings)), last_(known_) {}

std::shared_ptr<const Shelf> ShelfWatcher::look(const Shelf& now) {
  const std::string stamp = stamp_of(home_, settings_);
  const bool still = stamp == last_;
  last_ = stamp;
  if (stamp == known_ || !still) return nullptr;
  known_ = stamp;  // told once, whatever comes of it
  const auto settings = read_settings(home_);
  if (!settings) {
    base::log_warning("nightwatch.settings_not_read", {{"code", settings.error().code}, {"where", settings.error().where}});
    return nullptr;
  }
  settings_ = *settings;
  known_ = last_ = stamp_of(home_, settings_);
  if (settings_.broker != broker_ && !restart_told_) {
    base::log_warning("nightwatch.restart_needed", {{"what", "broker"}});
    restart_told_ = true;
  }
  auto shelf = Shelf::open(settings_, &now);
  if (!shelf) {
    base::log_warning("nightwatch.models_not_read", {{"code", shelf.error().code}, {"where", shelf.error().where}});
    return nullptr;
  }
  for (const Error& fault : (*shelf)->faults()) base::log_warning("nightwatch.model_not_read", {{"code", fault.code}, {"where", fault.where}});
  base::log_info("nightwatch.models_read", {});
  return std::move(*shelf);
}

}  // namespace meretid::nightwatch::live
