// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/data/thermal_set.h"

#include <algorithm>
#include <cstdlib>

#include "solutions/nightwatch/data/read_file.h"

namespace meretid::nightwatch {
namespace {

constexpr std::size_t kFewestFrames = 8;

// "2021-03-24 18:49:12.268000" -> seconds of the day; a clip over midnight is shifted by the caller.
double seconds_of(std::string_view stamp) {
  const std::size_t blank = stamp.find(' ');
  if (blank == std::string_view::npos || stamp.size() < blank + 9) return -1;
  const std::string clock(stamp.substr(blank + 1));
  return std::atof(clock.c_str()) * 3600 + std::atof(clock.c_str() + 3) * 60 + std::atof(clock.c_str() + 6);
}

long number_in(const std::string& path) {
  const std::size_t bar = path.rfind('_');
  return bar == std::string::npos ? 0 : std::atol(path.c_str() + bar + 1);
}

}  // namespace

Result<std::vector<ThermalClip>> read_thermal_set(const std::filesystem::path& data) {
  TRY(const auto files, read_tree(data, "thermal4x4"));
  std::vector<ThermalClip> clips;
  for (const auto& [path, text] : files) {
    const bool fall = path.starts_with("fall_data/");
    if ((!fall && !path.starts_with("non_fall_data/")) || !path.ends_with(".csv")) continue;
    ThermalClip clip{path, fall, {}};
    bool readable = true;
    for (const std::string_view line : lines_of(text)) {
      const std::size_t comma = line.find(',');
      if (comma == std::string_view::npos) continue;
      std::vector<double> values;
      std::string_view rest = line.substr(comma + 1);
      while (rest.ends_with(',')) rest.remove_suffix(1);
      if (std::count(rest.begin(), rest.end(), ',') < 15) continue;  // a line cut short
      values = numbers_of(rest);
      if (values.size() < 16) {
        readable = false;
        break;
      }
      ThermalFrame frame;
      frame.t = seconds_of(line.substr(0, comma));
      if (!clip.frames.empty() && frame.t < clip.frames.front().t) frame.t += 86'400;
      for (std::size_t k = 0; k < 16; ++k) frame.celsius[k] = static_cast<float>(values[k]);
      clip.frames.push_back(frame);
    }
    if (readable && clip.frames.size() >= kFewestFrames) clips.push_back(std::move(clip));
  }
  std::stable_sort(clips.begin(), clips.end(), [](const ThermalClip& a, const ThermalClip& b) {
    return a.fall != b.fall ? a.fall : number_in(a.name) < number_in(b.name);
  });
  for (ThermalClip& clip : clips) {
    const double begin = clip.frames.front().t;
    for (ThermalFrame& frame : clip.frames) frame.t -= begin;
  }
  if (clips.empty()) return fail("nightwatch.data.missing", Kind::kNotFound, {}, (data / "thermal4x4").string());
  return clips;
}

}  // namespace meretid::nightwatch
