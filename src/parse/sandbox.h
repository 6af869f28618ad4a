// SPDX-License-Identifier: EUPL-1.2
// Runs one operation on untrusted bytes in a child process of its own, `meretid-parse OP`, behind walls (walls.h). Whatever the
// bytes do to the child (crash, hang, eat memory, answer nonsense), the caller gets an Error and nothing else happens.
// Thread-safe: any number of run() at once, each its own child. Cost: a process, about 10 ms (pure) or 30 ms (tool).
//
//   Sandbox sandbox;
//   TRY(Answer answer, sandbox.run({.operation = "render", .inputs = {pdf}, .options = R"({"dpi":200})", .document = name}));
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "parse/input.h"

namespace meretid::parse {

/// What one child may use. Every number is enforced by the parent or by the kernel, never by good will.
struct Limits {
  std::chrono::milliseconds time{60'000};       ///< from start to answer; also the CPU seconds of each process
  std::int64_t memory = std::int64_t{1} << 30;  ///< address space of each process, bytes
  std::int64_t output = std::int64_t{256} << 20;  ///< the whole answer, bytes
  std::int64_t scratch = std::int64_t{1} << 30;   ///< files of the tool profile's private folder, bytes
};

struct Attachment {
  std::string name;
  std::string bytes;
};

struct Answer {
  std::string json;  ///< an object, syntax checked, UTF-8; read it with describe::from_json: its content is untrusted
  std::vector<Attachment> attachments;  ///< in the order the operation gave them; untrusted bytes
  double cpu_seconds = 0;
  const Attachment* attachment(std::string_view name) const;  ///< nullptr when there is none
};

struct Call {
  std::string operation;          ///< a name of operations.cc
  std::vector<Input> inputs = {};
  std::string options = "{}";     ///< JSON for the operation
  Limits limits = {};
  std::string document = {};      ///< the file's name, for the place of errors
  std::stop_token stop = {};      ///< asked about five times a second: a stopped call kills the child (parse.stopped)
  std::function<void(double)> progress = {};  ///< 0..1, called on the thread of run()
};

class Sandbox {
 public:
  /// `program`: meretid-parse; else $MERETID_PARSE, else beside the running program.
  explicit Sandbox(std::filesystem::path program = {});

  /// The operation's own error (parse.encrypted …) or that of its child: parse.crashed, parse.too_slow,
  /// parse.too_much_memory, parse.too_much_output, parse.bad_answer, parse.crossed_wall, parse.no_walls, parse.no_program.
  Result<Answer> run(const Call& call) const;

  const std::filesystem::path& program() const { return program_; }

 private:
  std::filesystem::path program_;
};

}  // namespace meretid::parse
