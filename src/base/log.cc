// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <utility>

#include "base/clock.h"
#include "base/json_text.h"

namespace meretid::base {
namespace {

constexpr std::array<std::string_view, 5> kNames{"debug", "info", "warning", "error", "off"};

Level level_of_environment() {
  const char* wanted = std::getenv("MERETID_LOG");
  for (std::size_t i = 0; wanted != nullptr && i < kNames.size(); ++i)
    if (kNames[i] == wanted) return static_cast<Level>(i);
  return Level::kInfo;
}

std::atomic<Level>& lowest() {
  static std::atomic<Level> level{level_of_environment()};
  return level;
}

std::string& trace() {
  thread_local std::string id;
  return id;
}

}  // namespace

void LogField::write(std::string& line) const {
  append_json_text(line, name_);
  line += ':';
  switch (form_) {
    case Form::kText: append_json_text(line, text_); break;
    case Form::kInteger: append_json_number(line, integer_); break;
    case Form::kNumber: append_json_number(line, number_); break;
    case Form::kBool: line += integer_ != 0 ? "true" : "false"; break;
  }
}

void log_line(Level level, std::string_view event, LogFields fields) {
  if (level < lowest().load(std::memory_order_relaxed) || level == Level::kOff) return;
  std::string line = R"({"time":")" + to_iso8601(system_clock().now()) + R"(","level":")";
  line += kNames[static_cast<std::size_t>(level)];
  line += R"(","event":)";
  append_json_text(line, event);
  if (!trace().empty()) {
    line += R"(,"trace":)";
    append_json_text(line, trace());
  }
  for (const LogField& field : fields) {
    line += ',';
    field.write(line);
  }
  line += "}\n";
  // A log that cannot be written is no reason to stop: there is nobody left to tell.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

void set_log_level(Level level) { lowest().store(level); }

Trace::Trace(std::string id) : before_(std::exchange(trace(), std::move(id))) {}
Trace::~Trace() { trace() = std::move(before_); }
const std::string& Trace::current() { return trace(); }

}  // namespace meretid::base
