// SPDX-License-Identifier: EUPL-1.2
#include "parse/office/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace meretid::parse {
namespace {

// As in op_unzip.cc: honest XML reaches about 60.
constexpr std::int64_t kHighestRatio = 300, kHarmless = std::int64_t{64} << 20;

la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

Result<Package> Package::read(std::string_view bytes, Limits limits) {
  const std::unique_ptr<archive, void (*)(archive*)> zip(archive_read_new(), [](archive* a) { archive_read_free(a); });
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return fail("parse.zip_damaged", Kind::kBadInput);
  Package package;
  std::int64_t total = 0;
  archive_entry* entry = nullptr;
  for (;;) {
    const int got = archive_read_next_header(zip.get(), &entry);
    if (got == ARCHIVE_EOF) break;
    if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) return fail("parse.zip_damaged", Kind::kBadInput);
    if (archive_entry_is_encrypted(entry) != 0) return fail("parse.encrypted", Kind::kBadInput);
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    PackagePart part{name != nullptr ? name : "", {}};
    for (;;) {
      const void* piece = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int read = archive_read_data_block(zip.get(), &piece, &size, &offset);
      if (read == ARCHIVE_EOF) break;
      if (read != ARCHIVE_OK && read != ARCHIVE_WARN) return fail("parse.zip_damaged", Kind::kBadInput);
      total += static_cast<std::int64_t>(size);
      if (total > kHarmless && total > kHighestRatio * static_cast<std::int64_t>(bytes.size()))
        return fail("parse.zip_bomb", Kind::kTooLarge, {{"expected", std::to_string(kHighestRatio)}, {"found", std::to_string(bytes.size())}});
      if (total > limits.bytes) return fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(limits.bytes >> 20)}});
      part.bytes.append(static_cast<const char*>(piece), size);
    }
    if (package.parts_.size() >= limits.parts)
      return fail("parse.too_many_inside", Kind::kTooLarge, {{"expected", std::to_string(limits.parts)}});
    package.parts_.push_back(std::move(part));
  }
  return package;
}

const PackagePart* Package::find(std::string_view name) const {
  const auto at = std::find_if(parts_.begin(), parts_.end(), [&](const PackagePart& part) { return part.name == name; });
  return at == parts_.end() ? nullptr : &*at;
}

PackagePart* Package::find(std::string_view name) {
  const auto at = std::find_if(parts_.begin(), parts_.end(), [&](const PackagePart& part) { return part.name == name; });
  return at == parts_.end() ? nullptr : &*at;
}

std::string Package::write() const {
  std::string out;
  const std::unique_ptr<archive, void (*)(archive*)> zip(archive_write_new(), [](archive* a) { archive_write_free(a); });
  archive_write_set_format_zip(zip.get());
  archive_write_zip_set_compression_store(zip.get());
  archive_write_set_bytes_in_last_block(zip.get(), 1);
  archive_write_open(zip.get(), &out, nullptr, &append, nullptr);
  for (const PackagePart& part : parts_) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), [](archive_entry* e) { archive_entry_free(e); });
    archive_entry_set_pathname_utf8(entry.get(), part.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 315'532'800, 0);  // 1980, the first year that ZIP knows
    if (archive_write_header(zip.get(), entry.get()) < ARCHIVE_WARN) continue;
    archive_write_data(zip.get(), part.bytes.data(), part.bytes.size());
  }
  archive_write_close(zip.get());
  return out;
}

}  // namespace meretid::parse
