// SPDX-License-Identifier: EUPL-1.2
#include "jobs/inline_store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/hash.h"

namespace meretid::jobs {
namespace {

Error failed(const std::filesystem::path& path, int number) {
  return Error("jobs.file", number == ENOSPC ? Kind::kNoSpace : Kind::kBadInput, {{"found", std::strerror(number)}}, path.string());
}

}  // namespace

InlineStore::~InlineStore() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<void> InlineStore::open() {
  if (descriptor_ >= 0) return {};
  std::error_code error;
  std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) folder = "/tmp";
  std::string name = (folder / "meretid-XXXXXX").string();
  descriptor_ = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) return fail(failed(name, errno));
  unlink(name.c_str());
  return {};
}

Result<Artefact> InlineStore::add(const std::filesystem::path& file, std::string_view name) {
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file)) return fail(failed(file, errno != 0 ? errno : EISDIR));
  base::Blake2b hash;
  std::int64_t size = 0;
  std::array<char, 64 * 1024> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    hash.update({piece.data(), static_cast<std::size_t>(in.gcount())});
    size += in.gcount();
  }
  if (in.bad()) return fail(failed(file, EIO));
  Artefact artefact{std::string(name), "application/octet-stream", hash.hex(), size};
  const std::lock_guard lock(mutex_);
  places_.try_emplace(artefact.blob, Place{std::filesystem::absolute(file), 0, size});
  return artefact;
}

Result<Artefact> InlineStore::put(std::string_view bytes, std::string_view name, std::string_view type) {
  Artefact artefact{std::string(name), std::string(type), base::blake2b_hex(bytes), static_cast<std::int64_t>(bytes.size())};
  const std::lock_guard lock(mutex_);
  if (places_.contains(artefact.blob)) return artefact;
  TRY_VOID(open());
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t n = pwrite(descriptor_, bytes.data() + written, bytes.size() - written, end_ + static_cast<std::int64_t>(written));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail(failed("$TMPDIR", errno));
    written += static_cast<std::size_t>(n);
  }
  places_.emplace(artefact.blob, Place{{}, end_, artefact.size});
  end_ += artefact.size;
  return artefact;
}

Result<std::string> InlineStore::get(std::string_view blob) const {
  Place place;
  {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(blob);
    if (found == places_.end()) return fail("jobs.no_blob", Kind::kNotFound, {{"found", std::string(blob)}});
    place = found->second;
  }
  std::string bytes(static_cast<std::size_t>(place.size), '\0');
  if (!place.file.empty()) {
    std::ifstream in(place.file, std::ios::binary);
    if (!in.read(bytes.data(), place.size)) return fail(failed(place.file, EIO));
    return bytes;
  }
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t n = pread(descriptor_, bytes.data() + got, bytes.size() - got, place.offset + static_cast<std::int64_t>(got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail(failed("$TMPDIR", n < 0 ? errno : EIO));
    got += static_cast<std::size_t>(n);
  }
  return bytes;
}

}  // namespace meretid::jobs
