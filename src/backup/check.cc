// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <system_error>

#include "backup/archive.h"
#include "backup/restore.h"

namespace meretid::backup {
namespace {

constexpr std::size_t kLongestManifest = 512 * 1024 * 1024, kPiece = 1024 * 1024;

}  // namespace

Result<Checked> check_archive(const std::filesystem::path& file, const std::string& seal_key,
                              const Progress& progress) {
  std::error_code ignored;
  const auto size = static_cast<double>(std::filesystem::file_size(file, ignored));
  TRY(auto archive, ArchiveReader::open(file));
  std::string manifest;
  for (;;) {
    TRY(const auto name, archive.next(seal_key));
    if (!name) break;
    if (!manifest.empty()) return archive.altered();  // nothing follows the manifest
    if (*name == kManifestPart) {
      TRY(manifest, archive.read(kLongestManifest));
    }
    for (;;) {
      TRY(const std::string piece, archive.read(kPiece));
      if (piece.empty()) break;
      if (progress) progress(static_cast<double>(archive.position()) / size, "backup.step_check");
    }
  }
  const auto read = describe::from_json<Manifest>(manifest);
  // A manifest whose seal fits and that we cannot read comes from another edition of the program.
  if (!read || read->format != kFormat)
    return fail("backup.newer_format", Kind::kConflict,
                {{"expected", std::to_string(kFormat)},
                 {"found", read ? std::to_string(read->format) : read.error().where}},
                file.string());
  return Checked{*read, archive.whole_hash()};
}

}  // namespace meretid::backup
