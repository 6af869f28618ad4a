// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/verbs/night_files.h"

#include <array>
#include <cstdio>
#include <fstream>

namespace meretid::nightwatch {
namespace {

void line(std::string& out, double t, const Motion& m) {
  std::array<char, 128> text;
  const int n = std::snprintf(text.data(), text.size(), "%.2f,%.3f,%.3f,%.3f,%.1f,%.1f,%.1f\n", t, static_cast<double>(m.g.x), static_cast<double>(m.g.y),
                              static_cast<double>(m.g.z), static_cast<double>(m.turn.x), static_cast<double>(m.turn.y), static_cast<double>(m.turn.z));
  out.append(text.data(), static_cast<std::size_t>(n));
}
void line(std::string& out, const BedReading& r) {
  std::array<char, 128> text;
  const int n = std::snprintf(text.data(), text.size(), "%.2f,%.3f,%.3f,%.3f,%d,%.1f,%.2f,%.2f\n", r.t, static_cast<double>(r.front), static_cast<double>(r.vertical),
                              static_cast<double>(r.lateral), r.antenna, static_cast<double>(r.strength), static_cast<double>(r.phase), static_cast<double>(r.frequency));
  out.append(text.data(), static_cast<std::size_t>(n));
}

Result<void> put(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) return fail("nightwatch.model.not_written", Kind::kNoSpace, {}, file.string());
  return {};
}

}  // namespace

Result<void> write_nights(const MadeUpWard& ward, const std::filesystem::path& folder, const std::vector<std::string>& lines) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::string said;
  for (const std::string& some : lines) said += some;
  TRY_VOID(put(folder / "haendelser.jsonl", said));
  for (int r = 0; r < ward.residents; ++r) {
    MadeUpResident resident(Rng(ward.seed).fork(static_cast<std::uint64_t>(r)), ward.habits);
    Motion last;
    double told = 0;
    for (int n = 0; n < ward.nights; ++n) {
      std::string body, tag;
      const auto motions = [&](double at, std::span<const Motion> some) {
        if (!body.empty())
          for (; told + 1 < at; line(body, told += 1, last)) {}
        for (const Motion& motion : some) line(body, at, motion), told = at, at += 1 / kRate, last = motion;
      };
      const auto readings = [&](std::span<const MadeUpTag::Labelled> some) {
        for (const auto& one : some) line(tag, one.reading);
      };
      resident.night(motions, readings);
      const std::string digits = std::to_string(r + 1), name = "B" + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits + "-" + std::to_string(n + 1);
      TRY_VOID(put(folder / (name + "-krop.csv"), body));
      TRY_VOID(put(folder / (name + "-brik.csv"), tag));
    }
  }
  return {};
}

}  // namespace meretid::nightwatch
