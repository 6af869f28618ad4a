// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>

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

bool is_dropped(Level level) { return level < lowest().load(std::memory_order_relaxed) || level == Level::kOff; }

/// A busy thread writes many lines within a second: the calendar is asked once for all of them.
void append_now(std::string& line) {
  thread_local std::int64_t second = -1;
  thread_local std::string shown;  // "2026-03-29T01:30:00."
  const std::int64_t now = system_clock().now().microseconds;
  if (now / kSecond != second) {
    second = now / kSecond;
    shown = to_iso8601({second * kSecond}).substr(0, 20);
  }
  char micro[8];
  std::snprintf(micro, sizeof micro, "%06d", static_cast<int>(now % kSecond));
  line.append(shown).append(micro, 6).append("Z");
}

void append_line(std::string& line, Level level, std::string_view event, std::string_view trace, LogFields fields) {
  line += R"({"time":")";
  append_now(line);
  line += R"(","level":")";
  line += kNames[static_cast<std::size_t>(level)];
  line += R"(","event":)";
  append_json_text(line, event);
  if (!trace.empty()) {
    line += R"(,"trace":)";
    append_json_text(line, trace);
  }
  for (const LogField& field : fields) {
    line += ',';
    field.write(line);
  }
  line += "}\n";
}

void put(std::string_view bytes) {
  // A log that cannot be written is no reason to stop: there is nobody left to tell.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
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
  if (is_dropped(level)) return;
  std::string line;
  append_line(line, level, event, Trace::current(), fields);
  put(line);
}

void LogBatch::add(Level level, std::string_view event, std::string_view trace, LogFields fields) {
  constexpr std::size_t kMany = 64 * 1024;
  if (is_dropped(level)) return;
  append_line(lines_, level, event, trace, fields);
  if (lines_.size() >= kMany) write();
}

void LogBatch::write() {
  if (!lines_.empty()) put(lines_);
  lines_.clear();
}

void set_log_level(Level level) { lowest().store(level); }

Trace::Text& Trace::here() {
  thread_local Text text;
  return text;
}

Trace::Trace(std::string_view id) : before_(here()) {
  Text& text = here();
  text.size = static_cast<unsigned char>(id.substr(0, kLongest).copy(text.bytes.data(), kLongest));
}
Trace::~Trace() { here() = before_; }
std::string_view Trace::current() { return {here().bytes.data(), here().size}; }

}  // namespace meretid::base
