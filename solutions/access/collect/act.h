// SPDX-License-Identifier: EUPL-1.2
// One document of an archive as the index keeps it: its text, and what is said of it beside the text. Values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access::collect {

/// The index's note to a text. What speaks of the file stands in each of its documents.
struct ActNote {
  std::int64_t reading = 0;   ///< kReading when it was read: an older one is read again
  std::int64_t size = 0;      ///< of the file, bytes
  std::int64_t modified = 0;  ///< of the file, nanoseconds since 1970
  std::string digest;         ///< BLAKE2b-256 of the file
  std::int64_t documents = 0; ///< how many the file holds
  std::string name;           ///< "post.eml/bilag.pdf"; the file's own for itself
  std::string state;          ///< DocumentRow::state
  bool hidden = false;        ///< DocumentRow::hidden
  std::string sender;         ///< of a mail, as its head says it
  std::string date;           ///< of a mail: "2025-03-04"; empty where its head tells none
  std::vector<std::string> numbers;  ///< personal numbers in it, ten digits, each once
  std::vector<ReadingRow> problems;  ///< what could not be read
};
/// Goes up when the reading or the finding of numbers gets better, so that old indexes are read again.
inline constexpr std::int64_t kReading = 2;

struct Act {
  std::string file;  ///< path in the archive
  std::string text;
  ActNote note;
};

inline void fields(describe::Fields<ActNote>& f) {
  f("reading", &ActNote::reading);
  f("size", &ActNote::size);
  f("modified", &ActNote::modified);
  f("digest", &ActNote::digest);
  f("documents", &ActNote::documents);
  f("name", &ActNote::name);
  f("state", &ActNote::state);
  f("hidden", &ActNote::hidden);
  f("sender", &ActNote::sender);
  f("date", &ActNote::date);
  f("numbers", &ActNote::numbers);
  f("problems", &ActNote::problems);
}

}  // namespace meretid::access::collect
