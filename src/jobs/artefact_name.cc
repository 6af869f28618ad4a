// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "jobs/worker_context.h"

namespace meretid::jobs {

Result<void> check_artefact_name(std::string_view name) {
  bool good = !name.empty() && name.size() <= 512 && name.front() != '/' && name.back() != '/';
  good = good && std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f; });
  for (std::size_t start = 0; good && start <= name.size();) {
    const std::size_t end = std::min(name.find('/', start), name.size());
    const std::string_view part = name.substr(start, end - start);
    good = !part.empty() && part != "." && part != "..";
    start = end + 1;
  }
  if (good) return {};
  return fail("jobs.bad_artefact_name", Kind::kInternal, {{"found", std::string(name.substr(0, 100))}});
}

std::uint64_t seed_of(const Id<Job>& job) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, 64 bit
  for (const char c : job.text()) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace meretid::jobs
