// SPDX-License-Identifier: EUPL-1.2
// A message of Outlook (MS-OXMSG): its head and text as a mail's, and its attachments. A message inside a message becomes a text with
// its own attachments beside it. In the child only.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "parse/office/compound_file.h"
#include "parse/office/package.h"

namespace meretid::parse {

struct OutlookMessage {
  std::string text;                    ///< "Fra: …\nTil: …\n…\n\n" and the body
  std::string html;                    ///< where there is no plain text
  std::vector<PackagePart> attachments;
};

inline bool is_outlook(const CompoundFile& file) { return file.has("__properties_version1.0"); }
OutlookMessage read_outlook(const CompoundFile& file);

/// Compressed RTF (MS-OXRTFCP 2.2.2) as RTF; "" when it is damaged.
std::string decompressed_rtf(std::string_view bytes);

}  // namespace meretid::parse
