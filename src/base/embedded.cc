// SPDX-License-Identifier: EUPL-1.2
#include "base/embedded.h"

#include <algorithm>
#include <cstdint>

namespace {

// As cmake/embed.cmake writes an entry.
struct Entry {
  const char* path;
  std::uint64_t path_size;
  const char* bytes;
  std::uint64_t size;
};

}  // namespace

// The linker makes these two from the section's name. Weak: a program without embedded files has no section.
extern "C" {
[[gnu::weak, gnu::visibility("hidden")]] extern const Entry __start_meretid_embedded[];
[[gnu::weak, gnu::visibility("hidden")]] extern const Entry __stop_meretid_embedded[];
}

namespace meretid::base {
namespace {

struct File {
  std::string_view path, bytes;
};

const std::vector<File>& files() {
  static const std::vector<File> sorted = [] {
    std::vector<File> all;
    for (const Entry* e = __start_meretid_embedded; e != __stop_meretid_embedded; ++e)
      all.push_back({{e->path, e->path_size}, {e->bytes, e->size}});
    std::sort(all.begin(), all.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return all;
  }();
  return sorted;
}

auto first_from(std::string_view path) {
  return std::lower_bound(files().begin(), files().end(), path,
                          [](const File& file, std::string_view p) { return file.path < p; });
}

}  // namespace

std::optional<std::string_view> embedded(std::string_view path) {
  const auto found = first_from(path);
  if (found == files().end() || found->path != path) return std::nullopt;
  return found->bytes;
}

std::vector<std::string_view> embedded_under(std::string_view prefix) {
  std::vector<std::string_view> paths;
  for (auto file = first_from(prefix); file != files().end() && file->path.starts_with(prefix); ++file)
    paths.push_back(file->path);
  return paths;
}

}  // namespace meretid::base
