// SPDX-License-Identifier: EUPL-1.2
#include "main/submit.h"

#include <fstream>

#include "base/json_text.h"
#include "main/installation.h"
#include "people/case.h"
#include "people/case_access.h"
#include "solution/house.h"

namespace meretid::program {
namespace {

constexpr std::size_t kPiece = 1024 * 1024;

}  // namespace

struct Submission::State {
  std::unique_ptr<solution::House> house;
  std::unique_ptr<store::Connection> db;
  Id<people::Account> account;
  std::optional<people::CaseAccess> access;
};

Submission::Submission(const solution::Registry& registry, const Terminal& terminal) : registry_(registry), terminal_(terminal) {}
Submission::~Submission() = default;

Result<void> Submission::open(const std::string& room, const SubmitFlags& flags, const std::optional<std::string>& home) {
  TRY(const auto config, solution::load_config(home));
  auto state = std::make_unique<State>();
  TRY(state->house, solution::open_house(config, registry_));
  TRY(state->db, state->house->database->connect());
  TRY(const auto account, account_of(*state->db, flags.account));
  state->account = account.id;
  const Timestamp now = system_clock().now();
  Id<people::Case> id;
  if (flags.into) {
    TRY(id, Id<people::Case>::parse(*flags.into));
  } else {
    const std::string title = terminal_.text("main.submitted_case", {{"when", to_iso8601(now).substr(0, 16)}});
    TRY(const auto made, people::create_case(*state->db, *state->house->keys, room, title, account.id, now));
    id = made.id;
  }
  TRY(auto access, people::open_case(*state->db, account.id, id, now));
  TRY_VOID(people::require_open(*state->db, access));
  state->access = std::move(access);
  state_ = std::move(state);
  return {};
}

Result<describe::Upload> Submission::take(const std::filesystem::path& file, const std::string& name) {
  std::ifstream from(file, std::ios::binary);
  if (!from) return fail("describe.unreadable_file", Kind::kBadInput, {}, file.string());
  TRY(auto writer, state_->house->blobs.create(*state_->db, state_->access->scope()));
  std::string piece(kPiece, '\0');
  while (from) {
    from.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    TRY_VOID(writer->write(std::string_view(piece).substr(0, static_cast<std::size_t>(from.gcount()))));
  }
  if (from.bad()) return fail("describe.unreadable_file", Kind::kBadInput, {}, file.string());
  TRY(const auto blob, writer->finish(*state_->db, system_clock().now()));
  return describe::Upload{name, blob.address, blob.size};
}

int Submission::enqueue(const solution::JobKind& kind, const std::string& input_json, bool json) {
  const auto job =
      state_->house->queue.enqueue(*state_->db, state_->access->scope(), {kind.room, kind.name, state_->account, input_json});
  if (!job) return terminal_.report(job.error());
  const std::string& in_case = state_->access->case_id().text();
  if (json) terminal_.out << R"({"job":")" << job->text() << R"(","case":")" << in_case << "\"}\n";
  else terminal_.out << terminal_.text("main.submitted", {{"job", job->text()}, {"case", in_case}}) << '\n';
  return 0;
}

}  // namespace meretid::program
