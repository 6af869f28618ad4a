// SPDX-License-Identifier: EUPL-1.2
#include "parse/sandbox.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "parse/child.h"
#include "parse/operations.h"
#include "parse/spawn.h"
#include "parse/wire.h"

namespace meretid::parse {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kTurn{200};   // how often a stop is asked for
constexpr std::chrono::seconds kGoodbye{5};       // from the answer's end to the process's end

std::filesystem::path found_program() {
  if (const char* set = std::getenv("MERETID_PARSE"); set != nullptr && *set != 0) return set;
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "meretid-parse";
}

std::string seconds_text(std::chrono::milliseconds time) {
  const auto tenths = time.count() / 100;
  return tenths % 10 == 0 ? std::to_string(tenths / 10) : std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
}
std::string megabytes(std::int64_t bytes) { return std::to_string(bytes >> 20); }

/// What the end of a child that did not answer says.
Error error_of(const Child::End& end, const Call& call) {
  const int signal = end.status > 128 ? end.status - 128 : 0;
  if (end.status == kExitNoWalls) return Error("parse.no_walls", Kind::kInternal);
  if (end.status == kExitUsage) return Error("parse.bad_call", Kind::kInternal, {{"operation", call.operation}});
  if (signal == SIGSYS) return Error("parse.crossed_wall", Kind::kBadInput);
  if (signal == SIGXCPU) return Error("parse.too_slow", Kind::kTooLarge, {{"expected", seconds_text(call.limits.time)}});
  return Error("parse.crashed", Kind::kBadInput, {{"found", signal ? "signal " + std::to_string(signal) : "status " + std::to_string(end.status)}});
}

enum class Stop { kEnded, kTime, kAsked, kReader };

Stop listen(const Child& child, const Call& call, FrameReader& reader, Clock::time_point until) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    if (call.stop.stop_requested()) return Stop::kAsked;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return Stop::kTime;
    pollfd waiting{child.answers(), POLLIN, 0};
    const auto turn = call.stop.stop_possible() ? std::min(left, kTurn) : left;
    if (::poll(&waiting, 1, static_cast<int>(turn.count())) <= 0) continue;
    const ssize_t got = ::read(child.answers(), buffer.data(), buffer.size());
    if (got == 0) return Stop::kEnded;
    if (got < 0) {
      if (errno == EAGAIN || errno == EINTR) continue;
      return Stop::kEnded;
    }
    const auto state = reader.take({buffer.data(), static_cast<std::size_t>(got)});
    // Said everything: what it left running may hold the pipe open, and ends with it.
    if (state == FrameReader::State::kDone) return Stop::kEnded;
    if (state == FrameReader::State::kBad || state == FrameReader::State::kTooMuch) return Stop::kReader;
  }
}

}  // namespace

const Attachment* Answer::attachment(std::string_view name) const {
  for (const auto& attachment : attachments)
    if (attachment.name == name) return &attachment;
  return nullptr;
}

Sandbox::Sandbox(std::filesystem::path program) : program_(program.empty() ? found_program() : std::move(program)) {}

Result<Answer> Sandbox::run(const Call& call) const {
  const auto place = [&](Error error) {
    if (error.where.empty()) {
      error.where = call.document;
    } else if (!call.document.empty()) {
      error.where = call.document + ", " + error.where;
    }
    return fail(std::move(error));
  };
  const auto profile = profile_of(call.operation);
  if (!profile) return place(Error("parse.bad_call", Kind::kInternal, {{"operation", call.operation}}));
  const auto start = Clock::now();
  const auto until = start + call.limits.time;
  auto child = Child::start(program_, call, *profile);
  if (!child) return place(child.error());

  FrameReader reader(call.limits.output, call.progress);
  const Stop stop = listen(*child, call, reader, until);
  if (stop != Stop::kEnded) child->kill();
  const auto end = child->wait(Clock::now() + kGoodbye);
  switch (stop) {
    case Stop::kAsked:
      return place(Error("parse.stopped", Kind::kConflict));
    case Stop::kTime:
      return place(Error("parse.too_slow", Kind::kTooLarge, {{"expected", seconds_text(call.limits.time)}}));
    case Stop::kReader:
      if (reader.state() == FrameReader::State::kTooMuch)
        return place(Error("parse.too_much_output", Kind::kTooLarge, {{"expected", megabytes(call.limits.output)}}));
      return place(Error("parse.bad_answer", Kind::kInternal, {{"found", reader.complaint()}}));
    case Stop::kEnded:
      break;
  }
  if (reader.state() != FrameReader::State::kDone) return place(error_of(end, call));
  auto answer = std::move(reader).result();
  if (!answer) return place(answer.error());
  // What the child says of itself counts, as far as it can be true: no more than all processors since the start.
  const double most = std::chrono::duration<double>(Clock::now() - start).count() * std::max(1U, std::thread::hardware_concurrency());
  answer->cpu_seconds = std::max(end.cpu_seconds, std::min(answer->cpu_seconds, most));
  return answer;
}

}  // namespace meretid::parse
