// SPDX-License-Identifier: EUPL-1.2
// An archive folder and its index: what is new or changed is read in the sandbox, what is gone is forgotten, the rest stays as it was.
// A file counts as unchanged when its size and time are; when only the time differs, its digest decides.
// Links are not followed. A folder that may not be opened, a name that is no text and a file that changes while it is read are acts
// that say so, and are tried again the next time. Cost: reading as in parse/read.h, on all cores; a look at each unchanged file.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "retrieval/text_file.h"
#include "solutions/access/collect/act.h"
#include "solutions/access/finding.h"

namespace meretid::access::collect {

struct Refreshed {
  std::int64_t files = 0;      ///< in the archive
  std::int64_t read = 0;       ///< of them now
  std::int64_t forgotten = 0;  ///< that were in the index and are gone
  std::int64_t left = 0;       ///< not looked at, because it was enough
};

struct Manner {
  std::vector<std::filesystem::path> leave_out = {};  ///< below these nothing is taken (the result's folder, the index)
  unsigned threads = 0;                               ///< 0: all cores
  std::function<void(double)> progress = [](double) {};
  std::function<bool()> enough = [] { return false; };  ///< asked by one thread, several times a second; what was read stays in the index
};

/// An archive without any file is refused before anything is forgotten: its drive may not be there.
/// "access.collect.no_archive", "access.collect.empty", "access.collect.too_many".
Result<Refreshed> refresh(retrieval::TextFile& index, const std::filesystem::path& archive, const NameModel& model, const Manner& manner);

/// All documents of the index, by file and their order in it.
Result<std::vector<Act>> acts_of(const retrieval::TextFile& index);

}  // namespace meretid::access::collect
