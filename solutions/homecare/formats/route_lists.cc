// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include "solutions/homecare/formats/lines.h"
#include "solutions/homecare/formats/vrp.h"

namespace meretid::homecare {

Result<std::vector<std::vector<int>>> read_routes(std::string_view text) {
  std::vector<std::vector<int>> routes;
  for (const Line& line : lines_of(text)) {
    if (line.words.front() != "Route") continue;  // "Cost …" and comments
    std::size_t word = 1;
    while (word < line.words.size() && !line.words[word - 1].ends_with(':')) ++word;
    std::vector<int>& route = routes.emplace_back();
    for (; word < line.words.size(); ++word) {
      TRY(const int customer, number<int>(line, word, "Route"));
      route.push_back(customer);
    }
  }
  return routes;
}

std::string write_routes(const std::vector<std::vector<int>>& routes, double cost) {
  std::string out;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    out += "Route #" + std::to_string(r + 1) + ":";
    for (const int stop : routes[r]) out += " " + std::to_string(stop);
    out += "\n";
  }
  char text[64];
  std::snprintf(text, sizeof text, "Cost %.10g\n", cost);
  return out + text;
}

}  // namespace meretid::homecare
