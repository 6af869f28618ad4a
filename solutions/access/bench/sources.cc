// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include "base/embedded.h"
#include "base/utf8.h"
#include "learn/measure.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

Result<std::vector<std::string>> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail("access.bench.no_data", Kind::kNotFound, {}, file.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

// "ANNE-MARIE" as people write it.
std::string written(const std::string& capitals) {
  std::string out;
  bool first = true;
  for (const char32_t c : base::decode(capitals)) {
    base::append(out, first ? c : base::lower(c));
    first = c == U'-' || c == U' ';
  }
  return out;
}

std::vector<std::string> apart(std::string_view text, char between) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (end) list.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

using Names = std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>>;

// One origin a line: first names, bar, surnames. Under "== danish" those that stand for no other origin.
void read_names(std::string_view file, char between, Names& origins, Names& danish) {
  Names* current = &origins;
  for (const std::string& line : apart(file, '\n')) {
    const std::string_view text = line;
    if (text.starts_with("== ")) current = text == "== danish" ? &danish : &origins;
    const std::size_t bar = text.find('|');
    if (bar != std::string_view::npos && text.front() != '#') current->emplace_back(apart(text.substr(0, bar), between), apart(text.substr(bar + 1), between));
  }
}

std::string unquoted(const std::string& line) { return line.size() < 3 ? std::string() : line.substr(1, line.rfind('"') - 1); }

}  // namespace

Result<Sources> read_sources(const std::filesystem::path& data) {
  Sources sources;
  TRY(const auto women, lines_of(data / "names/os2ds_dst2014_fornavne_kvinder.jsonl"));
  TRY(const auto men, lines_of(data / "names/os2ds_dst2014_fornavne_maend.jsonl"));
  TRY(const auto surnames, lines_of(data / "names/os2ds_dst2014_efternavne.jsonl"));
  TRY(const auto streets, lines_of(data / "places/os2ds_da_addresses.jsonl"));
  TRY(const auto towns, lines_of(data / "places/postnumre_2021.csv"));
  for (std::size_t i = 0; i < 3000 && i < women.size() && i < men.size(); ++i) {
    sources.first_names.push_back(written(unquoted(women[i])));
    sources.first_names.push_back(written(unquoted(men[i])));
  }
  std::erase_if(sources.first_names, [](const std::string& name) { return name.find_first_of("0123456789") != std::string::npos; });
  for (const auto& line : surnames) sources.surnames.push_back(written(unquoted(line)));
  for (const auto& line : streets)
    if (const std::string name = unquoted(line); name.size() > 3 && name.find_first_of("0123456789") == std::string::npos) sources.streets.push_back(name);
  for (const auto& line : towns) {
    const std::size_t cut = line.find(';');
    if (cut == std::string::npos || cut < 3 || cut > 4 || line[0] < '0' || line[0] > '9') continue;
    sources.towns.emplace_back(cut == 3 ? "0" + line.substr(0, cut) : line.substr(0, cut), line.substr(cut + 1));
  }
  read_names(base::embedded("solutions/access/bench/corpus/names.txt").value_or(""), ' ', sources.other_origins, sources.other_origins);
  read_names(base::embedded("solutions/access/bench/corpus/names_held.txt").value_or(""), ',', sources.held_origins, sources.held_danish);
  if (sources.first_names.empty() || sources.towns.empty() || sources.streets.empty() || sources.other_origins.empty() ||
      sources.held_origins.empty() || sources.held_danish.empty())
    return fail("access.bench.no_data", Kind::kNotFound, {}, data.string());
  return sources;
}

Row share_row(std::string id, std::int64_t hits, std::int64_t of, std::string note) {
  const learn::Share s = learn::wilson(hits, of);
  return {std::move(id), 100 * s.value, "%", 100 * s.low, 100 * s.high, {}, std::to_string(hits) + " of " + std::to_string(of) + "; " + note};
}

}  // namespace meretid::access::bench
