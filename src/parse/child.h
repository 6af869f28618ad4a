// SPDX-License-Identifier: EUPL-1.2
// The child's main: reads its command line (made by spawn.cc), raises the walls, runs one operation, answers on descriptor 3.
//   meretid-parse OPERATION WALLS MEMORY SECONDS SCRATCH IDENTITY FOLDER INPUTS
// WALLS: pure, bubblewrap or landlock. Descriptor 4 holds the options, 5 and up the inputs ("-" in INPUTS: an empty one).
#pragma once

namespace meretid::parse {

inline constexpr int kAnswerDescriptor = 3, kOptionsDescriptor = 4, kFirstInputDescriptor = 5;
inline constexpr int kExitNoWalls = 120, kExitUsage = 121;

int child_main(int argc, char** argv);

}  // namespace meretid::parse
