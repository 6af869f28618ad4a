// SPDX-License-Identifier: EUPL-1.2
// One measured figure of the room and the list of those who measure. A producer adds rows; the verb `bench` prints them all.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace meretid::access::bench {

/// {"id","value","unit","low","high","reference","note"}: low and high are a 95 % interval where one makes sense.
struct Row {
  std::string id;
  double value = 0;
  std::string unit;
  std::optional<double> low, high;
  std::optional<double> reference;  ///< what the figure is held against: a goal or a published figure
  std::string note;
};

struct Report {
  std::string solution;
  std::vector<Row> rows;
};

/// Measures on the room's data folder. Quality and speed; may take a minute.
using Producer = std::function<Result<std::vector<Row>>(const std::filesystem::path& data)>;

}  // namespace meretid::access::bench
