// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/ring.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <atomic>
#include <cstring>

namespace meretid::nightwatch::live {
namespace {

constexpr std::uint64_t kMagic = 0x314e45564d474e52;  // changes with the layout

struct Entry {
  std::int64_t arrived = 0;
  std::uint32_t topic = 0, payload = 0;  // bytes behind it
};
std::uint64_t size_of(const Entry& e) { return sizeof(Entry) + e.topic + e.payload; }

}  // namespace

/// Positions only grow; place = position modulo kBytes. `end` moves after the bytes are there, so that a killed writer leaves no half
/// entry.
struct MemoryRing::Head {
  std::uint64_t magic;
  std::atomic<std::uint64_t> begin, end;
};

std::unique_ptr<MemoryRing> MemoryRing::open(const std::string& name, const std::filesystem::path& folder) {
  struct statfs where{};
  if (::statfs(folder.c_str(), &where) != 0 || where.f_type != TMPFS_MAGIC) return nullptr;
  const int fd = ::open((folder / name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return nullptr;
  struct stat status{};
  const auto size = static_cast<off_t>(sizeof(Head) + kBytes);
  // Sparse at first: pages are taken as they are written. Somebody else's file of that name is left alone.
  const bool mine = ::fstat(fd, &status) == 0 && status.st_uid == ::geteuid() && (status.st_mode & 077) == 0 && ::ftruncate(fd, size) == 0;
  void* memory = mine ? ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
  ::close(fd);
  if (memory == MAP_FAILED) return nullptr;
  auto* head = static_cast<Head*>(memory);
  if (head->magic != kMagic || head->end - head->begin > kBytes) head->begin = 0, head->end = 0, head->magic = kMagic;
  return std::unique_ptr<MemoryRing>(new MemoryRing(head, static_cast<char*>(memory) + sizeof(Head)));
}

MemoryRing::~MemoryRing() { ::munmap(head_, sizeof(Head) + kBytes); }

std::uint64_t MemoryRing::used() const { return head_->end - head_->begin; }

void MemoryRing::put(std::uint64_t at, const void* from, std::uint64_t size) {
  const std::uint64_t place = at % kBytes, first = std::min(size, kBytes - place);
  std::memcpy(bytes_ + place, from, first);
  std::memcpy(bytes_, static_cast<const char*>(from) + first, size - first);
}

void MemoryRing::get(std::uint64_t at, void* to, std::uint64_t size) const {
  const std::uint64_t place = at % kBytes, first = std::min(size, kBytes - place);
  std::memcpy(to, bytes_ + place, first);
  std::memcpy(static_cast<char*>(to) + first, bytes_, size - first);
}

void MemoryRing::drop_first() {
  Entry entry;
  get(head_->begin, &entry, sizeof entry);
  const std::uint64_t begin = head_->begin, size = std::min(size_of(entry), used());
  head_->begin = begin + size;
  const std::uint64_t place = begin % kBytes, first = std::min(size, kBytes - place);
  std::memset(bytes_ + place, 0, first);
  std::memset(bytes_, 0, size - first);
}

void MemoryRing::append(Timestamp arrived, std::string_view topic, std::string_view payload) {
  const Entry entry{arrived.microseconds, static_cast<std::uint32_t>(topic.size()), static_cast<std::uint32_t>(payload.size())};
  if (size_of(entry) > kBytes) return;
  while (used() + size_of(entry) > kBytes) drop_first();
  const std::uint64_t at = head_->end;
  put(at, &entry, sizeof entry);
  put(at + sizeof entry, topic.data(), topic.size());
  put(at + sizeof entry + topic.size(), payload.data(), payload.size());
  head_->end.store(at + size_of(entry), std::memory_order_release);
}

void MemoryRing::sweep(Timestamp now) {
  while (used() > 0) {
    Entry entry;
    get(head_->begin, &entry, sizeof entry);
    const std::int64_t age = now.microseconds - entry.arrived;
    if (age >= 0 && age <= kKeep) return;  // of a clock that was set back: gone too
    drop_first();
  }
}

void MemoryRing::each(const std::function<void(Timestamp, std::string_view, std::string_view)>& take) const {
  const std::uint64_t end = head_->end;
  for (std::uint64_t at = head_->begin; at < end;) {
    Entry entry;
    get(at, &entry, sizeof entry);
    if (size_of(entry) > end - at) return;
    std::string text(entry.topic + entry.payload, '\0');
    get(at + sizeof entry, text.data(), text.size());
    take({entry.arrived}, std::string_view(text).substr(0, entry.topic), std::string_view(text).substr(entry.topic));
    at += size_of(entry);
  }
}

}  // namespace meretid::nightwatch::live
