// SPDX-License-Identifier: EUPL-1.2
// Makes the released file of a plan and verifies it; what only pixels show is blackened in a second round. Pages are pictures.
// Cost: that of redact_pages and of verify.
#pragma once

#include <map>
#include <string>

#include "solutions/access/release/verification.h"

namespace meretid::access {

struct Made {
  std::string pdf;
  Verified verified;
};

/// `plan` grows by the boxes of the second round.
Result<Made> make_verified(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const NameModel& model, const std::string& title);

/// The same with text that stays text: glyphs are taken out of the pages (parse/strike.h). Pages where that is not safe are pictures;
/// where the result does not verify, all of them are. `raster_pages`: how many.
struct MadeOfText {
  Made made;
  std::int64_t raster_pages = 0;
  std::map<std::string, std::int64_t> raster_for;  ///< why: StrikePage::reason, or "unverified_words" …: which check the struck file did not pass
  std::vector<ProblemRow> not_passed;              ///< what those checks found in it; says where, never what
};
/// `rests`: what stays of words of which a term is only a part.
Result<MadeOfText> make_structural(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const std::vector<std::string>& terms,
                                   const std::vector<parse::KeptWord>& rests, const NameModel& model, const std::string& title);

/// The same for decided findings: also pages on which the source or the result hides anything become pictures, and all of them where the
/// result cannot be followed to its end. `scanned`: pages that are pictures already.
Result<MadeOfText> make_release(const parse::Sandbox& sandbox, const parse::Input& source, Plan& plan, const std::vector<std::int32_t>& scanned,
                                const NameModel& model, const std::string& title);

}  // namespace meretid::access
