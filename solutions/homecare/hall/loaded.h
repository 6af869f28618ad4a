// SPDX-License-Identifier: EUPL-1.2
// A draft with everything needed to count on it: the municipality read again from the files of the draft, altered as the draft
// says. Kept for the plans that were looked at last, because a matrix of travel times is not made for each click.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "solutions/homecare/hall/ground.h"
#include "solutions/homecare/hall/standing.h"

namespace meretid::homecare::hall {

struct Loaded {
  municipal::Municipality all;
  municipal::Faces known;        ///< from the fortnight before, where a file says so
  std::vector<NoteRow> notes;
  std::optional<municipal::Plan> running;  ///< the plan in force, where the file has one
  GroundView ground;             ///< where a map was read
  std::optional<Index> index;    ///< of `all`; set last
};

/// Bytes of a blob.
using ReadBlob = std::function<Result<std::string>(std::string_view blob)>;

struct LoadOptions {
  bool by_roads = false;           ///< read the map among the files
  std::vector<TravelRow> travel;   ///< or take these times, which were made of it before
  /// When the files have been read and nothing has been altered yet; may keep the travel times.
  std::function<Result<void>(const municipal::Municipality& all)> read_done;
};

/// Reads the files, then alters: "homecare.hall.unknown" for a carer, shift or citizen that is not there. Cost: the reading, and
/// the travel times.
Result<std::shared_ptr<const Loaded>> load(const describe::Uploads& files, const WeightsRow& weights, const std::vector<AlterationRow>& alterations,
                                           const ReadBlob& read, const LoadOptions& options);

/// The last few of `load`, by the job of the draft. Whoever asks has been let in to that job before. Thread-safe; two who ask for
/// the same at once may both load it.
Result<std::shared_ptr<const Loaded>> loaded(std::string_view job, const PlanDraft& draft, const ReadBlob& read);

}  // namespace meretid::homecare::hall
