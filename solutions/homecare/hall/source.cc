// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/hall/source.h"

#include "base/catalogue.h"
#include "solutions/homecare/municipal/read.h"

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

}  // namespace

Result<void> read_municipality(const describe::Uploads& files, const ReadBlob& read, Loaded& loaded) {
  if (files.size() != 1) return fail("homecare.hall.one_file", Kind::kBadInput, {{"found", std::to_string(files.size())}}, "files");
  TRY(const std::string text, read(files.front().blob));
  auto found = municipal::read_municipality(text);
  if (!found) {
    if (found.error().where.empty()) found.error().where = files.front().name;
    return fail(std::move(found).error());
  }
  for (const municipal::Note& note : found->notes) loaded.notes.push_back(row_of(to_text(note.effect), note.id, note.error));
  for (const municipal::LeftOut& visit : found->left_out) loaded.notes.push_back(row_of("visit", visit.id, visit.why));
  loaded.all = std::move(found->all);
  loaded.known = std::move(found->faces);
  loaded.running = std::move(found->running);
  return {};
}

}  // namespace meretid::homecare::hall
