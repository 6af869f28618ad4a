// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/data/bed_set.h"

#include "solutions/nightwatch/data/read_file.h"

namespace meretid::nightwatch {

std::vector<double> BedTrial::exits() const {
  std::vector<double> times;
  for (std::size_t i = 1; i < labels.size(); ++i)
    if (in_bed(labels[i - 1]) && !in_bed(labels[i])) times.push_back(readings[i].t);
  return times;
}

Result<std::map<std::string, std::vector<BedTrial>>> read_bed_set(const std::filesystem::path& data) {
  TRY(const auto files, read_tree(data, "bedexit"));
  std::map<std::string, std::vector<BedTrial>> rooms;
  for (const auto& [path, text] : files) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos || path[slash + 1] == '.' || path.find("/d") != slash) continue;  // a README beside the rooms
    BedTrial trial;
    trial.name = path.substr(slash + 1);
    const auto lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty()) continue;
      const std::vector<double> v = numbers_of(lines[i]);
      const bool good = v.size() == 9 && v[4] >= 1 && v[4] <= 4 && v[8] >= 1 && v[8] <= 4 && (trial.readings.empty() || v[0] >= trial.readings.back().t);
      if (!good)
        return fail("nightwatch.data.row", Kind::kBadInput,
                    {{"expected", "t,af,av,al,antenna 1-4,rssi,phase,freq,label 1-4"}, {"found", std::string(lines[i].substr(0, 80))}},
                    "bedexit/" + path + ":" + std::to_string(i + 1));
      const auto f = [&v](std::size_t k) { return static_cast<float>(v[k]); };
      trial.readings.push_back({v[0], f(1), f(2), f(3), static_cast<int>(v[4]), f(5), f(6), f(7)});
      trial.labels.push_back(static_cast<Activity>(static_cast<int>(v[8]) - 1));
    }
    if (!trial.readings.empty()) rooms[path.substr(0, slash)].push_back(std::move(trial));
  }
  if (rooms.empty()) return fail("nightwatch.data.missing", Kind::kNotFound, {}, (data / "bedexit").string());
  return rooms;
}

}  // namespace meretid::nightwatch
