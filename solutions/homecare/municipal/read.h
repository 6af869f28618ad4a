// SPDX-License-Identifier: EUPL-1.2
// From a file of a municipality to the model, with a note for everything that is wrong with a row. A file whose structure is wrong
// fails and names the path; a wrong row is left out or read as far as it can be, and the rest is planned. No visit is lost: one
// that cannot be used stands in `left_out` and counts as unassigned.
// Pure but for threads of the road search; thread-safe. Cost: linear, and a matrix of travel times of all places that are visited.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/homecare/municipal/plan.h"
#include "solutions/homecare/municipal/wire.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::municipal {

enum class Table { kFile, kPlaces, kCitizens, kCarers, kShifts, kVisits, kTravel, kRunning, kFaces };

enum class Effect {
  kLeftOut,  ///< the row, or the part that `where` names, is not used
  kAssumed,  ///< used, but otherwise than written; the sentence says how
  kWarning,  ///< used as written; it deserves a look
};

struct Note {
  Table table = Table::kFile;
  std::string id;  ///< of the row
  Effect effect = Effect::kWarning;
  Error error;     ///< of the catalogue; `where` is the place in the file: "visits[12].windows[0].until", "visits.csv:14 fra"
};
using Notes = std::vector<Note>;

/// A visit that a row asks for and nobody can plan.
struct LeftOut {
  std::string id, citizen;  ///< as written
  Error why;
};

struct Read {
  Municipality all;
  Notes notes;
  std::vector<LeftOut> left_out;  ///< visits
  std::optional<Plan> running;    ///< the plan in force, where the file has one
  Faces faces;                    ///< of the fortnight before
  std::int64_t vroom_zero = 0;    ///< files of VROOM: what its clock showed at Municipality::origin, in seconds
};

/// "visits", row 12, "windows[0].until" -> where that stands in what the user sent.
using WhereOf = std::function<std::string(Table, std::size_t row, std::string_view field)>;
std::string path_in_json(Table table, std::size_t row, std::string_view field);

struct ReadOptions {
  const roads::RoadMap* map = nullptr;  ///< none, and no matrix in the file: travel times are estimated
  unsigned threads = 2;
  WhereOf where = path_in_json;
};

/// The room's own JSON. Errors: those of describe (structure, with the path).
Result<Read> read_municipality(std::string_view json, const ReadOptions& options = {});

/// What all formats come to: CSV and VROOM are brought into the same rows. Errors: homecare.municipal.too_large, .year,
/// those of the roads.
Result<Read> municipality_of(const wire::File& file, const ReadOptions& options = {});

}  // namespace meretid::homecare::municipal
