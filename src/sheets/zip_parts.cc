// SPDX-License-Identifier: EUPL-1.2
#include "sheets/zip_parts.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace meretid::sheets {
namespace {

la_ssize_t append_to(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

Result<std::string> zip_of_parts(const std::vector<ZipPart>& parts, Packing packing) {
  std::string out;
  const std::unique_ptr<archive, void (*)(archive*)> zip(archive_write_new(), [](archive* a) { archive_write_free(a); });
  const auto failed = [&] { return fail("sheets.not_written", Kind::kInternal, {{"found", archive_error_string(zip.get()) == nullptr ? "" : archive_error_string(zip.get())}}); };
  if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK) return failed();
  if ((packing == Packing::kStored ? archive_write_zip_set_compression_store(zip.get()) : archive_write_zip_set_compression_deflate(zip.get())) != ARCHIVE_OK) return failed();
  archive_write_set_bytes_in_last_block(zip.get(), 1);
  if (archive_write_open(zip.get(), &out, nullptr, &append_to, nullptr) != ARCHIVE_OK) return failed();
  for (const auto& [name, content] : parts) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), std::string(name).c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 315'576'000, 0);  // a day in 1980, the first year that ZIP knows: no clock, so the same bytes
    if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK) return failed();
    for (std::size_t at = 0; at < content.size();) {
      const la_ssize_t written = archive_write_data(zip.get(), content.data() + at, content.size() - at);
      if (written <= 0) return failed();
      at += static_cast<std::size_t>(written);
    }
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return failed();
  return out;
}

}  // namespace meretid::sheets
