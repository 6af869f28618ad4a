// SPDX-License-Identifier: EUPL-1.2
#include "parse/office/compound_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::uint32_t kHighest = 0xFFFFFFFA;  // above it lie marks: end of a chain, free, tables
constexpr std::size_t kHeader = 512, kEntry = 128, kMostEntries = 200'000;

std::uint64_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i)
    if (at + static_cast<std::size_t>(i) < bytes.size())
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])) << (8 * i);
  return value;
}
std::uint32_t u32(std::string_view bytes, std::size_t at) { return static_cast<std::uint32_t>(little(bytes, at, 4)); }
std::uint16_t u16(std::string_view bytes, std::size_t at) { return static_cast<std::uint16_t>(little(bytes, at, 2)); }

std::string name_of(std::string_view entry) {
  const std::size_t length = std::min<std::size_t>(u16(entry, 64), 64);
  std::u32string name;
  for (std::size_t i = 0; i + 2 <= length; i += 2)
    if (const char32_t c = u16(entry, i); c != 0) name.push_back(c >= 0xD800 && c < 0xE000 ? U'?' : c);
  return base::encode(name);
}

}  // namespace

std::string_view CompoundFile::sector(std::uint32_t number) const {
  const std::uint64_t at = (static_cast<std::uint64_t>(number) + 1) * sector_size_;
  return number >= kHighest || at >= bytes_.size() ? std::string_view() : bytes_.substr(at, sector_size_);
}

std::string CompoundFile::chain(std::uint32_t start, std::uint64_t size) const {
  std::string out;
  std::size_t steps = 0;
  for (std::uint32_t at = start; at < next_.size() && out.size() < size && steps <= next_.size(); at = next_[at], ++steps) out += sector(at);
  if (out.size() > size) out.resize(size);
  return out;
}

Result<CompoundFile> CompoundFile::read(std::string_view bytes) {
  const auto damaged = [] { return fail("parse.compound_damaged", Kind::kBadInput); };
  if (bytes.size() < kHeader || !bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return damaged();
  CompoundFile file;
  file.bytes_ = bytes;
  const int shift = u16(bytes, 30), small_shift = u16(bytes, 32);
  if ((shift != 9 && shift != 12) || small_shift != 6) return damaged();
  file.sector_size_ = std::size_t{1} << shift;
  file.cutoff_ = u32(bytes, 56);
  const std::size_t sectors = bytes.size() / file.sector_size_ + 1;
  // The table of tables: 109 entries in the header, the rest in a chain of its own.
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < 109; ++i)
    if (const auto number = u32(bytes, 76 + 4 * i); number < kHighest) tables.push_back(number);
  std::size_t steps = 0;
  for (std::uint32_t at = u32(bytes, 68); at < kHighest && steps <= sectors; ++steps) {
    const auto table = file.sector(at);
    if (table.size() < file.sector_size_) break;
    for (std::size_t i = 0; i + 4 < file.sector_size_; i += 4)
      if (const auto number = u32(table, i); number < kHighest) tables.push_back(number);
    at = u32(table, file.sector_size_ - 4);
  }
  for (const std::uint32_t number : tables) {
    if (file.next_.size() > sectors + file.sector_size_) break;
    const auto table = file.sector(number);
    for (std::size_t i = 0; i + 4 <= table.size(); i += 4) file.next_.push_back(u32(table, i));
  }
  const std::string directory = file.chain(u32(bytes, 48), kMostEntries * kEntry);
  if (directory.size() < kEntry) return damaged();
  struct Links {
    std::uint32_t left, right, child;
  };
  std::vector<Links> links;
  for (std::size_t at = 0; at + kEntry <= directory.size(); at += kEntry) {
    const std::string_view raw = std::string_view(directory).substr(at, kEntry);
    Entry entry;
    entry.name = name_of(raw);
    entry.storage = raw[66] == 1 || raw[66] == 5;
    entry.start = u32(raw, 116);
    entry.size = shift == 9 ? u32(raw, 120) : little(raw, 120, 8);
    file.entries_.push_back(std::move(entry));
    links.push_back({u32(raw, 68), u32(raw, 72), u32(raw, 76)});
  }
  // Siblings hang together as a tree; each entry belongs to one storage at most.
  std::vector<bool> taken(links.size());
  taken[kRoot] = true;
  for (std::size_t storage = 0; storage < links.size(); ++storage) {
    if (!file.entries_[storage].storage) continue;
    std::vector<std::uint32_t> waiting{links[storage].child};
    while (!waiting.empty()) {
      const std::uint32_t at = waiting.back();
      waiting.pop_back();
      if (at >= links.size() || taken[at]) continue;
      taken[at] = true;
      file.entries_[storage].children.push_back(at);
      waiting.push_back(links[at].right);
      waiting.push_back(links[at].left);
    }
  }
  const Entry& root = file.entries_[kRoot];
  file.small_ = file.chain(root.start, root.size);
  const std::string small_table = file.chain(u32(bytes, 60), static_cast<std::uint64_t>(u32(bytes, 64)) * file.sector_size_);
  for (std::size_t i = 0; i + 4 <= small_table.size(); i += 4) file.small_next_.push_back(u32(small_table, i));
  return file;
}

std::size_t CompoundFile::find(std::size_t storage, std::string_view name) const {
  for (const std::size_t child : entries_[storage].children)
    if (entries_[child].name == name) return child;
  return kNone;
}

std::string CompoundFile::stream(std::size_t index) const {
  const Entry& entry = entries_[index];
  if (entry.storage) return {};
  if (entry.size >= cutoff_) return chain(entry.start, entry.size);
  std::string out;
  std::size_t steps = 0;
  for (std::uint32_t at = entry.start; at < small_next_.size() && out.size() < entry.size && steps <= small_next_.size(); at = small_next_[at], ++steps) {
    const std::uint64_t from = static_cast<std::uint64_t>(at) * small_size_;
    if (from >= small_.size()) break;
    out += std::string_view(small_).substr(from, small_size_);
  }
  if (out.size() > entry.size) out.resize(entry.size);
  return out;
}

std::string CompoundFile::stream(std::size_t storage, std::string_view name) const {
  const std::size_t at = find(storage, name);
  return at == kNone ? std::string() : stream(at);
}

}  // namespace meretid::parse
