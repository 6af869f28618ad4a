// SPDX-License-Identifier: EUPL-1.2
// Names where neither model nor rules of running text look: in names of files, in other scripts, in front of messages. Pure; linear.
#pragma once

#include <vector>

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "annelise_lejekontrakt.docx", "skel-Hansen-Mette.pdf": listed given names, and a listed surname beside one.
std::vector<NameSpan> names_in_file_names(const Reading& reading, const KnownPhrases& known);

/// "18.56 inger: hej kan du …", "[12-03-2024 07:15] Mette P.: ja": who writes, behind the time of a message.
std::vector<NameSpan> names_of_writers(const Reading& reading, const KnownPhrases& known);

/// "Яна Шевченко" in Danish text: a few words of another script, with capitals where it has them.
std::vector<NameSpan> names_in_other_scripts(const Reading& reading);

}  // namespace meretid::access
