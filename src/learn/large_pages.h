// SPDX-License-Identifier: EUPL-1.2
// Memory for tables that are larger than the caches and are looked into at random places: from kWorth bytes on it is asked for in
// large pages, so that a look-up seldom waits for the address as well. Where the system has none, it is memory as any other.
#pragma once

#include <sys/mman.h>

#include <cstdlib>
#include <new>
#include <vector>

namespace meretid::learn {

template <class T>
struct LargePages {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{1} << 21, kWorth = 2 * kPage;

  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}  // NOLINT: as allocators convert

  T* allocate(std::size_t n) {
    const std::size_t bytes = n * sizeof(T);
    if (bytes < kWorth) return static_cast<T*>(::operator new(bytes));
    void* memory = std::aligned_alloc(kPage, (bytes + kPage - 1) / kPage * kPage);
    if (!memory) throw std::bad_alloc();
    ::madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: what it answers changes nothing
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t n) {
    if (n * sizeof(T) < kWorth) ::operator delete(memory);
    else std::free(memory);
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

/// A vector that keeps its numbers so.
template <class T>
using LargeTable = std::vector<T, LargePages<T>>;

}  // namespace meretid::learn
