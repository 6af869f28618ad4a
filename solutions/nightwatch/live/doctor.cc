// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/doctor.h"

#include <linux/magic.h>
#include <sys/vfs.h>

#include "solutions/nightwatch/live/models.h"

namespace meretid::nightwatch::live {

std::vector<solution::DoctorNote> doctor_notes(const std::filesystem::path& home, base::Language language) {
  const auto text = [&](const char* code, const std::vector<std::pair<std::string, std::string>>& args = {}) { return base::text(code, language, args); };
  std::vector<solution::DoctorNote> notes;
  const auto settings = read_settings(home);
  if (!settings) {
    notes.push_back({"nightwatch.settings", false, base::render(settings.error(), language), text("nightwatch.doctor.advice_settings")});
    return notes;
  }
  if (settings->broker) notes.push_back({"nightwatch.broker", true, text("nightwatch.doctor.broker", {{"host", settings->broker->host + ":" + std::to_string(settings->broker->port)}}), {}});
  else notes.push_back({"nightwatch.broker", false, text("nightwatch.doctor.no_broker"), text("nightwatch.doctor.advice_broker")});
  if (const auto shelf = Shelf::open(*settings); !shelf) {
    notes.push_back({"nightwatch.models", false, base::render(shelf.error(), language), text("nightwatch.doctor.advice_models")});
  } else {
    for (const Error& fault : (*shelf)->faults()) notes.push_back({"nightwatch.models", false, base::render(fault, language), text("nightwatch.doctor.advice_named")});
  }
  if (settings->fall_model.empty()) notes.push_back({"nightwatch.model", false, text("nightwatch.doctor.demo_model"), text("nightwatch.doctor.advice_model")});
  struct statfs memory{};
  if (::statfs("/dev/shm", &memory) != 0 || memory.f_type != TMPFS_MAGIC)
    notes.push_back({"nightwatch.memory", false, text("nightwatch.doctor.no_memory"), text("nightwatch.doctor.advice_memory")});
  return notes;
}

}  // namespace meretid::nightwatch::live
