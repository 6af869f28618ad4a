// SPDX-License-Identifier: EUPL-1.2
// Between packets and a recording, comma separated rows as `meretid nightwatch replay` reads them: what was kept of a signal can be
// played again, and a recording can be sent as a sensor would send it. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/nightwatch/in/packet.h"

namespace meretid::nightwatch::in {

/// A packet a line, as they came. In order of their numbers (of each run of the sensor), each once; a line that is no packet is left
/// out, and so are packets without samples. Rows: body t,ax,ay,az,gx,gy,gz; tag t,front,vertical,lateral,antenna,dBm,phase,MHz;
/// thermal t and 16 temperatures; t in seconds of the sensor's clock.
std::string to_rows(std::string_view packets);

/// Rows of one kind, by how many numbers they have: 4 to 7 body, 8 or 9 tag (the ninth, a label, is left out), 17 thermal. Packets of half a
/// second, an empty one each ten seconds of a pause, numbered from 0. "nightwatch.in.row" with the number of the row.
struct Timed {
  double t = 0;             ///< when its last sample was taken, seconds from the first row
  std::string payload{};
};
Result<std::vector<Timed>> to_packets(std::span<const std::vector<double>> rows, std::string_view boot);

}  // namespace meretid::nightwatch::in
