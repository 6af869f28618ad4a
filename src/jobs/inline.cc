// SPDX-License-Identifier: EUPL-1.2
#include "jobs/inline.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "jobs/inline_family.h"
#include "jobs/run.h"
#include "jobs/worker_context.h"

namespace meretid::jobs {

struct InlineRunner::State {
  InlineShared shared;
};

InlineRunner::InlineRunner(const Works& works, InlineListener listener, const Clock& clock)
    : state_(new State{{works, std::move(listener), clock, {}, {}, false, false}}) {}
InlineRunner::~InlineRunner() = default;

Result<Artefact> InlineRunner::add(const std::filesystem::path& file, std::string_view name) {
  return state_->shared.store.add(file, name);
}

Result<Artefact> InlineRunner::add_bytes(std::string_view bytes, std::string_view name, std::string_view type) {
  return state_->shared.store.put(bytes, name, type);
}

Result<std::string> InlineRunner::read(std::string_view blob) { return state_->shared.store.get(blob); }

Result<InlineResult> InlineRunner::run(std::string_view room, std::string_view kind, std::string_view input_json) {
  const std::int64_t cpu = cpu_microseconds();
  InlineJob root;
  root.root = true;
  root.room = room;
  root.kind = kind;
  root.input_json = input_json;
  InlineFamily family(state_->shared);
  family.run(root);
  TRY(std::string output, std::move(*root.output));
  InlineResult result;
  result.output_json = std::move(output);
  for (auto& [name, artefact] : family.take_artefacts()) result.artefacts.push_back(artefact);
  result.cpu_seconds = static_cast<double>(cpu_microseconds() - cpu) / kSecond;
  return result;
}

Result<void> InlineRunner::save(const std::vector<Artefact>& artefacts, const std::filesystem::path& directory) {
  for (const Artefact& artefact : artefacts) {
    TRY_VOID(check_artefact_name(artefact.name));
    TRY(const std::string bytes, read(artefact.blob));
    const std::filesystem::path path = directory / artefact.name;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
      return fail("jobs.file", errno == ENOSPC ? Kind::kNoSpace : Kind::kRefused, {{"found", std::strerror(errno)}}, path.string());
  }
  return {};
}

void InlineRunner::stop() { state_->shared.stop = true; }
void InlineRunner::cancel() { state_->shared.cancel = true; }

}  // namespace meretid::jobs
