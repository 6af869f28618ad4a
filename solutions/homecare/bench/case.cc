// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/case.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>

#include "base/read_file.h"
#include "base/xz.h"
#include "solutions/homecare/bench/tar.h"

namespace meretid::homecare::bench {
namespace {

tl::unexpected<Error> no_data(const std::filesystem::path& file) {
  return fail("homecare.bench.no_data", Kind::kNotFound, {}, file.string());
}

Result<std::string> bytes_of(const std::filesystem::path& file) {
  auto bytes = base::read_file(file);
  if (!bytes) return no_data(file);
  if (file.extension() == ".xz") return base::unpack_xz(*bytes, file.string());
  return std::move(*bytes);
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// "RC2" of "rc2_6_10" and of "RC205".
std::string class_of(const std::string& name) {
  std::size_t at = 0;
  while (at < name.size() && std::isalpha(static_cast<unsigned char>(name[at]))) ++at;
  return upper(name.substr(0, at + 1));
}

using Row = std::map<std::string, std::string, std::less<>>;

/// Rows by column name. The shared lists quote a field only when it is the last one, so commas up to there are plain.
Result<std::vector<Row>> table(const std::filesystem::path& file) {
  TRY(const std::string text, bytes_of(file));
  std::vector<std::vector<std::string>> rows;
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string>& row = rows.emplace_back();
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(','));
      row.emplace_back(word);
      line.remove_prefix(std::min(word.size() + 1, line.size()));
    }
  }
  std::vector<Row> named;
  for (std::size_t r = 1; r < rows.size(); ++r)
    for (Row& out = named.emplace_back(); const std::string& column : rows[0]) {
      const auto at = static_cast<std::size_t>(&column - rows[0].data());
      out[column] = at < rows[r].size() ? rows[r][at] : "";
    }
  return named;
}

std::optional<double> number_in(const Row& row, std::string_view column) {
  const auto found = row.find(column);
  double value = 0;
  if (found == row.end()) return std::nullopt;
  const auto [end, error] = std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
  return error == std::errc{} && end != found->second.data() ? std::optional(value) : std::nullopt;
}

struct RouteSet {
  std::string_view set, values, column;
  Format format;
  Convention convention;
};
constexpr RouteSet kRouteSets[] = {
    {"solomon", "solomon_bks.csv", "cost", Format::kSolomon, Convention::kDistance},
    {"gh200", "gh200_distance_bks.csv", "cost", Format::kSolomon, Convention::kDistance},
    {"gh1000", "gh1000_bks.csv", "cost", Format::kVrplib, Convention::kDistance},
    {"gh600", "vehicle_first_best.csv", "distance_double", Format::kSolomon, Convention::kVehicles},
};

Result<std::vector<Case>> read_routes_set(const std::filesystem::path& folder, const RouteSet& set) {
  const auto packed = folder / (std::string(set.set) + ".tar.xz");
  TRY(const std::string archive, bytes_of(packed));
  TRY(const std::vector<Row> values, table(folder / set.values));
  std::map<std::string, Row, std::less<>> best;
  for (const Row& row : values) best[upper(row.at("instance"))] = row;
  const auto files = files_of_tar(archive);
  if (!files || files->empty()) return no_data(packed);
  std::vector<Case> cases;
  for (const auto& [path, text] : *files) {
    Case& c = cases.emplace_back();
    c.name = std::filesystem::path(path).stem().string();
    c.group = class_of(c.name);
    c.format = set.format, c.convention = set.convention;
    c.text = text;
    const auto row = best.find(upper(c.name));
    if (row == best.end()) return no_data(folder / set.values / c.name);
    c.best = number_in(row->second, set.column);
    if (set.convention == Convention::kVehicles)
      if (const auto vehicles = number_in(row->second, "routes")) c.best_vehicles = static_cast<int>(*vehicles);
  }
  return cases;
}

Result<std::vector<Case>> read_care_set(const std::filesystem::path& folder) {
  TRY(const std::vector<Row> values, table(folder / "best_known.csv"));
  std::map<std::string, Row, std::less<>> best;
  for (const Row& row : values) best[row.at("set") + "/" + row.at("instance")] = row;
  std::vector<Case> cases;
  for (const std::string set : {"mankowska", "kummer", "Italian"}) {
    std::error_code failed;
    for (const auto& file : std::filesystem::directory_iterator(folder / set, failed)) {
      Case& c = cases.emplace_back();
      c.name = file.path().stem().stem().string();
      c.format = Format::kHhcrsp;
      TRY(c.text, bytes_of(file.path()));
      const auto row = best.find(set + "/" + file.path().stem().string());
      c.group = set == "Italian" ? "italian" : set;
      if (row == best.end()) continue;
      c.best = number_in(row->second, "total_cost");
      c.group += "." + row->second.at("patients");
    }
    if (failed) return no_data(folder / set);
  }
  return cases;
}

}  // namespace

Result<std::vector<Case>> read_set(const std::filesystem::path& data, std::string_view set) {
  std::vector<Case> cases;
  if (set == "hhcrsp") {
    TRY(cases, read_care_set(data / "hhcrsp"));
  } else {
    const auto known = std::ranges::find(kRouteSets, set, &RouteSet::set);
    TRY(cases, read_routes_set(data / "vrptw", *known));
  }
  std::ranges::sort(cases, {}, [](const Case& c) { return std::pair(c.group, c.name); });
  return cases;
}

std::vector<Case> spread(std::vector<Case> all, std::size_t count) {
  if (count >= all.size()) return all;
  std::vector<Case> some;
  for (std::size_t i = 0; i < count; ++i) some.push_back(std::move(all[(2 * i + 1) * all.size() / (2 * count)]));
  return some;
}

}  // namespace meretid::homecare::bench
