// SPDX-License-Identifier: EUPL-1.2
#include "parse/office/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/utf8.h"
#include "sheets/zip_parts.h"

namespace meretid::parse {
namespace {

// As in op_unzip.cc: honest XML reaches about 60.
constexpr std::int64_t kHighestRatio = 300, kHarmless = std::int64_t{64} << 20;

}  // namespace

Result<Package> Package::read(std::string_view bytes, Limits limits) {
  const std::unique_ptr<archive, void (*)(archive*)> zip(archive_read_new(), [](archive* a) { archive_read_free(a); });
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return fail("parse.zip_damaged", Kind::kBadInput);
  Package package;
  std::int64_t total = 0;
  std::set<std::string> seen;
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
    // Of two parts of one name we might clean one and the renderer show the other. Names do not differ in case alone (ECMA-376 part 2, 6.2.2.3).
    if (!seen.insert(base::lower(part.name)).second) return fail("parse.office_part_twice", Kind::kBadInput, {{"found", base::repair(part.name)}});
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

Result<std::string> Package::write() const {
  std::vector<sheets::ZipPart> views;
  for (const PackagePart& part : parts_) views.push_back({part.name, part.bytes});
  return sheets::zip_of_parts(views, sheets::Packing::kStored);
}

}  // namespace meretid::parse
