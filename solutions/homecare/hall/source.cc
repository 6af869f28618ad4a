// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/source.h"

#include <algorithm>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/csv/read_csv.h"
#include "solutions/homecare/municipal/read.h"
#include "solutions/homecare/roads/map/read_map.h"

namespace meretid::homecare::hall {
namespace {

using base::Language;

const char* to_text(municipal::Effect effect) {
  switch (effect) {
    case municipal::Effect::kLeftOut: return "left_out";
    case municipal::Effect::kAssumed: return "assumed";
    case municipal::Effect::kWarning: break;
  }
  return "warning";
}

NoteRow row_of(std::string effect, std::string id, const Error& error) {
  return {std::move(effect), std::move(id), error.where, base::render(error, Language::kDanish), base::render(error, Language::kEnglish)};
}

bool is_map(const describe::Upload& file) { return file.name.ends_with(".pbf") || file.name.ends_with(".osm"); }

Result<municipal::Read> from_tables(const std::vector<municipal::CsvFile>& files, const municipal::ReadOptions& options) {
  TRY(auto tables, municipal::read_csv(files, "", options));
  return std::move(tables.read);
}

}  // namespace

bool has_map(const describe::Uploads& files) { return std::ranges::any_of(files, is_map); }

Result<void> read_municipality(const describe::Uploads& files, const ReadBlob& read, bool by_roads, Loaded& loaded) {
  std::vector<municipal::CsvFile> texts;
  bool tables = true;
  std::optional<roads::RoadMap> map;
  for (const describe::Upload& file : files) {
    if (is_map(file) && !by_roads) continue;
    TRY(std::string bytes, read(file.blob));
    if (is_map(file)) {
      TRY(map, roads::read_map(bytes));
      continue;
    }
    tables = tables && municipal::is_csv(file.name);
    texts.push_back({file.name, std::move(bytes)});
  }
  if (texts.empty() || (!tables && texts.size() > 1))
    return fail("homecare.hall.one_file", Kind::kBadInput, {{"found", texts.empty() ? "" : texts.back().name}}, "files");
  municipal::ReadOptions options;
  if (map) options.map = &*map;
  auto found = tables ? from_tables(texts, options) : municipal::read_municipality(texts.front().bytes, options);
  if (!found) {
    if (found.error().where.empty()) found.error().where = texts.front().name;
    return fail(std::move(found).error());
  }
  for (const municipal::Note& note : found->notes) loaded.notes.push_back(row_of(to_text(note.effect), note.id, note.error));
  for (const municipal::LeftOut& visit : found->left_out) loaded.notes.push_back(row_of("visit", visit.id, visit.why));
  loaded.all = std::move(found->all);
  if (map) loaded.ground = ground_of(*map, loaded.all);
  loaded.known = std::move(found->faces);
  loaded.running = std::move(found->running);
  return {};
}

}  // namespace meretid::homecare::hall
