// SPDX-License-Identifier: EUPL-1.2
// The answer of a child on its pipe. A stream of frames: one byte kind, eight bytes length (little-endian), the content.
//   A  attachment: four bytes length of the name, the name, the bytes
//   P  progress: eight bytes, the fraction in millionths
//   J  the JSON answer        E  the error, as JSON {"code","kind","args","where"}
//   Z  the end: eight bytes, the CPU microseconds of the child and its tools. Exactly one J or E before it, nothing after it.
// The reader is a state machine on untrusted bytes: it never trusts a length beyond the limit it was given. Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/sandbox.h"

namespace meretid::parse {

/// Child side. Blocks while the pipe is full; false when the reader is gone.
class FrameWriter {
 public:
  explicit FrameWriter(int descriptor) : descriptor_(descriptor) {}
  bool attachment(std::string_view name, std::string_view bytes);
  bool progress(double fraction);
  bool answer(std::string_view json);
  bool error(const Error& error);
  bool end(std::uint64_t cpu_microseconds);

 private:
  bool frame(char kind, std::string_view head, std::string_view bytes);
  int descriptor_;
};

/// Parent side.
class FrameReader {
 public:
  enum class State { kMore, kDone, kBad, kTooMuch };
  explicit FrameReader(std::int64_t most, std::function<void(double)> progress = {})
      : most_(most), progress_(std::move(progress)) {}
  State take(std::string_view bytes);
  State state() const { return state_; }
  /// After kDone: the answer or the error of the operation.
  Result<Answer> result() &&;
  const std::string& complaint() const { return complaint_; }  ///< after kBad: what was wrong, for the error

 private:
  State bad(std::string complaint);
  State finish_frame();
  State take_error();

  std::int64_t most_, taken_ = 0;
  std::function<void(double)> progress_;
  State state_ = State::kMore;
  std::string head_, body_, complaint_;
  std::uint64_t expected_ = 0;
  char kind_ = 0;
  bool in_body_ = false;
  std::optional<std::string> json_;
  std::optional<Error> error_;
  std::vector<Attachment> attachments_;
  double cpu_seconds_ = 0;
};

}  // namespace meretid::parse
