// SPDX-License-Identifier: EUPL-1.2
// What the parts of read.h share while a file is read: the model that grows, the notes, and which id is which index. Used by the
// files beside it and by nobody else. Not thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare::municipal {

/// Where a row stands and what it is called.
struct RowOf {
  Table table;
  std::size_t row;
  const std::string& id;
};

/// Which of the two hours of the autumn night is meant where a file does not say.
enum class Edge { kFrom, kUntil };

using Args = std::vector<std::pair<std::string, std::string>>;

class Ids {
 public:
  /// false: it is there already.
  bool add(const std::string& id, int index) { return index_.emplace(id, index).second; }
  /// kNobody: unknown.
  int find(const std::string& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? kNobody : found->second;
  }

 private:
  std::unordered_map<std::string, int> index_;
};

class Reading {
 public:
  Reading(const wire::File& file_, const ReadOptions& options_) : file(file_), options(options_) {}

  const wire::File& file;
  const ReadOptions& options;
  Read read;
  Ids skills, places, citizens, carers, shifts, visits;
  std::vector<std::size_t> shift_rows, visit_rows, citizen_rows;  ///< row in the file, by index in the model

  Moment end = 0;  ///< of the days, or of the last night shift

  Error note(const RowOf& row, Effect effect, std::string_view field, const char* code, Args args = {});

  /// A time of the file as a moment of the model. A time that does not exist that night becomes 03:00, one that comes twice the
  /// earlier for kFrom and the later for kUntil, each with a note. Nothing, and a note: no time, or outside the days of the file.
  std::optional<Moment> moment(const RowOf& row, std::string_view field, const std::string& text, Edge edge);
  /// Minutes of the file in [0, 1440] as seconds; nothing, and a note, else.
  std::optional<Duration> minutes(const RowOf& row, std::string_view field, double value);
  /// Skills that are known, each with its day; kNothing and a note for the first that is not.
  std::optional<Skill> skill(const RowOf& row, std::string_view field, const wire::SkillRow& from);

  void leave_out(std::size_t row, Error why);  ///< a visit
};

// In this order.
void read_places(Reading& reading);
void read_carers(Reading& reading);
void read_citizens(Reading& reading);
void read_wishes(Reading& reading);  ///< of carers, about citizens
void read_shifts(Reading& reading);
void read_visits(Reading& reading);
void read_ties(Reading& reading);  ///< links and pins
Result<void> read_travel(Reading& reading);
void read_running(Reading& reading);  ///< and faces
void note_the_impossible(Reading& reading);

}  // namespace meretid::homecare::municipal
