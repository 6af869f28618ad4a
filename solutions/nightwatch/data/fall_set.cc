// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/data/fall_set.h"

#include <charconv>
#include <cstring>

#include "solutions/nightwatch/data/read_file.h"

namespace meretid::nightwatch {
namespace {

constexpr std::size_t kRowBytes = 12;

Motion motion_at(const char* bytes) {
  float v[6];
  for (int k = 0; k < 6; ++k) {
    const auto low = static_cast<unsigned char>(bytes[2 * k]), high = static_cast<unsigned char>(bytes[2 * k + 1]);
    v[k] = static_cast<float>(static_cast<std::int16_t>(low | (high << 8U)));
  }
  constexpr float kG = 32.0F / 8192.0F, kTurn = 4000.0F / 65536.0F;
  return {{v[0] * kG, v[1] * kG, v[2] * kG}, {v[3] * kTurn, v[4] * kTurn, v[5] * kTurn}};
}

}  // namespace

Result<std::vector<FallTrial>> read_fall_set(const std::filesystem::path& data) {
  const std::filesystem::path folder = data / "sisfall50", index = folder / "index.csv";
  TRY(const std::string rows, read_either(folder / "sisfall50.i16"));
  TRY(const std::string text, read_either(index));
  std::vector<FallTrial> trials;
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto wrong = [&](std::string expected) {
      return fail("nightwatch.data.row", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::string(lines[i].substr(0, 80))}},
                  index.string() + ":" + std::to_string(i + 1));
    };
    if (i == 0) {
      if (lines[i] != "subject,activity,trial,start_row,n_rows") return wrong("subject,activity,trial,start_row,n_rows");
      continue;
    }
    if (lines[i].empty()) continue;
    std::vector<std::string_view> fields;
    for (std::string_view rest = lines[i]; fields.size() < 6;) {
      fields.push_back(rest.substr(0, rest.find(',')));
      if (fields.back().size() == rest.size()) break;
      rest.remove_prefix(fields.back().size() + 1);
    }
    if (fields.size() != 5 || fields[0].empty() || fields[1].empty()) return wrong("subject,activity,trial,start_row,n_rows");
    std::uint64_t bounds[2] = {};
    for (std::size_t k = 0; k < 2; ++k) {
      const std::string_view field = fields[3 + k];
      const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), bounds[k]);
      if (error != std::errc() || end != field.data() + field.size()) return wrong("start_row, n_rows: 0 …");
    }
    const std::uint64_t all = rows.size() / kRowBytes;
    if (bounds[1] == 0 || bounds[0] > all || bounds[1] > all - bounds[0]) return wrong("rows 0 … " + std::to_string(all) + " (sisfall50.i16)");
    FallTrial trial{std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), {}};
    trial.motions.reserve(bounds[1]);
    for (std::uint64_t row = bounds[0]; row < bounds[0] + bounds[1]; ++row) trial.motions.push_back(motion_at(rows.data() + row * kRowBytes));
    trials.push_back(std::move(trial));
  }
  if (trials.empty()) return fail("nightwatch.data.row", Kind::kBadInput, {{"expected", "1 …"}, {"found", "0"}}, index.string());
  return trials;
}

}  // namespace meretid::nightwatch
