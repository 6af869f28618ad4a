// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/package_parts.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

// A bomb: more than this from each packed byte, once it is large at all. A sheet of one value repeated reaches about 200.
constexpr std::int64_t kHighestPartRatio = 400, kHarmlessPart = std::int64_t{64} << 20;
constexpr std::size_t kMostParts = 20'000;

using Archive = std::unique_ptr<archive, void (*)(archive*)>;

Archive opened(std::string_view packed) {
  Archive zip(archive_read_new(), [](archive* a) { archive_read_free(a); });
  archive_read_support_format_zip_seekable(zip.get());  // by the list at its end: what the list leaves out is no part
  if (archive_read_open_memory(zip.get(), packed.data(), packed.size()) != ARCHIVE_OK) zip.reset();
  return zip;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  std::string text = name == nullptr ? std::string() : std::string(name);
  while (text.starts_with('/')) text.erase(0, 1);
  return text;
}

// The names of parts do not differ in case alone (ECMA-376 part 2, 6.2.2.3).
bool same_part(std::string_view a, std::string_view b) { return a == b || base::lower(a) == base::lower(b); }

}  // namespace

Result<void> PackageParts::open() {
  const Archive zip = opened(packed_);
  if (!zip) return fail("parse.zip_damaged", Kind::kBadInput);
  std::set<std::string> seen;
  archive_entry* entry = nullptr;
  for (;;) {
    const int got = archive_read_next_header(zip.get(), &entry);
    if (got == ARCHIVE_EOF) break;
    if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) return fail("parse.zip_damaged", Kind::kBadInput);
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (archive_entry_is_encrypted(entry) != 0) return fail("parse.encrypted", Kind::kBadInput);
    if (archive_entry_filetype(entry) != AE_IFREG) return fail("parse.member_not_file", Kind::kBadInput, {}, base::repair(name_of(entry)));
    names_.push_back(name_of(entry));
    if (!seen.insert(base::lower(names_.back())).second) return fail("parse.workbook_part_twice", Kind::kBadInput, {{"found", base::repair(names_.back())}});
    if (names_.size() > kMostParts) return fail("parse.too_many_inside", Kind::kTooLarge, {{"expected", std::to_string(kMostParts)}});
  }
  if (names_.empty()) return fail("parse.zip_damaged", Kind::kBadInput);
  return {};
}

bool PackageParts::has(std::string_view name) const {
  return std::any_of(names_.begin(), names_.end(), [&](const std::string& n) { return same_part(n, name); });
}

Result<void> PackageParts::stream(std::string_view name, const std::function<bool(std::string_view)>& take) {
  const Archive zip = opened(packed_);
  if (!zip) return fail("parse.zip_damaged", Kind::kBadInput);
  archive_entry* entry = nullptr;
  for (;;) {
    const int got = archive_read_next_header(zip.get(), &entry);
    if (got == ARCHIVE_EOF) return fail("parse.workbook_part_missing", Kind::kBadInput, {{"expected", base::repair(name)}});
    if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) return fail("parse.zip_damaged", Kind::kBadInput);
    if (!same_part(name_of(entry), name)) continue;
    for (;;) {
      const void* part = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int read = archive_read_data_block(zip.get(), &part, &size, &offset);
      if (read == ARCHIVE_EOF) return {};
      if (read != ARCHIVE_OK && read != ARCHIVE_WARN) return fail("parse.member_damaged", Kind::kBadInput, {}, base::repair(name));
      unpacked_ += static_cast<std::int64_t>(size);
      if (unpacked_ > kHarmlessPart && unpacked_ > kHighestPartRatio * static_cast<std::int64_t>(packed_.size()))
        return fail("parse.zip_bomb", Kind::kTooLarge, {{"expected", std::to_string(kHighestPartRatio)}, {"found", std::to_string(packed_.size())}}, base::repair(name));
      if (unpacked_ > most_) return fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(most_ >> 20)}}, base::repair(name));
      if (!take(std::string_view(static_cast<const char*>(part), size))) return {};
    }
  }
}

Result<std::string> PackageParts::read(std::string_view name, std::int64_t most) {
  std::string content;
  bool too_large = false;
  TRY_VOID(stream(name, [&](std::string_view piece) {
    too_large = static_cast<std::int64_t>(content.size() + piece.size()) > most;
    if (!too_large) content += piece;
    return !too_large;
  }));
  if (too_large) return fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(std::max<std::int64_t>(1, most >> 20))}}, base::repair(name));
  return content;
}

}  // namespace meretid::parse
